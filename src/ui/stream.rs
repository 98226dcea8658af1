//! The standard streams, read and written completely even if they were passed to the program in non-blocking mode.

#[cfg(not(unix))]
pub use std::io::{stderr as errors, stdin as input, stdout as output};
#[cfg(unix)]
pub use unix::{errors, input, output};

#[cfg(unix)]
mod unix {
    use std::io::{self, Read, Write};
    use std::os::fd::AsFd;

    use nix::errno::Errno;
    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
    use nix::unistd;

    /// A stream that waits when there is no data or no room yet. It does not use the buffer that `S` has: that cannot
    /// tell how much was written.
    struct Patient<S>(S);

    /// Returns standard input.
    pub fn input() -> impl Read {
        Patient(io::stdin())
    }

    /// Returns standard output.
    pub fn output() -> impl Write {
        Patient(io::stdout())
    }

    /// Returns standard error.
    pub fn errors() -> impl Write {
        Patient(io::stderr())
    }

    impl<S: AsFd> Patient<S> {
        fn patiently(
            &self,
            ready: PollFlags,
            mut act: impl FnMut() -> nix::Result<usize>,
        ) -> io::Result<usize> {
            loop {
                match act() {
                    Err(Errno::EAGAIN) => {
                        // If `poll` is interrupted, the loop tries again as well.
                        let _ = poll(&mut [PollFd::new(self.0.as_fd(), ready)], PollTimeout::NONE);
                    }
                    done => return Ok(done?),
                }
            }
        }
    }

    impl<S: AsFd> Read for Patient<S> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            self.patiently(PollFlags::POLLIN, || unistd::read(&self.0, into))
        }
    }

    impl<S: AsFd> Write for Patient<S> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.patiently(PollFlags::POLLOUT, || unistd::write(&self.0, bytes))
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
}
