//! Reads answers line by line, with limits.

use std::io::{self, BufRead, Cursor, Read};

use super::decode::{self, Encoding};

/// The longest line of answers, in bytes, without its line break.
pub const LONGEST_LINE: usize = 4096;

/// The most bytes of answers in UTF-16 (1 MiB); a record takes a few KiB.
const MOST_WIDE: u64 = 1024 * 1024;

/// The most bytes of answers in other encodings (4 MiB): endless blank lines must not keep the program running.
pub const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// Ctrl-Z, which `copy a+b c` writes after the last byte in any encoding. Further lines may follow it.
const END_OF_FILE: u8 = 0x1A;

/// A byte order mark, which begins a line if files were joined.
const MARK: char = '\u{FEFF}';

/// A stream of lines. It holds at most one line and the reader's buffer in memory.
pub struct AnswerLines {
    reader: Box<dyn BufRead>,
    /// The encoding, decided when the first line is requested.
    encoding: Option<Encoding>,
    line: u64,
    read: u64,
    /// The bytes of the last line read, without its line break.
    bytes: Vec<u8>,
}

/// Why a line cannot be read.
#[derive(Debug)]
pub enum LineError {
    /// The line is longer than [`LONGEST_LINE`].
    TooLong,
    /// The line is not text in the input's encoding; the position of the first bad byte, from 1.
    Undecodable(usize),
    /// With this line, the input exceeds [`MOST_WIDE`] or [`MOST_BYTES`]; the limit.
    TooMuch(u64),
    /// An I/O error.
    Io(io::Error),
}

impl AnswerLines {
    /// Creates a stream of lines from a reader.
    pub fn new(reader: Box<dyn BufRead>) -> Self {
        Self {
            reader,
            encoding: None,
            line: 0,
            read: 0,
            bytes: Vec::new(),
        }
    }

    /// Returns the number of the last line read, from 1; `None` before the first.
    pub fn line(&self) -> Option<u64> {
        (self.line > 0).then_some(self.line)
    }

    /// Returns whether the input is in UTF-16; only known after a line was requested.
    pub fn is_utf_16(&self) -> bool {
        matches!(self.encoding, Some(Encoding::Utf16(_)))
    }

    /// Decodes the last line read as CP932, if it could be UTF-8 by chance: two bytes of half-width kana are.
    pub fn as_cp932(&self) -> Option<String> {
        let by_chance = self.encoding == Some(Encoding::Bytes) && !self.bytes.is_ascii();
        by_chance.then(|| decode::cp932(&self.bytes).ok()).flatten()
    }

    /// Reads the next line, without its line break; `None` at the end of input.
    ///
    /// # Errors
    /// If a line is too long or not text; reading can go on with the next line. [`LineError::TooMuch`] is final.
    pub fn next_line(&mut self) -> Result<Option<String>, LineError> {
        let encoding = match self.encoding {
            Some(encoding) => encoding,
            None => self.begin().map_err(LineError::Io)?,
        };
        let feed = encoding.line_feed();
        let mut bytes = std::mem::take(&mut self.bytes);
        bytes.clear();
        loop {
            let buffer = filled(&mut self.reader).map_err(LineError::Io)?;
            let at_end = buffer.is_empty();
            let length = through_feed(&bytes, buffer, feed);
            bytes.extend_from_slice(buffer.get(..length).unwrap_or_default());
            self.reader.consume(length);
            self.read += u64::try_from(length).unwrap_or(u64::MAX);
            if at_end && bytes.is_empty() {
                return Ok(None);
            }
            // A line without end must end the walk instead of being read forever.
            let ended = bytes.len().is_multiple_of(feed.len()) && bytes.ends_with(feed);
            if at_end || ended || bytes.len() > LONGEST_LINE + 2 * feed.len() {
                break;
            }
        }
        self.line += 1;
        let most = match encoding {
            Encoding::Utf16(_) => MOST_WIDE,
            Encoding::Utf8 | Encoding::Bytes => MOST_BYTES,
        };
        if self.read > most {
            return Err(LineError::TooMuch(most));
        }
        let text = bytes.strip_suffix(feed).unwrap_or(&bytes);
        let text = text
            .strip_suffix(encoding.carriage_return())
            .unwrap_or(text);
        let text = match text.split_last() {
            // In UTF-16, this single byte is half a code unit.
            Some((&END_OF_FILE, rest)) if rest.len().is_multiple_of(feed.len()) => rest,
            _ => text,
        };
        if text.len() > LONGEST_LINE {
            return Err(LineError::TooLong);
        }
        let decoded = encoding.decode(text);
        self.bytes = text.to_vec();
        decoded
            .map(|text| Some(text.trim_start_matches(MARK).to_owned()))
            .map_err(|offset| LineError::Undecodable(offset + 1))
    }

    /// Reads as much as [`decode`] needs, and puts it back without the byte order mark.
    fn begin(&mut self) -> io::Result<Encoding> {
        let mut head = Vec::new();
        let mut rest = std::mem::replace(&mut self.reader, Box::new(io::empty()));
        while !decode::is_enough(&head) {
            let buffer = filled(&mut rest)?;
            let length = buffer.len();
            if length == 0 {
                // The end is final: a terminal would read on after Ctrl-D, and require a second one.
                rest = Box::new(io::empty());
                break;
            }
            head.extend_from_slice(buffer);
            rest.consume(length);
        }
        let (encoding, mark) = decode::encoding(&head);
        let mut head = Cursor::new(head);
        head.consume(mark);
        self.reader = Box::new(head.chain(rest));
        self.encoding = Some(encoding);
        Ok(encoding)
    }
}

/// Returns the bytes that have arrived; empty at the end of input.
fn filled(reader: &mut Box<dyn BufRead>) -> io::Result<&[u8]> {
    loop {
        match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
            // Not requested again: a terminal would read on after its end.
            Ok([]) => return Ok(&[]),
            // Requested again, which reads nothing: the borrow checker does not let a borrow leave the loop.
            Ok(_) => return reader.fill_buf(),
        }
    }
}

/// Returns how much of `buffer` belongs to the line that begins with `held`: all of it, or up to its line feed.
fn through_feed(held: &[u8], buffer: &[u8], feed: &[u8]) -> usize {
    let Some((last, first)) = feed.split_last() else {
        return buffer.len();
    };
    let mut before = held.last();
    let at = (held.len() + 1..).zip(buffer).position(|(length, byte)| {
        // A UTF-16 code unit begins at an even offset of its line, since each line ends with a whole unit.
        let whole = length % feed.len() == 0;
        let unit = byte == last && first.last().is_none_or(|first| before == Some(first));
        before = Some(byte);
        whole && unit
    });
    at.map_or(buffer.len(), |at| at + 1)
}
