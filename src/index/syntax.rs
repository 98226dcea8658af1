//! What a syntax error really was, and how the text was probably meant. The parser knows where it gave up; the author
//! needs to know what they typed.

use std::cmp::Reverse;

use super::examine::examine;
use super::lines::{Delimiter, Line, block_text_below, key, lines};
use super::mended::{Edit, Mend, Mended};
use super::slips::quote;
use super::tree;
use crate::finding::{Fault, Finding, Slip, Span, Syntax};

/// How far back an unclosed bracket or a line out of place is looked for, in lines.
const LINES_BACK: usize = 50;

/// How many lines above may be the one that is out of place.
const MOST_SUSPECTS: usize = 4;

/// What a syntax error really was; empty where nobody can say. `budget` is how many bytes may still be parsed to find
/// out; guesses cost.
pub(super) fn mend(text: &str, error: &Finding, budget: &mut usize) -> Vec<Mend> {
    let Fault::NotYaml { syntax } = error.fault else {
        return Vec::new();
    };
    let at = error.span.start;
    if syntax == Syntax::Tab {
        return tabs(text, budget);
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
                begins_with_bracket(line)
                    .then(|| bracket_text(line))
                    .flatten()
            })
            .or_else(|| colon_in_text(line, at)),
    };
    let mended = mended.or_else(|| match syntax {
        Syntax::Bracket | Syntax::Character(_) | Syntax::Escape => None,
        _ => indentation(text, &all, number, budget),
    });
    mended.into_iter().collect()
}

/// How far a text can be read; all of it, if it has no error.
pub(super) fn readable(text: &str, budget: &mut usize) -> usize {
    sense(text, budget).0
}

/// How far a text can be read, and then how much of it is wrong all the same, as a number that is larger for better
/// texts.
fn sense(text: &str, budget: &mut usize) -> (usize, Reverse<usize>) {
    if *budget < text.len() {
        *budget = 0;
        return (0, Reverse(usize::MAX));
    }
    *budget -= text.len();
    let mut findings = Vec::new();
    if let Some(root) = tree::build(text, &mut findings) {
        examine(&root, text, &mut findings);
    }
    let errors = findings
        .iter()
        .filter(|finding| matches!(finding.fault, Fault::NotYaml { .. }));
    let reach = errors.map(|finding| finding.span.start).min();
    (reach.unwrap_or(usize::MAX), Reverse(findings.len()))
}

