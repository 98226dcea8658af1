//! What a syntax error really was, and how the text was probably meant. The parser knows where it gave up; the author
//! needs to know what they typed.

use super::budget::Budget;
use super::indentation;
use super::lines::{Delimiter, Line, key, lines};
use super::patch::{Edit, Mend, mend_of};
use crate::finding::{Fault, Finding, Slip, Span, Syntax, quote};
use crate::form::full_width::is_wide_quote;
use crate::form::texts::comment;

/// How far back an unclosed bracket is looked for, in lines.
const LINES_BACK: usize = 50;

/// What a syntax error really was; empty where nobody can say. Guesses cost some of the budget.
pub(super) fn mend(text: &str, error: &Finding, budget: &mut Budget) -> Vec<Mend> {
    let Fault::NotYaml { syntax } = error.fault else {
        return Vec::new();
    };
    let at = error.span.start;
    if syntax == Syntax::Tab {
        return indentation::tabs(text, budget);
    }
    let all: Vec<Line<'_>> = lines(text).collect();
    let number = all
        .partition_point(|line| line.start <= at)
        .saturating_sub(1);
    let Some(line) = all.get(number) else {
        return Vec::new();
    };
    let above = || all.get(..=number).unwrap_or(&[]).iter().rev();
    let mended = match syntax {
        Syntax::UnclosedQuote => Some(unclosed(line, at)),
        Syntax::AfterQuote => after_quote(line, error, above()),
        Syntax::Character(_) => quoted(line, error.clone()),
        Syntax::Escape => escape(text, error),
        Syntax::Bracket => above()
            .take(LINES_BACK)
            .find(|line| begins_with_bracket(line))
            .and_then(bracket_text),
        Syntax::Tab => None,
        Syntax::Colon | Syntax::Mixed | Syntax::Indentation | Syntax::Other => lost(line, at)
            .or_else(|| {
                let mut above = above().take(LINES_BACK);
                let opens = |own: &&Line<'_>| {
                    begins_with_bracket(own) && (own.start == line.start || leaves_open(own))
                };
                above.find(opens).and_then(bracket_text)
            })
            .or_else(|| colon_in_text(line, at)),
    };
    let mended = mended.or_else(|| match syntax {
        Syntax::Bracket | Syntax::Character(_) | Syntax::Escape => None,
        _ => indentation::line(text, &all, number, budget),
    });
    mended.into_iter().collect()
}

fn slipped(slip: Slip, mended: String, span: Span) -> Finding {
    Finding::new(Fault::Slipped { slip, mended }, span)
}

/// The quote that opens at `at` ends with its line.
fn unclosed(line: &Line<'_>, at: usize) -> Mend {
    let mark = line
        .text
        .get(at - line.start..)
        .and_then(|rest| rest.chars().next());
    let mark = mark.unwrap_or('"');
    let end = line.end();
    let last = line.text.trim_end().chars().next_back();
    // `"はい”`: closed, but by the other width.
    if let Some(last) = last.filter(|last| is_wide_quote(*last)) {
        let start = end - last.len_utf8();
        let mut mended = line.text.trim_end().to_owned();
        mended.pop();
        mended.push(mark);
        let finding = slipped(Slip::Quote, quote(&mended), Span { start, end });
        return mend_of(finding, vec![Edit::replace(start, end, mark)], false);
    }
    let fault = Fault::NotYaml {
        syntax: Syntax::UnclosedQuote,
    };
    let span = Span {
        start: at,
        end: at + mark.len_utf8(),
    };
    mend_of(
        Finding::new(fault, span),
        vec![Edit::insert(end, mark)],
        true,
    )
}

/// Text behind a closing quote: the quote either opened on this line, or further up where it was never closed.
fn after_quote<'l>(
    line: &'l Line<'l>,
    error: &Finding,
    above: impl Iterator<Item = &'l Line<'l>>,
) -> Option<Mend> {
    let before = line.text.get(..error.span.start - line.start)?;
    let mark = before
        .chars()
        .next_back()
        .filter(|mark| matches!(mark, '"' | '\''))?;
    let opens = |line: &Line<'_>| {
        line.text
            .get(line.value()..)
            .is_some_and(|value| value.starts_with(mark))
    };
    if opens(line) && line.value() + 1 < before.len() {
        return quoted(line, error.clone());
    }
    let open = above.skip(1).find(|line| {
        opens(line)
            && line
                .text
                .get(line.value()..)
                .is_some_and(|value| value.matches(mark).count() == 1)
    })?;
    Some(unclosed(open, open.start + open.value()))
}

