//! A letter as lines: subject, whom it goes to, then the author's text as it will be copied. Nothing is filled in.

use crate::flow::Letter;
use crate::page::{Line, reach};
use crate::say;

/// The whole letter.
#[must_use]
pub fn letter(letter: &Letter) -> Vec<Line> {
    let below = " ".repeat(say!(page::TO).chars().count() * 2);
    let rest = format!("{below}  ");
    let leads = std::iter::once(say!(page::TO)).chain(std::iter::repeat(below.as_str()));
    let mut lines = vec![Line::led(say!(page::SUBJECT), &rest, &letter.subject)];
    lines.extend(
        leads
            .zip(reach(&letter.to))
            .map(|(lead, way)| Line::led(lead, &rest, way)),
    );
    lines.push(Line::plain(""));
    lines.extend(letter.text.lines().map(Line::plain));
    lines
}
