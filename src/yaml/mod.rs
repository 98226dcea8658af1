//! YAML: text to a tree of values with their places, before anything is typed.
//!
//! Responsible for encodings, limits, YAML that flows may not use, and every place in the file. Not responsible for
//! which fields there are and what they mean.

pub mod controls;
pub mod encoding;
pub mod folding;
pub mod source;
pub(crate) mod tree;

use std::borrow::Cow;

use crate::finding::Span;

/// How deep lists and maps may nest; the flow format itself needs eight.
pub const DEEPEST: usize = 64;

/// A value and its place. The span of a block list or map is empty, at the start of its first item.
pub struct Node<'s> {
    /// Its place in the text.
    pub span: Span,
    /// The value.
    pub value: Value<'s>,
}

/// A value as YAML knows it, before it means anything.
pub enum Value<'s> {
    /// A scalar.
    Text {
        /// The text after YAML's escapes and folding.
        text: Cow<'s, str>,
        /// Whether it is neither quoted nor a block, so that YAML may read it as a number or as nothing.
        plain: bool,
    },
    /// `- …`
    List(Vec<Node<'s>>),
    /// `key: …`, in file order, duplicates included.
    Map(Vec<Entry<'s>>),
    /// Something that was already reported: nothing more is said of it.
    Broken,
}

/// One `key: value`.
pub struct Entry<'s> {
    /// The key.
    pub key: Cow<'s, str>,
    /// Place of the key.
    pub key_span: Span,
    /// The value.
    pub node: Node<'s>,
}

impl<'s> Node<'s> {
    /// Returns the value of a key in a map; of the first one, if the key is duplicated.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node<'s>> {
        self.entries()
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.node)
    }

    /// The entries of a map, in file order; empty for any other value.
    #[must_use]
    pub fn entries(&self) -> &[Entry<'s>] {
        if let Value::Map(entries) = &self.value {
            entries
        } else {
            &[]
        }
    }

    /// The entries of the map under a key; empty if there is no such map.
    #[must_use]
    pub fn section(&self, key: &str) -> &[Entry<'s>] {
        self.get(key).map(Self::entries).unwrap_or_default()
    }

    /// The items of the list under a key; empty if there is no such list.
    #[must_use]
    pub fn list(&self, key: &str) -> &[Node<'s>] {
        self.get(key).map(Self::items).unwrap_or_default()
    }

    /// Keeps the entries of a map for which `wanted` is true.
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

    /// Whether this is a map, `{}` included.
    #[must_use]
    pub fn is_map(&self) -> bool {
        matches!(self.value, Value::Map(_))
    }

    /// The items of a list, in file order; empty for any other value.
    #[must_use]
    pub fn items(&self) -> &[Node<'s>] {
        if let Value::List(items) = &self.value {
            items
        } else {
            &[]
        }
    }

    /// The text of a scalar, unless it [is nothing](Self::is_nothing).
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text { text, .. } if !self.is_nothing() => Some(text),
            _ => None,
        }
    }

    /// Whether this is `key:` with nothing after it.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(&self.value, Value::Text { text, plain: true } if text.is_empty())
    }

    /// Whether this is nothing or one of YAML's words for it, which mean the same where a list or a map is wanted.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Text { text, plain: true } if matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// What a caret should point at: the first key of a map, the first item of a list, else the value itself.
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
