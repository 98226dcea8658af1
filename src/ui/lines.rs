//! Asking with numbered lines: strictly, where answers come from a pipe or a file; patiently, where a person types.

use std::io::BufRead;

use super::answers::{AnswerLines, LONGEST_LINE, LineError, strict, typed};
use super::screen::Screen;
use super::sheet::Line;
use super::terminal;
use super::{AskError, Asked, Misfit, Prompter, Reply, Stage};
use crate::text::answers as words;

/// Ctrl-C as a character: typed while a terminal was raw, and not read before lines are.
const CTRL_C: char = '\u{3}';

/// Answers from a pipe or a file. Nothing is asked twice and nothing defaults.
pub struct Strict {
    lines: AnswerLines,
    /// `=> page` was read: the record is over.
    closed: bool,
}

impl Strict {
    /// Reads answers from here.
    #[must_use]
    pub fn new(reader: Box<dyn BufRead>) -> Self {
        Self {
            lines: AnswerLines::new(reader),
            closed: false,
        }
    }

    fn misfit(&self, kind: Misfit, accepted: Vec<String>, message: String) -> AskError {
        AskError::Misfit {
            kind,
            line: self.lines.line(),
            accepted,
            message,
        }
    }

    /// The next line that says something.
    fn line(&mut self, asked: &Asked<'_>) -> Result<Option<String>, AskError> {
        let page = &asked.page.id;
        loop {
            let read = self.lines.next_line();
            let number = self.lines.line().unwrap_or_default();
            return match read {
                Ok(Some(text)) if text.trim().is_empty() || text.trim_start().starts_with('#') => {
                    continue;
                }
                Ok(text) => Ok(text),
                Err(LineError::Undecodable(offset)) => Err(self.misfit(
                    Misfit::Undecodable,
                    Vec::new(),
                    words::undecodable(number, offset, page),
                )),
                Err(LineError::TooLong) => {
                    let message = words::too_long(number, LONGEST_LINE, page);
                    Err(self.misfit(Misfit::Invalid, asked.accepted(), message))
                }
                Err(LineError::TooMuch(most)) => {
                    let message = words::too_much(number, most, page);
                    Err(self.misfit(Misfit::Invalid, asked.accepted(), message))
                }
                Err(LineError::Io(error)) => Err(AskError::Read(error)),
            };
        }
    }

    /// What one line says.
    fn reply(&self, text: &str, asked: &Asked<'_>) -> Result<Reply, AskError> {
        let line = self.lines.line().unwrap_or_default();
        let page = &asked.page.id;
        let over = self.closed || matches!(asked.stage, Stage::Last | Stage::Done);
        let mut said = strict(text, asked).filter(|_| !self.closed);
        if let (None, false, Some((meant, option))) = (said, over, text.split_once('=')) {
            let meant = meant.trim();
            if meant != page {
                let accepted = asked.accepted();
                let message = words::wrong_page(line, page, meant, &accepted);
                return Err(self.misfit(Misfit::Invalid, accepted, message));
            }
            said = strict(option, asked);
        }
        match said {
            Some(Reply::Back) if asked.before.is_none() && asked.stage != Stage::Done => {
                let accepted = asked.accepted();
                let message = words::invalid_back(line, page, &accepted);
                Err(self.misfit(Misfit::Invalid, accepted, message))
            }
            Some(reply) => Ok(reply),
            None if over => {
                let message = words::too_many(line, page, text.trim());
                Err(self.misfit(Misfit::TooMany, asked.accepted(), message))
            }
            None => {
                let accepted = asked.accepted();
                let message = words::invalid(line, page, text.trim(), &accepted);
                Err(self.misfit(Misfit::Invalid, accepted, message))
            }
        }
    }
}

impl Prompter for Strict {
    fn ask(&mut self, asked: &Asked<'_>, screen: &mut Screen) -> Result<Reply, AskError> {
        screen.say(&options(asked))?;
        loop {
            let Some(text) = self.line(asked)? else {
                if asked.stage != Stage::Options {
                    return Ok(Reply::End);
                }
                let accepted = asked.accepted();
                let message = words::too_few(&asked.page.id, &accepted);
                return Err(self.misfit(Misfit::TooFew, accepted, message));
            };
            if let (Some(end), false) = (text.trim().strip_prefix("=>"), self.closed) {
                if end.trim() != asked.page.id {
                    let line = self.lines.line().unwrap_or_default();
                    let message = words::wrong_end(line, &asked.page.id, end.trim());
                    return Err(self.misfit(
                        Misfit::Invalid,
                        vec![format!("=> {}", asked.page.id)],
                        message,
                    ));
                }
                self.closed = true;
                continue;
            }
            let reply = self.reply(&text, asked)?;
            screen.say_line(&words::echo(&echo(reply, asked)))?;
            return Ok(reply);
        }
    }
}

