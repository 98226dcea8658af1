//! Asking with a menu: a number or arrow keys, then Enter.
//!
//! Responsible for: what stands in the menus, where each entry leads, when a page is turned. How a menu is drawn is
//! in `select`, what a key does to its marker in `marker`. Where the terminal is too small for a menu, the same is
//! asked with numbered lines.
#![allow(
    clippy::disallowed_types,
    reason = "src/ui/menu is where menus are asked"
)]

mod marker;
mod select;

use std::collections::HashMap;
use std::io;

use console::Term;

use super::keep::keep;
use super::lines::Plain;
use super::numbered::{self, Entries, Entry};
use super::screen::Screen;
use super::terminal;
use super::terminal::keys::{Key, Keys};
use super::{AskError, Prompter};
use crate::answers::{Asked, Reply, reply};
use crate::page::{Line, Look};
use crate::say;
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
    /// What is asked on the page, and whether that may have left the screen since.
    title: String,
    is_turned: bool,
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
            title: String::new(),
            is_turned: false,
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
            let titled = self.titled(menu);
            let fitted = |menu| {
                size.and_then(|size| Layout::with_keys(menu, has_back, size, screen.fresh()))
            };
            let layout = fitted(&titled).or_else(|| fitted(menu));
            let (Some(layout), Some((rows, _))) = (layout, size) else {
                return Ok(Picked::TooSmall);
            };
            if screen.fresh() + layout.height() >= rows {
                match self.turn() {
                    Ok(()) => screen.read(),
                    Err(Turned::Left(reply)) => {
                        self.early = Some(reply);
                        return Ok(Picked::Act(Act::Redraw));
                    }
                    Err(Turned::Again) => self.show_again(screen)?,
                    Err(Turned::Failed(error)) => return Err(error),
                }
                continue;
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

    /// The same menu, under what is asked where that may have left the screen.
    fn titled(&self, menu: &Entries) -> Entries {
        let mut menu = menu.clone();
        if self.is_turned && menu.heading.is_empty() {
            menu.heading.clone_from(&self.title);
        }
        menu
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
                self.keys.take()
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
        let title = Line::plain(say!(menu::HELP_TITLE)).look(Look::Title);
        let keys = say!(menu::HELP)
            .iter()
            .map(|(key, what)| Line::led(format!("  {key}："), "      ", *what));
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
            let act = self
                .drive(&menu, &layout, &mut marker, false)
                .map_err(Turned::Failed)?;
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

    /// Repeats what was said, and returns it.
    fn said(
        &mut self,
        reply: Reply,
        asked: &Asked<'_>,
        screen: &mut Screen,
    ) -> Result<Reply, AskError> {
        screen.say_line(&say!(answers::echo(&numbered::echo(reply, asked))))?;
        screen.read();
        self.is_back = reply == Reply::Back;
        Ok(reply)
    }

    /// Asks for a page by its number or id; `None` where there is none of that name, which is said.
    fn go_to(&mut self, asked: &Asked<'_>, screen: &mut Screen) -> Result<Option<Reply>, AskError> {
        // A line is typed: echoed, and corrected before Enter.
        terminal::restore();
        screen.prompt(say!(menu::GO_TO))?;
        let line = self.lines.line()?;
        terminal::quiet();
        let Some(line) = line else {
            return Ok(Some(Reply::Quit));
        };
        let text = line.unwrap_or_default();
        match reply::page(asked.flow, text.trim()) {
            Some(page) => Ok(Some(Reply::Go(page))),
            None if text.trim().is_empty() => Ok(None),
            None => {
                screen.say_line(&say!(answers::no_page(text.trim())))?;
                Ok(None)
            }
        }
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
        self.is_turned = false;
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
        let own = numbered::own(asked);
        self.title = say!(page::title(&asked.page.title));
        terminal::quiet();
        let former = self.chosen.get(&asked.page.id).copied();
        let mut own_marker = Marker::on(former.filter(|_| self.is_back));
        self.is_back = false;
        let (mut menu, mut marker) = (own.clone(), own_marker.clone());
        loop {
            let is_own = menu == own;
            let has_back = !is_own || asked.before.is_some();
            if let Some(reply) = self.early.take() {
                return self.said(reply, asked, screen);
            }
            let act = match self.pick(&menu, &mut marker, has_back, screen)? {
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
                Act::Choose(at) => menu.entries.get(at).map(|(_, entry)| *entry),
                Act::Back if is_own => asked.before.map(|_| Entry::Reply(Reply::Back)),
                Act::Leave if is_own => {
                    (menu, marker) = (numbered::leave(Some(asked)), Marker::default());
                    continue;
                }
                Act::Back | Act::Leave => Some(Entry::Continue),
                Act::GoTo => self.go_to(asked, screen)?.map(Entry::Reply),
                Act::Help | Act::Redraw => None,
            };
            let Some(entry) = entry else {
                continue;
            };
            (menu, marker) = match entry {
                Entry::Reply(reply) => {
                    if is_own && let Act::Choose(at) = act {
                        self.chosen.insert(asked.page.id.clone(), at);
                        let heading = self.titled(&menu).heading;
                        if !heading.is_empty() {
                            screen.say_line(&heading)?;
                        }
                    }
                    return self.said(reply, asked, screen);
                }
                Entry::Other => (numbered::other(asked), Marker::default()),
                Entry::Given => (numbered::given(asked), Marker::default()),
                Entry::Continue => (own.clone(), own_marker.clone()),
                Entry::Keep(what, place) => {
                    let kept = keep(what, place, asked);
                    screen.say_line(&kept.said)?;
                    if kept.is_elsewhere_possible {
                        (numbered::elsewhere(what), Marker::default())
                    } else {
                        (own.clone(), own_marker.clone())
                    }
                }
            };
        }
    }
}

/// Ctrl-C, where it is no signal, and everything else that keeps a key from being read.
fn read_error(error: io::Error) -> AskError {
    if error.kind() == io::ErrorKind::Interrupted {
        terminal::interrupted();
    }
    AskError::Read(error)
}
