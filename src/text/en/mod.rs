//! Messages in English for people who walk, look up or hand out a flow. `ja` says what each message is for.
#![allow(missing_docs, reason = "each message is described in `ja`")]

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
