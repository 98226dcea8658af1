//! What single values must look like.

use super::shape::LONGEST_ID;

/// `[a-z][a-z0-9-]*`, at most [`LONGEST_ID`] characters.
#[must_use]
pub fn is_id(id: &str) -> bool {
    id.len() <= LONGEST_ID
        && id.starts_with(|first: char| first.is_ascii_lowercase())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The id that a wrong one was probably meant to be; `None` of a right one.
#[must_use]
pub fn meant_id(id: &str) -> Option<String> {
    if is_id(id) {
        return None;
    }
    if let Some((mended, _)) = super::width::half_width_id(id) {
        return Some(mended);
    }
    let mended = id
        .trim_matches([' ', ':'])
        .to_lowercase()
        .replace(['_', ' ', '.'], "-");
    is_id(&mended).then_some(mended)
}

pub(super) fn is_flag(text: &str) -> bool {
    matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE")
}

/// Whether YAML would hand on an unquoted text as a number, a truth value or nothing; where text or a map may stand
/// the typed parse would then lose its spelling (`1.0` becomes 1). Errs on the side of asking for quotes.
pub(super) fn reads_as_value(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let radix = ["0x", "0o", "0b"]
        .iter()
        .any(|prefix| unsigned.starts_with(prefix))
        && unsigned.is_ascii();
    let special = matches!(
        unsigned,
        ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN"
    );
    is_flag(text) || radix || special || unsigned.parse::<f64>().is_ok()
}

pub(super) fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or("");
        host.contains('.')
            && host
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':'))
            && host.starts_with(|first: char| first.is_ascii_alphanumeric())
            && rest.bytes().all(|byte| byte.is_ascii_graphic())
    })
}

pub(super) fn is_email(text: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && byte != b'@')
    };
    text.split_once('@').is_some_and(|(name, host)| {
        part(name)
            && part(host)
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
    })
}

/// Whether a character is Hiragana or Katakana, full-width or half-width: no other language is written with them.
#[must_use]
pub fn is_kana(character: char) -> bool {
    matches!(character, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ｦ'..='ﾝ')
}
