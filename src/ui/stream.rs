//! The standard streams, read and written completely even if they were passed to the program in non-blocking mode.

use std::io::{self, Read, Write};

/// Returns standard input.
#[must_use]
pub fn input() -> Box<dyn Read> {
    #[cfg(unix)]
    if let Some(patient) = patient::of(io::stdin()) {
        return Box::new(patient);
    }
    Box::new(io::stdin())
}

/// Returns standard output.
pub(super) fn output() -> Box<dyn Write> {
    #[cfg(unix)]
    if let Some(patient) = patient::of(io::stdout()) {
        return Box::new(patient);
    }
    Box::new(io::stdout())
}

/// Returns standard error.
pub(super) fn errors() -> Box<dyn Write> {
    #[cfg(unix)]
    if let Some(patient) = patient::of(io::stderr()) {
        return Box::new(patient);
    }
    Box::new(io::stderr())
}

#[cfg(unix)]
mod patient {
    use std::fs::File;
    use std::io::{self, Read, Write};
    use std::os::fd::AsFd;

    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

    /// Waits when `read` or `write` reports that there is no data or no room yet.
    pub(super) struct Patient(File);

    /// Returns a second handle of a stream, without the first one's buffer, which cannot tell how much was written.
    pub(super) fn of(stream: impl AsFd) -> Option<Patient> {
        let handle = stream.as_fd().try_clone_to_owned().ok()?;
        Some(Patient(handle.into()))
    }

    impl Patient {
        fn patiently(
            &mut self,
            ready: PollFlags,
            mut act: impl FnMut(&mut File) -> io::Result<usize>,
        ) -> io::Result<usize> {
            loop {
                match act(&mut self.0) {
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                        // If `poll` is interrupted, the loop tries again as well.
                        let _ = poll(&mut [PollFd::new(self.0.as_fd(), ready)], PollTimeout::NONE);
                    }
                    done => return done,
                }
            }
        }
    }

    impl Read for Patient {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            self.patiently(PollFlags::POLLIN, |file| file.read(into))
        }
    }

    impl Write for Patient {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.patiently(PollFlags::POLLOUT, |file| file.write(bytes))
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
}
