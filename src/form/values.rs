//! What single values must look like.

use super::full_width::half_width;
use super::table::LONGEST_ID;
use crate::finding::Slip;

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
    if let Some((mended, _)) = half_width_id(id) {
        return Some(mended);
    }
    let mended = id
        .trim_matches([' ', ':'])
        .to_lowercase()
        .replace(['_', ' ', '.'], "-");
    is_id(&mended).then_some(mended)
}

/// The id that somebody wrote full-width.
#[must_use]
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

/// A phone number in half-width writing: digits, `+ - ( ) #`, and behind 内線 the digits of an extension. `None` of
/// anything else: a second number or a time of day would be dialled or passed over.
#[must_use]
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
        && digits(number) >= FEWEST_DIGITS
        && extension.is_none_or(|extension| is_number(extension) && digits(extension) > 0);
    right.then_some(folded)
}

/// The digits of 119.
const FEWEST_DIGITS: usize = 3;

/// Whether a character is Hiragana or Katakana, full-width or half-width: no other language is written with them.
#[must_use]
pub fn is_kana(character: char) -> bool {
    matches!(character, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ｦ'..='ﾝ')
}
