//! The name that was probably meant, among many, for many.

use std::cell::Cell;
use std::collections::HashSet;
use std::rc::Rc;

use crate::finding::Unknown;
use crate::form::values::is_id;
use crate::yaml::Node;

/// What looking for names may cost in one file, as [`Unknown::distance`] counts it: about a tenth of a second. People
/// misspell a few names; a file with thousands of unknown ones gets its first suggestions.
const MOST_SPENT: usize = 20_000_000;

/// What looking for names has cost in one file, whatever names they were.
pub(super) type Spent = Rc<Cell<usize>>;

/// The names that there are, in file order: of two that are as near, the first is suggested.
pub(super) struct Near<'t> {
    names: Vec<&'t str>,
    spent: Spent,
}

impl<'t> Near<'t> {
    /// No names yet.
    pub fn new(spent: &Spent) -> Self {
        Self {
            names: Vec::new(),
            spent: Rc::clone(spent),
        }
    }

    /// One more name.
    pub fn add(&mut self, name: &'t str) {
        self.names.push(name);
    }

    /// The nearest name; `None` if none is near, or it would take too long to know.
    pub fn to(&self, word: &str) -> Option<String> {
        let unknown = Unknown::of(word)?;
        let mut spent = self.spent.get();
        let mut nearest: Option<(usize, &str)> = None;
        for name in &self.names {
            if spent > MOST_SPENT {
                nearest = None;
                break;
            }
            if let Some(distance) = unknown.distance(name, &mut spent)
                && nearest.is_none_or(|(least, _)| distance < least)
            {
                nearest = Some((distance, name));
            }
        }
        self.spent.set(spent);
        nearest.map(|(_, name)| name.to_owned())
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
    pub fn of(root: &'t Node<'t>, section: &str, spent: &Spent) -> Option<Self> {
        let node = root.get(section);
        if node.is_some_and(|node| !node.is_map()) {
            return None;
        }
        let entries = node.map(Node::entries).unwrap_or_default();
        let names = entries.iter().map(|entry| entry.key.as_ref());
        let mut near = Near::new(spent);
        names
            .clone()
            .filter(|name| is_id(name))
            .for_each(|name| near.add(name));
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
    pub fn near(&self, name: &str) -> Option<String> {
        self.near.to(name)
    }
}
