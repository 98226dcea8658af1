//! Makes dialoguer's `Select` safe for Japanese labels, small terminals and windows that change their size.
//!
//! The problems of `Select` and the solutions here (dialoguer 0.12, console 0.16, read and measured):
//! - It knows no digits, no Backspace and no ←, takes Space for Enter, and reads the terminal itself. Therefore it only
//!   draws: its theme, [`Drawing`], ends it with an error after the last row. Then a key is read, `marker` interprets
//!   it, and the menu is drawn again.
//! - It compares the *bytes* of an item with the columns to guess how many rows to clear, and so erases what is above
//!   the menu. Therefore its items are numbers; the theme draws the labels, already wrapped, and counts their rows.
//! - It counts items per page. [`Layout`] finds how many items fit on one page without exceeding the screen, and
//!   numbers the pages itself: dialoguer's 「[Page 1/2]」 needs a prompt.
//! - It panics (`clamp`) with fewer than three rows, before it calls the theme. The panic is caught and means that the
//!   size has changed; the panic hook prints nothing meanwhile. This is why the program must not be built with `panic =
//!   "abort"`.
//! - With a buffered `Term` on Windows, every arrow key leaves a row behind (seen under Wine 8, also with dialoguer's
//!   own theme); dialoguer itself uses a `Term` without a buffer.

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
    /// The number of its rows on the screen.
    rows: usize,
}

impl<'a> Drawn<'a> {
    /// Creates a menu; nothing is drawn yet.
    pub(super) fn new(layout: &'a Layout, styled: bool) -> Self {
        // A buffer prevents flicker. Not on Windows, where cursor movements bypass the buffer.
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

    /// Reads keys until one of them asks for something, then removes the menu from the screen.
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
            // Keys typed ahead are handled without drawing: a paste would redraw for every character.
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

    // Below is the workaround for `Select`.

    /// Draws the menu; `is_loud` makes the text about keys stand out. Returns `false` if the window's size has changed,
    /// so that the screen must be redrawn.
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
            // It panicked: the window has become too small since its size was read.
            (None, _) => Ok(false),
        }
    }
}

/// The theme that draws a layout for `Select` and then ends it.
struct Drawing<'a> {
    menu: &'a Drawn<'a>,
    is_loud: bool,
    rows: Cell<usize>,
    /// The result of writing the last row; `None` before that.
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

/// Ends the process for Ctrl-C that is not a signal; any other error of reading keys is returned.
pub(super) fn read_error(error: io::Error) -> AskError {
    if error.kind() == io::ErrorKind::Interrupted {
        terminal::interrupted();
    }
    AskError::Read(error)
}
