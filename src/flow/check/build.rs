//! Builds a flow from a document without errors: names become numbers, and shared steps are spliced in.

use std::collections::HashMap;
use std::rc::Rc;

use super::document::{self, Document, TextOr};
use crate::flow::routes::Routes;
use crate::flow::{
    Choice, Citation, Contact, Entry, Example, Flow, Kind, Letter, Note, Page, PageNo, Source, Step,
};
use crate::form::values::phone;
use crate::yaml::folding::joint;

/// Builds the flow; `None` if a name refers to nothing, which `check` has ruled out.
pub(super) fn flow(document: Document, routes: Routes) -> Option<Flow> {
    let ids = document
        .questions
        .0
        .iter()
        .map(|(id, _)| id)
        .chain(document.remedies.0.iter().map(|(id, _)| id));
    let by_id = ids
        .enumerate()
        .map(|(number, id)| (id.clone(), PageNo(number)))
        .collect();
    let sources = document.sources.0.into_iter();
    let sources: Vec<_> = sources
        .map(|(doc, source)| Rc::new(cited(doc, source)))
        .collect();
    let by_doc = sources
        .iter()
        .map(|source| (source.doc.clone(), Rc::clone(source)));
    let mut builder = Builder {
        by_id,
        sources: by_doc.collect(),
        contacts: Vec::new(),
        shared: HashMap::new(),
    };
    for (id, contact) in document.contacts.0 {
        let contact = builder.contact(id, contact)?;
        builder.contacts.push(Rc::new(contact));
    }
    for (name, shared) in document.shared.0 {
        let steps = builder.steps(shared.steps)?;
        builder.shared.insert(name, steps);
    }
    let mut pages = Vec::with_capacity(builder.by_id.len());
    for (id, question) in document.questions.0 {
        pages.push(builder.question(id, question)?);
    }
    for (id, remedy) in document.remedies.0 {
        pages.push(builder.remedy(id, remedy)?);
    }
    let start = *builder.by_id.get(&document.start)?;
    Some(Flow::assemble(
        (document.id, one_line(&document.title), document.as_of),
        start,
        (pages, builder.contacts, sources),
        builder.by_id,
        routes,
    ))
}

struct Builder {
    by_id: HashMap<String, PageNo>,
    sources: HashMap<String, Rc<Source>>,
    contacts: Vec<Rc<Contact>>,
    shared: HashMap<String, Vec<Step>>,
}

impl Builder {
    fn question(&self, id: String, question: document::Question) -> Option<Page> {
        let options = question
            .options
            .into_iter()
            .map(|choice| self.choice(choice))
            .collect::<Option<_>>()?;
        Some(Page {
            number: self.number(&id)?,
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

    fn remedy(&self, id: String, remedy: document::Remedy) -> Option<Page> {
        let if_not_solved = match remedy.if_not_solved {
            Some(next) => Some(*self.by_id.get(&next)?),
            None => None,
        };
        let letter = match remedy.letter {
            Some(letter) => Some(self.letter(&letter)?),
            None => None,
        };
        Some(Page {
            number: self.number(&id)?,
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
                if_not_solved,
            },
        })
    }

    fn choice(&self, choice: document::Choice) -> Option<Choice> {
        Some(Choice {
            target: *self.by_id.get(&choice.goto)?,
            id: choice.id.unwrap_or(choice.goto),
            label: one_line(&choice.label),
            own_label: None,
            again: choice.again,
        })
    }

    fn number(&self, id: &str) -> Option<usize> {
        Some(self.by_id.get(id)?.0 + 1)
    }

    fn known(&self, id: &str) -> Option<Rc<Contact>> {
        self.contacts.iter().find(|known| known.id == id).cloned()
    }

    fn letter(&self, letter: &document::Letter) -> Option<Letter> {
        let lines = letter.text.trim_end().lines().map(str::trim_end);
        Some(Letter {
            to: self.known(&letter.to)?,
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
                        Some(id) => Some(self.known(&id)?),
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
