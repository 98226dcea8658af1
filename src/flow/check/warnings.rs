//! Warnings about what is valid but unhelpful: pages that cannot be reached, names that nothing uses, questions that
//! are hard to answer. No warning merely follows from an error.

use std::collections::{HashMap, HashSet};

use unicode_width::UnicodeWidthStr;

use super::references::References;
use crate::finding::{At, Code, Fault, Report, Span, TakenFor};
use crate::fold::{fold, fold_kana, number};
use crate::form::table::{MOST_OPTIONS, SIGNS, WIDEST_LABEL, WIDEST_LETTER, WORDS};
use crate::yaml::Node;

/// The finding for an id that nothing uses.
type Unused = fn(String) -> Fault;

/// Adds every warning about a tree and its routes.
pub(super) fn warn<'t>(
    text: &str,
    root: &'t Node<'_>,
    references: &References<'t>,
    report: &mut Report<'t>,
) {
    if references.whole && !report.kinds().any(Code::hides_routes) {
        unreachable(references, report);
    }
    let mut named = HashSet::new();
    collect(root, &mut named);
    let sections: [(_, _, Unused); 3] = [
        ("shared", Code::UnknownShared, |id| Fault::UnusedShared {
            id,
        }),
        ("sources", Code::UnknownSource, |id| Fault::UnusedSource {
            id,
        }),
        ("contacts", Code::UnknownContact, |id| {
            Fault::UnusedContact { id }
        }),
    ];
    for (name, unknown, fault) in sections {
        // A name misspelt where it is used is one finding: its definition is not reported as unused as well.
        if !report.kinds().any(|kind| kind == unknown) {
            unused(root, name, &named, fault, report);
        }
    }
    for page in root.section("questions") {
        report.within([At::Key("questions"), At::Key(&page.key)], |report| {
            words(&page.node, report);
            options(&page.key, &page.node, report);
        });
    }
    for page in root.section("remedies") {
        report.within([At::Key("remedies"), At::Key(&page.key)], |report| {
            if page.node.is_map() && page.node.get("source").is_none() {
                report.say(Fault::NoSource, page.key_span);
            }
            letter(text, &page.node, report);
            words(&page.node, report);
        });
    }
}

/// Reports unreachable pages, except those that other unreachable pages lead to.
fn unreachable<'t>(references: &References<'t>, report: &mut Report<'t>) {
    let routes = &references.routes;
    let mut behind = vec![false; references.pages.len()];
    for page in (0..behind.len()).filter(|page| !routes.reaches(*page)) {
        for to in routes.forward(page) {
            behind[to] = true;
        }
    }
    for (number, page) in references.pages.iter().enumerate() {
        if !routes.reaches(number) && !behind[number] {
            let id = page.id.to_owned();
            report.within(page.way(), |report| {
                report.say(Fault::Unreachable { id }, page.span);
            });
        }
    }
}

/// Collects every name of something else in the tree, with the (first) section that can define it.
pub(super) fn collect<'t>(node: &'t Node<'_>, named: &mut HashSet<(&'static str, &'t str)>) {
    for item in node.items() {
        collect(item, named);
    }
    for entry in node.entries() {
        let section = match entry.key.as_ref() {
            "goto" | "if-not-solved" | "start" => Some("questions"),
            "use" => Some("shared"),
            "doc" => Some("sources"),
            "contact" | "to" => Some("contacts"),
            _ => None,
        };
        named.extend(section.zip(entry.node.text()));
        collect(&entry.node, named);
    }
}

fn unused<'t>(
    root: &'t Node<'_>,
    name: &'t str,
    named: &HashSet<(&str, &str)>,
    fault: fn(String) -> Fault,
    report: &mut Report<'t>,
) {
    for entry in root.section(name) {
        if !named.contains(&(name, entry.key.as_ref())) {
            report.within([At::Key(name), At::Key(&entry.key)], |report| {
                report.say(fault(entry.key.clone().into_owned()), entry.key_span);
            });
        }
    }
}

