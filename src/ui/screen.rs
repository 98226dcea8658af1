//! Where words go: standard output for remedies, standard error for everything that is only for the person there.

use std::io::{self, Write};

use super::sheet::{Line, Look};
use super::terminal::Width;
use super::wrap;
use crate::text::shown;

/// One stream: whether its text is wrapped, whether it can be bold.
pub struct Sink {
    write: Box<dyn Write>,
    width: Width,
    styled: bool,
}

impl Sink {
    /// A stream; `width` says how it is wrapped, `styled` whether bold is possible.
    #[must_use]
    pub fn new(write: Box<dyn Write>, width: Width, styled: bool) -> Self {
        Self {
            write,
            width,
            styled,
        }
    }

    /// Writes lines, wrapped where this is a terminal, and flushes.
    ///
    /// # Errors
    /// What the stream says.
    pub fn lines(&mut self, lines: &[Line]) -> io::Result<()> {
        let columns = self.width.columns();
        let mut text = String::new();
        for line in lines {
            let rows = match columns {
                Some(columns) if !line.text.is_empty() => {
                    wrap::wrap(&shown(&line.text), columns, &line.first, &line.rest)
                }
                _ => vec![shown(&line.unwrapped()).into_owned()],
            };
            for row in rows {
                text.push_str(&self.drawn(&row, line.look));
                text.push('\n');
            }
        }
        self.write(&text)
    }

    /// Writes text with its own line ends, not wrapped, and flushes.
    ///
    /// # Errors
    /// What the stream says.
    pub fn raw(&mut self, text: &str) -> io::Result<()> {
        self.write(&shown(text))
    }

    /// Everything passes here or in `lines`, and is [`shown`] there: names of files and answers are somebody else's.
    fn write(&mut self, text: &str) -> io::Result<()> {
        self.write.write_all(text.as_bytes())?;
        self.write.flush()
    }

    fn drawn(&self, row: &str, look: Look) -> String {
        let style = match look {
            Look::Normal => return row.to_owned(),
            Look::Title => console::Style::new().bold(),
            Look::Quiet => console::Style::new().dim(),
        };
        if self.styled {
            style.force_styling(true).apply_to(row).to_string()
        } else {
            row.to_owned()
        }
    }
}

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

    /// Shows a remedy, with a blank line between it and the one before.
    ///
    /// # Errors
    /// What the streams say.
    pub fn remedy(&mut self, lines: &[Line]) -> io::Result<()> {
        if matches!(self.remedies, Remedies::Out | Remedies::Both) {
            if self.shown > 0 {
                self.out.raw("\n")?;
            }
            self.out.lines(lines)?;
        }
        self.shown += 1;
        if matches!(self.remedies, Remedies::Both | Remedies::Person) {
            self.say(lines)
        } else {
            Ok(())
        }
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
