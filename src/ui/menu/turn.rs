//! A page that does not fit the screen: turning it, leaving it before its end, drawing it again.
#![allow(
    clippy::disallowed_types,
    reason = "src/ui/menu is where menus are asked"
)]

use std::io;

use console::Term;

use super::marker::{Act, Marker};
use super::select::Layout;
use super::{Menu, read_error};
use crate::answers::Reply;
use crate::page::{Line, Look};
use crate::say;
use crate::ui::entries::Entry;
use crate::ui::screen::Screen;
use crate::ui::terminal::keys::Key;
use crate::ui::{AskError, numbered, terminal};

/// Why a page was not read to its end.
pub(super) enum Turned {
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

impl Menu {
    /// Shows what the keys do, then the page again.
    pub(super) fn help(&mut self, screen: &mut Screen) -> Result<(), AskError> {
        let title = Line::plain(say!(menu::HELP_TITLE)).look(Look::Title);
        let keys = say!(menu::HELP)
            .into_iter()
            .map(|(key, what)| Line::led(say!(menu::key(key)), "      ", what));
        let lines: Vec<Line> = [Line::plain(""), title].into_iter().chain(keys).collect();
        screen.read();
        screen.say(&lines)?;
        match self.turn() {
            Ok(()) | Err(Turned::Again) => self.show_again(screen),
            Err(Turned::Left(reply)) => {
                self.early = Some(reply);
                Ok(())
            }
            Err(Turned::Failed(error)) => Err(error),
        }
    }

    /// Draws the page again, on an empty screen.
    pub(super) fn show_again(&mut self, screen: &mut Screen) -> Result<(), AskError> {
        loop {
            terminal::wipe()?;
            self.is_turned = false;
            let lines = std::mem::take(&mut self.shown);
            let shown = screen.page_again(&lines, self.is_remedy, || self.turn());
            self.shown = lines;
            match shown {
                Ok(()) => return Ok(()),
                Err(Turned::Again) => {}
                Err(Turned::Left(reply)) => {
                    self.early = Some(reply);
                    return Ok(());
                }
                Err(Turned::Failed(error)) => return Err(error),
            }
        }
    }

    /// Waits until the person has read what is on the screen.
    pub(super) fn turn(&mut self) -> Result<(), Turned> {
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
            let act = self
                .drive(&menu, &layout, &mut marker, false)
                .map_err(Turned::Failed)?;
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
