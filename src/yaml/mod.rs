//! YAML: text to a tree of values with their places, before anything is given a type.
//!
//! Responsible for: encodings, limits, YAML that flows may not use, every place in the file. Not responsible for: which
//! fields there are and what they mean.

pub mod controls;
pub mod encoding;
pub mod folding;
pub mod source;
pub(crate) mod tree;

use std::borrow::Cow;

use crate::finding::Span;

/// How deep lists and maps may nest; the flow format itself needs eight.
pub const DEEPEST: usize = 64;

/// A value and where it stands. The span of a block list or map is empty: it begins where its first item does.
pub struct Node<'s> {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub value: Value<'s>,
}

/// What YAML knows of values, before any of them has a meaning.
pub enum Value<'s> {
    /// A scalar; `plain` is one without quotes or block marker, which YAML may read as a number or as nothing.
    Text {
        /// The text after YAML's escapes and folding.
        text: Cow<'s, str>,
        /// Neither quoted nor a block.
        plain: bool,
    },
    /// `- …`
    List(Vec<Node<'s>>),
    /// `key: …`, in file order, duplicates included.
    Map(Vec<Entry<'s>>),
    /// Something that was already reported; whoever meets it says nothing more.
    Broken,
}

/// One `key: value`.
pub struct Entry<'s> {
    /// The key.
    pub key: Cow<'s, str>,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub node: Node<'s>,
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

    /// Keeps the entries of a map that are wanted.
    pub fn retain(&mut self, mut wanted: impl FnMut(&str, &mut Node<'s>) -> bool) {
        if let Value::Map(entries) = &mut self.value {
            entries.retain_mut(|entry| wanted(&entry.key, &mut entry.node));
        }
    }

    /// Whether this is `[]` or `{}`.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.value {
            Value::List(items) => items.is_empty(),
            Value::Map(entries) => entries.is_empty(),
            Value::Text { .. } | Value::Broken => false,
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

    /// Whether this is `key:` with nothing behind it.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(&self.value, Value::Text { text, plain: true } if text.is_empty())
    }

    /// Whether this is nothing, or one of YAML's words for that: where a list or a map is wanted, that is what they mean.
    #[must_use]
    pub fn is_null(&self) -> bool {
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
