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
mod turn;

use std::collections::HashMap;
use std::io;

use super::entries::{Entries, Entry, Next};
use super::lines::Plain;
use super::numbered;
use super::screen::Screen;
use super::terminal;
use super::terminal::keys::Keys;
use super::{AskError, Prompter};
use crate::answers::{Asked, Reply};
use crate::page::Line;
use crate::say;
use marker::{Act, Lines, Marker};
use select::{Drawn, Layout};
use turn::Turned;

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
        let numbers: Vec<usize> = menu.numbers().collect();
        let lines = Lines {
            numbers: &numbers,
            all: menu.choices.len(),
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
        let is_back = std::mem::take(&mut self.is_back);
        let mut own_marker = Marker::on(former.filter(|_| is_back));
        // What is offered instead of the page's own.
        let mut open: Option<(Entries, Marker)> = None;
        loop {
            if let Some(reply) = self.early.take() {
                return self.said(reply, asked, screen);
            }
            let is_own = open.is_none();
            let (menu, marker) = match &mut open {
                Some((menu, marker)) => (&*menu, marker),
                None => (&own, &mut own_marker),
            };
            let has_back = !is_own || asked.before.is_some();
            let act = match self.pick(menu, marker, has_back, screen)? {
                Picked::TooSmall => {
                    // Lines are typed: echoed, and corrected before Enter.
                    terminal::restore();
                    return self.lines.ask(asked, screen);
                }
                Picked::Act(act) => act,
            };
            let entry = match act {
                Act::Choose(at) => menu.choices.get(at).map(|choice| choice.entry),
                Act::Back | Act::Leave if !is_own => Some(Entry::Continue),
                Act::Back => asked.before.map(|_| Entry::Reply(Reply::Back)),
                Act::Leave => Some(Entry::Leave),
                Act::Find => Some(Entry::Find),
                Act::Help | Act::Redraw => None,
            };
            let Some(entry) = entry else {
                continue;
            };
            if let (Entry::Reply(_), Act::Choose(at), true) = (entry, act, is_own) {
                self.chosen.insert(asked.page.id.clone(), at);
                let heading = self.titled(&own).heading;
                if !heading.is_empty() {
                    screen.say_line(&heading)?;
                }
            }
            let mut next = numbered::take(entry, asked, screen)?;
            if matches!(next, Next::Words) {
                // A line is typed, as above.
                terminal::restore();
                next = self.lines.words(self.keys.ahead(), asked, screen)?;
                terminal::quiet();
            }
            open = match next {
                Next::Reply(reply) => return self.said(reply, asked, screen),
                Next::Open(entries) => Some((entries, Marker::default())),
                Next::Own | Next::Words => None,
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
