//! The only way to obtain a [`Flow`]: takes a source; returns findings in file order, and a flow if none is an error.

mod build;
pub mod document;
mod graph;
mod misnamed;
mod near;
mod pages;
mod references;
pub mod site;
mod sketch;
mod spliced;
pub mod translation;
mod typed;
mod warnings;

use super::Flow;
use super::routes::Routes;
use crate::finding::{At, Fault, Finding, MOST_FINDINGS, Report, Span, Syntax};
use crate::form::examine::examine;
use crate::form::table::{FLOW, Shape};
use crate::recover::{self, Round};
use crate::yaml::source::Source;
use crate::yaml::{Node, tree};
use near::Budget;
use references::References;

/// The stem of the site file's name in the folder of flows: a flow with this id could never be kept there.
pub const SITE: &str = "site";

/// The result of checking a file.
pub struct Checked {
    /// The findings, in file order; at most [`MOST_FINDINGS`].
    pub findings: Vec<Finding>,
    /// The flow. It is `Some` exactly if no finding is an error and checking did not stop early because of too many
    /// findings.
    pub flow: Option<Flow>,
}

/// How thoroughly a file is checked.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Care {
    /// Everything is checked: an author wants every finding.
    #[default]
    Whole,
    /// Only errors are looked for: the person wants to walk the flow, and warnings are for its author.
    Flow,
    /// Like `Flow`, without the search for slips: the text is part of the program, and the tests check it whole.
    BuiltIn,
}

/// What is expected of a file.
#[derive(Clone, Copy, Default)]
pub struct Wanted<'w> {
    /// The id that its file name implies.
    pub id: Option<&'w str>,
    /// The `as-of` of the built-in flow that this one replaces.
    pub inside: Option<&'w str>,
    /// How thoroughly it is checked.
    pub care: Care,
}

/// Checks a whole file. Never fails and never panics, whatever bytes it contains.
#[must_use]
pub fn check(source: &Source) -> Checked {
    check_as(source, Wanted::default())
}

/// Checks a file against what is expected of it, as thoroughly as `wanted` says.
#[must_use]
pub fn check_as(source: &Source, wanted: Wanted<'_>) -> Checked {
    let as_written = |_: &mut Node<'_>| ();
    let (checked, flow) = read(
        source,
        (&FLOW, wanted.care),
        as_written,
        |text, root, report| judged(text, root, wanted, report),
        built,
    );
    Checked { flow, ..checked }
}

