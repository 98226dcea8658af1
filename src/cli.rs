//! The words of the command line. What they do is in `commands`; how they read in `--help` is in `text::help`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

use crate::commands::{DiffArgs, GraphArgs, LetterArgs, PrintArgs, SearchArgs, TestArgs, WhyArgs};
use crate::text::help;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "gmis-help",
    version,
    about = help::ABOUT,
    after_help = help::EXAMPLES,
    help_template = help::TEMPLATE,
    override_usage = help::USAGE,
    subcommand_help_heading = help::COMMANDS,
    next_help_heading = help::OPTIONS,
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
    #[arg(short = 'h', long, action = ArgAction::Help, help = help::HELP, global = true)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version, help = help::VERSION)]
    version: Option<bool>,
}

/// How the walk is walked.
#[derive(Args, Debug)]
pub struct WalkArgs {
    /// `--flow`
    #[command(flatten)]
    pub flow: FlowArg,
    /// `--from`
    #[arg(long, value_name = "ページ", value_hint = ValueHint::Other, help = help::FROM)]
    pub from: Option<String>,
    /// `--answers`
    #[arg(long, value_name = "ファイル", help = help::ANSWERS)]
    pub answers: Option<PathBuf>,
    /// `--format`
    #[command(flatten)]
    pub format: FormatArg,
    /// `--plain`
    #[arg(long, help = help::PLAIN)]
    pub plain: bool,
    /// `--out`
    #[arg(long, value_name = "ファイル", help = help::OUT)]
    pub out: Option<PathBuf>,
    /// `--force`
    #[arg(long, requires = "out", help = help::FORCE)]
    pub force: bool,
    /// `--record`
    #[arg(long, value_name = "ファイル", help = help::RECORD)]
    pub record: Option<PathBuf>,
}

/// Which flow.
#[derive(Args, Debug)]
#[command(next_help_heading = help::OPTIONS)]
pub struct FlowArg {
    /// An id or a file.
    #[arg(long, value_name = "案内", help = help::FLOW)]
    pub flow: Option<OsString>,
}

/// Where the output goes.
#[derive(Args, Debug)]
#[command(next_help_heading = help::OPTIONS)]
pub struct OutArg {
    /// `--out`
    #[arg(long, value_name = "ファイル", help = help::OUT)]
    pub out: Option<PathBuf>,
    /// `--force`
    #[arg(long, requires = "out", help = help::FORCE)]
    pub force: bool,
}