/// Reports search words that are on the page anyway. Only the first are checked; pages have few.
fn words<'t>(page: &'t Node<'_>, report: &mut Report<'t>) {
    const MOST: usize = 50;
    let Some(words) = page.get("words") else {
        return;
    };
    let mut said = String::new();
    texts(page, &mut said);
    for word in words.items().iter().take(MOST) {
        let text = word.text().unwrap_or_default();
        let folded = fold_kana(text);
        if !folded.is_empty() && said.contains(&folded) {
            let fault = Fault::NeedlessWord {
                word: text.to_owned(),
            };
            report.say(fault, word.caret());
        }
    }
}

/// Collects the texts of a page that people read, separated by `\0`; neither its search words nor names.
fn texts(node: &Node<'_>, said: &mut String) {
    for entry in node.entries() {
        if ![
            "words",
            "id",
            "goto",
            "group",
            "if-not-solved",
            "use",
            "contact",
            "to",
            "source",
        ]
        .contains(&entry.key.as_ref())
        {
            texts(&entry.node, said);
        }
    }
    node.items().iter().for_each(|item| texts(item, said));
    if let Some(text) = node.text() {
        *said += &fold_kana(text);
        said.push('\0');
    }
}

fn options<'t>(id: &str, page: &'t Node<'_>, report: &mut Report<'t>) {
    let options = page.list("options");
    if let [only] = options
        && page.get("steps").is_none()
        // An only option that leads back has an error of its own.
        && only.get("again").is_none()
    {
        report.say(Fault::OneOption, only.caret());
    }
    if let Some(first) = options.get(MOST_OPTIONS) {
        let fault = Fault::ManyOptions {
            options: options.len(),
        };
        report.say(fault, first.caret());
    }
    let ids = options
        .iter()
        .map(|option| option.get("id").or_else(|| option.get("goto"))?.text());
    let ids: HashMap<&str, usize> = (0..)
        .zip(ids)
        .filter_map(|(number, id)| Some((id?, number)))
        .collect();
    for (number, option) in options.iter().enumerate() {
        let label = option.get("label");
        let Some((node, text)) = label.and_then(|node| Some((node, node.text()?.trim()))) else {
            continue;
        };
        let way = [At::Key("options"), At::Item(number), At::Key("label")];
        report.within(way, |report| {
            let cells = text.width_cjk();
            if cells > WIDEST_LABEL {
                report.say(Fault::WideLabel { cells }, node.span);
            }
            if let Some(taken) = taken(text, id, (number, options.len()), &ids) {
                let label = text.to_owned();
                report.say(Fault::LabelTaken { label, taken }, node.span);
            }
        });
    }
}

/// Returns what else an answer that repeats this label would mean, in the order of `answers::reply`.
fn taken(
    label: &str,
    page: &str,
    (option, count): (usize, usize),
    ids: &HashMap<&str, usize>,
) -> Option<TakenFor> {
    if let Some(sign) = SIGNS.into_iter().find(|sign| label.starts_with(sign)) {
        return Some(TakenFor::Sign(sign));
    }
    let said = fold(label);
    if WORDS.contains(&said.as_str()) {
        return Some(TakenFor::Word);
    }
    let (said, paged) = match said.split_once('=') {
        Some((id, rest)) if id.trim() == page => (rest.trim(), Some(TakenFor::Page)),
        _ => (said.as_str(), None),
    };
    let numbered = number(said).and_then(|number| number.checked_sub(1));
    if let Some(other) = numbered.filter(|number| *number < count) {
        return (other != option).then_some(paged.unwrap_or(TakenFor::Number));
    }
    match ids.get(said) {
        Some(other) => (*other != option).then_some(paged.unwrap_or(TakenFor::Id)),
        None => paged,
    }
}

/// Reports lines of a letter that are so long that a mail program would break them.
fn letter<'t>(text: &str, page: &'t Node<'_>, report: &mut Report<'t>) {
    let Some(node) = page.get("letter").and_then(|letter| letter.get("text")) else {
        return;
    };
    let written = text.get(node.span.start..node.span.end).unwrap_or("");
    for line in node.text().unwrap_or("").lines().map(str::trim) {
        let cells = line.width_cjk();
        if cells > WIDEST_LETTER {
            // In a text with escapes, the line may be written differently.
            let span = written.find(line).map_or(node.span, |at| Span {
                start: node.span.start + at,
                end: node.span.start + at + line.len(),
            });
            report.within([At::Key("letter"), At::Key("text")], |report| {
                report.say(Fault::WideLetter { cells }, span);
            });
        }
    }
}
