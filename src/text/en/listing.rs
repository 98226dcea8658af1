//! The words of `list` and `show`.

use crate::text::{named, visible};

pub const BUILT_IN: &str = "built in";

pub fn overriding(path: &str) -> String {
    format!("{}, replaces the built-in one", named(path))
}

pub fn flow(id: &str, title: &str, as_of: &str, origin: &str) -> String {
    let (as_of, origin) = (visible(as_of), visible(origin));
    format!("{id}  {title} (as of {as_of}; {origin})")
}

pub fn kind(is_remedy: bool) -> &'static str {
    if is_remedy { "remedy" } else { "question" }
}

pub fn option(label: &str, id: &str) -> String {
    format!("{label} ({id})")
}
