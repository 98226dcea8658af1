//! Keys, read so that a slow line, a paste or a strange terminal does no harm.
//!
//! On Unix the bytes are read here: `console` (0.16) takes an arrow key that arrives in two pieces for Esc, knows no
//! application mode (`ESC O B`), and cannot say whether more keys are waiting. On Windows the console delivers whole
//! keys, and `console` reads them.

#[cfg(unix)]
pub use unix::Keys;
#[cfg(windows)]
pub use windows::Keys;

/// What somebody pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// To the line above; Shift-Tab too.
    Up,
    /// To the line below; Tab too.
    Down,
    /// Back.
    Left,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// To the first line.
    Home,
    /// To the last line.
    End,
    /// Decides.
    Enter,
    /// Leaves.
    Escape,
    /// Takes back.
    Backspace,
    /// A character, half-width where it has such a form.
    Char(char),
    /// No key: the window has another size, or the program was stopped and goes on.
    Redraw,
    /// Any other key, a paste, a click, half a character.
    Other,
}

/// The half-width form: with the IME on, `１` and `／` are what the keys `1` and `/` type; `①` is a digit as well.
fn folded(character: char) -> char {
    let shifted = |from: char, to: u32| char::from_u32(u32::from(character) - u32::from(from) + to);
    match character {
        '！'..='～' => shifted('！', 0x21),
        '①'..='⑨' => shifted('①', 0x31),
        _ => None,
    }
    .unwrap_or(character)
}

/// What a terminal sends, as keys. Pure, so that it can be tested with any bytes.
#[cfg(unix)]
pub mod bytes {
    use super::{Key, folded};

    /// The first key of `bytes` and its length; `None` where it is not whole yet. `is_all` says that nothing more
    /// came for a while: what is there then counts as it is.
    #[must_use]
    pub fn first(bytes: &[u8], is_all: bool) -> Option<(Key, usize)> {
        let (introducer, length) = match bytes {
            [] => return None,
            // Esc, and another key so soon after it that both arrive together.
            [0x1b, 0x1b | b'\r' | b'\n' | 0x7f, ..] => return Some((Key::Escape, 1)),
            [0x1b, byte, ..] => (*byte, 2),
            // The same introducers as one C1 control, raw or in UTF-8.
            [0xc2, byte @ 0x80..=0x9f, ..] => (byte - 0x40, 2),
            [byte @ 0x80..=0x9f, ..] => (byte - 0x40, 1),
            [0x1b] => return is_all.then_some((Key::Escape, 1)),
            _ => return character(bytes, is_all),
        };
        let rest = bytes.get(length..).unwrap_or_default();
        let key = match introducer {
            b'[' | b'O' => sequence(introducer, rest),
            b']' | b'P' | b'X' | b'^' | b'_' => string(rest),
            // Alt and a key.
            _ => Some((Key::Other, 0)),
        };
        match key {
            Some((key, more)) => Some((key, length + more)),
            None => is_all.then_some((Key::Other, bytes.len())),
        }
    }

    /// What follows `ESC [` or `ESC O`: parameters and a last byte.
    fn sequence(introducer: u8, rest: &[u8]) -> Option<(Key, usize)> {
        let at = rest.iter().position(|byte| !(0x20..=0x3f).contains(byte))?;
        let (parameters, last) = (rest.get(..at)?, *rest.get(at)?);
        let length = at + 1;
        let key = match (last, parameters) {
            (b'A' | b'Z', _) => Key::Up,
            (b'B', _) => Key::Down,
            (b'D', _) => Key::Left,
            (b'H', _) | (b'~', b"1" | b"7") => Key::Home,
            (b'F', _) | (b'~', b"4" | b"8") => Key::End,
            (b'~', b"5") => Key::PageUp,
            (b'~', b"6") => Key::PageDown,
            // Enter of the number block, in application mode.
            (b'M', b"") if introducer == b'O' => Key::Enter,
            // A click: its three bytes could be anything.
            (b'M', b"") => {
                return (rest.len() >= length + 3).then_some((Key::Other, length + 3));
            }
            (b'~', b"200") => {
                return pasted(rest.get(length..)?).map(|(key, end)| (key, length + end));
            }
            (0x40..=0x7e, _) => Key::Other,
            // No byte of a sequence: it begins a key of its own.
            _ => return Some((Key::Other, at)),
        };
        Some((key, length))
    }

