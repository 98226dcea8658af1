//! Lines that are indented by the wrong number of blanks, or by tabs: which number was meant is found by trying.

use std::cmp::Reverse;

use super::budget::Budget;
use super::lines::{Line, block_text_below, key, lines};
use super::patch::{Edit, Mend, Mended, mend_of};
use crate::finding::{Fault, Finding, Span, Syntax};

/// How far back a line that is out of place is looked for, in lines.
const LINES_BACK: usize = 50;

/// How many lines above may be the one that is out of place.
const MOST_SUSPECTS: usize = 4;

/// Tabs in the indentation, each taken for as many blanks as make the most of the text readable.
pub(super) fn tabs(text: &str, budget: &mut Budget) -> Vec<Mend> {
    let with = |width: usize| {
        let mut mends = Vec::new();
        let mut block_text = None;
        for line in lines(text).filter(|line| !line.text.trim().is_empty()) {
            let leading = line.text.len() - line.text.trim_start_matches([' ', '\t', '-']).len();
            let leading = line.text.get(..leading).unwrap_or("");
            if block_text.is_some_and(|indent| line.indent() > indent) {
                continue;
            }
            block_text = block_text_below(&line);
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
    let best = [2, 4, 8, 6, 1].map(|width| {
        let mends = with(width);
        let reach = budget.reach(&Mended::new(text, &mends).text);
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
pub(super) fn line(
    text: &str,
    all: &[Line<'_>],
    number: usize,
    budget: &mut Budget,
) -> Option<Mend> {
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
                let (reach, wrong) = budget.sense(&mended.text);
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
