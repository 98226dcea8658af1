//! dialoguer's `Select`, made safe for Japanese labels, small terminals and windows that change their size.
//!
//! What `Select` gets wrong, and what is done about it here (dialoguer 0.12, console 0.16, read and measured):
//! - It knows no digits, no Backspace and no ←, takes Space for Enter, and reads the terminal itself, so that nothing
//!   can be told it. So it only draws: [`Drawing`], its theme, ends it by failing when the last row is there. Then a
//!   key is read, `marker` says what it means, and the menu is drawn again.
//! - It compares the *bytes* of an item with the columns to guess how many rows to clear, and so erases what stands
//!   above the menu. Its items are numbers here; the theme draws the labels, already wrapped, and counts their rows.
//! - It counts pages in items. [`Layout`] finds how many items can stand on one page such that no page has more
//!   rows than the screen, and draws under each page which one it is: dialoguer's own 「[Page 1/2]」 needs a prompt.
//! - It panics (`clamp`) as soon as there are fewer than three rows. That comes before the theme is asked, so the
//!   panic is caught and means that the size is another one. The panic hook keeps quiet meanwhile.
//!   This is why the program must not be built with `panic = "abort"`.
//! - With a buffered `Term` on Windows every arrow key leaves a row behind (seen under Wine 8, with dialoguer's own theme,
//!   too); a `Term` without buffer is what dialoguer itself takes.
#![allow(
    clippy::disallowed_types,
    reason = "src/ui/menu is where menus are asked"
)]

use std::cell::Cell;
use std::fmt;
use std::io;
use std::panic::{self, AssertUnwindSafe};

use console::Term;
use dialoguer::Select;
use dialoguer::theme::Theme;

use super::layout::Layout;
use super::marker::{Act, Lines, Marker};
use crate::ui::AskError;
use crate::ui::entries::Entries;
use crate::ui::terminal::keys::{Key, Keys};
use crate::ui::terminal::{self, MenuOpen};

/// A menu on the screen.
pub(super) struct Drawn<'a> {
    layout: &'a Layout,
    styled: bool,
    term: Term,
    /// How many rows of it are on the screen.
    rows: usize,
}

impl<'a> Drawn<'a> {
    /// Nothing is drawn yet.
    pub(super) fn new(layout: &'a Layout, styled: bool) -> Self {
        // Drawn at once, so that nothing flickers. Not on Windows, where the cursor is moved past the buffer.
        let term = if cfg!(windows) {
            Term::stderr()
        } else {
            Term::buffered_stderr()
        };
        Self {
            layout,
            styled,
            term,
            rows: 0,
        }
    }

    /// Takes keys until one of them asks for something, and takes the menu off the screen.
    ///
    /// # Errors
    /// What reading a key or writing says.
    pub(super) fn drive(
        mut self,
        menu: &Entries,
        marker: &mut Marker,
        keys: &mut Keys,
    ) -> Result<Act, AskError> {
        let numbers: Vec<usize> = menu.numbers().collect();
        let lines = Lines {
            numbers: &numbers,
            all: menu.choices.len(),
            per_page: self.layout.per_page,
        };
        loop {
            // What was typed ahead is taken without a look at each step: a paste would draw for every character.
            let is_drawn = keys.is_ready().map_err(AskError::Read)?
                || self.draw(marker.at, marker.is_missed)?;
            let key = if is_drawn {
                keys.take()
            } else {
                Ok(Key::Redraw)
            };
            match marker.key(key.map_err(read_error)?, lines) {
                None => {}
                Some(Act::Redraw) => return Ok(Act::Redraw),
                Some(act) => {
                    self.clear()?;
                    return Ok(act);
                }
            }
        }
    }

    fn clear(&mut self) -> io::Result<()> {
        let _drawing = terminal::drawing();
        self.term.clear_last_lines(std::mem::take(&mut self.rows))?;
        self.term.flush()?;
        terminal::show_cursor();
        Ok(())
    }

    // From here on: the way around `Select`.

    /// Draws the menu; `is_loud` has the sentence about keys stand out. `false` where the window has another size: then
    /// the screen is in disorder.
    fn draw(&mut self, marker: Option<usize>, is_loud: bool) -> io::Result<bool> {
        let _drawing = terminal::drawing();
        if terminal::size() != Some(self.layout.size) {
            return Ok(false);
        }
        self.term.clear_last_lines(std::mem::take(&mut self.rows))?;
        let drawing = Drawing {
            menu: self,
            is_loud,
            rows: Cell::new(0),
            whole: Cell::new(None),
        };
        let select = Select::with_theme(&drawing)
            .items(0..self.layout.count())
            .default(marker.unwrap_or(!0))
            .max_length(self.layout.per_page)
            .report(false);
        let ended = {
            let _open = MenuOpen::now();
            panic::catch_unwind(AssertUnwindSafe(|| select.interact_on_opt(&self.term)))
        };
        let (rows, whole) = (drawing.rows.get(), drawing.whole.take());
        self.rows = rows;
        match (whole, ended) {
            (Some(written), _) => written.map(|()| true),
            (None, Ok(Err(dialoguer::Error::IO(error)))) => Err(error),
            // It panicked: the window has become too small since its size was asked.
            (None, _) => Ok(false),
        }
    }
}

/// Draws a layout for `Select`, and ends it.
struct Drawing<'a> {
    menu: &'a Drawn<'a>,
    is_loud: bool,
    rows: Cell<usize>,
    /// How the last row was written.
    whole: Cell<Option<io::Result<()>>>,
}

impl Theme for Drawing<'_> {
    fn format_select_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        number: &str,
        marked: bool,
    ) -> fmt::Result {
        let Drawn { layout, term, .. } = self.menu;
        let at: usize = number.parse().map_err(|_| fmt::Error)?;
        let rows = layout.rows(at, marked, self.is_loud, self.menu.styled);
        let rows = rows.ok_or(fmt::Error)?;
        self.rows.set(self.rows.get() + rows.len());
        if !layout.is_last(at) {
            return f.write_str(&rows.join("\n"));
        }
        let written = term.write_line(&rows.join("\n"));
        self.whole.set(Some(written.and_then(|()| term.flush())));
        Err(fmt::Error)
    }
}

/// Ctrl-C, where it is no signal, and everything else that keeps a key from being read.
pub(super) fn read_error(error: io::Error) -> AskError {
    if error.kind() == io::ErrorKind::Interrupted {
        terminal::interrupted();
    }
    AskError::Read(error)
}
