//! Which names stood where first.

use std::collections::HashMap;

use crate::finding::Span;

/// The names so far. A few are searched, many are hashed: nearly all maps of a flow are small.
pub enum Seen<'t> {
    /// In order.
    Few(Vec<(&'t str, Span)>),
    /// Hashed.
    Many(HashMap<&'t str, Span>),
}

impl<'t> Seen<'t> {
    /// Room for this many names.
    #[must_use]
    pub fn new(names: usize) -> Self {
        if names <= 16 {
            Self::Few(Vec::with_capacity(names))
        } else {
            Self::Many(HashMap::with_capacity(names))
        }
    }

    /// Where the name stood first, if it did.
    pub fn add(&mut self, name: &'t str, span: Span) -> Option<Span> {
        match self {
            Self::Few(seen) => {
                let first = seen.iter().find(|(earlier, _)| *earlier == name);
                let first = first.map(|(_, first)| *first);
                if first.is_none() {
                    seen.push((name, span));
                }
                first
            }
            Self::Many(seen) => {
                let first = seen.get(name).copied();
                if first.is_none() {
                    seen.insert(name, span);
                }
                first
            }
        }
    }
}
