//! The one list of codes, with their examples.

/// An example of a code: `examples/<code>.yaml`, which has this finding and no other, and the same file fixed (for
/// translations `<code>.en.yaml` beside a clean flow, for site files `<code>.site.yaml`). The program contains both for
/// `check --explain`; a code without its files does not compile.
#[derive(Clone, Copy)]
pub struct Example {
    /// The file with the mistake; bytes, because one of them is not UTF-8.
    pub bad: &'static [u8],
    /// The fixed file.
    pub good: &'static str,
    /// The kind of both files.
    pub of: Of,
}

/// The kinds of files that `check` knows.
#[derive(Clone, Copy)]
pub enum Of {
    /// A flow.
    Flow,
    /// A translation; the text of its flow.
    Translation(&'static str),
    /// A site file.
    Site,
}

macro_rules! example {
    ($name:literal, file) => {
        Some(Example {
            bad: include_bytes!(concat!("examples/", $name, ".yaml")),
            good: include_str!(concat!("examples/", $name, ".good.yaml")),
            of: Of::Flow,
        })
    };
    ($name:literal, translation) => {
        Some(Example {
            bad: include_bytes!(concat!("examples/", $name, ".en.yaml")),
            good: include_str!(concat!("examples/", $name, ".good.en.yaml")),
            of: Of::Translation(include_str!(concat!("examples/", $name, ".yaml"))),
        })
    };
    ($name:literal, site) => {
        Some(Example {
            bad: include_bytes!(concat!("examples/", $name, ".site.yaml")),
            good: include_str!(concat!("examples/", $name, ".good.site.yaml")),
            of: Of::Site,
        })
    };
    ($name:literal, none) => {
        None
    };
}

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, but this should be corrected.
    Warning,
}

/// Which guess a finding in a patched text may be a mere consequence of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// None: the finding stands on its own.
    Own,
    /// A guess near the finding.
    Near,
    /// A guess near the thing that the finding names.
    Name,
    /// Any guess in the file.
    Whole,
}

macro_rules! hides {
    (hides) => {
        true
    };
    (keeps) => {
        false
    };
}

macro_rules! codes {
    ($($code:ident = $name:literal, $severity:ident, $routes:ident, $doubt:ident, $example:ident;)*) => {
        /// The stable names of the kinds of findings, for scripts and `--explain`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "each is named like the `Fault` it belongs to, which is documented")]
        pub enum Code {
            $($code,)*
        }

        impl Code {
            /// Every code; those that make a file unreadable come first.
            pub const ALL: &[Self] = &[$(Self::$code,)*];

            /// The name of the code.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)*
                }
            }

            /// Whether the file can be used in spite of it.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$code => Severity::$severity,)*
                }
            }

            /// Whether it can make pages only seem unreachable.
            pub const fn hides_routes(self) -> bool {
                match self {
                    $(Self::$code => hides!($routes),)*
                }
            }

            /// Which guess it may be a mere consequence of.
            pub const fn doubt(self) -> Doubt {
                match self {
                    $(Self::$code => Doubt::$doubt,)*
                }
            }

            /// The example; `None` for mistakes that no file in a repository can have.
            pub const fn example(self) -> Option<Example> {
                match self {
                    $(Self::$code => example!($name, $example),)*
                }
            }
        }
    };
}

