//! What `check` can say about a flow file: a code with its parameters, and a place. No sentences: those are in `text`.

use std::borrow::Cow;

/// A stretch of a [`Source`](crate::source::Source)'s text, in bytes; the end is not part of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Span {
    /// An empty stretch at one place.
    #[must_use]
    pub fn at(start: usize) -> Self {
        Self { start, end: start }
    }
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The file is no flow.
    Error,
    /// The file is a flow, but somebody will be annoyed by it.
    Warning,
}

/// One step from the root of the document towards a place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seg {
    /// The entry with this key.
    Key(String),
    /// The item with this number, from 0.
    Item(usize),
}

/// The way from the root of the document to the place of a finding; empty is the file itself.
pub type Trail = Vec<Seg>;

/// One thing that `check` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub fault: Fault,
    /// Where in the text.
    pub span: Span,
    /// Where in the document.
    pub trail: Trail,
    /// The other place that belongs to it: the first of two duplicates.
    pub earlier: Option<Span>,
}

impl Finding {
    /// A finding about the file rather than about a field of it.
    #[must_use]
    pub fn new(fault: Fault, span: Span) -> Self {
        Self {
            fault,
            span,
            trail: Trail::new(),
            earlier: None,
        }
    }

    /// The same finding at a place in the document.
    #[must_use]
    pub fn within(self, trail: Trail) -> Self {
        Self { trail, ..self }
    }

    /// The same finding with the place that came first.
    #[must_use]
    pub fn after(self, earlier: Span) -> Self {
        Self {
            earlier: Some(earlier),
            ..self
        }
    }
}

/// What a value should have been, or was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One line or paragraph of text.
    Text,
    /// Text that YAML reads as a number, a truth value or nothing unless it is quoted.
    QuotedText,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Flag,
    /// `- …` items.
    List,
    /// `key: value` entries.
    Map,
    /// Text, or `key: value` entries.
    TextOrMap,
    /// No value at all.
    Nothing,
}

/// YAML that a flow may not use, because it hides where a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// `&name`
    Anchor,
    /// `*name`
    Alias,
    /// `!tag`
    Tag,
    /// `<<:`
    MergeKey,
    /// `%YAML …`
    Directive,
    /// a second `---`
    SecondDocument,
    /// `? key`
    ComplexKey,
}

/// The kinds of syntax error that get a sentence of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// A quote that is never closed; placed where it opens.
    UnclosedQuote,
    /// Text behind the closing quote.
    AfterQuote,
    /// A bracket or brace that is never closed or closed by another.
    Bracket,
    /// A tab where blanks indent.
    Tab,
    /// A line that is indented neither like its neighbours nor like their parent.
    Indentation,
    /// `: ` where no value can begin.
    Colon,
    /// A character that cannot begin a plain text.
    Character(char),
    /// `\x` with an unknown letter.
    Escape,
    /// A text and a list or map side by side.
    Mixed,
    /// Anything else.
    Other,
}

