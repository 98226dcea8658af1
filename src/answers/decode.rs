//! Decides the encoding of answers and turns their bytes into text. Line splitting and limits are in `lines`.
//!
//! The encoding is decided once, from what has arrived of the first [`HEAD`] bytes (see [`is_enough`]):
//!
//! 1. UTF-8, if there is its byte order mark.
//! 2. UTF-16, if [`utf16`] finds it.
//! 3. Otherwise each line by itself: strict UTF-8, else strict CP932 (what `cmd` and old editors write). Japanese in
//!    CP932 is hardly ever valid UTF-8, but half-width kana may be, so a line that fits no answer is tried as CP932,
//!    too. UTF-8 may also be valid CP932 by chance, so UTF-8 comes first.

use crate::yaml::encoding::{Order, utf16};

/// The most bytes that the encoding is decided on.
pub const HEAD: usize = 4096;

/// The encoding of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 with a byte order mark.
    Utf8,
    /// Strict UTF-8, else strict CP932, line by line.
    Bytes,
    /// UTF-16.
    Utf16(Order),
}

/// Returns whether the encoding can be decided: a line has ended, or there are [`HEAD`] bytes. Waiting for more would
/// block a program that reads the remedy before it sends the next answer. UTF-16 must not end inside a character.
pub fn is_enough(head: &[u8]) -> bool {
    let torn = head.len() % 2 == 1 && head.contains(&0);
    head.len() >= HEAD || (head.contains(&b'\n') && !torn)
}

/// Returns the encoding of an input that begins with `head`, and the length of its byte order mark.
pub fn encoding(head: &[u8]) -> (Encoding, usize) {
    if head.starts_with(b"\xEF\xBB\xBF") {
        return (Encoding::Utf8, 3);
    }
    let head = head.get(..HEAD).unwrap_or(head);
    let marked = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    let encoding = utf16(head).map_or(Encoding::Bytes, Encoding::Utf16);
    (encoding, if marked { 2 } else { 0 })
}

impl Encoding {
    /// Returns the bytes of a line feed.
    pub fn line_feed(self) -> &'static [u8] {
        match self {
            Self::Utf8 | Self::Bytes => b"\n",
            Self::Utf16(Order::Little) => b"\n\0",
            Self::Utf16(Order::Big) => b"\0\n",
        }
    }

    /// Returns the bytes of the carriage return that Windows puts before a line feed.
    pub fn carriage_return(self) -> &'static [u8] {
        match self {
            Self::Utf8 | Self::Bytes => b"\r",
            Self::Utf16(Order::Little) => b"\r\0",
            Self::Utf16(Order::Big) => b"\0\r",
        }
    }

    /// Decodes one line.
    ///
    /// # Errors
    /// The offset, from 0, of the first byte that cannot be decoded.
    pub fn decode(self, line: &[u8]) -> Result<String, usize> {
        match self {
            Self::Utf8 => utf8(line),
            Self::Bytes => utf8(line).or_else(|stopped| {
                // The encoding that got further is probably the right one.
                cp932(line).map_err(|later| later.max(stopped))
            }),
            Self::Utf16(Order::Little) => units(line, u16::from_le_bytes),
            Self::Utf16(Order::Big) => units(line, u16::from_be_bytes),
        }
    }
}

fn utf8(line: &[u8]) -> Result<String, usize> {
    match str::from_utf8(line) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(error.valid_up_to()),
    }
}

pub(super) fn cp932(line: &[u8]) -> Result<String, usize> {
    let mut decoder = encoding_rs::SHIFT_JIS.new_decoder_without_bom_handling();
    let room = decoder
        .max_utf8_buffer_length_without_replacement(line.len())
        .unwrap_or_default();
    let mut text = String::with_capacity(room);
    let (result, read) = decoder.decode_to_string_without_replacement(line, &mut text, true);
    match result {
        encoding_rs::DecoderResult::InputEmpty => Ok(text),
        encoding_rs::DecoderResult::Malformed(bad, after) => {
            Err(read.saturating_sub(usize::from(bad) + usize::from(after)))
        }
        encoding_rs::DecoderResult::OutputFull => Err(read),
    }
}

fn units(line: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, usize> {
    let mut text = String::with_capacity(line.len());
    let (pairs, torn) = line.as_chunks::<2>();
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match decoded {
            Ok(character) => text.push(character),
            // All characters so far were decoded from their own units; the next unit is an unpaired surrogate.
            Err(_) => return Err(2 * text.encode_utf16().count()),
        }
    }
    if torn.is_empty() {
        Ok(text)
    } else {
        Err(line.len() - 1)
    }
}
