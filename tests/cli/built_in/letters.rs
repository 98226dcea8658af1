//! The built-in letters (short lines, blanks only, the same questions as their page), and the verb that prints them.

use std::collections::BTreeMap;

use gmis_help::catalog;
use gmis_help::flow::check::check;
use gmis_help::flow::{Flow, Page};
use gmis_help::wrap::width;

use crate::harness::{Folder, Ran, gmis_help, here};

/// Cells of 35 full-width characters: a mail program shows such a line without breaking it.
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
    // The letter asks nothing that its page does not ask.
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

fn desk(args: &[&str]) -> Ran {
    gmis_help(args.iter().chain(&["--flow", "desk.yaml"]))
        .dir(&here())
        .run()
}

#[test]
fn a_letter_says_its_subject_whom_it_goes_to_and_what_its_author_wrote() {
    let text = "\n届きません。\n\n名前（例：〇〇医院）：\n";
    let to = "宛先：県の窓口：県のページで探します。（補足）\n";
    let whole = format!("件名：届きません\n{to}{text}");
    for page in ["ask", "2"] {
        let _ = desk(&["letter", page]).status(0).stdout(&whole).stderr("");
    }
    // The same letter with a contact that the flow says how to reach.
    let folder = Folder::new();
    let flow = include_str!("../desk.yaml").replace("to: counter", "to: office");
    folder.file("desk.yaml", flow);
    let to =
        "宛先：事務局：電話 000-111-2222（平日9時～17時）（補足）\n        office@example.jp\n";
    let _ = gmis_help(["letter", "ask", "--flow", "./desk.yaml"])
        .dir(folder.path())
        .run()
        .status(0)
        .stdout(&format!("件名：届きません\n{to}{text}"));
}

#[test]
fn a_page_without_a_letter_names_those_that_have_one() {
    let none = "エラー: 「wait」に文面はありません。文面のあるページ: ask\n";
    let _ = desk(&["letter", "wait"]).status(1).stdout("").stderr(none);
    let _ = gmis_help(["letter", "helps", "--flow", "small.yaml"])
        .dir(&here())
        .run()
        .status(1)
        .stderr("エラー: この案内に、文面のあるページはありません。\n");
    let unknown = "エラー: 「asks」というページはありません。「ask」のことですか？\n";
    let _ = desk(&["letter", "asks"])
        .status(2)
        .stdout("")
        .stderr(unknown);
}

#[test]
fn a_letter_can_be_kept_in_a_file_but_not_over_the_flow_that_it_is_read_from() {
    let folder = Folder::new();
    let flow = folder.file("desk.yaml", include_str!("../desk.yaml"));
    let keep = |file: &str| {
        gmis_help(["letter", "ask", "--flow", "./desk.yaml", "--out", file])
            .dir(folder.path())
            .run()
    };
    let said = "「letter.txt」に書きました。\n";
    let _ = keep("letter.txt").status(0).stdout("").stderr(said);
    let kept = std::fs::read_to_string(folder.path().join("letter.txt")).expect("it was written");
    assert_eq!(kept, desk(&["letter", "ask"]).stdout);
    let _ = keep("letter.txt").status(1);
    let _ = keep("desk.yaml").status(1);
    let kept = std::fs::read_to_string(flow).expect("it is there");
    assert_eq!(kept, include_str!("../desk.yaml"));
}

/// Every page with a letter names the command that prints it; no other page does.
#[test]
fn a_page_says_how_to_get_its_letter() {
    for (_, page) in built_in().pages() {
        let shown = gmis_help(["show", &page.id]).run().status(0).stdout;
        let said = format!("gmis-help letter {}", page.id);
        assert_eq!(
            shown.contains(&said),
            page.letter().is_some(),
            "{}",
            page.id
        );
        assert_eq!(shown.contains("gmis-help letter"), shown.contains(&said));
    }
}
