//! Where words go: standard output for remedies, standard error for everything that is only for the person there.

use std::io;

use super::sink::Sink;
use crate::page::Line;
use crate::wrap;

/// What becomes of the remedies that are reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedies {
    /// They are the output.
    Out,
    /// They are the output, and the person reads them on standard error.
    Both,
    /// The person reads them on standard error; the output is something else.
    Person,
    /// Nobody reads them; the output is something else.
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
    /// `out` gets what the walk is for, `err` what is said besides.
    #[must_use]
    pub fn new(out: Sink, err: Sink, remedies: Remedies) -> Self {
        Self {
            out,
            err,
            remedies,
            shown: 0,
        }
    }

    /// Shows a page: a question to the person, a remedy where remedies go, with a blank line between it and the one
    /// before.
    ///
    /// # Errors
    /// What the streams say.
    pub fn page(&mut self, lines: &[Line], is_remedy: bool) -> io::Result<()> {
        let (out, err) = self.streams(is_remedy);
        if out {
            self.part_from_last_remedy()?;
            self.out.lines(lines)?;
        }
        self.shown += usize::from(is_remedy);
        if err { self.say(lines) } else { Ok(()) }
    }

    /// As [`page`](Self::page), a screenful at a time on the terminal where the person reads it; `turn` waits
    /// between one and the next.
    ///
    /// # Errors
    /// What the streams and `turn` say.
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

    /// Shows a page once more to the person, and to nobody else, on a screen that is empty.
    ///
    /// # Errors
    /// What the stream and `turn` say.
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
        let mut parts = parts(&rows, sink.width.size(), used).into_iter().peekable();
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

    /// Whether a page of this kind goes to standard output, and whether to standard error.
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

    /// The rows on the terminal that nobody has shown to have read.
    #[must_use]
    pub fn fresh(&self) -> usize {
        self.out.fresh + self.err.fresh
    }

    /// The person has read what is there: what comes now may push it off the screen.
    pub fn read(&mut self) {
        self.out.fresh = 0;
        self.err.fresh = 0;
    }

    /// Whether what is said can be bold.
    #[must_use]
    pub fn is_styled(&self) -> bool {
        self.err.styled
    }

    /// Says something to the person.
    ///
    /// # Errors
    /// What standard error says.
    pub fn say(&mut self, lines: &[Line]) -> io::Result<()> {
        self.err.lines(lines)
    }

    /// Says one line to the person.
    ///
    /// # Errors
    /// What standard error says.
    pub fn say_line(&mut self, text: &str) -> io::Result<()> {
        self.err.lines(&[Line::plain(text)])
    }

    /// Writes a prompt, without a line end.
    ///
    /// # Errors
    /// What standard error says.
    pub fn prompt(&mut self, text: &str) -> io::Result<()> {
        self.err.raw(text)
    }

    /// Writes the output of a walk that is not its remedies.
    ///
    /// # Errors
    /// What standard output says.
    pub fn result(&mut self, text: &str) -> io::Result<()> {
        self.out.raw(text)
    }
}

/// Cuts a page into screenfuls, the first of them for a screen of which `used` rows have not been read yet: it is
/// empty where a page would only just begin under those. Each leaves a row for the prompt under it, and ends at a
/// blank row if one is in its second half. Below 20 columns a row of ours is more than one row of the terminal, and
/// nothing can be counted.
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
