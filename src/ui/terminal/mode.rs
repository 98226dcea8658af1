//! The mode of a Unix terminal while menus ask. Windows reads keys without another mode: there, nothing is done.
//!
//! `console` (0.16) makes the terminal raw for each single key, and puts back in between what it found. Were that the
//! mode that shells have, then keys typed in between would be echoed and spoil the screen, and would wait for Enter.
//! So it finds a quiet mode: from the first page until the walk ends nothing is echoed and every byte waits unread,
//! as in raw mode; but Ctrl-C is still a signal, so that it also ends a program that is busy or stuck.

#[cfg(unix)]
pub(super) use unix::{quiet, restore};

/// Nothing: see above.
#[cfg(not(unix))]
pub(super) fn quiet(_: impl Fn() -> bool) {}

/// Nothing: see above.
#[cfg(not(unix))]
pub(super) fn restore() {}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::sync::{Mutex, PoisonError};

    use nix::libc;
    use nix::sys::termios::SpecialCharacterIndices::{VMIN, VQUIT, VSUSP, VTIME};
    use nix::sys::termios::{InputFlags, LocalFlags, SetArg, Termios, tcgetattr, tcsetattr};

    /// The mode as it was found, while the terminal is quiet.
    static ORIGINAL: Mutex<Option<Termios>> = Mutex::new(None);

    /// Makes the terminal quiet, unless it is already, or `stopping` says that it must be left alone.
    ///
    /// `stopping` is asked under the lock that [`restore`] takes: whoever first lets it say yes and then restores can
    /// be sure that the terminal stays restored. A terminal that cannot do this is left as it is: the menus work,
    /// less neatly.
    pub(in crate::ui::terminal) fn quiet(stopping: impl Fn() -> bool) {
        let mut original = ORIGINAL.lock().unwrap_or_else(PoisonError::into_inner);
        if original.is_some() || stopping() {
            return;
        }
        let Ok(mode) = tcgetattr(io::stdin()) else {
            return;
        };
        if tcsetattr(io::stdin(), SetArg::TCSANOW, &quieted(mode.clone())).is_ok() {
            *original = Some(mode);
        }
    }

    /// Puts back the mode that [`quiet`] found; nothing, if the terminal is not quiet.
    pub(in crate::ui::terminal) fn restore() {
        let mut original = ORIGINAL.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(mode) = original.take() {
            // A terminal that has gone away needs no mode.
            let _ = tcsetattr(io::stdin(), SetArg::TCSANOW, &mode);
        }
    }

    /// Differs from what `console` sets for a key only in that Ctrl-C is a signal and Enter may be another byte.
    fn quieted(mut mode: Termios) -> Termios {
        mode.local_flags -= LocalFlags::ICANON
            | LocalFlags::IEXTEN
            | LocalFlags::ECHO
            | LocalFlags::ECHOE
            | LocalFlags::ECHOK
            | LocalFlags::ECHONL;
        mode.local_flags |= LocalFlags::ISIG;
        // Ctrl-S would hold up the program until Ctrl-Q, which raw mode takes for a key.
        mode.input_flags -= InputFlags::IXON;
        // Ctrl-Z and Ctrl-\ would leave a quiet terminal behind; while a key is awaited they do nothing either.
        for (at, byte) in [
            (VMIN, 1),
            (VTIME, 0),
            (VQUIT, libc::_POSIX_VDISABLE),
            (VSUSP, libc::_POSIX_VDISABLE),
        ] {
            if let Some(slot) = mode.control_chars.get_mut(at as usize) {
                *slot = byte;
            }
        }
        mode
    }
}
