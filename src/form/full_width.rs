//! Full-width characters in places where ASCII is required.

use crate::finding::Slip;

/// Returns the ASCII form of a text typed with the input method on, and the kind of slip; `None` if nothing was
/// full-width. Quotes and blanks around the word are dropped, since they are not part of it.
pub fn half_width(text: &str) -> Option<(String, Slip)> {
    if text.is_ascii() {
        return None;
    }
    let mut slip = None;
    let mut word = String::with_capacity(text.len());
    for character in text.chars() {
        let (ascii, kind) = match character {
            '\u{3000}' | '\u{A0}' => (Some(' '), Slip::Space),
            _ if is_wide_quote(character) => (None, Slip::Quote),
            _ if is_wide_hyphen(character) => (Some('-'), Slip::Hyphen),
            '\u{FF01}'..='\u{FF5E}' => {
                (char::from_u32(u32::from(character) - 0xFEE0), Slip::Letter)
            }
            _ => {
                word.push(character);
                continue;
            }
        };
        word.extend(ascii);
        // A full-width letter says most about what happened; without one, the first slip counts.
        if slip.is_none() || kind == Slip::Letter {
            slip = Some(kind);
        }
    }
    slip.map(|slip| (word.trim().to_owned(), slip))
}

/// Returns whether this is a dash that looks like the `-` of a list item.
pub fn is_wide_hyphen(character: char) -> bool {
    matches!(
        character,
        '－' | 'ー' | 'ｰ' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─'
    )
}

/// Returns whether this is a blank that YAML takes as text.
pub fn is_wide_blank(character: char) -> bool {
    matches!(character, '\u{3000}' | '\u{A0}')
}

/// Returns whether this is a quote that YAML takes as text.
pub fn is_wide_quote(character: char) -> bool {
    matches!(
        character,
        '“' | '”' | '„' | '‟' | '＂' | '‘' | '’' | '＇' | '〝' | '〟'
    )
}

/// Returns the length of the list mark at the start of a text: `・`, `①`, `1.`, `(1)`.
pub fn mark(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let behind = text.get(first.len_utf8()..)?;
    match first {
        '・'
        | '･'
        | '●'
        | '○'
        | '◎'
        | '■'
        | '□'
        | '◆'
        | '◇'
        | '★'
        | '☆'
        | '•'
        | '▪'
        | '①'..='⑳' => Some(first.len_utf8()),
        '*' | '+' => behind.starts_with([' ', '\u{3000}']).then_some(1),
        '(' | '（' => {
            let (number, _) = behind.split_once([')', '）'])?;
            let end = behind.get(number.len()..)?.chars().next()?.len_utf8();
            is_number(number).then_some(first.len_utf8() + number.len() + end)
        }
        _ => {
            let (number, behind) = text.split_once(['.', '．', ')', '）', '、'])?;
            let end = text.len() - number.len() - behind.len();
            let counts = is_number(number) && !behind.starts_with(|c: char| c.is_numeric());
            counts.then_some(number.len() + end)
        }
    }
}

fn is_number(text: &str) -> bool {
    (1..=2).contains(&text.chars().count())
        && text.chars().all(|c| matches!(c, '0'..='9' | '０'..='９'))
}
