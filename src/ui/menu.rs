//! Asking with a menu: arrow keys and Enter.
//!
//! Responsible for: what stands in the menus, where each entry leads, when a page is turned. How a menu is drawn is
//! in `select`. Where the terminal is too small for a menu, the same is asked with numbered lines.
#![allow(
    clippy::disallowed_types,
    reason = "src/ui/menu is where menus are asked"
)]

mod keep;
mod select;

use std::io::{self, Write};

use console::{Key, Term};

use super::lines::Plain;
use super::screen::Screen;
use super::sheet::Line;
use super::terminal::{self, MenuOpen};
use super::{AskError, Asked, Prompter, Reply, Stage};
use crate::text::{answers as words, errors};
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

/// What an entry of a menu does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    /// Answers.
    Reply(Reply),
    /// Opens what else there is after a remedy.
    Other,
    /// Goes back to the page's own menu.
    Continue,
    /// Writes the page to a file.
    Save,
}

/// The entries of one menu.
struct Entries {
    /// What stands over them.
    heading: &'static str,
    /// Label and meaning.
    entries: Vec<(String, Entry)>,
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
            let layout = size.and_then(|size| Layout::fit(menu.heading, &labels, size));
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

    /// Writes the page to a file and says where it is, or why it is not.
    fn save(&self, asked: &Asked<'_>, screen: &mut Screen) -> io::Result<()> {
        let lines = self.shown.iter().map(|line| line.unwrapped() + "\n");
        let said = match keep::save(&asked.page.id, &lines.collect::<String>()) {
            Ok(path) => words::saved(&path.display().to_string()),
            Err((path, error)) => {
                errors::cannot_write(&path.display().to_string(), &errors::reason(&error))
            }
        };
        screen.say_line(&said)
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
        if asked.stage == Stage::Done {
            return Ok(Reply::Quit);
        }
        let own = own_menu(asked);
        terminal::quiet();
        let (mut menu, mut at) = (&own, 0);
        // Where the marker was on the page's own menu.
        let mut own_at = 0;
        let leave = leave_menu(asked);
        let other = other_menu(asked);
        self.announce_keys(screen)?;
        loop {
            let is_own = std::ptr::eq(menu, &raw const own);
            let number = match self.pick(menu, at, screen)? {
                Picked::TooSmall => {
                    // Lines are typed: echoed, and corrected before Enter.
                    terminal::restore();
                    return self.lines.ask(asked, screen);
                }
                Picked::Left(marked) if is_own => {
                    (own_at, menu, at) = (marked, &leave, 0);
                    continue;
                }
                Picked::Left(_) => {
                    (menu, at) = (&own, own_at);
                    continue;
                }
                Picked::Entry(number) => number,
            };
            let Some((label, entry)) = menu.entries.get(number) else {
                continue;
            };
            match entry {
                Entry::Reply(reply) => {
                    if is_own && !menu.heading.is_empty() {
                        screen.say_line(menu.heading)?;
                    }
                    screen.say_line(&words::echo(label))?;
                    screen.read();
                    return Ok(*reply);
                }
                Entry::Other => (own_at, menu, at) = (number, &other, 0),
                Entry::Continue => (menu, at) = (&own, own_at),
                Entry::Save => {
                    self.save(asked, screen)?;
                    (menu, at) = (&own, own_at);
                }
            }
        }
    }
}

/// The menu of a page.
fn own_menu(asked: &Asked<'_>) -> Entries {
    let reply = |label: &str, reply| (label.to_owned(), Entry::Reply(reply));
    let other = || (words::OTHER.to_owned(), Entry::Other);
    match asked.stage {
        Stage::Options => {
            let options = asked.page.options().iter().enumerate();
            let options = options.map(|(at, choice)| reply(&choice.label, Reply::Option(at)));
            Entries {
                heading: "",
                entries: options.chain(back(asked)).collect(),
            }
        }
        Stage::Solved => Entries {
            heading: words::SOLVED_QUESTION,
            entries: vec![
                reply(words::SOLVED, Reply::Solved),
                reply(words::NOT_SOLVED, Reply::NotSolved),
                other(),
            ],
        },
        Stage::Last | Stage::Done => Entries {
            heading: words::MENU_LAST,
            entries: vec![reply(words::LEAVE_NOW, Reply::Quit), other()],
        },
    }
}

/// What Esc opens.
fn leave_menu(asked: &Asked<'_>) -> Entries {
    let first = [(words::CONTINUE.to_owned(), Entry::Continue)].into_iter();
    Entries {
        heading: words::LEAVE,
        entries: first
            .chain(back(asked))
            .chain([
                (words::RESTART.to_owned(), Entry::Reply(Reply::Restart)),
                (words::LEAVE_NOW.to_owned(), Entry::Reply(Reply::Quit)),
            ])
            .collect(),
    }
}

/// What there is after a remedy besides yes and no.
fn other_menu(asked: &Asked<'_>) -> Entries {
    let back = back(asked).into_iter();
    Entries {
        heading: words::LEAVE,
        entries: back
            .chain([
                (words::RESTART.to_owned(), Entry::Reply(Reply::Restart)),
                (words::SAVE.to_owned(), Entry::Save),
                (words::LEAVE_NOW.to_owned(), Entry::Reply(Reply::Quit)),
                (words::CONTINUE.to_owned(), Entry::Continue),
            ])
            .collect(),
    }
}

fn back(asked: &Asked<'_>) -> Option<(String, Entry)> {
    asked
        .before
        .map(|page| (words::back_to(&page.title), Entry::Reply(Reply::Back)))
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
