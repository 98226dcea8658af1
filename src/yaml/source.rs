//! The bytes of one flow file, as text with lines and columns.
//!
//! Responsible for reading with a limit and for turning byte offsets into places. Knows nothing of YAML.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::encoding;
use crate::finding::{Fault, Finding, Span};

/// Size limit of a flow file, in bytes (16 MiB).
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// Distance between two [`Mark`]s, in bytes.
const STRIDE: usize = 1024;

/// The text of a flow file, and its name. Does not promise that the text is a flow, or even YAML.
pub struct Source {
    name: String,
    text: String,
    /// One for each [`STRIDE`] bytes, as far as places have been asked for: a line can be 16 MiB long with ten thousand
    /// mistakes, a file can be 16 Mi empty lines, and most hostile files are refused near their beginning.
    marks: RefCell<Vec<Mark>>,
    refusal: Option<Finding>,
}

/// The counts of what lies before a byte offset.
#[derive(Clone, Copy, Default)]
struct Mark {
    /// Number of line ends.
    lines: usize,
    /// Number of characters.
    characters: usize,
    /// Offset at which the current line starts, in bytes.
    line_start: usize,
}

impl Mark {
    /// Returns the mark after `bytes`, which begin at `start`, where this mark is.
    fn behind(mut self, bytes: &[u8], start: usize) -> Self {
        self.characters += count(bytes, begins_character);
        let ends = count(bytes, |byte| byte == b'\n');
        if ends > 0 {
            let last = bytes.iter().rposition(|byte| *byte == b'\n');
            self.line_start = last.map_or(self.line_start, |at| start + at + 1);
            self.lines += ends;
        }
        self
    }
}

/// Returns the text as editors show it: CR, CR LF and CR CR LF (a file that was written in text mode twice) end a line,
/// and a line of blanks (of any width) and tabs is empty.
fn as_seen(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    for line in text.split('\n') {
        for line in line.trim_end_matches('\r').split('\r') {
            let is_blank = line
                .chars()
                .all(|character| matches!(character, ' ' | '\t' | '\u{3000}'));
            seen.push_str(if is_blank { "" } else { line });
            seen.push('\n');
        }
    }
    seen.pop();
    seen
}

/// Counts the bytes for which `such` is true; in single bytes as long as these hold the sum, which is several times as
/// fast.
fn count(bytes: &[u8], such: impl Fn(u8) -> bool) -> usize {
    let chunk = |chunk: &[u8]| chunk.iter().map(|byte| u8::from(such(*byte))).sum::<u8>();
    let chunks = bytes.chunks(usize::from(u8::MAX));
    chunks.map(|bytes| usize::from(chunk(bytes))).sum()
}

