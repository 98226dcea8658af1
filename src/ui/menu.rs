//! Asking with a menu: a number or arrow keys, then Enter.
//!
//! Responsible for: what stands in the menus, where each entry leads, when a page is turned. How a menu is drawn is
//! in `select`, what a key does to its marker in `marker`. Where the terminal is too small for a menu, the same is
//! asked with numbered lines.
#![allow(
    clippy::disallowed_types,
    reason = "src/ui/menu is where menus are asked"
)]

mod keep;
mod marker;
mod select;

use std::collections::HashMap;
use std::io;

use console::Term;

use super::lines::Plain;
use super::screen::Screen;
use super::sheet::{Line, Look};
use super::terminal::keys::{Key, Keys};
use super::terminal;
use super::{AskError, Asked, Prompter, Reply, Stage};
use crate::text::{answers as words, errors, menu as key_words};
use marker::{Act, Lines, Marker};
use select::{Drawn, Layout};

/// A person at a terminal that can be drawn on.
pub struct Menu {
    /// Asks where a menu does not fit.
    lines: Plain,
    keys: Keys,
    /// The page that is shown: to draw it again, and to save it.
    shown: Vec<Line>,
    is_remedy: bool,
    /// What was chosen last on each page: the marker is there again after 戻る.
    chosen: HashMap<String, usize>,
    /// Whether the page was reached by 戻る.
    is_back: bool,
    /// What was said while the page was turned.
    early: Option<Reply>,
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
    heading: String,
    /// Label and meaning.
    entries: Vec<(String, Entry)>,
    /// How many of them, the first ones, have a number.
    numbered: usize,
}

impl Entries {
    fn new(heading: &str, entries: Vec<(String, Entry)>) -> Self {
        Self {
            heading: heading.to_owned(),
            numbered: entries.len(),
            entries,
        }
    }
}

/// What came out of one menu.
enum Picked {
    /// What was asked for.
    Act(Act),
    /// There is no room for a menu.
    TooSmall,
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

impl Menu {
    /// `lines` asks instead where the terminal is too small.
    #[must_use]
    pub fn new(lines: Plain) -> Self {
        Self {
            lines,
            keys: Keys::default(),
            shown: Vec::new(),
            is_remedy: false,
            chosen: HashMap::new(),
            is_back: false,
            early: None,
        }
    }

    /// Asks with one menu, and again after whatever put the screen in disorder.
    fn pick(
        &mut self,
        menu: &Entries,
        marker: &mut Marker,
        has_back: bool,
        screen: &mut Screen,
    ) -> Result<Picked, AskError> {
        loop {
            let size = terminal::size();
            let layout = size.and_then(|size| Layout::with_keys(menu, has_back, size, screen.fresh()));
            let (Some(layout), Some((rows, _))) = (layout, size) else {
                return Ok(Picked::TooSmall);
            };
            if screen.fresh() + layout.height() >= rows {
                match self.turn() {
                    Ok(()) => {}
                    Err(Turned::Left(reply)) => {
                        self.early = Some(reply);
                        return Ok(Picked::Act(Act::Redraw));
                    }
                    Err(Turned::Again) => {
                        self.show_again(screen)?;
                        continue;
                    }
                    Err(Turned::Failed(error)) => return Err(error),
                }
            }
            screen.read();
            match self.drive(menu, &layout, marker, screen.is_styled())? {
                Act::Redraw => self.show_again(screen)?,
                Act::Help => self.help(screen)?,
                act => return Ok(Picked::Act(act)),
            }
            if self.early.is_some() {
                return Ok(Picked::Act(Act::Redraw));
            }
        }
    }

    /// Draws the menu and takes keys until one of them asks for something.
    fn drive(
        &mut self,
        menu: &Entries,
        layout: &Layout,
        marker: &mut Marker,
        is_styled: bool,
    ) -> Result<Act, AskError> {
        let lines = Lines {
            numbered: menu.numbered,
            all: menu.entries.len(),
            per_page: layout.per_page,
        };
        let mut drawn = Drawn::new(layout, is_styled);
        loop {
            // What was typed ahead is taken without a look at each step: a paste would draw for every character.
            let key = if self.keys.is_ready().map_err(AskError::Read)? {
                self.keys.next()
            } else {
                drawn.key(marker.at, marker.is_missed, &mut self.keys)
            };
            let act = marker.key(key.map_err(read_error)?, lines);
            if let Some(act) = act {
                if act != Act::Redraw {
                    drawn.clear()?;
                }
                return Ok(act);
            }
        }
    }

