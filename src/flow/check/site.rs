//! Checks the site file: its form, and entries that would not help its readers.

use unicode_width::UnicodeWidthStr;

use super::near::{Near, Spent};
use super::{Checked, read};
use crate::finding::{At, Fault, Finding, Report};
use crate::flow::Entry;
use crate::flow::site::Site;
use crate::form::examine::examine;
use crate::form::table::{SITE, WIDEST_LABEL};
use crate::form::values::phone;
use crate::yaml::Node;
use crate::yaml::source::Source;

/// The largest site file that is read, in bytes: it names a few help desks and is not a directory.
pub const MOST_BYTES: usize = 64 * 1024;

/// Checks a whole site file; `known` are the contacts of the flows it is for, or `None` if those are not known. The
/// site is `Some` exactly if no finding is an error.
#[must_use]
pub fn check(source: &Source, known: Option<&[String]>) -> (Checked, Option<Site>) {
    read(source, &SITE, |text, root, report| {
        made(text, root, known, report)
    })
}

fn made<'t>(
    text: &'t str,
    root: Option<Node<'t>>,
    known: Option<&[String]>,
    report: Report<'_>,
) -> (Vec<Finding>, Option<Site>) {
    let mut findings = report.into_findings();
    let Some(root) = root.map(without_empty) else {
        // A file with nothing but comments is the template as delivered, not a mistake.
        findings.retain(|finding| finding.fault != Fault::EmptyFile);
        let site = findings.is_empty().then(Site::default);
        return (findings, site);
    };
    let mut report = Report::default();
    report.take(&mut findings);
    if examine(&root, text, &SITE, &mut report) {
        warn(&root, known, &mut report);
    }
    let failed = report.has_error() || report.is_full();
    (report.into_findings(), (!failed).then(|| site(&root)))
}

/// Removes from the tree what has no content yet: `contacts`, or single contacts.
fn without_empty(mut root: Node<'_>) -> Node<'_> {
    let is_empty = |node: &Node<'_>| node.is_null() || node.is_empty();
    root.retain(|key, node| {
        node.retain(|_, contact| key != "contacts" || !is_empty(contact));
        key != "contacts" || !is_empty(node)
    });
    root
}

fn warn<'t>(root: &'t Node<'_>, known: Option<&[String]>, report: &mut Report<'t>) {
    let mut near = Near::new(&Spent::default());
    known.unwrap_or_default().iter().for_each(|id| near.add(id));
    for contact in root.section("contacts") {
        let key = contact.key.as_ref();
        report.within([At::Key("contacts"), At::Key(key)], |report| {
            if known.is_some_and(|known| !known.iter().any(|id| id == key)) {
                let (id, near) = (key.to_owned(), near.to(key));
                report.say(Fault::StrayContact { id, near }, contact.key_span);
            }
            for (number, entry) in contact.node.items().iter().enumerate() {
                report.within([At::Item(number)], |report| warn_of_entry(entry, report));
            }
        });
    }
}

fn warn_of_entry<'t>(entry: &'t Node<'_>, report: &mut Report<'t>) {
    let ways = ["phone", "email", "url", "note"];
    if entry.get("name").is_some() && ways.iter().all(|way| entry.get(way).is_none()) {
        report.say(Fault::UnreachableContact, entry.caret());
    }
    for key in ["for", "name", "hours"] {
        let Some(node) = entry.get(key) else { continue };
        let cells = node.text().unwrap_or_default().trim().width_cjk();
        if cells > WIDEST_LABEL {
            let fault = Fault::WideLabel { cells };
            report.within([At::Key(key)], |report| report.say(fault, node.span));
        }
    }
}

/// Builds the site from a tree without errors.
fn site(root: &Node<'_>) -> Site {
    let contacts = root.section("contacts");
    let contact = |contact: &crate::yaml::Entry<'_>| {
        let entries = contact.node.items().iter().map(entry).collect();
        (contact.key.clone().into_owned(), entries)
    };
    Site(contacts.iter().map(contact).collect())
}

fn entry(node: &Node<'_>) -> Entry {
    let text = |key| Some(node.get(key)?.text()?.trim().to_owned());
    Entry {
        whom: text("for"),
        name: text("name").unwrap_or_default(),
        phone: text("phone").and_then(|text| phone(&text)),
        email: text("email"),
        hours: text("hours"),
        url: text("url"),
        note: text("note"),
    }
}
