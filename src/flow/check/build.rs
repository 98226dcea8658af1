//! Builds a flow from a document without errors: edges become targets, and shared steps are spliced in.

use std::collections::HashMap;
use std::rc::Rc;

use super::document::{self, Document, TextOr};
use crate::flow::routes::{Edge, Routes};
use crate::flow::{
    Choice, Citation, Contact, Entry, Example, Flow, Kind, Letter, Note, Page, PageNo, Source, Step,
};
use crate::form::values::phone;
use crate::yaml::folding::joint;

/// Builds the flow; `None` if a name refers to nothing, which `check` has ruled out.
pub(super) fn flow(document: Document, routes: Routes) -> Option<Flow> {
    let sources = document.sources.0.into_iter();
    let sources: Vec<_> = sources
        .map(|(doc, source)| Rc::new(cited(doc, source)))
        .collect();
    let mut builder = Builder {
        sources: by_id(&sources, |source| &source.doc),
        contacts: HashMap::new(),
        shared: HashMap::new(),
    };
    let mut contacts = Vec::new();
    for (id, contact) in document.contacts.0 {
        contacts.push(Rc::new(builder.contact(id, contact)?));
    }
    builder.contacts = by_id(&contacts, |contact| &contact.id);
    for (name, shared) in document.shared.0 {
        let steps = builder.steps(shared.steps)?;
        builder.shared.insert(name, steps);
    }
    let mut pages = Vec::new();
    for (id, question) in document.questions.0 {
        let edges = routes.edges(pages.len());
        pages.push(builder.question(pages.len() + 1, id, question, edges)?);
    }
    for (id, remedy) in document.remedies.0 {
        let next = routes.edges(pages.len()).first();
        pages.push(builder.remedy(pages.len() + 1, id, remedy, next)?);
    }
    let start = PageNo(*routes.reachable().first()?);
    Some(Flow::assemble(
        (document.id, one_line(&document.title), document.as_of),
        start,
        (pages, contacts, sources),
        routes,
    ))
}

fn by_id<T>(all: &[Rc<T>], id: impl Fn(&T) -> &String) -> HashMap<String, Rc<T>> {
    let entry = |one: &Rc<T>| (id(one).clone(), Rc::clone(one));
    all.iter().map(entry).collect()
}

struct Builder {
    sources: HashMap<String, Rc<Source>>,
    contacts: HashMap<String, Rc<Contact>>,
    shared: HashMap<String, Vec<Step>>,
}

impl Builder {
    fn question(
        &self,
        number: usize,
        id: String,
        question: document::Question,
        edges: &[Edge],
    ) -> Option<Page> {
        let options = question.options.into_iter().zip(edges);
        let options = options.map(|(option, edge)| choice(option, edge)).collect();
        Some(Page {
            number,
            id,
            group: question.group,
            title: one_line(&question.ask),
            why: question.why.as_deref().map(trimmed),
            steps: self.steps(question.steps)?,
            notes: self.notes(question.notes)?,
            source: self.citation(question.source)?,
            words: question.words,
            kind: Kind::Question { options },
        })
    }

    fn remedy(
        &self,
        number: usize,
        id: String,
        remedy: document::Remedy,
        next: Option<&Edge>,
    ) -> Option<Page> {
        let letter = match remedy.letter {
            Some(letter) => Some(self.letter(&letter)?),
            None => None,
        };
        Some(Page {
            number,
            id,
            group: Some(remedy.group),
            title: one_line(&remedy.title),
            why: remedy.why.as_deref().map(trimmed),
            steps: self.steps(remedy.steps)?,
            notes: self.notes(remedy.notes)?,
            source: self.citation(remedy.source)?,
            words: remedy.words,
            kind: Kind::Remedy {
                done: remedy.done.as_deref().map(trimmed),
                wait: remedy.wait.as_deref().map(trimmed),
                letter,
                if_not_solved: next.map(|edge| PageNo(edge.to)),
            },
        })
    }

    fn letter(&self, letter: &document::Letter) -> Option<Letter> {
        let lines = letter.text.trim_end().lines().map(str::trim_end);
        Some(Letter {
            to: Rc::clone(self.contacts.get(&letter.to)?),
            subject: one_line(&letter.subject),
            text: lines.collect::<Vec<_>>().join("\n"),
            meaning: None,
        })
    }

