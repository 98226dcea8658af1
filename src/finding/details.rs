//! Details that the sentence of a fault needs besides names and numbers.

use super::code::Code;

/// The form of a value, as wanted or as found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One line or paragraph of text.
    Text,
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
    /// No value.
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

/// Kinds of syntax errors that have a sentence of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// A quote that is never closed; placed where it opens.
    UnclosedQuote,
    /// Text after the closing quote.
    AfterQuote,
    /// A bracket or brace that is never closed, or closed by one of another kind.
    Bracket,
    /// A tab in the indentation.
    Tab,
    /// A line indented neither like its neighbours nor like their parent.
    Indentation,
    /// `: ` where no value can begin.
    Colon,
    /// A character that cannot begin an unquoted text.
    Character(char),
    /// `\x` with an unknown letter.
    Escape,
    /// A text and a list or map side by side.
    Mixed,
    /// Anything else.
    Other,
}

/// Typing slips that come from typing Japanese: YAML's own error would tell the author nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// `：` after a field.
    Colon,
    /// U+3000 (or U+00A0) where YAML expects ASCII blanks.
    Space,
    /// A tab after the `-` of an item.
    Tab,
    /// `・`, `●`, `①`, `1.`, `*` and the like before an item.
    Mark,
    /// An item without its `- `.
    MissingDash,
    /// A line that looks like an item but was read as the rest of the text above.
    Swallowed,
    /// `－`, `ー` and the like before an item.
    Hyphen,
    /// `“ ”` and the like as quotes.
    Quote,
    /// Full-width letters or digits where only ASCII is accepted.
    Letter,
    /// `label:はい`, `-label: …`: no blank after `:` or `-`.
    MissingSpace,
    /// `title 1日待つ`, `label = はい`, `label:: はい`: a field that is not followed by one colon and a blank.
    MissingColon,
    /// `label: 受付: 平日`: a second `: ` on one line.
    ColonInText,
    /// `[重要]お知らせ`: a text that begins with a bracket.
    BracketText,
    /// `{ label: はい, いいえ }`: a comma in braces begins a new field.
    CommaInBraces,
    /// `label: はい goto: x`: two lines joined into one.
    Joined,
    /// A text that begins with a character reserved by YAML.
    Sign(char),
    /// A text that is only partly in quotes.
    AfterQuote,
    /// `text:` without the `|` that several lines need.
    MissingBar,
    /// `<<<<<<< HEAD` and the like, left by a merge.
    Merge,
    /// A code fence of backticks, copied along with the lines inside.
    Fence,
    /// `＃ …` or `// …`, meant as a comment.
    Comment,
    /// A line number, or the `>` of a mail, copied along.
    Prefix,
}

/// What should have been written, if a fix was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// This in place of the marked text.
    Word(String),
    /// This in place of the line; its indentation stays.
    Line(String),
    /// These two in place of the line.
    Lines(String, String),
    /// That cannot be told.
    Unknown,
}

impl Meant {
    /// Suggests a whole line, unless it is too long, or has tabs, to be retyped.
    pub fn line(line: &str) -> Self {
        let line = line.trim();
        let shown = line.chars().count() <= LONGEST_LINE && !line.contains('\t');
        if shown {
            Self::Line(line.to_owned())
        } else {
            Self::Unknown
        }
    }
}

/// The longest line that a help asks people to type, in characters.
const LONGEST_LINE: usize = 240;

/// What an answer is taken for instead of the option that has it as its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenFor {
    /// A reserved word, such as `back`.
    Word,
    /// The number of another option.
    Number,
    /// The id of another option.
    Id,
    /// `page=option`.
    Page,
    /// A comment, or the start or end of a record; the sign that it begins with.
    Sign(&'static str),
}

/// How a translation differs from its flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A text of the flow has no pair, or one without `to`.
    Missing {
        /// The text.
        text: String,
        /// Id of the page, shared steps, source or contact that has the text, if any.
        on: Option<String>,
    },
    /// `to` repeats the flow's own, Japanese text.
    Same,
    /// The flow has no such text (where `on` says).
    Stray {
        /// A text of the flow without a pair, which it may have become.
        near: Option<String>,
    },
    /// An earlier pair translates the same text.
    Twice,
    /// The same words answer another option of the question.
    SameLabel {
        /// The words.
        label: String,
        /// The question.
        question: String,
        /// The other option's id.
        option: String,
    },
    /// There is no flow beside the translation.
    NoFlow {
        /// The name that the flow's file would have.
        file: String,
        /// The language in its own file name.
        language: String,
    },
    /// It says that it translates another flow than the one beside it.
    OtherFlow {
        /// The id of the flow beside it.
        flow: String,
    },
    /// It says that it is in another language than its file name does.
    OtherLanguage {
        /// The language in its file name.
        named: String,
    },
}

impl Syntax {
    pub(super) fn kind(self) -> Code {
        match self {
            Self::UnclosedQuote => Code::UnclosedQuote,
            Self::AfterQuote => Code::TextAfterQuote,
            Self::Tab => Code::Tab,
            Self::Indentation => Code::Indentation,
            Self::Bracket
            | Self::Colon
            | Self::Character(_)
            | Self::Escape
            | Self::Mixed
            | Self::Other => Code::NotYaml,
        }
    }
}

impl Slip {
    pub(super) fn kind(self) -> Code {
        match self {
            Self::Colon => Code::FullWidthColon,
            Self::Space => Code::FullWidthSpace,
            Self::Tab => Code::Tab,
            Self::Hyphen => Code::FullWidthHyphen,
            Self::Quote => Code::FullWidthQuote,
            Self::Letter => Code::FullWidthLetter,
            Self::MissingSpace => Code::MissingSpace,
            Self::MissingColon => Code::MissingColon,
            Self::ColonInText | Self::Joined => Code::ColonInText,
            Self::BracketText => Code::BracketText,
            Self::CommaInBraces => Code::CommaInBraces,
            Self::Sign('*' | '&' | '!') => Code::ForbiddenYaml,
            Self::Sign(_) => Code::NotYaml,
            Self::AfterQuote => Code::TextAfterQuote,
            Self::Mark | Self::MissingDash | Self::Swallowed => Code::ListMark,
            Self::MissingBar => Code::MissingBar,
            Self::Merge | Self::Fence | Self::Comment | Self::Prefix => Code::StrayLine,
        }
    }
}

impl Gap {
    pub(super) fn kind(&self) -> Code {
        match self {
            Self::Missing { .. } | Self::Same => Code::MissingTranslation,
            Self::Stray { .. } | Self::Twice => Code::StrayTranslation,
            Self::SameLabel { .. } => Code::DuplicateLabel,
            Self::NoFlow { .. } | Self::OtherFlow { .. } => Code::NoFlow,
            Self::OtherLanguage { .. } => Code::FileName,
        }
    }
}
