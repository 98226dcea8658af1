//! Makes text from outside (a file name, an argument, a word of a flow) safe to show within a line of ours.

use std::borrow::Cow;

use crate::yaml::controls::is_control_or_hidden;

/// How many characters of a text that was not understood are repeated at most.
const MOST_QUOTED: usize = 100;
/// The same for a file name: no system allows a longer one.
const MOST_NAMED: usize = 4096;

/// Makes every character visible: line breaks, tabs, and control and hidden characters are replaced by their codes, so
/// that no name can pretend to be a line of the program.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return text.into();
    }
    let seen = |character: char| {
        if is_unseen(character) {
            format!("<U+{:04X}>", u32::from(character)).into()
        } else {
            Cow::from(character.to_string())
        }
    };
    text.chars().map(seen).collect::<String>().into()
}

/// Like [`visible`], but cuts a text that is too long to be read.
pub fn quoted(text: &str) -> Cow<'_, str> {
    cut(text, MOST_QUOTED)
}

/// Like [`visible`], but for a file name: it is only cut if it is too long to be one.
pub fn named(path: &str) -> Cow<'_, str> {
    cut(path, MOST_NAMED)
}

/// The command that checks this file, or else the files in use, to be copied: a name that a shell could split is quoted.
pub fn check_command(file: Option<&str>) -> String {
    let plain = |c: char| c.is_alphanumeric() || "./\\:_-".contains(c);
    match file.map(named) {
        None => "gmis-help check".to_owned(),
        Some(file) if file.chars().all(plain) => format!("gmis-help check {file}"),
        Some(file) => format!("gmis-help check \"{file}\""),
    }
}

fn cut(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", visible(text.get(..end).unwrap_or_default())).into(),
        None => visible(text),
    }
}

fn is_unseen(character: char) -> bool {
    character.is_control() || is_control_or_hidden(character)
}

/// Makes a text safe to show on lines of its own: every control or hidden character becomes `?`. Line breaks and tabs
/// are kept.
pub fn shown(text: &str) -> Cow<'_, str> {
    if text.contains(is_control_or_hidden) {
        text.replace(is_control_or_hidden, "?").into()
    } else {
        text.into()
    }
}
