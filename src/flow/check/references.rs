//! Resolves the names in a tree: pages, shared steps, sources, contacts. It works on a tree with mistakes, so that a
//! wrong field does not hide a wrong target.

use std::collections::HashMap;
use std::hash::Hash;

use super::near::{Budget, Names};
use super::pages::Pages;
use super::sketch::{Sketch, again};
use super::spliced::Spliced;
use crate::finding::{At, Fault, Meant, Report, Slip, Span};
use crate::flow::routes::{Edge, Routes};
use crate::fold::fold;
use crate::yaml::{Node, Value};

/// All pages of a tree, in the order of their numbers, and the edges between those that exist.
pub(super) struct References<'t> {
    pub pages: Vec<Sketch<'t>>,
    pub routes: Routes,
    /// Whether every target was found; if not, pages may only appear to be unreachable.
    pub whole: bool,
}

impl<'t> References<'t> {
    /// Looks up every name in the tree and reports those that do not exist.
    pub fn of(root: &'t Node<'t>, budget: &Budget, report: &mut Report<'t>) -> Self {
        let (pages, all) = Pages::of(root, budget, report);
        let mut follower = Follower {
            shared: Names::of(root, "shared", budget),
            sources: Names::of(root, "sources", budget),
            contacts: Names::of(root, "contacts", budget),
            spliced: Spliced::of(root),
            pages,
        };
        for section in ["contacts", "shared"] {
            for entry in root.section(section) {
                report.within([At::Key(section), At::Key(&entry.key)], |report| {
                    follower.citation(&entry.node, report);
                    follower.steps(&entry.node, section == "shared", report);
                });
            }
        }
        let mut pages = Vec::with_capacity(all.len());
        let mut edges = Vec::with_capacity(all.len());
        for (entry, question) in all {
            let sketch = Sketch {
                id: &entry.key,
                span: entry.key_span,
                question,
            };
            edges.push(report.within(sketch.way(), |report| {
                follower.page(&entry.node, question, report)
            }));
            pages.push(sketch);
        }
        let start = root.get("start").and_then(|start| {
            report.within([At::Key("start")], |report| {
                follower.pages.target(start, report)
            })
        });
        let asks = pages.iter().map(|page| page.question).collect();
        References {
            pages,
            routes: Routes::new(start, asks, edges),
            whole: follower.pages.whole && start.is_some(),
        }
    }

    /// Returns the id of a page.
    pub fn id(&self, page: usize) -> String {
        self.pages[page].id.to_owned()
    }
}

struct Follower<'t> {
    shared: Option<Names<'t>>,
    sources: Option<Names<'t>>,
    contacts: Option<Names<'t>>,
    spliced: Spliced<'t>,
    pages: Pages<'t>,
}

impl<'t> Follower<'t> {
    fn page(&mut self, page: &'t Node<'t>, question: bool, report: &mut Report<'t>) -> Vec<Edge> {
        self.steps(page, false, report);
        self.notes(page, report);
        self.citation(page, report);
        if let Some(letter) = page.get("letter") {
            report.within([At::Key("letter")], |report| {
                name(
                    self.contacts.as_ref(),
                    letter,
                    "to",
                    unknown_contact,
                    report,
                );
            });
        }
        if question {
            return self.options(page, report);
        }
        let next = page.get("if-not-solved").and_then(|next| {
            report.within([At::Key("if-not-solved")], |report| {
                self.edge(next, None, None, report)
            })
        });
        next.into_iter().collect()
    }

    fn options(&mut self, page: &'t Node<'t>, report: &mut Report<'t>) -> Vec<Edge> {
        let mut edges = Vec::new();
        let (mut ids, mut labels) = (HashMap::new(), HashMap::new());
        each(page, "options", report, |number, option, report| {
            if let Some(goto) = option.get("goto") {
                edges.extend(report.within([At::Key("goto")], |report| {
                    self.edge(goto, Some(number), again(option), report)
                }));
            }
            let id = option.get("id").or_else(|| option.get("goto"));
            if let Some((node, id)) = id.and_then(|node| Some((node, node.text()?))) {
                let fault = |id| Fault::DuplicateOption { id };
                duplicate(&mut ids, id, (id, node.span), fault, report);
            }
            let label = option.get("label");
            if let Some((node, label)) = label.and_then(|node| Some((node, node.text()?.trim()))) {
                let fault = |label| Fault::DuplicateLabel { label };
                let (same, label) = (fold(label), (label, node.span));
                duplicate(&mut labels, same, label, fault, report);
            }
        });
        edges
    }

