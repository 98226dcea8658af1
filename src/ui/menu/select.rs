//! dialoguer's `Select`, made safe for Japanese labels, small terminals and windows that change their size.
//!
//! What `Select` gets wrong, and what is done about it here (dialoguer 0.12, console 0.16, read and measured):
//! - It knows no digits, no Backspace and no ←, takes Space for Enter, and reads the terminal itself, so that nothing
//!   can be told it. So it only draws: [`Drawing`], its theme, flushes on the last row, reads the key, and ends
//!   `Select` by failing. What the key means is said in `marker`; then the menu is drawn again.
//! - It compares the *bytes* of an item with the columns to guess how many rows to clear, and so erases what stands
//!   above the menu. Its items are numbers here; the theme draws the labels, already wrapped, and counts their rows.
//! - It counts pages in items. [`Layout::fit`] finds how many items can stand on one page such that no page has more
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

use std::cell::{Cell, RefCell};
use std::fmt;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::MutexGuard;

use console::{Style, Term};
use dialoguer::Select;
use dialoguer::theme::Theme;

use crate::say;
use crate::ui::entries::{Choice, Entries};
use crate::ui::terminal::keys::{Key, Keys};
use crate::ui::terminal::{self, MenuOpen};
use crate::ui::wrap::{self, MIN_COLUMNS};

/// What stands before the label that Enter would choose.
const MARKED: &str = "> ";
/// What stands before the other labels.
const UNMARKED: &str = "  ";

/// A menu that fits a terminal of one size.
pub(super) struct Layout {
    /// Rows and columns of the terminal.
    size: (usize, usize),
    /// Stands over the labels on every page.
    heading: Vec<String>,
    /// The rows of each label.
    labels: Vec<Label>,
    /// Says under the labels on every page which keys there are.
    keys: Vec<String>,
    /// The same after Enter came too early.
    missed: Vec<String>,
    /// How many labels stand on one page.
    pub(super) per_page: usize,
}

struct Label {
    marked: Vec<String>,
    unmarked: Vec<String>,
}

impl Layout {
    /// The menu with the sentence about keys, a shorter one where that saves turning the page, or none. `used` rows are
    /// on the screen that nobody has read.
    pub(super) fn with_keys(
        menu: &Entries,
        has_back: bool,
        size: (usize, usize),
        used: usize,
    ) -> Option<Self> {
        let (keys, missed) = say!(menu::keys(has_back));
        let whole = |layout: &Self| layout.per_page == layout.labels.len();
        let long = Self::fit(menu, (&keys, &missed), size).filter(whole);
        let short = Self::fit(menu, say!(menu::FEW_KEYS), size);
        let fits = |layout: &Self| used + layout.height() < size.0;
        match (long, short) {
            (Some(long), Some(short)) if !fits(&long) && fits(&short) => Some(short),
            (long, short) => long.or(short).or_else(|| Self::fit(menu, ("", ""), size)),
        }
    }

    /// The menu on a terminal of this size (rows, columns); `None` where it cannot be shown: the terminal is narrower
    /// than what everything is wrapped to, or a label has more rows than the screen.
    fn fit(menu: &Entries, keys: (&str, &str), size: (usize, usize)) -> Option<Self> {
        let (rows, columns) = size;
        // dialoguer keeps two rows for a prompt that we do not have.
        let most = rows.checked_sub(2).filter(|most| *most > 0)?;
        if columns < MIN_COLUMNS || menu.choices.is_empty() {
            return None;
        }
        let digits = menu
            .numbers()
            .max()
            .map_or(0, |most| most.to_string().len());
        let label = |choice: &Choice| {
            let number = choice.number.map(|number| format!("{number:>digits$} "));
            let (lead, text) = (number.unwrap_or_default(), &choice.label);
            // Further rows stand in, so that they do not look like labels.
            let rest = " ".repeat(wrap::width(&lead).max(2) + 2);
            Label {
                marked: wrap::wrap(text, columns, &format!("{MARKED}{lead}"), &rest),
                unmarked: wrap::wrap(text, columns, &format!("{UNMARKED}{lead}"), &rest),
            }
        };
        let sentence = |text| match text {
            "" => Vec::new(),
            _ => wrap::wrap(text, columns, "", ""),
        };
        let mut layout = Self {
            size,
            heading: sentence(&menu.heading),
            labels: menu.choices.iter().map(label).collect(),
            keys: sentence(keys.0),
            missed: sentence(keys.1),
            per_page: 0,
        };
        layout.per_page = (1..=most.min(layout.labels.len())).rev().find(|per_page| {
            layout.per_page = *per_page;
            // One row is left for the cursor.
            layout.height() < rows
        })?;
        Some(layout)
    }

    /// The rows of the tallest page.
    pub(super) fn height(&self) -> usize {
        let rows = |labels: &[Label]| labels.iter().map(|label| label.marked.len()).sum::<usize>();
        let pages = self.labels.chunks(self.per_page).map(rows);
        let keys = self.keys.len().max(self.missed.len());
        let more = self.heading.len() + keys + usize::from(self.pages() > 1);
        pages.max().unwrap_or(0) + more
    }

