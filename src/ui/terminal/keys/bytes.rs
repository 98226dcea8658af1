//! Decodes the bytes that a terminal sends into keys. Pure, so that it can be tested with any bytes.

use super::{Key, folded};

/// Returns the first key of `bytes` and its length; `None` if the key is incomplete. `is_all` says that nothing more
/// arrived for a while, so that the bytes are decoded as they are.
pub fn first(bytes: &[u8], is_all: bool) -> Option<(Key, usize)> {
    let (introducer, length) = match bytes {
        [] => return None,
        // Esc, and another key so soon afterwards that both arrive together.
        [0x1b, 0x1b | b'\r' | b'\n' | 0x7f, ..] => return Some((Key::Escape, 1)),
        [0x1b, byte, ..] => (*byte, 2),
        // The same introducers as a single C1 control, raw or in UTF-8.
        [0xc2, byte @ 0x80..=0x9f, ..] => (byte - 0x40, 2),
        [byte @ 0x80..=0x9f, ..] => (byte - 0x40, 1),
        [0x1b] => return is_all.then_some((Key::Escape, 1)),
        _ => return character(bytes, is_all),
    };
    let rest = bytes.get(length..).unwrap_or_default();
    let key = match introducer {
        b'[' | b'O' => sequence(introducer, rest),
        b']' | b'P' | b'X' | b'^' | b'_' => string(rest),
        // Alt with a key.
        _ => Some((Key::Other, 0)),
    };
    match key {
        Some((key, more)) => Some((key, length + more)),
        None => is_all.then_some((Key::Other, bytes.len())),
    }
}

/// Decodes what follows `ESC [` or `ESC O`: parameters and a final byte.
fn sequence(introducer: u8, rest: &[u8]) -> Option<(Key, usize)> {
    let at = rest.iter().position(|byte| !(0x20..=0x3f).contains(byte))?;
    let (parameters, last) = (rest.get(..at)?, *rest.get(at)?);
    let length = at + 1;
    let key = match (last, parameters) {
        (b'A' | b'Z', _) => Key::Up,
        (b'B', _) => Key::Down,
        (b'D', _) => Key::Left,
        (b'H', _) | (b'~', b"1" | b"7") => Key::Home,
        (b'F', _) | (b'~', b"4" | b"8") => Key::End,
        (b'~', b"5") => Key::PageUp,
        (b'~', b"6") => Key::PageDown,
        // Enter on the numeric keypad, in application mode.
        (b'M', b"") if introducer == b'O' => Key::Enter,
        // A mouse click: its three bytes can have any value.
        (b'M', b"") => {
            return (rest.len() >= length + 3).then_some((Key::Other, length + 3));
        }
        (b'~', b"200") => {
            return pasted(rest.get(length..)?).map(|(key, end)| (key, length + end));
        }
        (0x40..=0x7e, _) => Key::Other,
        // This byte cannot be part of a sequence: it begins another key.
        _ => return Some((Key::Other, at)),
    };
    Some((key, length))
}

/// Skips a paste, which never chooses anything.
fn pasted(rest: &[u8]) -> Option<(Key, usize)> {
    const END: &[u8] = b"\x1b[201~";
    let at = rest.windows(END.len()).position(|bytes| bytes == END)?;
    Some((Key::Other, at + END.len()))
}

/// Skips a report by the terminal about itself, up to BEL or `ESC \`.
fn string(rest: &[u8]) -> Option<(Key, usize)> {
    let at = rest.iter().position(|byte| matches!(byte, 0x07 | 0x1b))?;
    match (rest.get(at)?, rest.get(at + 1)) {
        (0x07, _) => Some((Key::Other, at + 1)),
        (_, Some(b'\\')) => Some((Key::Other, at + 2)),
        (_, Some(_)) => Some((Key::Other, at)),
        (_, None) => None,
    }
}

fn character(bytes: &[u8], is_all: bool) -> Option<(Key, usize)> {
    let length = match bytes.first()? {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    };
    let Some(whole) = bytes.get(..length) else {
        return is_all.then_some((Key::Other, 1));
    };
    let Some(character) = str::from_utf8(whole)
        .ok()
        .and_then(|text| text.chars().next())
    else {
        return Some((Key::Other, 1));
    };
    let key = match character {
        '\r' | '\n' => Key::Enter,
        '\t' => Key::Down,
        '\u{8}' | '\u{7f}' => Key::Backspace,
        character if character.is_control() => Key::Other,
        character => Key::Char(folded(character)),
    };
    Some((key, length))
}
