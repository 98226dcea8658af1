//! The process: command line in, exit code out. No backtrace reaches a user.

use std::process::ExitCode;
use std::{env, panic};

use clap::Parser;
use gmis_help::commands::{self, Cli, Failure};
use gmis_help::files;
use gmis_help::system::Memory;
use gmis_help::text;
use gmis_help::ui::{own_console, terminal};

#[global_allocator]
static MEMORY: Memory = Memory;

/// Rust's own exit code for a panic; the panic hook has already told the user.
const PANICKED: u8 = 101;

fn main() -> ExitCode {
    terminal::restore_on_panic();
    files::outlive_size_limit();
    let exit = panic::catch_unwind(run).unwrap_or(PANICKED);
    own_console::wait();
    ExitCode::from(exit)
}

fn run() -> u8 {
    let (words, language) = commands::in_language(env::args_os());
    let done = language.map_err(Failure::Usage).and_then(|language| {
        text::speak(language);
        let cli = Cli::try_parse_from(words);
        cli.map_or_else(|error| commands::unparsed(&error), commands::run)
    });
    done.unwrap_or_else(|failure| failure.say()) as u8
}
