//! The form of a file: one table of the fields and their values, and the code that compares a tree with it.

pub(crate) mod examine;
pub mod full_width;
pub(crate) mod likeness;
mod scalars;
pub mod table;
pub(crate) mod texts;
pub mod values;
