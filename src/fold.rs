//! The one folding of typed text: answers are compared with numbers, ids and labels through it, and labels with each
//! other. Only comparisons use it; text is shown as it was written.

/// Full-width forms of U+FF61 to U+FF9D, in order.
const KANA: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/// Returns the text without differences of width, case, and kind of blank or dash; ① becomes 1.
pub fn fold(text: &str) -> String {
    fold_further(text, |_, character| Some(character))
}

/// Folds the text; `further` maps each dash, kana or kanji to another character or none, given the folded text before
/// it.
fn fold_further(text: &str, further: impl Fn(&str, char) -> Option<char>) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.trim().chars() {
        match wide(character) {
            ' ' if folded.ends_with(' ') => {}
            mark @ ('\u{3099}' | '\u{309A}') => {
                let voiced = folded
                    .chars()
                    .next_back()
                    .and_then(|base| voiced(base, mark));
                if voiced.is_some() {
                    folded.pop();
                }
                folded.push(voiced.unwrap_or(mark));
            }
            circled @ '①'..='⑳' => {
                folded += &(u32::from(circled) - u32::from('①') + 1).to_string();
            }
            // These have no case, and asking for it is slow.
            other @ ('-' | '\u{3041}'..='\u{9FFF}') => folded.extend(further(&folded, other)),
            other => folded.extend(other.to_lowercase()),
        }
    }
    folded
}

/// Returns the text folded for search: besides what [`fold`] drops, katakana equals hiragana, small kana equal large
/// ones, dashes and long-vowel marks are dropped unless they follow a digit, and so are the particles が and を.
pub fn fold_kana(text: &str) -> String {
    let mut folded = fold_further(text, |before, character| {
        let hiragana = match character {
            '-' => {
                return before
                    .ends_with(|digit: char| digit.is_ascii_digit())
                    .then_some('-');
            }
            'ァ'..='ヶ' => char::from_u32(u32::from(character) - 0x60).unwrap_or(character),
            _ => character,
        };
        Some(match hiragana {
            'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' => {
                char::from_u32(u32::from(hiragana) + 1).unwrap_or(hiragana)
            }
            'ゕ' => 'か',
            'ゖ' => 'け',
            _ => hiragana,
        })
    });
    // Callers say メール来ない. Inside a word, both sides lose them.
    folded.retain(|kana| !matches!(kana, 'が' | 'を'));
    folded
}

/// Parses a folded text as a number.
pub fn number(folded: &str) -> Option<usize> {
    let digits = folded.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| folded.parse().ok()).flatten()
}

/// Returns a character at full width (kana) or half width (all others).
fn wide(character: char) -> char {
    let code = u32::from(character);
    match character {
        _ if character.is_whitespace() => ' ',
        '\u{301C}' | '\u{FF5E}' => '~',
        // The long-vowel mark too: with the IME on, the `-` key types it.
        'ー' | 'ｰ' | '－' | '‐'..='―' | '−' | '─' => '-',
        '\u{FF01}'..='\u{FF5D}' => char::from_u32(code - 0xFEE0).unwrap_or(character),
        '\u{FF61}'..='\u{FF9D}' => {
            let at = usize::try_from(code - 0xFF61).unwrap_or_default();
            KANA.chars().nth(at).unwrap_or(character)
        }
        'ﾞ' => '\u{3099}',
        'ﾟ' => '\u{309A}',
        _ => character,
    }
}

/// Returns the single character for a kana followed by a sound mark, if there is one.
fn voiced(base: char, mark: char) -> Option<char> {
    let code = u32::from(base);
    let h = matches!(
        base,
        'は' | 'ひ' | 'ふ' | 'へ' | 'ほ' | 'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ'
    );
    let k_s_t = "かきくけこさしすせそたちつてとカキクケコサシスセソタチツテト".contains(base);
    match (base, mark) {
        ('う', '\u{3099}') => Some('ゔ'),
        ('ウ', '\u{3099}') => Some('ヴ'),
        (_, '\u{3099}') if h || k_s_t => char::from_u32(code + 1),
        (_, '\u{309A}') if h => char::from_u32(code + 2),
        _ => None,
    }
}
