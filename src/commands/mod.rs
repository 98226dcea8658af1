//! One verb a file; here what they share: how a command ends, and how a flow is got hold of.

mod check;
mod completions;
mod explain;
mod json;
mod list;
mod new;
mod out;
pub mod report;
mod schema;
mod show;
mod walk;

use std::ffi::OsStr;
use std::io;
use std::path::Path;

use anyhow::{Context, anyhow};

use crate::answers::reply;
use crate::catalog::{self, NotFound, Origin};
use crate::cli::{Cli, Verb};
use crate::finding::Severity;
use crate::flow::check::{Checked, check, check_named};
use crate::flow::{Flow, PageNo};
use crate::source::Source;
use crate::text::errors;
use crate::ui::screen::Sink;
use crate::ui::terminal;

/// How the process ends; the numbers are part of the contract (DESIGN.md, exit codes).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// A remedy was shown, or the command did its job.
    Done = 0,
    /// It could not, or `check` found errors.
    Unable = 1,
    /// The command line is wrong.
    Usage = 2,
    /// The answers do not fit.
    Misfit = 3,
    /// The flow that the command needs is not valid.
    Invalid = 4,
    /// Stopped by the person before any remedy.
    Stopped = 130,
}

/// Why a command ended early.
pub enum Failure {
    /// The command line is wrong: the sentence.
    Usage(String),
    /// Something could not be read or written.
    Unable(anyhow::Error),
    /// The flow is not valid.
    Invalid {
        /// The findings, drawn.
        findings: String,
        /// The sentence.
        message: String,
    },
}

impl Failure {
    /// The exit code that says so.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Usage(_) => Exit::Usage,
            Self::Unable(_) => Exit::Unable,
            Self::Invalid { .. } => Exit::Invalid,
        }
    }

    /// The sentence for people.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Usage(message) | Self::Invalid { message, .. } => message.clone(),
            Self::Unable(error) => error.to_string(),
        }
    }

    /// The findings behind it, drawn; empty if it is not about a flow file.
    #[must_use]
    pub fn findings(&self) -> &str {
        if let Self::Invalid { findings, .. } = self {
            findings
        } else {
            ""
        }
    }

    /// Whether it only says that nobody reads the output any more.
    #[must_use]
    pub fn is_closed_pipe(&self) -> bool {
        let Self::Unable(error) = self else {
            return false;
        };
        error
            .root_cause()
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    }

    fn printing(error: io::Error) -> Self {
        Self::Unable(anyhow::Error::new(error).context(errors::CANNOT_PRINT))
    }
}

/// Does what the command line says.
///
/// # Errors
/// [`Failure`], not yet said to anybody.
pub fn run(cli: Cli) -> Result<Exit, Failure> {
    match cli.verb {
        None => walk::run(cli.walk),
        Some(Verb::List { flow, format }) => list::run(flow.flow.as_deref(), format.format),
        Some(Verb::Show { page, flow, format }) => {
            show::run(&page, flow.flow.as_deref(), format.format)
        }
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
        Some(Verb::Schema) => schema::run(),
        Some(Verb::Completions { shell }) => completions::run(shell),
        Some(Verb::New { file, copy }) => new::run(&file, copy.as_deref()),
    }
}

/// Standard output, for commands that ask nothing.
fn output() -> Sink {
    // Standard error first: see `terminal::standard_error`.
    let _ = terminal::standard_error();
    terminal::standard_output()
}

/// Where the flow is that `--flow` names.
fn find(named: Option<&OsStr>) -> Result<Origin, Failure> {
    catalog::find(named).map_err(|not_found| match not_found {
        NotFound::Id(known) => {
            let id = named.unwrap_or_default().to_string_lossy();
            Failure::Usage(errors::unknown_flow(&id, &known))
        }
        NotFound::Folder(unseen) => cannot_read(&unseen.path, unseen.error),
    })
}

/// Where every flow in use is.
fn in_use() -> Result<Vec<Origin>, Failure> {
    catalog::in_use().map_err(|unseen| cannot_read(&unseen.path, unseen.error))
}

fn cannot_read(path: &Path, error: io::Error) -> Failure {
    let message = errors::cannot_read(&path.display().to_string(), &errors::reason(&error));
    about_file(message, error)
}

/// The text of a flow.
fn read(origin: &Origin) -> Result<Source, Failure> {
    let path = origin.path().unwrap_or(Path::new(""));
    origin.read().map_err(|error| cannot_read(path, error))
}

/// The flow that `--flow` names, checked.
fn load(named: Option<&OsStr>) -> Result<Flow, Failure> {
    checked(&find(named)?)
}

fn checked(origin: &Origin) -> Result<Flow, Failure> {
    let source = read(origin)?;
    let Checked { findings, flow } = examined(origin, &source);
    flow.ok_or_else(|| invalid(origin, &source, &findings))
}

/// What is found in a flow's text. One beside the program must have the id that its name promises: who asks for that
/// id would get another flow.
fn examined(origin: &Origin, source: &Source) -> Checked {
    match origin {
        Origin::Beside { id, .. } => check_named(source, id),
        Origin::BuiltIn(_) | Origin::Named(_) => check(source),
    }
}

fn invalid(origin: &Origin, source: &Source, findings: &[crate::finding::Finding]) -> Failure {
    // Who walks a flow cannot mend it: warnings are for `check`.
    let is_error = |finding: &&crate::finding::Finding| finding.fault.severity() == Severity::Error;
    let errors = findings.iter().filter(is_error);
    let drawn = |finding| report::drawn(source, finding) + "\n";
    let findings = errors.clone().map(drawn).collect();
    let mut message = errors::invalid_flow(source.name(), errors.count());
    if let Origin::Beside {
        overrides: true, ..
    } = origin
    {
        message.push_str(errors::STEP_ASIDE);
    }
    Failure::Invalid { findings, message }
}

/// The page of an id or a number that somebody typed.
fn page_named(flow: &Flow, word: &str) -> Result<PageNo, Failure> {
    reply::page(flow, word).ok_or_else(|| {
        let near = reply::near_page(flow, word);
        Failure::Usage(errors::unknown_page(word, near.as_deref()))
    })
}

/// Serialised to one line of ASCII.
fn to_json(value: &impl serde::Serialize) -> Result<String, Failure> {
    json::ascii(value)
        .context(errors::CANNOT_PRINT)
        .map_err(Failure::Unable)
}

/// An I/O error about a file, with a sentence.
fn about_file(message: String, error: io::Error) -> Failure {
    Failure::Unable(anyhow::Error::new(error).context(message))
}

/// A refusal about a file that is no error of the system.
fn refusal(message: String) -> Failure {
    Failure::Unable(anyhow!(message))
}
