//! Joins lines: where a text goes on on the next line, YAML puts a blank, which between Japanese characters was not
//! meant.

use unicode_width::UnicodeWidthChar;

/// Returns what joins two lines of a sentence: nothing between Japanese characters, else a blank.
pub fn joint(above: &str, below: &str) -> &'static str {
    let ends = (above.chars().next_back(), below.chars().next());
    match ends {
        (Some(last), Some(first)) if is_japanese(last) && is_japanese(first) => "",
        _ => " ",
    }
}

/// Whether the character's script is written without blanks between words; punctuation included.
fn is_japanese(character: char) -> bool {
    match character {
        '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7A3}' => false,
        'ｦ'..='ﾟ' => true,
        _ if character.is_alphabetic() => character.width() == Some(2),
        _ => !character.is_ascii() && character.width_cjk() == Some(2),
    }
}

/// Returns a folded text without the blanks that were not meant; `written` is the text as in the file, escapes
/// included.
pub(super) fn rejoined(folded: &str, written: &str) -> String {
    const ESCAPES: [char; 3] = ['\\', '\'', '"'];
    let mut text = String::with_capacity(folded.len());
    let mut rest = folded;
    // How far ahead the end of the line can be: an escape yields at most twice as many bytes as it is written with.
    let mut reach = 0;
    let mut lines = written
        .split('\n')
        .map(|line| line.trim_matches([' ', '\t']));
    let mut above = lines.next().unwrap_or("");
    for below in lines {
        reach += 2 * above.len() + 2;
        let end = above.rsplit(ESCAPES).next().unwrap_or("");
        let near = (0..=reach.min(rest.len()))
            .rev()
            .find_map(|end| rest.get(..end));
        let near = near.unwrap_or("");
        match near.find(end) {
            _ if end.is_empty() => {}
            None => break,
            Some(at) => {
                let (line, behind) = rest.split_at(at + end.len());
                text.push_str(line);
                let start = below.split(ESCAPES).next().unwrap_or("");
                let goes_on = behind
                    .strip_prefix(' ')
                    .filter(|_| joint(above, below).is_empty());
                rest = goes_on
                    .filter(|next| next.starts_with(start))
                    .unwrap_or(behind);
                reach = 0;
            }
        }
        above = below;
    }
    text + rest
}
