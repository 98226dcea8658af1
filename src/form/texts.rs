//! Problems in single texts that YAML accepts: parts that were lost, and characters that old consoles cannot show.

use std::sync::OnceLock;

use encoding_rs::SHIFT_JIS;

use crate::finding::{Fault, Span, quote};
use crate::yaml::Node;
use crate::yaml::controls::is_control_or_hidden;

/// Returns what YAML dropped after a plain value where text is wanted. If all of the value was dropped, that counts
/// only with a non-blank right after the `#`: `# …` was meant as a comment, but `#1234` as text.
pub(super) fn lost(text: &str, node: &Node<'_>, owner: Span) -> Option<(Fault, Span)> {
    let whole = node.is_nothing();
    let from = if whole { owner.end } else { node.span.end };
    let line = text.get(from..)?.split('\n').next()?;
    let (sharp, lost) = comment(line)?;
    if whole && lost.chars().nth(1).is_none_or(char::is_whitespace) {
        return None;
    }
    let before = line.get(..sharp)?.trim_matches(|c| matches!(c, ' ' | '\t'));
    if !(before.is_empty() || whole && before == ":") {
        return None;
    }
    let span = Span {
        start: from + sharp,
        end: from + sharp + lost.len(),
    };
    let lost = quote(lost);
    let fault = if whole {
        Fault::ValueLost { lost }
    } else {
        Fault::TextLost { lost }
    };
    Some((fault, span))
}

/// Returns the comment of a line, which may have been meant as text, and its position.
pub fn comment(line: &str) -> Option<(usize, &str)> {
    let is_start = |at: &usize| {
        let before = line.get(..*at).unwrap_or("");
        before.is_empty() || before.ends_with([' ', '\t'])
    };
    let (sharp, _) = line.match_indices('#').find(|(at, _)| is_start(at))?;
    let lost = line.get(sharp..)?.trim_end();
    (lost.len() > 1).then_some((sharp, lost))
}

/// Quotes a text so that YAML takes it literally.
pub fn in_quotes(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

/// Returns the first character of a text that is not in CP932: a Japanese Windows console shows it as `?`.
pub(super) fn not_cp932(text: &str, value: &str, span: Span) -> Option<(Fault, Span)> {
    let character = value.chars().find(|character| !is_cp932(*character))?;
    // In a text with escapes, the character may be written differently.
    let written = text.get(span.start..span.end).unwrap_or("");
    let span = written.find(character).map_or(span, |at| Span {
        start: span.start + at,
        end: span.start + at + character.len_utf8(),
    });
    let fault = Fault::NotCp932 {
        character,
        twin: twin(character),
    };
    Some((fault, span))
}

fn is_cp932(character: char) -> bool {
    let repertoire = REPERTOIRE.get_or_init(Repertoire::of_cp932);
    // Control and hidden characters have an error of their own.
    character.is_ascii() || repertoire.holds(character) || is_control_or_hidden(character)
}

/// The characters of CP932, computed when first needed.
static REPERTOIRE: OnceLock<Repertoire> = OnceLock::new();

/// A set of characters of Unicode's first plane, one bit each. Asking the encoder instead would search its tables for
/// every kanji, which took half of a whole start.
struct Repertoire(Vec<u64>);

impl Repertoire {
    /// Decodes every byte pair and every single byte of CP932, except for the user-defined rows, which differ between
    /// machines. The minus, yen sign and overline that Unicode has besides CP932's are therefore not included: Windows
    /// does not show them as such.
    fn of_cp932() -> Self {
        let mut bytes: Vec<u8> = (0xA1..=0xDF).collect();
        for lead in 0x81..=0xFC_u8 {
            if matches!(lead, 0xA0..=0xDF | 0xF0..=0xF9) {
                continue;
            }
            for trail in 0x40..=0xFC {
                bytes.push(lead);
                bytes.push(trail);
            }
        }
        let (text, _) = SHIFT_JIS.decode_without_bom_handling(&bytes);
        let mut bits = vec![0; 0x1_0000 / 64];
        for character in text.chars().filter(|c| *c != char::REPLACEMENT_CHARACTER) {
            let number = character as usize;
            if let Some(word) = bits.get_mut(number / 64) {
                *word |= 1 << (number % 64);
            }
        }
        Self(bits)
    }

    fn holds(&self, character: char) -> bool {
        let number = character as usize;
        let word = self.0.get(number / 64);
        word.is_some_and(|word| word >> (number % 64) & 1 == 1)
    }
}

/// Returns the CP932 character to use instead of a similar one that other systems write.
fn twin(character: char) -> Option<char> {
    Some(match character {
        '〜' => '～',
        '−' | '–' => '－',
        '—' => '―',
        '‖' => '∥',
        '¢' => '￠',
        '£' => '￡',
        '¬' => '￢',
        '¥' => '￥',
        '‾' => '￣',
        '¦' => '￤',
        '•' | '·' | '‧' => '・',
        '\u{A0}' | '\u{2002}' | '\u{2003}' | '\u{2009}' => '\u{3000}',
        '≤' => '≦',
        '≥' => '≧',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repertoire_is_what_the_encoder_takes_but_for_three_stand_ins() {
        for character in ('\u{80}'..=char::MAX).filter(|c| !is_control_or_hidden(*c)) {
            let mut bytes = [0; 4];
            let (_, _, lossy) = SHIFT_JIS.encode(character.encode_utf8(&mut bytes));
            let stand_in = matches!(character, '\u{A5}' | '\u{203E}' | '\u{2212}');
            assert_eq!(is_cp932(character), !lossy && !stand_in, "{character:?}");
        }
    }
}
