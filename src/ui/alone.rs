//! A program started by double-click has a console of its own, which vanishes with it: before that, the person must
//! have read the last page.

/// Waits for Enter if nobody would otherwise see what was said: on Windows, where this is the only process in its
/// console and a person sits at it. Anywhere else it does nothing.
pub fn wait() {
    #[cfg(windows)]
    if console::is_ours() {
        use std::io::{self, IsTerminal, Write};

        if io::stdin().is_terminal() && io::stderr().is_terminal() {
            let _ = writeln!(io::stderr(), "\n{}", crate::text::answers::CLOSE);
            let _ = io::stdin().read_line(&mut String::new());
        }
    }
}

#[cfg(windows)]
#[allow(
    unsafe_code,
    reason = "no safe crate asks for the processes of a console"
)]
mod console {
    use windows_sys::Win32::System::Console::GetConsoleProcessList;

    /// Whether no other process, no shell above all, is in the console of this one.
    pub fn is_ours() -> bool {
        let mut processes = [0; 2];
        // SAFETY: the pointer is to two numbers that outlive the call, and two is the room it is told.
        let attached = unsafe { GetConsoleProcessList(processes.as_mut_ptr(), 2) };
        attached == 1
    }
}
