//! Meeting people: the only code that knows a terminal.

pub mod alone;
pub mod answers;
pub mod decode;
pub mod lines;
pub mod menu;
pub mod screen;
pub mod sheet;
mod stream;
pub mod terminal;
pub mod wrap;

use std::io;

use crate::flow::Page;
use screen::Screen;
use sheet::Line;

/// What a prompter needs to ask on a page.
pub struct Asked<'f> {
    /// The page that is shown.
    pub page: &'f Page,
    /// What can be answered.
    pub stage: Stage,
    /// The page that `back` leads to; none on the first one.
    pub before: Option<&'f Page>,
}

/// What can be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// One of the options.
    Options,
    /// `solved` or `not-solved`.
    Solved,
    /// Nothing more, but `back` and `quit`.
    Last,
    /// The person said `solved`: as `Last`, and a person at a terminal is done.
    Done,
}

/// What somebody said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The option with this number, from 0.
    Option(usize),
    /// It helped.
    Solved,
    /// It did not help.
    NotSolved,
    /// To the page before.
    Back,
    /// To the first page.
    Restart,
    /// Stop.
    Quit,
    /// There is no more input.
    End,
}

/// Why an answer does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The input ended on a question.
    TooFew,
    /// Nothing is asked any more.
    TooMany,
    /// The page has no such answer.
    Invalid,
    /// The bytes are no text.
    Undecodable,
}

/// Why nobody could be asked.
pub enum AskError {
    /// The answer does not fit.
    Misfit {
        /// Why.
        kind: Misfit,
        /// The line of the input, from 1; `None` if the input has no lines.
        line: Option<u64>,
        /// What would have been accepted.
        accepted: Vec<String>,
        /// The sentence for people.
        message: String,
    },
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

impl Asked<'_> {
    /// What can be answered here, for scripts: option ids, else words.
    #[must_use]
    pub fn accepted(&self) -> Vec<String> {
        match self.stage {
            Stage::Options => self
                .page
                .options()
                .iter()
                .map(|choice| choice.id.clone())
                .collect(),
            Stage::Solved => vec!["solved".to_owned(), "not-solved".to_owned()],
            Stage::Last | Stage::Done => vec!["back".to_owned(), "quit".to_owned()],
        }
    }
}
