//! Guesses what a line that YAML cannot read was meant to be. Each possible meaning is tried on the line's page, and
//! suggested only if it is the only one without mistakes.

use std::collections::BTreeSet;

use super::lines::{Line, block_text_below, key};
use super::patch::{Mend, Mended, pages};
use crate::finding::{Fault, Finding, Form, Meant, Report, Slip, Span, Syntax, quote};
use crate::form::examine::examine;
use crate::form::full_width::is_wide_quote;
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
const CLEAN: Sense = (0, 0);

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
        let (mut unread, mut wrong) = CLEAN;
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
    let head = head.filter(|head| head.start < page.start);
    let head = head.map_or("", |head| head.text);
    let mut sense = |mend: &Mend| budget.sense(&on(text, head, page, mend)?);
    let out = left_out(line, syntax, span);
    let mut best = (sense(&out)?, out);
    let mut right = 0;
    let rewritten = rewritings(line).into_iter().flatten();
    let tries = rewritten.chain(shifts(all, at));
    for mend in tries.filter(|mend| mend.is_in(page)) {
        let sense = sense(&mend)?;
        right += usize::from(sense == CLEAN);
        // The line is only left out if no other guess is as good.
        if (sense == CLEAN || !mend.is_shift()) && sense <= best.0 && right < 2 {
            best = (sense, mend);
        }
    }
    Some(match best {
        (CLEAN, mend) if right == 1 => mend,
        (sense, mend) => Mend {
            guess: mend.guess || sense.0 > 0,
            ..mend.pointing()
        },
    })
}

/// Returns the page with this fix applied.
fn on(text: &str, head: &str, page: Span, mend: &Mend) -> Option<String> {
    let mended = Mended::new(text.get(..page.end)?, std::slice::from_ref(mend)).text;
    Some(format!("{head}\n{}", mended.get(page.start..)?))
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
fn rewritings(line: &Line<'_>) -> Option<Vec<Mend>> {
    let at = line.value();
    let value = line.behind(at).trim_end();
    let span = line.span(at, at + value.len());
    let first = value.chars().next()?;
    let meant = |with: &str| Meant::line(&format!("{}{with}", line.before(at)));
    let named = key(line.behind(line.body())).filter(|key| key.slip.is_none());
    let is_text = named
        .as_ref()
        .is_none_or(|key| table::takes_text(&key.name) || !table::is_field(&key.name));
    let whole = |slip, with: String| Mend::slip(slip, meant(&with), span, with);
    let quoted = hidden(value, first).filter(|_| is_text);
    let quoted = quoted.map(|slip| whole(slip, in_quotes(value)));
    let again = named.and_then(|key| value.strip_prefix(key.written)?.strip_prefix(": "));
    let again = again.map(|value| whole(Slip::MissingColon, value.to_owned()));
    // `"はい”`
    let is_quote = matches!(first, '"' | '\'');
    let closed = value.strip_suffix(is_wide_quote).filter(|_| is_quote);
    let closed = closed.map(|text| whole(Slip::Quote, format!("{text}{first}")));
    let (parted, lost) = (parted(line, at, value), lost(line, at, value));
    let all = [quoted, again, closed, parted, lost];
    Some(all.into_iter().flatten().collect())
}

/// Returns why YAML may not read this value as a text.
fn hidden(value: &str, first: char) -> Option<Slip> {
    match first {
        '[' => Some(Slip::BracketText),
        '{' => {
            let key = key(value.get(1..)?.trim_start());
            key.is_none_or(|key| key.slip.is_some())
                .then_some(Slip::BracketText)
        }
        '"' | '\'' => {
            let inner = value.strip_prefix(first)?;
            let inner = inner.strip_suffix(first).unwrap_or(inner);
            inner.contains(first).then_some(Slip::AfterQuote)
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

/// Moves the line, or the one above it, to every column that it could have.
fn shifts(all: &[Line<'_>], at: usize) -> Vec<Mend> {
    let (above, here) = all.split_at(at);
    // A text would become the rest of the one above.
    if here.first().is_some_and(Line::is_text) {
        return Vec::new();
    }
    let before = above.iter().rposition(|line| !line.is_blank());
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
    let mut finding = Finding::new(Fault::Indented { found, wanted }, span);
    finding.fix = Some(with.clone());
    moves.then(|| Mend::new(finding, span, with))
}
