//! The page on the screen: turning it where it does not fit, leaving it before its end, drawing it again.
#![allow(
    clippy::disallowed_types,
    reason = "src/ui/menu is where menus are asked"
)]

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

/// The page on the screen, and the keys that are pressed there.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) keys: Keys,
    lines: Vec<Line>,
    is_remedy: bool,
    /// Whether a part of it may have left the screen.
    pub(super) is_turned: bool,
    /// What was said before it was read to its end.
    pub(super) early: Option<Reply>,
}

/// Why a page was not read to its end.
enum Turned {
    /// Somebody left.
    Left(Reply),
    /// It has to be drawn again.
    Again,
    /// Something failed.
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

    /// Draws the page again, on an empty screen.
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

    /// Waits until the person has read what is on the screen: what comes next needs its rows.
    pub(super) fn make_room(&mut self, screen: &mut Screen) -> Result<(), AskError> {
        let turned = self.turn();
        if turned.is_ok() {
            screen.read();
        }
        self.ended(turned, screen)
    }

    /// Shows what the keys do, then the page again.
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

    /// Waits until the person has read what is on the screen.
    fn turn(&mut self) -> Result<(), Turned> {
        self.is_turned = true;
        let term = Term::stderr();
        // Keys from before there was anything to read say nothing about it.
        self.keys
            .forget()
            .map_err(|error| Turned::Failed(AskError::Read(error)))?;
        loop {
            term.write_str(say!(answers::TURN))?;
            let turned = self.turned();
            term.clear_line()?;
            match turned? {
                None => return Ok(()),
                Some(()) => self.leave()?,
            }
        }
    }

    /// Whether somebody wants to go on (`None`) or leave.
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

    /// Opens what Esc opens while a page is being read; returns where that goes on.
    fn leave(&mut self) -> Result<(), Turned> {
        let menu = numbered::leave(None);
        let Some(size) = terminal::size() else {
            return Ok(());
        };
        let Some(layout) = Layout::with_keys(&menu, false, size, 0) else {
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
