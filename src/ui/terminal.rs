//! What kind of terminal there is, and leaving it as it was.
#![allow(
    clippy::disallowed_types,
    reason = "src/ui is where terminals are known"
)]

pub mod keys;
mod mode;
mod signals;

use std::env;
use std::io::{self, IsTerminal, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

use console::Term;

use super::screen::Sink;
use super::stream;
use crate::say;
pub use signals::{before_end, end_on_interrupt};
pub(super) use signals::{drawing, interrupted};

/// Whether dialoguer is drawing: then the cursor is hidden, and a panic is known and caught.
static MENU_OPEN: AtomicBool = AtomicBool::new(false);
/// Whether the cursor may be hidden.
static CURSOR_HIDDEN: AtomicBool = AtomicBool::new(false);

/// How wide a stream is.
pub enum Width {
    /// It is no terminal: nothing is wrapped.
    Endless,
    /// A terminal, asked each time because its window can change.
    Terminal(Term),
}

impl Width {
    /// The columns there are now; `None` where nothing is wrapped. A terminal that does not know counts as 80.
    #[must_use]
    pub fn columns(&self) -> Option<usize> {
        self.size().map(|(_, columns)| columns)
    }

    /// Rows and columns there are now; `None` where it is no terminal. One that does not know counts as 24x80.
    #[must_use]
    pub fn size(&self) -> Option<(usize, usize)> {
        match self {
            Self::Endless => None,
            Self::Terminal(term) => Some(size_of(term).unwrap_or((24, 80))),
        }
    }
}

/// Rows and columns of the terminal that prompts are drawn on; `None` if it does not know.
#[must_use]
pub fn size() -> Option<(usize, usize)> {
    size_of(&Term::stderr())
}

fn size_of(term: &Term) -> Option<(usize, usize)> {
    let (rows, columns) = term.size_checked()?;
    Some((usize::from(rows), usize::from(columns)))
}

/// Whether the person, or what they sit at, needs lines that are never drawn again: `ACCESSIBLE`, `TERM=dumb`, or a
/// console that does not know its size (Git Bash on Windows).
#[must_use]
pub fn needs_lines() -> bool {
    let accessible = env::var_os("ACCESSIBLE").is_some_and(|value| {
        let value = value.to_string_lossy().trim().to_ascii_lowercase();
        !matches!(value.as_str(), "" | "0" | "false" | "no" | "off")
    });
    accessible || env::var_os("TERM").is_some_and(|term| term == "dumb") || size().is_none()
}

/// Standard error as a sink. To be called before [`standard_output`]: on Windows the first question about colours
/// decides how the console is driven, and it must be put to the stream that the prompts use.
#[must_use]
pub fn standard_error() -> Sink {
    let term = Term::stderr();
    let colours = has_colours(&term);
    let sink = sink(stream::errors(), io::stderr().is_terminal(), term, colours);
    if io::stderr().is_terminal() {
        sink
    } else {
        sink.forgiving()
    }
}

/// Standard output as a sink.
#[must_use]
pub fn standard_output() -> Sink {
    let term = Term::stdout();
    let colours = has_colours(&term);
    sink(stream::output(), io::stdout().is_terminal(), term, colours)
}

/// Whether bold is possible and wanted. `console` (0.16) takes an empty `NO_COLOR` for a set one.
fn has_colours(term: &Term) -> bool {
    let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || env::var_os("CLICOLOR").is_some_and(|value| value == "0");
    // On Windows this also has the console understand escape sequences.
    let supported = term.features().colors_supported()
        || cfg!(unix) && env::var_os("TERM").is_some_and(|term| term != "dumb");
    supported && !refused
}

fn sink(write: Box<dyn Write>, terminal: bool, term: Term, colours: bool) -> Sink {
    let width = if terminal {
        Width::Terminal(term)
    } else {
        Width::Endless
    };
    Sink::new(write, width, terminal && colours)
}

/// Makes the terminal quiet, for menus, until [`restore`]; it may be so already.
pub(super) fn quiet() {
    CURSOR_HIDDEN.store(true, Ordering::SeqCst);
    mode::quiet(signals::is_stopping);
}

/// Gives the terminal back the mode that it had before [`quiet`].
pub(super) fn restore() {
    mode::restore();
}

/// Makes a panic show the cursor again, and say a sentence instead of a backtrace.
pub fn restore_on_panic() {
    panic::set_hook(Box::new(|about| {
        show_cursor();
        // `select` knows what to do about a panic in dialoguer; the person need not hear of it. Menus go on then.
        if !MENU_OPEN.load(Ordering::SeqCst) {
            restore();
            let place = about.location().map(ToString::to_string);
            let message = say!(errors::error(&say!(errors::panicked(
                place.as_deref().unwrap_or("?")
            ))));
            let _ = writeln!(io::stderr(), "\n{message}");
        }
    }));
}

/// Makes room for drawing everything anew.
pub(super) fn wipe() -> io::Result<()> {
    let term = Term::stderr();
    if cfg!(unix) {
        return term.clear_screen();
    }
    // Here `console` would empty the scrollback too, where the pages read so far are.
    let rows = size_of(&term).map_or(24, |(rows, _)| rows);
    term.write_line(&"\n".repeat(rows))
}

/// Says that dialoguer draws, and hides the cursor, until it is dropped.
pub(super) struct MenuOpen;

impl MenuOpen {
    pub(super) fn now() -> Self {
        CURSOR_HIDDEN.store(true, Ordering::SeqCst);
        MENU_OPEN.store(true, Ordering::SeqCst);
        Self
    }
}

impl Drop for MenuOpen {
    fn drop(&mut self) {
        MENU_OPEN.store(false, Ordering::SeqCst);
    }
}

/// Makes the cursor visible, where it was hidden.
pub(super) fn show_cursor() {
    if CURSOR_HIDDEN.swap(false, Ordering::SeqCst) {
        let _ = Term::stderr().show_cursor();
    }
}
