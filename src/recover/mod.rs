//! Reading on in spite of slips: what YAML made of a file with typing mistakes says nothing to its author, and hides
//! every other mistake.

mod guess;
mod lines;
mod marks;
mod patch;
mod slips;

use crate::finding::{Fault, Finding, Report, Severity, Slip, Span, Syntax};
use crate::form::examine::examine;
use crate::form::table::Shape;
use crate::yaml::controls::steers_terminal;
use crate::yaml::{Node, tree};
use guess::Budget;
use lines::{Line, lines};
use patch::{Edit, Mend, Mended};

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

    /// The text without the slips.
    pub fn text(&self) -> &str {
        &self.mended.text
    }

    /// What is to be said of the text before this round: its slips, and what was found in the patched text, but for
    /// what may only follow from a guess.
    pub fn back(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let kept = findings.into_iter().filter(|finding| {
            let kind = finding.fault.kind();
            let at = finding.span.start;
            // What is to be typed anew is looked at anew.
            let follows = kind.severity() == Severity::Warning && self.mended.touches(at);
            !follows
                && !self
                    .mended
                    .doubts(kind.doubt(), at, finding.fault.unknown())
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
    let edit = |(at, unseen): (usize, &str)| Edit {
        span: Span {
            start: start + at,
            end: start + at + unseen.len(),
        },
        with: String::new(),
    };
    line.starts_with(character).then(|| Mend {
        finding: finding.clone(),
        edits: line.match_indices(steers_terminal).map(edit).collect(),
        guess: false,
    })
}

/// The slips of a text; without any, what the one syntax error really was, or which fields are misspelt.
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
        let is_blank = |mend: &Mend| mend.is(Slip::Space) || mend.is(Slip::Tab);
        if mends.iter().any(is_blank) {
            // Some hands use one such blank for each step, others for several.
            let scans = [2, 4, 8, 6, 1].map(|width| slips::scan(text, root, width));
            let sense = |mends: &Vec<Mend>| {
                let sense = budget.sense(&Mended::new(text, mends).text);
                (sense.is_none(), sense)
            };
            mends = scans.into_iter().min_by_key(sense)?;
        }
    }
    if mends.is_empty() {
        mends = match root {
            Some(root) => misspelt(text, root, budget.shape),
            None => vec![stumble(text, findings, budget)?],
        };
    }
    (!mends.is_empty()).then_some(mends)
}

/// What YAML stumbled over.
fn stumble(text: &str, findings: &[Finding], budget: &mut Budget) -> Option<Mend> {
    let (syntax, span) = findings.iter().find_map(|finding| match finding.fault {
        Fault::NotYaml { syntax } => Some((syntax, finding.span)),
        _ => None,
    })?;
    let all: Vec<Line<'_>> = lines(text).collect();
    let next = all.partition_point(|line| line.start <= span.start);
    let number = next.saturating_sub(1);
    let number = opened(&all, number, syntax).unwrap_or(number);
    guess::guess(text, &all, number, (syntax, span), budget)
}

/// The line, no further up than such a text is long, where a quote or bracket opens that does not end there.
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
    let from = number.saturating_sub(LINES_BACK);
    Some(from + all.get(from..=number)?.iter().rposition(opens)?)
}

/// How far back a quote or bracket that does not end is looked for, in lines.
const LINES_BACK: usize = 500;

/// Fields of a near name: what belongs to them is looked at under the right one.
fn misspelt(text: &str, root: &Node<'_>, shape: &'static Shape) -> Vec<Mend> {
    let mut report = Report::of_errors();
    let _ = examine(root, text, shape, &mut report);
    let mend = |finding: Finding| match &finding.fault {
        Fault::UnknownField {
            near: Some(near), ..
        } => {
            let (span, with) = (finding.span, near.clone());
            Some(Mend::new(finding, span, with))
        }
        _ => None,
    };
    report
        .into_findings()
        .into_iter()
        .filter_map(mend)
        .collect()
}
