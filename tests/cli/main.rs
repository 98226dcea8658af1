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

mod harness;

mod answers;
mod author;
mod check;
mod commands;
mod findings;
mod flow;
mod pages;
mod properties;
mod readme;
mod remedies;
mod schema;
mod streams;
#[cfg(unix)]
mod terminal;
