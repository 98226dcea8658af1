//! The built-in letters: short lines, blanks only, and the same questions as on the page.

use std::collections::BTreeMap;

use gmis_help::catalog;
use gmis_help::flow::check::check;
use gmis_help::flow::{Flow, Page};
use gmis_help::ui::wrap::width;

/// Cells of 35 full-width characters: what a mail program shows without breaking it.
const WIDEST: usize = 70;

fn built_in() -> Flow {
    let candidate = catalog::find(None).ok().expect("there is a default flow");
    check(&candidate.read().expect("it is built in"))
        .flow
        .expect("it is valid")
}

fn with_letters(flow: &Flow) -> BTreeMap<&str, &Page> {
    flow.pages()
        .map(|(_, page)| page)
        .filter(|page| page.letter().is_some())
        .map(|page| (page.id.as_str(), page))
        .collect()
}

fn close(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_letter_has_short_lines_and_goes_to_a_contact_of_its_page() {
    let flow = built_in();
    let letters = with_letters(&flow);
    assert_eq!(
        letters.keys().copied().collect::<Vec<_>>(),
        ["ask-counter", "change-request"]
    );
    for (id, page) in letters {
        let letter = page.letter().expect("a letter");
        for line in letter.text.lines().chain([letter.subject.as_str()]) {
            assert!(width(line) <= WIDEST, "{id}: {line}");
        }
        let to = |step: &gmis_help::flow::Step| {
            step.contact
                .as_ref()
                .is_some_and(|contact| contact.id == letter.to.id)
        };
        assert!(page.steps.iter().any(to), "{id} names its contact");
    }
}

#[test]
fn the_letter_asks_what_the_phone_script_asks() {
    let flow = built_in();
    let page = with_letters(&flow)["ask-counter"];
    let text = close(&page.letter().expect("a letter").text);
    let script: Vec<&String> = page.steps.iter().flat_map(|step| &step.list).collect();
    assert_eq!(script.len(), 4, "one call asks everything");
    let mut at = 0;
    for (number, line) in (1..).zip(&script) {
        let asked = close(line.trim_matches(['「', '」']));
        let found = text[at..].find(&format!("{number}{asked}"));
        at += found.unwrap_or_else(|| panic!("{line} is not in the letter, or not as {number}"));
    }
    // Nothing is asked in the letter alone.
    let numbered = page.letter().expect("a letter").text.lines();
    let numbered = numbered.filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    assert_eq!(numbered.count(), script.len());
}

#[test]
fn the_change_of_address_asks_for_the_four_items_and_no_more() {
    let flow = built_in();
    let page = with_letters(&flow)["change-request"];
    let text = &page.letter().expect("a letter").text;
    let asked: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_suffix('：'))
        .collect();
    let items = [
        "報告機関名",
        "機関コード",
        "変更前メールアドレス",
        "変更後メールアドレス",
    ];
    assert_eq!(asked, items);
    assert_eq!(
        text.matches("（例").count() + text.matches("（分から").count(),
        2
    );
    for (item, line) in items.iter().zip(&page.steps[0].list) {
        assert!(line.starts_with(item), "{line}");
    }
}
