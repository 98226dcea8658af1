//! The kinds of findings, with the details that their sentences need.

use super::code::{Code, Severity};
use super::details::{Device, Form, Gap, Meant, Slip, Syntax, TakenFor};

/// What is wrong, with everything that its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "each variant is documented; its fields are named after DESIGN.md's words"
)]
pub enum Fault {
    /// The file cannot be read; the system's reason, as a sentence.
    Unreadable { reason: String },
    /// More bytes than such a file may have.
    TooLarge { most: usize },
    /// UTF-16, with or without byte order mark.
    Utf16,
    /// `Shift_JIS` (CP932).
    ShiftJis,
    /// ISO-2022-JP (JIS).
    Iso2022Jp,
    /// None of these encodings, nor UTF-8.
    NotUtf8,
    /// A character that controls terminals or hides text; the line without it, if that is what was meant.
    ControlCharacter {
        character: char,
        mended: Option<String>,
    },
    /// Not YAML.
    NotYaml { syntax: Syntax },
    /// Nested deeper than [`DEEPEST`](crate::yaml::DEEPEST) levels.
    TooDeep,
    /// The file holds no document.
    EmptyFile,
    /// YAML that flows may not use.
    Forbidden { device: Device },
    /// Two fields with the same name.
    DuplicateKey { key: String },
    /// Two pages, shared steps or sources with the same id.
    DuplicateId { id: String },
    /// Two options with the same id in a question.
    DuplicateOption { id: String },
    /// Two options with the same label in a question.
    DuplicateLabel { label: String },
    /// A field that the format does not have.
    UnknownField {
        field: String,
        near: Option<String>,
        known: Vec<&'static str>,
    },
    /// A required field is missing.
    MissingField { field: &'static str },
    /// A value of another form than its field accepts.
    WrongShape { wanted: Form, found: Form },
    /// A text without a visible character.
    EmptyText,
    /// An id that is not `[a-z][a-z0-9-]*` of at most 40 characters.
    BadId { id: String, near: Option<String> },
    /// An id that is a reserved word of answers.
    ReservedId { id: String },
    /// The id of a flow beside the program differs from its file name.
    OtherName { id: String, name: String },
    /// A flow that replaces the built-in one is older than it.
    Older {
        as_of: String,
        inside: String,
        id: String,
    },
    /// The language in a translation's file name is not written in lower case with `-`; the corrected name.
    LanguageName { name: String },
    /// A flow is called `….yaml.txt`; the name without the second ending.
    Ending { name: String },
    /// `format` is newer than this program knows.
    NewerFormat { format: u64 },
    /// `format` is not a known format.
    UnknownFormat { format: String },
    /// A page that does not exist.
    UnknownTarget { id: String, near: Option<String> },
    /// Shared steps that do not exist.
    UnknownShared { id: String, near: Option<String> },
    /// A source that does not exist.
    UnknownSource { id: String, near: Option<String> },
    /// A contact that does not exist.
    UnknownContact { id: String, near: Option<String> },
    /// A contact in the site file that no flow names.
    StrayContact { id: String, near: Option<String> },
    /// An entry of the site file that gives no way to reach anybody.
    UnreachableContact,
    /// An id that nothing names, and a near name that leads nowhere, with the number of its uses. Placed at the id if
    /// the name is used more than once.
    Misnamed {
        id: String,
        used: String,
        times: usize,
        code: Code,
    },
    /// Shared steps that use shared steps.
    NestedShared,
    /// Shared steps used so often that the flow grows beyond the limit.
    ManyShared,
    /// A question without options.
    NoOptions,
    /// An empty list of steps.
    NoSteps,
    /// An option or `if-not-solved` that leads back; the pages on the loop, in order, and whether it is an option.
    Loop { pages: Vec<String>, option: bool },
    /// `again` where the target is not on every path to the page.
    AgainWithoutLoop { target: String },
    /// A page from which no remedy can be reached.
    NoRemedy { page: Option<String> },
    /// Not `http://` or `https://` with a host.
    BadUrl { meant: Option<String> },
    /// Not `name@host.domain`.
    BadEmail { meant: Option<String> },
    /// `2026-13-40`: a month or day that does not exist.
    BadDate,
    /// Other characters than digits, `+ - ( ) #` and 内線.
    BadPhone,
    /// A typing slip.
    Slipped { slip: Slip, meant: Meant },
    /// A line indented by `found` blanks where only `wanted` fit, if that is known.
    Indented { found: usize, wanted: Option<usize> },
    /// A line that was read as the rest of the item above.
    Folded,
    /// A page outside `questions` and `remedies`, or inside another page.
    MisplacedPage { id: String },
    /// `#` before a non-blank on the line of a value; the text that YAML dropped.
    TextLost { lost: String },
    /// The same, if nothing is left of the value or YAML cannot read on.
    ValueLost { lost: String },
    /// A page that no path leads to.
    Unreachable { id: String },
    /// A question without steps and with only one option.
    OneOption,
    /// More options than the keys 1 to 9 can choose.
    ManyOptions { options: usize },
    /// A label of more than [`WIDEST_LABEL`](crate::form::table::WIDEST_LABEL) cells.
    WideLabel { cells: usize },
    /// A label that cannot be an answer, because it is taken for something else.
    LabelTaken { label: String, taken: TakenFor },
    /// A line of a letter of more than [`WIDEST_LETTER`](crate::form::table::WIDEST_LETTER) cells.
    WideLetter { cells: usize },
    /// A character that Japanese Windows consoles cannot show; its twin in CP932, if any.
    NotCp932 { character: char, twin: Option<char> },
    /// Shared steps that no page uses.
    UnusedShared { id: String },
    /// A source that nothing cites.
    UnusedSource { id: String },
    /// A contact that no step and no letter names.
    UnusedContact { id: String },
    /// A remedy without source.
    NoSource,
    /// A URL that begins with `http://`.
    PlainHttp,
    /// A word for search that its page contains anyway.
    NeedlessWord { word: String },
    /// A difference between a translation and its flow.
    Translation { gap: Gap },
}

impl Fault {
    /// The stable name of this kind of finding.
    pub fn code(&self) -> &'static str {
        self.kind().name()
    }

