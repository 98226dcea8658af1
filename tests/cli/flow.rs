//! What the built-in flow must say and how it must be built (the notice's facts and logic), over the checked flow.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use gmis_help::catalog;
use gmis_help::flow::check::check;
use gmis_help::flow::{Flow, Page, PageNo};
use gmis_help::page as sheet;

fn built_in() -> Flow {
    let Ok(candidate) = catalog::find(None) else {
        panic!("there is a default flow")
    };
    let checked = check(&candidate.read().expect("it is built in"));
    assert_eq!(checked.findings, []);
    checked.flow.expect("a file without findings is a flow")
}

/// Everything that a page says, without white space.
fn says(page: &Page) -> String {
    let body = sheet::body(page)
        .iter()
        .map(sheet::Line::unwrapped)
        .collect::<String>();
    let labels: String = page
        .options()
        .iter()
        .map(|choice| choice.label.as_str())
        .collect();
    format!("{}{body}{labels}", page.title)
        .split_whitespace()
        .collect()
}

#[test]
fn every_fact_of_the_notice_stands_on_its_page() {
    let flow = built_in();
    let mut facts = 0;
    for row in include_str!("facts.tsv").lines().skip(1) {
        let [id, page, words, _meaning] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("four columns: {row}");
        };
        let page = flow
            .find(page)
            .unwrap_or_else(|| panic!("{id}: there is no page {page}"));
        let said = says(flow.page(page));
        for word in words.split('|') {
            let word: String = word.split_whitespace().collect();
            assert!(
                said.contains(&word),
                "{id}: {word} is not on {}:\n{said}",
                flow.page(page).id
            );
        }
        facts += 1;
    }
    assert_eq!(facts, 40, "rows of facts.tsv");
}

#[test]
fn what_the_notice_does_not_say_is_marked_and_its_origin_and_date_stand_below() {
    let joined = |text: &str| text.split_whitespace().collect::<String>();
    let flow = built_in();
    for (_, page) in flow.pages() {
        let said = says(page);
        let steps = page.steps.iter().map(|step| {
            let marked = format!("{}（補足〔", step.text);
            (marked, step.source.as_ref())
        });
        let notes = page.steps.iter().flat_map(|step| &step.notes);
        let notes = notes.chain(&page.notes).map(|note| {
            let marked = format!("〕：{}", note.text);
            (marked, note.source.as_ref())
        });
        let whole = ("手順（補足）".to_owned(), page.source.as_ref());
        for (marked, citation) in steps.chain(notes).chain([whole]) {
            let Some(source) = citation.map(|citation| &citation.source) else {
                continue;
            };
            if !source.supplement {
                continue;
            }
            let date = source.date.as_deref().expect("a supplement has a date");
            let (_, below) = said.split_once("補足の出典：").expect("origins");
            assert!(
                below.contains(&joined(&source.title)),
                "{}: {below}",
                page.id
            );
            assert!(below.contains(&joined(date)), "{}: {below}", page.id);
            let own = page
                .source
                .as_ref()
                .is_some_and(|own| own.source.doc == source.doc);
            if !own || (marked == "手順（補足）" && !page.steps.is_empty()) {
                assert!(said.contains(&joined(&marked)), "{}: {marked}", page.id);
            }
        }
        assert!(
            page.steps.is_empty() || page.source.is_some(),
            "{} says nobody's words",
            page.id
        );
    }
}

#[test]
fn the_fixed_pages_are_there_with_their_groups() {
    let flow = built_in();
    let troubles = [
        "mailbox-capacity",
        "spam-folder",
        "absent-staff",
        "unreachable-url",
        "missing-email",
        "existing-account",
    ];
    let pages = "situation delivery-state change-request apply-again-check apply-again url-filter \
        url-maintenance unknown-account wrong-code ask-counter password-reset login-id wait apply-first";
    for id in troubles.into_iter().chain(pages.split_whitespace()) {
        assert!(flow.find(id).is_some(), "there is no page {id}");
    }
    assert_eq!(flow.page(flow.start()).id, "situation");
    assert!(
        flow.pages()
            .any(|(_, page)| page.id.starts_with("out-of-scope"))
    );
    for (_, page) in flow.pages() {
        let Some(group) = page.group.as_deref() else {
            continue;
        };
        let own = if page.id.starts_with("out-of-scope") {
            "out-of-scope"
        } else {
            &page.id
        };
        assert!(
            troubles.contains(&group) || group == own,
            "{} is in {group}",
            page.id
        );
    }
    for trouble in troubles {
        let page = flow.page(flow.find(trouble).expect(trouble));
        assert_eq!(page.group.as_deref(), Some(trouble));
        let remedies: Vec<&Page> = flow
            .pages()
            .map(|(_, page)| page)
            .filter(|page| page.is_remedy() && page.group.as_deref() == Some(trouble))
            .collect();
        assert!(!remedies.is_empty(), "{trouble} has no remedy");
        for remedy in remedies {
            assert!(
                remedy.done().is_some(),
                "{} says when one is done",
                remedy.id
            );
            assert!(
                remedy.if_not_solved().is_some(),
                "{} says where to go else",
                remedy.id
            );
        }
    }
}

#[test]
fn dont_know_is_on_every_question_and_never_leads_to_applying_again() {
    let flow = built_in();
    for (_, page) in flow.pages().filter(|(_, page)| !page.is_remedy()) {
        let unknown: Vec<_> = page
            .options()
            .iter()
            .filter(|choice| choice.label == "分からない")
            .collect();
        let [unknown] = unknown[..] else {
            panic!("{} has no 分からない", page.id)
        };
        let target = &flow.page(unknown.target).id;
        assert!(!target.starts_with("apply-again"), "{}: {target}", page.id);
        assert!(!unknown.again, "{}: 分からない leads back", page.id);
    }
}