/// Puts the value of a line in quotes.
fn quoted(line: &Line<'_>, finding: Finding) -> Option<Mend> {
    let value = line.text.get(line.value()..)?.trim_end();
    let start = line.start + line.value();
    let edit = Edit::replace(start, start + value.len(), in_quotes(value));
    (!value.is_empty()).then(|| mend_of(finding, vec![edit], false))
}

fn in_quotes(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}

/// A line as it would be with its value in quotes, for a help.
fn with_quotes(line: &Line<'_>, value: &str) -> String {
    let mark = if value.contains('"') { '\'' } else { '"' };
    let head = line.text.get(..line.value()).unwrap_or("");
    quote(&format!("{head}{mark}{value}{mark}"))
}

/// The first `\` that stands before a character with no meaning there.
fn escape(text: &str, error: &Finding) -> Option<Mend> {
    let mut at = error.span.start;
    loop {
        at += text.get(at..)?.find('\\')?;
        let escaped = text.get(at + 1..)?.chars().next()?;
        if !"0abt\tnvfre \"/\\N_LPxuU\r\n".contains(escaped) {
            let span = Span {
                start: at,
                end: at + 1 + escaped.len_utf8(),
            };
            let finding = Finding {
                span,
                ..error.clone()
            };
            return Some(mend_of(finding, vec![Edit::insert(at, "\\")], false));
        }
        at += 1 + escaped.len_utf8();
    }
}

fn begins_with_bracket(line: &Line<'_>) -> bool {
    line.text
        .get(line.value()..)
        .is_some_and(|value| value.starts_with(['[', '{']))
}

/// Whether more brackets open on a line than close: what is below it belongs to them. One that stands alone there is no
/// text.
fn leaves_open(line: &Line<'_>) -> bool {
    let count = |brackets: [char; 2]| line.text.matches(brackets).count();
    !line.text.trim_end().ends_with(['[', '{']) && count(['[', '{']) > count([']', '}'])
}

/// `[重要]お知らせ`; not `{ label: …`, which was meant as braces.
fn bracket_text(line: &Line<'_>) -> Option<Mend> {
    let value = line.text.get(line.value()..)?.trim_end();
    let inner = value.get(1..)?.trim_start();
    if value.starts_with('{') && key(inner).is_some_and(|key| key.delimiter == Delimiter::Plain) {
        return None;
    }
    let start = line.start + line.value();
    let span = Span {
        start,
        end: start + value.len(),
    };
    quoted(
        line,
        slipped(Slip::BracketText, with_quotes(line, value), span),
    )
}

/// `電話は #1234` with a line below that goes on: YAML ended the text at the `#`.
fn lost(line: &Line<'_>, at: usize) -> Option<Mend> {
    let (sharp, lost) = comment(line.text.get(line.value()..)?)?;
    let (start, end) = (line.start + line.value() + sharp, line.end());
    if sharp == 0 || start > at + 1 {
        return None;
    }
    let fault = Fault::ValueLost { lost: quote(lost) };
    Some(mend_of(
        Finding::new(fault, Span { start, end }),
        vec![Edit::replace(start, end, "")],
        false,
    ))
}

/// `label: 受付: 平日`
fn colon_in_text(line: &Line<'_>, at: usize) -> Option<Mend> {
    let value = line.text.get(line.value()..)?.trim_end();
    let colon = value
        .find(": ")
        .or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
    let named = line.value() > line.body();
    let start = line.start + line.value() + colon;
    if !named || start > at || value.starts_with(['"', '\'']) {
        return None;
    }
    let span = Span {
        start,
        end: start + 1,
    };
    quoted(
        line,
        slipped(Slip::ColonInText, with_quotes(line, value), span),
    )
}
