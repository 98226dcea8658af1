//! Characters that steer terminals or hide text.

use crate::finding::{Fault, Report, Span};

/// Reports every character of the text that steers a terminal or hides text, one a line.
pub(super) fn find(text: &str, report: &mut Report<'_>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(suspect) = next_suspect(bytes, at) {
        let character = text.get(suspect..).and_then(|rest| rest.chars().next());
        let width = character.map_or(1, char::len_utf8);
        at = suspect + width;
        if let Some(character) = character.filter(|character| steers_terminal(*character)) {
            let span = Span {
                start: suspect,
                end: at,
            };
            report.say(Fault::ControlCharacter { character }, span);
            if report.is_full() {
                break;
            }
            let line = text.get(at..).and_then(|rest| rest.find('\n'));
            let Some(line) = line else {
                break;
            };
            at += line;
        }
    }
}

/// The next byte at which a character that [`steers_terminal`] may begin. Nearly every byte of a flow is none, and
/// 16 MiB of them are passed over in a few milliseconds.
fn next_suspect(bytes: &[u8], from: usize) -> Option<usize> {
    let suspect =
        |byte: &u8| matches!(byte, 0..=8 | 11..=12 | 14..=31 | 0x7F | 0xC2 | 0xD8 | 0xE2 | 0xEF);
    let rest = bytes.get(from..)?;
    let clean = rest
        .chunks(64)
        .take_while(|chunk| !chunk.iter().fold(false, |any, byte| any | suspect(byte)))
        .count();
    let start = clean * 64;
    let within = rest.get(start..)?.iter().position(suspect)?;
    Some(from + start + within)
}

/// C0 and C1 controls but tab and line ends, the separators that only some YAML parsers take for line ends, and the
/// marks that turn the direction of writing (Unicode TR 36: what is shown differs from what is stored).
#[must_use]
pub fn steers_terminal(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => false,
        '\u{2028}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{061C}'
        | '\u{FEFF}' => true,
        _ => character.is_control(),
    }
}
