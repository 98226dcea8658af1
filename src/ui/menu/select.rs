//! dialoguer's `Select`, made safe for Japanese labels, small terminals and windows that change their size.
//!
//! What `Select` gets wrong, and what is done about it here (dialoguer 0.12, console 0.16, read and measured):
//! - It compares the *bytes* of an item with the columns to guess how many rows to clear, and so erases what stands
//!   above the menu. Its items are numbers here; [`Drawing`], its theme, draws the labels, already wrapped, and the
//!   rows that a theme emits are counted right.
//! - It counts pages in items. [`Layout::fit`] finds how many items can stand on one page such that no page has more
//!   rows than the screen, and draws under each page which one it is: dialoguer's own 「[Page 1/2]」 needs a prompt.
//! - It clears what it believes to have drawn, which is wrong once the window has another size. The theme notices
//!   that and fails; that ends `Select`, and the caller draws page and menu anew.
//! - It panics (`clamp`) as soon as there are fewer than three rows. That comes before the theme is asked, so the
//!   panic is caught and means the same: the size is another one. The panic hook keeps quiet meanwhile.
//!   This is why the program must not be built with `panic = "abort"`.
//! - With a buffered `Term` on Windows every arrow key leaves a row behind (seen under Wine 8, with dialoguer's own theme,
//!   too); a `Term` without buffer is what dialoguer itself takes.
//! - Half a surrogate pair, as the emoji panel of Windows types it, is an error: page and menu are drawn anew.
#![allow(
    clippy::disallowed_types,
    reason = "src/ui/menu is where menus are asked"
)]

use std::cell::Cell;
use std::fmt;
use std::io;
use std::panic::{self, AssertUnwindSafe};

use console::{Style, Term};
use dialoguer::Select;
use dialoguer::theme::Theme;

use crate::text::answers as words;
use crate::ui::terminal::{self, MenuOpen};
use crate::ui::wrap::{self, MIN_COLUMNS};

/// What stands before the label that Enter would choose, and before its further rows: these stand in, so that they
/// do not look like labels.
const MARKED: (&str, &str) = ("> ", "    ");
/// What stands before the other labels.
const UNMARKED: (&str, &str) = ("  ", "    ");

/// How asking ended.
pub(super) enum Chosen {
    /// Enter, on this label.
    This(usize),
    /// Esc or q; the marker was on this label.
    Left(usize),
    /// The window has another size, or a key was none; the marker was on this label. The screen is in disorder.
    Disturbed(usize),
}

/// A menu that fits a terminal of one size.
pub(super) struct Layout {
    /// Rows and columns of the terminal.
    size: (usize, usize),
    /// Stands over the labels on every page.
    heading: Vec<String>,
    /// The rows of each label.
    labels: Vec<Label>,
    /// How many labels stand on one page.
    per_page: usize,
}

struct Label {
    marked: Vec<String>,
    unmarked: Vec<String>,
}

impl Layout {
    /// The menu on a terminal of this size (rows, columns); `None` where it cannot be shown: the terminal is narrower
    /// than what everything is wrapped to, or a label has more rows than the screen.
    pub(super) fn fit(heading: &str, labels: &[&str], size: (usize, usize)) -> Option<Self> {
        let (rows, columns) = size;
        // dialoguer keeps two rows for a prompt that we do not have.
        let most = rows.checked_sub(2).filter(|most| *most > 0)?;
        if columns < MIN_COLUMNS || labels.is_empty() {
            return None;
        }
        let wrapped = |(first, rest), text| wrap::wrap(text, columns, first, rest);
        let mut layout = Self {
            size,
            heading: match heading {
                "" => Vec::new(),
                _ => wrapped(("", ""), heading),
            },
            labels: labels
                .iter()
                .map(|label| Label {
                    marked: wrapped(MARKED, label),
                    unmarked: wrapped(UNMARKED, label),
                })
                .collect(),
            per_page: 0,
        };
        layout.per_page = (1..=most.min(labels.len())).rev().find(|per_page| {
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
        self.heading.len() + pages.max().unwrap_or(0) + usize::from(self.pages() > 1)
    }

    fn pages(&self) -> usize {
        self.labels.len().div_ceil(self.per_page)
    }

    /// Asks; the marker begins on `at`. The menu is gone from the screen afterwards.
    ///
    /// # Errors
    /// What reading a key or writing says. `Interrupted` where the process is to end.
    pub(super) fn ask(&self, at: usize, styled: bool) -> io::Result<Chosen> {
        // Drawn at once, so that nothing flickers. Not on Windows, where the cursor is moved past the buffer.
        let term = if cfg!(windows) {
            Term::stderr()
        } else {
            Term::buffered_stderr()
        };
        let drawing = Drawing {
            layout: self,
            styled,
            marked: Cell::new(at),
            resized: Cell::new(false),
        };
        let select = Select::with_theme(&drawing)
            .items(0..self.labels.len())
            .default(at)
            .max_length(self.per_page)
            .report(false);
        let ended = {
            let _open = MenuOpen::now();
            panic::catch_unwind(AssertUnwindSafe(|| select.interact_on_opt(&term)))
        };
        let marked = drawing.marked.get();
        match ended {
            Ok(Ok(chosen)) => Ok(chosen.map_or(Chosen::Left(marked), Chosen::This)),
            Ok(Err(dialoguer::Error::IO(error)))
                if !drawing.resized.get() && !terminal::is_no_key(&error) =>
            {
                Err(error)
            }
            Ok(Err(_)) | Err(_) => {
                terminal::show_cursor();
                Ok(Chosen::Disturbed(marked))
            }
        }
    }
}

/// Draws a layout for `Select`.
struct Drawing<'a> {
    layout: &'a Layout,
    styled: bool,
    /// The label that the marker was drawn on last.
    marked: Cell<usize>,
    resized: Cell<bool>,
}

impl Theme for Drawing<'_> {
    fn format_select_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        number: &str,
        marked: bool,
    ) -> fmt::Result {
        let layout = self.layout;
        if terminal::is_stopping() {
            return Err(fmt::Error);
        }
        let at: usize = number.parse().map_err(|_| fmt::Error)?;
        let label = layout.labels.get(at).ok_or(fmt::Error)?;
        if marked {
            self.marked.set(at);
        }
        // The marker's place is wanted too, so only the label under it ends the menu.
        self.resized
            .set(self.resized.get() || terminal::size() != Some(layout.size));
        if self.resized.get() {
            return if marked { Err(fmt::Error) } else { Ok(()) };
        }
        let mut rows = Vec::new();
        if at.is_multiple_of(layout.per_page) {
            rows.extend(layout.heading.iter().cloned());
        }
        if marked {
            rows.extend(label.marked.iter().map(|row| self.bold(row)));
        } else {
            rows.extend(label.unmarked.iter().cloned());
        }
        let is_last = (at + 1).is_multiple_of(layout.per_page) || at + 1 == layout.labels.len();
        if is_last && layout.pages() > 1 {
            let part = words::menu_part(at / layout.per_page + 1, layout.pages());
            // One row is counted for it; it has one unless there are a hundred parts on twenty columns.
            rows.extend(wrap::wrap(&part, layout.size.1, "", "").into_iter().next());
        }
        f.write_str(&rows.join("\n"))
    }
}

impl Drawing<'_> {
    fn bold(&self, row: &str) -> String {
        if self.styled {
            let style = Style::new().bold().force_styling(true);
            style.apply_to(row).to_string()
        } else {
            row.to_owned()
        }
    }
}
