//! `completions`: scripts that complete the command line.

use clap::{Args, Command};
use clap_complete::{Shell, generate};

use super::exit::{Exit, Failure};
use super::out::output;
use crate::say;

/// For which shell.
#[derive(Args, Debug)]
pub struct CompletionsArgs {
    #[arg(value_name = say!(help::SHELL_NAME), value_enum, hide_possible_values = true, help = say!(help::COMPLETIONS_SHELL), help_heading = say!(help::ARGUMENTS))]
    shell: Shell,
}

/// Prints the script for a shell; made from the same words as `--help`.
pub(super) fn run(args: &CompletionsArgs, mut command: Command) -> Result<Exit, Failure> {
    let shell = args.shell;
    if shell == Shell::PowerShell {
        command = without_texts(command);
    }
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    generate(shell, &mut command, name, &mut script);
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if shell == Shell::Bash {
        script = plain_words(&script);
    }
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

/// The script for bash, which offers no placeholder (`<ページ>`) as a word, and leaves names of files to bash, which
/// knows how to quote them: bash expands what the script makes of either once more, and under `failglob` that fails.
fn plain_words(script: &str) -> String {
    let script = script.replace("COMPREPLY=($(compgen -f \"${cur}\"))", "COMPREPLY=()");
    let line = |line: &str| {
        let Some((before, offered)) = line.split_once("opts=\"") else {
            return format!("{line}\n");
        };
        let words = offered.trim_end_matches('"').split_whitespace();
        let words: Vec<_> = words.filter(|word| !word.starts_with(['<', '['])).collect();
        format!("{before}opts=\"{}\"\n", words.join(" "))
    };
    script.lines().map(line).collect()
}
