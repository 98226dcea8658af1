//! Finds ids whose spelling differs between the definition and the uses: that is one mistake, so it is one finding.

use std::collections::{BTreeMap, HashSet};

use super::warnings::collect;
use crate::finding::{At, Code, Fault, Finding, Report, nearest};
use crate::form::values::{is_id, meant_id};
use crate::yaml::{Entry, Node};

/// The codes for unknown names, with the sections that should define such names.
const KINDS: [(Code, &[&str]); 4] = [
    (Code::UnknownTarget, &["questions", "remedies"]),
    (Code::UnknownShared, &["shared"]),
    (Code::UnknownSource, &["sources"]),
    (Code::UnknownContact, &["contacts"]),
];

/// If names are unknown and a similar id is never used, replaces all their findings by a single one about that id.
pub(super) fn settle<'t>(root: &'t Node<'_>, report: &mut Report<'t>) {
    for (code, sections) in KINDS {
        let mut unknown: BTreeMap<String, usize> = BTreeMap::new();
        let of_kind = |finding: &&Finding| finding.fault.kind() == code;
        for name in report
            .findings()
            .iter()
            .filter(of_kind)
            .filter_map(|finding| finding.fault.unknown())
        {
            *unknown.entry(name.to_owned()).or_default() += 1;
        }
        if unknown.is_empty() || unknown.len() > MOST {
            continue;
        }
        let first = sections.first().copied().unwrap_or_default();
        let mut named = HashSet::new();
        collect(root, &mut named);
        for section in sections {
            for entry in root
                .section(section)
                .iter()
                .filter(|entry| !named.contains(&(first, entry.key.as_ref())))
            {
                if let Some(used) = used(&entry.key, &unknown) {
                    let times = unknown.remove(&used).unwrap_or_default();
                    told((code, section), entry, used, times, report);
                }
            }
        }
    }
}

/// The most unknown names that are examined: a file with more has some other problem.
const MOST: usize = 50;

/// Returns the unknown name that is probably another spelling of this unused id.
fn used(id: &str, unknown: &BTreeMap<String, usize>) -> Option<String> {
    let meant = meant_id(id).filter(|meant| unknown.contains_key(meant));
    let only = || {
        unknown
            .keys()
            .next()
            .filter(|_| unknown.len() == 1 && !is_id(id))
            .cloned()
    };
    let near = || nearest(id, unknown.keys().map(String::as_str));
    meant.or_else(near).or_else(only)
}

fn told<'t>(
    (code, section): (Code, &'static str),
    entry: &'t Entry<'_>,
    used: String,
    times: usize,
    report: &mut Report<'t>,
) {
    let names = |finding: &Finding| {
        finding.fault.kind() == code && finding.fault.unknown() == Some(used.as_str())
    };
    if is_id(&entry.key) && times == 1 {
        // One of the two is misspelt; which one cannot be known.
        report.change(names, |finding| {
            let id = entry.key.clone().into_owned();
            finding.fault = Fault::Misnamed {
                id,
                used: used.clone(),
                times,
                code,
            };
        });
        return;
    }
    report.forget(names);
    let fix = Some(used.clone());
    if is_id(&entry.key) {
        let id = entry.key.clone().into_owned();
        report.within([At::Key(section), At::Key(&entry.key)], |report| {
            report.say_with(
                Fault::Misnamed {
                    id,
                    used,
                    times,
                    code,
                },
                entry.key_span,
                fix,
            );
        });
        return;
    }
    let is_here = |finding: &Finding| finding.span == entry.key_span;
    report.change(is_here, |finding| {
        if let Fault::BadId { near, .. } = &mut finding.fault {
            *near = Some(used.clone());
        }
    });
}
