//! Every word that the program says, in Japanese. Nothing here decides anything.

pub mod answers;
pub mod errors;
pub mod findings;
pub mod help;
pub mod listing;
pub mod page;
