//! Reading on in spite of slips: what YAML made of a file with typing mistakes says nothing to its author, and hides
//! every other mistake.

mod budget;
mod indentation;
mod lines;
mod patch;
mod slips;
mod syntax;

use crate::finding::{Fault, Finding, Report};
use crate::form::table::Shape;
use crate::yaml::controls::steers_terminal;
use crate::yaml::{Node, tree};
use budget::Budget;
use patch::{Edit, Mend, Mended, mend_of};

/// The longest text, in bytes, whose slips are looked for: the built-in flow is a fifth of it. Larger files were not
/// typed by hand; they are reported without recovery, and at once.
const MOST_MENDED: usize = 256 * 1024;

/// How often a text is patched and read again.
const MOST_ROUNDS: usize = 40;

/// The slips that were found together, and the text without them.
pub(crate) struct Round {
    slips: Vec<Finding>,
    mended: Mended,
}

/// Reads a file until no slip is left: finds those of its tree, patches the text, and reads that. No rounds where
/// there are none; else the last one's text is what the author meant.
pub(crate) fn read(
    text: &str,
    root: Option<&Node<'_>>,
    report: &Report<'_>,
    shape: &'static Shape,
) -> Vec<Round> {
    let mut budget = Budget::of(shape);
    let mut rounds: Vec<Round> = slips(text, root, report.findings(), &mut budget)
        .map(|slips| Round::of(text, slips))
        .into_iter()
        .collect();
    while let Some(last) = rounds.last()
        && rounds.len() < MOST_ROUNDS
    {
        let text = last.text();
        let mut report = Report::default();
        let root = tree::read(text, &mut report);
        let Some(slips) = slips(text, root.as_ref(), report.findings(), &mut budget) else {
            break;
        };
        let next = Round::of(text, slips);
        drop(root);
        rounds.push(next);
    }
    rounds
}

impl Round {
    fn of(text: &str, mends: Vec<Mend>) -> Self {
        Self {
            mended: Mended::new(text, &mends),
            slips: mends.into_iter().map(|mend| mend.finding).collect(),
        }
    }

    /// The text without the slips.
    pub fn text(&self) -> &str {
        &self.mended.text
    }

    /// What is to be said of the text before this round: its slips, and what was found in the patched text, but for
    /// what may only follow from a guess.
    pub fn back(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let kept = findings.into_iter().filter(|finding| {
            let unknown = finding.fault.unknown();
            !self
                .mended
                .doubts(finding.fault.kind().doubt(), finding.span, unknown)
        });
        let placed = kept.map(|finding| Finding {
            span: self.mended.back(finding.span),
            earlier: finding.earlier.map(|earlier| self.mended.back(earlier)),
            ..finding
        });
        self.slips.iter().cloned().chain(placed).collect()
    }
}

/// What nobody sees on a line, where it stands there itself: an escape that makes it stays.
fn unseen(text: &str, finding: &Finding) -> Option<Mend> {
    let Fault::ControlCharacter { character, .. } = finding.fault else {
        return None;
    };
    let start = finding.span.start;
    let line = text.get(start..)?.split('\n').next()?;
    let edits = line.match_indices(steers_terminal).map(|(at, found)| {
        let at = start + at;
        Edit::replace(at, at + found.len(), "")
    });
    let mend = || mend_of(finding.clone(), edits.collect(), false);
    line.starts_with(character).then(mend)
}

/// The slips of a text; without any, what the one syntax error really was.
fn slips(
    text: &str,
    root: Option<&Node<'_>>,
    findings: &[Finding],
    budget: &mut Budget,
) -> Option<Vec<Mend>> {
    if text.len() > MOST_MENDED || !budget.spend(text) {
        return None;
    }
    let unseen: Vec<Mend> = findings.iter().filter_map(|f| unseen(text, f)).collect();
    if !unseen.is_empty() {
        return Some(unseen);
    }
    let slips = slips::scan(text, root, 2);
    if !slips.is_empty() {
        // A full-width blank is as wide as two, but some hands use one for each step.
        if budget.reach(&Mended::new(text, &slips).text) < usize::MAX {
            let narrow = slips::scan(text, root, 1);
            if budget.reach(&Mended::new(text, &narrow).text) == usize::MAX {
                return Some(narrow);
            }
        }
        return Some(slips);
    }
    let is_syntax = |finding: &&Finding| matches!(finding.fault, Fault::NotYaml { .. });
    let error = findings.iter().find(is_syntax)?;
    let mends = syntax::mend(text, error, budget);
    // A fix that does not let the parser get further is no fix, and would be tried for ever.
    let mended = Mended::new(text, &mends);
    let helps = !mends.is_empty() && budget.reach(&mended.text) > mended.end();
    helps.then_some(mends)
}
