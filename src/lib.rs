//! `gmis-help`: a YAML decision tree, proved whole, walked by prompts to the remedy that fits.
//!
//! ```text
//!  flows/*.yaml                                              a person, a pipe, a file of answers
//!      │ source, catalog                                                     ▲
//!      ▼                                                                     │ Reply / text
//!  index (places, forms) ─► flow::check ─► Flow ─► session ◄── walk ──► ui::{Prompter, Screen}
//!  document (types)            │
//!                              ▼
//!                     finding::Finding ─► text (every word that is said)
//! ```
//! The binary's `main` starts and ends the process; `commands` holds one verb a file; `cli` the words of the command
//! line. Imports go one way: main → cli, commands → everything; walk → session, ui; ui → flow, text; flow → document,
//! index, finding.

pub mod answers;
pub mod catalog;
pub mod cli;
pub mod commands;
pub mod document;
pub mod finding;
pub mod flow;
pub mod index;
pub mod page;
pub mod session;
pub mod source;
pub mod text;
pub mod ui;
pub mod walk;
