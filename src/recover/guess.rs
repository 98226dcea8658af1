//! What a line that does not fit was meant to be: everything that it may have been is tried, and what makes most sense
//! is taken. It is told to the author only if nothing else makes as much.

use super::indentation::shifts;
use super::lines::{Line, key};
use super::patch::{Edit, Guess, Mend, mend_of, slipped};
use super::trial::{Budget, Excerpt, Sense};
use crate::finding::{Fault, Finding, Meant, Slip, Span, Syntax, quote};
use crate::form::full_width::is_wide_quote;
use crate::form::table;
use crate::form::texts::{comment, in_quotes};

/// How far back a quote or bracket that does not end is looked for, in lines.
const LINES_BACK: usize = 50;

/// What leaves a line out costs: more than anything that keeps it.
const LEFT_OUT: usize = 20;

/// How much dearer every other meaning must be.
const MARGIN: usize = 2;

/// What this line, or one near it, was meant to be; `None` where no guess lets YAML get further. With `syntax` YAML
/// stumbled over it; without, it is read, but does not fit, and only what leaves nothing wrong is taken.
pub(super) fn guess(
    text: &str,
    all: &[Line<'_>],
    number: usize,
    syntax: Option<(Syntax, Span)>,
    budget: &mut Budget,
) -> Option<Mend> {
    let stumbled = all.get(number)?;
    let excerpt = Excerpt::around(text, all, number);
    let mut guesses = shifts(all, number);
    if let Some((syntax, span)) = syntax {
        guesses.extend(rewritten(all, number, syntax, span));
    }
    guesses.extend(headed(stumbled));
    let mut trials = Vec::new();
    for guess in guesses
        .into_iter()
        .filter(|guess| excerpt.holds(&guess.mend.edits))
    {
        let (sense, meaning) = budget.sense(&excerpt.with(&guess.mend.edits))?;
        trials.push((sense, meaning, guess));
    }
    let most = if syntax.is_some() {
        excerpt.behind(stumbled.end())
    } else {
        0
    };
    let price = |(sense, _, guess): &(Sense, u64, Guess)| {
        (
            sense.unread,
            sense.wrong + guess.cost / LEFT_OUT * 3,
            guess.cost,
        )
    };
    let at = (0..trials.len()).min_by_key(|at| trials.get(*at).map(price))?;
    let (sense, meaning, best) = trials.swap_remove(at);
    if sense.unread > most || syntax.is_none() && sense != Sense::CLEAN {
        return None;
    }
    let rival = trials.iter().any(|(other, means, guess)| {
        *other == Sense::CLEAN && *means != meaning && guess.cost < best.cost + MARGIN
    });
    let proved = best.told && sense == Sense::CLEAN && !rival;
    let guess = rival || sense.unread > excerpt.behind(excerpt.page) || best.mend.guess;
    Some(if proved {
        best.mend
    } else {
        Mend {
            guess,
            ..pointing(best.mend)
        }
    })
}

/// The same without a word about what to write.
fn pointing(mend: Mend) -> Mend {
    let fault = match mend.finding.fault {
        Fault::Slipped { slip, .. } => Fault::Slipped {
            slip,
            meant: Meant::Unknown,
        },
        Fault::Indented { found, lines, .. } => Fault::Indented {
            found,
            wanted: None,
            lines,
        },
        fault => fault,
    };
    let finding = Finding {
        fault,
        fix: None,
        ..mend.finding
    };
    Mend { finding, ..mend }
}

/// The same line written otherwise; the lines above it too, where it may only follow from one of them.
fn rewritten(all: &[Line<'_>], number: usize, syntax: Syntax, span: Span) -> Vec<Guess> {
    let above = all
        .get(..=number)
        .unwrap_or(&[])
        .iter()
        .rev()
        .filter(|line| !line.is_blank());
    let mut guesses = Vec::new();
    for (back, line) in above.take(LINES_BACK).enumerate() {
        if back > 0 && syntax == Syntax::Escape {
            break;
        }
        let opens = line.behind(line.value()).starts_with(['"', '\'', '[', '{']);
        if back < 2 || opens {
            let mut here = rewritings(line, syntax);
            for guess in &mut here {
                guess.cost += back.min(1);
            }
            guesses.extend(here);
        }
        if back < 3 {
            guesses.push(left_out(line, back, syntax, span));
        }
    }
    guesses
}

/// The list that begins here lacks its head.
fn headed(line: &Line<'_>) -> Vec<Guess> {
    let with = |field: &'static str| {
        let span = Span {
            start: line.start + line.indent(),
            end: line.end(),
        };
        let finding = Finding::new(Fault::MissingField { field }, span);
        let indent = " ".repeat(line.indent().saturating_sub(2));
        let edits = vec![Edit::insert(line.start, format!("{indent}{field}:\n"))];
        Guess {
            mend: mend_of(finding, edits, true),
            cost: 4,
            told: true,
        }
    };
    let is_item = line.body() > line.indent();
    ["options", "steps"]
        .map(with)
        .into_iter()
        .filter(|_| is_item)
        .collect()
}

fn left_out(line: &Line<'_>, back: usize, syntax: Syntax, span: Span) -> Guess {
    let start = line.start + line.indent();
    let own = back == 0 && (start..line.end()).contains(&span.start);
    let span = if own {
        span
    } else {
        Span {
            start,
            end: line.end(),
        }
    };
    let finding = Finding::new(Fault::NotYaml { syntax }, span);
    let edits = vec![Edit::replace(line.start, line.end(), "")];
    Guess {
        mend: mend_of(finding, edits, true),
        cost: LEFT_OUT + back,
        told: false,
    }
}

fn rewritings(line: &Line<'_>, syntax: Syntax) -> Vec<Guess> {
    let mut guesses = Vec::new();
    let at = line.value();
    let value = line.behind(at).trim_end();
    let (start, end) = (line.start + at, line.end());
    let span = Span { start, end };
    let head = line.before(at);
    let Some(first) = value.chars().next() else {
        return guesses;
    };
    let named = key(line.behind(line.body())).filter(|key| key.slip.is_none());
    let is_text = named
        .as_ref()
        .is_none_or(|key| table::takes_text(&key.name) || !table::is_field(&key.name));
    if let Some(slip) = hidden(value, first).filter(|_| is_text) {
        let with = in_quotes(value);
        guesses.push(slipped(
            slip,
            Meant::line(&format!("{head}{with}")),
            span,
            with,
        ));
    }
    if matches!(first, '"' | '\'') {
        guesses.extend(closed(line, first, span));
    }
    if first == '{' && !value.contains('}') {
        let meant = Meant::line(&format!("{head}{value} }}"));
        guesses.push(slipped(
            Slip::OpenBraces,
            meant,
            span,
            format!("{value} }}"),
        ));
    }
    let again = named.and_then(|key| value.strip_prefix(key.written)?.strip_prefix(": "));
    if let Some(value) = again {
        let meant = Meant::line(&format!("{head}{value}"));
        guesses.push(slipped(Slip::MissingColon, meant, span, value.to_owned()));
    }
    guesses.extend(parted(line, at, value));
    if let Some((sharp, lost)) = comment(value).filter(|(sharp, _)| *sharp > 0) {
        let finding = Finding::new(
            Fault::ValueLost { lost: quote(lost) },
            Span {
                start: start + sharp,
                end,
            },
        );
        let edits = vec![Edit::replace(start + sharp, end, "")];
        guesses.push(Guess {
            mend: mend_of(finding, edits, true),
            cost: 1,
            told: true,
        });
    }
    if syntax == Syntax::Escape {
        guesses.extend(escape(line));
    }
    guesses
}

/// Why YAML may not take a text for one.
fn hidden(value: &str, first: char) -> Option<Slip> {
    match first {
        '[' => Some(Slip::BracketText),
        '{' if key(value.get(1..)?.trim_start()).is_none_or(|key| key.slip.is_some()) => {
            Some(Slip::BracketText)
        }
        '{' => None,
        '"' | '\'' => {
            let inner = value.strip_prefix(first)?;
            let inner = inner.strip_suffix(first).unwrap_or(inner);
            inner.contains(first).then_some(Slip::AfterQuote)
        }
        _ => (value.contains(": ") || value.ends_with(':')).then_some(Slip::ColonInText),
    }
}

/// A quote that opens here ends with the line.
fn closed(line: &Line<'_>, mark: char, span: Span) -> Option<Guess> {
    let value = line.behind(line.value()).trim_end();
    let last = value.chars().next_back()?;
    // `"はい”`: closed, but by the other width.
    if is_wide_quote(last) {
        let start = span.end - last.len_utf8();
        let whole = value.strip_suffix(last)?;
        let meant = Meant::line(&format!("{}{whole}{mark}", line.before(line.value())));
        return Some(slipped(
            Slip::Quote,
            meant,
            Span { start, ..span },
            mark.to_string(),
        ));
    }
    let syntax = Syntax::UnclosedQuote;
    let opens = Span {
        start: span.start,
        end: span.start + 1,
    };
    let finding = Finding::new(Fault::NotYaml { syntax }, opens);
    let edits = vec![Edit::insert(span.end, mark)];
    let guess = Guess {
        mend: mend_of(finding, edits, true),
        cost: 2,
        told: false,
    };
    (value.matches(mark).count() == 1).then_some(guess)
}

/// `label: はい goto: x`: the field that should stand on the next line.
fn parted(line: &Line<'_>, at: usize, value: &str) -> Option<Guess> {
    let colon = |from: usize| Some(from + value.get(from..)?.find(':')?);
    let mut colons = std::iter::successors(colon(0), |at| colon(at + 1));
    let start = colons.find_map(|colon| {
        let before = value.get(..colon)?;
        let name = before
            .rsplit(|c: char| !(c.is_ascii_lowercase() || c == '-'))
            .next()?;
        table::is_field(name).then(|| colon - name.len())
    })?;
    let upper = value.get(..start)?.trim_end();
    let lower = value.get(start..)?;
    let first = format!("{}{upper}", line.before(at)).trim().to_owned();
    let with = format!("\n{}", " ".repeat(line.body()));
    let span = Span {
        start: line.start + at + upper.len(),
        end: line.start + at + start,
    };
    let meant = Meant::Lines(first, lower.to_owned());
    (!upper.is_empty()).then(|| slipped(Slip::Joined, meant, span, with))
}

/// The first `\` that stands before a character with no meaning there.
fn escape(line: &Line<'_>) -> Option<Guess> {
    let mut at = 0;
    loop {
        at += line.text.get(at..)?.find('\\')?;
        let escaped = line.text.get(at + 1..)?.chars().next()?;
        if !"0abt\tnvfre \"/\\N_LPxuU".contains(escaped) {
            let start = line.start + at;
            let span = Span {
                start,
                end: start + 1 + escaped.len_utf8(),
            };
            let finding = Finding::new(
                Fault::NotYaml {
                    syntax: Syntax::Escape,
                },
                span,
            );
            let edits = vec![Edit::insert(start, "\\")];
            return Some(Guess {
                mend: mend_of(finding, edits, false),
                cost: 1,
                told: true,
            });
        }
        at += 1 + escaped.len_utf8();
    }
}
