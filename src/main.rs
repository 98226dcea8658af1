//! The process: command line in, exit code out. No backtrace reaches a user.

use std::io::{self, Write};
use std::panic;
use std::process::ExitCode;

use clap::Parser;
use gmis_help::cli::Cli;
use gmis_help::commands::{self, Exit};
use gmis_help::text::{errors, shown};
use gmis_help::ui::{alone, terminal};

/// What Rust says of a process that panicked; the panic hook has told the person.
const PANICKED: u8 = 101;

fn main() -> ExitCode {
    terminal::restore_on_panic();
    let exit = panic::catch_unwind(run).unwrap_or(PANICKED);
    alone::wait();
    ExitCode::from(exit)
}

fn run() -> u8 {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to standard output and are no failure; a closed pipe is nobody's fault.
            let _ = error.print();
            return if error.use_stderr() {
                Exit::Usage as u8
            } else {
                Exit::Done as u8
            };
        }
    };
    let exit = commands::run(cli).unwrap_or_else(|failure| {
        if failure.is_closed_pipe() {
            return Exit::Done;
        }
        let mut err = io::stderr();
        // If standard error is gone too, the exit code is all that is left to say.
        let _ = write!(err, "{}", shown(failure.findings()));
        let _ = writeln!(err, "{}", shown(&errors::error(&failure.message())));
        failure.exit()
    });
    exit as u8
}
