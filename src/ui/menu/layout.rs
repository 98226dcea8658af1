//! The rows of a menu, page by page, on a terminal of one size.

use console::Style;

use crate::say;
use crate::ui::entries::{Choice, Entries};
use crate::wrap::{self, MIN_COLUMNS};

/// The prefix of the label that Enter would choose.
const MARKED: &str = "> ";
/// The prefix of the other labels.
const UNMARKED: &str = "  ";

/// A menu laid out for a terminal of one size.
pub(super) struct Layout {
    /// Rows and columns of the terminal.
    pub(super) size: (usize, usize),
    /// The rows above the labels on every page.
    heading: Vec<String>,
    /// The rows of each label, unmarked.
    labels: Vec<Vec<String>>,
    /// The rows below the labels on every page, which explain the keys.
    keys: Vec<String>,
    /// Replaces `keys` after Enter was pressed without a marker.
    missed: Vec<String>,
    /// The number of labels on one page.
    pub(super) per_page: usize,
}

impl Layout {
    /// Lays out the menu with the full text about keys, with a shorter one if that saves turning the page, or without
    /// one. `others` are the keys besides numbers and arrows; `used` is the number of rows on the screen that have not
    /// been read yet.
    pub(super) fn with_keys(
        menu: &Entries,
        others: &str,
        size: (usize, usize),
        used: usize,
    ) -> Option<Self> {
        let (keys, missed) = say!(menu::keys(others));
        let whole = |layout: &Self| layout.per_page == layout.labels.len();
        let long = Self::fit(menu, (&keys, &missed), size).filter(whole);
        let short = Self::fit(menu, say!(menu::FEW_KEYS), size);
        let fits = |layout: &Self| used + layout.height() < size.0;
        match (long, short) {
            (Some(long), Some(short)) if !fits(&long) && fits(&short) => Some(short),
            (long, short) => long.or(short).or_else(|| Self::fit(menu, ("", ""), size)),
        }
    }

    /// Lays out the menu on a terminal of this size (rows, columns). Returns `None` if it cannot be shown: the terminal
    /// is narrower than the minimum for wrapping, or a label has more rows than the screen.
    fn fit(menu: &Entries, keys: (&str, &str), size: (usize, usize)) -> Option<Self> {
        let (rows, columns) = size;
        // dialoguer reserves two rows for a prompt, which these menus do not have.
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
            // Continuation rows are indented, so that they do not look like labels.
            let rest = " ".repeat(wrap::width(&lead).max(2) + 2);
            wrap::wrap(text, columns, &format!("{UNMARKED}{lead}"), &rest)
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
            // One row must stay free for the cursor.
            layout.height() < rows
        })?;
        Some(layout)
    }

    /// Returns the number of rows of the tallest page.
    pub(super) fn height(&self) -> usize {
        let rows = |labels: &[Vec<String>]| labels.iter().map(Vec::len).sum::<usize>();
        let pages = self.labels.chunks(self.per_page).map(rows);
        let keys = self.keys.len().max(self.missed.len());
        let more = self.heading.len() + keys + usize::from(self.pages() > 1);
        pages.max().unwrap_or(0) + more
    }

    fn pages(&self) -> usize {
        self.labels.len().div_ceil(self.per_page)
    }

    /// Returns the number of labels.
    pub(super) fn count(&self) -> usize {
        self.labels.len()
    }

    /// Returns whether this is the last label on its page.
    pub(super) fn is_last(&self, at: usize) -> bool {
        (at + 1).is_multiple_of(self.per_page) || at + 1 == self.labels.len()
    }

    /// Returns the rows of a label, with the rows above or below it that every page has. `is_loud` makes the text about
    /// keys stand out.
    pub(super) fn rows(
        &self,
        at: usize,
        is_marked: bool,
        is_loud: bool,
        is_styled: bool,
    ) -> Option<Vec<String>> {
        let styled = |style: Style, row: &String| {
            if is_styled {
                style.force_styling(true).apply_to(row).to_string()
            } else {
                row.clone()
            }
        };
        let (bold, dim) = (Style::new().bold(), Style::new().dim());
        let mut rows = Vec::new();
        if at.is_multiple_of(self.per_page) {
            rows.extend(self.heading.iter().cloned());
        }
        for (row, text) in self.labels.get(at)?.iter().enumerate() {
            let marked = text.strip_prefix(UNMARKED).filter(|_| row == 0);
            let marked = marked.map_or(text.clone(), |text| format!("{MARKED}{text}"));
            rows.push(if is_marked {
                styled(bold.clone(), &marked)
            } else {
                text.clone()
            });
        }
        if self.is_last(at) {
            if self.pages() > 1 {
                let part = say!(menu::menu_part(at / self.per_page + 1, self.pages()));
                // `height` counts one row for this; it would only take more with a hundred parts on twenty columns.
                rows.extend(wrap::wrap(&part, self.size.1, "", "").into_iter().next());
            }
            let (style, keys) = if is_loud {
                (bold, &self.missed)
            } else {
                (dim, &self.keys)
            };
            rows.extend(keys.iter().map(|row| styled(style.clone(), row)));
        }
        Some(rows)
    }
}
