//! The mode of a Unix terminal while menus ask. Windows reads keys without another mode: there, nothing is done.
//!
//! From the first page until the walk ends nothing is echoed and every byte can be read at once, as in raw mode. Ctrl-C
//! and Ctrl-Z still are signals, so that they also work while the program is busy or stuck.

#[cfg(unix)]
pub(super) use unix::{pause, quiet, restore, resume};

/// Nothing: see above.
#[cfg(not(unix))]
pub(super) fn quiet(_: impl Fn() -> bool) {}

/// Nothing: see above.
#[cfg(not(unix))]
pub(super) fn restore() {}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::sync::{Mutex, MutexGuard, PoisonError};

    use nix::libc;
    use nix::sys::termios::SpecialCharacterIndices::{VMIN, VQUIT, VTIME};
    use nix::sys::termios::{InputFlags, LocalFlags, SetArg, Termios};
    use nix::sys::termios::{tcgetattr, tcgetsid, tcsetattr};

    /// The mode as it was found, while the terminal is quiet, and whether it is quiet right now: it is not while the
    /// process is stopped.
    static ORIGINAL: Mutex<Option<(Termios, bool)>> = Mutex::new(None);

    fn original() -> MutexGuard<'static, Option<(Termios, bool)>> {
        ORIGINAL.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the terminal quiet, unless it is already, or `stopping` says that it must be left alone.
    ///
    /// `stopping` is asked under the lock that [`restore`] takes: whoever first lets it say yes and then restores can
    /// be sure that the terminal stays restored. A terminal that cannot do this is left as it is: the menus work,
    /// less neatly.
    pub(in crate::ui::terminal) fn quiet(stopping: impl Fn() -> bool) {
        let mut original = original();
        if original.is_none() && !stopping() {
            *original = set_quiet().map(|mode| (mode, true));
        }
    }

    /// Makes the terminal quiet and returns its mode before.
    fn set_quiet() -> Option<Termios> {
        let mode = tcgetattr(io::stdin()).ok()?;
        tcsetattr(io::stdin(), SetArg::TCSANOW, &quieted(mode.clone())).ok()?;
        Some(mode)
    }

    /// Puts back the mode that [`quiet`] found; nothing, if the terminal is not quiet.
    pub(in crate::ui::terminal) fn restore() {
        if let Some((mode, true)) = original().take() {
            // A terminal that has gone away needs no mode.
            let _ = tcsetattr(io::stdin(), SetArg::TCSANOW, &mode);
        }
    }

    /// As [`restore`], until [`resume`]: for a process that is about to be stopped.
    pub(in crate::ui::terminal) fn pause() {
        if let Some((mode, is_quiet @ true)) = original().as_mut() {
            *is_quiet = false;
            let _ = tcsetattr(io::stdin(), SetArg::TCSANOW, mode);
        }
    }

    /// Makes the terminal quiet again after the process was stopped: the shell has set its own mode meanwhile,
    /// whether [`pause`] was called or SIGSTOP left no time for it.
    pub(in crate::ui::terminal) fn resume() {
        if let Some((mode, is_quiet)) = original().as_mut() {
            *is_quiet = true;
            let _ = tcsetattr(io::stdin(), SetArg::TCSANOW, &quieted(mode.clone()));
        }
    }

    /// As in raw mode, but for what the terminal makes of Ctrl-C, Ctrl-Z and line ends.
    fn quieted(mut mode: Termios) -> Termios {
        mode.local_flags -= LocalFlags::ICANON
            | LocalFlags::IEXTEN
            | LocalFlags::ECHO
            | LocalFlags::ECHOE
            | LocalFlags::ECHOK
            | LocalFlags::ECHONL;
        // A terminal that controls nobody would swallow Ctrl-C: there it is a byte.
        mode.local_flags
            .set(LocalFlags::ISIG, tcgetsid(io::stdin()).is_ok());
        // Ctrl-S would hold up the program until Ctrl-Q, which nobody guesses.
        mode.input_flags -= InputFlags::IXON;
        // Ctrl-\ would end a call by a slip.
        for (at, byte) in [(VMIN, 1), (VTIME, 0), (VQUIT, libc::_POSIX_VDISABLE)] {
            if let Some(slot) = mode.control_chars.get_mut(at as usize) {
                *slot = byte;
            }
        }
        mode
    }
}
