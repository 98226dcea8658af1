//! Checks the site file: its form, and entries that would not help its readers.

use unicode_width::UnicodeWidthStr;

use super::near::{Budget, Near};
use super::{Care, Checked, read};
use crate::finding::{At, Fault, Report};
use crate::flow::Entry;
use crate::flow::site::Site;
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
    let (mut checked, site) = read(
        source,
        (&SITE, Care::Whole),
        leave_out_empty,
        |_, root, report| {
            warn(root, known, report);
            (!report.has_error() && !report.is_full()).then_some(())
        },
        |root, ()| Some(site(&root)),
    );
    // A file with nothing but comments is the template as delivered, not a mistake.
    let is_template =
        matches!(checked.findings.as_slice(), [only] if only.fault == Fault::EmptyFile);
    if is_template {
        checked.findings.clear();
    }
    (checked, site.or_else(|| is_template.then(Site::default)))
}

/// Removes from the tree what has no content yet: `contacts`, or single contacts.
fn leave_out_empty(root: &mut Node<'_>) {
    let is_empty = |node: &Node<'_>| node.is_null() || node.is_empty();
    root.retain(|key, node| {
        node.retain(|_, contact| key != "contacts" || !is_empty(contact));
        key != "contacts" || !is_empty(node)
    });
}

fn warn<'t>(root: &'t Node<'_>, known: Option<&[String]>, report: &mut Report<'t>) {
    let near = Near {
        names: known
            .unwrap_or_default()
            .iter()
            .map(String::as_str)
            .collect(),
        budget: Budget::default(),
    };
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
