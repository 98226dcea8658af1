//! `gmis-help`: a YAML decision tree, proved whole, walked by prompts to the remedy that fits.
//!
//! ```text
//!  flows/*.yaml, site.yaml                         a person, a pipe, a file of answers
//!      │ catalog                                                        │ ▲
//!      ▼                                                                ▼ │ lines
//!  yaml (text → tree with places)               answers (bytes → Reply) ◄─ ui (asks and draws)
//!      ▼          ▲ patched text                                          ▲
//!  form (fields) ─► recover (slips)                                       ▼
//!      ▼                                               session ◄──────── walk ──► recorder ──► files
//!  flow::check (names, routes, endings) ──► Flow ─────────┤
//!      │                                                  └─► page, letter, views (lines) ──► wrap
//!      ▼
//!  finding ──► text (every word that is said)
//! ```
//! `main` starts and ends the process; `commands` has one file for each verb. Imports run down this list only, as
//! `tests/cli/program/rooms.rs` checks: main, commands, walk, recorder, ui, views, letter, page, session, system, text,
//! answers, catalog, files, flow, recover, form, yaml, finding, fold, wrap.

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
