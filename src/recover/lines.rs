//! The lines of a flow file as an author sees them: dashes, a key, a value. For files that YAML cannot read.

use std::borrow::Cow;

use crate::form::full_width::half_width;

/// A line and where it begins in the text.
#[derive(Clone, Copy)]
pub(super) struct Line<'s> {
    pub start: usize,
    /// Without its end.
    pub text: &'s str,
}

impl Line<'_> {
    /// How many blanks it begins with.
    pub fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// Where its text ends, blanks left out.
    pub fn end(&self) -> usize {
        self.start + self.text.trim_end().len()
    }

    /// Whether it holds nothing, or only a comment.
    pub fn is_blank(&self) -> bool {
        let text = self.text.trim();
        text.is_empty() || text.starts_with('#')
    }

    /// Where its value begins, counted from the line's start: behind the dashes and the key; its end if there is none.
    pub fn value(&self) -> usize {
        let mut at = self.body();
        if let Some(key) = key(self.text.get(at..).unwrap_or(""))
            && key.delimiter == Delimiter::Plain
        {
            at += key.end;
        }
        at + blanks(self.text.get(at..).unwrap_or(""))
    }

    /// Where its key or value begins, behind the dashes, counted from the line's start.
    pub fn body(&self) -> usize {
        let mut at = self.indent();
        while let Some(rest) = self.text.get(at..).and_then(|rest| rest.strip_prefix('-')) {
            if !(rest.is_empty() || rest.starts_with(' ')) {
                break;
            }
            at += 1 + blanks(rest);
        }
        at
    }
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}

/// All lines of a text.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split('\n').map(move |text| {
        let line = Line { start, text };
        start += text.len() + 1;
        line
    })
}

/// How a key and its value are parted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Delimiter {
    /// `: ` or `:` at the end.
    Plain,
    /// `:` with a non-blank behind it.
    NoBlank,
    /// `:` with U+3000 behind it.
    WideBlank,
    /// `：`
    Wide,
}

/// A key at the beginning of a text.
pub(super) struct Key<'s> {
    /// As it is written.
    pub written: &'s str,
    /// In ASCII.
    pub name: Cow<'s, str>,
    pub delimiter: Delimiter,
    /// Where the delimiter begins.
    pub colon: usize,
    /// Behind the delimiter.
    pub end: usize,
}

/// The key that a text begins with: letters, digits and hyphens, full-width ones too, up to a colon of any width.
pub(super) fn key(text: &str) -> Option<Key<'_>> {
    let is_part = |character: char| {
        character.is_ascii_alphanumeric()
            || matches!(character, '-' | '_' | '－' | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
    };
    let length = text.find(|character| !is_part(character))?;
    let written = text.get(..length).filter(|written| !written.is_empty())?;
    let colon = length + blanks(text.get(length..)?);
    let rest = text.get(colon..)?;
    let (delimiter, width) = if let Some(rest) = rest.strip_prefix(':') {
        let delimiter = match rest.chars().next() {
            None | Some(' ' | '\t') => Delimiter::Plain,
            Some('\u{3000}' | '\u{A0}') => Delimiter::WideBlank,
            Some(_) => Delimiter::NoBlank,
        };
        (delimiter, 1)
    } else if rest.starts_with('：') {
        (Delimiter::Wide, '：'.len_utf8())
    } else {
        return None;
    };
    Some(Key {
        written,
        name: half_width(written).map_or(Cow::Borrowed(written), |(name, _)| Cow::Owned(name)),
        delimiter,
        colon,
        end: colon + width,
    })
}

/// Where a line ends in the mark of a block text (`|`, `>-`): lines indented by more blanks than this are text, whatever
/// they look like.
pub(super) fn block_text_below(line: &Line<'_>) -> Option<usize> {
    let value = line.text.get(line.value()..).unwrap_or("");
    let value = value.split(" #").next().unwrap_or("").trim_end();
    let marks = value.trim_start_matches(['|', '>']);
    let marked = marks.len() + 1 == value.len()
        && marks
            .bytes()
            .all(|byte| matches!(byte, b'+' | b'-' | b'1'..=b'9'));
    let named = key(line.text.get(line.body()..).unwrap_or("")).is_some();
    marked.then(|| if named { line.body() } else { line.indent() })
}
