//! Asking with a menu: arrow keys and Enter.
//!
//! Responsible for: what stands in the menus, where each entry leads, when a page is turned. How a menu is drawn is
//! in `select`. Where the terminal is too small for a menu, the same is asked with numbered lines.
#![allow(
    clippy::disallowed_types,
    reason = "src/ui/menu is where menus are asked"
)]

mod select;

use std::io::{self, Write};

use console::{Key, Term};

use super::keep::keep;
use super::lines::Plain;
use super::numbered::{self, Entries, Entry};
use super::screen::Screen;
use super::terminal::{self, MenuOpen};
use super::{AskError, Prompter};
use crate::answers::{Asked, Reply};
use crate::page::Line;
use crate::text::answers as words;
use select::{Chosen, Layout};

/// A person at a terminal that can be drawn on.
pub struct Menu {
    /// Asks where a menu does not fit.
    lines: Plain,
    keys_announced: bool,
    /// The page that is shown: to draw it again, and to save it.
    shown: Vec<Line>,
    is_remedy: bool,
}

/// What came out of one menu.
enum Picked {
    /// The entry with this number.
    Entry(usize),
    /// Esc, with the marker on this entry.
    Left(usize),
    /// There is no room for a menu.
    TooSmall,
}

impl Menu {
    /// `lines` asks instead where the terminal is too small.
    #[must_use]
    pub fn new(lines: Plain) -> Self {
        Self {
            lines,
            keys_announced: false,
            shown: Vec::new(),
            is_remedy: false,
        }
    }

    /// Asks with one menu, and again after whatever put the screen in disorder.
    fn pick(
        &mut self,
        menu: &Entries,
        mut at: usize,
        screen: &mut Screen,
    ) -> Result<Picked, AskError> {
        let labels: Vec<&str> = menu
            .entries
            .iter()
            .map(|(label, _)| label.as_str())
            .collect();
        loop {
            let size = terminal::size();
            let layout = size.and_then(|size| Layout::fit(&menu.heading, &labels, size));
            let (Some(layout), Some((rows, _))) = (layout, size) else {
                return Ok(Picked::TooSmall);
            };
            if screen.fresh() + layout.height() >= rows {
                turn()?;
            }
            screen.read();
            match layout.ask(at, screen.is_styled()) {
                Ok(Chosen::This(chosen)) => return Ok(Picked::Entry(chosen)),
                Ok(Chosen::Left(marked)) => return Ok(Picked::Left(marked)),
                Ok(Chosen::Disturbed(marked)) => {
                    at = marked;
                    terminal::wipe()?;
                    screen.page_again(&self.shown, self.is_remedy, turn)?;
                }
                Err(error) if terminal::is_interrupt(&error) => terminal::interrupted(),
                Err(error) => return Err(AskError::Read(error)),
            }
        }
    }

    /// Says how to choose, the first time that there is something to choose.
    fn announce_keys(&mut self, screen: &mut Screen) -> io::Result<()> {
        if !self.keys_announced {
            self.keys_announced = true;
            screen.say_line(words::MENU_KEYS)?;
        }
        Ok(())
    }
}

impl Drop for Menu {
    fn drop(&mut self) {
        terminal::restore();
    }
}

impl Prompter for Menu {
    fn show(
        &mut self,
        lines: &[Line],
        is_remedy: bool,
        screen: &mut Screen,
    ) -> Result<(), AskError> {
        self.shown = lines.to_vec();
        self.is_remedy = is_remedy;
        terminal::quiet();
        screen.page_by_screens(lines, is_remedy, turn)
    }

    fn ask(&mut self, asked: &Asked<'_>, screen: &mut Screen) -> Result<Reply, AskError> {
        let own = numbered::own(asked);
        terminal::quiet();
        let (mut menu, mut at) = (own.clone(), 0);
        // Where the marker was on the page's own menu.
        let mut own_at = 0;
        self.announce_keys(screen)?;
        loop {
            let is_own = menu == own;
            let number = match self.pick(&menu, at, screen)? {
                Picked::TooSmall => {
                    // Lines are typed: echoed, and corrected before Enter.
                    terminal::restore();
                    return self.lines.ask(asked, screen);
                }
                Picked::Left(marked) if is_own => {
                    (own_at, menu, at) = (marked, numbered::leave(asked), 0);
                    continue;
                }
                Picked::Left(_) => {
                    (menu, at) = (own.clone(), own_at);
                    continue;
                }
                Picked::Entry(number) => number,
            };
            let Some((label, entry)) = menu.entries.get(number) else {
                continue;
            };
            match *entry {
                Entry::Reply(reply) => {
                    if is_own && !menu.heading.is_empty() {
                        screen.say_line(&menu.heading)?;
                    }
                    screen.say_line(&words::echo(label))?;
                    screen.read();
                    return Ok(reply);
                }
                Entry::Other => (own_at, menu, at) = (number, numbered::other(asked), 0),
                Entry::Given => (menu, at) = (numbered::given(asked), 0),
                Entry::Continue => (menu, at) = (own.clone(), own_at),
                Entry::Keep(what) => {
                    screen.say_line(&keep(what, asked))?;
                    (menu, at) = (own.clone(), own_at);
                }
            }
        }
    }
}

/// Waits until the person has read what is on the screen.
fn turn() -> Result<(), AskError> {
    let term = Term::stderr();
    write!(&term, "{}", words::TURN)?;
    loop {
        let key = {
            let _open = MenuOpen::now();
            term.read_key()
        };
        match key {
            Ok(
                Key::Enter | Key::Char(' ' | 'q') | Key::Escape | Key::ArrowDown | Key::PageDown,
            ) => {
                break;
            }
            Ok(_) => {}
            Err(error) if terminal::is_no_key(&error) => {}
            Err(error) if terminal::is_interrupt(&error) => terminal::interrupted(),
            Err(error) => return Err(AskError::Read(error)),
        }
    }
    term.clear_line().map_err(AskError::Write)
}
