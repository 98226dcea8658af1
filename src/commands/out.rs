//! `--out`: writes what a command prints to a file instead, completely or not at all.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::{Format, FormatArg, OutArg};
use super::exit::{Exit, Failure};
use super::json;
use crate::files::NewFile;
use crate::page::Line;
use crate::say;
use crate::ui::sink::Sink;
use crate::ui::terminal;

/// The destination of a command's output.
pub(super) struct Output {
    pub sink: Sink,
    /// The file that gets what is written to `sink`, if it is not standard output.
    pub file: Option<(PathBuf, NewFile)>,
}

impl Output {
    /// Standard output.
    pub(super) fn standard() -> Self {
        // Standard error comes first: see `terminal::standard_error`.
        let _ = terminal::standard_error();
        Self {
            sink: terminal::standard_output(),
            file: None,
        }
    }

    /// Refuses a file that cannot be written or that this run also reads.
    pub(super) fn prepare(args: OutArg, read: &[PathBuf]) -> Result<Self, Failure> {
        let Some(path) = args.out else {
            return Ok(Self::standard());
        };
        let new = prepared(&path, args.force, read)?;
        Ok(Self {
            sink: Sink::endless(new.clone()),
            file: Some((path, new)),
        })
    }

    /// Prints JSON, or lines for people.
    pub(super) fn print<S: Serialize>(
        self,
        form: FormatArg,
        shape: impl FnOnce() -> S,
        lines: impl FnOnce() -> Vec<Line>,
    ) -> Result<Exit, Failure> {
        match form.format {
            Format::Json => self.json(&shape()),
            Format::Text => self.lines(&lines()),
        }
    }

    /// Prints JSON.
    pub(super) fn json(mut self, value: &impl Serialize) -> Result<Exit, Failure> {
        json::print(value, &mut self.sink)?;
        self.finish()
    }

    /// Prints text that has its own line breaks.
    pub(super) fn raw(mut self, text: &str) -> Result<Exit, Failure> {
        self.sink.raw(text)?;
        self.finish()
    }

    /// Prints lines, wrapped if the destination is a terminal.
    pub(super) fn lines(mut self, lines: &[Line]) -> Result<Exit, Failure> {
        self.sink.lines(lines)?;
        self.finish()
    }

    /// Writes the file, which ends the command.
    fn finish(self) -> Result<Exit, Failure> {
        written(self.file.as_ref())?;
        Ok(Exit::Done)
    }
}

/// Prepares a new file that is not among the files this run otherwise reads or writes.
pub(super) fn prepared(path: &Path, force: bool, others: &[PathBuf]) -> Result<NewFile, Failure> {
    // A signal must not leave a partial file.
    terminal::end_on_interrupt();
    let prepared = NewFile::prepare(path, force).and_then(|new| new.spare(others).map(|()| new));
    prepared.map_err(|refusal| Failure::writing(path, refusal))
}

/// Writes the file, if there is one and it would not be empty, and prints its path.
pub(super) fn written(file: Option<&(PathBuf, NewFile)>) -> Result<(), Failure> {
    let Some((path, new)) = file else {
        return Ok(());
    };
    let finished = new.finish();
    if finished.map_err(|refusal| Failure::writing(path, refusal))? {
        let said = say!(errors::written(&path.display().to_string())) + "\n";
        // The file is written, even if this cannot be printed.
        let _ = terminal::standard_error().raw(&said);
    }
    Ok(())
}

/// Adds a heading with the lines below it; adds nothing if there are no lines.
pub(super) fn section(lines: &mut Vec<Line>, heading: &str, below: Vec<Line>) {
    if !below.is_empty() {
        lines.push(Line::plain(""));
        lines.push(Line::plain(heading));
        lines.extend(below);
    }
}

/// Returns a line below a heading.
pub(super) fn indented(text: String) -> Line {
    Line::led("  ", "    ", text)
}
