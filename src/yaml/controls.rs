//! Characters that steer terminals or hide text.

use crate::finding::{Fault, Report, Span, quote};

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
            let start = text.get(..suspect).and_then(|before| before.rfind('\n'));
            let rest = text.get(start.map_or(0, |end| end + 1)..);
            let line = rest.and_then(|rest| rest.split('\n').next());
            let mended = is_hidden(character).then(|| without(line.unwrap_or("")));
            report.say(Fault::ControlCharacter { character, mended }, span);
            if report.is_full() {
                break;
            }
            let Some(end) = text.get(at..).and_then(|rest| rest.find('\n')) else {
                break;
            };
            at += end;
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

/// A line as it reads without what nobody sees.
fn without(line: &str) -> String {
    quote(&line.replace(is_hidden, ""))
}

/// C0 and C1 controls but tab and line ends, the separators that only some YAML parsers take for line ends, and the
/// [hidden](is_hidden) ones.
#[must_use]
pub fn steers_terminal(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => false,
        '\u{2028}' | '\u{2029}' => true,
        _ => character.is_control() || is_hidden(character),
    }
}

/// Marks that turn the direction of writing (Unicode TR 36: what is shown differs from what is stored), join or part words
/// unseen, or are left from a byte order mark: pasted from web pages, and nothing is lost without them.
fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{61C}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
    )
}
