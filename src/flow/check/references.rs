//! Names in a tree and what they refer to: pages, shared steps, sources, contacts. Works on a tree with mistakes in it, so that
//! a wrong field hides no wrong target.

use std::collections::{HashMap, HashSet};

use super::near::{Names, Near};
use super::sketch::{Sketch, Written, again, key, misplaced, with};
use crate::finding::{Fault, Finding, MOST_FINDINGS, Seg, Span, Trail};
use crate::flow::routes::{Edge, Routes};
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
    pub fn of(root: &'t Node<'t>, findings: &mut Vec<Finding>) -> Self {
        let mut collector = Collector {
            shared: Names::of(root, "shared"),
            sources: Names::of(root, "sources"),
            contacts: Names::of(root, "contacts"),
            pages: HashMap::new(),
            near: Near::default(),
            meant: HashMap::new(),
            misplaced: misplaced(root),
            ids_known: ["questions", "remedies"]
                .iter()
                .all(|section| root.get(section).is_some_and(Node::is_map)),
            whole: true,
            findings,
        };
        collector.follow(root)
    }
}

struct Collector<'t, 'f> {
    shared: Option<Names<'t>>,
    sources: Option<Names<'t>>,
    contacts: Option<Names<'t>>,
    pages: HashMap<&'t str, usize>,
    near: Near<'t>,
    /// Pages whose ids are wrong, by what they were meant to be: the id is the mistake, not those who name it.
    meant: HashMap<String, usize>,
    /// Pages that stand at the wrong depth.
    misplaced: HashSet<&'t str>,
    ids_known: bool,
    whole: bool,
    findings: &'f mut Vec<Finding>,
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
            let trail = vec![key("contacts"), key(&entry.key)];
            self.citation(&entry.node, &trail);
        }
        for entry in root.get("shared").map(Node::entries).unwrap_or_default() {
            let trail = vec![key("shared"), key(&entry.key)];
            self.steps(&entry.node, &trail, true);
        }
        let mut pages = Vec::with_capacity(all.len());
        let mut edges = Vec::with_capacity(all.len());
        for (entry, section) in all {
            let trail = vec![key(section), key(&entry.key)];
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
                self.contact(letter, "to", &with(&trail, [key("letter")]));
            }
            if question {
                self.options(&entry.node, &trail, &mut sketch, &mut out);
            } else if let Some(next) = entry.node.get("if-not-solved") {
                self.edge(
                    next,
                    with(&trail, [key("if-not-solved")]),
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
            .and_then(|start| self.target(start, &vec![key("start")]));
        let asks = pages.iter().map(|page| page.question).collect();
        References {
            pages,
            routes: Routes::new(start, asks, edges),
            whole: self.whole && start.is_some(),
        }
    }

    fn say(&mut self, finding: Finding) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(finding);
        }
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
                let finding =
                    Finding::new(fault, entry.key_span).within(vec![key(section), key(id)]);
                self.say(finding.after(first.key_span));
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
        trail: &Trail,
        sketch: &mut Sketch<'t>,
        out: &mut Vec<Edge>,
    ) {
        let options = page.get("options").map(Node::items).unwrap_or_default();
        let (mut ids, mut labels) = (HashMap::new(), HashMap::new());
        for (number, option) in options.iter().enumerate() {
            let trail = with(trail, [key("options"), Seg::Item(number)]);
            if let Some(goto) = option.get("goto") {
                let trail = with(&trail, [key("goto")]);
                self.edge(goto, trail, again(option), sketch, out);
            }
            let id = option.get("id").or_else(|| option.get("goto"));
            if let Some((node, id)) = id.and_then(|node| Some((node, node.text()?))) {
                let fault = |id| Fault::DuplicateOption { id };
                self.duplicate(&mut ids, id, node.span, &trail, fault);
            }
            let label = option.get("label");
            if let Some((node, label)) = label.and_then(|node| Some((node, node.text()?.trim()))) {
                let fault = |label| Fault::DuplicateLabel { label };
                self.duplicate(&mut labels, label, node.span, &trail, fault);
            }
        }
    }

    fn duplicate(
        &mut self,
        seen: &mut HashMap<&'t str, Span>,
        name: &'t str,
        span: Span,
        trail: &Trail,
        fault: fn(String) -> Fault,
    ) {
        let first = *seen.entry(name).or_insert(span);
        if first != span {
            let finding = Finding::new(fault(name.to_owned()), span).within(trail.clone());
            self.say(finding.after(first));
        }
    }

    fn edge(
        &mut self,
        target: &'t Node<'t>,
        trail: Trail,
        again: Option<Span>,
        sketch: &mut Sketch<'t>,
        out: &mut Vec<Edge>,
    ) {
        if let Some(to) = self.target(target, &trail) {
            out.push(Edge {
                to,
                again: again.is_some(),
            });
            sketch.written.push(Written {
                trail,
                target: target.span,
                again,
            });
        }
    }

    fn target(&mut self, node: &'t Node<'t>, trail: &Trail) -> Option<usize> {
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
                self.say(Finding::new(fault, node.span).within(trail.clone()));
            } else if self.ids_known && !self.misplaced.contains(id) {
                let near = self.near.to(id);
                let fault = Fault::UnknownTarget {
                    id: id.to_owned(),
                    near,
                };
                self.say(Finding::new(fault, node.span).within(trail.clone()));
            }
        }
        found
    }

    fn steps(&mut self, holder: &'t Node<'t>, trail: &Trail, in_shared: bool) {
        for (number, step) in holder
            .get("steps")
            .map(Node::items)
            .unwrap_or_default()
            .iter()
            .enumerate()
        {
            let trail = with(trail, [key("steps"), Seg::Item(number)]);
            self.notes(step, &trail);
            self.citation(step, &trail);
            self.contact(step, "contact", &trail);
            let Some(name) = step.get("use") else {
                continue;
            };
            let trail = with(&trail, [key("use")]);
            if in_shared {
                self.say(Finding::new(Fault::NestedShared, name.span).within(trail));
            } else if let (Some(id), Some(shared)) = (name.text(), &mut self.shared)
                && !shared.contains(id)
            {
                let near = shared.near(id);
                let fault = Fault::UnknownShared {
                    id: id.to_owned(),
                    near,
                };
                self.say(Finding::new(fault, name.span).within(trail));
            }
        }
    }

    fn notes(&mut self, holder: &'t Node<'t>, trail: &Trail) {
        for (number, note) in holder
            .get("notes")
            .map(Node::items)
            .unwrap_or_default()
            .iter()
            .enumerate()
        {
            self.citation(note, &with(trail, [key("notes"), Seg::Item(number)]));
        }
    }

    fn contact(&mut self, holder: &'t Node<'t>, field: &str, trail: &Trail) {
        let Some(name) = holder.get(field) else {
            return;
        };
        if let (Some(id), Some(contacts)) = (name.text(), &mut self.contacts)
            && !contacts.contains(id)
        {
            let near = contacts.near(id);
            let fault = Fault::UnknownContact {
                id: id.to_owned(),
                near,
            };
            self.say(Finding::new(fault, name.span).within(with(trail, [key(field)])));
        }
    }

    fn citation(&mut self, holder: &'t Node<'t>, trail: &Trail) {
        let Some(doc) = holder.get("source").and_then(|source| source.get("doc")) else {
            return;
        };
        if let (Some(id), Some(sources)) = (doc.text(), &mut self.sources)
            && !sources.contains(id)
        {
            let near = sources.near(id);
            let fault = Fault::UnknownSource {
                id: id.to_owned(),
                near,
            };
            let trail = with(trail, [key("source"), key("doc")]);
            self.say(Finding::new(fault, doc.span).within(trail));
        }
    }
}
