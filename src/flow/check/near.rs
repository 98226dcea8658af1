//! Suggests the name that was probably meant, at a limited cost per file.

use std::cell::Cell;
use std::collections::HashSet;
use std::rc::Rc;

use crate::finding::nearest_within;
use crate::form::values::is_id;
use crate::yaml::Node;

/// What looking for names may still cost in one file, shared by all kinds of names, as [`nearest_within`] counts it: at
/// first about a tenth of a second. People misspell a few names; in a file with thousands of unknown names, only the
/// first get suggestions.
#[derive(Clone)]
pub(super) struct Budget(Rc<Cell<usize>>);

impl Default for Budget {
    fn default() -> Self {
        Self(Rc::new(Cell::new(20_000_000)))
    }
}

/// The known names, in file order: if two are equally near, the first is suggested.
pub(super) struct Near<'t> {
    pub names: Vec<&'t str>,
    pub budget: Budget,
}

impl Near<'_> {
    /// Returns the nearest name; `None` if none is near or finding it would cost too much.
    pub fn to(&self, word: &str) -> Option<String> {
        let mut left = self.budget.0.get();
        let near = nearest_within(word, self.names.iter().copied(), &mut left);
        self.budget.0.set(left);
        near
    }
}

/// The names of a section.
pub(super) struct Names<'t> {
    known: HashSet<&'t str>,
    pub near: Near<'t>,
}

impl<'t> Names<'t> {
    /// Collects the names of a section, which may be missing. Returns `None` if the section has the wrong form: that
    /// has a finding, and names that the section may define must not be called unknown.
    pub fn of(root: &'t Node<'t>, section: &str, budget: &Budget) -> Option<Self> {
        let node = root.get(section);
        if node.is_some_and(|node| !node.is_map()) {
            return None;
        }
        let entries = node.map(Node::entries).unwrap_or_default();
        let names = entries.iter().map(|entry| entry.key.as_ref());
        let near = Near {
            names: names.clone().filter(|name| is_id(name)).collect(),
            budget: budget.clone(),
        };
        Some(Self {
            known: names.collect(),
            near,
        })
    }

    pub fn contains(&self, name: &str) -> bool {
        self.known.contains(name)
    }
}
