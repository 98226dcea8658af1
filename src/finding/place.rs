//! Places in a text and in a document.

/// A stretch of a [`Source`](crate::yaml::source::Source)'s text, in bytes; the end is not part of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Span {
    /// An empty stretch at one place.
    #[must_use]
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

/// The way from the root of the document to the place of a finding; empty is the file itself.
pub type Trail = Vec<Seg>;

/// The longest line that is quoted in a help, in characters.
const LONGEST_QUOTE: usize = 60;

/// A line as a help quotes it, without tabs: they look like blanks, and are hardly ever meant.
#[must_use]
pub fn quote(line: &str) -> String {
    let line = line.trim().replace('\t', " ");
    if line.chars().count() <= LONGEST_QUOTE {
        return line;
    }
    line.chars().take(LONGEST_QUOTE).chain(['…']).collect()
}
