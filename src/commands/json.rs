//! The JSON shapes (DESIGN.md, "JSON shapes"): names are part of the contract. Everything is ASCII, because UTF-8 read
//! as CP932 by `PowerShell` 5.1 can swallow a quote.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, Serializer};

use crate::flow::{Flow, Page};
use crate::page;

/// The version of all shapes.
pub(super) const SCHEMA: u32 = 1;

/// PAGE: one page as scripts see it.
#[derive(Serialize)]
pub(super) struct PageShape<'f> {
    id: &'f str,
    kind: &'static str,
    group: Option<&'f str>,
    title: &'f str,
    text: String,
    options: Vec<OptionShape<'f>>,
    if_not_solved: Option<&'f str>,
    source: Option<SourceShape<'f>>,
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
        let option = |choice: &'f crate::flow::Choice| OptionShape {
            id: &choice.id,
            label: &choice.label,
            goto: &flow.page(choice.target).id,
            again: choice.again,
        };
        Self {
            id: &page.id,
            kind: if page.is_remedy() {
                "remedy"
            } else {
                "question"
            },
            group: page.group.as_deref(),
            title: &page.title,
            text: lines.join("\n"),
            options: page.options().iter().map(option).collect(),
            if_not_solved: page.if_not_solved().map(|next| flow.page(next).id.as_str()),
            source: page.source.as_ref().map(|citation| SourceShape {
                doc: &citation.source.doc,
                section: citation.section.as_deref(),
                title: &citation.source.title,
                date: citation.source.date.as_deref(),
                url: citation.source.url.as_deref(),
                supplement: citation.source.supplement,
            }),
        }
    }
}

/// Serialises to one line of ASCII with a line end.
pub(super) fn ascii(value: &impl Serialize) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Ascii))?;
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    text.push('\n');
    Ok(text)
}

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
                for unit in character.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
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
