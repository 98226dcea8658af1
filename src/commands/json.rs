//! The JSON shapes (DESIGN.md, "JSON shapes"): names are part of the contract. Everything is ASCII, because UTF-8 read
//! as CP932 by `PowerShell` 5.1 can swallow a quote.

use std::io::{self, BufWriter, Write};

use serde::{Serialize, Serializer as Serialise};
use serde_json::ser::{CharEscape, Formatter, Serializer};

use super::exit::Failure;
use crate::answers::{Given, record};
use crate::flow::{Choice, Citation, Contact, Entry, Flow, Note, Page, Step};
use crate::page;
use crate::views::ways::Way;

/// The version of all shapes.
pub(super) const SCHEMA: u32 = 1;

/// PAGE: one page as scripts see it.
#[derive(Serialize)]
pub(super) struct PageShape<'f> {
    id: &'f str,
    number: usize,
    kind: &'static str,
    group: Option<&'f str>,
    title: &'f str,
    why: Option<&'f str>,
    steps: Vec<StepShape<'f>>,
    notes: Vec<NoteShape<'f>>,
    done: Option<&'f str>,
    wait: Option<&'f str>,
    text: String,
    options: Vec<OptionShape<'f>>,
    if_not_solved: Option<&'f str>,
    letter: Option<LetterShape<'f>>,
    source: Option<SourceShape<'f>>,
}

#[derive(Serialize)]
struct StepShape<'f> {
    number: usize,
    text: &'f str,
    url: Option<&'f str>,
    email: Option<&'f str>,
    list: &'f [String],
    contact: Option<ContactShape<'f>>,
    notes: Vec<NoteShape<'f>>,
    example: Option<ExampleShape<'f>>,
    source: Option<SourceShape<'f>>,
}

#[derive(Serialize)]
struct ExampleShape<'f> {
    title: &'f str,
    steps: &'f [String],
}

/// NOTE.
#[derive(Serialize)]
struct NoteShape<'f> {
    text: &'f str,
    source: Option<SourceShape<'f>>,
}

/// CONTACT.
#[derive(Serialize)]
pub(super) struct ContactShape<'f> {
    id: &'f str,
    title: &'f str,
    find: Option<&'f str>,
    source: Option<SourceShape<'f>>,
    origin: &'static str,
    entries: Vec<EntryShape<'f>>,
}

#[derive(Serialize)]
struct EntryShape<'f> {
    r#for: Option<&'f str>,
    name: &'f str,
    phone: Option<&'f str>,
    email: Option<&'f str>,
    hours: Option<&'f str>,
    url: Option<&'f str>,
    note: Option<&'f str>,
}

#[derive(Serialize)]
struct LetterShape<'f> {
    to: &'f str,
    subject: &'f str,
    text: &'f str,
}

#[derive(Serialize)]
struct OptionShape<'f> {
    id: &'f str,
    label: &'f str,
    goto: &'f str,
    again: bool,
}

#[derive(Serialize)]
struct SourceShape<'f> {
    doc: &'f str,
    section: Option<&'f str>,
    title: &'f str,
    date: Option<&'f str>,
    url: Option<&'f str>,
    supplement: bool,
}

impl<'f> PageShape<'f> {
    /// The shape of a page; `flow` knows the pages it leads to.
    pub(super) fn of(flow: &'f Flow, page: &'f Page) -> Self {
        let lines = page::body(page);
        let lines: Vec<String> = lines
            .iter()
            .filter(|line| !line.text.is_empty())
            .map(page::Line::unwrapped)
            .collect();
        let option = |choice: &'f Choice| OptionShape {
            id: &choice.id,
            label: &choice.label,
            goto: &flow.page(choice.target).id,
            again: choice.again,
        };
        Self {
            id: &page.id,
            number: page.number,
            kind: if page.is_remedy() {
                "remedy"
            } else {
                "question"
            },
            group: page.group.as_deref(),
            title: &page.title,
            why: page.why.as_deref(),
            steps: (1..).zip(&page.steps).map(StepShape::of).collect(),
            notes: notes(&page.notes),
            done: page.done(),
            wait: page.wait(),
            text: lines.join("\n"),
            options: page.options().iter().map(option).collect(),
            if_not_solved: page.if_not_solved().map(|next| flow.page(next).id.as_str()),
            letter: page.letter().map(|letter| LetterShape {
                to: &letter.to.id,
                subject: &letter.subject,
                text: &letter.text,
            }),
            source: source(page.source.as_ref()),
        }
    }
}