/// Whether the byte begins a character of UTF-8: it is not 10xxxxxx.
fn begins_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// A place in a text. A byte order mark does not count.
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
    /// The I/O error of opening or reading. For a folder it is `IsADirectory`, for anything else that is not a regular
    /// file `InvalidInput` (opening a FIFO would wait for ever).
    pub fn read(path: &Path) -> io::Result<Self> {
        Self::read_at_most(path, MOST_BYTES)
    }

    /// Like [`read`](Self::read), with another limit.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_at_most(path: &Path, most_bytes: usize) -> io::Result<Self> {
        let about = fs::metadata(path)?;
        if about.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if !about.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let most = u64::try_from(most_bytes).unwrap_or(u64::MAX);
        let mut bytes = Vec::with_capacity(usize::try_from(about.len().min(most)).unwrap_or(0) + 1);
        // Read once and whole, so that findings are about these bytes even if the file is written to meanwhile. One
        // byte over the limit is enough to see that the file has grown since its length was asked for.
        let name = path.display().to_string();
        if about.len() <= most {
            let mut file = File::open(path)?.take(most.saturating_add(1));
            file.read_to_end(&mut bytes)?;
        } else {
            File::open(path)?;
            return Ok(Self::too_large(name, most_bytes));
        }
        Ok(Self::at_most(name, bytes, most_bytes))
    }

    /// Creates a source from bytes in memory; `name` is what findings call the file.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self::at_most(name.into(), bytes, MOST_BYTES)
    }

    fn at_most(name: String, mut bytes: Vec<u8>, most: usize) -> Self {
        if bytes.len() > most {
            return Self::too_large(name, most);
        }
        if bytes.starts_with(b"\xEF\xBB\xBF") {
            bytes.drain(..3);
        }
        match encoding::text(bytes) {
            Ok(text) => Self::from_text(name, text),
            Err(refused) => {
                let (text, finding) = *refused;
                Self::refused(name, &text, finding)
            }
        }
    }

    fn from_text(name: String, text: String) -> Self {
        let odd = text.contains('\t')
            || text.contains('\r')
            || text.contains("\u{3000}\n")
            || text.ends_with('\u{3000}');
        let text = if odd { as_seen(&text) } else { text };
        Self {
            name,
            text,
            marks: RefCell::default(),
            refusal: None,
        }
    }

    fn too_large(name: String, most: usize) -> Self {
        let finding = Finding::new(Fault::TooLarge { most }, Span::at(0));
        Self::refused(name, "", finding)
    }

    /// Creates a source refused for `finding`, whose span is moved from the bytes to the text as it is stored.
    fn refused(name: String, text: &str, mut finding: Finding) -> Self {
        let Span { start, end } = finding.span;
        let seen = as_seen(text.get(..end).unwrap_or_default()).len();
        finding.span = Span {
            start: seen.saturating_sub(end - start),
            end: seen,
        };
        Self {
            refusal: Some(finding),
            ..Self::from_text(name, as_seen(text))
        }
    }

    /// The name in findings and errors: the path, or `<id>.yaml` for a built-in flow.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text without byte order mark; with replacement characters if the bytes were not UTF-8, as
    /// [`refusal`](Self::refusal) then says.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Why these bytes cannot be a flow, whatever their YAML says; `None` if they can.
    pub fn refusal(&self) -> Option<&Finding> {
        self.refusal.as_ref()
    }

    /// Returns the place of a byte offset. One behind the end counts as the end, one inside a character as its start.
    pub fn position(&self, offset: usize) -> Position {
        let here = self.mark(self.character(offset));
        Position {
            line: here.lines + 1,
            column: here.characters - self.mark(here.line_start).characters + 1,
        }
    }

    /// Returns the part of `offset`'s line from at most `most` bytes before it to at most `most` behind it, without the
    /// line end, and the offset where the part begins. A line can be as long as the file.
    pub fn around(&self, offset: usize, most: usize) -> (usize, &str) {
        let at = self.character(offset);
        let start = self.mark(at).line_start;
        let start = start.max(self.character(at.saturating_sub(most)));
        let end = self.character(at.saturating_add(most));
        let line = self.text.get(start..end).unwrap_or("");
        let line = line.split('\n').next().unwrap_or("");
        (start, line)
    }

    /// Returns the start of the character that holds this offset; the end of the text if the offset is behind it.
    fn character(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        (0..=offset)
            .rev()
            .find(|at| self.text.is_char_boundary(*at))
            .unwrap_or(0)
    }

    /// Returns the mark of an offset, which must not be behind the end.
    fn mark(&self, offset: usize) -> Mark {
        let bytes = self.text.as_bytes();
        let start = offset - offset % STRIDE;
        let mut marks = self.marks.borrow_mut();
        for number in marks.len()..=start / STRIDE {
            let mark = match number
                .checked_sub(1)
                .map(|before| (before, marks.get(before)))
            {
                Some((before, Some(mark))) => {
                    let from = before * STRIDE;
                    let chunk = bytes.get(from..from + STRIDE);
                    mark.behind(chunk.unwrap_or_default(), from)
                }
                _ => Mark::default(),
            };
            marks.push(mark);
        }
        let mark = marks.get(start / STRIDE).copied().unwrap_or_default();
        let rest = bytes.get(start..offset);
        mark.behind(rest.unwrap_or_default(), start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_a_slow_count() {
        let text = "aあ\n\n".repeat(500) + &"い\u{1F600}x".repeat(2000) + "\n\nend";
        let source = Source::from_bytes("t", text.clone().into_bytes());
        for offset in (0..text.len() + 3).filter(|at| at % 7 < 3 || *at > text.len() - 9) {
            let at = source.character(offset);
            let line = text[..at].rsplit('\n').next().unwrap();
            let slow = Position {
                line: text[..at].matches('\n').count() + 1,
                column: line.chars().count() + 1,
            };
            assert_eq!(source.position(offset), slow, "{offset}");
        }
    }

    #[test]
    fn the_part_around_a_place_stays_on_its_line() {
        let text = "first\r\nあいうえお\nlast";
        let source = Source::from_bytes("t", text.as_bytes().to_vec());
        assert_eq!(source.around(2, 100), (0, "first"));
        assert_eq!(source.around(12, 100), (6, "あいうえお"));
        assert_eq!(source.around(12, 4), (6, "あいう"));
        assert_eq!(source.around(13, 3), (9, "いう"));
        assert_eq!(source.around(99, 2), (24, "st"));
    }
}
