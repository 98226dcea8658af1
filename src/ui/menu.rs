//! Asks a person with a menu: a number or arrow keys, then Enter.
//!
//! This module decides what each menu contains, where its entries lead, and when a page is turned. `select` draws a
//! menu, and `marker` applies keys to its marker. If the terminal is too small for a menu, numbered lines ask instead.

mod layout;
pub mod marker;
mod select;
mod sheet;

use std::collections::HashMap;

use super::entries::{Entries, Entry, Next};
use super::lines::Plain;
use super::numbered;
use super::screen::Screen;
use super::terminal;
use super::{AskError, Prompter};
use crate::answers::{Asked, Reply};
use crate::page::Line;
use crate::say;
use layout::Layout;
use marker::{Act, Marker};
use select::Drawn;
use sheet::Sheet;

/// Asks a person whose terminal can be drawn on.
pub struct Menu {
    /// Asks instead if a menu does not fit.
    lines: Plain,
    /// The page being shown.
    sheet: Sheet,
    /// The line last chosen on each page, where 戻る puts the marker again.
    chosen: HashMap<String, usize>,
    /// Whether the page was reached by 戻る.
    is_back: bool,
    /// The question or title of the page.
    title: String,
}

/// The result of one menu.
enum Picked {
    /// The person did this.
    Act(Act),
    /// The person replied this while the page was being turned.
    Early(Reply),
    /// The terminal has no room for a menu.
    TooSmall,
}

impl Menu {
    /// Creates a prompter; `lines` asks instead if the terminal is too small.
    pub fn new(lines: Plain) -> Self {
        Self {
            lines,
            sheet: Sheet::default(),
            chosen: HashMap::new(),
            is_back: false,
            title: String::new(),
        }
    }

    /// Asks with one menu; repeats it when the screen has to be redrawn.
    fn pick(
        &mut self,
        menu: &Entries,
        marker: &mut Marker,
        keys: &str,
        screen: &mut Screen,
    ) -> Result<Picked, AskError> {
        loop {
            let size = terminal::size();
            let titled = self.titled(menu);
            let fitted =
                |menu| size.and_then(|size| Layout::with_keys(menu, keys, size, screen.fresh()));
            let layout = fitted(&titled).or_else(|| fitted(menu));
            let (Some(layout), Some((rows, _))) = (layout, size) else {
                return Ok(Picked::TooSmall);
            };
            if screen.fresh() + layout.height() >= rows {
                self.sheet.make_room(screen)?;
            } else {
                screen.read();
                let drawn = Drawn::new(&layout, screen.is_styled());
                match drawn.drive(menu, marker, &mut self.sheet.keys)? {
                    Act::Redraw => self.sheet.show_again(screen)?,
                    Act::Help => self.sheet.help(screen)?,
                    act => return Ok(Picked::Act(act)),
                }
            }
            if let Some(reply) = self.sheet.early.take() {
                return Ok(Picked::Early(reply));
            }
        }
    }

    /// Adds the page's title to the menu if the title may have scrolled off the screen.
    fn titled(&self, menu: &Entries) -> Entries {
        let mut menu = menu.clone();
        if self.sheet.is_turned && menu.heading.is_empty() {
            menu.heading.clone_from(&self.title);
        }
        menu
    }

    /// Echoes the reply and returns it.
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
        terminal::quiet();
        self.sheet.show(lines, is_remedy, screen)
    }

    fn ask(&mut self, asked: &Asked<'_>, screen: &mut Screen) -> Result<Reply, AskError> {
        let own = numbered::own(asked);
        self.title = say!(page::title(&asked.page.title));
        terminal::quiet();
        let former = self.chosen.get(&asked.page.id).copied();
        let is_back = std::mem::take(&mut self.is_back);
        let mut own_marker = Marker::on(former.filter(|_| is_back));
        // The list that is open instead of the page's own entries.
        let mut open: Option<(Entries, Marker)> = None;
        if let Some(reply) = self.sheet.early.take() {
            return self.said(reply, asked, screen);
        }
        loop {
            let is_own = open.is_none();
            let (menu, marker) = match &mut open {
                Some((menu, marker)) => (&*menu, marker),
                None => (&own, &mut own_marker),
            };
            let keys = match asked.before {
                _ if !is_own => say!(menu::LIST),
                Some(_) => say!(menu::PAGE),
                None => say!(menu::FIRST),
            };
            let act = match self.pick(menu, marker, keys, screen)? {
                Picked::TooSmall => {
                    // Numbered lines need the echo and line editing of the normal mode.
                    terminal::restore();
                    return self.lines.ask(asked, screen);
                }
                Picked::Early(reply) => return self.said(reply, asked, screen),
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
                // Typing the words needs the normal mode, too.
                terminal::restore();
                next = self.lines.words(self.sheet.keys.ahead(), asked, screen)?;
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
