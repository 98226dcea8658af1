//! The JSON shapes (DESIGN.md, "JSON shapes"), whose names are guaranteed. All output is ASCII, because `PowerShell`
//! 5.1 reads UTF-8 as CP932, which can swallow a quote.

use std::io::{self, BufWriter, Write};

use serde::{Serialize, Serializer as Serialise};
use serde_json::ser::{Formatter, Serializer};

use crate::answers::{Given, record};
use crate::flow::{Choice, Citation, Contact, Entry, Flow, Letter, Note, Page, Step};
use crate::page::{self, Line};
use crate::views::ways::Way;

/// The version of all shapes.
pub(super) const SCHEMA: u32 = 1;

/// Makes an object with these fields, in this order; each value has its own type.
macro_rules! object {
    ($($name:ident: $value:expr),* $(,)?) => {{
        mod shape {
            #![allow(non_camel_case_types, reason = "a type is called as its field")]
            #[derive(serde::Serialize)]
            pub(super) struct Object<$($name),*> {
                $(pub(super) $name: $name),*
            }
        }
        shape::Object { $($name: $value),* }
    }};
}
pub(super) use object;

/// PAGE: a page as scripts see it; `flow` is needed for the pages it leads to.
pub(super) fn page<'f>(flow: &'f Flow, page: &'f Page) -> impl Serialize + 'f {
    let lines = page::body(page);
    let lines = lines.iter().filter(|line| !line.text.is_empty());
    let text: Vec<String> = lines.map(Line::unwrapped).collect();
    let option = |choice: &'f Choice| {
        object! {
            id: &choice.id,
            label: &choice.label,
            goto: &flow.page(choice.target).id,
            again: choice.again,
        }
    };
    let letter = |letter: &'f Letter| {
        object! { to: &letter.to.id, subject: &letter.subject, text: &letter.text }
    };
    object! {
        id: &page.id,
        number: page.number,
        kind: if page.is_remedy() { "remedy" } else { "question" },
        group: &page.group,
        title: &page.title,
        why: &page.why,
        steps: all((1..).zip(&page.steps), step),
        notes: all(&page.notes, note),
        done: page.done(),
        wait: page.wait(),
        text: text.join("\n"),
        options: all(page.options(), option),
        if_not_solved: page.if_not_solved().map(|next| &flow.page(next).id),
        letter: page.letter().map(letter),
        source: page.source.as_ref().map(source),
    }
}

fn step((number, step): (usize, &Step)) -> impl Serialize {
    let example = step.example.as_ref();
    object! {
        number: number,
        text: &step.text,
        url: &step.url,
        email: &step.email,
        list: &step.list,
        contact: step.contact.as_deref().map(contact),
        notes: all(&step.notes, note),
        example: example.map(|own| object! { title: &own.title, steps: &own.steps }),
        source: step.source.as_ref().map(source),
    }
}

/// CONTACT.
pub(super) fn contact(contact: &Contact) -> impl Serialize {
    fn entry(entry: &Entry) -> impl Serialize {
        object! {
            r#for: &entry.whom,
            name: &entry.name,
            phone: &entry.phone,
            email: &entry.email,
            hours: &entry.hours,
            url: &entry.url,
            note: &entry.note,
        }
    }
    object! {
        id: &contact.id,
        title: &contact.title,
        find: &contact.find,
        source: contact.source.as_ref().map(source),
        origin: if contact.from_site { "site" } else { "flow" },
        entries: all(&contact.entries, entry),
    }
}

/// NOTE.
fn note(note: &Note) -> impl Serialize {
    object! { text: &note.text, source: note.source.as_ref().map(source) }
}

fn source(Citation { source, section }: &Citation) -> impl Serialize {
    object! {
        doc: &source.doc,
        section: section,
        title: &source.title,
        date: &source.date,
        url: &source.url,
        supplement: source.supplement,
    }
}

/// Returns a list of shapes.
pub(super) fn all<T, S>(of: impl IntoIterator<Item = T>, shape: impl FnMut(T) -> S) -> Vec<S> {
    of.into_iter().map(shape).collect()
}

/// `answers`: ids, as in a record.
pub(super) fn answers<'f>(flow: &'f Flow, given: &[Given]) -> Vec<impl Serialize + use<'f>> {
    all(given, |given| {
        let (page, option) = record::step(flow, *given);
        object! { page: page, option: option }
    })
}

impl Serialize for Way<'_> {
    fn serialize<S: Serialise>(&self, to: S) -> Result<S::Ok, S::Error> {
        answers(self.flow(), &self.answers()).serialize(to)
    }
}

/// Prints one line of ASCII in pieces: what a flow has once, such as a contact, can be repeated a thousand times here.
pub(super) fn print(value: &impl Serialize, to: impl Write) -> io::Result<()> {
    let mut to = BufWriter::new(to);
    let printed = value.serialize(&mut Serializer::with_formatter(&mut to, Ascii));
    printed.map_err(io::Error::from)?;
    to.write_all(b"\n")?;
    to.flush()
}

/// General formatting would take most of the time, since nearly every character is escaped.
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
}
