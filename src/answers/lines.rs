//! Answers as lines: reading them, with limits.

use std::io::{self, BufRead, Cursor, Read};

use super::decode::{self, Encoding};

/// The longest line of answers, in bytes, its end not counted.
pub const LONGEST_LINE: usize = 4096;

/// The most bytes of answers in UTF-16 (1 MiB): a record in it is a few KiB.
const MOST_WIDE: u64 = 1024 * 1024;

/// The most bytes of answers in all other encodings (4 MiB): without it, blank lines without end would never end.
pub const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// Ctrl-Z, which `copy a+b c` writes behind the last byte, whatever encoding that is in. Other lines may follow it later.
const END_OF_FILE: u8 = 0x1A;

/// A byte order mark, which stands before a line where files were joined.
const MARK: char = '\u{FEFF}';

/// A stream of lines, never more than one of them and the reader's buffer in memory.
pub struct AnswerLines {
    reader: Box<dyn BufRead>,
    /// Decided when the first line is asked for.
    encoding: Option<Encoding>,
    line: u64,
    read: u64,
    /// The bytes of the line read last, without its end.
    bytes: Vec<u8>,
}

/// Why a line is no answer.
#[derive(Debug)]
pub enum LineError {
    /// Over [`LONGEST_LINE`].
    TooLong,
    /// No text in the encoding of the input; the first bad byte of the line, from 1.
    Undecodable(usize),
    /// Over [`MOST_WIDE`] or [`MOST_BYTES`], whichever it is, with this line.
    TooMuch(u64),
    /// The system's word.
    Io(io::Error),
}

impl AnswerLines {
    /// Lines from a reader.
    #[must_use]
    pub fn new(reader: Box<dyn BufRead>) -> Self {
        Self {
            reader,
            encoding: None,
            line: 0,
            read: 0,
            bytes: Vec::new(),
        }
    }

    /// The number of the line read last, from 1; `None` before the first.
    #[must_use]
    pub fn line(&self) -> Option<u64> {
        (self.line > 0).then_some(self.line)
    }

    /// Whether the input is in UTF-16; known once a line was asked for.
    #[must_use]
    pub fn is_utf_16(&self) -> bool {
        matches!(self.encoding, Some(Encoding::Utf16(_)))
    }

    /// The line read last as CP932, if it could be UTF-8 by chance: two bytes of half-width kana are.
    #[must_use]
    pub fn as_cp932(&self) -> Option<String> {
        let by_chance = self.encoding == Some(Encoding::Bytes) && !self.bytes.is_ascii();
        by_chance.then(|| decode::cp932(&self.bytes).ok()).flatten()
    }

    /// The next line without its end; `None` at the end of input.
    ///
    /// # Errors
    /// A line that is too long or no text: reading can go on with the next line. [`LineError::TooMuch`] is final.
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
            // An endless line must end the walk, not be read to its end.
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
            // In UTF-16 it is half a character too many.
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

    /// Reads as much as [`decode`] wants to see, and puts it back without its byte order mark.
    fn begin(&mut self) -> io::Result<Encoding> {
        let mut head = Vec::new();
        let mut rest = std::mem::replace(&mut self.reader, Box::new(io::empty()));
        while !decode::is_enough(&head) {
            let buffer = filled(&mut rest)?;
            let length = buffer.len();
            if length == 0 {
                // The end is the end: a terminal would go on behind Ctrl-D, and want a second one.
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

/// What has arrived; empty at the end of input.
fn filled(reader: &mut Box<dyn BufRead>) -> io::Result<&[u8]> {
    loop {
        match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
            // Not asked again: a terminal would go on behind its end.
            Ok([]) => return Ok(&[]),
            // Asked again, which reads nothing, because a borrow cannot leave a loop that goes on.
            Ok(_) => return reader.fill_buf(),
        }
    }
}

/// How much of `buffer` belongs to a line of which `held` was read before: all of it, or through the line feed.
fn through_feed(held: &[u8], buffer: &[u8], feed: &[u8]) -> usize {
    let Some((last, first)) = feed.split_last() else {
        return buffer.len();
    };
    let mut before = held.last();
    let at = (held.len() + 1..).zip(buffer).position(|(length, byte)| {
        // A unit of UTF-16 begins at an even offset of its line: each line ends with a whole unit.
        let whole = length % feed.len() == 0;
        let unit = byte == last && first.last().is_none_or(|first| before == Some(first));
        before = Some(byte);
        whole && unit
    });
    at.map_or(buffer.len(), |at| at + 1)
}