/// What is wrong, with everything that its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "each variant is documented; its fields are named after DESIGN.md's words"
)]
pub enum Fault {
    /// The file cannot be read; the system's reason as a sentence.
    Unreadable { reason: String },
    /// Over [`MOST_BYTES`](crate::source::MOST_BYTES).
    TooLarge,
    /// UTF-16, with or without byte order mark.
    Utf16,
    /// Not UTF-8, but right in `Shift_JIS` (CP932).
    ShiftJis,
    /// Neither.
    NotUtf8,
    /// A character that steers terminals or hides text.
    ControlCharacter { character: char },
    /// No YAML.
    NotYaml { syntax: Syntax },
    /// What the YAML parser of the values refuses although the event pass accepted it.
    Unparsable { reason: String },
    /// Nested deeper than [`DEEPEST`](crate::index::DEEPEST) levels.
    TooDeep,
    /// No document in the file.
    EmptyFile,
    /// YAML that flows may not use.
    Forbidden { device: Device },
    /// Two fields of one name.
    DuplicateKey { key: String },
    /// Two pages, shared steps or sources of one id.
    DuplicateId { id: String },
    /// Two options of one id in a question.
    DuplicateOption { id: String },
    /// Two options of one label in a question.
    DuplicateLabel { label: String },
    /// A field that nothing reads.
    UnknownField {
        field: String,
        near: Option<String>,
        known: Vec<&'static str>,
    },
    /// A required field is not there.
    MissingField { field: &'static str },
    /// A value of another form than its field takes.
    WrongShape { wanted: Form, found: Form },
    /// A text without a visible character.
    EmptyText,
    /// An id that is not `[a-z][a-z0-9-]*` of at most 40 characters.
    BadId { id: String, near: Option<String> },
    /// An id that is a word of the answers.
    ReservedId { id: String },
    /// `format` is larger than this program knows.
    NewerFormat { format: u64 },
    /// `format` is no known format.
    UnknownFormat { format: String },
    /// A page that does not exist.
    UnknownTarget { id: String, near: Option<String> },
    /// Shared steps that do not exist.
    UnknownShared { id: String, near: Option<String> },
    /// A source that does not exist.
    UnknownSource { id: String, near: Option<String> },
    /// Shared steps that use shared steps.
    NestedShared,
    /// A question without options.
    NoOptions,
    /// An empty list of steps.
    NoSteps,
    /// An option or `if-not-solved` that leads back; the pages on the loop, in order.
    Loop { pages: Vec<String> },
    /// `again` where the target is not on every path to the page.
    AgainWithoutLoop { target: String },
    /// A page from which no remedy can be reached.
    NoRemedy { page: Option<String> },
    /// Not `http://` or `https://` with a host.
    BadUrl,
    /// Not `name@host.domain`.
    BadEmail,
}

impl Fault {
    /// The stable name of this kind of finding, as scripts and `--explain` know it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::TooLarge => "too-large",
            Self::Utf16 | Self::ShiftJis | Self::NotUtf8 => "encoding",
            Self::ControlCharacter { .. } => "control-character",
            Self::NotYaml { .. } | Self::Unparsable { .. } => "not-yaml",
            Self::TooDeep => "too-deep",
            Self::EmptyFile => "empty-file",
            Self::Forbidden { .. } => "forbidden-yaml",
            Self::DuplicateKey { .. } => "duplicate-key",
            Self::DuplicateId { .. } => "duplicate-id",
            Self::DuplicateOption { .. } => "duplicate-option",
            Self::DuplicateLabel { .. } => "duplicate-label",
            Self::UnknownField { .. } => "unknown-field",
            Self::MissingField { .. } => "missing-field",
            Self::WrongShape { .. } => "wrong-shape",
            Self::EmptyText => "empty-text",
            Self::BadId { .. } => "bad-id",
            Self::ReservedId { .. } => "reserved-id",
            Self::NewerFormat { .. } => "newer-format",
            Self::UnknownFormat { .. } => "unknown-format",
            Self::UnknownTarget { .. } => "unknown-target",
            Self::UnknownShared { .. } => "unknown-shared",
            Self::UnknownSource { .. } => "unknown-source",
            Self::NestedShared => "nested-shared",
            Self::NoOptions => "no-options",
            Self::NoSteps => "no-steps",
            Self::Loop { .. } => "loop",
            Self::AgainWithoutLoop { .. } => "again-without-loop",
            Self::NoRemedy { .. } => "no-remedy",
            Self::BadUrl => "bad-url",
            Self::BadEmail => "bad-email",
        }
    }

    /// Whether the file can be a flow in spite of it.
    #[must_use]
    pub fn severity(&self) -> Severity {
        Severity::Error
    }
}

/// The name among `known` that `word` was probably meant to be: at most a third of its letters are wrong.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let word: Cow<str> = if word.is_ascii() {
        word.to_ascii_lowercase().into()
    } else {
        word.into()
    };
    if word.len() > 80 {
        return None;
    }
    let allowed = word.chars().count().div_ceil(3);
    known
        .into_iter()
        .filter(|name| name.len().abs_diff(word.len()) <= allowed)
        .map(|name| (strsim::damerau_levenshtein(&word, name), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name.to_owned())
}
