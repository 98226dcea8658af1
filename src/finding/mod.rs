//! What `check` can say about a flow file: a code with its parameters, and a place. No sentences: those are in `text`.

mod code;
mod details;
mod fault;

use std::borrow::Cow;

pub use code::Code;
pub use details::{Device, Form, Gap, Slip, Syntax};
pub use fault::Fault;

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

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The file is no flow.
    Error,
    /// The file is a flow, but somebody will be annoyed by it.
    Warning,
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
        }
    }

    /// The same finding at a place in the document.
    #[must_use]
    pub fn within(self, trail: Trail) -> Self {
        Self { trail, ..self }
    }

    /// The same finding with the place that came first.
    #[must_use]
    pub fn after(self, earlier: Span) -> Self {
        Self {
            earlier: Some(earlier),
            ..self
        }
    }
}

/// The name among `known` that `word` was probably meant to be: at most a third of its letters are wrong.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let word: Cow<str> = if word.is_ascii() {
        word.to_ascii_lowercase().into()
    } else {
        word.into()
    };
    if word.len() > 80 {
        return None;
    }
    let allowed = word.chars().count().div_ceil(3);
    known
        .into_iter()
        .filter(|name| name.len().abs_diff(word.len()) <= allowed)
        .map(|name| (strsim::damerau_levenshtein(&word, name), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name.to_owned())
}

/// The most findings of one file; checking stops at this many: nobody fixes more in one go, and 16 MiB hold millions.
pub const MOST_FINDINGS: usize = 10_000;

/// The longest line that is quoted in a help, in characters.
const LONGEST_QUOTE: usize = 60;

/// A line as a help quotes it.
#[must_use]
pub fn quote(line: &str) -> String {
    let line = line.trim();
    if line.chars().count() <= LONGEST_QUOTE {
        return line.to_owned();
    }
    line.chars().take(LONGEST_QUOTE).chain(['…']).collect()
}

/// Whether a file with these findings is no flow.
#[must_use]
pub fn has_error(findings: &[Finding]) -> bool {
    findings
        .iter()
        .any(|finding| finding.fault.severity() == Severity::Error)
}
