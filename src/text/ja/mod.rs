//! Messages in Japanese for people who walk, look up or hand out a flow.

pub mod answers;
pub mod errors;
pub mod help;
pub mod listing;
pub mod menu;
pub mod page;
pub mod print;
pub mod search;
pub mod site;
pub mod usage;

use usage::did_you_mean;

/// Suggests the name that was probably meant, else what to do.
pub(super) fn near_or(near: Option<&str>, otherwise: impl Into<String>) -> String {
    near.map_or_else(|| otherwise.into(), did_you_mean)
}
