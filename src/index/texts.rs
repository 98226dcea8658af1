//! What is wrong with single texts although YAML read them: parts that were lost, and characters that old consoles
//! cannot show.

use encoding_rs::SHIFT_JIS;

use super::{Node, steers_terminal};
use crate::finding::{Fault, Finding, Span};

/// What YAML threw away behind a plain value: `#` with a non-blank right behind it. Somebody meant `# …` as a comment,
/// but `#1234` as text.
pub(super) fn lost(text: &str, node: &Node<'_>, owner: Span) -> Option<Finding> {
    let whole = node.is_nothing();
    let from = if whole { owner.end } else { node.span.end };
    let line = text.get(from..)?.split(['\n', '\r']).next()?;
    let sharp = line.find('#')?;
    let lost = line.get(sharp..)?.trim_end();
    let before = line.get(..sharp)?.trim_matches(|c| matches!(c, ' ' | '\t'));
    let is_comment = lost.chars().nth(1).is_none_or(char::is_whitespace);
    if is_comment || !(before.is_empty() || whole && before == ":") {
        return None;
    }
    let span = Span {
        start: from + sharp,
        end: from + sharp + lost.len(),
    };
    let fault = Fault::TextLost {
        lost: super::slips::quote(lost),
        whole,
    };
    Some(Finding::new(fault, span))
}

/// The first character of a text that CP932 does not have: on a Japanese Windows console it shows as `?`.
pub(super) fn not_cp932(text: &str, value: &str, span: Span) -> Option<Finding> {
    let character = value.chars().find(|character| !is_cp932(*character))?;
    // In a text with escapes the character may not stand as itself.
    let written = text.get(span.start..span.end).unwrap_or("");
    let span = written.find(character).map_or(span, |at| Span {
        start: span.start + at,
        end: span.start + at + character.len_utf8(),
    });
    let fault = Fault::NotCp932 {
        character,
        twin: twin(character),
    };
    Some(Finding::new(fault, span))
}

fn is_cp932(character: char) -> bool {
    // Those that steer a terminal have an error of their own.
    if character.is_ascii() || steers_terminal(character) {
        return true;
    }
    // The encoder of the web takes these for their neighbours; Windows does not show them as such.
    if matches!(character, '\u{A5}' | '\u{203E}' | '\u{2212}') {
        return false;
    }
    let mut bytes = [0; 4];
    let (_, _, lossy) = SHIFT_JIS.encode(character.encode_utf8(&mut bytes));
    !lossy
}

/// What other systems write for a character that CP932 has at another place of Unicode.
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
