//! A letter as lines: subject, whom it goes to, then the author's text as it will be copied. Nothing is filled in.

use crate::flow::Letter;
use crate::page::{Line, ways};
use crate::text::page as words;

/// The whole letter.
#[must_use]
pub fn letter(letter: &Letter) -> Vec<Line> {
    let to = &letter.to;
    let source = to.source.as_ref();
    let mark = source.filter(|citation| citation.source.supplement);
    let mut ways = ways(to, mark.map(|_| words::SUPPLEMENT));
    if ways.is_empty() {
        ways.push(to.title.clone());
    }
    let below = " ".repeat(words::TO.chars().count() * 2);
    let leads = std::iter::once(words::TO).chain(std::iter::repeat(below.as_str()));
    let mut lines = vec![Line::led(words::SUBJECT, &below, &letter.subject)];
    lines.extend(
        leads
            .zip(ways)
            .map(|(lead, way)| Line::led(lead, &below, way)),
    );
    lines.push(Line::plain(""));
    lines.extend(letter.text.lines().map(Line::plain));
    lines
}
