//! Limits how much a flow grows by its shared steps: using a block of n steps n times makes n² steps to keep and show.

use std::collections::HashMap;

use crate::yaml::{Node, Value};

/// What shared steps may always add to a flow, in bytes as [`size`] counts them: twenty times the built-in flow. If the
/// file itself is larger, they may add its size: a long file uses its shared steps more often.
const ADDED: usize = 1024 * 1024;

/// The sizes of the shared steps, and how much they may still add.
pub(super) struct Spliced<'t> {
    sizes: HashMap<&'t str, usize>,
    left: Option<usize>,
}

impl<'t> Spliced<'t> {
    /// Measures the shared steps.
    pub fn of(root: &'t Node<'t>) -> Self {
        let shared = root.section("shared");
        let sizes = shared
            .iter()
            .map(|entry| (entry.key.as_ref(), size(&entry.node)));
        Self {
            sizes: sizes.collect(),
            left: Some(root.span.end.max(ADDED)),
        }
    }

    /// Counts one more use of these steps; `true` if it is the first to exceed the limit.
    pub fn overflows(&mut self, name: &str) -> bool {
        let added = self.sizes.get(name).copied().unwrap_or_default();
        let Some(left) = self.left else {
            return false;
        };
        self.left = left.checked_sub(added);
        self.left.is_none()
    }
}

/// Estimates the memory of a value that was read: its texts, and a constant for every node.
fn size(node: &Node<'_>) -> usize {
    const EACH: usize = 64;
    let within: usize = match &node.value {
        Value::Text { text, .. } => text.len(),
        Value::List(items) => items.iter().map(size).sum(),
        Value::Map(entries) => entries.iter().map(|entry| size(&entry.node)).sum(),
        Value::Broken => 0,
    };
    within + EACH
}
