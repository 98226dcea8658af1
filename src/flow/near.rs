//! The name that was probably meant, among many, for many.

use crate::finding::nearest;

/// How many names are compared with unknown ones, in all.
const MOST_COMPARED: usize = 1_000_000;

/// The names that there are, in file order: of two that are as near, the first is suggested.
///
/// Comparing each unknown name with each known one is quadratic: a file with thousands of both gets its first
/// suggestions, and none behind [`MOST_COMPARED`].
#[derive(Default)]
pub(super) struct Near<'t> {
    names: Vec<&'t str>,
    compared: usize,
}

impl<'t> Near<'t> {
    /// One more name.
    pub fn add(&mut self, name: &'t str) {
        self.names.push(name);
    }

    /// The nearest name; `None` if none is near, or it would take too long to know.
    pub fn to(&mut self, word: &str) -> Option<String> {
        self.compared += self.names.len();
        if self.compared > MOST_COMPARED {
            return None;
        }
        nearest(word, self.names.iter().copied())
    }
}