    /// The kind of finding; several faults may share one, where the same chapter explains them.
    pub fn kind(&self) -> Code {
        match self {
            Self::Unreadable { .. } => Code::Unreadable,
            Self::TooLarge { .. } => Code::TooLarge,
            Self::Utf16 | Self::ShiftJis | Self::Iso2022Jp | Self::NotUtf8 => Code::Encoding,
            Self::ControlCharacter { .. } => Code::ControlCharacter,
            Self::NotYaml { syntax } => syntax.kind(),
            Self::TooDeep => Code::TooDeep,
            Self::EmptyFile => Code::EmptyFile,
            Self::Forbidden { .. } => Code::ForbiddenYaml,
            Self::DuplicateKey { .. } => Code::DuplicateKey,
            Self::DuplicateId { .. } => Code::DuplicateId,
            Self::DuplicateOption { .. } => Code::DuplicateOption,
            Self::DuplicateLabel { .. } => Code::DuplicateLabel,
            Self::UnknownField { .. } => Code::UnknownField,
            Self::MissingField { .. } => Code::MissingField,
            Self::WrongShape { .. } => Code::WrongShape,
            Self::EmptyText => Code::EmptyText,
            Self::BadId { .. } => Code::BadId,
            Self::ReservedId { .. } => Code::ReservedId,
            Self::OtherName { .. } | Self::LanguageName { .. } => Code::FileName,
            Self::Older { .. } => Code::OlderFlow,
            Self::Ending { .. } => Code::FileEnding,
            Self::NewerFormat { .. } => Code::NewerFormat,
            Self::UnknownFormat { .. } => Code::UnknownFormat,
            Self::UnknownTarget { .. } => Code::UnknownTarget,
            Self::UnknownShared { .. } => Code::UnknownShared,
            Self::UnknownSource { .. } => Code::UnknownSource,
            Self::UnknownContact { .. } => Code::UnknownContact,
            Self::StrayContact { .. } => Code::StrayContact,
            Self::UnreachableContact => Code::UnreachableContact,
            Self::Misnamed { code, .. } => *code,
            Self::NestedShared => Code::NestedShared,
            Self::ManyShared => Code::ManyShared,
            Self::NoOptions => Code::NoOptions,
            Self::NoSteps => Code::NoSteps,
            Self::Loop { .. } => Code::Loop,
            Self::AgainWithoutLoop { .. } => Code::AgainWithoutLoop,
            Self::NoRemedy { .. } => Code::NoRemedy,
            Self::BadUrl { .. } => Code::BadUrl,
            Self::BadEmail { .. } => Code::BadEmail,
            Self::BadDate => Code::BadDate,
            Self::BadPhone => Code::BadPhone,
            Self::Slipped { slip, .. } => slip.kind(),
            Self::Indented { .. } => Code::Indentation,
            Self::Folded => Code::FoldedText,
            Self::MisplacedPage { .. } => Code::MisplacedPage,
            Self::TextLost { .. } => Code::TextLost,
            Self::ValueLost { .. } => Code::ValueLost,
            Self::Unreachable { .. } => Code::UnreachablePage,
            Self::OneOption => Code::OneOption,
            Self::ManyOptions { .. } => Code::ManyOptions,
            Self::WideLabel { .. } => Code::WideLabel,
            Self::LabelTaken { .. } => Code::LabelTaken,
            Self::WideLetter { .. } => Code::WideLetter,
            Self::NotCp932 { .. } => Code::NotCp932,
            Self::UnusedShared { .. } => Code::UnusedShared,
            Self::UnusedSource { .. } => Code::UnusedSource,
            Self::UnusedContact { .. } => Code::UnusedContact,
            Self::NoSource => Code::NoSource,
            Self::PlainHttp => Code::PlainHttp,
            Self::NeedlessWord { .. } => Code::NeedlessWord,
            Self::Translation { gap } => gap.kind(),
        }
    }

    /// Whether the file can be used in spite of it.
    pub fn severity(&self) -> Severity {
        self.kind().severity()
    }

    /// The name that leads nowhere, if this is about one.
    pub fn unknown(&self) -> Option<&str> {
        match self {
            Self::UnknownTarget { id, .. }
            | Self::UnknownShared { id, .. }
            | Self::UnknownSource { id, .. }
            | Self::UnknownContact { id, .. }
            | Self::StrayContact { id, .. } => Some(id),
            _ => None,
        }
    }
}
