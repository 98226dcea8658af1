//! Places in a text and in a document.

/// A range of a [`Source`](crate::yaml::source::Source)'s text, in bytes; the end is exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Offset of its first byte.
    pub start: usize,
    /// Offset behind its last byte.
    pub end: usize,
}

impl Span {
    /// Creates an empty span.
    pub fn at(start: usize) -> Self {
        Self { start, end: start }
    }
}

/// One step from the root of the document towards a place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seg {
    /// The entry with this key.
    Key(String),
    /// The item with this number, from 0.
    Item(usize),
}

/// The steps from the root of the document to the place of a finding; empty for the file itself.
pub type Trail = Vec<Seg>;

/// The longest line that a help quotes, in characters.
const LONGEST_QUOTE: usize = 60;

/// Quotes a line for a help, with blanks for tabs: they look alike, and tabs are hardly ever meant.
pub fn quote(line: &str) -> String {
    let line = line.trim().replace('\t', " ");
    if line.chars().count() <= LONGEST_QUOTE {
        return line;
    }
    line.chars().take(LONGEST_QUOTE).chain(['…']).collect()
}
