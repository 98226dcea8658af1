//! What the built-in flow must say and how it must be built: the facts and logic of the notice, in the checked flow.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use gmis_help::catalog;
use gmis_help::flow::check::check;
use gmis_help::flow::{Flow, Page, PageNo};

use crate::harness::gmis_help;

const FORM: &str = "https://www.g-mis.mhlw.go.jp/user-Registration-Form";

fn built_in() -> Flow {
    let Ok(candidate) = catalog::find(None) else {
        panic!("there is a default flow")
    };
    let checked = check(&candidate.read().expect("it is built in"));
    assert_eq!(checked.findings, []);
    checked.flow.expect("a file without findings is a flow")
}

fn close(text: &str) -> String {
    text.split_whitespace().collect()
}

/// All texts of each page that a reader sees, title and labels included, without white space.
fn says() -> BTreeMap<String, String> {
    let listed = gmis_help(["list", "--format", "json"])
        .run()
        .status(0)
        .json();
    let pages = listed["flows"][0]["pages"].as_array().expect("pages");
    pages
        .iter()
        .map(|page| {
            let text = |key: &str| page[key].as_str().expect(key).to_owned();
            let labels: String = page["options"]
                .as_array()
                .expect("options")
                .iter()
                .map(|option| option["label"].as_str().expect("a label"))
                .collect();
            let said = format!("{}{}{labels}", text("title"), text("text"));
            (text("id"), close(&said))
        })
        .collect()
}

#[test]
fn every_fact_stands_on_its_page() {
    let said = says();
    let mut facts = 0;
    for row in include_str!("facts.tsv").lines().skip(1) {
        let [id, page, words, _meaning] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("four columns: {row}");
        };
        let said = said
            .get(page)
            .unwrap_or_else(|| panic!("{id}: there is no page {page}"));
        for word in words.split('|') {
            assert!(
                said.contains(&close(word)),
                "{id}: {word} is not on {page}:\n{said}"
            );
        }
        facts += 1;
    }
    assert_eq!(facts, 55, "rows of facts.tsv");
}

