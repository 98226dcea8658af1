//! How far a text can be read: what a guess is worth is found by trying, within one budget.

use std::cmp::Reverse;

use crate::finding::Fault;
use crate::form::examine::examine;
use crate::form::table::Shape;
use crate::yaml::tree;

/// What kind of file is read, and how many bytes may still be parsed to find out how one with slips was meant.
#[derive(Clone, Copy)]
pub struct Effort {
    /// Its form.
    pub shape: &'static Shape,
    /// The bytes.
    pub left: usize,
}

impl Effort {
    /// What one file is worth: 16 MiB.
    #[must_use]
    pub fn on(shape: &'static Shape) -> Self {
        let left = 16 * 1024 * 1024;
        Self { shape, left }
    }
}

/// How far a text can be read; all of it, if it has no error.
pub(super) fn readable(text: &str, effort: &mut Effort) -> usize {
    sense(text, effort).0
}

/// How far a text can be read, and then how much of it is wrong all the same, as a number that is larger for better
/// texts.
pub(super) fn sense(text: &str, effort: &mut Effort) -> (usize, Reverse<usize>) {
    if effort.left < text.len() {
        effort.left = 0;
        return (0, Reverse(usize::MAX));
    }
    effort.left -= text.len();
    let mut findings = Vec::new();
    if let Some(root) = tree::build(text, &mut findings) {
        examine(&root, text, effort.shape, &mut findings);
    }
    let errors = findings
        .iter()
        .filter(|finding| matches!(finding.fault, Fault::NotYaml { .. }));
    let reach = errors.map(|finding| finding.span.start).min();
    (reach.unwrap_or(usize::MAX), Reverse(findings.len()))
}
