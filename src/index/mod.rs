//! The event pass: YAML text to a tree of values with their places, before anything is given a type.
//!
//! Responsible for: limits, YAML that flows may not use, every place in the file, and (in `examine`) fields and forms
//! against one table. It runs before the typed parse, which keeps no places, stops at its first error and takes
//! half a minute over hostile nesting. Not responsible for: what the fields mean.

mod controls;
mod examine;
pub mod seen;
pub mod shape;
mod tree;
pub mod values;

use crate::finding::{Finding, Span};
use crate::source::Source;

pub use controls::steers_terminal;
pub use tree::{Entry, Node, Value};

/// How deep lists and maps may nest; the flow format itself needs eight.
pub const DEEPEST: usize = 64;

/// The most findings of one file; whoever meets this many looks no further. Nobody mends more at once, and 16 MiB hold
/// millions of mistakes.
pub const MOST_FINDINGS: usize = 10_000;

/// The tree of a flow file and everything that the event pass found wrong with it.
pub struct Index<'s> {
    /// The document; `None` where the text is no YAML, or holds nothing.
    pub root: Option<Node<'s>>,
    /// What was found, not yet in file order.
    pub findings: Vec<Finding>,
}

impl<'s> Index<'s> {
    /// Reads the whole text once. Never fails: what is wrong with the file is in `findings`.
    #[must_use]
    pub fn of(source: &'s Source) -> Self {
        if let Some(refusal) = source.refusal() {
            return Self {
                root: None,
                findings: vec![refusal.clone()],
            };
        }
        let mut findings = controls::control_characters(source.text());
        if findings.len() >= MOST_FINDINGS {
            // No text at all, and no YAML to look for.
            return Self {
                root: None,
                findings,
            };
        }
        let root = tree::build(source.text(), &mut findings);
        if let Some(root) = &root {
            examine::examine(root, &mut findings);
        }
        Self { root, findings }
    }
}

impl<'s> Node<'s> {
    /// The value under a key of a map; the first, should the key stand there twice.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node<'s>> {
        self.entries()
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.node)
    }

    /// The entries of a map, in file order; none of anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry<'s>] {
        if let Value::Map(entries) = &self.value {
            entries
        } else {
            &[]
        }
    }

    /// Whether this is a map, `{}` too.
    #[must_use]
    pub fn is_map(&self) -> bool {
        matches!(self.value, Value::Map(_))
    }

    /// The items of a list, in file order; none of anything else.
    #[must_use]
    pub fn items(&self) -> &[Node<'s>] {
        if let Value::List(items) = &self.value {
            items
        } else {
            &[]
        }
    }

    /// The text of a scalar that says something.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text { text, .. } if !self.is_nothing() => Some(text),
            _ => None,
        }
    }

    /// Whether this is `key:` with nothing behind it, or one of YAML's words for that.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(&self.value, Value::Text { text, plain: true } if matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// What a caret should point at: the first key of a map, the dash's item, the text itself.
    #[must_use]
    pub fn caret(&self) -> Span {
        match &self.value {
            Value::Map(entries) if self.span.start == self.span.end => {
                entries.first().map_or(self.span, |entry| entry.key_span)
            }
            Value::List(items) if self.span.start == self.span.end => {
                items.first().map_or(self.span, Node::caret)
            }
            _ => self.span,
        }
    }
}
