//! The table of all fields and their forms.
//!
//! The JSON Schema and the types in `document` state the same; tests compare them with this table.

use crate::finding::{Fault, Form};

/// The newest flow format that this program can read.
pub const FORMAT: u64 = 1;

/// The longest id, in characters.
pub const LONGEST_ID: usize = 40;

/// The widest label, in cells, that fits on one menu line at 80 columns.
pub const WIDEST_LABEL: usize = 72;

/// The widest line of a letter, in cells, that mail programs do not break.
pub const WIDEST_LETTER: usize = 70;

/// The most options that can each be chosen with a single key.
pub const MOST_OPTIONS: usize = 9;

/// Answers that every page accepts, checked before its own.
pub const WORDS: [&str; 3] = ["back", "restart", "quit"];

/// What marks a line as not being an answer: a comment, or the start or end of a record.
pub const SIGNS: [&str; 3] = ["#", "@", "=>"];

/// Words of the answer language; an option with such an id could never be chosen by typing it.
pub const RESERVED: [&str; 6] = ["back", "quit", "restart", "solved", "not-solved", "later"];

/// The form of a value.
pub enum Shape {
    /// Text with at least one visible character, for readers.
    Text,
    /// The same, with lines that stay lines: if there are several, they stand below `|`.
    Lines,
    /// Text; if it looks like a date, the date must exist. Not translated.
    Date,
    /// Text that is not translated: a name defined elsewhere, a date, a search word.
    Name,
    /// An id chosen by the author.
    Id,
    /// `1`
    Format,
    /// `true` or `false`.
    Flag,
    /// An `http` or `https` address.
    Url,
    /// A mail address.
    Email,
    /// A phone number.
    Phone,
    /// A list (`- …`) with at least one item; the function makes the [`Fault`] for an empty list.
    List(&'static Shape, fn() -> Fault),
    /// A map from ids chosen by the author.
    Ids(&'static Shape),
    /// A map with these fields.
    Record(&'static [Field]),
    /// Text, or one of these records: the first with a required field that is in the map, else the first.
    TextOr(&'static [&'static [Field]]),
}

impl Shape {
    /// Returns the form of a list's items; `Text` if this is not a list.
    pub fn item(&self) -> &'static Self {
        match self {
            Self::List(of, _) => of,
            _ => &Self::Text,
        }
    }

    /// Returns the form of the value under a map key; `Text` if unknown.
    pub fn field(&self, key: &str) -> &'static Self {
        let of = |fields: &[Field]| Some(fields.iter().find(|field| field.name == key)?.shape);
        match self {
            Self::Ids(of) => of,
            Self::Record(fields) => of(fields).unwrap_or(&Self::Text),
            Self::TextOr(records) => records
                .iter()
                .find_map(|fields| of(fields))
                .unwrap_or(&Self::Text),
            _ => &Self::Text,
        }
    }
}

