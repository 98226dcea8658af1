//! Tells the encoding of bytes, by one rule for files and answers.

use std::cmp::Ordering;

use encoding_rs::SHIFT_JIS;

use crate::finding::{Fault, Finding, Span};

/// The byte order of UTF-16.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Low byte first: `PowerShell` 5.1's `>`, and Notepad's "Unicode".
    Little,
    /// High byte first.
    Big,
}

/// Returns the byte order if the bytes are UTF-16: a byte order mark says so, or NULs where they belong. Neither UTF-8
/// nor CP932 text has NULs, while UTF-16 has at least one in each line end; a few in otherwise valid UTF-8 are only
/// garbage.
///
/// Characters such as 一 (U+4E00) and the blank U+3000 have their NUL on the other side than ASCII, so line ends are
/// counted first: 0A 00 or 00 0A at an even offset is a line end in one order and no character in the other (U+0A00).
/// Equally many NULs on both sides are binary garbage, not UTF-16.
#[must_use]
pub fn utf16(bytes: &[u8]) -> Option<Order> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(Order::Little),
        [0xFE, 0xFF, ..] => return Some(Order::Big),
        _ if !bytes.contains(&0) => return None,
        _ => {}
    }
    let feeds = |feed: [u8; 2]| bytes.chunks_exact(2).filter(|pair| *pair == feed).count();
    let nuls = |parity: usize| {
        let bytes = bytes.iter().skip(parity).step_by(2);
        bytes.filter(|byte| **byte == 0).count()
    };
    let (high, low) = (nuls(0), nuls(1));
    let many = (high + low) * 8 > bytes.len();
    if !many && !str::from_utf8(bytes).is_err_and(|error| error.error_len().is_some()) {
        return None;
    }
    let order = feeds([b'\n', 0]).cmp(&feeds([0, b'\n']));
    match order.then(low.cmp(&high)) {
        Ordering::Greater => Some(Order::Little),
        Ordering::Less => Some(Order::Big),
        Ordering::Equal => None,
    }
}

/// Returns the text of a file, or why its bytes are not text, with what can be shown of them.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, Box<(String, Finding)>> {
    let refused = |text, fault, span| Err(Box::new((text, Finding::new(fault, span))));
    if utf16(&bytes).is_some() {
        return refused(String::new(), Fault::Utf16, Span::at(0));
    }
    match String::from_utf8(bytes) {
        Ok(text) => match iso_2022_jp(&text) {
            Some(span) => refused(text, Fault::Iso2022Jp, span),
            None => Ok(text),
        },
        Err(error) => {
            let start = error.utf8_error().valid_up_to();
            let end = start + char::REPLACEMENT_CHARACTER.len_utf8();
            let bytes = error.as_bytes();
            let fault = match SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes) {
                Some(_) => Fault::ShiftJis,
                None => Fault::NotUtf8,
            };
            let text = String::from_utf8_lossy(bytes).into_owned();
            refused(text, fault, Span { start, end })
        }
    }
}

/// Finds the first escape to kanji in ASCII: ISO-2022-JP, the "JIS" of old editors and mails.
fn iso_2022_jp(text: &str) -> Option<Span> {
    let mark = |mark: &str| text.find(mark);
    let start = text
        .is_ascii()
        .then(|| mark("\x1B$B").or_else(|| mark("\x1B$@")))??;
    let end = start + 1;
    Some(Span { start, end })
}
