//! Asking with a menu: a number or arrow keys, then Enter.
//!
//! Responsible for: what stands in the menus, where each entry leads, when a page is turned. How a menu is drawn is
//! in `select`, what a key does to its marker in `marker`. Where the terminal is too small for a menu, the same is
//! asked with numbered lines.
#![allow(
    clippy::disallowed_types,
    reason = "src/ui/menu is where menus are asked"
)]

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

/// A person at a terminal that can be drawn on.
pub struct Menu {
    /// Asks where a menu does not fit.
    lines: Plain,
    /// The page that is shown.
    sheet: Sheet,
    /// What was chosen last on each page: the marker is there again after 戻る.
    chosen: HashMap<String, usize>,
    /// Whether the page was reached by 戻る.
    is_back: bool,
    /// What is asked on the page.
    title: String,
}

/// What came out of one menu.
enum Picked {
    /// What was asked for.
    Act(Act),
    /// This was said while the page was turned.
    Early(Reply),
    /// There is no room for a menu.
    TooSmall,
}

impl Menu {
    /// `lines` asks instead where the terminal is too small.
    #[must_use]
    pub fn new(lines: Plain) -> Self {
        Self {
            lines,
            sheet: Sheet::default(),
            chosen: HashMap::new(),
            is_back: false,
            title: String::new(),
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

    /// The same menu, under what is asked where that may have left the screen.
    fn titled(&self, menu: &Entries) -> Entries {
        let mut menu = menu.clone();
        if self.sheet.is_turned && menu.heading.is_empty() {
            menu.heading.clone_from(&self.title);
        }
        menu
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
        // What is offered instead of the page's own.
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
            let has_back = !is_own || asked.before.is_some();
            let act = match self.pick(menu, marker, has_back, screen)? {
                Picked::TooSmall => {
                    // Lines are typed: echoed, and corrected before Enter.
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
                // A line is typed, as above.
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
