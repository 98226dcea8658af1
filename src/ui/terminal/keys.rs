//! Reads keys such that slow connections, pastes and unusual terminals do no harm.
//!
//! On Unix, the bytes are decoded here: `console` (0.16) takes an arrow key that arrives in two pieces for Esc, does
//! not know application mode (`ESC O B`), and cannot tell whether more keys are waiting. On Windows, the console
//! delivers whole keys, which `console` reads.

#[cfg(unix)]
pub mod bytes;

#[cfg(unix)]
pub(in crate::ui) use unix::Keys;
#[cfg(windows)]
pub(in crate::ui) use windows::Keys;

/// A key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Up or Shift-Tab: to the line above.
    Up,
    /// Down or Tab: to the line below.
    Down,
    /// Left: back.
    Left,
    /// One screen up.
    PageUp,
    /// One screen down.
    PageDown,
    /// To the first line.
    Home,
    /// To the last line.
    End,
    /// Chooses the marked line.
    Enter,
    /// Opens the ways to leave.
    Escape,
    /// Deletes a digit, or goes back.
    Backspace,
    /// A character, converted to half-width if it has such a form.
    Char(char),
    /// Not a key: the window was resized, or the program was continued after a stop.
    Redraw,
    /// Any other key, a paste, a mouse click, or an incomplete character.
    Other,
}

/// Returns the half-width form: with the input method on, the keys `1` and `/` type `１` and `／`; `①` is a digit, too.
fn folded(character: char) -> char {
    let shifted = |from: char, to: u32| char::from_u32(u32::from(character) - u32::from(from) + to);
    match character {
        '！'..='～' => shifted('！', 0x21),
        '①'..='⑨' => shifted('①', 0x31),
        _ => None,
    }
    .unwrap_or(character)
}

#[cfg(unix)]
mod unix {
    use std::collections::VecDeque;
    use std::io;
    use std::os::fd::AsFd;

    use nix::errno::Errno;
    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
    use nix::unistd::read;

    use super::super::signals;
    use super::{Key, bytes};

    /// How long to wait for the rest of a key, in milliseconds: slow connections split an arrow key by up to 200.
    const REST: u16 = 350;
    /// How long a paste may pause, in milliseconds.
    const PAUSE: u16 = 50;
    /// The most bytes a person types at once: more is a paste, which never chooses anything.
    const MOST_TYPED: usize = 256;
    /// Ctrl-C, if the terminal does not turn it into a signal.
    const CTRL_C: u8 = 3;

    /// Reads keys from the terminal on standard input.
    #[derive(Default)]
    pub struct Keys {
        /// Bytes that were read but not yet decoded.
        waiting: VecDeque<u8>,
        /// Whether the screen has to be redrawn.
        redraw: bool,
    }

    /// What `wait` found.
    #[derive(Clone, Copy, PartialEq, Eq)]
    enum Came {
        Bytes,
        Nothing,
        Redraw,
    }

    impl Keys {
        /// Waits for the next key.
        ///
        /// # Errors
        /// If the terminal cannot be read, for example because it is gone.
        pub fn take(&mut self) -> io::Result<Key> {
            let mut is_all = false;
            loop {
                if std::mem::take(&mut self.redraw) {
                    return Ok(Key::Redraw);
                }
                if let Some((key, length)) = bytes::first(self.waiting.make_contiguous(), is_all) {
                    self.waiting.drain(..length);
                    return Ok(key);
                }
                let patience = if self.waiting.is_empty() {
                    PollTimeout::NONE
                } else {
                    REST.into()
                };
                is_all = self.read(patience)? == Came::Nothing;
            }
        }

        /// Returns whether a key is waiting: then nothing needs to be drawn before it is handled.
        pub fn is_ready(&mut self) -> io::Result<bool> {
            if self.waiting.is_empty() {
                self.read(PollTimeout::ZERO)?;
            }
            Ok(self.redraw || bytes::first(self.waiting.make_contiguous(), false).is_some())
        }

