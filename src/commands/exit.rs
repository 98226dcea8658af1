//! How commands end.

use std::io;
use std::path::Path;

use anyhow::anyhow;

use crate::catalog::Unseen;
use crate::files::Refusal;
use crate::say;
use crate::ui::terminal;

/// How the process ends; the numbers are guaranteed (DESIGN.md, exit codes).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// A remedy was shown, or the command did its job.
    Done = 0,
    /// The command could not do its job, or `check` found errors.
    Unable = 1,
    /// The command line is not valid.
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
    /// The command line is not valid; the message.
    Usage(String),
    /// Standard output was closed by its reader, which is not an error: nothing is left to do.
    Unread,
    /// The command could not do its job; the message, with the error of the system below it.
    Unable(anyhow::Error),
    /// The flow has errors.
    Invalid {
        /// The findings, drawn.
        findings: String,
        /// The message.
        message: String,
    },
}

/// Standard output could not be written. Errors of standard error never end a command: see `Sink::forgiving`. Errors of
/// files have their own messages: [`Failure::reading`] and [`Failure::writing`].
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Unread,
            _ => Self::Unable(anyhow::Error::new(error).context(say!(errors::CANNOT_PRINT))),
        }
    }
}

impl From<Unseen> for Failure {
    fn from(Unseen { path, error }: Unseen) -> Self {
        Self::reading(&path, error)
    }
}

impl Failure {
    /// Returns the exit code for this failure.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Usage(_) => Exit::Usage,
            Self::Unread => Exit::Done,
            Self::Unable(_) => Exit::Unable,
            Self::Invalid { .. } => Exit::Invalid,
        }
    }

    /// Returns the message for people; empty if there is nothing to say.
    pub fn message(&self) -> String {
        match self {
            Self::Unread => String::new(),
            Self::Usage(message) | Self::Invalid { message, .. } => message.clone(),
            Self::Unable(error) => error.to_string(),
        }
    }

    /// Returns the findings that caused it, drawn; empty if it is not about a flow file.
    pub fn findings(&self) -> &str {
        if let Self::Invalid { findings, .. } = self {
            findings
        } else {
            ""
        }
    }

    /// Prints the message and returns the exit code, which is all that is left if standard error is closed, too.
    #[must_use]
    pub fn say(&self) -> Exit {
        let message = self.message();
        if !message.is_empty() {
            let mut err = terminal::standard_error();
            let _ = err.raw(self.findings());
            let _ = err.raw(&(say!(errors::error(&message)) + "\n"));
        }
        self.exit()
    }

    /// A file could not be read.
    pub(super) fn reading(path: &Path, error: io::Error) -> Self {
        let name = path.display().to_string();
        let message = say!(errors::cannot_read(&name, &say!(errors::reason(&error))));
        Self::Unable(anyhow::Error::new(error).context(message))
    }

    /// A file could not be written.
    pub(super) fn writing(path: &Path, refusal: Refusal) -> Self {
        let name = path.display().to_string();
        match refusal {
            Refusal::Exists => Self::refusal(say!(errors::out_exists(&name))),
            Refusal::IsRead => Self::refusal(say!(errors::out_is_read(&name))),
            Refusal::System(error) => {
                let message = say!(errors::cannot_write(&name, &say!(errors::reason(&error))));
                Self::Unable(anyhow::Error::new(error).context(message))
            }
        }
    }

    /// A refusal by the program, not by the system.
    pub(super) fn refusal(message: String) -> Self {
        Self::Unable(anyhow!(message))
    }
}
