//! A flow seen whole: one view a file, each a function of a [`Flow`](crate::flow::Flow).

pub mod graph;
pub mod handbook;
pub mod html;
pub mod search;
pub mod ways;
pub mod xml;
