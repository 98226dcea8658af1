//! What a guess is worth: found by trying it on the part of the text that it concerns. Trying has one limit for the
//! whole file.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::lines::{Line, key};
use super::patch::Edit;
use crate::finding::{Fault, Finding, Form, Report};
use crate::form::examine::examine;
use crate::form::table::Shape;
use crate::yaml::{Node, Value, tree};

/// How many bytes may be parsed to find out how one file was meant: 16 MiB, many rounds over a large text would take
/// minutes.
const MOST_PARSED: usize = 16 * 1024 * 1024;

/// What may still be parsed, and the form that the text should have.
pub(super) struct Budget {
    pub shape: &'static Shape,
    left: usize,
}

/// How much sense a text makes; the smaller, the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sense {
    /// How many bytes cannot be read.
    pub unread: usize,
    /// How much is wrong besides.
    pub wrong: usize,
}

impl Sense {
    /// Nothing is wrong.
    pub const CLEAN: Self = Self {
        unread: 0,
        wrong: 0,
    };
}

impl Budget {
    /// That of a whole file.
    pub fn of(shape: &'static Shape) -> Self {
        let left = MOST_PARSED;
        Self { shape, left }
    }

    /// Whether one more pass over the text is allowed; after one that is not, none is.
    pub fn spend(&mut self, text: &str) -> bool {
        let left = self.left.checked_sub(text.len());
        self.left = left.unwrap_or(0);
        left.is_some()
    }

    /// How much sense a text makes, and a number that is the same for texts that mean the same; `None` if that would
    /// take too long to know.
    pub fn sense(&mut self, text: &str) -> Option<(Sense, u64)> {
        if !self.spend(text) {
            return None;
        }
        let mut report = Report::default();
        let root = tree::build(text, &mut report);
        if let Some(root) = &root {
            examine(root, text, self.shape, &mut report);
        }
        // An excerpt lacks what stands elsewhere.
        let lacks = |finding: &&Finding| match finding.fault {
            Fault::MissingField { .. } => finding.trail.is_empty(),
            Fault::WrongShape { found, .. } => finding.trail.len() == 1 && found == Form::Nothing,
            _ => false,
        };
        let is_syntax =
            |finding: &&Finding| matches!(finding.fault, Fault::NotYaml { .. } | Fault::TooDeep);
        let wrong: Vec<&Finding> = report
            .findings()
            .iter()
            .filter(|finding| !lacks(finding))
            .collect();
        let unread = wrong
            .iter()
            .filter(|finding| is_syntax(finding))
            .map(|finding| text.len() - finding.span.start + 1);
        let sense = Sense {
            unread: unread.max().unwrap_or(0),
            wrong: wrong.len(),
        };
        let mut hasher = DefaultHasher::new();
        if let Some(root) = &root {
            hash(root, &mut hasher);
        }
        Some((sense, hasher.finish()))
    }
}

fn hash(node: &Node<'_>, hasher: &mut DefaultHasher) {
    match &node.value {
        Value::Text { text, .. } => text.hash(hasher),
        Value::List(items) => {
            items.len().hash(hasher);
            for item in items {
                hash(item, hasher);
            }
        }
        Value::Map(entries) => {
            (usize::MAX - entries.len()).hash(hasher);
            for entry in entries {
                entry.key.hash(hasher);
                hash(&entry.node, hasher);
            }
        }
        Value::Broken => {}
    }
}

/// The pages around a line, under the head of their section: what is tried there need not be tried on the whole file.
pub(super) struct Excerpt<'t> {
    text: &'t str,
    head: String,
    from: usize,
    /// Where the line's own page ends.
    pub page: usize,
    to: usize,
}

/// How many pages are part of it on either side of the line's own.
const PAGES: usize = 1;

impl<'t> Excerpt<'t> {
    /// The one around this line.
    pub fn around(text: &'t str, all: &[Line<'t>], number: usize) -> Self {
        let (above, below) = all.split_at(number.min(all.len()));
        let above = above.iter().rev();
        let from = above
            .clone()
            .filter(|line| opens(line))
            .nth(PAGES)
            .or(all.first());
        let mut below = below.iter().skip(1).filter(|line| opens(line));
        let start = |line: Option<&Line<'_>>| line.map_or(text.len(), |line| line.start);
        let page = start(below.next());
        let to = start(below.nth(PAGES - 1));
        let from = from.map_or(0, |line| line.start);
        let section = above
            .skip_while(|line| line.start > from)
            .find(|line| is_section(line));
        let head = section
            .filter(|section| section.start < from)
            .map_or("", |section| section.text);
        let head = if head.is_empty() {
            String::new()
        } else {
            format!("{head}\n")
        };
        Self {
            text,
            head,
            from,
            page,
            to,
        }
    }

    /// The text of it, with these edits, which stand in order.
    pub fn with(&self, edits: &[Edit]) -> String {
        let mut mended = self.head.clone();
        let mut done = self.from;
        for edit in edits {
            mended.push_str(self.text.get(done..edit.span.start).unwrap_or(""));
            mended.push_str(&edit.with);
            done = edit.span.end;
        }
        mended.push_str(self.text.get(done..self.to).unwrap_or(""));
        mended
    }

    /// How much of it stands behind a place.
    pub fn behind(&self, at: usize) -> usize {
        self.to.saturating_sub(at)
    }

    /// Whether these edits concern nothing outside.
    pub fn holds(&self, edits: &[Edit]) -> bool {
        let inside = |edit: &Edit| self.from <= edit.span.start && edit.span.end <= self.to;
        edits.iter().all(inside)
    }
}

fn opens(line: &Line<'_>) -> bool {
    let named = || key(line.behind(line.indent())).is_some_and(|key| key.slip.is_none());
    line.indent() == 2 && named() || is_section(line)
}

fn is_section(line: &Line<'_>) -> bool {
    line.text.starts_with(|c: char| c.is_ascii_lowercase())
}
