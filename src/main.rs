//! The process: command line in, exit code out. No backtrace reaches a user.

use std::panic;
use std::process::ExitCode;

use clap::Parser;
use gmis_help::commands::{self, Cli};
use gmis_help::files;
use gmis_help::system::Memory;
use gmis_help::ui::{own_console, terminal};

#[global_allocator]
static MEMORY: Memory = Memory;

/// What Rust says of a process that panicked; the panic hook has told the person.
const PANICKED: u8 = 101;

fn main() -> ExitCode {
    terminal::restore_on_panic();
    files::outlive_size_limit();
    let exit = panic::catch_unwind(run).unwrap_or(PANICKED);
    own_console::wait();
    ExitCode::from(exit)
}

fn run() -> u8 {
    let done = Cli::try_parse().map_or_else(|error| commands::unparsed(&error), commands::run);
    done.unwrap_or_else(|failure| failure.say()) as u8
}