/// Pages that `from` leads to without `again`, those that `closed` names not entered.
fn reached<'f>(flow: &'f Flow, from: PageNo, closed: &[&str]) -> BTreeSet<&'f str> {
    let mut met = BTreeSet::new();
    let mut waiting = VecDeque::from([from]);
    while let Some(number) = waiting.pop_front() {
        let page = flow.page(number);
        if closed.contains(&page.id.as_str()) || !met.insert(page.id.as_str()) {
            continue;
        }
        waiting.extend(
            page.options()
                .iter()
                .filter(|choice| !choice.again)
                .map(|choice| choice.target),
        );
        waiting.extend(page.if_not_solved());
    }
    met
}

fn from<'f>(flow: &'f Flow, id: &str, closed: &[&str]) -> BTreeSet<&'f str> {
    reached(flow, flow.find(id).expect(id), closed)
}

#[test]
fn nobody_applies_again_past_the_guard() {
    let flow = built_in();
    let met = from(&flow, "situation", &["apply-again-check"]);
    assert!(
        met.iter().all(|id| !id.starts_with("apply-again")),
        "{met:?}"
    );
    let form = "https://www.g-mis.mhlw.go.jp/user-Registration-Form";
    for (_, page) in flow.pages().filter(|(_, page)| says(page).contains(form)) {
        assert!(
            page.id.starts_with("apply-"),
            "{} has the form's address",
            page.id
        );
    }
}

#[test]
fn the_notice_is_followed_where_its_doors_join() {
    let flow = built_in();
    let without = from(&flow, "absent-staff", &["delivery-state"]);
    assert!(
        without.contains("change-request"),
        "nobody may read it: the request at once"
    );
    let asked = from(&flow, "delivery-state", &[]);
    assert!(asked.contains("change-request") && asked.contains("apply-again"));
    assert!(from(&flow, "absent-staff", &[]).contains("delivery-state"));
    assert!(!asked.contains("missing-email") && !asked.contains("absent-staff"));
    assert!(!from(&flow, "missing-email", &[]).contains("absent-staff"));
    assert!(!from(&flow, "absent-staff", &[]).contains("missing-email"));
    let after = |id: &str| {
        let page = flow.page(flow.find(id).expect(id));
        page.if_not_solved().map(|next| flow.page(next).id.as_str())
    };
    assert_eq!(after("mailbox-capacity"), Some("login-id"));
    assert_eq!(after("unreachable-url"), Some("url-filter"));
    assert_eq!(after("url-filter"), Some("url-maintenance"));
}

/// A page is passed at most once: it cannot be reached again from what follows it.
#[test]
fn no_path_asks_for_the_state_twice() {
    let flow = built_in();
    let state = flow.page(flow.find("delivery-state").expect("the page"));
    for choice in state.options() {
        assert!(
            !reached(&flow, choice.target, &[]).contains("delivery-state"),
            "{}",
            choice.id
        );
    }
}

#[test]
fn apply_first_and_ask_counter_have_one_door_each() {
    let flow = built_in();
    let mut doors: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for (_, page) in flow.pages() {
        for choice in page.options().iter().filter(|choice| !choice.again) {
            doors
                .entry(&flow.page(choice.target).id)
                .or_default()
                .push((&page.id, &choice.id));
        }
        if let Some(next) = page.if_not_solved() {
            doors
                .entry(&flow.page(next).id)
                .or_default()
                .push((&page.id, "not-solved"));
        }
    }
    assert_eq!(doors["apply-first"], [("when-applied", "not-applied")]);
    assert_eq!(doors["ask-counter"], [("delivery-state", "not-asked")]);
}

/// Fewest and most questions on the paths to each page, by walking all of them from the start, `again` left out.
fn distances(flow: &Flow) -> BTreeMap<String, (usize, usize)> {
    fn visit(flow: &Flow, at: PageNo, asked: usize, met: &mut BTreeMap<String, (usize, usize)>) {
        let page = flow.page(at);
        let entry = met.entry(page.id.clone()).or_insert((asked, asked));
        *entry = (entry.0.min(asked), entry.1.max(asked));
        for choice in page.options().iter().filter(|choice| !choice.again) {
            visit(flow, choice.target, asked + 1, met);
        }
        if let Some(next) = page.if_not_solved() {
            visit(flow, next, asked, met);
        }
    }
    let mut met = BTreeMap::new();
    visit(flow, flow.start(), 0, &mut met);
    met
}

#[test]
fn every_remedy_is_near() {
    let flow = built_in();
    let met = distances(&flow);
    for (_, page) in flow.pages().filter(|(_, page)| page.is_remedy()) {
        let (fewest, most) = met[&page.id];
        assert!(fewest <= 6, "{} takes {fewest} questions", page.id);
        assert!(most <= 9, "{} can take {most} questions", page.id);
    }
    for id in [
        "spam-folder",
        "unreachable-url",
        "absent-staff",
        "change-request",
        "login-id",
    ] {
        assert!(met[id].0 <= 3, "{id} takes {} questions", met[id].0);
    }
    assert_eq!(met.len(), flow.pages().count(), "every page can be reached");
}

#[test]
fn every_text_can_be_shown_on_a_japanese_console() {
    let text = include_str!("../../flows/gmis.yaml");
    let (_, _, lost) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!lost, "a character outside CP932");
}
