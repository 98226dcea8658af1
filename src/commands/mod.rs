//! One verb a file; here which of them the command line means.

mod check;
mod completions;
mod diff;
mod exit;
mod explain;
mod graph;
mod json;
mod letter;
mod list;
mod load;
mod new;
mod out;
mod print;
pub mod report;
mod schema;
mod search;
mod show;
mod site;
mod test;
mod translation;
mod usage;
mod walk;
mod why;

pub use diff::DiffArgs;
pub use exit::{Exit, Failure};
pub use graph::GraphArgs;
pub use letter::LetterArgs;
use load::{checked, examined, find, in_use, load, page_named, read, spoken};
pub use print::PrintArgs;
pub use search::SearchArgs;
use site::Desk;
pub use test::TestArgs;
pub use usage::unparsed;
pub use why::WhyArgs;

use crate::cli::{Cli, Verb};
use crate::ui::screen::Sink;
use crate::ui::terminal;

/// Does what the command line says.
///
/// # Errors
/// [`Failure`], not yet said to anybody.
pub fn run(cli: Cli) -> Result<Exit, Failure> {
    match cli.verb {
        None => walk::run(&cli.walk),
        Some(Verb::List { flow, format }) => list::run(flow.flow.as_deref(), format.format),
        Some(Verb::Show {
            pages,
            flow,
            format,
        }) => show::run(&pages, flow.flow.as_deref(), format.format),
        Some(Verb::Letter(args)) => letter::run(args),
        Some(Verb::Check {
            explain: Some(code),
            ..
        }) => explain::run(&code),
        Some(Verb::Check {
            paths,
            format,
            strict,
            explain: None,
        }) => check::run(&paths, format, strict),
        Some(Verb::Help { verb }) => usage::help(verb.as_deref()),
        Some(Verb::Search(args)) => search::run(args),
        Some(Verb::Diff(args)) => diff::run(args),
        Some(Verb::Test(args)) => test::run(args),
        Some(Verb::Why(args)) => why::run(args),
        Some(Verb::Print(args)) => print::run(args),
        Some(Verb::Graph(args)) => graph::run(args),
        Some(Verb::Schema) => schema::run(),
        Some(Verb::Completions { shell }) => completions::run(shell),
        Some(Verb::New {
            file,
            copy,
            site,
            translation,
        }) => {
            let content = match (copy, translation) {
                (Some(named), _) => new::Content::Copy(named),
                (None, Some(language)) => new::Content::Translation(language),
                (None, None) if site => new::Content::Site,
                (None, None) => new::Content::Template,
            };
            new::run(&file, content)
        }
    }
}

/// Standard output, for commands that ask nothing.
fn output() -> Sink {
    // Standard error first: see `terminal::standard_error`.
    let _ = terminal::standard_error();
    terminal::standard_output()
}

/// One line of ASCII.
fn to_json(value: &impl serde::Serialize) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    json::print(value, &mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
