//! The words of the command line. What they do is in `commands`; how they read in `--help` is in `text::help`.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

use crate::commands::{DiffArgs, GraphArgs, LetterArgs, PrintArgs, SearchArgs, TestArgs, WhyArgs};
use crate::say;
use crate::text::Language;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "gmis-help",
    version,
    about = say!(help::ABOUT),
    after_help = say!(help::EXAMPLES),
    help_template = say!(help::TEMPLATE),
    override_usage = say!(help::USAGE),
    subcommand_help_heading = say!(help::COMMANDS),
    next_help_heading = say!(help::OPTIONS),
    args_conflicts_with_subcommands = true,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub struct Cli {
    /// Everything but the walk.
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// The walk, where there is no verb.
    #[command(flatten)]
    pub walk: WalkArgs,
    // Taken out before: here so that `--help` names it, and for what is wrong about it.
    #[arg(long, value_name = say!(help::LANGUAGE_NAME), value_parser = LANGUAGES, hide_possible_values = true, help = say!(help::LANG), global = true)]
    lang: Option<String>,
    #[arg(short = 'h', long, action = ArgAction::Help, help = say!(help::HELP), global = true)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version, help = say!(help::VERSION))]
    version: Option<bool>,
}

/// What `--lang` may be.
const LANGUAGES: [&str; 2] = [Language::ALL[0].name(), Language::ALL[1].name()];

/// The command line without `--lang`, wherever it stands, and what `--lang` or else the environment says. It must be
/// known before anything is said, so that `--help` and what is wrong are in that language, too.
///
/// # Errors
/// What is said where that is no language.
pub fn in_language(
    words: impl IntoIterator<Item = OsString>,
) -> (Vec<OsString>, Result<Language, String>) {
    let mut rest = Vec::new();
    let mut said = env::var_os("GMIS_HELP_LANG").filter(|said| !said.is_empty());
    let mut place = "GMIS_HELP_LANG";
    let mut words = words.into_iter().peekable();
    while let Some(word) = words.next() {
        let text = word.to_string_lossy();
        if text == "--" {
            rest.push(word);
            rest.extend(words);
            break;
        }
        let value = text.strip_prefix("--lang=").map(OsString::from);
        let value = value.or_else(|| words.next_if(|_| text == "--lang"));
        if value.is_some() {
            (said, place) = (value, "--lang");
        } else {
            rest.push(word);
        }
    }
    let Some(said) = said else {
        return (rest, Ok(Language::default()));
    };
    let known = Language::ALL
        .into_iter()
        .find(|language| said == language.name());
    let wrong = || {
        let known = say!(usage::listed(&LANGUAGES.map(str::to_owned)));
        say!(usage::wrong_value(place, &said.to_string_lossy(), &known))
    };
    (rest, known.ok_or_else(wrong))
}

/// How the walk is walked.
#[derive(Args, Debug)]
pub struct WalkArgs {
    /// `--flow`
    #[command(flatten)]
    pub flow: FlowArg,
    /// `--from`
    #[arg(long, value_name = say!(help::PAGE_NAME), value_hint = ValueHint::Other, help = say!(help::FROM))]
    pub from: Option<String>,
    /// `--answers`
    #[arg(long, value_name = say!(help::FILE_NAME), help = say!(help::ANSWERS))]
    pub answers: Option<PathBuf>,
    /// `--format`
    #[command(flatten)]
    pub format: FormatArg,
    /// `--plain`
    #[arg(long, help = say!(help::PLAIN))]
    pub plain: bool,
    /// `--out`
    #[arg(long, value_name = say!(help::FILE_NAME), help = say!(help::OUT))]
    pub out: Option<PathBuf>,
    /// `--force`
    #[arg(long, requires = "out", help = say!(help::FORCE))]
    pub force: bool,
    /// `--record`
    #[arg(long, value_name = say!(help::FILE_NAME), help = say!(help::RECORD))]
    pub record: Option<PathBuf>,
}

/// Which flow.
#[derive(Args, Debug)]
#[command(next_help_heading = say!(help::OPTIONS))]
pub struct FlowArg {
    /// An id or a file.
    #[arg(long, value_name = say!(help::FLOW_NAME), help = say!(help::FLOW))]
    pub flow: Option<OsString>,
}

/// Where the output goes.
#[derive(Args, Debug)]
#[command(next_help_heading = say!(help::OPTIONS))]
pub struct OutArg {
    /// `--out`
    #[arg(long, value_name = say!(help::FILE_NAME), help = say!(help::OUT))]
    pub out: Option<PathBuf>,
    /// `--force`
    #[arg(long, requires = "out", help = say!(help::FORCE))]
    pub force: bool,
}

/// Which form the output has.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = say!(help::OPTIONS))]
pub struct FormatArg {
    /// Text or JSON.
    #[arg(long, value_name = say!(help::FORM_NAME), value_enum, default_value_t = Format::Text, hide_default_value = true, hide_possible_values = true, help = say!(help::FORMAT))]
    pub format: Format,
}

/// The forms of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For scripts.
    Json,
}

/// The forms of `check`'s output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people: the line, a caret, help.
    Text,
    /// For people in a hurry and for editors: one line a finding.
    Short,
    /// For scripts.
    Json,
}

