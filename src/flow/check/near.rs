//! Suggests the name that was probably meant, at a limited cost per file.

use std::cell::Cell;
use std::collections::HashSet;
use std::rc::Rc;

use crate::finding::Unknown;
use crate::form::values::is_id;
use crate::yaml::Node;

/// The most that looking for names may cost in one file, as [`Unknown::distance`] counts it: about a tenth of a second.
/// People misspell a few names; in a file with thousands of unknown names, only the first get suggestions.
const MOST_SPENT: usize = 20_000_000;

/// What looking for names has cost so far in one file, shared by all kinds of names.
pub(super) type Spent = Rc<Cell<usize>>;

/// The known names, in file order: if two are equally near, the first is suggested.
pub(super) struct Near<'t> {
    names: Vec<&'t str>,
    spent: Spent,
}

impl<'t> Near<'t> {
    pub fn new(spent: &Spent) -> Self {
        Self {
            names: Vec::new(),
            spent: Rc::clone(spent),
        }
    }

    pub fn add(&mut self, name: &'t str) {
        self.names.push(name);
    }

    /// Returns the nearest name; `None` if none is near or finding it would cost too much.
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
    /// Collects the names of a section, which may be missing. Returns `None` if the section has the wrong form: that
    /// has a finding, and names that the section may define must not be called unknown.
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

    pub fn contains(&self, name: &str) -> bool {
        self.known.contains(name)
    }

    /// Returns the nearest name, like [`Near::to`].
    pub fn near(&self, name: &str) -> Option<String> {
        self.near.to(name)
    }
}