#[test]
fn what_the_notice_does_not_say_is_marked_with_origin_and_date() {
    let flow = built_in();
    let said = says();
    for (_, page) in flow.pages() {
        let steps = page.steps.iter();
        let notes = steps
            .clone()
            .flat_map(|step| &step.notes)
            .chain(&page.notes);
        let contacts = steps.clone().filter_map(|step| step.contact.as_ref());
        let citations = steps
            .filter_map(|step| step.source.as_ref())
            .chain(notes.filter_map(|note| note.source.as_ref()))
            .chain(contacts.filter_map(|contact| contact.source.as_ref()))
            .chain(&page.source);
        let said = &said[&page.id];
        for citation in citations {
            let source = &citation.source;
            if source.supplement {
                let date = source.date.as_deref().expect("a supplement has a date");
                let mark = close(&format!("{}、{date}", source.title));
                assert!(said.contains("補足の出典："), "{}", page.id);
                assert!(said.contains(&mark), "{}: {mark}", page.id);
            }
        }
        let tells = !page.steps.is_empty() || page.is_remedy();
        assert!(
            !tells || page.source.is_some(),
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
    let pages = "sender-check relocation yearly-mail open-url situation delivery-state change-request \
        apply-again-check apply-again url-filter url-maintenance unknown-account wrong-code ask-counter \
        password-reset login-id wait apply-first contact-counter contact-office mail-search \
        out-of-scope-report out-of-scope-permission out-of-scope-button out-of-scope-paper \
        out-of-scope-phone out-of-scope-mamis out-of-scope-operation";
    for id in troubles.into_iter().chain(pages.split_whitespace()) {
        assert!(flow.find(id).is_some(), "there is no page {id}");
    }
    assert_eq!(flow.page(flow.start()).id, "situation");
    for (_, page) in flow.pages() {
        let Some(group) = page.group.as_deref() else {
            continue;
        };
        // A question that leads to the pages of a group may belong to it as well.
        let own = match page.id.as_str() {
            id if id.starts_with("out-of-scope") || id == "button-trouble" => "out-of-scope",
            "relocation-answer" => "relocation",
            id => id,
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
        assert!(!target.starts_with("apply-"), "{}: {target}", page.id);
        assert!(!unknown.again, "{}: 分からない leads back", page.id);
        let targets: BTreeSet<_> = page.options().iter().map(|choice| choice.target).collect();
        assert!(targets.len() > 1, "{} asks in vain", page.id);
    }
}

#[test]
fn nobody_ends_at_a_page_that_leads_no_further_without_a_contact() {
    let flow = built_in();
    for (_, page) in flow.pages().filter(|(_, page)| page.is_remedy()) {
        let asks = page.steps.iter().any(|step| step.contact.is_some());
        assert!(page.if_not_solved().is_some() || asks, "{}", page.id);
        assert!(page.done().is_some(), "{} says when one is done", page.id);
    }
}

/// The pages that `from` leads to, without following `again` or entering the pages in `closed`.
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

/// Every option without `again` and every `not-solved` that leads to a page with an `accepted` id.
fn doors(flow: &Flow, accepted: impl Fn(&str) -> bool) -> Vec<(&str, &str)> {
    let mut doors = Vec::new();
    for (_, page) in flow.pages() {
        let options = page.options().iter().filter(|choice| !choice.again);
        let ways = options.map(|choice| (choice.id.as_str(), choice.target));
        let not_solved = page.if_not_solved().map(|next| ("not-solved", next));
        for (way, target) in ways.chain(not_solved) {
            if accepted(&flow.page(target).id) {
                doors.push((page.id.as_str(), way));
            }
        }
    }
    doors
}

#[test]
fn only_a_reason_that_was_said_leads_to_applying_again() {
    let flow = built_in();
    let again = ["apply-again", "apply-again-code"];
    assert_eq!(
        doors(&flow, |id| again.contains(&id)),
        [
            ("delivery-state", "wrong-code"),
            ("delivery-state", "undelivered"),
            ("wrong-code", "differs"),
            ("apply-again-check", "undelivered"),
            ("apply-again-check", "wrong-code"),
            ("delivery-state-answer", "wrong-code"),
            ("delivery-state-answer", "undelivered"),
        ]
    );
    for id in ["missing-email", "contact-counter", "apply-first"] {
        let closed = ["apply-again-check", "delivery-state", "wrong-code"];
        let met = from(&flow, id, &closed);
        assert!(again.iter().all(|page| !met.contains(page)), "{id}");
    }
    for (id, said) in says() {
        let applies = id.starts_with("apply-");
        assert!(applies || !said.contains(FORM), "{id} has the form");
    }
}

#[test]
fn only_callers_without_application_and_account_apply_for_the_first_time() {
    let flow = built_in();
    assert_eq!(
        doors(&flow, |id| id.starts_with("apply-first")
            && id != "apply-first-trouble"),
        [
            ("when-applied", "not-applied"),
            ("mail-search", "not-applied"),
            ("delivery-state", "nothing"),
            ("account-question", "not-applied"),
            ("account-search", "none"),
            ("relocation-answer", "apply"),
            ("delivery-state-answer", "nothing"),
        ]
    );
    // A caller who never applied is not told to ask what became of the application.
    for id in ["account-search", "out-of-scope-topic", "relocation"] {
        let met = from(&flow, id, &["apply-again-check"]);
        assert!(!met.contains("ask-counter"), "{id}");
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
    // The flow asks whether the mail is real before its link is opened, and about the link before the browser.
    for id in ["sender-check", "unreachable-url", "password-reset"] {
        assert!(from(&flow, "open-url", &[]).contains(id), "{id}");
    }
    for id in ["apply-first", "existing-account"] {
        assert!(from(&flow, id, &[]).contains("relocation"), "{id}");
    }
    let none = from(&flow, "unknown-account", &["login-id"]);
    assert!(none.contains("apply-first"));
}

/// No path passes the page twice: it cannot be reached again from the pages that follow it.
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

/// A caller who waited for the counter and comes back to its page is asked for the counter's answer.
#[test]
fn after_the_counter_was_asked_its_answer_leads_on() {
    let flow = built_in();
    assert_eq!(
        doors(&flow, |id| id == "delivery-state-answer"),
        [("ask-counter", "not-solved")]
    );
    for door in doors(&flow, |id| id == "ask-counter") {
        assert!(
            ["delivery-state", "wrong-code"].contains(&door.0),
            "{door:?}"
        );
    }
    let answers = |id: &str| -> BTreeMap<String, String> {
        let page = flow.page(flow.find(id).expect(id));
        let options = page.options().iter();
        options
            .map(|choice| (choice.id.clone(), flow.page(choice.target).id.clone()))
            .collect()
    };
    // The same answer leads to the same page on either question.
    let later = answers("delivery-state-answer");
    for (answer, page) in answers("delivery-state") {
        if answer != "not-asked" {
            let then = &later[&answer];
            assert!(*then == page || answer == "nothing", "{answer}: {then}");
        }
    }
    assert_eq!(
        doors(&flow, |id| id == "counter-answer"),
        [("contact-counter", "not-solved")]
    );
    let back = flow.page(flow.find("counter-answer").expect("the page"));
    let back = back.options().iter().find(|choice| choice.again);
    let back = back.expect("an answer leads back to the first page");
    assert_eq!(flow.page(back.target).id, "situation");
}

#[test]
fn no_account_alone_is_no_reason_to_apply() {
    let flow = built_in();
    for id in ["delivery-state", "delivery-state-answer", "account-search"] {
        let page = flow.page(flow.find(id).expect(id));
        for choice in page.options() {
            let target = &flow.page(choice.target).id;
            if target.starts_with("apply-first") {
                let label = &choice.label;
                assert!(
                    label.contains("申請も") || label.contains("申請は届いていない"),
                    "{id}: {label}"
                );
            }
        }
        let waits = page
            .options()
            .iter()
            .any(|choice| flow.page(choice.target).id == "wait-approval");
        assert!(waits, "{id}: applied, and no account yet");
    }
}

/// Fewest and most questions on the paths to each page, by walking every path from the start without `again`.
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
    let near = [
        (
            2,
            "sender-check relocation came-back delivery-state login-id password-reset",
        ),
        (
            3,
            "spam-folder unreachable-url absent-staff change-request out-of-scope-report",
        ),
    ];
    for (most, pages) in near {
        for id in pages.split_whitespace() {
            assert!(met[id].0 <= most, "{id} takes {} questions", met[id].0);
        }
    }
    assert_eq!(met.len(), flow.pages().count(), "every page can be reached");
}

#[test]
fn every_text_can_be_shown_on_a_japanese_console() {
    let text = include_str!("../../../flows/gmis.yaml");
    let (_, _, lost) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!lost, "a character outside CP932");
}

#[test]
fn words_are_those_that_a_clerk_knows() {
    let wrong = [
        "要ります",
        "受信箱",
        "送り主",
        "紙に書きます",
        "終われば終わり",
        "保険医療機関コード",
        "1通目",
    ];
    let hosts = [
        "tottori.pref.okayama.jp",
        "tdck.sakura.ne.jp",
        "cache.yimg.jp",
        "password@g-mis.net",
    ];
    for (id, said) in says() {
        for word in wrong.iter().chain(&hosts) {
            assert!(!said.contains(word), "{id}: {word}");
        }
        // "Folder" and "server" are each spelt one way, as people say them; quotes from the notice stay as they are.
        for (stem, whole) in [
            ("フォルダ", "フォルダー"),
            ("サーバ", "サーバー"),
            ("ユーザー", ""),
        ] {
            let whole = if whole.is_empty() {
                0
            } else {
                said.matches(whole).count()
            };
            assert_eq!(said.matches(stem).count(), whole, "{id}: {stem}");
        }
    }
}

#[test]
fn no_telephone_number_but_the_offices_is_shipped() {
    for (id, said) in says() {
        let said = said.replace("050-3355-8230", "");
        let digits: Vec<&str> = said
            .split(|c: char| !c.is_ascii_digit() && c != '-')
            .filter(|run| run.starts_with('0') && run.contains('-') && run.len() > 9)
            .collect();
        assert!(digits.is_empty(), "{id}: {digits:?}");
    }
}
