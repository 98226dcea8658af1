//! The form of a file: which fields there are and what may stand in them, in one table, and a tree held against it.

pub(crate) mod examine;
pub mod full_width;
pub(crate) mod likeness;
mod scalars;
pub mod table;
pub(crate) mod texts;
pub mod values;
