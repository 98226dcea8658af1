//! Every word that the program says, in Japanese. Nothing here decides anything.

pub mod answers;
pub mod diff;
pub mod errors;
pub mod findings;
pub mod graph;
pub mod help;
pub mod listing;
pub mod page;
pub mod trial;
pub mod usage;
mod visible;
pub mod why;

pub use visible::{quoted, visible};

use std::borrow::Cow;

use crate::yaml::controls::steers_terminal;

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
