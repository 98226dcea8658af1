//! How far a text can be read: what a guess is worth is found by trying, and trying has one limit for the whole file.

use std::cmp::Reverse;

use crate::finding::{Fault, Report};
use crate::form::examine::examine;
use crate::form::table::Shape;
use crate::yaml::tree;

/// How many bytes may be parsed to find out how one file was meant: 16 MiB, many rounds over a large text would take
/// minutes.
const MOST_PARSED: usize = 16 * 1024 * 1024;

/// What may still be parsed, and the form that the text should have.
pub(super) struct Budget {
    shape: &'static Shape,
    left: usize,
}

impl Budget {
    /// That of a whole file.
    pub fn of(shape: &'static Shape) -> Self {
        let left = MOST_PARSED;
        Self { shape, left }
    }

    /// Whether one more pass over the text is allowed; after one that is not, none is.
    pub fn spend(&mut self, text: &str) -> bool {
        let left = self.left.checked_sub(text.len());
        self.left = left.unwrap_or(0);
        left.is_some()
    }

    /// How far a text can be read; `usize::MAX` if it has no error.
    pub fn reach(&mut self, text: &str) -> usize {
        self.sense(text).0
    }

    /// The same, and how much of it is wrong besides, as a pair that is larger for better texts.
    pub fn sense(&mut self, text: &str) -> (usize, Reverse<usize>) {
        if !self.spend(text) {
            return (0, Reverse(usize::MAX));
        }
        let mut report = Report::default();
        let root = tree::build(text, &mut report);
        if let Some(root) = &root {
            examine(root, text, self.shape, &mut report);
        }
        let findings = report.findings();
        let errors = findings
            .iter()
            .filter(|finding| matches!(finding.fault, Fault::NotYaml { .. }));
        let reach = errors.map(|finding| finding.span.start).min();
        (reach.unwrap_or(usize::MAX), Reverse(findings.len()))
    }
}
