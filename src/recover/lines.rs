//! The lines of a flow file as an author sees them: dashes, a key, a value. Used for files that YAML cannot read.

use std::borrow::Cow;

use crate::finding::{Slip, Span};
use crate::form::full_width::{half_width, is_wide_blank};

/// A line and its offset in the text.
#[derive(Clone, Copy)]
pub(super) struct Line<'s> {
    pub start: usize,
    /// Its number in the text, from 1.
    pub number: usize,
    /// Its text, without the line break.
    pub text: &'s str,
}

impl<'s> Line<'s> {
    /// Returns the number of blanks at its beginning.
    pub fn indent(&self) -> usize {
        blanks(self.text)
    }

    pub fn span(&self, from: usize, to: usize) -> Span {
        Span {
            start: self.start + from,
            end: self.start + to,
        }
    }

    /// Returns the span of its text without the surrounding blanks.
    pub fn body_span(&self) -> Span {
        self.span(self.indent(), self.text.trim_end().len())
    }

    /// Returns whether it is the head of a section.
    pub fn is_section(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_lowercase())
            && self.text.trim_end().ends_with(':')
    }

    /// Returns whether a section, or an entry directly in a section such as a page, begins here.
    pub fn opens(&self) -> bool {
        let named = || key(self.behind(2)).is_some_and(|key| key.slip.is_none());
        self.is_section() || self.indent() == 2 && named()
    }

    /// Returns whether it is empty or only a comment.
    pub fn is_blank(&self) -> bool {
        let text = self.text.trim();
        text.is_empty() || text.starts_with('#')
    }

    /// Returns its key, if that is written as it should be.
    pub fn key(&self) -> Option<Key<'s>> {
        key(self.behind(self.body())).filter(|key| key.slip.is_none())
    }

    /// Returns whether it has neither a dash nor a key, nor a tab, which may be what is wrong with it.
    pub fn is_text(&self) -> bool {
        !self.is_blank() && self.value() == self.indent() && !self.text.contains('\t')
    }

    /// Returns the offset of its value in the line, after the dashes and the key; the end of the line if there is none.
    pub fn value(&self) -> usize {
        let at = self.body() + self.key().map_or(0, |key| key.end);
        at + blanks(self.behind(at))
    }

    /// Returns the offset of its key or value in the line, after the dashes.
    pub fn body(&self) -> usize {
        let mut at = self.indent();
        while let Some(rest) = self.behind(at).strip_prefix('-') {
            if !(rest.is_empty() || rest.starts_with(' ')) {
                break;
            }
            at += 1 + blanks(rest);
        }
        at
    }

    pub fn behind(&self, at: usize) -> &'s str {
        self.text.get(at..).unwrap_or("")
    }

    pub fn before(&self, at: usize) -> &'s str {
        self.text.get(..at).unwrap_or("")
    }
}

pub(super) fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}

pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    (1..).zip(text.split('\n')).map(move |(number, text)| {
        let line = Line {
            start,
            number,
            text,
        };
        start += text.len() + 1;
        line
    })
}

/// The key at the beginning of a text.
pub(super) struct Key<'s> {
    /// The key as written.
    pub written: &'s str,
    /// The key in ASCII.
    pub name: Cow<'s, str>,
    /// What is wrong with the separator between the key and its value.
    pub slip: Option<Slip>,
    /// The separator.
    pub between: &'s str,
    /// The offset of its end; blanks after a correct colon are not part of it.
    pub end: usize,
    /// The text behind it, without the surrounding blanks.
    pub value: &'s str,
}

impl Key<'_> {
    /// Returns whether it can begin an option or a step; any other word there is text.
    pub fn begins_item(&self) -> bool {
        ["label", "do", "use", "for", "name", "text"].contains(&self.name.as_ref())
    }
}

/// Reads the key at the beginning of a text: letters, digits and hyphens, also full-width ones, up to a colon or
/// something that people type instead of one.
pub(super) fn key(text: &str) -> Option<Key<'_>> {
    let is_part = |character: char| {
        character.is_ascii_alphanumeric()
            || matches!(character, '-' | '_' | '－' | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
    };
    let length = text
        .find(|character| !is_part(character))
        .unwrap_or(text.len());
    let written = text.get(..length).filter(|written| !written.is_empty())?;
    let rest = text.get(length..)?;
    let colon = rest.trim_start_matches(' ').strip_prefix(':');
    let right = colon.filter(|value| value.is_empty() || value.starts_with([' ', '\t']));
    let is_between = |c| is_wide_blank(c) || " \t:：;；=＝".contains(c);
    let value = right.unwrap_or_else(|| rest.trim_start_matches(is_between));
    let between = rest.strip_suffix(value)?;
    Some(Key {
        written,
        name: half_width(written).map_or(Cow::Borrowed(written), |(name, _)| Cow::Owned(name)),
        slip: right.is_none().then(|| slip(between)),
        between,
        end: length + between.len(),
        value: value.trim(),
    })
}

/// Returns what is wrong with the separator between a key and its value.
fn slip(between: &str) -> Slip {
    if between.contains('：') {
        Slip::Colon
    } else if between.matches(':').count() != 1 || between.contains([';', '；', '=', '＝']) {
        Slip::MissingColon
    } else if between.contains(is_wide_blank) {
        Slip::Space
    } else {
        Slip::MissingSpace
    }
}

/// If a line ends with the mark of a block text (`|`, `>-`), returns its indentation: lines indented deeper are text,
/// whatever they look like.
pub(super) fn block_text_below(line: &Line<'_>) -> Option<usize> {
    let value = line.behind(line.value());
    let value = value.split(" #").next().unwrap_or("").trim_end();
    let marks = value.trim_start_matches(['|', '>']);
    let marked = marks.len() + 1 == value.len()
        && marks
            .bytes()
            .all(|byte| matches!(byte, b'+' | b'-' | b'1'..=b'9'));
    let column = line.key().map_or(line.indent(), |_| line.body());
    marked.then_some(column)
}
