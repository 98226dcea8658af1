//! The name that was probably meant, among many, for many.

use std::collections::HashSet;

use crate::finding::nearest;
use crate::yaml::Node;

/// How many names are compared with unknown ones, in all.
const MOST_COMPARED: usize = 1_000_000;

/// The names that there are, in file order: of two that are as near, the first is suggested.
///
/// Comparing each unknown name with each known one is quadratic: a file with thousands of both gets its first
/// suggestions, and none behind [`MOST_COMPARED`].
#[derive(Default)]
pub(super) struct Near<'t> {
    names: Vec<&'t str>,
    compared: usize,
}

impl<'t> Near<'t> {
    /// One more name.
    pub fn add(&mut self, name: &'t str) {
        self.names.push(name);
    }

    /// The nearest name; `None` if none is near, or it would take too long to know.
    pub fn to(&mut self, word: &str) -> Option<String> {
        self.compared += self.names.len();
        if self.compared > MOST_COMPARED {
            return None;
        }
        nearest(word, self.names.iter().copied())
    }
}

/// The names of a section.
pub(super) struct Names<'t> {
    known: HashSet<&'t str>,
    near: Near<'t>,
}

impl<'t> Names<'t> {
    /// Of a section that may be missing; `None` if it is of the wrong form. That has its own finding, and names that
    /// it may hold are not called unknown.
    pub fn of(root: &'t Node<'t>, section: &str) -> Option<Self> {
        let node = root.get(section);
        if node.is_some_and(|node| !node.is_map()) {
            return None;
        }
        let entries = node.map(Node::entries).unwrap_or_default();
        let names = entries.iter().map(|entry| entry.key.as_ref());
        let mut near = Near::default();
        names.clone().for_each(|name| near.add(name));
        Some(Self {
            known: names.collect(),
            near,
        })
    }

    /// Whether the section has this name.
    pub fn contains(&self, name: &str) -> bool {
        self.known.contains(name)
    }

    /// As [`Near::to`].
    pub fn near(&mut self, name: &str) -> Option<String> {
        self.near.to(name)
    }
}