/// A person who types numbers. Nothing is drawn twice; what is not understood is asked again with a reason.
pub struct Plain {
    lines: AnswerLines,
    keys_announced: bool,
}

impl Plain {
    /// Reads what is typed from here.
    #[must_use]
    pub fn new(reader: Box<dyn BufRead>) -> Self {
        Self {
            lines: AnswerLines::new(reader),
            keys_announced: false,
        }
    }

    fn understood(&mut self, asked: &Asked<'_>) -> Result<Result<Reply, String>, AskError> {
        let text = match self.lines.next_line() {
            Ok(Some(text)) if text.contains(CTRL_C) => terminal::interrupted(),
            Ok(Some(text)) => text,
            // Ctrl-D, or a terminal that went away, or one that is no person.
            Ok(None) | Err(LineError::TooMuch(_)) => return Ok(Ok(Reply::Quit)),
            Err(LineError::Io(error)) => return Err(AskError::Read(error)),
            Err(LineError::TooLong | LineError::Undecodable(_)) => {
                return Ok(Err(words::NOT_TEXT.to_owned()));
            }
        };
        Ok(match typed(&text, asked) {
            Some(Reply::Back) if asked.before.is_none() => Err(words::NO_BACK.to_owned()),
            Some(reply) => Ok(reply),
            None => Err(match asked.stage {
                Stage::Options => words::not_understood(text.trim(), asked.page.options().len()),
                Stage::Solved => words::not_understood(text.trim(), 2),
                Stage::Last | Stage::Done => words::nothing_follows(text.trim()),
            }),
        })
    }
}

impl Prompter for Plain {
    fn ask(&mut self, asked: &Asked<'_>, screen: &mut Screen) -> Result<Reply, AskError> {
        if asked.stage == Stage::Done {
            return Ok(Reply::Quit);
        }
        screen.say(&options(asked))?;
        if asked.stage == Stage::Last {
            screen.say_line(words::LAST)?;
        } else if !self.keys_announced {
            screen.say_line(words::KEYS)?;
            self.keys_announced = true;
        }
        loop {
            screen.prompt(words::PROMPT)?;
            match self.understood(asked)? {
                Ok(reply) => {
                    screen.say_line(&words::echo(&echo(reply, asked)))?;
                    return Ok(reply);
                }
                Err(reason) => screen.say_line(&reason)?,
            }
        }
    }
}

/// The numbered answers of a page.
fn options(asked: &Asked<'_>) -> Vec<Line> {
    let numbered =
        |(number, label): (usize, &str)| Line::led(format!("{number:>2} "), "   ", label);
    match asked.stage {
        Stage::Options => {
            let labels = asked
                .page
                .options()
                .iter()
                .map(|choice| choice.label.as_str());
            (1..).zip(labels).map(numbered).collect()
        }
        Stage::Solved => {
            let labels = (1..).zip([words::SOLVED, words::NOT_SOLVED]).map(numbered);
            [Line::plain(""), Line::plain(words::SOLVED_QUESTION)]
                .into_iter()
                .chain(labels)
                .collect()
        }
        Stage::Last | Stage::Done => Vec::new(),
    }
}

fn echo(reply: Reply, asked: &Asked<'_>) -> String {
    match reply {
        Reply::Option(at) => {
            let label = asked
                .page
                .options()
                .get(at)
                .map_or("", |choice| choice.label.as_str());
            format!("{} {label}", at + 1)
        }
        Reply::Solved => words::SOLVED.to_owned(),
        Reply::NotSolved => words::NOT_SOLVED.to_owned(),
        Reply::Back => words::back_to(asked.before.map_or("", |page| page.title.as_str())),
        Reply::Restart => words::RESTART.to_owned(),
        Reply::Quit | Reply::End => words::QUIT.to_owned(),
    }
}
