//! The program from outside: exact standard output, standard error and status.
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

mod files;
mod harness;

mod answers;
mod author;
mod beside;
mod brought;
mod bytes;
mod callers;
mod check;
mod commands;
mod completions;
#[allow(dead_code, reason = "the table is for benches/corpus.rs")]
mod corpus;
mod desk;
mod drawn;
mod findings;
mod flow;
mod glyphs;
mod growth;
mod hostile;
mod labels;
mod letters;
mod out;
mod pages;
mod proof;
mod properties;
mod raw;
mod readme;
mod readme_ja;
mod records;
mod remedies;
mod schema;
mod site;
mod streams;
#[cfg(unix)]
mod terminal;
mod translations;
mod trust;
mod unreadable;
mod views;