/// A field of a record.
pub struct Field {
    /// Its key in the file.
    pub name: &'static str,
    /// Whether the record must have it.
    pub required: bool,
    /// The form of its value.
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

/// The form of a flow file.
pub static FLOW: Shape = Shape::Record(FLOW_FIELDS);
static FLOW_FIELDS: &[Field] = &[
    must("format", &Shape::Format),
    must("id", &Shape::Id),
    must("title", &Shape::Text),
    must("as-of", &Shape::Date),
    must("start", &Shape::Name),
    may("sources", &Shape::Ids(&SOURCE)),
    may("contacts", &Shape::Ids(&CONTACT)),
    may("shared", &Shape::Ids(&SHARED)),
    must("questions", &Shape::Ids(&QUESTION)),
    must("remedies", &Shape::Ids(&REMEDY)),
];
static SOURCE: Shape = Shape::Record(SOURCE_FIELDS);
static SOURCE_FIELDS: &[Field] = &[
    must("title", &Shape::Text),
    may("date", &Shape::Date),
    may("url", &Shape::Url),
    may("supplement", &Shape::Flag),
];
static CONTACT: Shape = Shape::Record(CONTACT_FIELDS);
static CONTACT_FIELDS: &[Field] = &[
    must("title", &Shape::Text),
    may("find", &Shape::Text),
    may("phone", &Shape::Phone),
    may("email", &Shape::Email),
    may("hours", &Shape::Text),
    may("url", &Shape::Url),
    may("source", &CITATION),
];
static SHARED: Shape = Shape::Record(SHARED_FIELDS);
static SHARED_FIELDS: &[Field] = &[must("steps", &STEPS)];
static QUESTION: Shape = Shape::Record(QUESTION_FIELDS);
static QUESTION_FIELDS: &[Field] = &[
    may("group", &Shape::Id),
    must("ask", &Shape::Text),
    may("why", &Shape::Text),
    may("source", &CITATION),
    may("steps", &STEPS),
    may("notes", &NOTES),
    must("options", &Shape::List(&OPTION, || Fault::NoOptions)),
    may("words", &WORD_LIST),
];
static OPTION: Shape = Shape::Record(OPTION_FIELDS);
static OPTION_FIELDS: &[Field] = &[
    may("id", &Shape::Id),
    must("label", &Shape::Text),
    must("goto", &Shape::Name),
    may("again", &Shape::Flag),
];
static REMEDY: Shape = Shape::Record(REMEDY_FIELDS);
static REMEDY_FIELDS: &[Field] = &[
    must("group", &Shape::Id),
    must("title", &Shape::Text),
    may("why", &Shape::Text),
    may("source", &CITATION),
    must("steps", &STEPS),
    may("notes", &NOTES),
    may("letter", &LETTER),
    may("done", &Shape::Text),
    may("wait", &Shape::Text),
    may("words", &WORD_LIST),
    may("if-not-solved", &Shape::Name),
];
static LETTER: Shape = Shape::Record(LETTER_FIELDS);
static LETTER_FIELDS: &[Field] = &[
    must("to", &Shape::Name),
    must("subject", &Shape::Text),
    must("text", &Shape::Lines),
];
static CITATION: Shape = Shape::Record(CITATION_FIELDS);
static CITATION_FIELDS: &[Field] = &[must("doc", &Shape::Name), may("section", &Shape::Text)];
static STEPS: Shape = Shape::List(&STEP, || Fault::NoSteps);
static STEP: Shape = Shape::TextOr(&[DO_FIELDS, USE_FIELDS]);
static DO_FIELDS: &[Field] = &[
    must("do", &Shape::Text),
    may("contact", &Shape::Name),
    may("url", &Shape::Url),
    may("email", &Shape::Email),
    may("list", &TEXTS),
    may("notes", &NOTES),
    may("example", &EXAMPLE),
    may("source", &CITATION),
];
static USE_FIELDS: &[Field] = &[must("use", &Shape::Name)];
static EXAMPLE: Shape = Shape::Record(EXAMPLE_FIELDS);
static EXAMPLE_FIELDS: &[Field] = &[
    must("title", &Shape::Text),
    must("steps", &Shape::List(&Shape::Text, || Fault::NoSteps)),
];
static TEXTS: Shape = Shape::List(&Shape::Text, empty_list);
static WORD_LIST: Shape = Shape::List(&Shape::Name, empty_list);
static NOTES: Shape = Shape::List(&NOTE, empty_list);
static NOTE: Shape = Shape::TextOr(&[NOTE_FIELDS]);
static NOTE_FIELDS: &[Field] = &[must("text", &Shape::Text), may("source", &CITATION)];

/// The form of a site file.
pub static SITE: Shape = Shape::Record(SITE_FIELDS);
static SITE_FIELDS: &[Field] = &[
    must("format", &Shape::Format),
    may("contacts", &Shape::Ids(&ENTRIES)),
];
static ENTRIES: Shape = Shape::List(&Shape::Record(ENTRY_FIELDS), empty_list);
static ENTRY_FIELDS: &[Field] = &[
    may("for", &Shape::Text),
    must("name", &Shape::Text),
    may("phone", &Shape::Phone),
    may("email", &Shape::Email),
    may("hours", &Shape::Text),
    may("url", &Shape::Url),
    may("note", &Shape::Text),
];

/// The form of a translation: pairs of texts, without the flow's structure.
pub static TRANSLATION: Shape = Shape::Record(TRANSLATION_FIELDS);
static TRANSLATION_FIELDS: &[Field] = &[
    must("format", &Shape::Format),
    must("flow", &Shape::Id),
    must("language", &Shape::Id),
    must("texts", &PAIRS),
];
static PAIRS: Shape = Shape::List(&Shape::Record(PAIR_FIELDS), empty_list);
static PAIR_FIELDS: &[Field] = &[
    must("from", &Shape::Text),
    // Not required: without `to`, the text is not yet translated, which is a warning of `flow::check::translation`.
    may("to", &Shape::Text),
    may("on", &Shape::Name),
];

/// The fields of all records.
static RECORDS: [&[Field]; 16] = [
    TRANSLATION_FIELDS,
    PAIR_FIELDS,
    ENTRY_FIELDS,
    FLOW_FIELDS,
    SOURCE_FIELDS,
    CONTACT_FIELDS,
    SHARED_FIELDS,
    QUESTION_FIELDS,
    OPTION_FIELDS,
    REMEDY_FIELDS,
    LETTER_FIELDS,
    CITATION_FIELDS,
    DO_FIELDS,
    USE_FIELDS,
    EXAMPLE_FIELDS,
    NOTE_FIELDS,
];

/// Returns the fields with this name, of any record.
fn named(name: &str) -> impl Iterator<Item = &'static Field> {
    let fields = RECORDS.iter().flat_map(|fields| fields.iter());
    fields.filter(move |field| field.name == name)
}

/// Returns whether any record has a field with this name.
pub fn is_field(name: &str) -> bool {
    named(name).next().is_some()
}

/// Returns whether the field with this name takes text for people; ids and names do not count.
pub fn takes_text(name: &str) -> bool {
    named(name).any(|field| matches!(field.shape, Shape::Text | Shape::Lines | Shape::Date))
}

/// Returns whether the field with this name takes a list.
pub fn takes_list(name: &str) -> bool {
    named(name).any(|field| matches!(field.shape, Shape::List(..)))
}