    fn edge(
        &mut self,
        target: &'t Node<'t>,
        option: Option<usize>,
        again: Option<Span>,
        report: &mut Report<'t>,
    ) -> Option<Edge> {
        Some(Edge {
            to: self.pages.target(target, report)?,
            option,
            target: target.span,
            again,
            closes: false,
        })
    }

    fn steps(&mut self, holder: &'t Node<'t>, in_shared: bool, report: &mut Report<'t>) {
        each(holder, "steps", report, |_, step, report| {
            if !step.is_map() {
                self.glued(step, report);
                return;
            }
            self.notes(step, report);
            self.citation(step, report);
            name(
                self.contacts.as_ref(),
                step,
                "contact",
                unknown_contact,
                report,
            );
            let Some(used) = step.get("use") else {
                return;
            };
            let too_much = !in_shared && used.text().is_some_and(|id| self.spliced.overflows(id));
            if in_shared || too_much {
                let fault = if in_shared {
                    Fault::NestedShared
                } else {
                    Fault::ManyShared
                };
                report.within([At::Key("use")], |report| report.say(fault, used.span));
            } else {
                let fault = |id, near| Fault::UnknownShared { id, near };
                name(self.shared.as_ref(), step, "use", fault, report);
            }
        });
    }

    /// Reports `- uselook` where `look` names shared steps: it would be shown as a step.
    fn glued(&self, step: &Node<'_>, report: &mut Report<'t>) {
        let shared = self.shared.as_ref();
        if let Value::Text { text, plain: true } = &step.value
            && let Some(id) = text.strip_prefix("use")
            && shared.is_some_and(|shared| shared.contains(id))
        {
            let (slip, meant) = (Slip::MissingColon, Meant::Unknown);
            report.say(Fault::Slipped { slip, meant }, step.span);
        }
    }

    fn notes(&self, holder: &'t Node<'t>, report: &mut Report<'t>) {
        each(holder, "notes", report, |_, note, report| {
            self.citation(note, report);
        });
    }

    fn citation(&self, holder: &'t Node<'t>, report: &mut Report<'t>) {
        if let Some(source) = holder.get("source") {
            report.within([At::Key("source")], |report| {
                let fault = |id, near| Fault::UnknownSource { id, near };
                name(self.sources.as_ref(), source, "doc", fault, report);
            });
        }
    }
}

fn unknown_contact(id: String, near: Option<String>) -> Fault {
    Fault::UnknownContact { id, near }
}

/// Calls `look` on every item of a list.
fn each<'t>(
    holder: &'t Node<'t>,
    field: &'static str,
    report: &mut Report<'t>,
    mut look: impl FnMut(usize, &'t Node<'t>, &mut Report<'t>),
) {
    for (number, item) in holder.list(field).iter().enumerate() {
        report.within([At::Key(field), At::Item(number)], |report| {
            look(number, item, report);
        });
    }
}

/// Reports a name that its section does not define, unless the section cannot be read.
fn name<'t>(
    known: Option<&Names<'t>>,
    holder: &'t Node<'t>,
    field: &'static str,
    unknown: fn(String, Option<String>) -> Fault,
    report: &mut Report<'t>,
) {
    if let (Some(node), Some(known)) = (holder.get(field), known)
        && let Some(id) = node.text()
        && !known.contains(id)
    {
        let fault = unknown(id.to_owned(), known.near.to(id));
        report.within([At::Key(field)], |report| report.say(fault, node.span));
    }
}

/// Reports a second value that equals an earlier one; `same` is what is compared.
fn duplicate<S: Eq + Hash>(
    seen: &mut HashMap<S, Span>,
    same: S,
    (name, span): (&str, Span),
    fault: fn(String) -> Fault,
    report: &mut Report<'_>,
) {
    let first = *seen.entry(same).or_insert(span);
    if first != span {
        report.say_again(fault(name.to_owned()), span, first);
    }
}
