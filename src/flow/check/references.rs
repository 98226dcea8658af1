//! Names in a tree and what they refer to: pages, shared steps, sources, contacts. Works on a tree with mistakes in it, so that
//! a wrong field hides no wrong target.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::near::{Names, Near, Spent};
use super::sketch::{Sketch, Written, again, misplaced, with};
use super::spliced::Spliced;
use crate::finding::{At, Fault, Report, Span};
use crate::flow::routes::{Edge, Routes};
use crate::fold::fold;
use crate::form::full_width::half_width;
use crate::form::values::meant_id;
use crate::yaml::{Entry, Node};

/// All pages of a tree, in the order of their numbers, and the edges between those that exist.
pub(super) struct References<'t> {
    pub pages: Vec<Sketch<'t>>,
    pub routes: Routes,
    /// Whether every target could be followed; if not, what cannot be reached may only look so.
    pub whole: bool,
}

impl<'t> References<'t> {
    /// Follows every name in the tree and says which lead nowhere.
    pub fn of(root: &'t Node<'t>, spent: &Spent, report: &mut Report<'t>) -> Self {
        let mut collector = Collector {
            shared: Names::of(root, "shared", spent),
            sources: Names::of(root, "sources", spent),
            contacts: Names::of(root, "contacts", spent),
            spliced: Spliced::of(root),
            pages: HashMap::new(),
            near: Near::new(spent),
            meant: HashMap::new(),
            misplaced: misplaced(root),
            ids_known: ["questions", "remedies"]
                .iter()
                .all(|section| root.get(section).is_some_and(Node::is_map)),
            whole: true,
            report,
        };
        collector.follow(root)
    }
}

struct Collector<'t, 'f> {
    shared: Option<Names<'t>>,
    sources: Option<Names<'t>>,
    contacts: Option<Names<'t>>,
    spliced: Spliced<'t>,
    pages: HashMap<&'t str, usize>,
    near: Near<'t>,
    /// Pages whose ids are wrong, by what they were meant to be: the id is the mistake, not those who name it.
    meant: HashMap<String, usize>,
    /// Pages that stand at the wrong depth.
    misplaced: HashSet<&'t str>,
    ids_known: bool,
    whole: bool,
    report: &'f mut Report<'t>,
}

