//! The words of `list` and `show`.

use crate::text::{named, visible};

/// Where a flow comes from, if it is part of the program.
pub const BUILT_IN: &str = "組み込み";

/// Where a flow comes from that is used in place of one that is part of the program.
#[must_use]
pub fn overriding(path: &str) -> String {
    format!("組み込みのかわりに {}", named(path))
}

/// The line over a flow's pages.
#[must_use]
pub fn flow(id: &str, title: &str, as_of: &str, origin: &str) -> String {
    let (as_of, origin) = (visible(as_of), visible(origin));
    format!("{id}  {title}（{as_of} 現在、{origin}）")
}

/// A question or a remedy, in a list.
#[must_use]
pub fn kind(is_remedy: bool) -> &'static str {
    if is_remedy { "対処" } else { "質問" }
}

/// An option as scripts may name it.
#[must_use]
pub fn option(label: &str, id: &str) -> String {
    format!("{label}（{id}）")
}
