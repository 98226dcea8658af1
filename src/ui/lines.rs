//! Asking a person with numbered lines. Nothing is drawn twice; what is not understood is asked again with a reason.

use std::io::BufRead;

use super::keep::{Keep, Place, keep};
use super::numbered::{self, Entries, Entry};
use super::screen::Screen;
use super::terminal;
use super::{AskError, Prompter};
use crate::answers::lines::{AnswerLines, LineError};
use crate::answers::{Asked, Reply, reply};
use crate::fold::fold;
use crate::say;

/// Ctrl-C as a character: typed while a terminal was raw, and not read before lines are.
const CTRL_C: char = '\u{3}';

/// A person who types numbers.
pub struct Plain {
    lines: AnswerLines,
    keys_announced: bool,
}

/// What a line does.
enum Typed {
    Entry(Entry),
    /// Says the keys again.
    Keys,
    /// Not understood: the reason.
    Not(String),
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

    /// The next line; `None` where nobody types any more, an error where the line is not text.
    pub(super) fn line(&mut self) -> Result<Option<Result<String, &'static str>>, AskError> {
        match self.lines.next_line() {
            Ok(Some(text)) if text.contains(CTRL_C) => terminal::interrupted(),
            Ok(Some(text)) => Ok(Some(Ok(text))),
            // Ctrl-D, or a terminal that went away, or one that is no person.
            Ok(None) | Err(LineError::TooMuch(_)) => Ok(None),
            Err(LineError::Io(error)) => Err(AskError::Read(error)),
            Err(LineError::TooLong | LineError::Undecodable(_)) => {
                Ok(Some(Err(say!(answers::NOT_TEXT))))
            }
        }
    }
}

/// What a person typed where these entries are offered, which are the page's own or not.
fn typed(text: &str, entries: &Entries, is_own: bool, asked: &Asked<'_>) -> Typed {
    let text = text.trim();
    let count = entries.entries.len();
    if let Some(at) = reply::numbered(text, count)
        && let Some(entry) = entries.get(at + 1)
    {
        return Typed::Entry(entry);
    }
    // Where an option is called `b`, the option is meant.
    if let Some(reply) = reply::own(text, asked).filter(|_| is_own) {
        return Typed::Entry(Entry::Reply(reply));
    }
    match fold(text).as_str() {
        "b" | "back" if !is_own => Typed::Entry(Entry::Continue),
        "b" | "back" if asked.before.is_none() => Typed::Not(say!(answers::NO_BACK).to_owned()),
        "b" | "back" => Typed::Entry(Entry::Reply(Reply::Back)),
        "r" | "restart" => Typed::Entry(Entry::Reply(Reply::Restart)),
        "q" | "quit" => Typed::Entry(Entry::Reply(Reply::Quit)),
        "s" => Typed::Entry(Entry::Keep(Keep::Page, Place::Here)),
        "?" => Typed::Keys,
        _ => match text.strip_prefix(['/', '／']).map(str::trim) {
            Some(word) => match reply::page(asked.flow, word) {
                Some(page) => Typed::Entry(Entry::Reply(Reply::Go(page))),
                None => Typed::Not(say!(answers::no_page(word))),
            },
            None => Typed::Not(say!(answers::not_understood(text, count))),
        },
    }
}

impl Prompter for Plain {
    fn ask(&mut self, asked: &Asked<'_>, screen: &mut Screen) -> Result<Reply, AskError> {
        let mut own = numbered::own(asked);
        // It is `b` here.
        own.entries
            .retain(|(_, entry)| *entry != Entry::Reply(Reply::Back));
        screen.say(&own.all_lines())?;
        if !std::mem::replace(&mut self.keys_announced, true) {
            screen.say_line(say!(answers::KEYS))?;
        }
        let (mut entries, mut is_own) = (own.clone(), true);
        loop {
            screen.prompt(say!(answers::PROMPT))?;
            let typed = match self.line()? {
                Some(Ok(text)) => typed(&text, &entries, is_own, asked),
                Some(Err(reason)) => Typed::Not(reason.to_owned()),
                None => Typed::Entry(Entry::Reply(Reply::Quit)),
            };
            let next = match typed {
                Typed::Entry(Entry::Reply(reply)) => {
                    screen.say_line(&say!(answers::echo(&numbered::echo(reply, asked))))?;
                    return Ok(reply);
                }
                Typed::Entry(Entry::Keep(what, place)) => {
                    let kept = keep(what, place, asked);
                    screen.say_line(&kept.said)?;
                    if !kept.is_elsewhere_possible {
                        continue;
                    }
                    numbered::elsewhere(what)
                }
                Typed::Keys => {
                    screen.say_line(say!(answers::KEYS))?;
                    continue;
                }
                Typed::Not(reason) => {
                    screen.say_line(&reason)?;
                    continue;
                }
                Typed::Entry(Entry::Other) => numbered::other(asked),
                Typed::Entry(Entry::Given) => numbered::given(asked),
                Typed::Entry(Entry::Continue) => own.clone(),
            };
            is_own = next == own;
            entries = next;
            screen.say(&entries.all_lines())?;
        }
    }
}
