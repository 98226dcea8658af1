//! The command line: the walk, or one verb. The texts of `--help` are in `text`.

use std::env;
use std::ffi::OsString;

use clap::{ArgAction, Parser, Subcommand};

use super::{
    check, completions, diff, graph, letter, list, new, print, schema, search, show, test, usage,
    walk, why,
};
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
    /// A verb, for everything but the walk.
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// The arguments of the walk, if there is no verb.
    #[command(flatten)]
    pub walk: walk::WalkArgs,
    // `in_language` takes this out first. It is declared for `--help` and for errors about it.
    #[arg(long, value_name = say!(help::LANGUAGE_NAME), value_parser = LANGUAGES, hide_possible_values = true, help = say!(help::LANG), global = true)]
    lang: Option<String>,
    #[arg(short = 'h', long, action = ArgAction::Help, help = say!(help::HELP), global = true)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version, help = say!(help::VERSION))]
    version: Option<bool>,
}

/// The accepted values of `--lang`.
const LANGUAGES: [&str; 2] = [Language::ALL[0].name(), Language::ALL[1].name()];

/// Removes `--lang`, wherever it is, from the command line and returns the rest, with the language that it or else the
/// environment sets. The language must be known first, so that `--help` and errors are in that language, too.
///
/// # Errors
/// The message, if the value is not a language.
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

/// The verbs: everything but the walk.
#[derive(Debug, Subcommand)]
#[command(next_help_heading = say!(help::OPTIONS))]
pub enum Verb {
    /// Lists flows and their pages.
    #[command(about = say!(help::LIST), override_usage = say!(help::LIST_USAGE), after_help = say!(help::LIST_EXAMPLES), help_template = say!(help::TEMPLATE))]
    List(list::ListArgs),
    /// Shows pages.
    #[command(about = say!(help::SHOW), override_usage = say!(help::SHOW_USAGE), after_help = say!(help::SHOW_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Show(show::ShowArgs),
    /// Searches pages by what a caller says.
    #[command(about = say!(help::SEARCH), override_usage = say!(help::SEARCH_USAGE), after_help = say!(help::SEARCH_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Search(search::SearchArgs),
    /// Prints the letter of a page.
    #[command(about = say!(help::LETTER), override_usage = say!(help::LETTER_USAGE), after_help = say!(help::LETTER_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Letter(letter::LetterArgs),
    /// Prints the whole flow for paper or a browser.
    #[command(about = say!(help::PRINT), override_usage = say!(help::PRINT_USAGE), after_help = say!(help::PRINT_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Print(print::PrintArgs),
    /// Prints findings and the proof.
    #[command(about = say!(help::CHECK), override_usage = say!(help::CHECK_USAGE), after_help = say!(help::CHECK_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Check(check::CheckArgs),
    /// Compares two flows.
    #[command(about = say!(help::DIFF), override_usage = say!(help::DIFF_USAGE), after_help = say!(help::DIFF_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Diff(diff::DiffArgs),
    /// Replays records.
    #[command(about = say!(help::TEST), override_usage = say!(help::TEST_USAGE), after_help = say!(help::TEST_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Test(test::TestArgs),
    /// Explains how callers get to a page.
    #[command(about = say!(help::WHY), override_usage = say!(help::WHY_USAGE), after_help = say!(help::WHY_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Why(why::WhyArgs),
    /// Draws the flow.
    #[command(about = say!(help::GRAPH), override_usage = say!(help::GRAPH_USAGE), after_help = say!(help::GRAPH_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Graph(graph::GraphArgs),
    /// Prints the JSON Schema of flow files.
    #[command(about = say!(help::SCHEMA), override_usage = say!(help::SCHEMA_USAGE), after_help = say!(help::SCHEMA_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Schema(schema::SchemaArgs),
    /// Creates a new file.
    #[command(about = say!(help::NEW), override_usage = say!(help::NEW_USAGE), after_help = say!(help::NEW_EXAMPLES), help_template = say!(help::TEMPLATE))]
    New(new::NewArgs),
    /// Prints the help of a command.
    #[command(about = say!(help::HELP_VERB), override_usage = say!(help::HELP_USAGE), after_help = say!(help::HELP_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Help(usage::HelpArgs),
    /// Prints a script that completes the command line in a shell.
    #[command(about = say!(help::COMPLETIONS), override_usage = say!(help::COMPLETIONS_USAGE), after_help = say!(help::COMPLETIONS_EXAMPLES), help_template = say!(help::TEMPLATE))]
    Completions(completions::CompletionsArgs),
}
