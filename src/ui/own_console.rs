//! A program started by double-click gets its own console, which closes when the program ends: the person must be able
//! to read the last page first.

/// Waits for Enter if the console would close with the program: on Windows, if this is the only process in its console
/// and a person uses it. Does nothing otherwise.
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
