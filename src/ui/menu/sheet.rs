//! The page on the screen: shows it screen by screen, allows leaving it early, and redraws it.

use std::io;

use console::Term;

use super::layout::Layout;
use super::marker::{Act, Marker};
use super::select::{Drawn, read_error};
use crate::answers::Reply;
use crate::page::{Line, Look};
use crate::say;
use crate::ui::entries::Entry;
use crate::ui::screen::Screen;
use crate::ui::terminal::keys::{Key, Keys};
use crate::ui::{AskError, numbered, terminal};

/// The page on the screen, and the keys pressed there.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) keys: Keys,
    lines: Vec<Line>,
    is_remedy: bool,
    /// Whether part of the page may have scrolled off the screen.
    pub(super) is_turned: bool,
    /// The reply given before the page was shown to its end.
    pub(super) early: Option<Reply>,
}

/// Why a page was not shown to its end.
enum Turned {
    /// The person left.
    Left(Reply),
    /// The page has to be redrawn.
    Again,
    /// Reading or writing failed.
    Failed(AskError),
}

impl From<io::Error> for Turned {
    fn from(error: io::Error) -> Self {
        Self::Failed(AskError::Write(error))
    }
}

impl Sheet {
    /// Shows a page, a screenful at a time.
    pub(super) fn show(
        &mut self,
        lines: &[Line],
        is_remedy: bool,
        screen: &mut Screen,
    ) -> Result<(), AskError> {
        self.lines = lines.to_vec();
        self.is_remedy = is_remedy;
        self.is_turned = false;
        let shown = screen.page_by_screens(lines, is_remedy, || self.turn());
        self.ended(shown, screen)
    }

    /// Clears the screen and shows the page again.
    pub(super) fn show_again(&mut self, screen: &mut Screen) -> Result<(), AskError> {
        self.ended(Err(Turned::Again), screen)
    }

    fn redraw(&mut self, screen: &mut Screen) -> Result<(), Turned> {
        terminal::wipe()?;
        self.is_turned = false;
        let lines = std::mem::take(&mut self.lines);
        let shown = screen.page_again(&lines, self.is_remedy, || self.turn());
        self.lines = lines;
        shown
    }

    /// Waits until the person has read the screen, whose rows are needed for what comes next.
    pub(super) fn make_room(&mut self, screen: &mut Screen) -> Result<(), AskError> {
        let turned = self.turn();
        if turned.is_ok() {
            screen.read();
        }
        self.ended(turned, screen)
    }

    /// Explains the keys, then shows the page again.
    pub(super) fn help(&mut self, screen: &mut Screen) -> Result<(), AskError> {
        let title = Line::plain(say!(menu::HELP_TITLE)).look(Look::Title);
        let keys = say!(menu::HELP)
            .into_iter()
            .map(|(key, what)| Line::led(say!(menu::key(key)), "      ", what));
        let lines: Vec<Line> = [Line::plain(""), title].into_iter().chain(keys).collect();
        screen.read();
        screen.say(&lines)?;
        let turned = self.turn().and(Err(Turned::Again));
        self.ended(turned, screen)
    }

    fn ended(
        &mut self,
        mut turned: Result<(), Turned>,
        screen: &mut Screen,
    ) -> Result<(), AskError> {
        while let Err(Turned::Again) = turned {
            turned = self.redraw(screen);
        }
        match turned {
            Err(Turned::Failed(error)) => Err(error),
            Err(Turned::Left(reply)) => {
                self.early = Some(reply);
                Ok(())
            }
            Ok(()) | Err(Turned::Again) => Ok(()),
        }
    }

    /// Waits until the person has read the screen.
    fn turn(&mut self) -> Result<(), Turned> {
        self.is_turned = true;
        let term = Term::stderr();
        // Keys pressed before the text was shown are not an answer to it.
        self.keys
            .forget()
            .map_err(|error| Turned::Failed(AskError::Read(error)))?;
        loop {
            term.write_str(say!(answers::PRESS_ENTER))?;
            let turned = self.turned();
            term.clear_line()?;
            match turned? {
                None => return Ok(()),
                Some(()) => self.leave()?,
            }
        }
    }

    /// Waits for a key that goes on (`None`) or leaves (`Some`).
    fn turned(&mut self) -> Result<Option<()>, Turned> {
        loop {
            match self
                .keys
                .take()
                .map_err(|error| Turned::Failed(read_error(error)))?
            {
                Key::Enter | Key::Char(' ' | '　') => return Ok(None),
                Key::Escape | Key::Char('q') => return Ok(Some(())),
                Key::Redraw => return Err(Turned::Again),
                _ => {}
            }
        }
    }

    /// Offers the ways to leave while a page is being turned; returns if the person goes on.
    fn leave(&mut self) -> Result<(), Turned> {
        let menu = numbered::leave(None);
        let Some(size) = terminal::size() else {
            return Ok(());
        };
        let Some(layout) = Layout::with_keys(&menu, say!(menu::LEAVING), size, 0) else {
            return Ok(());
        };
        let mut marker = Marker::default();
        loop {
            let drawn = Drawn::new(&layout, false);
            let act = drawn.drive(&menu, &mut marker, &mut self.keys);
            let act = act.map_err(Turned::Failed)?;
            return match act {
                Act::Choose(at) => match menu.choices.get(at).map(|choice| choice.entry) {
                    Some(Entry::Reply(reply)) => Err(Turned::Left(reply)),
                    _ => Ok(()),
                },
                Act::Leave | Act::Back => Ok(()),
                Act::Redraw => Err(Turned::Again),
                Act::Find | Act::Help => continue,
            };
        }
    }
}
