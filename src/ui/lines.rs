//! Asks a person with numbered lines. Nothing is redrawn; an answer that is not understood is asked again with the
//! reason.

use std::io::BufRead;

use super::entries::{Entries, Entry, Next};
use super::keep::{Keep, Place};
use super::numbered;
use super::screen::Screen;
use super::terminal;
use super::{AskError, Prompter};
use crate::answers::lines::{AnswerLines, LineError};
use crate::answers::{Asked, Reply, reply};
use crate::fold::{fold, number};
use crate::say;

/// Ctrl-C as a character: it was typed while the terminal was in raw mode and is only read now.
const CTRL_C: char = '\u{3}';

/// Asks a person who answers by typing numbers.
pub struct Plain {
    lines: AnswerLines,
    keys_announced: bool,
}

/// What a typed line does.
enum Typed {
    Entry(Entry),
    /// Looks for a page with these words.
    Words(String),
    /// Shows the keys again.
    Keys,
    /// The line was not understood, for this reason.
    Not(String),
}

impl Plain {
    /// Creates a prompter that reads lines from `reader`.
    pub fn new(reader: Box<dyn BufRead>) -> Self {
        Self {
            lines: AnswerLines::new(reader),
            keys_announced: false,
        }
    }

    /// Reads the next line; `None` at the end of input, and an inner error if the line is not text.
    pub(super) fn line(&mut self) -> Result<Option<Result<String, &'static str>>, AskError> {
        match self.lines.next_line() {
            Ok(Some(text)) if text.contains(CTRL_C) => terminal::interrupted(),
            Ok(Some(text)) => Ok(Some(Ok(text))),
            // Ctrl-D, a terminal that went away, or input too large to be typed by a person.
            Ok(None) | Err(LineError::TooMuch(_)) => Ok(None),
            Err(LineError::Io(error)) => Err(AskError::Read(error)),
            Err(LineError::TooLong | LineError::Undecodable(_)) => {
                Ok(Some(Err(say!(answers::NOT_TEXT))))
            }
        }
    }

    /// Asks for words and looks for a page with them. The argument holds the part of the line that was typed ahead, and
    /// whether that is the whole line.
    pub(super) fn words(
        &mut self,
        (mut said, is_whole): (String, bool),
        asked: &Asked<'_>,
        screen: &mut Screen,
    ) -> Result<Next, AskError> {
        screen.prompt(&format!("{}{said}", say!(menu::GO_TO)))?;
        if is_whole {
            screen.say_line("")?;
        } else {
            match self.line()? {
                Some(Ok(rest)) => said += &rest,
                Some(Err(reason)) => {
                    screen.say_line(reason)?;
                    return Ok(Next::Own);
                }
                None => return Ok(Next::Reply(Reply::Quit)),
            }
        }
        Ok(numbered::find(&said, asked, screen)?)
    }
}

/// Interprets a typed line; `is_own` says whether `entries` are the page's own.
fn typed(text: &str, entries: &Entries, is_own: bool, asked: &Asked<'_>) -> Typed {
    let text = text.trim();
    let said = fold(text);
    if let Some(entry) = number(&said).and_then(|number| entries.get(number)) {
        return Typed::Entry(entry);
    }
    // If an option's id is `b`, the option is meant.
    if let Some(reply) = reply::own(text, asked).filter(|_| is_own) {
        return Typed::Entry(Entry::Reply(reply));
    }
    Typed::Entry(match said.as_str() {
        "b" | "back" if !is_own => Entry::Continue,
        "b" | "back" if asked.before.is_none() => {
            return Typed::Not(say!(answers::NO_BACK).to_owned());
        }
        "b" | "back" => Entry::Reply(Reply::Back),
        "r" | "restart" => Entry::Reply(Reply::Restart),
        "q" | "quit" => Entry::Reply(Reply::Quit),
        "s" => Entry::Keep(Keep::Page, Place::Here),
        "?" => return Typed::Keys,
        "/" => Entry::Find,
        _ => {
            let most = entries.numbers().max().unwrap_or_default();
            return match text.strip_prefix(['/', '／']) {
                Some(words) => Typed::Words(words.to_owned()),
                None => Typed::Not(say!(answers::not_understood(text, most))),
            };
        }
    })
}

impl Prompter for Plain {
    fn ask(&mut self, asked: &Asked<'_>, screen: &mut Screen) -> Result<Reply, AskError> {
        let mut own = numbered::own(asked);
        // Numbered lines go back with `b` instead.
        own.choices
            .retain(|choice| choice.entry != Entry::Reply(Reply::Back));
        let own = own.all_numbered();
        screen.say(&own.lines())?;
        if !std::mem::replace(&mut self.keys_announced, true) {
            screen.say_line(say!(answers::KEYS))?;
        }
        let mut entries = own.clone();
        loop {
            screen.prompt(say!(answers::PROMPT))?;
            let typed = match self.line()? {
                Some(Ok(text)) => typed(&text, &entries, entries == own, asked),
                Some(Err(reason)) => Typed::Not(reason.to_owned()),
                None => Typed::Entry(Entry::Reply(Reply::Quit)),
            };
            let mut next = match typed {
                Typed::Entry(entry) => numbered::take(entry, asked, screen)?,
                Typed::Words(words) => numbered::find(&words, asked, screen)?,
                Typed::Keys => {
                    screen.say_line(say!(answers::KEYS))?;
                    continue;
                }
                Typed::Not(reason) => {
                    screen.say_line(&reason)?;
                    continue;
                }
            };
            if matches!(next, Next::Words) {
                next = self.words((String::new(), false), asked, screen)?;
            }
            let next = match next {
                Next::Reply(reply) => {
                    screen.say_line(&say!(answers::echo(&numbered::echo(reply, asked))))?;
                    return Ok(reply);
                }
                Next::Open(entries) => entries.all_numbered(),
                Next::Own | Next::Words => own.clone(),
            };
            if next != entries {
                screen.say(&next.lines())?;
                entries = next;
            }
        }
    }
}
