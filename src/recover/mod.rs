//! Reading on in spite of slips: what YAML made of a file with typing mistakes says nothing to its author, and hides
//! every other mistake.

mod guess;
mod indentation;
mod lines;
mod marks;
mod patch;
mod slips;
mod trial;

use crate::finding::{Code, Fault, Finding, Report, Severity, Slip, Syntax};
use crate::form::examine::examine;
use crate::form::table::{Shape, TRANSLATION};
use crate::yaml::controls::steers_terminal;
use crate::yaml::{Node, tree};
use lines::{Line, lines};
use patch::{Edit, Mend, Mended, mend_of};
use trial::Budget;

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
            let warns = finding.fault.severity() == Severity::Warning;
            // What is to be typed anew is looked at anew.
            let follows = warns && self.mended.touches(finding.span.start);
            !follows
                && !self
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

/// The slips of a text; without any, what the one syntax error really was, or what does not fit where it stands.
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
        let mut unread =
            |mends: &[Mend]| Some(budget.sense(&Mended::new(text, mends).text)?.0.unread);
        let is_blank = |mend: &Mend| {
            matches!(
                mend.finding.fault,
                Fault::Slipped {
                    slip: Slip::Space,
                    ..
                }
            )
        };
        if slips.iter().any(is_blank) && unread(&slips)? > 0 {
            let narrow = slips::scan(text, root, 1);
            if unread(&narrow)? == 0 {
                return Some(narrow);
            }
        }
        return Some(slips);
    }
    let mends = match root {
        Some(root) => misfits(text, root, budget),
        None => stumble(text, findings, budget)?,
    };
    (!mends.is_empty()).then_some(mends)
}

/// What YAML stumbled over.
fn stumble(text: &str, findings: &[Finding], budget: &mut Budget) -> Option<Vec<Mend>> {
    let mut errors = findings.iter().filter_map(|finding| match finding.fault {
        Fault::NotYaml { syntax } => Some((syntax, finding.span)),
        _ => None,
    });
    let (syntax, span) = errors.next()?;
    if syntax == Syntax::Tab {
        return Some(indentation::tabs(text, budget));
    }
    let all: Vec<Line<'_>> = lines(text).collect();
    let number = line_of(&all, span.start);
    let number = opened(&all, number, syntax, span.start).unwrap_or(number);
    let mend = guess::guess(text, &all, number, Some((syntax, span)), budget);
    mend.map(|mend| vec![mend])
}

/// The line further up where a quote or bracket opens that does not end, if that is what YAML stumbled over.
fn opened(all: &[Line<'_>], number: usize, syntax: Syntax, at: usize) -> Option<usize> {
    let line = all.get(number)?;
    let (before, value) = (line.before(at.checked_sub(line.start)?), line.value());
    // A quote that ends here although it seems to open here was open before.
    let quoted = syntax == Syntax::AfterQuote && before.len() <= value + 1;
    let mark = before.chars().next_back().filter(|_| quoted);
    let above = all.get(..number + usize::from(!quoted))?;
    let opens = |line: &Line<'_>| {
        let value = line.behind(line.value());
        match mark {
            Some(mark) => value.starts_with(mark) && value.matches(mark).count() == 1,
            None => {
                value.starts_with('[') && !value.contains(']')
                    || value.starts_with('{') && !value.contains('}')
            }
        }
    };
    let back = if quoted { usize::MAX } else { LINES_BACK };
    let found = above.iter().rev().take(back).position(opens)?;
    Some(above.len() - 1 - found)
}

fn line_of(all: &[Line<'_>], at: usize) -> usize {
    all.partition_point(|line| line.start <= at)
        .saturating_sub(1)
}

/// How far back a bracket that does not end is looked for, in lines.
const LINES_BACK: usize = 50;

/// How many lines that do not fit are looked at in one round.
const MOST_MISFITS: usize = 20;

/// What can be read, but does not fit where it stands: misspelt fields, and lines that slid out of their place.
fn misfits(text: &str, root: &Node<'_>, budget: &mut Budget) -> Vec<Mend> {
    let mut report = Report::of_errors();
    if !examine(root, text, budget.shape, &mut report) {
        return Vec::new();
    }
    let findings = report.findings();
    let misspelt = |finding: &Finding| {
        let Fault::UnknownField {
            near: Some(near), ..
        } = &finding.fault
        else {
            return None;
        };
        let edit = Edit::replace(finding.span.start, finding.span.end, near.clone());
        Some(mend_of(finding.clone(), vec![edit], false))
    };
    let mends: Vec<Mend> = findings.iter().filter_map(misspelt).collect();
    if !mends.is_empty() {
        return mends;
    }
    let slid = |finding: &&Finding| {
        let code = finding.fault.kind();
        let codes = [
            Code::UnknownField,
            Code::MissingField,
            Code::MisplacedPage,
            Code::WrongShape,
            Code::DuplicateKey,
            Code::ListMark,
        ];
        codes.contains(&code)
            && !finding.trail.is_empty()
            && !std::ptr::eq(budget.shape, &raw const TRANSLATION)
    };
    let all: Vec<Line<'_>> = lines(text).collect();
    let mut mends: Vec<Mend> = Vec::new();
    for finding in findings.iter().filter(slid).take(MOST_MISFITS) {
        let number = line_of(&all, finding.span.start);
        let done = mends.last().and_then(|mend| mend.edits.last());
        if done.is_none_or(|edit| edit.span.end < finding.span.start) {
            mends.extend(guess::guess(text, &all, number, None, budget));
        }
    }
    mends.sort_by_key(|mend| mend.finding.span);
    mends
}
