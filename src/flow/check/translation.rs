//! A translation held against its flow: what it lacks, and what it has too much.
//!
//! The two files have the same order of fields, but for the options: a list in the flow, texts by option id in the
//! translation. Nothing is said twice: of a page that is not there, not its texts; of a list that is too short, not
//! its items; nothing is missing where its name was only misspelt.

use std::collections::{HashMap, HashSet};

use super::Checked;
use super::near::{Near, Spent};
use crate::finding::{At, Fault, Gap, Report, Span};
use crate::form::examine::examine;
use crate::form::table::{FLOW, Field, Shape, TRANSLATION};
use crate::form::values::is_kana;
use crate::recover;
use crate::yaml::source::Source;
use crate::yaml::{Entry, Node, tree};

/// Checks a translation: its form, and whether it says all that its flow says, and no more. `language` is the one
/// that its file name says. Of a flow that is itself no tree, only the form is checked.
#[must_use]
pub fn check(source: &Source, language: &str, flow: &Source) -> Checked {
    if let Some(refusal) = source.refusal() {
        return Checked::of(vec![refusal.clone()], &[], None);
    }
    let mut report = Report::default();
    let original = tree::read(flow.text(), &mut report);
    let slips = recover::read(flow.text(), original.as_ref(), &report, &FLOW);
    let original = original.filter(|_| slips.is_empty() && flow.refusal().is_none());
    let mut report = Report::default();
    let root = tree::read(source.text(), &mut report);
    let rounds = recover::read(source.text(), root.as_ref(), &report, &TRANSLATION);
    let mut patched = Report::default();
    let (text, root, report) = match rounds.last() {
        Some(last) => (last.text(), tree::read(last.text(), &mut patched), patched),
        None => (source.text(), root, report),
    };
    let mut findings = report.into_findings();
    let mut report = Report::default();
    report.take(&mut findings);
    if let Some(root) = &root
        && examine(root, text, &TRANSLATION, &mut report)
        && let Some(original) = &original
    {
        let spent = Spent::default();
        let mut comparison = Comparison {
            spent: &spent,
            report: &mut report,
        };
        comparison.file(original, root, language);
    }
    Checked::of(report.into_findings(), &rounds, None)
}

struct Comparison<'t, 'r> {
    spent: &'r Spent,
    report: &'r mut Report<'t>,
}

