//! Lines that are indented by the wrong number of blanks, or by tabs.

use super::lines::{Line, block_text_below, lines};
use super::patch::{Edit, Guess, Mend, Mended, mend_of, slipped};
use super::trial::Budget;
use crate::finding::{Fault, Finding, Meant, Slip, Span, Syntax};

/// How far back a line that is out of place is looked for, in lines.
const LINES_BACK: usize = 50;

/// How many lines above may be the one that is out of place.
const MOST_SUSPECTS: usize = 4;

/// Tabs in the indentation, each taken for as many blanks as make the most of the text readable.
pub(super) fn tabs(text: &str, budget: &mut Budget) -> Vec<Mend> {
    let tries = [2, 4, 8, 6, 1].map(|width| {
        let mends = tabs_as(text, width);
        let sense = budget.sense(&Mended::new(text, &mends).text);
        (sense.map(|(sense, _)| (sense.unread, sense.wrong)), mends)
    });
    let best = tries
        .into_iter()
        .min_by_key(|(sense, _)| sense.unwrap_or((usize::MAX, 0)));
    best.map_or(Vec::new(), |(_, mends)| mends)
}

fn tabs_as(text: &str, width: usize) -> Vec<Mend> {
    let mut mends = Vec::new();
    let mut block_text = None;
    for line in lines(text).filter(|line| !line.text.trim().is_empty()) {
        if block_text.is_some_and(|indent| line.indent() > indent) {
            continue;
        }
        block_text = block_text_below(&line);
        let leading = line.text.len() - line.text.trim_start_matches([' ', '\t', '-']).len();
        let leading = line.before(leading);
        let edit = |(tab, _): (usize, &str)| {
            let behind_dash = line.before(tab).contains('-');
            let blanks = " ".repeat(if behind_dash { 1 } else { width });
            Edit::replace(line.start + tab, line.start + tab + 1, blanks)
        };
        let edits: Vec<Edit> = leading.match_indices('\t').map(edit).collect();
        if let (Some(first), Some(last)) = (edits.first(), edits.last()) {
            let syntax = Syntax::Tab;
            let span = Span {
                start: first.span.start,
                end: last.span.end,
            };
            let finding = Finding::new(Fault::NotYaml { syntax }, span);
            mends.push(mend_of(finding, edits, true));
        }
    }
    mends
}

/// Every indentation that a line could have among the lines above it, alone and with what hangs below it; then the
/// same for the lines above, as YAML stumbles over the first line that is right again.
pub(super) fn shifts(all: &[Line<'_>], number: usize) -> Vec<Guess> {
    let mut guesses = Vec::new();
    let Some(stumbled) = all.get(number) else {
        return guesses;
    };
    for number in suspects(all, number) {
        let Some((line, below)) = all.get(number..).and_then(<[Line<'_>]>::split_first) else {
            continue;
        };
        let found = line.indent();
        let mut wanted = columns(all.get(..number).unwrap_or(&[]));
        if number > 0 && !wanted.contains(&stumbled.indent()) {
            wanted.push(stumbled.indent());
        }
        wanted.retain(|column| *column != found);
        let families = families(line, below);
        for wanted in wanted {
            guesses.push(shifted(line, &[], wanted));
            let sibling =
                |below: &&Line<'_>| below.indent() == wanted && is_item(below) == is_item(line);
            for family in &families {
                let end = family.iter().position(&sibling).unwrap_or(family.len());
                guesses.extend(
                    family
                        .get(..end)
                        .filter(|_| end > 0)
                        .map(|family| shifted(line, family, wanted)),
                );
            }
        }
        if !is_item(line) {
            guesses.extend(
                [0, 2]
                    .into_iter()
                    .filter(|back| *back <= found)
                    .map(|back| dashed(line, back)),
            );
        }
    }
    guesses
}

fn is_item(line: &Line<'_>) -> bool {
    line.behind(line.indent()).starts_with('-')
}

/// What may hang below a line: all that is deeper, and that as far as the next empty line.
fn families<'l, 't>(line: &Line<'t>, below: &'l [Line<'t>]) -> Vec<Vec<&'l Line<'t>>> {
    let is_empty = |line: &Line<'_>| line.text.trim().is_empty();
    let deeper: Vec<&Line<'_>> = below
        .iter()
        .take_while(|below| is_empty(below) || below.indent() > line.indent())
        .collect();
    let end = deeper
        .iter()
        .position(|line| is_empty(line))
        .unwrap_or(deeper.len());
    let whole = |lines: &[&'l Line<'t>]| {
        lines
            .iter()
            .copied()
            .filter(|line| !is_empty(line))
            .collect()
    };
    let mut families = vec![whole(&deeper)];
    if end < deeper.len() {
        families.push(whole(deeper.get(..end).unwrap_or(&[])));
    }
    families
}

/// The line as an item, its dash in place of so many of its blanks.
fn dashed(line: &Line<'_>, back: usize) -> Guess {
    let at = line.start + line.indent();
    let meant = Meant::line(&format!("- {}", line.behind(line.indent())));
    let span = Span {
        start: at - back,
        end: at,
    };
    Guess {
        cost: 1,
        ..slipped(Slip::MissingDash, meant, span, "- ".to_owned())
    }
}

fn shifted(line: &Line<'_>, below: &[&Line<'_>], wanted: usize) -> Guess {
    let found = line.indent();
    let shift = |line: &&Line<'_>| {
        let indent = line.indent();
        let to = (indent + wanted).saturating_sub(found);
        Edit::replace(line.start, line.start + indent, " ".repeat(to))
    };
    let edits: Vec<Edit> = std::iter::once(&line).chain(below).map(shift).collect();
    let (lines, wanted) = (below.len() + 1, Some(wanted));
    let fault = Fault::Indented {
        found,
        wanted,
        lines,
    };
    let span = Span {
        start: line.start,
        end: line.start + found,
    };
    let fix = edits
        .first()
        .filter(|_| below.is_empty())
        .map(|edit| edit.with.clone());
    let cost = edits
        .first()
        .map_or(0, |edit| edit.with.len().abs_diff(found));
    let finding = Finding {
        fix,
        ..Finding::new(fault, span)
    };
    Guess {
        mend: mend_of(finding, edits, false),
        cost,
        told: true,
    }
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
