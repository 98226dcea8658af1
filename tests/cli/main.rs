//! The program from outside: exact standard output, standard error and status.
//!
//! | folder | what it tests |
//! |---|---|
//! | `built_in` | the built-in flow: the facts of the notice, real callers, pages, letters |
//! | `walk` | a walk without a terminal: answers in every encoding, records, labels, properties over random flows |
//! | `terminal` | the menu and numbered lines in a pseudo-terminal (Unix only) |
//! | `checker` | what an author meets: findings, hostile and large files, schema, manual, translations |
//! | `trust` | `why`, `diff`, `test` |
//! | `views` | `graph`, `print`, `search` |
//! | `program` | everything around: verbs, streams, files, the folder beside the program, the READMEs |
//!
//! `GMIS_HELP_BLESS=1 cargo test` rewrites every file of expected output; read the diff before you commit it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
#![allow(
    clippy::format_collect,
    clippy::format_push_string,
    reason = "test files are small"
)]

// Shared by the tests: the program as a child process, flow files, random flows.
mod files;
mod harness;
mod sketch;

mod built_in;
mod checker;
mod program;
#[cfg(unix)]
mod terminal;
mod trust;
mod views;
mod walk;
