//! Views of a whole flow: one file each, all functions of a [`Flow`](crate::flow::Flow).

pub mod coverage;
pub mod diff;
mod fields;
pub mod graph;
pub mod handbook;
pub mod html;
pub mod search;
pub mod ways;
pub mod why;
pub mod xml;
