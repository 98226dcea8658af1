//! The pages of a tree, and the lookup of a page by its name.

use std::collections::{HashMap, HashSet};

use super::near::{Budget, Near};
use crate::finding::{At, Fault, Meant, Report};
use crate::form::full_width::half_width;
use crate::form::likeness::is_page;
use crate::form::values::{is_id, meant_id};
use crate::yaml::{Entry, Node};

/// A page in a tree, and whether it is in the section of the questions.
pub(super) type Written<'t> = (&'t Entry<'t>, bool);

/// The numbers of the pages, by name.
pub(super) struct Pages<'t> {
    numbers: HashMap<&'t str, usize>,
    near: Near<'t>,
    /// Pages with an invalid id, by the id that was probably meant: the mistake is in the id, not in its uses.
    meant: HashMap<String, usize>,
    /// Pages beside `questions` and `remedies` or inside another page. These have a finding of their own.
    misplaced: HashSet<&'t str>,
    /// Whether both sections can be read.
    known: bool,
    /// Whether every target looked up so far was found.
    pub whole: bool,
}

impl<'t> Pages<'t> {
    /// Collects every page, in the order of the numbers, and reports ids that are in both sections.
    pub fn of(
        root: &'t Node<'t>,
        budget: &Budget,
        report: &mut Report<'t>,
    ) -> (Self, Vec<Written<'t>>) {
        let sections = ["questions", "remedies"];
        let mut pages = Self {
            numbers: HashMap::new(),
            near: Near {
                names: Vec::new(),
                budget: budget.clone(),
            },
            meant: HashMap::new(),
            misplaced: HashSet::new(),
            known: sections
                .iter()
                .all(|section| root.get(section).is_some_and(Node::is_map)),
            whole: true,
        };
        pages.misplace(root);
        let mut all: Vec<Written<'t>> = Vec::new();
        for section in sections {
            for entry in root.section(section) {
                if entry.key == "<<" {
                    continue;
                }
                pages.misplace(&entry.node);
                let written = (entry, section == "questions");
                report.within([At::Key(section), At::Key(&entry.key)], |report| {
                    pages.add(written, &all, report);
                });
                all.push(written);
            }
        }
        (pages, all)
    }

    fn misplace(&mut self, holder: &'t Node<'t>) {
        let pages = holder.entries().iter();
        let pages = pages.filter(|entry| is_page(&entry.node));
        self.misplaced.extend(pages.map(|entry| entry.key.as_ref()));
    }

    fn add(
        &mut self,
        (entry, question): Written<'t>,
        before: &[Written<'t>],
        report: &mut Report<'t>,
    ) {
        let id: &'t str = &entry.key;
        match self.numbers.get(id).and_then(|first| before.get(*first)) {
            // `form::examine` reports an id that is twice in the same section.
            Some((_, first)) if *first == question => {}
            Some((first, _)) => {
                let fault = Fault::DuplicateId { id: id.to_owned() };
                report.say_again(fault, entry.key_span, first.key_span);
            }
            None => {
                self.numbers.insert(id, before.len());
                match meant_id(id) {
                    Some(meant) => {
                        self.meant.insert(meant, before.len());
                    }
                    None if is_id(id) => self.near.names.push(id),
                    None => {}
                }
            }
        }
    }

    /// Returns the number of the page that a target names; reports a target that does not exist.
    pub fn target(&mut self, node: &'t Node<'t>, report: &mut Report<'t>) -> Option<usize> {
        let Some(id) = node.text() else {
            self.whole = false;
            return None;
        };
        let number = self.numbers.get(id).or_else(|| self.meant.get(id));
        if let Some(number) = number {
            return Some(*number);
        }
        self.whole = false;
        if let Some((mended, slip)) = half_width(id)
            && self.numbers.contains_key(mended.as_str())
        {
            let meant = Meant::Word(mended);
            report.say(Fault::Slipped { slip, meant }, node.span);
        } else if self.known && !self.misplaced.contains(id) {
            let (id, near) = (id.to_owned(), self.near.to(id));
            report.say(Fault::UnknownTarget { id, near }, node.span);
        }
        None
    }
}
