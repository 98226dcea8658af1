//! How much a flow grows by the shared steps that it uses: n uses of a block of n steps are n² steps to keep, and to
//! show.

use std::collections::HashMap;

use crate::yaml::{Node, Value};

/// What shared steps may always add to a flow, in bytes as [`size`] counts them: twenty times the built-in flow. They
/// may add as much as is written there, too: who writes much uses them much.
const ADDED: usize = 1024 * 1024;

/// The sizes of the shared steps, and how much may still be added.
pub(super) struct Spliced<'t> {
    sizes: HashMap<&'t str, usize>,
    left: Option<usize>,
}

impl<'t> Spliced<'t> {
    /// No use yet.
    pub fn of(root: &'t Node<'t>) -> Self {
        let shared = root.get("shared").map(Node::entries).unwrap_or_default();
        let sizes = shared
            .iter()
            .map(|entry| (entry.key.as_ref(), size(&entry.node)));
        Self {
            sizes: sizes.collect(),
            left: Some(root.span.end.max(ADDED)),
        }
    }

    /// One more use of these steps; `true` where it is the first that is too much.
    pub fn overflows(&mut self, name: &str) -> bool {
        let added = self.sizes.get(name).copied().unwrap_or_default();
        let Some(left) = self.left else {
            return false;
        };
        self.left = left.checked_sub(added);
        self.left.is_none()
    }
}

/// About what a value takes once it is read: its texts, and something for each.
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