// Name, severity, whether it hides routes, the guess it may follow from, example.
codes! {
    Unreadable = "unreadable", Error, hides, Own, none;
    TooLarge = "too-large", Error, hides, Own, none;
    Encoding = "encoding", Error, hides, Own, file;
    ControlCharacter = "control-character", Error, keeps, Own, file;
    EmptyFile = "empty-file", Error, hides, Own, file;
    NewerFormat = "newer-format", Error, hides, Own, file;
    UnknownFormat = "unknown-format", Error, keeps, Own, file;
    FullWidthColon = "full-width-colon", Error, hides, Own, file;
    FullWidthSpace = "full-width-space", Error, hides, Own, file;
    FullWidthHyphen = "full-width-hyphen", Error, hides, Own, file;
    FullWidthQuote = "full-width-quote", Error, hides, Own, file;
    FullWidthLetter = "full-width-letter", Error, hides, Own, file;
    MissingSpace = "missing-space", Error, hides, Own, file;
    MissingColon = "missing-colon", Error, hides, Own, file;
    Tab = "tab", Error, hides, Own, file;
    Indentation = "indentation", Error, hides, Own, file;
    ListMark = "list-mark", Error, hides, Own, file;
    StrayLine = "stray-line", Error, hides, Own, file;
    MissingBar = "missing-bar", Error, hides, Own, file;
    UnclosedQuote = "unclosed-quote", Error, hides, Own, file;
    TextAfterQuote = "text-after-quote", Error, hides, Own, file;
    ColonInText = "colon-in-text", Error, hides, Own, file;
    BracketText = "bracket-text", Error, hides, Own, file;
    CommaInBraces = "comma-in-braces", Error, hides, Own, file;
    ValueLost = "value-lost", Error, hides, Own, file;
    TextLost = "text-lost", Warning, keeps, Own, file;
    FoldedText = "folded-text", Warning, keeps, Own, file;
    NotYaml = "not-yaml", Error, hides, Near, file;
    TooDeep = "too-deep", Error, hides, Own, file;
    ForbiddenYaml = "forbidden-yaml", Error, hides, Own, file;
    DuplicateKey = "duplicate-key", Error, hides, Near, file;
    DuplicateId = "duplicate-id", Error, hides, Own, file;
    DuplicateOption = "duplicate-option", Error, keeps, Own, file;
    DuplicateLabel = "duplicate-label", Error, keeps, Own, file;
    UnknownField = "unknown-field", Error, hides, Near, file;
    MissingField = "missing-field", Error, hides, Near, file;
    MisplacedPage = "misplaced-page", Error, hides, Near, file;
    WrongShape = "wrong-shape", Error, hides, Near, file;
    EmptyText = "empty-text", Error, keeps, Near, file;
    BadId = "bad-id", Error, keeps, Own, file;
    ReservedId = "reserved-id", Error, keeps, Own, file;
    FileName = "file-name", Error, hides, Own, none;
    UnknownTarget = "unknown-target", Error, hides, Name, file;
    UnknownShared = "unknown-shared", Error, keeps, Name, file;
    UnknownSource = "unknown-source", Error, keeps, Name, file;
    UnknownContact = "unknown-contact", Error, keeps, Name, file;
    NestedShared = "nested-shared", Error, keeps, Own, file;
    ManyShared = "many-shared", Error, keeps, Own, none;
    NoOptions = "no-options", Error, hides, Near, file;
    NoSteps = "no-steps", Error, keeps, Near, file;
    BadUrl = "bad-url", Error, keeps, Own, file;
    BadEmail = "bad-email", Error, keeps, Own, file;
    BadPhone = "bad-phone", Error, keeps, Own, file;
    BadDate = "bad-date", Error, keeps, Own, file;
    Loop = "loop", Error, hides, Whole, file;
    AgainWithoutLoop = "again-without-loop", Error, keeps, Whole, file;
    NoRemedy = "no-remedy", Error, hides, Whole, file;
    UnreachablePage = "unreachable-page", Warning, keeps, Whole, file;
    OneOption = "one-option", Warning, keeps, Near, file;
    ManyOptions = "many-options", Warning, keeps, Own, file;
    WideLabel = "wide-label", Warning, keeps, Own, file;
    LabelTaken = "label-taken", Warning, keeps, Own, file;
    WideLetter = "wide-letter", Warning, keeps, Own, file;
    NotCp932 = "not-cp932", Warning, keeps, Own, file;
    UnusedShared = "unused-shared", Warning, keeps, Whole, file;
    UnusedSource = "unused-source", Warning, keeps, Whole, file;
    UnusedContact = "unused-contact", Warning, keeps, Whole, file;
    NoSource = "no-source", Warning, keeps, Near, file;
    PlainHttp = "plain-http", Warning, keeps, Own, file;
    NeedlessWord = "needless-word", Warning, keeps, Own, file;
    OlderFlow = "older-flow", Warning, keeps, Own, none;
    FileEnding = "file-ending", Warning, keeps, Own, none;
    StrayContact = "stray-contact", Warning, keeps, Name, site;
    UnreachableContact = "unreachable-contact", Warning, keeps, Near, site;
    MissingTranslation = "missing-translation", Warning, keeps, Whole, translation;
    StrayTranslation = "stray-translation", Warning, keeps, Whole, translation;
    NoFlow = "no-flow", Error, hides, Own, none;
}

impl Code {
    /// Finds the code of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}