/// Everything but the walk.
#[derive(Debug, Subcommand)]
#[command(next_help_heading = say!(help::OPTIONS))]
pub enum Verb {
    /// Flows and their pages.
    #[command(about = say!(help::LIST), override_usage = say!(help::LIST_USAGE), after_help = say!(help::LIST_EXAMPLES), help_template = say!(help::TEMPLATE))]
    List {
        /// `--flow`
        #[command(flatten)]
        flow: FlowArg,
        /// `--format`
        #[command(flatten)]
        format: FormatArg,
    },
    /// Some pages.
    #[command(about = say!(help::SHOW), override_usage = say!(help::SHOW_USAGE), after_help = say!(help::SHOW_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Show {
        /// Their ids or numbers.
        #[arg(value_name = say!(help::PAGE_NAME), required = true, value_hint = ValueHint::Other, help = say!(help::SHOW_PAGE), help_heading = say!(help::ARGUMENTS))]
        pages: Vec<String>,
        /// `--flow`
        #[command(flatten)]
        flow: FlowArg,
        /// `--format`
        #[command(flatten)]
        format: FormatArg,
    },
    /// Pages by what a caller says.
    #[command(about = say!(help::SEARCH), override_usage = say!(help::SEARCH_USAGE), after_help = say!(help::SEARCH_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Search(SearchArgs),
    /// The letter of a page.
    #[command(about = say!(help::LETTER), override_usage = say!(help::LETTER_USAGE), after_help = say!(help::LETTER_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Letter(LetterArgs),
    /// The whole flow, for paper or a browser.
    #[command(about = say!(help::PRINT), override_usage = say!(help::PRINT_USAGE), after_help = say!(help::PRINT_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Print(PrintArgs),
    /// Findings and proof.
    #[command(about = say!(help::CHECK), override_usage = say!(help::CHECK_USAGE), after_help = say!(help::CHECK_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Check {
        /// The files.
        #[arg(value_name = say!(help::FILE_NAME), help = say!(help::CHECK_PATHS), help_heading = say!(help::ARGUMENTS))]
        paths: Vec<PathBuf>,
        /// `--format`
        #[arg(long, value_name = say!(help::FORM_NAME), value_enum, default_value_t = CheckFormat::Text, hide_default_value = true, hide_possible_values = true, help = say!(help::CHECK_FORMAT), help_heading = say!(help::OPTIONS))]
        format: CheckFormat,
        /// `--strict`
        #[arg(long, help = say!(help::STRICT), help_heading = say!(help::OPTIONS))]
        strict: bool,
        /// `--explain`
        #[arg(long, value_name = say!(help::CODE_NAME), value_hint = ValueHint::Other, conflicts_with_all = ["paths", "format", "strict"], help = say!(help::EXPLAIN), help_heading = say!(help::OPTIONS))]
        explain: Option<String>,
    },
    /// What changed between two flows.
    #[command(about = say!(help::DIFF), override_usage = say!(help::DIFF_USAGE), after_help = say!(help::DIFF_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Diff(DiffArgs),
    /// Records replayed.
    #[command(about = say!(help::TEST), override_usage = say!(help::TEST_USAGE), after_help = say!(help::TEST_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Test(TestArgs),
    /// How callers get to a page.
    #[command(about = say!(help::WHY), override_usage = say!(help::WHY_USAGE), after_help = say!(help::WHY_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Why(WhyArgs),
    /// A picture.
    #[command(about = say!(help::GRAPH), override_usage = say!(help::GRAPH_USAGE), after_help = say!(help::GRAPH_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Graph(GraphArgs),
    /// The JSON Schema of flow files.
    #[command(about = say!(help::SCHEMA), override_usage = say!(help::SCHEMA_USAGE), after_help = say!(help::SCHEMA_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Schema,
    /// A flow file to start from.
    #[command(about = say!(help::NEW), override_usage = say!(help::NEW_USAGE), after_help = say!(help::NEW_EXAMPLES), help_template = say!(help::TEMPLATE))]
    New {
        /// The file to be made.
        #[arg(value_name = say!(help::FILE_NAME), help = say!(help::NEW_FILE), help_heading = say!(help::ARGUMENTS))]
        file: PathBuf,
        /// `--copy`
        #[arg(long, value_name = say!(help::FLOW_NAME), help = say!(help::NEW_COPY), help_heading = say!(help::OPTIONS))]
        copy: Option<OsString>,
        /// `--site`
        #[arg(long, conflicts_with = "copy", help = say!(help::NEW_SITE), help_heading = say!(help::OPTIONS))]
        site: bool,
        /// `--translation`
        #[arg(long, value_name = say!(help::LANGUAGE_NAME), conflicts_with_all = ["copy", "site"], value_hint = ValueHint::Other, help = say!(help::NEW_TRANSLATION), help_heading = say!(help::OPTIONS))]
        translation: Option<String>,
    },
    /// The help of a command.
    #[command(about = say!(help::HELP_VERB), override_usage = say!(help::HELP_USAGE), after_help = say!(help::HELP_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Help {
        /// The command.
        #[arg(value_name = say!(help::COMMAND_NAME), value_hint = ValueHint::Other, help = say!(help::HELP_COMMAND), help_heading = say!(help::ARGUMENTS))]
        verb: Option<String>,
    },
    /// A script that completes the command line in a shell.
    #[command(about = say!(help::COMPLETIONS), override_usage = say!(help::COMPLETIONS_USAGE), after_help = say!(help::COMPLETIONS_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Completions {
        /// The shell.
        #[arg(value_name = say!(help::SHELL_NAME), value_enum, hide_possible_values = true, help = say!(help::COMPLETIONS_SHELL), help_heading = say!(help::ARGUMENTS))]
        shell: Shell,
    },
}
