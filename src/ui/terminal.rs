//! Finds out the kind of terminal, sets its mode and restores it.

mod cursor;
pub mod keys;
mod mode;
mod signals;

use std::env;
use std::io::{self, IsTerminal, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

use console::Term;

use super::sink::{Sink, size_of};
use super::stream;
use crate::say;
pub(super) use cursor::show_cursor;
pub use signals::{before_end, end_on_interrupt};
pub(super) use signals::{drawing, interrupted};

/// Whether dialoguer is drawing. If so, the cursor is hidden, and a panic is expected and caught.
static MENU_OPEN: AtomicBool = AtomicBool::new(false);

/// Returns the rows and columns of the terminal for prompts; `None` if it does not know.
pub fn size() -> Option<(usize, usize)> {
    size_of(&Term::stderr())
}

/// Returns whether the person or the terminal needs lines that are never redrawn: `ACCESSIBLE`, `TERM=dumb`, or a
/// console that does not know its size (Git Bash on Windows).
pub fn needs_lines() -> bool {
    let accessible = env::var_os("ACCESSIBLE").is_some_and(|value| {
        let value = value.to_string_lossy().trim().to_ascii_lowercase();
        !matches!(value.as_str(), "" | "0" | "false" | "no" | "off")
    });
    accessible || env::var_os("TERM").is_some_and(|term| term == "dumb") || size().is_none()
}

/// Returns standard error as a sink. Call this before [`standard_output`]: on Windows, the first query for colours
/// decides how the console is driven, and it must concern the stream that prompts use.
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

/// Returns standard output as a sink.
pub fn standard_output() -> Sink {
    let term = Term::stdout();
    let colours = has_colours(&term);
    sink(stream::output(), io::stdout().is_terminal(), term, colours)
}

/// Returns whether styles are possible and wanted. `console` (0.16) would treat an empty `NO_COLOR` as set.
fn has_colours(term: &Term) -> bool {
    let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || env::var_os("CLICOLOR").is_some_and(|value| value == "0");
    // On Windows, this query also enables escape sequences in the console.
    let supported = term.features().colors_supported()
        || cfg!(unix) && env::var_os("TERM").is_some_and(|term| term != "dumb");
    supported && !refused
}

fn sink(write: impl Write + 'static, terminal: bool, term: Term, colours: bool) -> Sink {
    Sink::new(write, terminal.then_some(term), terminal && colours)
}

/// Puts the terminal into quiet mode for menus, until [`restore`]; does nothing if it is quiet already.
pub(super) fn quiet() {
    cursor::hidden();
    mode::quiet(signals::is_stopping);
}

/// Restores the terminal mode from before [`quiet`].
pub(super) fn restore() {
    mode::restore();
}

/// Makes a panic show the cursor again and print a message instead of a backtrace.
pub fn restore_on_panic() {
    panic::set_hook(Box::new(|about| {
        show_cursor();
        // `select` handles a panic in dialoguer, and menus go on: the person need not be told.
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

/// Clears the screen for a redraw.
pub(super) fn wipe() -> io::Result<()> {
    let term = Term::stderr();
    if cfg!(unix) {
        return term.clear_screen();
    }
    // On Windows, `console` would also clear the scrollback, which holds the pages read so far.
    let rows = size_of(&term).map_or(24, |(rows, _)| rows);
    term.write_line(&"\n".repeat(rows))
}

/// Marks that dialoguer is drawing with a hidden cursor, until it is dropped.
pub(super) struct MenuOpen;

impl MenuOpen {
    pub(super) fn now() -> Self {
        cursor::hidden();
        MENU_OPEN.store(true, Ordering::SeqCst);
        Self
    }
}

impl Drop for MenuOpen {
    fn drop(&mut self) {
        MENU_OPEN.store(false, Ordering::SeqCst);
    }
}