        /// Discards the keys that are waiting.
        pub fn forget(&mut self) -> io::Result<()> {
            while self.read(PollTimeout::ZERO)? != Came::Nothing {}
            self.waiting.clear();
            Ok(())
        }

        /// Returns what was typed ahead of the line about to be read, and whether that is the whole line.
        pub fn ahead(&mut self) -> (String, bool) {
            let typed = String::from_utf8(self.waiting.drain(..).collect()).unwrap_or_default();
            match typed.split_once(['\r', '\n']) {
                Some((line, _)) => (line.to_owned(), true),
                None => (typed, false),
            }
        }

        fn read(&mut self, patience: PollTimeout) -> io::Result<Came> {
            let mut buffer = [0; 4096];
            let mut pasted = false;
            loop {
                let patience = if pasted { PAUSE.into() } else { patience };
                let came = wait(patience)?;
                self.redraw |= came == Came::Redraw;
                if came != Came::Bytes {
                    return Ok(came);
                }
                let length = read(io::stdin(), &mut buffer)?;
                let came = buffer.get(..length).unwrap_or_default();
                if came.is_empty() {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                if came.contains(&CTRL_C) {
                    signals::interrupted();
                }
                pasted |= self.waiting.len() + length > MOST_TYPED;
                if !pasted {
                    self.waiting.extend(came);
                    return Ok(Came::Bytes);
                }
                self.waiting.clear();
            }
        }
    }

    /// Waits until there is something to read.
    fn wait(patience: PollTimeout) -> io::Result<Came> {
        let stdin = io::stdin();
        let wake = signals::wake();
        let mut sources = vec![PollFd::new(stdin.as_fd(), PollFlags::POLLIN)];
        sources.extend(wake.map(|wake| PollFd::new(wake.as_fd(), PollFlags::POLLIN)));
        loop {
            match poll(&mut sources, patience) {
                Ok(0) => return Ok(Came::Nothing),
                Ok(_) => break,
                Err(Errno::EINTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        if sources.get(1).and_then(PollFd::any) == Some(true) {
            signals::woken()?;
            return Ok(Came::Redraw);
        }
        Ok(Came::Bytes)
    }
}

#[cfg(windows)]
mod windows {
    use std::io;

    use console::Term;

    use super::{Key, folded};

    /// Reads keys from the console.
    #[derive(Default)]
    pub struct Keys;

    impl Keys {
        /// Waits for the next key.
        pub fn take(&mut self) -> io::Result<Key> {
            let key = match Term::stderr().read_key() {
                Ok(key) => key,
                // Half of a surrogate pair, which the emoji panel types.
                Err(error) if error.kind() == io::ErrorKind::InvalidData => return Ok(Key::Other),
                Err(error) => return Err(error),
            };
            Ok(match key {
                console::Key::ArrowUp | console::Key::BackTab => Key::Up,
                console::Key::ArrowDown | console::Key::Tab => Key::Down,
                console::Key::ArrowLeft => Key::Left,
                console::Key::Home => Key::Home,
                console::Key::End => Key::End,
                console::Key::PageUp => Key::PageUp,
                console::Key::PageDown => Key::PageDown,
                console::Key::Enter => Key::Enter,
                console::Key::Escape => Key::Escape,
                console::Key::Backspace => Key::Backspace,
                console::Key::Char(character) if !character.is_control() => {
                    Key::Char(folded(character))
                }
                _ => Key::Other,
            })
        }

        /// Returns `false`: the console cannot tell.
        pub fn is_ready(&mut self) -> io::Result<bool> {
            Ok(false)
        }

        /// Returns nothing: the console keeps typed-ahead keys for the line.
        pub fn ahead(&mut self) -> (String, bool) {
            (String::new(), false)
        }

        /// Does nothing: the console cannot discard keys.
        pub fn forget(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
}
