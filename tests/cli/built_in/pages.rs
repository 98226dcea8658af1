//! How long the pages of the built-in flow are on a terminal.

use gmis_help::catalog;
use gmis_help::flow::Page;
use gmis_help::flow::check::check;
use gmis_help::page::{self, Line};
use gmis_help::wrap::{width, wrap};

/// The most rows of a page with its options: a screen and a half.
const MOST_ROWS: usize = 36;

/// The rows of one screen.
const ROWS: usize = 24;

fn rows(line: &Line, columns: usize) -> Vec<String> {
    if line.text.is_empty() {
        return vec![String::new()];
    }
    wrap(&line.text, columns, &line.first, &line.rest)
}

/// The rows of the possible answers: the options, or the question after a remedy with its two or three answers.
fn options(page: &Page) -> usize {
    match page.options().len() {
        0 => 3 + usize::from(page.wait().is_some()),
        options => options,
    }
}

#[test]
fn a_page_fits_on_a_screen_with_its_options_or_nearly() {
    let candidate = catalog::find(None).ok().expect("there is a default flow");
    let flow = check(&candidate.read().expect("it is built in"))
        .flow
        .expect("it is valid");
    let mut long = Vec::new();
    for (_, page) in flow.pages() {
        let lines = page::page(page);
        let text: usize = lines.iter().map(|line| rows(line, 80).len()).sum();
        let height = text + options(page);
        assert!(height <= MOST_ROWS, "{}: {height} rows", page.id);
        if height > ROWS {
            long.push(page.id.as_str());
        }
        for columns in [40, 80] {
            for row in lines.iter().flat_map(|line| rows(line, columns)) {
                assert!(width(&row) < columns, "{}: {row}", page.id);
            }
        }
    }
    assert!(
        long.len() * 10 <= flow.pages().count(),
        "too long: {long:?}"
    );
}
