//! Meeting people: the only code that knows a terminal.

mod entries;
mod keep;
pub mod lines;
pub mod menu;
mod numbered;
pub mod own_console;
pub mod screen;
pub mod sink;
pub mod stream;
pub mod strict;
pub mod terminal;

use std::io;

use crate::answers::{Asked, Misfit, Reply};
use crate::page::Line;
use screen::Screen;

/// Why nobody could be asked.
pub enum AskError {
    /// The answer does not fit.
    Misfit(Misfit),
    /// Answers could not be read.
    Read(io::Error),
    /// The screen could not be written.
    Write(io::Error),
}

impl From<io::Error> for AskError {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

/// Whoever answers: a pipe, a file, a person with numbered lines, a person with a menu.
pub trait Prompter {
    /// Shows a page, all of it; `is_remedy` says which stream it belongs to.
    ///
    /// # Errors
    /// A screen that cannot be written; input that cannot be read, where somebody has to turn pages.
    fn show(
        &mut self,
        lines: &[Line],
        is_remedy: bool,
        screen: &mut Screen,
    ) -> Result<(), AskError> {
        screen.page(lines, is_remedy).map_err(AskError::Write)
    }

    /// Asks on a page that is already shown.
    ///
    /// # Errors
    /// Strict prompters: an answer that does not fit. All: input that cannot be read, a screen that cannot be
    /// written.
    fn ask(&mut self, asked: &Asked<'_>, screen: &mut Screen) -> Result<Reply, AskError>;
}
