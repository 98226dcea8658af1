//! The bytes of one flow file, as text with lines and columns.
//!
//! Responsible for: reading with a limit, naming encodings that are not UTF-8, turning byte offsets into places.
//! Not responsible for: anything YAML.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::finding::{Fault, Finding, Span};

/// The largest flow file that is read, in bytes (16 MiB).
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// The text of a flow file, its name, and where its lines begin.
///
/// Does not promise that the text is a flow, or even YAML.
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<usize>,
    refusal: Option<Finding>,
}

/// A place in a text: both count from 1; the column counts Unicode characters, a byte order mark not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode characters, from 1.
    pub column: usize,
}

impl Source {
    /// Reads a file of at most [`MOST_BYTES`]. A file that is too large or not UTF-8 is still a `Source`: its
    /// [`refusal`](Self::refusal) says why it cannot be a flow.
    ///
    /// # Errors
    /// Whatever the system says about opening or reading; a folder or anything else that is no regular file is
    /// `InvalidInput` (opening a FIFO would wait for ever).
    pub fn read(path: &Path) -> io::Result<Self> {
        let about = fs::metadata(path)?;
        if about.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if !about.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut bytes = Vec::new();
        let limit = u64::try_from(MOST_BYTES)
            .unwrap_or(u64::MAX)
            .saturating_add(1);
        File::open(path)?.take(limit).read_to_end(&mut bytes)?;
        Ok(Self::from_bytes(path.display().to_string(), bytes))
    }

    /// Takes bytes that are already in memory; `name` is what findings call the file.
    #[must_use]
    pub fn from_bytes(name: impl Into<String>, mut bytes: Vec<u8>) -> Self {
        let name = name.into();
        if bytes.len() > MOST_BYTES {
            return Self::refused(
                name,
                String::new(),
                Finding::new(Fault::TooLarge, Span::at(0)),
            );
        }
        if bytes.starts_with(b"\xEF\xBB\xBF") {
            bytes.drain(..3);
        }
        if let Some(fault) = wide_encoding(&bytes) {
            return Self::refused(name, String::new(), Finding::new(fault, Span::at(0)));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self::from_text(name, text),
            Err(error) => {
                let start = error.utf8_error().valid_up_to();
                let bytes = error.as_bytes();
                let fault = if is_shift_jis(bytes) {
                    Fault::ShiftJis
                } else {
                    Fault::NotUtf8
                };
                let text = String::from_utf8_lossy(bytes).into_owned();
                let end = start + char::REPLACEMENT_CHARACTER.len_utf8();
                Self::refused(name, text, Finding::new(fault, Span { start, end }))
            }
        }
    }

    fn from_text(name: String, text: String) -> Self {
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self {
            name,
            text,
            line_starts,
            refusal: None,
        }
    }

    fn refused(name: String, text: String, finding: Finding) -> Self {
        Self {
            refusal: Some(finding),
            ..Self::from_text(name, text)
        }
    }

    /// What findings and errors call this file: its path, or the id of a built-in flow.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text without byte order mark; with replacement characters where [`refusal`](Self::refusal) says that
    /// the bytes were not UTF-8.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Why these bytes cannot be a flow, whatever their YAML says.
    #[must_use]
    pub fn refusal(&self) -> Option<&Finding> {
        self.refusal.as_ref()
    }

    /// The place of a byte offset; an offset behind the end is the end, one inside a character that character.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self
            .line_starts
            .partition_point(|start| *start <= offset)
            .max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let column = self
            .text
            .get(start..)
            .unwrap_or("")
            .char_indices()
            .take_while(|(at, _)| start + at < offset);
        Position {
            line,
            column: column.count() + 1,
        }
    }

    /// The line that holds a byte offset, without its end, and the offset where the line begins.
    #[must_use]
    pub fn line_at(&self, offset: usize) -> (usize, &str) {
        let start = self
            .line_starts
            .get(self.position(offset).line - 1)
            .copied()
            .unwrap_or(0);
        let rest = self.text.get(start..).unwrap_or("");
        let line = rest.split('\n').next().unwrap_or("");
        (start, line.strip_suffix('\r').unwrap_or(line))
    }
}

/// UTF-16 has a byte order mark, or NUL in every other byte of its ASCII part; no text in UTF-8 holds NUL.
fn wide_encoding(bytes: &[u8]) -> Option<Fault> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Some(Fault::Utf16);
    }
    let head = bytes.get(..4096).unwrap_or(bytes);
    let nuls = |parity: usize| {
        head.iter()
            .enumerate()
            .filter(|(at, byte)| at % 2 == parity && **byte == 0)
            .count()
    };
    (nuls(0).abs_diff(nuls(1)) * 8 > head.len() && !head.is_empty()).then_some(Fault::Utf16)
}

fn is_shift_jis(bytes: &[u8]) -> bool {
    encoding_rs::SHIFT_JIS
        .decode_without_bom_handling_and_without_replacement(bytes)
        .is_some()
}
