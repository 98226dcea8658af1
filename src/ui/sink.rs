//! An output stream; its text is wrapped and styled if it is a terminal.

use std::io::{self, Write};

use console::Term;

use crate::page::{Line, Look};
use crate::text::shown;
use crate::wrap;

/// Returns the rows and columns of a terminal; `None` if the terminal does not know.
pub(super) fn size_of(term: &Term) -> Option<(usize, usize)> {
    let (rows, columns) = term.size_checked()?;
    Some((usize::from(rows), usize::from(columns)))
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.write.flush()
    }
}

/// An output stream, with its wrapping and styling.
pub struct Sink {
    write: Box<dyn Write>,
    /// The terminal that it is, which is asked for its size each time because its window can change.
    term: Option<Term>,
    pub(super) styled: bool,
    forgiving: bool,
    /// The number of rows written to a terminal since the person last showed that they had read everything.
    pub(super) fresh: usize,
}

impl Sink {
    /// Creates a stream that is not a terminal: nothing is wrapped or styled.
    pub fn endless(write: impl Write + 'static) -> Self {
        Self::new(write, None, false)
    }

    /// Creates a stream. Text is wrapped if it is a terminal; `styled` decides whether bold and dim are used.
    pub(super) fn new(write: impl Write + 'static, term: Option<Term>, styled: bool) -> Self {
        Self {
            write: Box::new(write),
            term,
            styled,
            forgiving: false,
            fresh: 0,
        }
    }

    /// Ignores write errors from now on: messages beside the result must not change the result.
    #[must_use]
    pub fn forgiving(self) -> Self {
        Self {
            forgiving: true,
            ..self
        }
    }

    /// Writes lines, wrapped if this is a terminal, and flushes.
    ///
    /// # Errors
    /// If the stream cannot be written.
    pub fn lines(&mut self, lines: &[Line]) -> io::Result<()> {
        let rows = self.rows(lines);
        self.write_rows(&rows)
    }

    /// Returns the rows for these lines, wrapped and styled if this is a terminal.
    pub(super) fn rows(&self, lines: &[Line]) -> Vec<String> {
        let columns = self.size().map(|(_, columns)| columns);
        let rows_of = |line: &Line| {
            let rows = match columns {
                Some(columns) if !line.text.is_empty() => {
                    wrap::wrap(&shown(&line.text), columns, &line.first, &line.rest)
                }
                _ => vec![shown(&line.unwrapped()).into_owned()],
            };
            let drawn = rows.iter().map(|row| self.drawn(row, line.look));
            drawn.collect::<Vec<_>>()
        };
        lines.iter().flat_map(rows_of).collect()
    }

    pub(super) fn write_rows(&mut self, rows: &[String]) -> io::Result<()> {
        let mut text = rows.join("\n");
        if !rows.is_empty() {
            text.push('\n');
        }
        if self.is_terminal() {
            self.fresh += rows.len();
        }
        self.write(&text)
    }

    pub(super) fn is_terminal(&self) -> bool {
        self.term.is_some()
    }

    /// Returns the current rows and columns; `None` if this is not a terminal, 24x80 if the terminal does not know.
    pub(super) fn size(&self) -> Option<(usize, usize)> {
        let size = |term| size_of(term).unwrap_or((24, 80));
        self.term.as_ref().map(size)
    }

    /// Writes text with its own line breaks, without wrapping, and flushes.
    ///
    /// # Errors
    /// If the stream cannot be written.
    pub fn raw(&mut self, text: &str) -> io::Result<()> {
        self.write(&shown(text))
    }

    /// Writes to the stream. Callers pass all text through [`shown`], because file names and answers come from outside.
    fn write(&mut self, text: &str) -> io::Result<()> {
        let written = self.write.write_all(text.as_bytes());
        match written.and_then(|()| self.write.flush()) {
            Err(_) if self.forgiving => Ok(()),
            written => written,
        }
    }

    fn drawn(&self, row: &str, look: Look) -> String {
        let style = match look {
            Look::Title => console::Style::new().bold(),
            Look::Quiet => console::Style::new().dim(),
            _ => return row.to_owned(),
        };
        if self.styled {
            style.force_styling(true).apply_to(row).to_string()
        } else {
            row.to_owned()
        }
    }
}
