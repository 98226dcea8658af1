//! `completions`: scripts that complete the command line.

use clap::{Command, CommandFactory};
use clap_complete::{Shell, generate};

use super::{Exit, Failure, output};
use crate::cli::Cli;

/// Prints the script for a shell; made from the same words as `--help`.
pub(super) fn run(shell: Shell) -> Result<Exit, Failure> {
    let mut command = Cli::command();
    if shell == Shell::PowerShell {
        command = without_texts(command);
    }
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    generate(shell, &mut command, name, &mut script);
    let script = String::from_utf8_lossy(&script);
    output().raw(&script).map_err(Failure::printing)?;
    Ok(Exit::Done)
}

/// The same commands and options, of which nothing is said. Windows PowerShell 5.1 reads the output of programs as
/// CP932: Japanese texts in UTF-8 could swallow the quotes behind them.
fn without_texts(command: Command) -> Command {
    command
        .about(None)
        .mut_args(|arg| arg.help(None))
        .mut_subcommands(without_texts)
}
