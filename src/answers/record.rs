//! A call as lines that can be replayed: ids of pages and options, and the page where it ended. Free of personal data
//! by construction: nothing else fits into the type.

use std::fmt;
use std::io::BufRead;

use super::lines::{AnswerLines, LineError};
use super::{Answer, Given, Outcome};
use crate::flow::{Flow, PageNo};

/// One call. It can be kept up to date while the call goes on, and be written by another thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The page it began on, where that is not the flow's first question.
    start: Option<String>,
    /// Each page answered, and the option, or `not-solved` where that led on.
    path: Vec<(String, String)>,
    /// What ended it.
    outcome: Option<Outcome>,
    /// The page where it stands.
    end: String,
}

impl Record {
    /// The record of a call that began on `start`, got these answers and stands on `end`.
    #[must_use]
    pub fn of(
        flow: &Flow,
        start: PageNo,
        given: &[Given],
        outcome: Option<Outcome>,
        end: PageNo,
    ) -> Self {
        let mut record = Self::default();
        record.follow(flow, start, given, outcome, end);
        record
    }

    /// Goes on to what the call is now, which is what it was, without its last answers or with more of them: what is
    /// written already costs nothing again.
    pub fn follow(
        &mut self,
        flow: &Flow,
        start: PageNo,
        given: &[Given],
        outcome: Option<Outcome>,
        end: PageNo,
    ) {
        let id = |number| flow.page(number).id.clone();
        self.start = (start != flow.start()).then(|| id(start));
        self.path.truncate(given.len());
        let new = given.get(self.path.len()..).unwrap_or_default();
        let steps = new.iter().map(|given| step(flow, *given));
        self.path
            .extend(steps.map(|(page, option)| (page.to_owned(), option.to_owned())));
        self.outcome = outcome;
        self.end = id(end);
    }
}

/// The ids of an answer: the page's and the option's.
#[must_use]
pub fn step(flow: &Flow, given: Given) -> (&str, &str) {
    let page = flow.page(given.page);
    let option = match given.answer {
        Answer::Option(at) => page.options().get(at).map_or("", |choice| &choice.id),
        Answer::NotSolved => Outcome::NotSolved.word(),
    };
    (&page.id, option)
}

impl fmt::Display for Record {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(start) = &self.start {
            writeln!(out, "@ {start}")?;
        }
        for (page, option) in &self.path {
            writeln!(out, "{page}={option}")?;
        }
        if let Some(outcome) = self.outcome {
            writeln!(out, "{}={}", self.end, outcome.word())?;
        }
        writeln!(out, "=> {}", self.end)
    }
}

/// Why no record can be added to a file.
pub enum NotWhole {
    /// It is in UTF-16: a record would be in another encoding.
    Utf16,
    /// This line is none that a record can end with.
    Open(u64),
    /// This line cannot be read.
    Line(u64),
    /// The system's word.
    Io(std::io::Error),
}

/// Whether nothing is in a file of records but whole ones, as far as its end tells.
///
/// # Errors
/// [`NotWhole`].
pub fn is_whole(reader: Box<dyn BufRead>) -> Result<(), NotWhole> {
    let mut lines = AnswerLines::new(reader);
    let mut open = None;
    loop {
        let text = lines.next_line();
        let line = lines.line().unwrap_or_default();
        match text {
            _ if lines.is_utf_16() => return Err(NotWhole::Utf16),
            Ok(None) => return open.map_or(Ok(()), |line| Err(NotWhole::Open(line))),
            Ok(Some(text)) => match text.trim() {
                text if text.is_empty() || text.starts_with('#') => {}
                text => {
                    let end = text.strip_prefix("=>").map_or("", str::trim);
                    open = end.is_empty().then_some(line);
                }
            },
            Err(LineError::Io(error)) => return Err(NotWhole::Io(error)),
            Err(_) => return Err(NotWhole::Line(line)),
        }
    }
}
