//! One stream of words: wrapped and bold where it is a terminal.
#![allow(
    clippy::disallowed_types,
    reason = "src/ui is where terminals are known"
)]

use std::io::{self, Write};

use console::Term;

use crate::page::{Line, Look};
use crate::text::shown;
use crate::wrap;

/// How wide a stream is.
pub enum Width {
    /// It is no terminal: nothing is wrapped.
    Endless,
    /// A terminal, asked each time because its window can change.
    Terminal(Term),
}

impl Width {
    /// The columns there are now; `None` where nothing is wrapped. A terminal that does not know counts as 80.
    #[must_use]
    pub fn columns(&self) -> Option<usize> {
        self.size().map(|(_, columns)| columns)
    }

    /// Rows and columns there are now; `None` where it is no terminal. One that does not know counts as 24x80.
    #[must_use]
    pub fn size(&self) -> Option<(usize, usize)> {
        match self {
            Self::Endless => None,
            Self::Terminal(term) => Some(size_of(term).unwrap_or((24, 80))),
        }
    }
}

/// Rows and columns of a terminal; `None` if it does not know.
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

/// One stream: whether its text is wrapped, whether it can be bold.
pub struct Sink {
    write: Box<dyn Write>,
    pub(super) width: Width,
    pub(super) styled: bool,
    forgiving: bool,
    /// The rows written to a terminal since somebody last showed that they had read them.
    pub(super) fresh: usize,
}

impl Sink {
    /// A stream; `width` says how it is wrapped, `styled` whether bold is possible.
    #[must_use]
    pub fn new(write: Box<dyn Write>, width: Width, styled: bool) -> Self {
        Self {
            write,
            width,
            styled,
            forgiving: false,
            fresh: 0,
        }
    }

    /// The same stream, of which it is no error that it cannot be written: what cannot be said besides changes no
    /// result.
    #[must_use]
    pub fn forgiving(self) -> Self {
        Self {
            forgiving: true,
            ..self
        }
    }

    /// Writes lines, wrapped where this is a terminal, and flushes.
    ///
    /// # Errors
    /// What the stream says.
    pub fn lines(&mut self, lines: &[Line]) -> io::Result<()> {
        let rows = self.rows(lines);
        self.write_rows(&rows)
    }

    /// The lines as they are written: wrapped and bold where that is possible.
    pub(super) fn rows(&self, lines: &[Line]) -> Vec<String> {
        let columns = self.width.columns();
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
        matches!(self.width, Width::Terminal(_))
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
