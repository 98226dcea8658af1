//! The streams of a walk: remedies go to standard output, and everything meant only for the person to standard error.

use std::io;

use super::sink::Sink;
use crate::page::Line;
use crate::wrap;

/// Where remedies are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedies {
    /// On standard output, as the result.
    Out,
    /// On standard output, as the result, and for the person on standard error.
    Both,
    /// For the person on standard error; the result is something else.
    Person,
    /// Nowhere; the result is something else.
    Nobody,
}

/// The two streams of a walk.
pub struct Screen {
    out: Sink,
    err: Sink,
    remedies: Remedies,
    shown: usize,
}

impl Screen {
    /// Creates a screen; `out` receives the result of the walk, `err` everything else.
    pub fn new(out: Sink, err: Sink, remedies: Remedies) -> Self {
        Self {
            out,
            err,
            remedies,
            shown: 0,
        }
    }

    /// Shows a page, a question to the person and a remedy as [`Remedies`] says, with a blank line before the next one.
    ///
    /// # Errors
    /// If a stream cannot be written.
    pub fn page(&mut self, lines: &[Line], is_remedy: bool) -> io::Result<()> {
        let (out, err) = self.streams(is_remedy);
        if out {
            self.part_from_last_remedy()?;
            self.out.lines(lines)?;
        }
        self.shown += usize::from(is_remedy);
        if err { self.say(lines) } else { Ok(()) }
    }

    /// Like [`page`](Self::page), one screenful at a time on the terminal where the person reads it; `turn` waits
    /// between two screenfuls.
    ///
    /// # Errors
    /// If a stream cannot be written, or `turn` fails.
    pub fn page_by_screens<E: From<io::Error>>(
        &mut self,
        lines: &[Line],
        is_remedy: bool,
        turn: impl FnMut() -> Result<(), E>,
    ) -> Result<(), E> {
        if self.streams(is_remedy).0 && !self.out.is_terminal() {
            self.part_from_last_remedy()?;
            self.out.lines(lines)?;
        }
        self.shown += usize::from(is_remedy);
        self.by_screens(lines, is_remedy, turn)
    }

    /// Shows a page again on an empty screen, to the person only.
    ///
    /// # Errors
    /// If standard error cannot be written, or `turn` fails.
    pub fn page_again<E: From<io::Error>>(
        &mut self,
        lines: &[Line],
        is_remedy: bool,
        turn: impl FnMut() -> Result<(), E>,
    ) -> Result<(), E> {
        self.read();
        self.by_screens(lines, is_remedy, turn)
    }

    fn by_screens<E: From<io::Error>>(
        &mut self,
        lines: &[Line],
        is_remedy: bool,
        mut turn: impl FnMut() -> Result<(), E>,
    ) -> Result<(), E> {
        let (out, err) = self.streams(is_remedy);
        let on_out = out && self.out.is_terminal();
        if !err && !on_out {
            return Ok(());
        }
        let used = self.fresh();
        let sink = self.sink(on_out);
        let rows = sink.rows(lines);
        let mut parts = parts(&rows, sink.size(), used).into_iter().peekable();
        while let Some(part) = parts.next() {
            self.sink(on_out).write_rows(part)?;
            if parts.peek().is_some() {
                turn()?;
                self.read();
            }
        }
        Ok(())
    }

    fn sink(&mut self, out: bool) -> &mut Sink {
        if out { &mut self.out } else { &mut self.err }
    }

    /// Returns whether a page of this kind goes to standard output, and whether to standard error.
    fn streams(&self, is_remedy: bool) -> (bool, bool) {
        match self.remedies {
            _ if !is_remedy => (false, true),
            Remedies::Out => (true, false),
            Remedies::Both => (true, true),
            Remedies::Person => (false, true),
            Remedies::Nobody => (false, false),
        }
    }

    fn part_from_last_remedy(&mut self) -> io::Result<()> {
        if self.shown > 0 {
            self.out.lines(&[Line::plain("")])?;
        }
        Ok(())
    }

    /// Returns the number of rows on the terminal that the person may not have read yet.
    pub fn fresh(&self) -> usize {
        self.out.fresh + self.err.fresh
    }

    /// Records that the person has read the screen: what comes next may scroll it away.
    pub fn read(&mut self) {
        self.out.fresh = 0;
        self.err.fresh = 0;
    }

    /// Returns whether text for the person can be styled.
    pub fn is_styled(&self) -> bool {
        self.err.styled
    }

    /// Prints lines for the person.
    ///
    /// # Errors
    /// If standard error cannot be written.
    pub fn say(&mut self, lines: &[Line]) -> io::Result<()> {
        self.err.lines(lines)
    }

    /// Prints one line for the person.
    ///
    /// # Errors
    /// If standard error cannot be written.
    pub fn say_line(&mut self, text: &str) -> io::Result<()> {
        self.err.lines(&[Line::plain(text)])
    }

    /// Prints a prompt, without a line break.
    ///
    /// # Errors
    /// If standard error cannot be written.
    pub fn prompt(&mut self, text: &str) -> io::Result<()> {
        self.err.raw(text)
    }

    /// The stream for a result of the walk other than its remedies.
    pub fn out(&mut self) -> &mut Sink {
        &mut self.out
    }
}

/// Splits a page into screenfuls. The first is for a screen with `used` unread rows, and is empty if only the beginning
/// of the page would fit below them. Each leaves a row for the prompt, and ends at a blank row if there is one in its
/// second half. Below 20 columns, a row takes several rows of the terminal, so that nothing can be counted.
fn parts(rows: &[String], size: Option<(usize, usize)>, used: usize) -> Vec<&[String]> {
    let Some((height, columns)) = size else {
        return vec![rows];
    };
    if columns < wrap::MIN_COLUMNS || height < 4 {
        return vec![rows];
    }
    let whole = height - 1;
    let mut room = whole.saturating_sub(used);
    if room < whole / 2 {
        room = 0;
    }
    let mut parts = Vec::new();
    let mut rest = rows;
    while rest.len() > room {
        let full = rest.get(..room).unwrap_or(rest);
        let blank = full.iter().rposition(String::is_empty).map(|at| at + 1);
        let (part, after) = rest.split_at(blank.filter(|at| *at > room / 2).unwrap_or(room));
        parts.push(part);
        rest = after;
        room = whole;
    }
    parts.push(rest);
    parts
}
