//! Reads answers from a pipe or a file. No question is asked twice, and no answer has a default.

use std::io::BufRead;

use super::screen::Screen;
use super::{AskError, Prompter, numbered};
use crate::answers::lines::{AnswerLines, LONGEST_LINE, LineError};
use crate::answers::{Asked, Misfit, Reply, Stage, Why, reply};
use crate::fold::fold;
use crate::say;

/// Obtains replies from a pipe or a file.
pub struct Strict {
    lines: AnswerLines,
    /// What `@ page` may still do.
    begins: Begins,
    /// Whether `=> page` was read, which ends the record.
    closed: bool,
}

/// The possible effect of `@ page`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    /// It may choose the page on which the call begins.
    Anywhere,
    /// It may only repeat the page that `--from` names.
    There,
    /// It comes too late: an answer was read.
    Begun,
}

impl Strict {
    /// Creates a prompter that reads from `reader`; `from` says whether `--from` has set the start.
    pub fn new(reader: Box<dyn BufRead>, from: bool) -> Self {
        Self {
            lines: AnswerLines::new(reader),
            begins: if from {
                Begins::There
            } else {
                Begins::Anywhere
            },
            closed: false,
        }
    }

    fn misfit(&self, why: Why, asked: &Asked<'_>, accepted: Vec<String>) -> AskError {
        AskError::Misfit(Misfit {
            why,
            line: self.lines.line(),
            page: asked.page.id.clone(),
            accepted,
        })
    }

    /// Reads the next line that is neither empty nor a comment.
    fn line(&mut self, asked: &Asked<'_>) -> Result<Option<String>, AskError> {
        loop {
            let why = match self.lines.next_line() {
                Ok(Some(text)) if text.trim().is_empty() || text.trim_start().starts_with('#') => {
                    continue;
                }
                Ok(text) => return Ok(text),
                Err(LineError::Io(error)) => return Err(AskError::Read(error)),
                Err(LineError::Undecodable(offset)) => {
                    return Err(self.misfit(Why::NotText(offset), asked, Vec::new()));
                }
                Err(LineError::TooLong) => Why::LongLine(LONGEST_LINE),
                Err(LineError::TooMuch(most)) => Why::TooMuch(most),
            };
            return Err(self.misfit(why, asked, asked.accepted()));
        }
    }

    /// Interprets one line.
    fn reply(&mut self, text: &str, asked: &Asked<'_>) -> Result<Reply, AskError> {
        let begins = std::mem::replace(&mut self.begins, Begins::Begun);
        let text = text.trim();
        if self.closed {
            return Err(self.misfit(Why::Over(text.to_owned()), asked, Vec::new()));
        }
        if let (Some(page), true) = (text.strip_prefix('@'), begins != Begins::Begun) {
            return self.begin(page.trim(), begins, asked);
        }
        let in_cp932 = || said(self.lines.as_cp932()?.trim(), asked).ok();
        let why = match said(text, asked) {
            Ok(Reply::Back) if asked.before.is_none() => Why::NoBack,
            Ok(reply) => return Ok(reply),
            Err(why) => match in_cp932() {
                Some(reply) => return Ok(reply),
                None => why,
            },
        };
        Err(self.misfit(why, asked, asked.accepted()))
    }

    /// Interprets `@ page`.
    fn begin(&self, page: &str, begins: Begins, asked: &Asked<'_>) -> Result<Reply, AskError> {
        let here = || vec![format!("@ {}", asked.page.id)];
        match reply::page(asked.call.flow, page) {
            Some(page) if begins == Begins::Anywhere || page == asked.call.end => {
                Ok(Reply::Begin(page))
            }
            Some(_) => {
                let why = Why::OtherStart(page.to_owned());
                Err(self.misfit(why, asked, here()))
            }
            None => {
                let near = reply::near_page(asked.call.flow, page);
                let accepted = near.iter().map(|near| format!("@ {near}")).collect();
                let why = Why::UnknownStart(page.to_owned(), near);
                Err(self.misfit(why, asked, accepted))
            }
        }
    }
}

/// Interprets an answer on this page: `option`, or `page=option` with this page's id.
fn said(text: &str, asked: &Asked<'_>) -> Result<Reply, Why> {
    let paged = text.split_once(['=', '＝']);
    // This comes before labels: a label of this form would keep a record from being replayed.
    let here = paged.filter(|(page, _)| fold(page) == asked.page.id);
    if let Some(reply) = match here {
        Some((_, answer)) => reply::own(answer, asked),
        None => reply::strict(text, asked),
    } {
        return Ok(reply);
    }
    Err(match (asked.stage, here, paged) {
        (Stage::Closed(_), ..) => Why::Over(text.to_owned()),
        (_, None, Some((page, _))) => Why::OtherPage(page.trim().to_owned()),
        (_, here, _) => {
            let answer = here.map_or(text, |(_, answer)| answer);
            Why::NoSuch(text.to_owned(), reply::near(answer, asked))
        }
    })
}

impl Prompter for Strict {
    fn ask(&mut self, asked: &Asked<'_>, screen: &mut Screen) -> Result<Reply, AskError> {
        if !matches!(asked.stage, Stage::Closed(_)) {
            screen.say(&numbered::own(asked).lines())?;
        }
        loop {
            let Some(text) = self.line(asked)? else {
                if self.closed || asked.stage != Stage::Options {
                    return Ok(Reply::End);
                }
                return Err(self.misfit(Why::End, asked, asked.accepted()));
            };
            if let (Some(end), false) = (text.trim().strip_prefix("=>"), self.closed) {
                if fold(end) != asked.page.id {
                    let why = Why::OtherEnd(end.trim().to_owned());
                    let accepted = vec![format!("=> {}", asked.page.id)];
                    return Err(self.misfit(why, asked, accepted));
                }
                self.closed = true;
                continue;
            }
            let reply = self.reply(&text, asked)?;
            screen.say_line(&say!(answers::echo(&numbered::echo(reply, asked))))?;
            return Ok(reply);
        }
    }
}
