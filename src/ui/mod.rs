//! Interaction with people: the only code that knows about terminals.
#![allow(clippy::disallowed_types, reason = "this is where terminals are known")]

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

/// Why a question could not be asked or answered.
pub enum AskError {
    /// The answer does not fit the page.
    Misfit(Misfit),
    /// Reading answers failed.
    Read(io::Error),
    /// Writing to the screen failed.
    Write(io::Error),
}

impl From<io::Error> for AskError {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

/// Obtains replies from a pipe or file, a person with numbered lines, or a person with a menu.
pub trait Prompter {
    /// Shows a whole page; `is_remedy` decides which stream it is written to.
    ///
    /// # Errors
    /// If the screen cannot be written or, where pages have to be turned, input cannot be read.
    fn show(
        &mut self,
        lines: &[Line],
        is_remedy: bool,
        screen: &mut Screen,
    ) -> Result<(), AskError> {
        screen.page(lines, is_remedy).map_err(AskError::Write)
    }

    /// Asks for a reply on a page that is already shown.
    ///
    /// # Errors
    /// If input cannot be read or the screen cannot be written; for [`Strict`](strict::Strict), if an answer does not
    /// fit.
    fn ask(&mut self, asked: &Asked<'_>, screen: &mut Screen) -> Result<Reply, AskError>;
}