fn mend_of(finding: Finding, edits: Vec<Edit>, guess: bool) -> Mend {
    Mend {
        finding,
        edits,
        guess,
    }
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
    if let Some(last) = last.filter(|last| super::width::is_wide_quote(*last)) {
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
    let before = line.text.get(..at - line.start)?;
    let sharp = line.text.get(line.value()..)?.find(" #")? + line.value() + 1;
    if sharp > before.len() + 1 {
        return None;
    }
    let lost = line.text.get(sharp..)?.trim_end();
    if lost.chars().nth(1).is_none_or(char::is_whitespace) {
        return None;
    }
    let (start, end) = (line.start + sharp, line.end());
    let fault = Fault::TextLost {
        lost: quote(lost),
        whole: true,
    };
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

/// Tabs in the indentation, each taken for as many blanks as make the most of the text readable.
fn tabs(text: &str, budget: &mut usize) -> Vec<Mend> {
    let with = |width: usize| {
        let mut mends = Vec::new();
        let mut block_text = None;
        for line in lines(text).filter(|line| !line.text.trim().is_empty()) {
            let leading = line.text.len() - line.text.trim_start_matches([' ', '\t', '-']).len();
            let leading = line.text.get(..leading).unwrap_or("");
            if block_text.is_none_or(|indent| line.indent() <= indent) {
                block_text = block_text_below(&line);
            }
            let Some(first) = leading.find('\t') else {
                continue;
            };
            let mut edits = Vec::new();
            for (tab, _) in leading.match_indices('\t') {
                let behind_dash = leading
                    .get(..tab)
                    .is_some_and(|before| before.contains('-'));
                let blanks = " ".repeat(if behind_dash { 1 } else { width });
                edits.push(Edit::replace(
                    line.start + tab,
                    line.start + tab + 1,
                    blanks,
                ));
            }
            let start = line.start + first;
            let fault = Fault::NotYaml {
                syntax: Syntax::Tab,
            };
            let end = line.start + leading.rfind('\t').unwrap_or(first) + 1;
            mends.push(mend_of(
                Finding::new(fault, Span { start, end }),
                edits,
                true,
            ));
        }
        mends
    };
    let best = [2, 4, 8, 1].map(|width| {
        let mends = with(width);
        let reach = readable(&Mended::new(text, &mends).text, budget);
        (reach, mends)
    });
    // The first of the best: `max_by_key` would take the last.
    let mut best = best.into_iter();
    let first = best.next().map_or((0, Vec::new()), |first| first);
    best.fold(
        first,
        |best, next| if next.0 > best.0 { next } else { best },
    )
    .1
}

/// Tries every indentation that a line could have among the lines above it, alone and with what hangs below it; then
/// the same for the lines above, as YAML stumbles over the first line that is right again.
fn indentation(text: &str, all: &[Line<'_>], number: usize, budget: &mut usize) -> Option<Mend> {
    let stumbled = all.get(number)?;
    let mut best: Option<Trial> = None;
    for number in suspects(all, number) {
        let line = all.get(number)?;
        let found = line.indent();
        let mut wanted = columns(all.get(..number)?);
        if number > 0 && !wanted.contains(&stumbled.indent()) {
            wanted.push(stumbled.indent());
        }
        wanted.retain(|column| *column != found);
        wanted.sort_by_key(|column| column.abs_diff(found));
        let below = all.get(number + 1..)?.iter();
        let below: Vec<&Line<'_>> = below
            .take_while(|line| line.text.trim().is_empty() || line.indent() > found)
            .filter(|line| !line.text.trim().is_empty())
            .collect();
        for wanted in wanted {
            let shift = |line: &Line<'_>| {
                let indent = line.indent();
                let to = (indent + wanted).saturating_sub(found);
                Edit::replace(line.start, line.start + indent, " ".repeat(to))
            };
            for whole in [false, true] {
                if whole && below.is_empty() {
                    continue;
                }
                let mut edits = vec![shift(line)];
                if whole {
                    edits.extend(below.iter().map(|line| shift(line)));
                }
                let mends = [mend_of(indented(line, wanted), edits, true)];
                let mended = Mended::new(text, &mends);
                let (reach, wrong) = sense(&mended.text, budget);
                let reach = if reach == usize::MAX {
                    reach
                } else {
                    mended.back(Span::at(reach)).start
                };
                let sense = (reach, wrong);
                if reach > stumbled.end() && best.as_ref().is_none_or(|best| sense > best.sense) {
                    let [mend] = mends;
                    best = Some(Trial { sense, mend });
                }
            }
        }
    }
    best.map(|best| best.mend)
}

/// A mending and how much sense the text makes with it.
struct Trial {
    sense: (usize, Reverse<usize>),
    mend: Mend,
}

fn indented(line: &Line<'_>, wanted: usize) -> Finding {
    let found = line.indent();
    let start = line.start + found;
    let body = line.text.get(line.body()..).unwrap_or("");
    let end = key(body).map_or(line.end(), |key| line.start + line.body() + key.colon);
    let span = Span {
        start,
        end: end.max(start),
    };
    Finding::new(Fault::Indented { found, wanted }, span)
}

/// The line that YAML stumbled over, then the lines above it that may be the ones out of place: the last one, and
/// those that began each deeper level.
fn suspects(all: &[Line<'_>], number: usize) -> Vec<usize> {
    let mut suspects = vec![number];
    let found = all.get(number).map_or(0, Line::indent);
    let mut limit = usize::MAX;
    let above = all.get(..number).unwrap_or(&[]);
    let above = above
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, line)| !line.is_blank());
    for (number, line) in above.take(LINES_BACK) {
        let indent = line.indent();
        if suspects.len() == 1 || (indent < limit && indent != found) {
            suspects.push(number);
        }
        limit = limit.min(indent);
        if suspects.len() > MOST_SUSPECTS || indent < found {
            break;
        }
    }
    suspects
}

/// The indentations that a next line can have: those of the lists and maps that are open above it.
fn columns(above: &[Line<'_>]) -> Vec<usize> {
    let mut columns = Vec::new();
    let mut limit = usize::MAX;
    for line in above.iter().rev().filter(|line| !line.is_blank()) {
        let indent = line.indent();
        if indent >= limit {
            continue;
        }
        limit = indent;
        let opens = line.text.trim_end().ends_with(':');
        for column in [indent, line.body(), line.body() + 2] {
            if !columns.contains(&column) && (opens || column < line.body() + 2) {
                columns.push(column);
            }
        }
        if indent == 0 {
            break;
        }
    }
    columns
}