/// Reads a file: reports a refusal, or what does not fit `shape` and what `judge` finds in the text and the `tidy` tree.
/// If `judge` finds no error and the text did not have to be patched, `build` consumes the tree.
fn read<J, T>(
    source: &Source,
    (shape, care): (&'static Shape, Care),
    tidy: fn(&mut Node<'_>),
    judge: impl for<'t> Fn(&'t str, &'t Node<'t>, &mut Report<'t>) -> Option<J>,
    build: impl Fn(Node<'_>, J) -> Option<T>,
) -> (Checked, Option<T>) {
    if let Some(refusal) = source.refusal() {
        return (Checked::of(vec![refusal.clone()], &[]), None);
    }
    let judged = |text, root, report: Report<'_>| {
        let mut findings = report.into_findings();
        let mut report = care.report();
        report.take(&mut findings);
        let Some(mut root) = root else {
            return (report.into_findings(), None);
        };
        tidy(&mut root);
        let fits = examine(&root, text, shape, &mut report);
        let judgement = fits.then(|| judge(text, &root, &mut report)).flatten();
        (report.into_findings(), Some(root).zip(judgement))
    };
    let mut report = care.report();
    let root = tree::read(source.text(), &mut report);
    let rounds = if care == Care::BuiltIn || report.is_full() {
        Vec::new()
    } else {
        recover::read(source.text(), root.as_ref(), &report, shape)
    };
    let Some(last) = rounds.last() else {
        let (mut findings, good) = judged(source.text(), root, report);
        let made = good.map(|(root, judgement)| build(root, judgement));
        if let Some(None) = made {
            // The checks rule this out, but a missing flow must come with a finding.
            let syntax = Syntax::Other;
            findings.push(Finding::new(Fault::NotYaml { syntax }, Span::at(0)));
        }
        return (Checked::of(findings, &[]), made.flatten());
    };
    let mut report = care.report();
    let root = tree::read(last.text(), &mut report);
    let (findings, _) = judged(last.text(), root, report);
    (Checked::of(findings, &rounds), None)
}

impl Care {
    fn report<'t>(self) -> Report<'t> {
        if self == Self::Whole {
            Report::default()
        } else {
            Report::of_errors()
        }
    }
}

impl Checked {
    /// Maps the findings back through the rounds of patching, sorts them, and limits their number.
    fn of(mut findings: Vec<Finding>, rounds: &[Round]) -> Self {
        for round in rounds.iter().rev() {
            findings = round.back(findings);
        }
        findings.sort_by_key(|finding| finding.span);
        findings.dedup();
        findings.truncate(MOST_FINDINGS);
        Self {
            findings,
            flow: None,
        }
    }
}

/// Checks the references and routes of a tree, then adds warnings; returns the routes if there are no errors.
fn judged<'t>(
    text: &'t str,
    root: &'t Node<'t>,
    wanted: Wanted<'_>,
    report: &mut Report<'t>,
) -> Option<Routes> {
    named(root, wanted, report);
    dated(root, wanted, report);
    let references = References::of(root, &Budget::default(), report);
    graph::judge(&references, report);
    // If the report is full, the rest of the file was not checked.
    let whole = !report.is_full();
    if report.warns() {
        warnings::warn(text, root, &references, report);
    }
    misnamed::settle(root, report);
    (whole && !report.has_error()).then_some(references.routes)
}

/// Builds the flow from a tree without errors.
fn built(root: Node<'_>, routes: Routes) -> Option<Flow> {
    build::flow(typed::document(root).ok()?, routes)
}

/// Checks that the flow's id fits its file name and is not reserved.
fn named<'t>(root: &'t Node<'_>, wanted: Wanted<'_>, report: &mut Report<'t>) {
    let Some(node) = root.get("id") else {
        return;
    };
    let Some(id) = node.text().map(str::trim) else {
        return;
    };
    report.within([At::Key("id")], |report| {
        if let Some(name) = wanted.id.filter(|name| *name != id) {
            let (id, name) = (id.to_owned(), name.to_owned());
            report.say(Fault::OtherName { id, name }, node.span);
        }
        if id == SITE {
            let id = SITE.to_owned();
            report.say(Fault::ReservedId { id }, node.span);
        }
    });
}

/// Checks that the built-in flow is not newer, if both have a date.
fn dated<'t>(root: &'t Node<'_>, wanted: Wanted<'_>, report: &mut Report<'t>) {
    let (Some(inside), Some(node)) = (wanted.inside, root.get("as-of")) else {
        return;
    };
    let as_of = node.text().map(str::trim).unwrap_or_default();
    if let (Some(ours), Some(theirs)) = (day(as_of), day(inside))
        && ours < theirs
    {
        let id = root.get("id").and_then(Node::text).unwrap_or_default();
        let fault = Fault::Older {
            as_of: ours.to_owned(),
            inside: theirs.to_owned(),
            id: id.trim().to_owned(),
        };
        report.within([At::Key("as-of")], |report| report.say(fault, node.span));
    }
}

/// Returns the ISO date at the start of a text.
fn day(text: &str) -> Option<&str> {
    let day = text.get(..10)?;
    let fits = |(byte, wanted): (u8, u8)| match wanted {
        b'-' => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    day.bytes().zip(*b"0000-00-00").all(fits).then_some(day)
}
