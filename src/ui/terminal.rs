//! What kind of terminal there is, and leaving it as it was.
#![allow(
    clippy::disallowed_types,
    reason = "src/ui is where terminals are known"
)]

mod mode;

use std::env;
use std::io::{self, IsTerminal, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use console::Term;

use super::screen::Sink;
use super::stream;
use crate::files;
use crate::text::{answers, errors};

/// The exit code of a walk that was stopped by Ctrl-C: 128 + SIGINT.
const INTERRUPTED: i32 = 130;

/// Whether `console` may read a key: then the terminal may be in raw mode, and the main thread may change its mode.
static MENU_OPEN: AtomicBool = AtomicBool::new(false);
/// Whether a signal told the process to end.
static STOPPING: AtomicBool = AtomicBool::new(false);
/// Held by the one thread that says goodbye.
static LEAVING: Mutex<()> = Mutex::new(());
/// What is still to be done if the process ends early.
static LAST: Mutex<Option<Box<dyn FnOnce() + Send>>> = Mutex::new(None);

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
    let colours = term.features().colors_supported() && console::colors_enabled_stderr();
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
    let colours = term.features().colors_supported() && console::colors_enabled();
    sink(stream::output(), io::stdout().is_terminal(), term, colours)
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
    mode::quiet(is_stopping);
}

/// Gives the terminal back the mode that it had before [`quiet`].
pub(super) fn restore() {
    mode::restore();
}

/// Says that a menu is open, until it is dropped.
pub(super) struct MenuOpen;

impl MenuOpen {
    /// Ends the process instead, if it is to end.
    pub(super) fn now() -> Self {
        MENU_OPEN.store(true, Ordering::SeqCst);
        // In this order: see `end_on_interrupt`.
        if is_stopping() {
            interrupted();
        }
        Self
    }
}

impl Drop for MenuOpen {
    fn drop(&mut self) {
        MENU_OPEN.store(false, Ordering::SeqCst);
    }
}

/// Makes Ctrl-C, SIGTERM and a closed window leave the terminal usable: the cursor is shown, a sentence is said, the
/// process ends with 130. It acts whatever the main thread is doing, also while that waits for input.
///
/// The main thread must not set another mode once this has restored the terminal's. [`quiet`] never does: it asks
/// `STOPPING` under the lock that [`restore`] needs. `console` does it for each key, unasked, so:
/// - The main thread says `MENU_OPEN` and then asks `STOPPING`; here it is the other way round. One of the two sees
///   what the other said: either no key is read any more, or it is known here that one may be.
/// - If one may be, the main thread is left to end the process itself, which it does as soon as it draws a menu or
///   its waiting is interrupted. The signal may have come just before it began to wait (or to this thread), so it
///   is sent again and again, and to the main thread only.
/// - A main thread that does not end the process for a second reads half a character, whose other half never
///   came, or writes to a terminal that takes nothing. It would have to get that just between [`restore`] and the
///   end of the process, which are the last two things done in [`interrupted`], to set a mode again.
pub fn end_on_interrupt() {
    // A second handler, or a system without signals, is no reason to refuse help: the default still ends the process.
    let _ = ctrlc::set_handler(|| {
        STOPPING.store(true, Ordering::SeqCst);
        // Windows reads keys without another mode, and without being interrupted.
        let mut patience = if cfg!(unix) { 100 } else { 0 };
        while patience > 0 && MENU_OPEN.load(Ordering::SeqCst) {
            wake_main_thread();
            thread::sleep(Duration::from_millis(10));
            patience -= 1;
        }
        interrupted();
    });
}

/// Has this done, perhaps in another thread, if a signal or Ctrl-C ends the process; what was asked for before is
/// forgotten. For what would be lost otherwise: the record of the call.
pub fn before_end(act: impl FnOnce() + Send + 'static) {
    *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(act));
}

/// Interrupts what the main thread waits for. To be called from the only other thread.
fn wake_main_thread() {
    #[cfg(unix)]
    {
        use nix::sys::signal::{SigSet, Signal, kill};
        use nix::unistd::Pid;

        let signals = [Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP];
        if signals
            .into_iter()
            .collect::<SigSet>()
            .thread_block()
            .is_ok()
        {
            let _ = kill(Pid::this(), Signal::SIGINT);
        }
    }
}

/// Whether `error`, from reading a key, says that the process is to end: Ctrl-C is a byte in raw mode, which
/// `console` turns into this error and a SIGINT; a signal interrupts the waiting.
pub(super) fn is_interrupt(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Interrupted || is_stopping()
}

/// Whether `error`, from reading a key, is about that key alone: half a character, on Windows.
pub(super) fn is_no_key(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::InvalidData
}

/// Whether a signal has come that ends the process.
pub(super) fn is_stopping() -> bool {
    STOPPING.load(Ordering::SeqCst)
}

/// Ends the process as Ctrl-C does.
pub(super) fn interrupted() -> ! {
    // Where the run has done what it is for, the main thread ends it in a moment.
    while !files::abandon() {
        thread::sleep(Duration::from_secs(1));
    }
    // Signal handler and main thread may both come here: one of them speaks, the other waits for the end. A
    // poisoned lock still excludes.
    let _leaving = LEAVING.lock();
    STOPPING.store(true, Ordering::SeqCst);
    let last = LAST.lock().map_or(None, |mut last| last.take());
    if let Some(act) = last {
        act();
    }
    show_cursor();
    let _ = writeln!(io::stderr(), "\n{}", answers::INTERRUPTED);
    restore();
    #[allow(
        clippy::exit,
        reason = "neither a signal handler nor a prompt has anybody to return to"
    )]
    std::process::exit(INTERRUPTED)
}

/// Makes a panic show the cursor again, and say a sentence instead of a backtrace.
pub fn restore_on_panic() {
    panic::set_hook(Box::new(|about| {
        show_cursor();
        // `select` knows what to do about a panic in dialoguer; the person need not hear of it. Menus go on then.
        if !MENU_OPEN.load(Ordering::SeqCst) {
            restore();
            let place = about.location().map(ToString::to_string);
            let message = errors::error(&errors::panicked(place.as_deref().unwrap_or("?")));
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

/// Makes the cursor visible, where there is one.
pub(super) fn show_cursor() {
    if io::stderr().is_terminal() {
        let _ = Term::stderr().show_cursor();
    }
}
