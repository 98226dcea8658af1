//! A pseudo-terminal for the program: tests read its screen, and typing waits for the screen.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::{Parser, Screen};

const BINARY: &str = env!("CARGO_BIN_EXE_gmis-help");
/// Longer than a loaded machine takes, short enough to wait for a hang.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);
/// A program in a terminal that is not open yet.
#[must_use = "nothing runs before `open`"]
pub struct Setup {
    command: CommandBuilder,
    rows: u16,
    columns: u16,
}

/// The program with these arguments, in a terminal of 80x24.
pub fn gmis_help<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Setup {
    program(Path::new(BINARY), args)
}

/// A command line of `sh` in which `$0` is the program.
pub fn shell(line: &str) -> Setup {
    program(Path::new("/bin/sh"), ["-c", line, BINARY])
}

/// Any program.
pub fn program<S: AsRef<OsStr>>(path: &Path, args: impl IntoIterator<Item = S>) -> Setup {
    let mut command = CommandBuilder::new(path);
    command.env_clear();
    command.env("TERM", "xterm-256color");
    command.args(args);
    command.cwd(env!("CARGO_TARGET_TMPDIR"));
    Setup {
        command,
        rows: 24,
        columns: 80,
    }
}

impl Setup {
    /// Sets columns and rows.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        (self.rows, self.columns) = (rows, columns);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn dir(mut self, dir: &Path) -> Self {
        self.command.cwd(dir);
        self
    }

    /// Gives the terminal no session to control, so that no signal comes when it vanishes.
    pub fn without_hangup(mut self) -> Self {
        self.command.set_controlling_tty(false);
        self
    }

    pub fn open(self) -> Terminal {
        let pair = native_pty_system()
            .openpty(pty_size(self.rows, self.columns))
            .expect("a terminal can be opened");
        let before = format!("{:?}", pair.master.get_termios());
        let child = pair
            .slave
            .spawn_command(self.command)
            .expect("the program starts");
        drop(pair.slave);
        let seen = Arc::new(Mutex::new(Seen {
            parser: Parser::new(cells(self.rows), cells(self.columns), 1000),
            raw: Vec::new(),
        }));
        let stop = Arc::new(AtomicBool::new(false));
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (into, stopped) = (Arc::clone(&seen), Arc::clone(&stop));
        let reading = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while !stopped.load(Ordering::SeqCst) {
                // On Linux, an error says that the other side has closed the terminal.
                let Ok(length @ 1..) = reader.read(&mut bytes) else {
                    break;
                };
                let mut seen = into.lock().unwrap_or_else(PoisonError::into_inner);
                seen.parser.process(&bytes[..length]);
                seen.raw.extend_from_slice(&bytes[..length]);
            }
        });
        Terminal {
            writer: pair.master.take_writer().expect("a writer"),
            master: pair.master,
            child,
            seen,
            stop,
            reading: Some(reading),
            turned: 0,
            before,
        }
    }
}

struct Seen {
    parser: Parser,
    raw: Vec<u8>,
}

/// The program in a terminal.
pub struct Terminal {
    writer: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<Mutex<Seen>>,
    stop: Arc<AtomicBool>,
    reading: Option<JoinHandle<()>>,
    /// How many pages were turned so far.
    pub(super) turned: usize,
    /// The terminal's mode before the program ran.
    before: String,
}

impl Terminal {
    pub fn send(&mut self, keys: impl AsRef<[u8]>) {
        self.writer
            .write_all(keys.as_ref())
            .and_then(|()| self.writer.flush())
            .expect("keys can be sent");
    }

    /// Resizes the window, as dragging its corner does.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.parser
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        self.master
            .resize(pty_size(rows, columns))
            .expect("it can be resized");
    }

    /// The rows of the screen, without blank rows at the end.
    pub fn rows(&self) -> Vec<String> {
        self.look(rows)
    }

    /// The screen as one text without white space, wherever lines were wrapped.
    pub fn flat(&self) -> String {
        flat(&self.rows().concat())
    }

    /// Everything ever written, without escape sequences.
    pub fn history(&self) -> String {
        without_escapes(&self.raw())
    }

    pub fn raw(&self) -> String {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&seen.raw).into_owned()
    }

    pub fn look<T>(&self, at: impl FnOnce(&Screen) -> T) -> T {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        at(seen.parser.screen())
    }

    /// Waits until `so` is true; panics with the screen if that takes too long.
    #[track_caller]
    pub fn wait(&self, what: &str, so: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !so(self) {
            assert!(
                start.elapsed() < PATIENCE,
                "never: {what}\n{}",
                self.rows().join("\n")
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for the end, after which all output has been read. Returns the exit code.
    #[track_caller]
    pub fn ends(&mut self) -> u32 {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("a child can be waited for") {
                break status;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "no end:\n{}",
                self.rows().join("\n")
            );
            thread::sleep(Duration::from_millis(5));
        };
        if let Some(reading) = self.reading.take() {
            reading.join().expect("the reader ends");
        }
        status.exit_code()
    }

    /// Waits for the end, and asserts that the terminal is in its old mode. Returns the exit code.
    #[track_caller]
    pub fn ends_well(&mut self) -> u32 {
        let status = self.ends();
        assert!(
            !self.look(Screen::hide_cursor),
            "the cursor is hidden:\n{}",
            self.rows().join("\n")
        );
        let after = format!("{:?}", self.master.get_termios());
        assert_eq!(after, self.before, "the mode of the terminal");
        status
    }

    /// Whether a flag of the terminal's mode is set: `ECHO`, `ICANON`, `ISIG` of `libc`.
    pub fn has(&self, flag: libc::tcflag_t) -> bool {
        let mode = self.master.get_termios().expect("it has a mode");
        mode.local_flags.bits() & flag != 0
    }

    pub fn process_id(&self) -> u32 {
        self.child.process_id().expect("it runs")
    }

    /// Takes the terminal away, as closing its window does, and waits for the end.
    #[track_caller]
    pub fn vanish(mut self) {
        self.stop.store(true, Ordering::SeqCst);
        // The reader only checks `stop` when output arrives, and every prompt draws or echoes something for Esc.
        self.send(super::person::ESC);
        if let Some(reading) = self.reading.take() {
            reading.join().expect("the reader ends");
        }
        let Self {
            writer,
            master,
            mut child,
            ..
        } = self;
        drop((writer, master));
        let start = Instant::now();
        while child
            .try_wait()
            .expect("a child can be waited for")
            .is_none()
        {
            if start.elapsed() > PATIENCE {
                let _ = child.kill();
                panic!("it runs on without a terminal");
            }
            thread::sleep(Duration::from_millis(5));
        }
    }
}

fn rows(screen: &Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    let rows = screen.rows(0, columns.get());
    let mut rows: Vec<String> = rows.map(|row| row.trim_end().to_owned()).collect();
    while rows.last().is_some_and(String::is_empty) {
        rows.pop();
    }
    rows
}

/// The text without white space.
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The text without CSI sequences; there are no others.
fn without_escapes(text: &str) -> String {
    let mut parts = text.split("\x1b[");
    let mut plain = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let end = part.find(|c: char| ('@'..='~').contains(&c));
        plain.push_str(end.map_or("", |end| &part[end + 1..]));
    }
    plain
}

fn pty_size(rows: u16, cols: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count.max(1)).expect("not zero")
}
