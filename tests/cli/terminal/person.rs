//! The actions of a person at the terminal: read labels, press keys, turn pages.

use std::thread;
use std::time::{Duration, Instant};

use gmis_help::wrap::width;

use super::pty::{PATIENCE, Terminal, flat};

/// The text that the program shows where a page must be turned.
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

    /// Presses Ctrl-C once echo is off: in a terminal that controls no session it arrives as a byte.
    #[track_caller]
    pub fn interrupts(&mut self) {
        self.wait("a quiet terminal", |it| !it.has(libc::ECHO));
        self.send(CTRL_C);
    }

    /// The lines of the open menu from the top, each as marker, number and label. A menu is the last run of lines that
    /// begin like menu lines and of which one has a number.
    pub fn menu(&self) -> Vec<(bool, Option<usize>, String)> {
        let rows = self.rows();
        let mut runs: Vec<Vec<(bool, Option<usize>, String)>> = vec![Vec::new()];
        for row in rows {
            let Some(text) = row.strip_prefix("> ").or_else(|| row.strip_prefix("  ")) else {
                runs.push(Vec::new());
                continue;
            };
            let Some(lines) = runs.last_mut() else {
                continue;
            };
            let number = text.trim_start().split_once(' ');
            let number = number.and_then(|(number, label)| Some((number.parse().ok()?, label)));
            match (number, lines.last_mut()) {
                (Some((number, label)), _) => {
                    lines.push((row.starts_with('>'), Some(number), flat(label)));
                }
                (None, Some((_, _, label))) if text.starts_with("  ") => *label += &flat(text),
                (None, _) => lines.push((row.starts_with('>'), None, flat(text))),
            }
        }
        let has_number = |run: &Vec<(bool, Option<usize>, String)>| {
            run.iter().any(|(_, number, _)| number.is_some())
        };
        runs.into_iter().rfind(has_number).unwrap_or_default()
    }

    /// Whether a menu is open.
    pub fn is_open(&self) -> bool {
        self.menu().iter().any(|(_, number, _)| number.is_some())
    }

    /// The label that the marker is on, if any.
    pub fn marked(&self) -> Option<String> {
        let mut lines = self.menu().into_iter();
        lines
            .find(|(marked, ..)| *marked)
            .map(|(_, _, label)| label)
    }

    /// Sends a key that moves the marker, then waits until it has moved and the whole label, which may arrive in
    /// pieces, is there.
    #[track_caller]
    pub fn moves(&mut self, key: &str) {
        self.wait("a menu", Self::is_open);
        let before = self.marked();
        self.send(key);
        self.wait("another label", |it| {
            let marked = it.marked();
            let is_another = marked.is_some() && marked != before;
            if is_another {
                thread::sleep(Duration::from_millis(20));
            }
            is_another && it.marked() == marked
        });
    }

    /// Goes to this label, by its number if it has one, presses Enter, and waits until the menu is gone, so that the
    /// next key goes to the next page.
    #[track_caller]
    pub fn choose(&mut self, label: &str) {
        let label = flat(label);
        for _ in 0..30 {
            self.wait("a menu", Self::is_open);
            if self.marked().as_ref() == Some(&label) {
                self.send(ENTER);
                return self.wait("the end of the menu", |it| {
                    it.marked() != Some(label.clone())
                });
            }
            let mut lines = self.menu().into_iter();
            match lines.find(|(_, _, text)| *text == label) {
                Some((_, Some(number), _)) => {
                    self.send(number.to_string());
                    self.wait(&label, |it| it.marked().as_ref() == Some(&label));
                }
                _ => self.moves(DOWN),
            }
        }
        panic!("no {label}:\n{}", self.rows().join("\n"));
    }

    /// Turns pages until `so` is true.
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

    /// Waits until the menu of this page is open; the page must not have been shown before.
    #[track_caller]
    pub fn arrives(&mut self, page: &str) {
        let id = format!("（ページ:{page}、");
        self.turn_until(page, |it| {
            let history = flat(&it.history());
            let after = history.rsplit_once(&id).map(|(_, after)| after);
            after.is_some_and(|after| after.contains('1')) && it.is_open()
        });
    }

    /// Asserts that every line ever written is narrower than the screen.
    #[track_caller]
    pub fn stays_within(&self, columns: usize) {
        for line in self.history().split(['\n', '\r']) {
            assert!(width(line) < columns, "{} cells: {line}", width(line));
        }
    }
}