    /// Shows what the keys do, then the page again.
    fn help(&mut self, screen: &mut Screen) -> Result<(), AskError> {
        let title = Line::plain(key_words::HELP_TITLE).look(Look::Title);
        let keys = key_words::HELP.iter().map(|(key, what)| {
            Line::led(format!("  {key}："), "      ", *what)
        });
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
    fn show_again(&mut self, screen: &mut Screen) -> Result<(), AskError> {
        loop {
            terminal::wipe()?;
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
    fn turn(&mut self) -> Result<(), Turned> {
        let term = Term::stderr();
        // Keys from before there was anything to read say nothing about it.
        self.keys.forget().map_err(|error| Turned::Failed(AskError::Read(error)))?;
        loop {
            term.write_str(words::TURN)?;
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
            match self.keys.next().map_err(|error| Turned::Failed(read_error(error)))? {
                Key::Enter | Key::Char(' ' | '　') => return Ok(None),
                Key::Escape | Key::Char('q') => return Ok(Some(())),
                Key::Redraw => return Err(Turned::Again),
                _ => {}
            }
        }
    }

    /// Opens what Esc opens while a page is being read; returns where that goes on.
    fn leave(&mut self) -> Result<(), Turned> {
        let menu = leave_menu(None);
        let Some(size) = terminal::size() else {
            return Ok(());
        };
        let Some(layout) = Layout::with_keys(&menu, false, size, 0) else {
            return Ok(());
        };
        let mut marker = Marker::default();
        loop {
            let act = self.drive(&menu, &layout, &mut marker, false).map_err(Turned::Failed)?;
            return match act {
                Act::Choose(at) => match menu.entries.get(at) {
                    Some((_, Entry::Reply(reply))) => Err(Turned::Left(*reply)),
                    _ => Ok(()),
                },
                Act::Leave | Act::Back => Ok(()),
                Act::Redraw => Err(Turned::Again),
                Act::GoTo | Act::Help => continue,
            };
        }
    }

    /// Repeats what was said, and says it.
    fn said(&mut self, reply: Reply, label: &str, screen: &mut Screen) -> Result<Reply, AskError> {
        if !label.is_empty() {
            screen.say_line(&words::echo(label))?;
        }
        screen.read();
        self.is_back = reply == Reply::Back;
        Ok(reply)
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
        match screen.page_by_screens(lines, is_remedy, || self.turn()) {
            Ok(()) => Ok(()),
            Err(Turned::Again) => self.show_again(screen),
            Err(Turned::Left(reply)) => {
                self.early = Some(reply);
                Ok(())
            }
            Err(Turned::Failed(error)) => Err(error),
        }
    }

    fn ask(&mut self, asked: &Asked<'_>, screen: &mut Screen) -> Result<Reply, AskError> {
        if asked.stage == Stage::Done {
            return Ok(Reply::Quit);
        }
        let own = own_menu(asked);
        let (leave, other) = (leave_menu(Some(asked)), other_menu(asked));
        terminal::quiet();
        let former = self.chosen.get(&asked.page.id).copied();
        let mut own_marker = Marker::on(former.filter(|_| self.is_back));
        self.is_back = false;
        let (mut menu, mut marker) = (&own, own_marker.clone());
        loop {
            let is_own = std::ptr::eq(menu, &raw const own);
            let has_back = !is_own || asked.before.is_some();
            if let Some(reply) = self.early.take() {
                return self.said(reply, "", screen);
            }
            let act = match self.pick(menu, &mut marker, has_back, screen)? {
                Picked::TooSmall => {
                    // Lines are typed: echoed, and corrected before Enter.
                    terminal::restore();
                    return self.lines.ask(asked, screen);
                }
                Picked::Act(act) => act,
            };
            if is_own {
                own_marker = marker.clone();
            }
            let entry = match act {
                Act::Choose(at) => menu.entries.get(at),
                Act::Back if is_own => own.entries.iter().find(|(_, entry)| is_back(*entry)),
                Act::Leave if is_own => {
                    (menu, marker) = (&leave, Marker::default());
                    continue;
                }
                Act::Back | Act::Leave => {
                    (menu, marker) = (&own, own_marker.clone());
                    continue;
                }
                Act::GoTo | Act::Help | Act::Redraw => None,
            };
            let Some((label, entry)) = entry else {
                continue;
            };
            match entry {
                Entry::Reply(reply) => {
                    if let Act::Choose(at) = act && is_own {
                        self.chosen.insert(asked.page.id.clone(), at);
                        if !menu.heading.is_empty() {
                            screen.say_line(&menu.heading)?;
                        }
                        return self.said(*reply, &(select::number(menu, at) + label), screen);
                    }
                    return self.said(*reply, label, screen);
                }
                Entry::Other => (menu, marker) = (&other, Marker::default()),
                Entry::Continue => (menu, marker) = (&own, own_marker.clone()),
                Entry::Save => {
                    self.save(asked, screen)?;
                    (menu, marker) = (&own, own_marker.clone());
                }
            }
        }
    }
}

fn is_back(entry: Entry) -> bool {
    entry == Entry::Reply(Reply::Back)
}

/// Ctrl-C, where it is no signal, and everything else that keeps a key from being read.
fn read_error(error: io::Error) -> AskError {
    if error.kind() == io::ErrorKind::Interrupted {
        terminal::interrupted();
    }
    AskError::Read(error)
}

/// The menu of a page.
fn own_menu(asked: &Asked<'_>) -> Entries {
    let reply = |label: &str, reply| (label.to_owned(), Entry::Reply(reply));
    let other = || (words::OTHER.to_owned(), Entry::Other);
    match asked.stage {
        Stage::Options => {
            let options = asked.page.options().iter().enumerate();
            let options = options.map(|(at, choice)| reply(&choice.label, Reply::Option(at)));
            let mut menu = Entries::new("", options.collect());
            menu.entries.extend(back(asked));
            menu
        }
        Stage::Solved => {
            let answers = vec![
                reply(words::SOLVED, Reply::Solved),
                reply(words::NOT_SOLVED, Reply::NotSolved),
            ];
            let mut menu = Entries::new(words::SOLVED_QUESTION, answers);
            menu.entries.push(other());
            menu
        }
        Stage::Last | Stage::Done => {
            let end = vec![reply(words::LEAVE_NOW, Reply::Quit)];
            let mut menu = Entries::new(words::MENU_LAST, end);
            menu.entries.push(other());
            menu
        }
    }
}

/// What Esc opens.
fn leave_menu(asked: Option<&Asked<'_>>) -> Entries {
    let first = [(words::CONTINUE.to_owned(), Entry::Continue)].into_iter();
    let last = [
        (words::RESTART.to_owned(), Entry::Reply(Reply::Restart)),
        (words::LEAVE_NOW.to_owned(), Entry::Reply(Reply::Quit)),
    ];
    let entries = first.chain(asked.and_then(back)).chain(last);
    Entries::new(words::LEAVE, entries.collect())
}

/// What there is after a remedy besides yes and no.
fn other_menu(asked: &Asked<'_>) -> Entries {
    let back = back(asked).into_iter();
    let entries = back.chain([
        (words::RESTART.to_owned(), Entry::Reply(Reply::Restart)),
        (words::SAVE.to_owned(), Entry::Save),
        (words::LEAVE_NOW.to_owned(), Entry::Reply(Reply::Quit)),
        (words::CONTINUE.to_owned(), Entry::Continue),
    ]);
    Entries::new(words::LEAVE, entries.collect())
}

fn back(asked: &Asked<'_>) -> Option<(String, Entry)> {
    asked
        .before
        .map(|page| (words::back_to(&page.title), Entry::Reply(Reply::Back)))
}

