//! What a person at the terminal does: reads labels, presses keys, turns pages.

use std::thread;
use std::time::{Duration, Instant};

use gmis_help::ui::wrap::width;

use super::pty::{PATIENCE, Terminal, flat};

/// What the program says where a page must be turned.
pub const TURN: &str = "Enter で続ける";

pub const DOWN: &str = "\x1b[B";
pub const UP: &str = "\x1b[A";
pub const ENTER: &str = "\r";
pub const ESC: &str = "\x1b";
pub const CTRL_C: &str = "\x03";

impl Terminal {
    /// Waits until this text is on the screen.
    #[track_caller]
    pub fn shows(&self, text: &str) {
        self.wait(text, |it| it.flat().contains(&flat(text)));
    }

    /// Presses Ctrl-C when a key is awaited, where it is a byte. Before, it is a signal, and those come from the
    /// terminal that controls the program: nobody gets it where there is none.
    #[track_caller]
    pub fn interrupts(&mut self) {
        self.wait("a program that waits for a key", |it| !it.has(libc::ISIG));
        self.send(CTRL_C);
    }

    /// The label that the marker is on, if a menu is open.
    pub fn marked(&self) -> Option<String> {
        let rows = self.rows();
        let at = rows.iter().rposition(|row| row.starts_with("> "))?;
        let more = rows[at + 1..].iter();
        let more = more.take_while(|row| row.starts_with("    "));
        Some(flat(&rows[at][1..]) + &more.map(|row| flat(row)).collect::<String>())
    }

    /// Sends a key that moves the marker, and waits until it has moved.
    #[track_caller]
    pub fn moves(&mut self, key: &str) {
        self.wait("a menu", |it| it.marked().is_some());
        let before = self.marked();
        self.send(key);
        self.wait("another label", |it| {
            it.marked().is_some_and(|now| Some(now) != before)
        });
    }

    /// Goes to this label, presses Enter, and waits until that menu is gone: the next key is for what comes then.
    #[track_caller]
    pub fn choose(&mut self, label: &str) {
        for _ in 0..30 {
            self.wait("a menu", |it| it.marked().is_some());
            if self.marked() == Some(flat(label)) {
                self.send(ENTER);
                return self.wait("the end of the menu", |it| it.marked() != Some(flat(label)));
            }
            self.moves(DOWN);
        }
        panic!("no {label}:\n{}", self.rows().join("\n"));
    }

    /// Turns pages until `so`.
    #[track_caller]
    pub fn turn_until(&mut self, what: &str, so: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !so(self) {
            if self.history().matches(TURN).count() > self.turned {
                self.turned += 1;
                self.send(ENTER);
            }
            assert!(
                start.elapsed() < PATIENCE,
                "never: {what}\n{}",
                self.rows().join("\n")
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the menu of this page is open; nobody has been there before.
    #[track_caller]
    pub fn arrives(&mut self, page: &str) {
        let id = format!("（ページ:{page}、");
        self.turn_until(page, |it| {
            let history = flat(&it.history());
            let after = history.rsplit_once(&id).map(|(_, after)| after);
            after.is_some_and(|after| after.contains('>')) && it.marked().is_some()
        });
    }

    /// Asserts that nothing was ever written that is as wide as the screen.
    #[track_caller]
    pub fn stays_within(&self, columns: usize) {
        for line in self.history().split(['\n', '\r']) {
            assert!(width(line) < columns, "{} cells: {line}", width(line));
        }
    }
}
