//! A letter as lines: subject, recipient, then the author's text as it will be copied. Nothing is filled in.

use unicode_width::UnicodeWidthStr;

use crate::flow::Letter;
use crate::page::{Line, reach};
use crate::say;

/// Returns the whole letter.
#[must_use]
pub fn letter(letter: &Letter) -> Vec<Line> {
    let below = " ".repeat(say!(page::TO).width_cjk());
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
    lines.extend(meaning(letter));
    lines
}

/// Returns what a letter says in the language of the run, if that is not the flow's own.
#[must_use]
pub fn meaning(letter: &Letter) -> Vec<Line> {
    let Some([subject, text]) = &letter.meaning else {
        return Vec::new();
    };
    let head = ["", say!(page::MEANING), subject];
    let lines = head.into_iter().chain(text.lines());
    lines.map(Line::plain).collect()
}