impl<'t> Collector<'t, '_> {
    fn follow(&mut self, root: &'t Node<'t>) -> References<'t> {
        let mut all: Vec<(&'t Entry<'t>, &'static str)> = Vec::new();
        for section in ["questions", "remedies"] {
            for entry in root.get(section).map(Node::entries).unwrap_or_default() {
                self.page(entry, section, &mut all);
            }
        }
        for entry in root.get("contacts").map(Node::entries).unwrap_or_default() {
            let trail = vec![At::Key("contacts"), At::Key(&entry.key)];
            self.citation(&entry.node, &trail);
        }
        for entry in root.get("shared").map(Node::entries).unwrap_or_default() {
            let trail = vec![At::Key("shared"), At::Key(&entry.key)];
            self.steps(&entry.node, &trail, true);
        }
        let mut pages = Vec::with_capacity(all.len());
        let mut edges = Vec::with_capacity(all.len());
        for (entry, section) in all {
            let trail = vec![At::Key(section), At::Key(&entry.key)];
            let question = section == "questions";
            let mut sketch = Sketch {
                id: &entry.key,
                span: entry.key_span,
                question,
                written: Vec::new(),
            };
            let mut out = Vec::new();
            self.steps(&entry.node, &trail, false);
            self.notes(&entry.node, &trail);
            self.citation(&entry.node, &trail);
            if let Some(letter) = entry.node.get("letter") {
                self.contact(letter, "to", &with(&trail, [At::Key("letter")]));
            }
            if question {
                self.options(&entry.node, &trail, &mut sketch, &mut out);
            } else if let Some(next) = entry.node.get("if-not-solved") {
                self.edge(
                    next,
                    with(&trail, [At::Key("if-not-solved")]),
                    None,
                    &mut sketch,
                    &mut out,
                );
            }
            pages.push(sketch);
            edges.push(out);
        }
        let start = root
            .get("start")
            .and_then(|start| self.target(start, &[At::Key("start")]));
        let asks = pages.iter().map(|page| page.question).collect();
        References {
            pages,
            routes: Routes::new(start, asks, edges),
            whole: self.whole && start.is_some(),
        }
    }

    fn say(&mut self, trail: &[At<'t>], fault: Fault, span: Span) {
        self.report.say_at(trail, fault, span, None);
    }

    fn page(
        &mut self,
        entry: &'t Entry<'t>,
        section: &'static str,
        all: &mut Vec<(&'t Entry<'t>, &'static str)>,
    ) {
        let id: &'t str = &entry.key;
        if id == "<<" {
            return;
        }
        match self.pages.get(id).and_then(|first| all.get(*first)) {
            // Two in one section are found where the forms are.
            Some((_, first)) if *first == section => {}
            Some((first, _)) => {
                let fault = Fault::DuplicateId { id: id.to_owned() };
                let trail = [At::Key(section), At::Key(id)];
                let earlier = Some(first.key_span);
                self.report.say_at(&trail, fault, entry.key_span, earlier);
            }
            None => {
                self.pages.insert(id, all.len());
                self.near.add(id);
                if let Some(meant) = meant_id(id) {
                    self.meant.insert(meant, all.len());
                }
            }
        }
        all.push((entry, section));
    }

    fn options(
        &mut self,
        page: &'t Node<'t>,
        trail: &[At<'t>],
        sketch: &mut Sketch<'t>,
        out: &mut Vec<Edge>,
    ) {
        let options = page.get("options").map(Node::items).unwrap_or_default();
        let (mut ids, mut labels) = (HashMap::new(), HashMap::new());
        for (number, option) in options.iter().enumerate() {
            let trail = with(trail, [At::Key("options"), At::Item(number)]);
            if let Some(goto) = option.get("goto") {
                let trail = with(&trail, [At::Key("goto")]);
                self.edge(goto, trail, again(option), sketch, out);
            }
            let id = option.get("id").or_else(|| option.get("goto"));
            if let Some((node, id)) = id.and_then(|node| Some((node, node.text()?))) {
                let fault = |id| Fault::DuplicateOption { id };
                self.duplicate(&mut ids, (id.into(), id), node.span, &trail, fault);
            }
            let label = option.get("label");
            if let Some((node, label)) = label.and_then(|node| Some((node, node.text()?.trim()))) {
                let fault = |label| Fault::DuplicateLabel { label };
                let name = (fold(label).into(), label);
                self.duplicate(&mut labels, name, node.span, &trail, fault);
            }
        }
    }

    /// `name` is what is compared, and what is written.
    fn duplicate(
        &mut self,
        seen: &mut HashMap<Cow<'t, str>, Span>,
        (same, name): (Cow<'t, str>, &'t str),
        span: Span,
        trail: &[At<'t>],
        fault: fn(String) -> Fault,
    ) {
        let first = *seen.entry(same).or_insert(span);
        if first != span {
            self.report
                .say_at(trail, fault(name.to_owned()), span, Some(first));
        }
    }

    fn edge(
        &mut self,
        target: &'t Node<'t>,
        trail: Vec<At<'t>>,
        again: Option<Span>,
        sketch: &mut Sketch<'t>,
        out: &mut Vec<Edge>,
    ) {
        if let Some(to) = self.target(target, &trail) {
            out.push(Edge {
                to,
                again: again.is_some(),
                at: target.span.start,
            });
            sketch.written.push(Written {
                trail,
                target: target.span,
                again,
            });
        }
    }

    fn target(&mut self, node: &'t Node<'t>, trail: &[At<'t>]) -> Option<usize> {
        let Some(id) = node.text() else {
            self.whole = false;
            return None;
        };
        let found = self.pages.get(id).or_else(|| self.meant.get(id)).copied();
        if found.is_none() {
            self.whole = false;
            if let Some((mended, slip)) = half_width(id)
                && self.pages.contains_key(mended.as_str())
            {
                let fault = Fault::Slipped { slip, mended };
                self.say(trail, fault, node.span);
            } else if self.ids_known && !self.misplaced.contains(id) {
                let near = self.near.to(id);
                let fault = Fault::UnknownTarget {
                    id: id.to_owned(),
                    near,
                };
                self.say(trail, fault, node.span);
            }
        }
        found
    }

    fn steps(&mut self, holder: &'t Node<'t>, trail: &[At<'t>], in_shared: bool) {
        for (number, step) in holder
            .get("steps")
            .map(Node::items)
            .unwrap_or_default()
            .iter()
            .enumerate()
        {
            let trail = with(trail, [At::Key("steps"), At::Item(number)]);
            self.notes(step, &trail);
            self.citation(step, &trail);
            self.contact(step, "contact", &trail);
            let Some(name) = step.get("use") else {
                continue;
            };
            let trail = with(&trail, [At::Key("use")]);
            if in_shared {
                self.say(&trail, Fault::NestedShared, name.span);
            } else if name.text().is_some_and(|name| self.spliced.overflows(name)) {
                self.say(&trail, Fault::ManyShared, name.span);
            } else if let (Some(id), Some(shared)) = (name.text(), &self.shared)
                && !shared.contains(id)
            {
                let near = shared.near(id);
                let fault = Fault::UnknownShared {
                    id: id.to_owned(),
                    near,
                };
                self.say(&trail, fault, name.span);
            }
        }
    }

    fn notes(&mut self, holder: &'t Node<'t>, trail: &[At<'t>]) {
        for (number, note) in holder
            .get("notes")
            .map(Node::items)
            .unwrap_or_default()
            .iter()
            .enumerate()
        {
            self.citation(note, &with(trail, [At::Key("notes"), At::Item(number)]));
        }
    }

    fn contact(&mut self, holder: &'t Node<'t>, field: &'t str, trail: &[At<'t>]) {
        let Some(name) = holder.get(field) else {
            return;
        };
        if let (Some(id), Some(contacts)) = (name.text(), &self.contacts)
            && !contacts.contains(id)
        {
            let near = contacts.near(id);
            let fault = Fault::UnknownContact {
                id: id.to_owned(),
                near,
            };
            self.say(&with(trail, [At::Key(field)]), fault, name.span);
        }
    }

    fn citation(&mut self, holder: &'t Node<'t>, trail: &[At<'t>]) {
        let Some(doc) = holder.get("source").and_then(|source| source.get("doc")) else {
            return;
        };
        if let (Some(id), Some(sources)) = (doc.text(), &self.sources)
            && !sources.contains(id)
        {
            let near = sources.near(id);
            let fault = Fault::UnknownSource {
                id: id.to_owned(),
                near,
            };
            let trail = with(trail, [At::Key("source"), At::Key("doc")]);
            self.say(&trail, fault, doc.span);
        }
    }
}
