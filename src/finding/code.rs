//! The one list of codes, and the examples that go with them.

/// An example of a code: `tests/check/<code>.yaml`, which has that finding and no other, and the same file mended
/// (of translations `<code>.en.yaml`, beside a clean flow).
/// The program carries both, for `check --explain`; a code without its files does not compile.
#[derive(Clone, Copy)]
pub struct Example {
    /// The file with the mistake; bytes, as one of them is no UTF-8.
    pub bad: &'static [u8],
    /// The mended file.
    pub good: &'static str,
    /// The flow that both translate, of a mistake that only translations have.
    pub flow: Option<&'static str>,
}

macro_rules! example {
    ($name:literal, file) => {
        Some(Example {
            bad: include_bytes!(concat!("../../tests/check/", $name, ".yaml")),
            good: include_str!(concat!("../../tests/check/", $name, ".good.yaml")),
            flow: None,
        })
    };
    ($name:literal, translation) => {
        Some(Example {
            bad: include_bytes!(concat!("../../tests/check/", $name, ".en.yaml")),
            good: include_str!(concat!("../../tests/check/", $name, ".good.en.yaml")),
            flow: Some(include_str!(concat!("../../tests/check/", $name, ".yaml"))),
        })
    };
    ($name:literal, none) => {
        None
    };
}

macro_rules! codes {
    ($($code:ident = $name:literal, $example:ident;)*) => {
        /// The stable names of the kinds of findings, as scripts and `--explain` know them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "each is named like the `Fault` it belongs to, which is documented")]
        pub enum Code {
            $($code,)*
        }

        impl Code {
            /// Every code: what makes the file unreadable first, warnings last.
            pub const ALL: &[Self] = &[$(Self::$code,)*];

            /// The name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)*
                }
            }

            /// The example; none of a mistake that no file in a repository can have.
            #[must_use]
            pub const fn example(self) -> Option<Example> {
                match self {
                    $(Self::$code => example!($name, $example),)*
                }
            }
        }
    };
}

codes! {
    Unreadable = "unreadable", none;
    TooLarge = "too-large", none;
    Encoding = "encoding", file;
    ControlCharacter = "control-character", file;
    EmptyFile = "empty-file", file;
    NewerFormat = "newer-format", file;
    UnknownFormat = "unknown-format", file;
    FullWidthColon = "full-width-colon", file;
    FullWidthSpace = "full-width-space", file;
    FullWidthHyphen = "full-width-hyphen", file;
    FullWidthQuote = "full-width-quote", file;
    FullWidthLetter = "full-width-letter", file;
    MissingSpace = "missing-space", file;
    MissingColon = "missing-colon", file;
    Tab = "tab", file;
    Indentation = "indentation", file;
    UnclosedQuote = "unclosed-quote", file;
    TextAfterQuote = "text-after-quote", file;
    ColonInText = "colon-in-text", file;
    BracketText = "bracket-text", file;
    CommaInBraces = "comma-in-braces", file;
    TextLost = "text-lost", file;
    NotYaml = "not-yaml", file;
    TooDeep = "too-deep", file;
    ForbiddenYaml = "forbidden-yaml", file;
    DuplicateKey = "duplicate-key", file;
    DuplicateId = "duplicate-id", file;
    DuplicateOption = "duplicate-option", file;
    DuplicateLabel = "duplicate-label", file;
    UnknownField = "unknown-field", file;
    MissingField = "missing-field", file;
    MisplacedPage = "misplaced-page", file;
    WrongShape = "wrong-shape", file;
    EmptyText = "empty-text", file;
    BadId = "bad-id", file;
    ReservedId = "reserved-id", file;
    FileName = "file-name", none;
    UnknownTarget = "unknown-target", file;
    UnknownShared = "unknown-shared", file;
    UnknownSource = "unknown-source", file;
    UnknownContact = "unknown-contact", file;
    NestedShared = "nested-shared", file;
    ManyShared = "many-shared", none;
    NoOptions = "no-options", file;
    NoSteps = "no-steps", file;
    BadUrl = "bad-url", file;
    BadEmail = "bad-email", file;
    BadPhone = "bad-phone", file;
    Loop = "loop", file;
    AgainWithoutLoop = "again-without-loop", file;
    NoRemedy = "no-remedy", file;
    UnreachablePage = "unreachable-page", file;
    OneOption = "one-option", file;
    ManyOptions = "many-options", file;
    WideLabel = "wide-label", file;
    WideLetter = "wide-letter", file;
    NotCp932 = "not-cp932", file;
    UnusedShared = "unused-shared", file;
    UnusedSource = "unused-source", file;
    UnusedContact = "unused-contact", file;
    NoSource = "no-source", file;
    PlainHttp = "plain-http", file;
    MissingTranslation = "missing-translation", translation;
    StrayTranslation = "stray-translation", translation;
}

impl Code {
    /// The code of this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}
