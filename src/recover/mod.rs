//! Reads on in spite of slips: what YAML makes of them does not help the author, and hides all other mistakes.

mod guess;
mod lines;
mod marks;
mod patch;
mod slips;

use crate::finding::{Fault, Finding, Report, Slip, Span, Syntax};
use crate::form::examine::examine;
use crate::form::table::Shape;
use crate::yaml::controls::is_control_or_hidden;
use crate::yaml::{Node, tree};
use guess::{Budget, MOST_PARSED};
use lines::{Line, lines};
use patch::{Edit, Mend, Mended};

/// The longest text, in bytes, that is searched for slips: larger files were not typed by hand.
const MOST_MENDED: usize = 256 * 1024;

/// The most rounds of patching a text and reading it again.
const MOST_ROUNDS: usize = 40;

/// The slips found in one round, and the text without them.
pub(crate) struct Round {
    slips: Vec<Finding>,
    mended: Mended,
}

/// Finds the slips of a file's text and tree, patches the text, reads it again, and repeats this until no slips are
/// left. Without slips, there are no rounds; otherwise, the text of the last round is what the author meant.
pub(crate) fn read(
    text: &str,
    root: Option<&Node<'_>>,
    report: &Report<'_>,
    shape: &'static Shape,
) -> Vec<Round> {
    let left = MOST_PARSED;
    let mut budget = Budget { shape, left };
    let mut rounds: Vec<Round> = Vec::new();
    let mut found = slips(text, root, report.findings(), &mut budget);
    while let Some(mends) = found
        && rounds.len() < MOST_ROUNDS
    {
        let round = Round::of(rounds.last().map_or(text, Round::text), mends);
        let mut report = Report::default();
        let root = tree::read(round.text(), &mut report);
        found = slips(round.text(), root.as_ref(), report.findings(), &mut budget);
        drop(root);
        rounds.push(round);
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

    /// Returns the text without the slips.
    pub fn text(&self) -> &str {
        &self.mended.text
    }

    /// Returns the findings for the text before this round: its slips, and the findings in the patched text except
    /// those that may only follow from a guess.
    pub fn back(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let kept = findings.into_iter().filter(|finding| {
            let (doubt, unknown) = (finding.fault.kind().doubt(), finding.fault.unknown());
            !self.mended.doubts(doubt, finding.span.start, unknown)
        });
        let placed = kept.map(|finding| Finding {
            span: self.mended.back(finding.span),
            earlier: finding.earlier.map(|earlier| self.mended.back(earlier)),
            ..finding
        });
        self.slips.iter().cloned().chain(placed).collect()
    }
}

/// Removes hidden characters from a line if they are written as such; an escape that makes one stays.
fn unseen(text: &str, finding: &Finding) -> Option<Mend> {
    let Fault::ControlCharacter { character, .. } = finding.fault else {
        return None;
    };
    let start = finding.span.start;
    let line = text.get(start..)?.split('\n').next()?;
    let edit = |(at, unseen): (usize, &str)| {
        let (start, end) = (start + at, start + at + unseen.len());
        Edit::new(Span { start, end }, "")
    };
    let edits = line.match_indices(is_control_or_hidden).map(edit).collect();
    let mend = Mend::new(finding.clone(), Span::at(start), "");
    let is_written = line.starts_with(character);
    is_written.then_some(Mend { edits, ..mend })
}

/// Returns the slips of a text; if there are none, the cause of the syntax error, or misspelt fields and lost dashes.
fn slips(
    text: &str,
    root: Option<&Node<'_>>,
    findings: &[Finding],
    budget: &mut Budget,
) -> Option<Vec<Mend>> {
    if text.len() > MOST_MENDED || !budget.spend(text) {
        return None;
    }
    let mut mends: Vec<Mend> = findings.iter().filter_map(|f| unseen(text, f)).collect();
    if mends.is_empty() {
        mends = slips::scan(text, root, 2);
        if mends.iter().any(|m| m.is(Slip::Space) || m.is(Slip::Tab)) {
            // Some people type one such blank for each level, others several.
            let scans = [2, 4, 8, 6, 1].map(|width| slips::scan(text, root, width));
            let wrong = |mends: &Vec<Mend>| {
                let text = Mended::new(text, mends).text;
                budget.sense(&text).ok_or(())
            };
            mends = scans.into_iter().min_by_key(wrong)?;
        }
    }
    if mends.is_empty() {
        mends = match root {
            Some(root) => corrected(text, root, budget.shape),
            None => vec![stumble(text, findings, budget)?],
        };
    }
    (!mends.is_empty()).then_some(mends)
}

/// Finds the cause of the syntax error.
fn stumble(text: &str, findings: &[Finding], budget: &mut Budget) -> Option<Mend> {
    let (syntax, span) = findings.iter().find_map(|finding| match finding.fault {
        Fault::NotYaml { syntax } => Some((syntax, finding.span)),
        _ => None,
    })?;
    let all: Vec<Line<'_>> = lines(text).collect();
    let next = all.partition_point(|line| line.start <= span.start);
    let number = next.checked_sub(1)?;
    let number = opened(&all, number, syntax).unwrap_or(number);
    guess::guess(text, &all, number, (syntax, span), budget)
}

/// Returns the last line on which a quote or bracket opens but does not close.
fn opened(all: &[Line<'_>], number: usize, syntax: Syntax) -> Option<usize> {
    let opens = |line: &Line<'_>| {
        let value = line.behind(line.value());
        let lacks = |end| !value.get(1..).unwrap_or("").contains(end);
        match value.chars().next() {
            Some('[') => lacks(']'),
            Some('{') => lacks('}'),
            Some(mark @ ('"' | '\'')) => syntax == Syntax::AfterQuote && lacks(mark),
            _ => false,
        }
    };
    all.get(..=number)?.iter().rposition(opens)
}

/// Corrects misspelt field names and missing dashes, so that what is below them is checked as meant.
fn corrected(text: &str, root: &Node<'_>, shape: &'static Shape) -> Vec<Mend> {
    let mut report = Report::of_errors();
    let _ = examine(root, text, shape, &mut report);
    let mend = |finding: Finding| {
        let at = finding.span.start;
        let (span, with) = match &finding.fault {
            Fault::UnknownField { near, .. } => (finding.span, near.clone()?),
            // An option or a step that lost its dash.
            Fault::DuplicateKey { key } if key == "label" || key == "do" => {
                let start = text.get(..at)?.strip_suffix("  ")?.len();
                (Span { start, end: at }, "- ".to_owned())
            }
            _ => return None,
        };
        Some(Mend::new(finding, span, with))
    };
    let found = report.into_findings();
    found.into_iter().filter_map(mend).collect()
}
