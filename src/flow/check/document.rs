//! The types of the format, and nothing else.
//!
//! A `Document` has the right shape. It does not promise that a target exists or that a path ends: that is
//! `flow::check`. It keeps no places: those are in `yaml`.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

/// A flow file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Document {
    /// The format's number.
    pub format: u64,
    /// The flow's id.
    pub id: String,
    /// What the flow is called.
    pub title: String,
    /// The day for which its texts were right.
    pub as_of: String,
    /// The id of the first page.
    pub start: String,
    /// Where statements come from, by name.
    #[serde(default)]
    pub sources: Entries<Source>,
    /// Whom to ask, by name.
    #[serde(default)]
    pub contacts: Entries<Contact>,
    /// Steps that several pages use, by name.
    #[serde(default)]
    pub shared: Entries<Shared>,
    /// The questions, by id, in file order.
    pub questions: Entries<Question>,
    /// The remedies, by id, in file order.
    pub remedies: Entries<Remedy>,
}

/// Where statements come from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    /// Its name for readers.
    pub title: String,
    /// Its day, as far as it is known.
    pub date: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Whether it says what the notice does not.
    #[serde(default)]
    pub supplement: bool,
}

/// Somebody to ask.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Contact {
    /// Its name for readers.
    pub title: String,
    /// How to find out who it is.
    pub find: Option<String>,
    /// Its phone number.
    pub phone: Option<String>,
    /// Its mail address.
    pub email: Option<String>,
    /// When it answers.
    pub hours: Option<String>,
    /// Its form or page.
    pub url: Option<String>,
    /// Where `find` comes from, or how to reach it.
    pub source: Option<Citation>,
}

/// Steps written once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Shared {
    /// The steps; none of them uses shared steps.
    pub steps: Vec<TextOr<Step>>,
}

/// A page that asks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Question {
    /// The trouble it belongs to.
    pub group: Option<String>,
    /// What is asked.
    pub ask: String,
    /// Why.
    pub why: Option<String>,
    /// Where its statements come from.
    pub source: Option<Citation>,
    /// What to do before answering.
    #[serde(default)]
    pub steps: Vec<TextOr<Step>>,
    /// What to know besides.
    #[serde(default)]
    pub notes: Vec<TextOr<Note>>,
    /// The answers.
    pub options: Vec<Choice>,
    /// What callers say; for search only.
    #[serde(default)]
    pub words: Vec<String>,
}

/// An option of a question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Choice {
    /// Its id, where that is not its target's.
    pub id: Option<String>,
    /// What people read.
    pub label: String,
    /// The page it leads to.
    pub goto: String,
    /// Whether it leads back on purpose.
    #[serde(default)]
    pub again: bool,
}

/// A page that can end the walk.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Remedy {
    /// The trouble it belongs to.
    pub group: String,
    /// What it is called.
    pub title: String,
    /// Why it is the right page.
    pub why: Option<String>,
    /// Where its statements come from.
    pub source: Option<Citation>,
    /// What to do.
    pub steps: Vec<TextOr<Step>>,
    /// What to know besides.
    #[serde(default)]
    pub notes: Vec<TextOr<Note>>,
    /// A request ready to copy.
    pub letter: Option<Letter>,
    /// How the person knows that it worked.
    pub done: Option<String>,
    /// How long it takes until that can be known.
    pub wait: Option<String>,
    /// What callers say; for search only.
    #[serde(default)]
    pub words: Vec<String>,
    /// The page for when it did not.
    pub if_not_solved: Option<String>,
}

/// A request ready to copy and send, blanks included.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Letter {
    /// The name of the contact that gets it.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text, line by line as it will be copied.
    pub text: String,
}

/// A reference to a source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Citation {
    /// The source's name.
    pub doc: String,
    /// The part of it.
    pub section: Option<String>,
}

/// A step that is more than a line of text: `do` with its companions, or `use` alone.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Step {
    /// What to do.
    #[serde(rename = "do")]
    pub action: Option<String>,
    /// The shared steps that stand here.
    #[serde(rename = "use")]
    pub shared: Option<String>,
    /// The name of the contact to ask.
    pub contact: Option<String>,
    /// An address to open.
    pub url: Option<String>,
    /// A mail address.
    pub email: Option<String>,
    /// Things that belong to it.
    #[serde(default)]
    pub list: Vec<String>,
    /// What to know besides.
    #[serde(default)]
    pub notes: Vec<TextOr<Note>>,
    /// How it looks in one program.
    pub example: Option<Example>,
    /// Where it comes from, where that is not the page's source.
    pub source: Option<Citation>,
}

/// How a step looks in one program.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Example {
    /// Of what.
    pub title: String,
    /// Its own steps.
    pub steps: Vec<String>,
}

/// A note with a source of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Note {
    /// What it says.
    pub text: String,
    /// Where it comes from.
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

/// A line of text, or a record that begins with one.
#[derive(Debug)]
pub enum TextOr<T> {
    /// Only text.
    Text(String),
    /// The record.
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
