//! The standard streams, written whole even where they were handed over as non-blocking.

use std::io::{self, Write};

/// Standard output.
pub(super) fn output() -> Box<dyn Write> {
    #[cfg(unix)]
    if let Some(patient) = patient::of(io::stdout()) {
        return Box::new(patient);
    }
    Box::new(io::stdout())
}

/// Standard error.
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
    use std::io::{self, Write};
    use std::os::fd::AsFd;

    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

    /// Waits for room where `write` would only say that there is none.
    pub(super) struct Patient(File);

    /// A second handle of a stream, without the buffer of the first, which would not say how much of it was written.
    pub(super) fn of(stream: impl AsFd) -> Option<Patient> {
        let handle = stream.as_fd().try_clone_to_owned().ok()?;
        Some(Patient(handle.into()))
    }

    impl Write for Patient {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            loop {
                match self.0.write(bytes) {
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                        let mut room = [PollFd::new(self.0.as_fd(), PollFlags::POLLOUT)];
                        // Interrupted, it tries again, too.
                        let _ = poll(&mut room, PollTimeout::NONE);
                    }
                    written => return written,
                }
            }
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
}
