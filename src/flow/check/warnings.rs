//! What is no mistake, but will annoy somebody: pages that nobody meets, names that nothing uses, questions that are
//! hard to answer. Nothing is said that only follows from an error.

use std::collections::HashSet;

use unicode_width::UnicodeWidthStr;

use super::references::References;
use crate::finding::{Code, Fault, Finding, Seg, Severity, Span};
use crate::form::table::{MOST_OPTIONS, WIDEST_LABEL, WIDEST_LETTER};
use crate::yaml::{Entry, Node, Value};

/// Adds every warning about a tree and its routes.
pub(super) fn warn(
    text: &str,
    root: &Node<'_>,
    references: &References<'_>,
    findings: &mut Vec<Finding>,
) {
    if references.whole && findings.iter().all(leaves_routes_alone) {
        unreachable(references, findings);
    }
    let mut named = Named::default();
    named.collect(root);
    // A name that is misspelt where it is used is one finding, not two.
    if !has(findings, Code::UnknownShared) {
        let fault = |id| Fault::UnusedShared { id };
        unused(root, "shared", &named.shared, fault, findings);
    }
    if !has(findings, Code::UnknownSource) {
        let fault = |id| Fault::UnusedSource { id };
        unused(root, "sources", &named.sources, fault, findings);
    }
    if !has(findings, Code::UnknownContact) {
        let fault = |id| Fault::UnusedContact { id };
        unused(root, "contacts", &named.contacts, fault, findings);
    }
    for page in section(root, "questions") {
        options(page, findings);
    }
    for page in section(root, "remedies") {
        if page.node.is_map() && page.node.get("source").is_none() {
            let trail = vec![key("remedies"), key(&page.key)];
            findings.push(Finding::new(Fault::NoSource, page.key_span).within(trail));
        }
        letter(text, page, findings);
    }
}

/// Whether a finding cannot be the reason why a page is not reached.
fn leaves_routes_alone(finding: &Finding) -> bool {
    finding.fault.severity() == Severity::Warning
        || matches!(
            finding.fault.kind(),
            Code::BadUrl
                | Code::BadEmail
                | Code::BadPhone
                | Code::BadId
                | Code::ReservedId
                | Code::EmptyText
                | Code::NoSteps
                | Code::ControlCharacter
                | Code::UnknownFormat
                | Code::UnknownShared
                | Code::UnknownSource
                | Code::UnknownContact
                | Code::NestedShared
                | Code::DuplicateLabel
                | Code::DuplicateOption
                | Code::AgainWithoutLoop
        )
}

fn has(findings: &[Finding], code: Code) -> bool {
    findings.iter().any(|finding| finding.fault.kind() == code)
}

/// Pages that no path leads to, without those that only such a page leads to.
fn unreachable(references: &References<'_>, findings: &mut Vec<Finding>) {
    let routes = &references.routes;
    let mut behind = vec![false; references.pages.len()];
    for page in 0..references.pages.len() {
        if !routes.reaches(page) {
            for to in routes.forward(page) {
                if let Some(behind) = behind.get_mut(to) {
                    *behind = true;
                }
            }
        }
    }
    for (number, page) in references.pages.iter().enumerate() {
        if !routes.reaches(number) && behind.get(number) == Some(&false) {
            let name = if page.question {
                "questions"
            } else {
                "remedies"
            };
            let id = page.id.to_owned();
            let finding = Finding::new(Fault::Unreachable { id }, page.span);
            findings.push(finding.within(vec![key(name), key(page.id)]));
        }
    }
}

/// Every name that stands behind `use`, `doc`, `contact` or `to`, wherever it stands.
#[derive(Default)]
struct Named<'t> {
    shared: HashSet<&'t str>,
    sources: HashSet<&'t str>,
    contacts: HashSet<&'t str>,
}

impl<'t> Named<'t> {
    fn collect(&mut self, node: &'t Node<'_>) {
        self.shared.extend(node.get("use").and_then(Node::text));
        self.sources.extend(node.get("doc").and_then(Node::text));
        for name in ["contact", "to"] {
            self.contacts.extend(node.get(name).and_then(Node::text));
        }
        match &node.value {
            Value::Map(entries) => entries.iter().for_each(|entry| self.collect(&entry.node)),
            Value::List(items) => items.iter().for_each(|item| self.collect(item)),
            Value::Text { .. } | Value::Broken => {}
        }
    }
}

fn unused(
    root: &Node<'_>,
    name: &str,
    used: &HashSet<&str>,
    fault: fn(String) -> Fault,
    findings: &mut Vec<Finding>,
) {
    for entry in section(root, name) {
        if !used.contains(entry.key.as_ref()) {
            let finding = Finding::new(fault(entry.key.clone().into_owned()), entry.key_span);
            findings.push(finding.within(vec![key(name), key(&entry.key)]));
        }
    }
}

fn options(page: &Entry<'_>, findings: &mut Vec<Finding>) {
    let Some(node) = page.node.get("options") else {
        return;
    };
    let options = node.items();
    let trail = |rest: &[Seg]| [&[key("questions"), key(&page.key)], rest].concat();
    if let [only] = options
        && page.node.get("steps").is_none()
        // One that only leads back has an error of its own.
        && only.get("again").is_none()
    {
        let finding = Finding::new(Fault::OneOption, only.caret());
        findings.push(finding.within(trail(&[])));
    }
    if let Some(first) = options.get(MOST_OPTIONS) {
        let fault = Fault::ManyOptions {
            options: options.len(),
        };
        findings.push(Finding::new(fault, first.caret()).within(trail(&[])));
    }
    for (number, option) in options.iter().enumerate() {
        let label = option.get("label");
        if let Some((node, text)) = label.and_then(|node| Some((node, node.text()?.trim()))) {
            let cells = text.width_cjk();
            if cells > WIDEST_LABEL {
                let trail = trail(&[key("options"), Seg::Item(number), key("label")]);
                findings.push(Finding::new(Fault::WideLabel { cells }, node.span).within(trail));
            }
        }
    }
}

/// Lines of a letter that a mail program would break at another place.
fn letter(text: &str, page: &Entry<'_>, findings: &mut Vec<Finding>) {
    let Some(node) = page
        .node
        .get("letter")
        .and_then(|letter| letter.get("text"))
    else {
        return;
    };
    let written = text.get(node.span.start..node.span.end).unwrap_or("");
    for line in node.text().unwrap_or("").lines().map(str::trim) {
        let cells = line.width_cjk();
        if cells > WIDEST_LETTER {
            // In a text with escapes the line may not stand as itself.
            let span = written.find(line).map_or(node.span, |at| Span {
                start: node.span.start + at,
                end: node.span.start + at + line.len(),
            });
            let trail = vec![key("remedies"), key(&page.key), key("letter"), key("text")];
            findings.push(Finding::new(Fault::WideLetter { cells }, span).within(trail));
        }
    }
}

fn section<'t, 's>(root: &'t Node<'s>, name: &str) -> &'t [Entry<'s>] {
    root.get(name).map(Node::entries).unwrap_or_default()
}

fn key(key: &str) -> Seg {
    Seg::Key(key.to_owned())
}
