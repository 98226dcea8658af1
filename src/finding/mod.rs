//! What `check` can say about a flow file: a code with its parameters, and a place. No sentences: those are in `text`.

mod code;
mod details;
mod fault;
mod near;
mod report;

pub use code::{Code, Doubt, Example, Of, Severity};
pub use details::{Device, Form, Gap, Meant, Slip, Syntax, TakenFor};
pub use fault::Fault;
pub use near::{Unknown, nearest};
pub use report::{At, MOST_FINDINGS, Report};

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

/// One thing that `check` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub fault: Fault,
    /// Where in the text.
    pub span: Span,
    /// Where in the document.
    pub trail: Trail,
    /// The other place that belongs to it: the first of two duplicates.
    pub earlier: Option<Span>,
    /// What would mend it in the place of the span, where that was tried.
    pub fix: Option<String>,
}

impl Finding {
    /// A finding about the file rather than about a field of it.
    #[must_use]
    pub fn new(fault: Fault, span: Span) -> Self {
        Self {
            fault,
            span,
            trail: Trail::new(),
            earlier: None,
            fix: None,
        }
    }
}

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
