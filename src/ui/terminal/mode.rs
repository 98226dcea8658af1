//! The mode of a Unix terminal while menus are shown. Windows reads keys without a special mode: nothing is done there.
//!
//! From the first page until the walk ends, nothing is echoed and every byte can be read at once, as in raw mode.
//! Ctrl-C and Ctrl-Z remain signals, so that they work even while the program is busy or stuck.

#[cfg(unix)]
pub(super) use unix::{pause, quiet, restore, resume};

/// Does nothing on Windows.
#[cfg(not(unix))]
pub(super) fn quiet(_: impl Fn() -> bool) {}

/// Does nothing on Windows.
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

    /// The original mode while the terminal is quiet, and whether it is quiet at the moment: it is not while the
    /// process is stopped.
    static ORIGINAL: Mutex<Option<(Termios, bool)>> = Mutex::new(None);

    fn original() -> MutexGuard<'static, Option<(Termios, bool)>> {
        ORIGINAL.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the terminal quiet, unless it is quiet already or `stopping` returns true.
    ///
    /// `stopping` is called under the lock that [`restore`] takes: if it returns true from some time on and [`restore`]
    /// is called afterwards, the terminal stays restored. A terminal that does not support this is left as it is; menus
    /// work less neatly there.
    pub(in crate::ui::terminal) fn quiet(stopping: impl Fn() -> bool) {
        let mut original = original();
        if original.is_none() && !stopping() {
            *original = set_quiet().map(|mode| (mode, true));
        }
    }

    /// Makes the terminal quiet and returns its previous mode.
    fn set_quiet() -> Option<Termios> {
        let mode = tcgetattr(io::stdin()).ok()?;
        tcsetattr(io::stdin(), SetArg::TCSANOW, &quieted(mode.clone())).ok()?;
        Some(mode)
    }

    /// Restores the mode that [`quiet`] found; does nothing if the terminal is not quiet.
    pub(in crate::ui::terminal) fn restore() {
        if let Some((mode, true)) = original().take() {
            // The terminal may have gone away, so an error is ignored.
            let _ = tcsetattr(io::stdin(), SetArg::TCSANOW, &mode);
        }
    }

    /// Like [`restore`], but only until [`resume`]: for a process that is about to be stopped.
    pub(in crate::ui::terminal) fn pause() {
        if let Some((mode, is_quiet @ true)) = original().as_mut() {
            *is_quiet = false;
            let _ = tcsetattr(io::stdin(), SetArg::TCSANOW, mode);
        }
    }

    /// Makes the terminal quiet again after a stop: the shell has set its own mode meanwhile, whether [`pause`] was
    /// called or SIGSTOP left no time for it.
    pub(in crate::ui::terminal) fn resume() {
        if let Some((mode, is_quiet)) = original().as_mut() {
            *is_quiet = true;
            let _ = tcsetattr(io::stdin(), SetArg::TCSANOW, &quieted(mode.clone()));
        }
    }

    /// Returns raw mode, except for the handling of Ctrl-C, Ctrl-Z and line breaks.
    fn quieted(mut mode: Termios) -> Termios {
        mode.local_flags -= LocalFlags::ICANON
            | LocalFlags::IEXTEN
            | LocalFlags::ECHO
            | LocalFlags::ECHOE
            | LocalFlags::ECHOK
            | LocalFlags::ECHONL;
        // A terminal that controls no session would swallow Ctrl-C; there it is read as a byte.
        mode.local_flags
            .set(LocalFlags::ISIG, tcgetsid(io::stdin()).is_ok());
        // Ctrl-S would stop all output until Ctrl-Q, which few people know.
        mode.input_flags -= InputFlags::IXON;
        // Ctrl-\ could end a call by accident.
        for (at, byte) in [(VMIN, 1), (VTIME, 0), (VQUIT, libc::_POSIX_VDISABLE)] {
            if let Some(slot) = mode.control_chars.get_mut(at as usize) {
                *slot = byte;
            }
        }
        mode
    }
}
