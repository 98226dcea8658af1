//! One file per verb, with its arguments; this module dispatches to them.

mod args;
mod check;
mod cli;
mod completions;
mod diff;
pub mod drawn;
mod exit;
mod explain;
mod graph;
mod json;
mod letter;
mod list;
mod load;
mod new;
mod one_flow;
mod out;
mod print;
mod schema;
mod search;
mod show;
mod site;
mod test;
mod translation;
mod usage;
mod walk;
mod why;

pub use cli::{Cli, Verb, in_language};
pub use exit::{Exit, Failure};

use clap::{CommandFactory, Error};

/// Runs the command.
///
/// # Errors
/// [`Failure`], whose message has not been printed yet.
pub fn run(cli: Cli) -> Result<Exit, Failure> {
    match cli.verb {
        None => walk::run(&cli.walk),
        Some(Verb::List(args)) => list::run(args),
        Some(Verb::Show(args)) => show::run(args),
        Some(Verb::Search(args)) => search::run(args),
        Some(Verb::Letter(args)) => letter::run(args),
        Some(Verb::Print(args)) => print::run(args),
        Some(Verb::Check(args)) => check::run(args),
        Some(Verb::Diff(args)) => diff::run(args),
        Some(Verb::Test(args)) => test::run(args),
        Some(Verb::Why(args)) => why::run(args),
        Some(Verb::Graph(args)) => graph::run(args),
        Some(Verb::Schema(args)) => schema::run(args),
        Some(Verb::New(args)) => new::run(args),
        Some(Verb::Help(args)) => usage::help(&args, Cli::command()),
        Some(Verb::Completions(args)) => completions::run(&args, Cli::command()),
    }
}

/// Prints the requested help or version; anything else is a [`Failure`].
///
/// # Errors
/// [`Failure`], if the command line is not valid or standard output cannot be written.
pub fn unparsed(error: &Error) -> Result<Exit, Failure> {
    usage::unparsed(error, &Cli::command())
}
