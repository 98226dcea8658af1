//! Signals: every one that ends the process leaves the terminal usable, whatever the main thread is doing, and within
//! a second also where nothing can be written (Ctrl-S, a full pipe).

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use super::{mode, show_cursor};
use crate::files;
use crate::say;

/// The exit code of Ctrl-C: 128 + SIGINT.
const INTERRUPTED: i32 = 130;
/// How long a last word, or a last file, may take. Both together are less than a second.
const PATIENCE: Duration = Duration::from_millis(400);

/// Whether the process is to end.
static STOPPING: AtomicBool = AtomicBool::new(false);
/// Held while a menu is drawn, so that nothing hides the cursor again after it was shown for the last time.
static DRAWING: Mutex<()> = Mutex::new(());
/// What is still to be done if the process ends early.
static LAST: Mutex<Option<Box<dyn FnOnce() + Send>>> = Mutex::new(None);

/// Has this done, in another thread, if a signal or Ctrl-C ends the process; what was asked for before is forgotten.
/// For what would be lost otherwise: the record of the call.
pub fn before_end(act: impl FnOnce() + Send + 'static) {
    *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(act));
}

/// Waits until a menu may be drawn; for ever, if the process is about to end.
pub(in crate::ui) fn drawing() -> MutexGuard<'static, ()> {
    DRAWING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether the process is to end.
pub(super) fn is_stopping() -> bool {
    STOPPING.load(Ordering::SeqCst)
}

/// Ends the process as Ctrl-C does.
pub(in crate::ui) fn interrupted() -> ! {
    leave(INTERRUPTED)
}

/// Makes Ctrl-C, a closed window and other signals leave the terminal usable. A signal that the process was started
/// to ignore (`nohup`) stays ignored.
pub fn end_on_interrupt() {
    #[cfg(unix)]
    unix::watch();
    // A second handler is no reason to refuse help: the default still ends the process.
    #[cfg(windows)]
    let _ = ctrlc::set_handler(|| interrupted());
}

/// Ends the process with this code.
fn leave(exit: i32) -> ! {
    if STOPPING.swap(true, Ordering::SeqCst) {
        // Another thread is at it.
        loop {
            thread::park();
        }
    }
    // Where the run has written what it is for, the main thread ends it in a moment.
    while !files::abandon() {
        thread::sleep(Duration::from_secs(1));
    }
    let last = LAST.lock().map_or(None, |mut last| last.take());
    if let Some(act) = last {
        within(PATIENCE, act);
    }
    within(PATIENCE, || {
        give_back(mode::restore);
        let _ = writeln!(io::stderr(), "\n{}", say!(answers::INTERRUPTED));
    });
    #[allow(
        clippy::exit,
        reason = "neither a signal handler nor a prompt has anybody to return to"
    )]
    std::process::exit(exit)
}

/// Gives the terminal back, and lets nobody draw from now on.
fn give_back(mode: fn()) {
    mode();
    std::mem::forget(drawing());
    show_cursor();
}

/// Does this, but does not wait longer for it.
fn within(patience: Duration, act: impl FnOnce() + Send + 'static) {
    let (done, is_done) = mpsc::channel();
    let started = thread::Builder::new().spawn(move || {
        act();
        let _ = done.send(());
    });
    if started.is_ok() {
        let _ = is_done.recv_timeout(patience);
    }
}

#[cfg(unix)]
pub(super) use unix::{wake, woken};

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::io::{self, PipeReader, PipeWriter, Read, Write};
    use std::sync::OnceLock;
    use std::thread;

    use nix::sys::signal::{SigSet, Signal, raise};
    use nix::unistd::{getpgrp, tcgetpgrp};

    use super::super::{mode, show_cursor};
    use super::{INTERRUPTED, PATIENCE, drawing, give_back, leave, within};

    /// Says to the thread that waits for a key that there is something to draw.
    static WAKE: OnceLock<(PipeReader, PipeWriter)> = OnceLock::new();

    /// What can be waited for beside keys.
    pub(in crate::ui::terminal) fn wake() -> Option<&'static PipeReader> {
        WAKE.get().map(|(reader, _)| reader)
    }

    /// Takes the calls to draw, after [`wake`] has become readable.
    pub(in crate::ui::terminal) fn woken() -> io::Result<()> {
        wake().map_or(Ok(0), |mut wake| wake.read(&mut [0; 64]))?;
        Ok(())
    }

    /// Waits for signals in a thread of its own: all other threads block them.
    pub(super) fn watch() {
        let ignored = ignored();
        let signals: SigSet = [
            Signal::SIGINT,
            Signal::SIGTERM,
            Signal::SIGHUP,
            Signal::SIGQUIT,
            Signal::SIGABRT,
            Signal::SIGTSTP,
            Signal::SIGCONT,
            Signal::SIGWINCH,
        ]
        .into_iter()
        .filter(|signal| ignored >> (*signal as u32 - 1) & 1 == 0)
        .collect();
        let Ok(pipe) = io::pipe() else {
            return;
        };
        let (Ok(()), Ok(())) = (WAKE.set(pipe), signals.thread_block()) else {
            return;
        };
        let watching = thread::Builder::new().spawn(move || {
            while let Ok(signal) = signals.wait() {
                act(signal);
            }
        });
        if watching.is_err() {
            // Then each does what it does by itself.
            let _ = signals.thread_unblock();
        }
    }

    /// The signals that were ignored when the process began, a bit each; none where the system does not say.
    fn ignored() -> u64 {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mut lines = status.lines();
        let mask = lines.find_map(|line| line.strip_prefix("SigIgn:"));
        mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
            .unwrap_or(0)
    }

    fn act(signal: Signal) {
        match signal {
            Signal::SIGTSTP => stop(),
            Signal::SIGCONT => go_on(),
            Signal::SIGWINCH => call(),
            Signal::SIGTERM | Signal::SIGHUP => leave(128 + signal as i32),
            Signal::SIGQUIT | Signal::SIGABRT => {
                within(PATIENCE, || give_back(mode::restore));
                default(signal);
            }
            _ => leave(INTERRUPTED),
        }
    }

    /// Ctrl-Z: the shell gets the terminal as it was.
    fn stop() {
        within(PATIENCE, || {
            mode::pause();
            let _drawing = drawing();
            show_cursor();
        });
        default(Signal::SIGTSTP);
        // Where no shell could let it go on, it was not stopped.
        go_on();
    }

    /// Has the page drawn again, unless the process goes on in the background, where the terminal is the shell's.
    fn go_on() {
        if tcgetpgrp(io::stdin()).is_ok_and(|front| front != getpgrp()) {
            return;
        }
        mode::resume();
        call();
    }

    fn call() {
        if let Some((_, wake)) = WAKE.get() {
            let mut wake: &PipeWriter = wake;
            let _ = wake.write_all(&[0]);
        }
    }

    /// Lets the signal do what it does by itself.
    fn default(signal: Signal) {
        let signals: SigSet = [signal].into_iter().collect();
        let _ = raise(signal);
        let _ = signals.thread_unblock();
        let _ = signals.thread_block();
    }
}
