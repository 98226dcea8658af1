//! A program started by double-click has a console of its own, which vanishes with it: before that, the person must
//! have read the last page.

/// Waits for Enter if nobody would otherwise see what was said: on Windows, where this is the only process in its
/// console and a person sits at it. Anywhere else it does nothing.
pub fn wait() {
    #[cfg(windows)]
    if crate::system::console_is_ours() {
        use std::io::{self, IsTerminal, Write};

        if io::stdin().is_terminal() && io::stderr().is_terminal() {
            let _ = writeln!(io::stderr(), "\n{}", crate::say!(answers::CLOSE));
            let _ = io::stdin().read_line(&mut String::new());
        }
    }
}