/// Which form the output has.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = help::OPTIONS)]
pub struct FormatArg {
    /// Text or JSON.
    #[arg(long, value_name = "形", value_enum, default_value_t = Format::Text, hide_default_value = true, hide_possible_values = true, help = help::FORMAT)]
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
#[command(next_help_heading = help::OPTIONS)]
pub enum Verb {
    /// Flows and their pages.
    #[command(about = help::LIST, override_usage = help::LIST_USAGE, after_help = help::LIST_EXAMPLES, help_template = help::TEMPLATE)]
    List {
        /// `--flow`
        #[command(flatten)]
        flow: FlowArg,
        /// `--format`
        #[command(flatten)]
        format: FormatArg,
    },
    /// Some pages.
    #[command(about = help::SHOW, override_usage = help::SHOW_USAGE, after_help = help::SHOW_EXAMPLES, help_template = help::TEMPLATE)]
    Show {
        /// Their ids or numbers.
        #[arg(value_name = "ページ", required = true, value_hint = ValueHint::Other, help = help::SHOW_PAGE, help_heading = help::ARGUMENTS)]
        pages: Vec<String>,
        /// `--flow`
        #[command(flatten)]
        flow: FlowArg,
        /// `--format`
        #[command(flatten)]
        format: FormatArg,
    },
    /// Pages by what a caller says.
    #[command(about = help::SEARCH, override_usage = help::SEARCH_USAGE, after_help = help::SEARCH_EXAMPLES, help_template = help::TEMPLATE)]
    Search(SearchArgs),
    /// The letter of a page.
    #[command(about = help::LETTER, override_usage = help::LETTER_USAGE, after_help = help::LETTER_EXAMPLES, help_template = help::TEMPLATE)]
    Letter(LetterArgs),
    /// The whole flow, for paper or a browser.
    #[command(about = help::PRINT, override_usage = help::PRINT_USAGE, after_help = help::PRINT_EXAMPLES, help_template = help::TEMPLATE)]
    Print(PrintArgs),
    /// Findings and proof.
    #[command(about = help::CHECK, override_usage = help::CHECK_USAGE, after_help = help::CHECK_EXAMPLES, help_template = help::TEMPLATE)]
    Check {
        /// The files.
        #[arg(value_name = "ファイル", help = help::CHECK_PATHS, help_heading = help::ARGUMENTS)]
        paths: Vec<PathBuf>,
        /// `--format`
        #[arg(long, value_name = "形", value_enum, default_value_t = CheckFormat::Text, hide_default_value = true, hide_possible_values = true, help = help::CHECK_FORMAT, help_heading = help::OPTIONS)]
        format: CheckFormat,
        /// `--strict`
        #[arg(long, help = help::STRICT, help_heading = help::OPTIONS)]
        strict: bool,
        /// `--explain`
        #[arg(long, value_name = "コード", value_hint = ValueHint::Other, conflicts_with_all = ["paths", "format", "strict"], help = help::EXPLAIN, help_heading = help::OPTIONS)]
        explain: Option<String>,
    },
    /// What changed between two flows.
    #[command(about = help::DIFF, override_usage = help::DIFF_USAGE, after_help = help::DIFF_EXAMPLES, help_template = help::TEMPLATE)]
    Diff(DiffArgs),
    /// Records replayed.
    #[command(about = help::TEST, override_usage = help::TEST_USAGE, after_help = help::TEST_EXAMPLES, help_template = help::TEMPLATE)]
    Test(TestArgs),
    /// How callers get to a page.
    #[command(about = help::WHY, override_usage = help::WHY_USAGE, after_help = help::WHY_EXAMPLES, help_template = help::TEMPLATE)]
    Why(WhyArgs),
    /// A picture.
    #[command(about = help::GRAPH, override_usage = help::GRAPH_USAGE, after_help = help::GRAPH_EXAMPLES, help_template = help::TEMPLATE)]
    Graph(GraphArgs),
    /// The JSON Schema of flow files.
    #[command(about = help::SCHEMA, override_usage = help::SCHEMA_USAGE, after_help = help::SCHEMA_EXAMPLES, help_template = help::TEMPLATE)]
    Schema,
    /// A flow file to start from.
    #[command(about = help::NEW, override_usage = help::NEW_USAGE, after_help = help::NEW_EXAMPLES, help_template = help::TEMPLATE)]
    New {
        /// The file to be made.
        #[arg(value_name = "ファイル", help = help::NEW_FILE, help_heading = help::ARGUMENTS)]
        file: PathBuf,
        /// `--copy`
        #[arg(long, value_name = "案内", help = help::NEW_COPY, help_heading = help::OPTIONS)]
        copy: Option<OsString>,
        /// `--site`
        #[arg(long, conflicts_with = "copy", help = help::NEW_SITE, help_heading = help::OPTIONS)]
        site: bool,
    },
    /// The help of a command.
    #[command(about = help::HELP_VERB, override_usage = help::HELP_USAGE, after_help = help::HELP_EXAMPLES, help_template = help::TEMPLATE)]
    Help {
        /// The command.
        #[arg(value_name = "コマンド", value_hint = ValueHint::Other, help = help::HELP_COMMAND, help_heading = help::ARGUMENTS)]
        verb: Option<String>,
    },
    /// A script that completes the command line in a shell.
    #[command(about = help::COMPLETIONS, override_usage = help::COMPLETIONS_USAGE, after_help = help::COMPLETIONS_EXAMPLES, help_template = help::TEMPLATE)]
    Completions {
        /// The shell.
        #[arg(value_name = "シェル", value_enum, hide_possible_values = true, help = help::COMPLETIONS_SHELL, help_heading = help::ARGUMENTS)]
        shell: Shell,
    },
}
