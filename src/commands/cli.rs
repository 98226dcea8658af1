//! The command line: the walk, or one verb; how they read in `--help` is in `text::help`.

use clap::{ArgAction, Parser, Subcommand};

use super::check::CheckArgs;
use super::completions::CompletionsArgs;
use super::diff::DiffArgs;
use super::graph::GraphArgs;
use super::letter::LetterArgs;
use super::list::ListArgs;
use super::new::NewArgs;
use super::print::PrintArgs;
use super::schema::SchemaArgs;
use super::search::SearchArgs;
use super::show::ShowArgs;
use super::test::TestArgs;
use super::usage::HelpArgs;
use super::walk::WalkArgs;
use super::why::WhyArgs;
use crate::say;

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
    #[arg(short = 'h', long, action = ArgAction::Help, help = say!(help::HELP), global = true)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version, help = say!(help::VERSION))]
    version: Option<bool>,
}

/// Everything but the walk.
#[derive(Debug, Subcommand)]
#[command(next_help_heading = say!(help::OPTIONS))]
pub enum Verb {
    /// Flows and their pages.
    #[command(about = say!(help::LIST), override_usage = say!(help::LIST_USAGE), after_help = say!(help::LIST_EXAMPLES), help_template = say!(help::TEMPLATE))]
    List(ListArgs),
    /// Some pages.
    #[command(about = say!(help::SHOW), override_usage = say!(help::SHOW_USAGE), after_help = say!(help::SHOW_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Show(ShowArgs),
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
    Check(CheckArgs),
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
    Schema(SchemaArgs),
    /// A flow file to start from.
    #[command(about = say!(help::NEW), override_usage = say!(help::NEW_USAGE), after_help = say!(help::NEW_EXAMPLES), help_template = say!(help::TEMPLATE))]
    New(NewArgs),
    /// The help of a command.
    #[command(about = say!(help::HELP_VERB), override_usage = say!(help::HELP_USAGE), after_help = say!(help::HELP_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Help(HelpArgs),
    /// A script that completes the command line in a shell.
    #[command(about = say!(help::COMPLETIONS), override_usage = say!(help::COMPLETIONS_USAGE), after_help = say!(help::COMPLETIONS_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Completions(CompletionsArgs),
}
