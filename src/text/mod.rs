//! Every word that the program says, in Japanese. Nothing here decides anything.

pub mod answers;
pub mod diff;
pub mod errors;
pub mod findings;
pub mod graph;
pub mod help;
pub mod listing;
pub mod menu;
pub mod page;
pub mod print;
pub mod search;
pub mod site;
pub mod test;
pub mod usage;
mod visible;
pub mod why;

pub use visible::{quoted, visible};

use std::borrow::Cow;

use crate::yaml::controls::steers_terminal;

/// The name that was probably meant; else what to do.
fn near_or(near: Option<&str>, otherwise: impl Into<String>) -> String {
    near.map_or_else(|| otherwise.into(), did_you_mean)
}

/// The name that was probably meant.
#[must_use]
pub fn did_you_mean(name: &str) -> String {
    format!("「{name}」のことですか？")
}

/// What somebody else wrote (a file's name, an answer, a line of a flow), fit to be shown: each character that steers
/// a terminal or hides text becomes `?`. Line ends and tabs are kept.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if text.contains(steers_terminal) {
        text.replace(steers_terminal, "?").into()
    } else {
        text.into()
    }
}
