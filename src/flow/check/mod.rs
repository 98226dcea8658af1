//! The one door to a [`Flow`]: a source goes in; findings in file order come out, and a flow if none is an error.

mod build;
pub mod document;
mod graph;
mod near;
mod references;
mod sketch;
pub mod translation;
mod warnings;

use super::Flow;
use crate::finding::{Code, Fault, Finding, MOST_FINDINGS, Seg, Span, has_error};
use crate::form::table::{FLOW, Shape};
use crate::recover::patch::Mended;
use crate::recover::{Effort, Index};
use crate::yaml::Node;
use crate::yaml::source::Source;
use document::Document;
use references::References;

/// How often a text is mended and checked again.
const MOST_ROUNDS: usize = 40;

/// The name of the site file in the folder of flows; a flow of that id could never be kept there.
pub const SITE: &str = "site";

/// What checking a file gave.
pub struct Checked {
    /// Everything that was found, in file order; not more than [`MOST_FINDINGS`].
    pub findings: Vec<Finding>,
    /// The flow; there if and only if no finding is an error, and not so many were found that the rest was not looked
    /// at.
    pub flow: Option<Flow>,
}

/// What is made of a tree of the right kind of file, beyond fields and forms: more findings, and perhaps a flow.
pub(super) type Meaning<'m> = &'m dyn Fn(&Source, Node<'_>, &mut Vec<Finding>) -> Option<Flow>;

/// Checks a whole file. Never fails and never panics, whatever the bytes are.
#[must_use]
pub fn check(source: &Source) -> Checked {
    check_as(source, &FLOW, &flow)
}

/// Checks a whole file that must have this id: the one that its name promises.
#[must_use]
pub fn check_named(source: &Source, id: &str) -> Checked {
    check_as(source, &FLOW, &|source, root, findings| {
        if let Some(node) = root.get("id")
            && let Some(written) = node.text()
            && written.trim() != id
        {
            let fault = Fault::OtherName {
                id: written.to_owned(),
                name: id.to_owned(),
            };
            let trail = vec![Seg::Key("id".to_owned())];
            findings.push(Finding::new(fault, node.span).within(trail));
        }
        flow(source, root, findings)
    })
}

/// Checks a whole file of this shape.
pub(super) fn check_as(source: &Source, shape: &'static Shape, meaning: Meaning<'_>) -> Checked {
    let mut checked = check_within(source, meaning, &mut Effort::on(shape), 0);
    checked.findings.sort_by_key(|finding| finding.span);
    checked.findings.dedup();
    checked.findings.truncate(MOST_FINDINGS);
    checked
}

/// Slips are mended and the mended text is checked again, so that none of them hides the other mistakes.
fn check_within(
    source: &Source,
    meaning: Meaning<'_>,
    effort: &mut Effort,
    rounds: usize,
) -> Checked {
    let mut allowed = *effort;
    if rounds >= MOST_ROUNDS {
        allowed.left = 0;
    }
    let Index {
        root,
        mut findings,
        slips,
    } = Index::of(source, &mut allowed);
    effort.left = allowed.left;
    if !slips.is_empty() {
        let mended = Mended::new(source.text(), &slips);
        let text = Source::from_bytes(source.name(), mended.text.clone().into_bytes());
        let rest = check_within(&text, meaning, effort, rounds + 1).findings;
        let kept = rest
            .into_iter()
            .filter(|finding| !follows(finding, &mended));
        let placed = kept.map(|finding| Finding {
            span: mended.back(finding.span),
            earlier: finding.earlier.map(|earlier| mended.back(earlier)),
            ..finding
        });
        let findings = slips
            .into_iter()
            .map(|mend| mend.finding)
            .chain(placed)
            .collect();
        return Checked {
            findings,
            flow: None,
        };
    }
    let newer = findings
        .iter()
        .any(|finding| matches!(finding.fault, Fault::NewerFormat { .. }));
    let flow = root
        .filter(|_| !newer)
        .and_then(|root| meaning(source, root, &mut findings));
    Checked { findings, flow }
}

/// What a flow means: its references, its routes, what will annoy somebody; and its types, if nothing is wrong.
fn flow(source: &Source, root: Node<'_>, findings: &mut Vec<Finding>) -> Option<Flow> {
    if let Some(id) = root.get("id")
        && id.text().is_some_and(|id| id.trim() == SITE)
    {
        let fault = Fault::ReservedId {
            id: SITE.to_owned(),
        };
        let trail = vec![Seg::Key("id".to_owned())];
        findings.push(Finding::new(fault, id.span).within(trail));
    }
    let references = References::of(&root, findings);
    graph::judge(&references, findings);
    // Where so much was found, the rest was not looked at.
    let whole = findings.len() < MOST_FINDINGS;
    warnings::warn(source.text(), &root, &references, findings);
    let routes = references.routes;
    // The typed parse needs as much memory once more.
    drop(root);
    if !whole || has_error(findings) {
        return None;
    }
    match Document::parse(source.text()) {
        Ok(document) => build::flow(document, routes),
        Err(error) => {
            findings.push(unparsable(&error));
            None
        }
    }
}

/// Whether a finding in the mended text may only be there because the mending was a guess.
fn follows(finding: &Finding, mended: &Mended) -> bool {
    match &finding.fault {
        Fault::Loop { .. }
        | Fault::AgainWithoutLoop { .. }
        | Fault::NoRemedy { .. }
        | Fault::Unreachable { .. }
        | Fault::UnusedShared { .. }
        | Fault::UnusedSource { .. }
        | Fault::UnusedContact { .. }
        | Fault::Translation { .. } => mended.guessed(),
        Fault::UnknownTarget { id, .. }
        | Fault::UnknownShared { id, .. }
        | Fault::UnknownSource { id, .. }
        | Fault::UnknownContact { id, .. } => mended.doubts(id),
        Fault::MissingField { .. }
        | Fault::UnknownField { .. }
        | Fault::MisplacedPage { .. }
        | Fault::WrongShape { .. }
        | Fault::DuplicateKey { .. }
        | Fault::EmptyText
        | Fault::NoSteps
        | Fault::NoOptions
        | Fault::NoSource
        | Fault::OneOption => mended.is_doubtful(finding.span.start),
        fault => fault.kind() == Code::NotYaml && mended.is_doubtful(finding.span.start),
    }
}

/// The event pass accepts YAML 1.2, the typed parse YAML 1.1: this is for what only the latter minds.
fn unparsable(error: &serde_yaml::Error) -> Finding {
    let at = error.location().map_or(0, |location| location.index());
    Finding::new(
        Fault::Unparsable {
            reason: error.to_string(),
        },
        Span::at(at),
    )
}
