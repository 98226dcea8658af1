//! The words of `list` and `show`.

use crate::text::{named, visible};

/// Origin of a built-in flow.
pub const BUILT_IN: &str = "組み込み";

/// Origin of a flow that replaces a built-in one.
pub fn overriding(path: &str) -> String {
    format!("組み込みのかわりに {}", named(path))
}

/// The line above a flow's pages.
pub fn flow(id: &str, title: &str, as_of: &str, origin: &str) -> String {
    let (as_of, origin) = (visible(as_of), visible(origin));
    format!("{id}  {title}（{as_of} 現在、{origin}）")
}

/// Kind of a page in a list.
pub fn kind(is_remedy: bool) -> &'static str {
    if is_remedy { "対処" } else { "質問" }
}

/// An option and the id that scripts may use.
pub fn option(label: &str, id: &str) -> String {
    format!("{label}（{id}）")
}
