//! `completions`: prints scripts that complete the command line.

use clap::{Args, Command};
use clap_complete::{Shell, generate};

use super::exit::{Exit, Failure};
use super::out::Output;
use crate::say;

/// The choice of the shell.
#[derive(Args, Debug)]
pub struct CompletionsArgs {
    #[arg(value_name = say!(help::SHELL_NAME), value_enum, hide_possible_values = true, help = say!(help::COMPLETIONS_SHELL), help_heading = say!(help::ARGUMENTS))]
    shell: Shell,
}

/// Prints the script for a shell, generated from the same definitions as `--help`.
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
    Output::standard().raw(&script)
}

/// Removes all descriptions. Windows PowerShell 5.1 reads the output of programs as CP932: Japanese in UTF-8 could
/// swallow the quote after it.
fn without_texts(command: Command) -> Command {
    command
        .about(None)
        .mut_args(|arg| arg.help(None))
        .mut_subcommands(without_texts)
}

/// Adapts the script for bash: it must not offer a placeholder (`<ページ>`) as a word, and must leave file names to bash,
/// which quotes them correctly. Bash would expand the script's own words once more, which fails under `failglob`.
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
