//! What the sentence of a fault needs to know besides names and numbers.

use super::code::Code;

/// What a value should have been, or was.
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

/// Slips of a hand that types Japanese: what YAML made of them says nothing to their author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// `：` behind a field.
    Colon,
    /// U+3000 (or U+00A0) where YAML counts blanks.
    Space,
    /// A tab behind the `-` of an item.
    Tab,
    /// `・`, `●`, `①`, `1.`, `*` and the like in front of an item.
    Mark,
    /// An item without its `- `.
    MissingDash,
    /// A line that looks like an item and was taken for the rest of the text above.
    Swallowed,
    /// `－`, `ー` and the like in front of an item.
    Hyphen,
    /// `“ ”` and the like as quotes.
    Quote,
    /// Full-width letters or digits where only ASCII is read.
    Letter,
    /// `label:はい`, `-label: …`: no blank behind `:` or `-`.
    MissingSpace,
    /// `title 1日待つ`, `label = はい`, `label:: はい`: not one colon and a blank behind a field.
    MissingColon,
    /// `label: 受付: 平日`: a second `: ` in one line.
    ColonInText,
    /// `[重要]お知らせ`: a text that begins with a bracket.
    BracketText,
    /// `{ label: はい, いいえ }`: a comma in braces begins a new field.
    CommaInBraces,
    /// `label: はい goto: x`: two lines in one.
    Joined,
    /// A text that begins with a character that YAML keeps for itself.
    Sign(char),
    /// A text of which a part is in quotes.
    AfterQuote,
    /// `text:` without the `|` of several lines.
    MissingBar,
    /// `<<<<<<< HEAD` and the like, left by a merge.
    Merge,
    /// A line of backticks, copied along with the lines between.
    Fence,
    /// `＃ …` or `// …`, meant as a comment.
    Comment,
    /// The number of the line, or the `>` of a mail, copied along.
    Prefix,
}

/// What should have been written, as far as that was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// This in place of what is marked.
    Word(String),
    /// This in place of the line; the blanks in front of it stay.
    Line(String),
    /// These two in place of the line.
    Lines(String, String),
    /// Nobody can say.
    Unknown,
}

impl Meant {
    /// A whole line; one that is too long to be shown whole is better not typed.
    #[must_use]
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

/// The longest line that a help asks to be typed, in characters.
const LONGEST_LINE: usize = 240;

/// What an answer is taken for that is written like the label of another option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenFor {
    /// `back` and the like.
    Word,
    /// The number of another option.
    Number,
    /// The id of another option.
    Id,
    /// `page=option`.
    Page,
    /// A comment, or the start or end of a record; what it begins with.
    Sign(&'static str),
}

/// How a translation differs from its flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A text of the flow has no pair, or one without `to`; where the text stands, if not at the top of the flow.
    Missing {
        /// The text.
        text: String,
        /// The id of the page, shared steps, source or contact.
        on: Option<String>,
    },
    /// `to` is the flow's own, Japanese text.
    Same,
    /// The flow has no such text (where `on` says); the text without a pair that it may have become.
    Stray {
        /// A text of the flow.
        near: Option<String>,
    },
    /// An earlier pair is for the same text.
    Twice,
    /// Another option of a question is answered by the same words.
    SameLabel {
        /// The words.
        label: String,
        /// The question.
        question: String,
        /// The other option's id.
        option: String,
    },
    /// There is no flow beside it.
    NoFlow {
        /// The name that the flow's file would have.
        file: String,
        /// The language that its own name says.
        language: String,
    },
    /// It says that it translates another flow; the id of the one beside it.
    OtherFlow {
        /// The id of the flow beside it.
        flow: String,
    },
    /// It says that it is in another language than its file name; the one of the file name.
    OtherLanguage {
        /// The language that the file name says.
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
