//! `gmis-help`: a YAML decision tree, proved whole, walked by prompts to the remedy that fits.
//!
//! ```text
//!  flows/*.yaml                                     a person, a pipe, a file of answers
//!      │ catalog                                                     ▲
//!      ▼                                                             ▼
//!  yaml (text → tree with places)                               Reply / text
//!      ▼          ▲ patched text                                     │
//!  form (fields) ─► recover (slips)                                  ▼
//!      ▼                                            session ◄── walk ──► ui::{Prompter, Screen}
//!  flow::check (names, routes, endings) ──► Flow ─────┘
//!      │
//!      ▼
//!  finding ─► text (every word that is said)
//! ```
//! The binary's `main` starts and ends the process; `commands` holds one verb a file. Imports go one way: main →
//! commands → everything; walk → session, ui; ui → flow, text; flow → recover →
//! form → yaml → finding.

pub mod answers;
pub mod catalog;
pub mod commands;
pub mod files;
pub mod finding;
pub mod flow;
pub mod fold;
pub mod form;
pub mod letter;
pub mod page;
pub mod recorder;
mod recover;
pub mod session;
pub mod system;
pub mod text;
pub mod ui;
pub mod views;
pub mod walk;
pub mod wrap;
pub mod yaml;
