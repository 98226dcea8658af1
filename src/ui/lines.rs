//! Asking a person with numbered lines. Nothing is drawn twice; what is not understood is asked again with a reason.

use std::io::BufRead;

use super::keep;
use super::numbered::{self, Entries, Entry};
use super::screen::Screen;
use super::terminal;
use super::{AskError, Prompter};
use crate::answers::lines::{AnswerLines, LineError};
use crate::answers::{Asked, Reply, Stage, reply};
use crate::fold::fold;
use crate::text::answers as words;

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
            Err(LineError::TooLong | LineError::Undecodable(_)) => Ok(Some(Err(words::NOT_TEXT))),
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
        "b" | "back" if asked.before.is_none() => Typed::Not(words::NO_BACK.to_owned()),
        "b" | "back" => Typed::Entry(Entry::Reply(Reply::Back)),
        "r" | "restart" => Typed::Entry(Entry::Reply(Reply::Restart)),
        "q" | "quit" => Typed::Entry(Entry::Reply(Reply::Quit)),
        "s" => Typed::Entry(Entry::Keep(keep::Keep::Page)),
        "?" => Typed::Keys,
        _ => match text.strip_prefix(['/', '／']).map(str::trim) {
            Some(word) => match reply::page(asked.flow, word) {
                Some(page) => Typed::Entry(Entry::Reply(Reply::Go(page))),
                None => Typed::Not(words::no_page(word)),
            },
            None => Typed::Not(words::not_understood(text, count)),
        },
    }
}

impl Prompter for Plain {
    fn ask(&mut self, asked: &Asked<'_>, screen: &mut Screen) -> Result<Reply, AskError> {
        let own = numbered::own(asked);
        let own = match asked.stage {
            // 戻る is `b` here, and 最初から is `r`.
            Stage::Options => Entries {
                entries: own.entries.into_iter().take(own.numbered).collect(),
                ..own
            },
            Stage::Remedy | Stage::Closed(_) => own,
        };
        screen.say(&own.all_lines())?;
        if !std::mem::replace(&mut self.keys_announced, true) {
            screen.say_line(words::KEYS)?;
        }
        let (mut entries, mut is_own) = (own.clone(), true);
        loop {
            screen.prompt(words::PROMPT)?;
            let typed = match self.line()? {
                Some(Ok(text)) => typed(&text, &entries, is_own, asked),
                Some(Err(reason)) => Typed::Not(reason.to_owned()),
                None => Typed::Entry(Entry::Reply(Reply::Quit)),
            };
            let next = match typed {
                Typed::Entry(Entry::Reply(reply)) => {
                    screen.say_line(&words::echo(&numbered::echo(reply, asked)))?;
                    return Ok(reply);
                }
                Typed::Entry(Entry::Keep(what)) => {
                    screen.say_line(&keep::keep(what, asked))?;
                    continue;
                }
                Typed::Keys => {
                    screen.say_line(words::KEYS)?;
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
