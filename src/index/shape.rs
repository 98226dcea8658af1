//! The one table of fields and forms.
//!
//! The JSON Schema and the types of `document` say the same; tests compare them with this table.

use crate::finding::{Fault, Form};

/// The newest flow format that this program reads.
pub const FORMAT: u64 = 1;

/// The longest id, in characters.
pub const LONGEST_ID: usize = 40;

/// Words of the answers; an id of that name could never be typed.
pub const RESERVED: [&str; 5] = ["back", "quit", "restart", "solved", "not-solved"];

/// What may stand as a value.
pub enum Shape {
    /// Text with at least one visible character.
    Text,
    /// An id of the author's making.
    Id,
    /// `1`
    Format,
    /// `true` or `false`.
    Flag,
    /// An `http` or `https` address.
    Url,
    /// A mail address.
    Email,
    /// `- …`, at least one; which [`Fault`] an empty one is.
    List(&'static Shape, fn() -> Fault),
    /// `id: …`, ids of the author's making.
    Ids(&'static Shape),
    /// `field: …` of these fields.
    Record(&'static [Field]),
    /// Text, or one of these records: the first whose required fields have one in the map, else the first.
    TextOr(&'static [&'static [Field]]),
}

/// A field of a record.
pub struct Field {
    /// Its key.
    pub name: &'static str,
    /// Whether the record is wrong without it.
    pub required: bool,
    /// Its value.
    pub shape: &'static Shape,
}

const fn must(name: &'static str, shape: &'static Shape) -> Field {
    Field {
        name,
        required: true,
        shape,
    }
}

const fn may(name: &'static str, shape: &'static Shape) -> Field {
    Field {
        name,
        required: false,
        shape,
    }
}

fn empty_list() -> Fault {
    Fault::WrongShape {
        wanted: Form::List,
        found: Form::Nothing,
    }
}

/// A whole flow file.
pub static FLOW: Shape = Shape::Record(&[
    must("format", &Shape::Format),
    must("id", &Shape::Id),
    must("title", &Shape::Text),
    must("as-of", &Shape::Text),
    must("start", &Shape::Text),
    may("sources", &Shape::Ids(&SOURCE)),
    may("shared", &Shape::Ids(&SHARED)),
    must("questions", &Shape::Ids(&QUESTION)),
    must("remedies", &Shape::Ids(&REMEDY)),
]);
static SOURCE: Shape = Shape::Record(&[
    must("title", &Shape::Text),
    may("date", &Shape::Text),
    may("url", &Shape::Url),
    may("supplement", &Shape::Flag),
]);
static SHARED: Shape = Shape::Record(&[must("steps", &STEPS)]);
static QUESTION: Shape = Shape::Record(&[
    may("group", &Shape::Id),
    must("ask", &Shape::Text),
    may("why", &Shape::Text),
    may("source", &CITATION),
    may("steps", &STEPS),
    may("notes", &NOTES),
    must("options", &Shape::List(&OPTION, || Fault::NoOptions)),
]);
static OPTION: Shape = Shape::Record(&[
    may("id", &Shape::Id),
    must("label", &Shape::Text),
    must("goto", &Shape::Text),
    may("again", &Shape::Flag),
]);
static REMEDY: Shape = Shape::Record(&[
    must("group", &Shape::Id),
    must("title", &Shape::Text),
    may("why", &Shape::Text),
    may("source", &CITATION),
    must("steps", &STEPS),
    may("notes", &NOTES),
    may("done", &Shape::Text),
    may("if-not-solved", &Shape::Text),
]);
static CITATION: Shape = Shape::Record(&[must("doc", &Shape::Text), may("section", &Shape::Text)]);
static STEPS: Shape = Shape::List(&STEP, || Fault::NoSteps);
static STEP: Shape = Shape::TextOr(&[
    &[
        must("do", &Shape::Text),
        may("url", &Shape::Url),
        may("email", &Shape::Email),
        may("list", &TEXTS),
        may("notes", &NOTES),
        may("example", &EXAMPLE),
        may("source", &CITATION),
    ],
    &[must("use", &Shape::Text)],
]);
static EXAMPLE: Shape = Shape::Record(&[
    must("title", &Shape::Text),
    must("steps", &Shape::List(&Shape::Text, || Fault::NoSteps)),
]);
static TEXTS: Shape = Shape::List(&Shape::Text, empty_list);
static NOTES: Shape = Shape::List(&NOTE, empty_list);
static NOTE: Shape = Shape::TextOr(&[&[must("text", &Shape::Text), may("source", &CITATION)]]);
