//! Checks the form of single values.

use super::full_width::half_width;
use super::table::LONGEST_ID;
use crate::finding::Slip;

/// `[a-z][a-z0-9-]*`, at most [`LONGEST_ID`] characters.
pub fn is_id(id: &str) -> bool {
    id.len() <= LONGEST_ID
        && id.starts_with(|first: char| first.is_ascii_lowercase())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Returns the id that an invalid one probably means; `None` if the id is valid.
pub fn meant_id(id: &str) -> Option<String> {
    if is_id(id) {
        return None;
    }
    if let Some((mended, _)) = half_width_id(id) {
        return Some(mended);
    }
    let mended = id
        .trim_matches([' ', ':'])
        .to_lowercase()
        .replace(['_', ' ', '.'], "-");
    is_id(&mended).then_some(mended)
}

/// Returns the ASCII form of an id typed in full-width characters.
pub fn half_width_id(text: &str) -> Option<(String, Slip)> {
    half_width(text).filter(|(id, _)| is_id(id))
}

pub(super) fn is_flag(text: &str) -> bool {
    matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE")
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
                .all(|byte| byte.is_ascii_graphic() && !b"@<>()[]:;,\"\\".contains(&byte))
    };
    text.split_once('@').is_some_and(|(name, host)| {
        part(name)
            && part(host)
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
    })
}

/// Returns the address in a text that has extra characters around it or lacks some of `://`.
pub(super) fn meant_url(text: &str) -> Option<String> {
    let inner = text.trim_matches(AROUND);
    let rest = inner.strip_prefix("http")?;
    let rest = rest
        .strip_prefix('s')
        .map_or(("http", rest), |rest| ("https", rest));
    let url = format!(
        "{}://{}",
        rest.0,
        rest.1.trim_start_matches([':', '/', '：', '／', ';'])
    );
    is_url(&url).then_some(url)
}

/// Returns the mail address in a text that has extra characters around it.
pub(super) fn meant_email(text: &str) -> Option<String> {
    let inner = text.trim_matches(AROUND);
    let mail = inner.strip_prefix("mailto:").unwrap_or(inner).trim();
    is_email(mail).then(|| mail.to_owned())
}

/// The characters that surround addresses in mails and texts.
const AROUND: [char; 12] = [
    '<', '>', '＜', '＞', '「', '」', '（', '）', '。', '、', ',', ' ',
];

/// Returns whether a text is an existing day or month; `None` if it does not look like a date.
pub(super) fn is_date(text: &str) -> Option<bool> {
    let mut parts = text.trim().split('-');
    let mut number = |digits: usize| {
        let part = parts.next().filter(|part| part.len() <= digits)?;
        part.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| part.parse::<u32>().ok())?
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2));
    if parts.next().is_some() || text.matches('-').count() == 2 && day.is_none() {
        return None;
    }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    Some((1..=12).contains(&month) && day.is_none_or(|day| (1..=days).contains(&day)))
}

/// Returns a phone number in half-width form: digits, `+ - ( ) #`, and the digits of an extension after 内線, which may
/// stand alone. Anything else is `None`: a second number or a time of day would be dialled or overlooked.
pub fn phone(text: &str) -> Option<String> {
    let folded = half_width(text).map_or_else(|| text.to_owned(), |(text, _)| text);
    let (number, extension) = match folded.split_once("内線") {
        Some((number, extension)) => (number, Some(extension)),
        None => (folded.as_str(), None),
    };
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let is_number = |text: &str| {
        text.chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | '#' | ' '))
    };
    let right = is_number(number)
        && (digits(number) >= FEWEST_DIGITS || extension.is_some() && digits(number) == 0)
        && extension.is_none_or(|extension| is_number(extension) && digits(extension) > 0);
    right.then_some(folded)
}

/// The length of the shortest number, such as 119.
const FEWEST_DIGITS: usize = 3;

/// Returns whether a character is Hiragana or Katakana, full-width or half-width: only Japanese is written with them.
pub fn is_kana(character: char) -> bool {
    matches!(character, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ｦ'..='ﾝ')
}
