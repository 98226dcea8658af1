//! Characters that control terminals or hide text.

use crate::finding::{Fault, Report, Span, quote};

/// Reports each line with a character that controls terminals or hides text, at the first one.
pub(super) fn find(text: &str, report: &mut Report<'_>) {
    let mut before = 0;
    for line in text.split_inclusive('\n') {
        if let Some((at, character)) = first(line) {
            let start = before + at;
            let end = start + character.len_utf8();
            let mended = is_hidden(character).then(|| quote(&line.replace(is_hidden, "")));
            report.say(
                Fault::ControlCharacter { character, mended },
                Span { start, end },
            );
            if report.is_full() {
                break;
            }
        }
        before += line.len();
    }
}

fn first(line: &str) -> Option<(usize, char)> {
    let suspect = |byte| SUSPECTS[usize::from(byte)];
    let suspected = line.bytes().any(suspect) || line.contains(HANGUL_FILLER);
    let mut characters = line.char_indices().filter(|_| suspected);
    characters.find(|(_, character)| is_control_or_hidden(*character))
}

/// The bytes with which a character that [`is_control_or_hidden`] may begin, except [`HANGUL_FILLER`]. Most lines of a flow
/// have none, so that 16 MiB of them are passed over in a few milliseconds.
static SUSPECTS: [bool; 256] = {
    let mut suspects = [false; 256];
    let mut byte = 0;
    while byte < suspects.len() {
        suspects[byte] = matches!(
            byte,
            0..=8 | 11..=12 | 14..=31 | 0x7F | 0xC2 | 0xCD | 0xD8 | 0xE1 | 0xE2 | 0xEF..=0xF4
        );
        byte += 1;
    }
    suspects
};

/// Begins with the same byte as every kana, so it is not among [`SUSPECTS`].
const HANGUL_FILLER: char = '\u{3164}';

/// Whether the character is a C0 or C1 control other than tab and line ends, a separator that only some YAML parsers
/// take for a line end, or [hidden](is_hidden).
#[must_use]
pub fn is_control_or_hidden(character: char) -> bool {
    match character {
        // The last two ranges are most of any flow: decided first, they cost little.
        '\t' | '\n' | '\r' | ' '..='~' | '\u{3000}'..='\u{3163}' => false,
        '\u{2028}' | '\u{2029}' => true,
        _ => character.is_control() || is_hidden(character),
    }
}

/// Whether Unicode calls the character default-ignorable or a noncharacter: marks that change the direction of writing
/// (TR 36: the text shown differs from the text stored), join, split or tag words invisibly, are invisible fillers, or
/// remain from a byte order mark. They come in by pasting from web pages, and nothing is lost without them. Variation
/// selectors are excluded: they choose the form of a kanji.
fn is_hidden(character: char) -> bool {
    u32::from(character) & 0xFFFE == 0xFFFE
        || matches!(
            character,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | HANGUL_FILLER | '\u{FDD0}'..='\u{FDEF}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E00FF}'
        )
}
