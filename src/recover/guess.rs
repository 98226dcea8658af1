//! Guesses what a line that YAML cannot read was meant to be. Each possible meaning is tried on the line's page, and
//! suggested only if it is the only one without mistakes.

use std::collections::BTreeSet;

use super::lines::{Line, block_text_below, key};
use super::patch::{Mend, Mended, pages};
use crate::finding::{Fault, Finding, Form, Meant, Report, Slip, Span, Syntax, quote};
use crate::form::examine::examine;
use crate::form::table::{self, Shape};
use crate::form::texts::{comment, in_quotes};
use crate::yaml::tree;

/// The most bytes to parse in order to find out how one file was meant (16 MiB): more would take minutes.
pub(super) const MOST_PARSED: usize = 16 * 1024 * 1024;

/// How much may still be parsed, and the form that the text should have.
pub(super) struct Budget {
    pub shape: &'static Shape,
    pub left: usize,
}

/// A measure for how wrong a text is: the number of bytes that cannot be read, then the number of other mistakes.
type Sense = (usize, usize);

impl Budget {
    /// Returns whether one more pass over the text is allowed; after a refusal, none is.
    pub fn spend(&mut self, text: &str) -> bool {
        let left = self.left.checked_sub(text.len());
        self.left = left.unwrap_or(0);
        left.is_some()
    }

    /// Measures how wrong a text is; `None` if that would exceed the budget.
    pub fn sense(&mut self, text: &str) -> Option<Sense> {
        self.spend(text).then_some(())?;
        let mut report = Report::default();
        let root = tree::build(text, &mut report);
        if let Some(root) = &root {
            examine(root, text, self.shape, &mut report);
        }
        let (mut unread, mut wrong) = (0, 0);
        for finding in report.findings() {
            // A page alone lacks what is elsewhere in the file.
            wrong += usize::from(match finding.fault {
                Fault::MissingField { .. } => !finding.trail.is_empty(),
                Fault::WrongShape { found, .. } => {
                    finding.trail.len() != 1 || found != Form::Nothing
                }
                Fault::NotYaml { .. } | Fault::TooDeep => {
                    unread = text.len() - finding.span.start + 1;
                    true
                }
                _ => true,
            });
        }
        Some((unread, wrong))
    }
}