    fn pages(&self) -> usize {
        self.labels.len().div_ceil(self.per_page)
    }
}

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

    // ---- The way around `Select`: draw, read one key, fail. ----

    /// Draws the menu and reads a key. `is_loud` has the sentence about keys stand out. [`Key::Redraw`] where the
    /// window has another size: then the screen is in disorder.
    ///
    /// # Errors
    /// What reading a key or writing says.
    pub(super) fn key(
        &mut self,
        marker: Option<usize>,
        is_loud: bool,
        keys: &mut Keys,
    ) -> io::Result<Key> {
        let guard = terminal::drawing();
        if terminal::size() != Some(self.layout.size) {
            return Ok(Key::Redraw);
        }
        self.term.clear_last_lines(std::mem::take(&mut self.rows))?;
        let drawing = Drawing {
            menu: self,
            is_loud,
            rows: Cell::new(0),
            read: RefCell::new(Some((guard, keys))),
            key: Cell::new(None),
        };
        let select = Select::with_theme(&drawing)
            .items(0..self.layout.labels.len())
            .default(marker.unwrap_or(!0))
            .max_length(self.layout.per_page)
            .report(false);
        let ended = {
            let _open = MenuOpen::now();
            panic::catch_unwind(AssertUnwindSafe(|| select.interact_on_opt(&self.term)))
        };
        let (rows, key) = (drawing.rows.get(), drawing.key.take());
        self.rows = rows;
        match (key, ended) {
            (Some(key), _) => key,
            (None, Ok(Err(dialoguer::Error::IO(error)))) => Err(error),
            // It panicked: the window has become too small since its size was asked.
            (None, _) => Ok(Key::Redraw),
        }
    }

    /// Takes the menu off the screen.
    pub(super) fn clear(mut self) -> io::Result<()> {
        let _drawing = terminal::drawing();
        self.term.clear_last_lines(std::mem::take(&mut self.rows))?;
        self.term.flush()?;
        terminal::show_cursor();
        Ok(())
    }
}

/// Draws a layout for `Select`.
struct Drawing<'a, 'k> {
    menu: &'a Drawn<'a>,
    is_loud: bool,
    rows: Cell<usize>,
    /// What is needed once: the leave to draw, and where keys come from.
    read: RefCell<Option<(MutexGuard<'static, ()>, &'k mut Keys)>>,
    key: Cell<Option<io::Result<Key>>>,
}

impl Theme for Drawing<'_, '_> {
    fn format_select_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        number: &str,
        marked: bool,
    ) -> fmt::Result {
        let layout = self.menu.layout;
        let at: usize = number.parse().map_err(|_| fmt::Error)?;
        let rows = self.rows_of(at, marked).ok_or(fmt::Error)?;
        self.rows.set(self.rows.get() + rows.len());
        if !layout.is_last(at) {
            return f.write_str(&rows.join("\n"));
        }
        let term = &self.menu.term;
        let written = term
            .write_line(&rows.join("\n"))
            .and_then(|()| term.flush());
        let read = self.read.take().ok_or(fmt::Error)?;
        let key = written.and_then(|()| {
            let (drawing, keys) = read;
            drop(drawing);
            keys.take()
        });
        self.key.set(Some(key));
        Err(fmt::Error)
    }
}

// ---- End of the way around. ----

impl Layout {
    /// Whether this is the last label of its page.
    fn is_last(&self, at: usize) -> bool {
        (at + 1).is_multiple_of(self.per_page) || at + 1 == self.labels.len()
    }
}

impl Drawing<'_, '_> {
    /// The rows of a label, and those above and below it that stand on every page.
    fn rows_of(&self, at: usize, marked: bool) -> Option<Vec<String>> {
        let layout = self.menu.layout;
        let label = layout.labels.get(at)?;
        let mut rows = Vec::new();
        if at.is_multiple_of(layout.per_page) {
            rows.extend(layout.heading.iter().cloned());
        }
        if marked {
            let bold = Style::new().bold();
            rows.extend(label.marked.iter().map(|row| self.styled(&bold, row)));
        } else {
            rows.extend(label.unmarked.iter().cloned());
        }
        if layout.is_last(at) {
            if layout.pages() > 1 {
                let part = say!(menu::menu_part(at / layout.per_page + 1, layout.pages()));
                // One row is counted for it; it has one unless there are a hundred parts on twenty columns.
                rows.extend(wrap::wrap(&part, layout.size.1, "", "").into_iter().next());
            }
            let (style, keys) = if self.is_loud {
                (Style::new().bold(), &layout.missed)
            } else {
                (Style::new().dim(), &layout.keys)
            };
            rows.extend(keys.iter().map(|row| self.styled(&style, row)));
        }
        Some(rows)
    }

    fn styled(&self, style: &Style, row: &str) -> String {
        if self.menu.styled {
            style.clone().force_styling(true).apply_to(row).to_string()
        } else {
            row.to_owned()
        }
    }
}