impl<'t> Comparison<'t, '_> {
    fn say(&mut self, gap: Gap, span: Span) {
        self.report.say(Fault::Translation { gap }, span);
    }

    /// Goes on below `step`.
    fn within(&mut self, step: At<'t>, compare: impl FnOnce(&mut Comparison<'t, '_>)) {
        let spent = self.spent;
        self.report
            .within([step], |report| compare(&mut Comparison { spent, report }));
    }

    fn file(&mut self, flow: &'t Node<'_>, here: &'t Node<'_>, language: &str) {
        let flow_id = flow.get("id").and_then(Node::text);
        let texts = here.entries().iter().filter_map(|entry| {
            let text = entry.node.text()?;
            Some((entry.key.as_ref(), text, entry.node.span))
        });
        for (key, text, span) in texts {
            let gap = match (key, flow_id) {
                ("id", Some(flow)) if flow != text => Gap::OtherFlow {
                    flow: flow.to_owned(),
                },
                ("language", _) if language != text => Gap::OtherLanguage {
                    named: language.to_owned(),
                },
                _ => continue,
            };
            let other_flow = matches!(gap, Gap::OtherFlow { .. });
            self.within(At::Key(key), |this| this.say(gap, span));
            if other_flow {
                // All its pages would be strange.
                return;
            }
        }
        self.value(flow, here, &TRANSLATION, here.caret());
    }

    fn value(
        &mut self,
        flow: &'t Node<'_>,
        here: &'t Node<'_>,
        shape: &'static Shape,
        owner: Span,
    ) {
        match shape {
            Shape::Text | Shape::Date | Shape::Name => self.text(flow, here),
            Shape::Record(fields) => self.fields(flow, here, fields, owner),
            Shape::Ids(of) => self.ids(flow, here, of, owner),
            Shape::List(of, _) => self.items(flow, here, of, owner),
            Shape::TextOr(records) => self.step(flow, here, records),
            // What is no text is not translated.
            Shape::Id | Shape::Format | Shape::Flag | Shape::Url | Shape::Email | Shape::Phone => {}
        }
    }

    /// Kana in a translation that the flow has too were copied, not translated; a name such as `G-MIS` is right.
    fn text(&mut self, flow: &'t Node<'_>, here: &'t Node<'_>) {
        let (flow, here) = (said(flow), said(here));
        if let (Some(flow), Some(text)) = (flow.text(), here.text())
            && flow.trim() == text.trim()
            && text.chars().any(is_kana)
        {
            self.say(Gap::Same, here.span);
        }
    }

    fn fields(
        &mut self,
        flow: &'t Node<'_>,
        here: &'t Node<'_>,
        fields: &'static [Field],
        owner: Span,
    ) {
        if !(flow.is_map() && here.is_map()) {
            return;
        }
        // A field that nothing reads may be any of those that are missing, misspelt.
        let known = |entry: &Entry<'_>| fields.iter().any(|field| field.name == entry.key);
        let all_known = here.entries().iter().all(known);
        for field in fields {
            let there = flow.get(field.name);
            let entry = here.entries().iter().find(|entry| entry.key == field.name);
            let seg = At::Key(field.name);
            self.within(seg, |this| match (there, entry) {
                (Some(flow), Some(entry)) => {
                    this.value(flow, &entry.node, field.shape, entry.key_span);
                }
                // One that the form requires has a finding of its own.
                _ if field.required => {}
                (Some(_), None) if all_known => this.say(Gap::Missing, owner),
                (None, Some(entry)) => this.say(Gap::Stray { near: None }, entry.key_span),
                _ => {}
            });
        }
    }

    fn ids(&mut self, flow: &'t Node<'_>, here: &'t Node<'_>, of: &'static Shape, owner: Span) {
        if !here.is_map() {
            return;
        }
        let originals = by_id(flow);
        let known: HashMap<_, _> = originals.iter().copied().collect();
        let mut absent: HashSet<_> = known.keys().copied().collect();
        for entry in here.entries() {
            absent.remove(entry.key.as_ref());
        }
        let mut near = Near::new(self.spent);
        let in_order = originals.iter().filter(|(id, _)| absent.contains(id));
        in_order.for_each(|(id, _)| near.add(id));
        for entry in here.entries() {
            self.within(At::Key(&entry.key), |this| {
                if let Some(original) = known.get(entry.key.as_ref()) {
                    this.value(original, &entry.node, of, entry.key_span);
                } else {
                    let near = near.to(&entry.key);
                    if let Some(near) = &near {
                        absent.remove(near.as_str());
                    }
                    this.say(Gap::Stray { near }, entry.key_span);
                }
            });
        }
        for (id, _) in originals {
            if absent.remove(id) {
                let seg = At::Key(id);
                self.within(seg, |this| this.say(Gap::Missing, owner));
            }
        }
    }

    fn items(&mut self, flow: &'t Node<'_>, here: &'t Node<'_>, of: &'static Shape, owner: Span) {
        let (originals, items) = (flow.items(), here.items());
        if originals.is_empty() || items.is_empty() {
            return;
        }
        for (number, (original, item)) in originals.iter().zip(items).enumerate() {
            let seg = At::Item(number);
            self.within(seg, |this| this.value(original, item, of, item.caret()));
        }
        if originals.len() != items.len() {
            let gap = Gap::Items {
                flow: originals.len(),
                here: items.len(),
            };
            self.say(gap, items.get(originals.len()).map_or(owner, Node::caret));
        }
    }

    /// A step: its text, and what belongs to it; or the shared steps that stand there in both files.
    fn step(
        &mut self,
        flow: &'t Node<'_>,
        here: &'t Node<'_>,
        records: &'static [&'static [Field]],
    ) {
        let shared = |node: &Node<'_>| Some(node.get("use")?.text()?.to_owned());
        match (shared(flow), shared(here)) {
            (flow, here) if flow.is_some() && flow == here => {}
            (Some(shared), _) => self.say(Gap::Use { shared }, here.caret()),
            (None, Some(_)) => self.say(Gap::Missing, here.caret()),
            (None, None) => {
                self.said_step(flow, here, records.first().copied().unwrap_or_default());
            }
        }
    }

    /// A step that says something. Only text, where the flow has more to translate, lacks all of that.
    fn said_step(&mut self, flow: &'t Node<'_>, here: &'t Node<'_>, fields: &'static [Field]) {
        if flow.is_map() && here.is_map() {
            return self.fields(flow, here, fields, here.caret());
        }
        self.text(flow, here);
        let mut companions = fields.iter().filter(|field| !field.required);
        let of = |node: &Node<'_>, field: &Field| node.get(field.name).is_some();
        if let Some(field) = companions.clone().find(|field| of(flow, field)) {
            let seg = At::Key(field.name);
            self.within(seg, |this| this.say(Gap::Missing, here.caret()));
        } else if let Some(field) = companions.find(|field| of(here, field)) {
            let seg = At::Key(field.name);
            self.within(seg, |this| {
                this.say(Gap::Stray { near: None }, here.caret());
            });
        }
    }
}

/// The text of a value that may stand alone or in a record that begins with it.
fn said<'n, 's>(node: &'n Node<'s>) -> &'n Node<'s> {
    let text = ["do", "text"].into_iter().find_map(|name| node.get(name));
    text.unwrap_or(node)
}

/// What a flow has by id: entries, or options by the ids that answers call them.
fn by_id<'n, 's>(flow: &'n Node<'s>) -> Vec<(&'n str, &'n Node<'s>)> {
    let entries = flow.entries().iter();
    let entries = entries.map(|entry| (entry.key.as_ref(), &entry.node));
    let options = flow.items().iter().filter_map(|option| {
        let id = option.get("id").or_else(|| option.get("goto"))?.text()?;
        Some((id, option.get("label")?))
    });
    entries.chain(options).collect()
}
