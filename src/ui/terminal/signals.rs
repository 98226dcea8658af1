//! Handles signals: every signal that ends the process leaves the terminal usable, whatever the main thread is doing,
//! and does so within a second even if nothing can be written (Ctrl-S, a full pipe).

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use super::cursor::show_cursor;
use super::mode;
use crate::files;
use crate::say;

/// The exit code of Ctrl-C: 128 + SIGINT.
const INTERRUPTED: i32 = 130;
/// The time allowed for the last message, and for the last file. Together they take less than a second.
const PATIENCE: Duration = Duration::from_millis(400);

/// Whether the process is about to end.
static STOPPING: AtomicBool = AtomicBool::new(false);
/// Held while a menu is drawn, so that nothing hides the cursor after it was finally shown.
static DRAWING: Mutex<()> = Mutex::new(());
/// What remains to be done if the process ends early.
static LAST: Mutex<Option<Box<dyn FnOnce() + Send>>> = Mutex::new(None);

/// Sets what another thread does if a signal or Ctrl-C ends the process, replacing any earlier action. It saves what
/// would otherwise be lost: the record of the call.
pub fn before_end(act: impl FnOnce() + Send + 'static) {
    *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(act));
}

/// Waits until a menu may be drawn; forever if the process is about to end.
pub(in crate::ui) fn drawing() -> MutexGuard<'static, ()> {
    DRAWING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns whether the process is about to end.
pub(super) fn is_stopping() -> bool {
    STOPPING.load(Ordering::SeqCst)
}

/// Ends the process as for Ctrl-C.
pub(in crate::ui) fn interrupted() -> ! {
    leave(INTERRUPTED)
}

/// Makes Ctrl-C, a closed window and other signals leave the terminal usable. A signal that was ignored when the
/// process started (`nohup`) stays ignored.
pub fn end_on_interrupt() {
    #[cfg(unix)]
    unix::watch();
    // If a handler exists already, the walk still works: the default ends the process.
    #[cfg(windows)]
    let _ = ctrlc::set_handler(|| interrupted());
}

/// Ends the process with this code.
fn leave(exit: i32) -> ! {
    if STOPPING.swap(true, Ordering::SeqCst) {
        // Another thread is ending the process.
        loop {
            thread::park();
        }
    }
    // If the run's files are complete, the main thread will end the process shortly.
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

/// Restores the terminal and blocks all drawing from now on.
fn give_back(mode: fn()) {
    mode();
    std::mem::forget(drawing());
    show_cursor();
}

/// Runs `act` in another thread and waits for it no longer than `patience`.
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

    use super::super::cursor::show_cursor;
    use super::super::mode;
    use super::{INTERRUPTED, PATIENCE, drawing, give_back, leave, within};

    /// Wakes the thread that waits for a key when the screen has to be redrawn.
    static WAKE: OnceLock<(PipeReader, PipeWriter)> = OnceLock::new();

    /// Returns what to poll besides the keys.
    pub(in crate::ui::terminal) fn wake() -> Option<&'static PipeReader> {
        WAKE.get().map(|(reader, _)| reader)
    }

    /// Consumes the wake-up calls after [`wake`] has become readable.
    pub(in crate::ui::terminal) fn woken() -> io::Result<()> {
        wake().map_or(Ok(0), |mut wake| wake.read(&mut [0; 64]))?;
        Ok(())
    }

    /// Waits for signals in a separate thread; all other threads block them.
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
            // Without the thread, each signal has its default effect.
            let _ = signals.thread_unblock();
        }
    }

    /// Returns the signals ignored when the process began, one bit each; none if the system does not tell.
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

    /// Handles Ctrl-Z: the shell gets the terminal in its original mode.
    fn stop() {
        within(PATIENCE, || {
            mode::pause();
            let _drawing = drawing();
            show_cursor();
        });
        default(Signal::SIGTSTP);
        // If no shell could continue the process, it was not stopped.
        go_on();
    }

    /// Redraws the page, unless the process continues in the background, where the terminal belongs to the shell.
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

    /// Lets the signal have its default effect.
    fn default(signal: Signal) {
        let signals: SigSet = [signal].into_iter().collect();
        let _ = raise(signal);
        let _ = signals.thread_unblock();
        let _ = signals.thread_block();
    }
}
