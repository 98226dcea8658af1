//! Answers as lines: reading them with limits, and matching them with what a page accepts.

use std::io::{self, BufRead};

use super::{Asked, Reply, Stage};
use crate::text::answers;

/// The longest line of answers, in bytes.
pub const LONGEST_LINE: usize = 4096;

/// A stream of lines, never more than one of them in memory.
pub struct AnswerLines {
    reader: Box<dyn BufRead>,
    line: u64,
}

/// Why a line is no answer.
pub enum LineError {
    /// Over [`LONGEST_LINE`].
    TooLong,
    /// Not UTF-8; the first bad byte of the line, from 1.
    Undecodable(usize),
    /// The system's word.
    Io(io::Error),
}

impl AnswerLines {
    /// Lines from a reader.
    #[must_use]
    pub fn new(reader: Box<dyn BufRead>) -> Self {
        Self { reader, line: 0 }
    }

    /// The number of the line read last, from 1; `None` before the first.
    #[must_use]
    pub fn line(&self) -> Option<u64> {
        (self.line > 0).then_some(self.line)
    }

    /// The next line without its end; `None` at the end of input.
    ///
    /// # Errors
    /// A line that is too long or no text; after either, reading can go on with the next line.
    pub fn next_line(&mut self) -> Result<Option<String>, LineError> {
        let mut bytes = Vec::new();
        let mut too_long = false;
        loop {
            let buffer = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other.map_err(LineError::Io)?,
            };
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let part = buffer
                .get(..end.unwrap_or(buffer.len()))
                .unwrap_or_default();
            let (length, at_end) = (part.len(), buffer.is_empty());
            too_long |= bytes.len() + length > LONGEST_LINE;
            if !too_long {
                bytes.extend_from_slice(part);
            }
            self.reader.consume(length + usize::from(end.is_some()));
            if at_end && bytes.is_empty() && !too_long {
                return Ok(None);
            }
            // An endless line must end the walk, not be read to its end.
            if end.is_some() || at_end || too_long {
                break;
            }
        }
        self.line += 1;
        if too_long {
            return Err(LineError::TooLong);
        }
        let text = bytes.strip_suffix(b"\r").unwrap_or(&bytes);
        let text = if self.line == 1 {
            text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text)
        } else {
            text
        };
        match str::from_utf8(text) {
            Ok(text) => Ok(Some(text.to_owned())),
            Err(error) => Err(LineError::Undecodable(error.valid_up_to() + 1)),
        }
    }
}

/// What is forgiven: surrounding blanks (U+3000 too), case, full-width digits.
#[must_use]
pub fn folded(text: &str) -> String {
    let digit = |character| match character {
        '０'..='９' => {
            char::from_digit(u32::from(character) - u32::from('０'), 10).unwrap_or(character)
        }
        _ => character,
    };
    text.trim().to_lowercase().chars().map(digit).collect()
}

/// The number that a folded answer is, from 1: digits, or ① to ⑳.
fn number(folded: &str) -> Option<usize> {
    let mut characters = folded.chars();
    if let (Some(circled @ '①'..='⑳'), None) = (characters.next(), characters.next()) {
        return usize::try_from(u32::from(circled) - u32::from('①') + 1).ok();
    }
    folded
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| folded.parse().ok())
        .flatten()
}

/// An option by number, else by id, else by exact label.
fn option(folded_text: &str, asked: &Asked<'_>) -> Option<usize> {
    let options = asked.page.options();
    let by_number = number(folded_text)
        .and_then(|number| number.checked_sub(1))
        .filter(|at| *at < options.len());
    by_number
        .or_else(|| options.iter().position(|choice| choice.id == folded_text))
        .or_else(|| {
            options
                .iter()
                .position(|choice| folded(&choice.label) == folded_text)
        })
}

/// What a line of strict input says on this page: `None` if the page does not accept it.
#[must_use]
pub fn strict(text: &str, asked: &Asked<'_>) -> Option<Reply> {
    let said = folded(text);
    match (asked.stage, said.as_str()) {
        (_, "back") => Some(Reply::Back),
        (_, "quit") => Some(Reply::Quit),
        (Stage::Options, _) => option(&said, asked).map(Reply::Option),
        (Stage::Solved, "solved") => Some(Reply::Solved),
        (Stage::Solved, "not-solved") => Some(Reply::NotSolved),
        _ => None,
    }
}

/// What a person typed on this page: as [`strict`], and the short words of numbered lines.
#[must_use]
pub fn typed(text: &str, asked: &Asked<'_>) -> Option<Reply> {
    let said = folded(text);
    match (asked.stage, said.as_str()) {
        (Stage::Solved, "1" | "①" | answers::SOLVED) => Some(Reply::Solved),
        (Stage::Solved, "2" | "②" | answers::NOT_SOLVED) => Some(Reply::NotSolved),
        (Stage::Last | Stage::Done, "") => Some(Reply::Quit),
        // Where an option is called `b`, the option is meant.
        _ => strict(text, asked).or(match said.as_str() {
            "b" | "ｂ" => Some(Reply::Back),
            "q" | "ｑ" => Some(Reply::Quit),
            "r" | "ｒ" | "restart" => Some(Reply::Restart),
            _ => None,
        }),
    }
}