/// Guesses what the line `all[at]` was meant to be. Without a good guess, it is left out, and YAML's error reported.
pub(super) fn guess(
    text: &str,
    all: &[Line<'_>],
    at: usize,
    (syntax, span): (Syntax, Span),
    budget: &mut Budget,
) -> Option<Mend> {
    let line = all.get(at)?;
    let page = *pages(text, &[line.start]).first()?;
    let head = all.get(..=at)?.iter().rfind(|line| line.is_section());
    let head = head
        .filter(|head| head.start < page.start)
        .map_or("", |head| head.text);
    let mut sense = |mend: &Mend| {
        let mended = Mended::new(text.get(..page.end)?, std::slice::from_ref(mend)).text;
        budget.sense(&format!("{head}\n{}", mended.get(page.start..)?))
    };
    let out = left_out(line, syntax, span);
    let mut best = (sense(&out)?, out);
    let mut right = 0;
    for mend in rewritings(line).into_iter().chain(shifts(all, at, page)) {
        let sense = sense(&mend)?;
        right += usize::from(sense == (0, 0));
        // The line is only left out if no other guess is as good.
        if (sense == (0, 0) || !matches!(mend.finding.fault, Fault::Indented { .. }))
            && sense <= best.0
            && right < 2
        {
            best = (sense, mend);
        }
    }
    Some(match best {
        ((0, 0), mend) if right == 1 => mend,
        (sense, mend) => Mend {
            guess: mend.guess || sense.0 > 0,
            ..mend.pointing()
        },
    })
}

fn left_out(line: &Line<'_>, mut syntax: Syntax, mut span: Span) -> Mend {
    let (at, own) = (line.value(), line.body_span());
    let value = line.behind(at);
    let opens = |mark| value.starts_with(mark) && value.matches(mark).count() == 1;
    if opens('"') || opens('\'') {
        (syntax, span) = (Syntax::UnclosedQuote, line.span(at, at + 1));
    } else if !(own.start..own.end).contains(&span.start) {
        span = own;
    }
    let finding = Finding::new(Fault::NotYaml { syntax }, span);
    Mend::new(finding, own, "").pointing()
}

/// Returns the line rewritten in each way that it may have been meant.
fn rewritings(line: &Line<'_>) -> Vec<Mend> {
    let at = line.value();
    let value = line.behind(at).trim_end();
    let span = line.span(at, at + value.len());
    let is_text = line.key().is_none_or(|key| {
        let is_text = table::takes_text(&key.name) || !table::is_field(&key.name);
        is_text && !value.starts_with(key.written)
    });
    let with = in_quotes(value);
    let meant = Meant::line(format!("{}{with}", line.before(at)).trim_start());
    let quoted = hidden(value).filter(|_| is_text);
    let quoted = quoted.map(|slip| Mend::slip(slip, meant, span, with));
    let all = [quoted, parted(line, at, value), lost(line, at, value)];
    all.into_iter().flatten().collect()
}

/// Returns why YAML may not read this value as a text.
fn hidden(value: &str) -> Option<Slip> {
    match value.chars().next()? {
        '[' | '{' => {
            let key = key(value.get(1..)?.trim_start());
            let is_text = key.is_none_or(|key| key.slip.is_some());
            is_text.then_some(Slip::BracketText)
        }
        _ => (value.contains(": ") || value.ends_with(':')).then_some(Slip::ColonInText),
    }
}

/// Splits `label: はい goto: x`: the second field should be on the next line.
fn parted(line: &Line<'_>, at: usize, value: &str) -> Option<Mend> {
    let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
    let start = value.match_indices(':').find_map(|(colon, _)| {
        let before = value.get(..colon)?;
        let upper = before.trim_end_matches(is_name);
        table::is_field(before.get(upper.len()..)?).then_some(upper.len())
    })?;
    let upper = value.get(..start)?.trim_end();
    let lower = value.get(start..)?.to_owned();
    let first = format!("{}{upper}", line.before(at)).trim().to_owned();
    let with = format!("\n{}", " ".repeat(line.body()));
    let span = line.span(at + upper.len(), at + start);
    let meant = Meant::Lines(first, lower);
    (!upper.is_empty()).then(|| Mend::slip(Slip::Joined, meant, span, with))
}

/// Removes what YAML takes for a comment and cannot read past.
fn lost(line: &Line<'_>, at: usize, value: &str) -> Option<Mend> {
    let (sharp, lost) = comment(value).filter(|(sharp, _)| *sharp > 0)?;
    let span = line.span(at + sharp, at + value.len());
    let lost = quote(lost);
    Some(Mend::new(Finding::new(Fault::ValueLost { lost }, span), span, "").pointing())
}

/// Moves the line, or the one above it on its page, to every column that it could have.
fn shifts(all: &[Line<'_>], at: usize, page: Span) -> Vec<Mend> {
    let (above, here) = all.split_at(at);
    // A text would become the rest of the one above.
    if here.first().is_some_and(Line::is_text) {
        return Vec::new();
    }
    let is_there = |line: &Line<'_>| line.start >= page.start && !line.is_blank();
    let before = above.iter().rposition(is_there);
    let tried = [Some(at), before].into_iter().flatten();
    let shifted = |at| {
        let (above, here) = all.split_at(at);
        let columns = columns(above).into_iter();
        columns.filter_map(|wanted| shifted(here.first()?, wanted))
    };
    tried.flat_map(shifted).collect()
}

/// Returns the columns in which the next line can begin: those of the lists and maps open above it.
fn columns(above: &[Line<'_>]) -> BTreeSet<usize> {
    let mut columns = BTreeSet::from([0]);
    let mut limit = usize::MAX;
    for line in above.iter().rev().filter(|line| !line.is_blank()) {
        if line.indent() < limit {
            limit = line.indent();
            columns.extend([limit, line.body()]);
            let opens = line.text.trim_end().ends_with(':');
            columns.extend(opens.then_some(line.body() + 2));
            // What is deeper is text, whatever it looks like.
            let deepest = block_text_below(line).unwrap_or(usize::MAX);
            columns.retain(|column| *column <= deepest);
        }
    }
    columns
}

/// Moves the line to this column.
pub(super) fn shifted(line: &Line<'_>, wanted: usize) -> Option<Mend> {
    let found = line.indent();
    let span = line.span(0, found);
    let with = " ".repeat(wanted);
    let moves = found != wanted;
    let wanted = Some(wanted);
    let mut finding = Finding::new(
        Fault::Indented {
            found,
            wanted,
            until: None,
        },
        span,
    );
    finding.fix = Some(with.clone());
    moves.then(|| Mend::new(finding, span, with))
}