    /// The ways to reach a contact that the flow itself gives form one entry, which has the contact's name.
    fn contact(&self, id: String, contact: document::Contact) -> Option<Contact> {
        let title = one_line(&contact.title);
        let entry = Entry {
            name: title.clone(),
            phone: contact.phone.as_deref().and_then(phone),
            email: contact.email,
            hours: contact.hours.as_deref().map(trimmed),
            url: contact.url,
            ..Entry::default()
        };
        let named_only = Entry {
            name: title.clone(),
            ..Entry::default()
        };
        Some(Contact {
            id,
            find: contact.find.as_deref().map(trimmed),
            source: self.citation(contact.source)?,
            from_site: false,
            entries: if entry == named_only {
                Vec::new()
            } else {
                vec![entry]
            },
            title,
        })
    }

    fn steps(&self, steps: Vec<TextOr<document::Step>>) -> Option<Vec<Step>> {
        let mut spliced = Vec::with_capacity(steps.len());
        for step in steps {
            match step {
                TextOr::Text(text) => spliced.push(Step {
                    text: trimmed(&text),
                    ..Step::default()
                }),
                TextOr::More(document::Step {
                    shared: Some(name), ..
                }) => {
                    spliced.extend(self.shared.get(&name)?.iter().cloned());
                }
                TextOr::More(step) => spliced.push(Step {
                    text: trimmed(&step.action?),
                    contact: match step.contact {
                        Some(id) => Some(Rc::clone(self.contacts.get(&id)?)),
                        None => None,
                    },
                    url: step.url,
                    email: step.email,
                    list: step.list.iter().map(|item| trimmed(item)).collect(),
                    notes: self.notes(step.notes)?,
                    example: step.example.map(example),
                    source: self.citation(step.source)?,
                }),
            }
        }
        Some(spliced)
    }

    fn notes(&self, notes: Vec<TextOr<document::Note>>) -> Option<Vec<Note>> {
        let note = |note| match note {
            TextOr::Text(text) => Some(Note {
                text: trimmed(&text),
                source: None,
            }),
            TextOr::More(document::Note { text, source }) => Some(Note {
                text: trimmed(&text),
                source: self.citation(source)?,
            }),
        };
        notes.into_iter().map(note).collect()
    }

    /// The outer `None` means that the source does not exist, the inner one that no source was named.
    #[allow(
        clippy::option_option,
        reason = "the two mean different things, and only here"
    )]
    fn citation(&self, citation: Option<document::Citation>) -> Option<Option<Citation>> {
        let Some(citation) = citation else {
            return Some(None);
        };
        let source = Rc::clone(self.sources.get(&citation.doc)?);
        Some(Some(Citation {
            source,
            section: citation.section,
        }))
    }
}

fn choice(choice: document::Choice, edge: &Edge) -> Choice {
    Choice {
        id: choice.id.unwrap_or(choice.goto),
        label: one_line(&choice.label),
        own_label: None,
        target: PageNo(edge.to),
        again: choice.again,
    }
}

fn cited(doc: String, source: document::Source) -> Source {
    let document::Source {
        title,
        date,
        url,
        supplement,
    } = source;
    Source {
        doc,
        title: one_line(&title),
        date,
        url,
        supplement,
    }
}

fn example(example: document::Example) -> Example {
    let document::Example { title, steps } = example;
    Example {
        title: one_line(&title),
        steps: steps.iter().map(|step| trimmed(step)).collect(),
    }
}

/// Trims a text but keeps the blanks that its first paragraph begins with.
fn trimmed(text: &str) -> String {
    text.trim_start_matches('\n').trim_end().to_owned()
}

/// Joins a text into one line: titles and labels are drawn on one, but a `|` block can contain line breaks.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for next in text
        .trim()
        .lines()
        .map(|line| line.trim_matches([' ', '\t']))
    {
        if !(line.is_empty() || next.is_empty()) {
            line.push_str(joint(&line, next));
        }
        line.push_str(next);
    }
    line
}