    /// What was pasted is no choice.
    fn pasted(rest: &[u8]) -> Option<(Key, usize)> {
        const END: &[u8] = b"\x1b[201~";
        let at = rest.windows(END.len()).position(|bytes| bytes == END)?;
        Some((Key::Other, at + END.len()))
    }

    /// A terminal that tells about itself, up to BEL or `ESC \`.
    fn string(rest: &[u8]) -> Option<(Key, usize)> {
        let at = rest.iter().position(|byte| matches!(byte, 0x07 | 0x1b))?;
        match (rest.get(at)?, rest.get(at + 1)) {
            (0x07, _) => Some((Key::Other, at + 1)),
            (_, Some(b'\\')) => Some((Key::Other, at + 2)),
            (_, Some(_)) => Some((Key::Other, at)),
            (_, None) => None,
        }
    }

    fn character(bytes: &[u8], is_all: bool) -> Option<(Key, usize)> {
        let length = match bytes.first()? {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => 1,
        };
        let Some(whole) = bytes.get(..length) else {
            return is_all.then_some((Key::Other, 1));
        };
        let Some(character) = str::from_utf8(whole)
            .ok()
            .and_then(|text| text.chars().next())
        else {
            return Some((Key::Other, 1));
        };
        let key = match character {
            '\r' | '\n' => Key::Enter,
            '\t' => Key::Down,
            '\u{8}' | '\u{7f}' => Key::Backspace,
            character if character.is_control() => Key::Other,
            character => Key::Char(folded(character)),
        };
        Some((key, length))
    }
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

    /// How long the rest of a key may take, in milliseconds: a slow line tears an arrow key apart by 200.
    const REST: u16 = 350;
    /// How long a paste may pause.
    const PAUSE: u16 = 50;
    /// Nobody types more at once: what is longer was pasted, and is no choice.
    const MOST_TYPED: usize = 256;
    /// Ctrl-C, where the terminal makes no signal of it.
    const CTRL_C: u8 = 3;

    /// The keys of the terminal that is standard input.
    #[derive(Default)]
    pub struct Keys {
        /// Bytes that have come, and are no key yet.
        waiting: VecDeque<u8>,
        /// Whether everything has to be drawn again.
        redraw: bool,
    }

    /// What there was to read.
    #[derive(Clone, Copy, PartialEq, Eq)]
    enum Came {
        Bytes,
        Nothing,
        Redraw,
    }

    impl Keys {
        /// The next key, once there is one.
        ///
        /// # Errors
        /// What the terminal says, also that it is gone.
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

        /// Whether a key has come already: then nothing need be drawn before it.
        ///
        /// # Errors
        /// As [`take`](Self::take).
        pub fn is_ready(&mut self) -> io::Result<bool> {
            if self.waiting.is_empty() {
                self.read(PollTimeout::ZERO)?;
            }
            Ok(self.redraw || bytes::first(self.waiting.make_contiguous(), false).is_some())
        }

        /// Forgets the keys that have come already.
        ///
        /// # Errors
        /// As [`take`](Self::take).
        pub fn forget(&mut self) -> io::Result<()> {
            while self.read(PollTimeout::ZERO)? != Came::Nothing {}
            self.waiting.clear();
            Ok(())
        }

        /// What was typed ahead of a line that is to be typed now, and whether all of that line was.
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
    #![allow(
        clippy::disallowed_types,
        reason = "src/ui is where terminals are known"
    )]

    use std::io;

    use console::Term;

    use super::{Key, folded};

    /// The keys of the console.
    #[derive(Default)]
    pub struct Keys;

    impl Keys {
        /// The next key, once there is one.
        ///
        /// # Errors
        /// What the console says.
        pub fn take(&mut self) -> io::Result<Key> {
            let key = match Term::stderr().read_key() {
                Ok(key) => key,
                // Half a surrogate pair, as the emoji panel types it.
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

        /// A console does not say.
        ///
        /// # Errors
        /// None.
        pub fn is_ready(&mut self) -> io::Result<bool> {
            Ok(false)
        }

        /// Nothing: a console keeps it for the line.
        pub fn ahead(&mut self) -> (String, bool) {
            (String::new(), false)
        }

        /// A console cannot.
        ///
        /// # Errors
        /// None.
        pub fn forget(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
}
