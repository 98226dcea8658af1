//! The process: command line in, exit code out. No backtrace reaches a user.

use std::process::ExitCode;
use std::{env, panic};

use clap::Parser;
use gmis_help::cli::{self, Cli};
use gmis_help::commands::{self, Exit, Failure};
use gmis_help::files;
use gmis_help::system::Memory;
use gmis_help::ui::{own_console, terminal};
use gmis_help::{say, text};

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
    let (words, language) = cli::in_language(env::args_os());
    let done = language.map_err(Failure::Usage).and_then(|language| {
        text::speak(language);
        let cli = Cli::try_parse_from(words);
        cli.map_or_else(|error| commands::unparsed(&error), commands::run)
    });
    done.unwrap_or_else(|failure| said(&failure)) as u8
}

/// Says why a command ended early. If standard error is gone too, the exit code is all that is left to say.
fn said(failure: &Failure) -> Exit {
    let message = failure.message();
    if !message.is_empty() {
        let mut err = terminal::standard_error();
        let _ = err.raw(failure.findings());
        let _ = err.raw(&(say!(errors::error(&message)) + "\n"));
    }
    failure.exit()
}