impl<'f> StepShape<'f> {
    fn of((number, step): (usize, &'f Step)) -> Self {
        Self {
            number,
            text: &step.text,
            url: step.url.as_deref(),
            email: step.email.as_deref(),
            list: &step.list,
            contact: step.contact.as_deref().map(ContactShape::of),
            notes: notes(&step.notes),
            example: step.example.as_ref().map(|example| ExampleShape {
                title: &example.title,
                steps: &example.steps,
            }),
            source: source(step.source.as_ref()),
        }
    }
}

impl<'f> ContactShape<'f> {
    /// The shape of a contact.
    pub(super) fn of(contact: &'f Contact) -> Self {
        let entry = |entry: &'f Entry| EntryShape {
            r#for: entry.whom.as_deref(),
            name: &entry.name,
            phone: entry.phone.as_deref(),
            email: entry.email.as_deref(),
            hours: entry.hours.as_deref(),
            url: entry.url.as_deref(),
            note: entry.note.as_deref(),
        };
        Self {
            id: &contact.id,
            title: &contact.title,
            find: contact.find.as_deref(),
            source: source(contact.source.as_ref()),
            origin: if contact.from_site { "site" } else { "flow" },
            entries: contact.entries.iter().map(entry).collect(),
        }
    }
}

fn notes(notes: &[Note]) -> Vec<NoteShape<'_>> {
    fn shape(note: &Note) -> NoteShape<'_> {
        NoteShape {
            text: &note.text,
            source: source(note.source.as_ref()),
        }
    }
    notes.iter().map(shape).collect()
}

fn source(citation: Option<&Citation>) -> Option<SourceShape<'_>> {
    citation.map(|Citation { source, section }| SourceShape {
        doc: &source.doc,
        section: section.as_deref(),
        title: &source.title,
        date: source.date.as_deref(),
        url: source.url.as_deref(),
        supplement: source.supplement,
    })
}

/// One of `answers`: ids, as in a record.
#[derive(Serialize)]
pub(super) struct AnswerShape<'f> {
    pub(super) page: &'f str,
    pub(super) option: &'f str,
}

impl<'f> AnswerShape<'f> {
    /// The shape of an answer.
    pub(super) fn of(flow: &'f Flow, given: Given) -> Self {
        let (page, option) = record::step(flow, given);
        Self { page, option }
    }

    /// The shape of several, in their order.
    pub(super) fn all(flow: &'f Flow, given: &[Given]) -> Vec<Self> {
        given.iter().map(|given| Self::of(flow, *given)).collect()
    }
}

impl Serialize for Way<'_> {
    fn serialize<S: Serialise>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(AnswerShape::all(self.flow(), &self.answers()))
    }
}

/// Prints one line of ASCII, bit by bit: what a flow says once, a contact above all, can stand here a thousand times.
pub(super) fn print(value: &impl Serialize, to: impl Write) -> Result<(), Failure> {
    let mut to = BufWriter::new(to);
    let printed = value.serialize(&mut Serializer::with_formatter(&mut to, Ascii));
    printed
        .map_err(io::Error::from)
        .and_then(|()| to.write_all(b"\n"))
        .and_then(|()| to.flush())
        .map_err(Failure::printing)
}

/// Formatting would take most of the time: nearly every character is escaped.
const DIGITS: &[u8; 16] = b"0123456789abcdef";

struct Ascii;

impl Formatter for Ascii {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        for character in fragment.chars() {
            if character.is_ascii() && character != '\u{7f}' {
                writer.write_all(character.encode_utf8(&mut [0; 4]).as_bytes())?;
            } else {
                for &mut unit in character.encode_utf16(&mut [0; 2]) {
                    let digit = |shift| DIGITS[usize::from(unit >> shift) % DIGITS.len()];
                    let escaped = [b'\\', b'u', digit(12), digit(8), digit(4), digit(0)];
                    writer.write_all(&escaped)?;
                }
            }
        }
        Ok(())
    }

    fn write_char_escape<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        serde_json::ser::CompactFormatter.write_char_escape(writer, escape)
    }
}

/// One line of ASCII.
pub(super) fn to_json(value: &impl Serialize) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    print(value, &mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
