//! The look of the built-in flow's pages, for people at a terminal.

use gmis_help::catalog;
use gmis_help::flow::check::check;
use gmis_help::page::{self as sheet, Line};
use gmis_help::ui::wrap::{width, wrap};

/// From the title to the last step: what must be seen at once on a screen of 24 rows, a menu aside.
const MOST_ROWS: usize = 18;

fn rows(line: &Line, columns: usize) -> Vec<String> {
    if line.text.is_empty() {
        return vec![String::new()];
    }
    wrap(&line.text, columns, &line.first, &line.rest)
}

#[test]
fn every_page_has_its_steps_within_18_rows_and_nothing_wider_than_the_screen() {
    let candidate = catalog::find(None).ok().expect("there is a default flow");
    let flow = check(&candidate.read().expect("it is built in"))
        .flow
        .expect("it is valid");
    for (_, page) in flow.pages() {
        let lines = sheet::page(page);
        let of_steps = |line: &Line| line.first.trim_end().ends_with('.') || line.first == "    ";
        let last = lines.iter().rposition(of_steps).unwrap_or(0);
        assert_eq!(page.steps.is_empty(), last == 0, "{}", page.id);
        let upper = &lines[..=last];
        let height: usize = upper.iter().map(|line| rows(line, 80).len()).sum();
        assert!(height <= MOST_ROWS, "{}: {height} rows", page.id);
        for columns in [40, 80] {
            for row in lines.iter().flat_map(|line| rows(line, columns)) {
                assert!(width(&row) < columns, "{}: {row}", page.id);
            }
        }
    }
}
