//! What others wrote (a file's name, an argument, a word of a flow), fit to stand within one line of ours.

use std::borrow::Cow;

use crate::yaml::controls::steers_terminal;

/// The most characters of something that are repeated where it is not understood.
const MOST_QUOTED: usize = 100;
/// The same of a file's name: no system takes a longer one.
const MOST_NAMED: usize = 4096;

/// The text with every character visible: line ends, tabs, and what steers a terminal or hides itself become their
/// codes, so that no name can pretend to be a line of its own.
#[must_use]
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

/// The same, cut where it is longer than anybody reads.
#[must_use]
pub fn quoted(text: &str) -> Cow<'_, str> {
    cut(text, MOST_QUOTED)
}

/// A file's name, visible: whole, unless it is none.
#[must_use]
pub fn named(path: &str) -> Cow<'_, str> {
    cut(path, MOST_NAMED)
}

fn cut(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", visible(text.get(..end).unwrap_or_default())).into(),
        None => visible(text),
    }
}

fn is_unseen(character: char) -> bool {
    character.is_control() || steers_terminal(character)
}

/// The text fit to be shown on lines of its own: each character that steers a terminal or hides text becomes `?`. Line
/// ends and tabs are kept.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if text.contains(steers_terminal) {
        text.replace(steers_terminal, "?").into()
    } else {
        text.into()
    }
}
