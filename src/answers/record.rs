//! A call as lines that can be replayed: the ids of pages and options, and the page where it ended. A record cannot
//! contain personal data, because its type has no room for any.

use std::fmt;
use std::io::BufRead;

use super::lines::{AnswerLines, LineError};
use super::{Answer, Call, Given, Outcome};
use crate::flow::Flow;
use crate::form::values::is_id;

/// One call. It can be updated while the call goes on, and written by another thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The page on which the call began, if that is not the flow's first question.
    start: Option<String>,
    /// The pages answered, each with the option, or `not-solved` if that led on.
    path: Vec<(String, String)>,
    /// The outcome that ended it.
    outcome: Option<Outcome>,
    /// The page where it ended, or is now.
    end: String,
}

impl Record {
    /// Updates the record to the present state of the call, which differs only in its last answers: the others cost
    /// nothing again.
    pub fn follow(&mut self, call: Call<'_>) {
        let id = |number| call.flow.page(number).id.clone();
        self.start = (call.start != call.flow.start()).then(|| id(call.start));
        self.path.truncate(call.given.len());
        let new = call.given.get(self.path.len()..).unwrap_or_default();
        let steps = new.iter().map(|given| step(call.flow, *given));
        self.path
            .extend(steps.map(|(page, option)| (page.to_owned(), option.to_owned())));
        self.outcome = call.outcome;
        self.end = id(call.end);
    }
}

impl From<Call<'_>> for Record {
    fn from(call: Call<'_>) -> Self {
        let mut record = Self::default();
        record.follow(call);
        record
    }
}

/// Returns the ids of the answer's page and option.
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

/// A call as read from a file; none of its ids is known to exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The first line that is not a comment.
    pub first_line: u64,
    /// The line and page of `@ page`, which begins it.
    pub start: Option<(u64, String)>,
    /// Its answers: line, page, and option or outcome.
    pub answers: Vec<(u64, String, String)>,
    /// The line and page of `=> page`, which ends it.
    pub end: (u64, String),
    /// All its lines, including the comments before and between them.
    pub text: Vec<String>,
}

/// Why lines are not a record.
#[derive(Debug)]
pub enum Flaw {
    /// A line that is neither `@ page`, `page=option` nor `=> page`.
    NoAnswer(String),
    /// `@ page` is not the first line of the record.
    LateStart,
    /// The file ends before `=> page`.
    NoEnd,
    /// The file does not contain a record.
    Nothing,
    /// The line cannot be read.
    Unreadable(LineError),
}

/// A record, or the flaw found instead of one, with its line.
pub type Read = Result<Written, (u64, Flaw)>;

/// Reads every record of a file. After a flaw, it goes on with the next record, unless a line cannot be read.
pub fn read(mut lines: AnswerLines) -> Vec<Read> {
    let mut reader = Reader::default();
    loop {
        match lines.next_line() {
            Ok(Some(text)) => reader.line(lines.line().unwrap_or(1), text),
            Ok(None) => break,
            Err(error) => {
                let line = lines.line().unwrap_or(1);
                reader.read.push(Err((line, Flaw::Unreadable(error))));
                return reader.read;
            }
        }
    }
    if reader.first_line > 0 && !reader.skips {
        reader.read.push(Err((reader.first_line, Flaw::NoEnd)));
    }
    if reader.read.is_empty() {
        reader.read.push(Err((1, Flaw::Nothing)));
    }
    reader.read
}

/// Collects records, and the lines of the current one.
#[derive(Default)]
struct Reader {
    read: Vec<Read>,
    /// 0 before the first line of the current record.
    first_line: u64,
    start: Option<(u64, String)>,
    answers: Vec<(u64, String, String)>,
    text: Vec<String>,
    /// Whether the current record has a flaw: the lines up to the next record are ignored.
    skips: bool,
}

impl Reader {
    fn line(&mut self, line: u64, text: String) {
        let said = text.trim().to_owned();
        self.text.push(text);
        if said.is_empty() || said.starts_with('#') {
            return;
        }
        if self.first_line == 0 {
            self.first_line = line;
        }
        if let Some(end) = said.strip_prefix("=>").map(str::trim) {
            let record = std::mem::take(self);
            self.read = record.read;
            if !record.skips {
                let end = (line, end.to_owned());
                self.read.push(named(&end.1, line, &said).map(|()| Written {
                    first_line: record.first_line,
                    start: record.start,
                    answers: record.answers,
                    end,
                    text: record.text,
                }));
            }
        } else if !self.skips
            && let Err(flaw) = self.word(line, &said)
        {
            self.read.push(Err(flaw));
            self.skips = true;
        }
    }

    fn word(&mut self, line: u64, said: &str) -> Result<(), (u64, Flaw)> {
        if let Some(page) = said.strip_prefix('@').map(str::trim) {
            if self.first_line != line {
                return Err((line, Flaw::LateStart));
            }
            named(page, line, said)?;
            self.start = Some((line, page.to_owned()));
            return Ok(());
        }
        let Some((page, option)) = said.split_once('=') else {
            return Err((line, Flaw::NoAnswer(said.to_owned())));
        };
        let (page, option) = (page.trim(), option.trim());
        named(page, line, said)?;
        // A number is not an id: if an option is inserted above, the number means another option.
        if option.is_empty() || option.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err((line, Flaw::NoAnswer(said.to_owned())));
        }
        self.answers
            .push((line, page.to_owned(), option.to_owned()));
        Ok(())
    }
}

/// Checks that this can be the id of a page.
fn named(page: &str, line: u64, said: &str) -> Result<(), (u64, Flaw)> {
    if is_id(page) {
        return Ok(());
    }
    Err((line, Flaw::NoAnswer(said.to_owned())))
}

/// Why no record can be appended to a file.
pub enum NotWhole {
    /// The file is in UTF-16, and the record would be in another encoding.
    Utf16,
    /// This last line is not one that ends a record.
    Open(u64),
    /// This line cannot be read.
    Line(u64),
    /// An I/O error.
    Io(std::io::Error),
}

/// Checks that the file ends with a complete record, so that another one can be appended.
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
