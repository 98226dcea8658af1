//! The types of the flow format.
//!
//! A `Document` has the right shape, but its targets need not exist and its paths need not end: `flow::check` checks
//! that. It does not keep the places in the source: those are in `yaml`.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

/// A flow file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Document {
    /// The version of the format.
    pub format: u64,
    /// The flow's id, which is also its file name.
    pub id: String,
    /// The flow's title.
    pub title: String,
    /// The day on which its texts were correct.
    pub as_of: String,
    /// The id of the first page.
    pub start: String,
    /// The sources of its statements, by name.
    #[serde(default)]
    pub sources: Entries<Source>,
    /// The contacts, by name.
    #[serde(default)]
    pub contacts: Entries<Contact>,
    /// The steps that several pages share, by name.
    #[serde(default)]
    pub shared: Entries<Shared>,
    /// The questions, by id, in file order.
    pub questions: Entries<Question>,
    /// The remedies, by id, in file order.
    pub remedies: Entries<Remedy>,
}

/// A document that statements are taken from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    /// Its title, as readers see it.
    pub title: String,
    /// Its date, if known.
    pub date: Option<String>,
    /// The address at which it can be read.
    pub url: Option<String>,
    /// Whether it says something that the notice does not.
    #[serde(default)]
    pub supplement: bool,
}

/// A person or office to ask.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Contact {
    /// Its name, as readers see it.
    pub title: String,
    /// How to find out who the contact is.
    pub find: Option<String>,
    /// Its phone number.
    pub phone: Option<String>,
    /// Its mail address.
    pub email: Option<String>,
    /// Its opening hours.
    pub hours: Option<String>,
    /// The address of its form or page.
    pub url: Option<String>,
    /// The source of `find` or of the ways to reach it.
    pub source: Option<Citation>,
}

/// Steps that are written once and used on several pages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Shared {
    /// The steps; none of them may use shared steps.
    pub steps: Vec<TextOr<Step>>,
}

/// A page that asks a question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Question {
    /// The trouble that the page belongs to.
    pub group: Option<String>,
    /// The question.
    pub ask: String,
    /// Why the question is asked.
    pub why: Option<String>,
    /// The source of its statements.
    pub source: Option<Citation>,
    /// What to do before answering.
    #[serde(default)]
    pub steps: Vec<TextOr<Step>>,
    /// What else to know.
    #[serde(default)]
    pub notes: Vec<TextOr<Note>>,
    /// The possible answers.
    pub options: Vec<Choice>,
    /// What callers say; only used by search.
    #[serde(default)]
    pub words: Vec<String>,
}

/// An option of a question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Choice {
    /// Its id, if that differs from its target's.
    pub id: Option<String>,
    /// The text that people read.
    pub label: String,
    /// The id of the page that it leads to.
    pub goto: String,
    /// Whether it leads back to an earlier page on purpose.
    #[serde(default)]
    pub again: bool,
}

/// A page on which a call can end.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Remedy {
    /// The trouble that the page belongs to.
    pub group: String,
    /// The remedy's title.
    pub title: String,
    /// Why this remedy is the right one.
    pub why: Option<String>,
    /// The source of its statements.
    pub source: Option<Citation>,
    /// What to do.
    pub steps: Vec<TextOr<Step>>,
    /// What else to know.
    #[serde(default)]
    pub notes: Vec<TextOr<Note>>,
    /// A letter with a request, ready to copy.
    pub letter: Option<Letter>,
    /// How the person can tell that it worked.
    pub done: Option<String>,
    /// How long to wait before that can be told.
    pub wait: Option<String>,
    /// What callers say; only used by search.
    #[serde(default)]
    pub words: Vec<String>,
    /// The id of the page to go on with if it did not work.
    pub if_not_solved: Option<String>,
}

/// A letter ready to copy and send; the person fills in its blanks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Letter {
    /// The name of the contact that receives it.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text, line by line as it is copied.
    pub text: String,
}

/// A reference to a source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Citation {
    /// The source's name.
    pub doc: String,
    /// The section of the source.
    pub section: Option<String>,
}

/// A step with more than a text: either `do` with further fields, or `use` alone.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Step {
    /// What to do.
    #[serde(rename = "do")]
    pub action: Option<String>,
    /// The name of the shared steps to insert here.
    #[serde(rename = "use")]
    pub shared: Option<String>,
    /// The name of the contact to ask.
    pub contact: Option<String>,
    /// The address to open.
    pub url: Option<String>,
    /// The mail address to write to.
    pub email: Option<String>,
    /// Items that belong to the step, such as things to prepare.
    #[serde(default)]
    pub list: Vec<String>,
    /// What else to know.
    #[serde(default)]
    pub notes: Vec<TextOr<Note>>,
    /// What the step looks like in one program.
    pub example: Option<Example>,
    /// The source of the step, if that differs from the page's source.
    pub source: Option<Citation>,
}

/// What a step looks like in one program.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Example {
    /// The title, such as the name of the program.
    pub title: String,
    /// The steps in that program.
    pub steps: Vec<String>,
}

/// A note with a source of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Note {
    /// The text of the note.
    pub text: String,
    /// The source of the note.
    pub source: Option<Citation>,
}

/// The entries of a map in file order; serde's own maps would sort or shuffle the pages.
#[derive(Debug)]
pub struct Entries<T>(pub Vec<(String, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for InOrder<T> {
            type Value = Entries<T>;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a map")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(InOrder(PhantomData))
    }
}

/// A plain text, or a record whose main field is a text.
#[derive(Debug)]
pub enum TextOr<T> {
    /// A plain text.
    Text(String),
    /// A record.
    More(T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for TextOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Either<T> {
            type Value = TextOr<T>;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("text or a map")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(TextOr::Text(text.to_owned()))
            }
            fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
                Ok(TextOr::Text(text))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(TextOr::More)
            }
        }
        deserializer.deserialize_any(Either(PhantomData))
    }
}
