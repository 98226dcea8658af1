//! Command lines that `clap` did not accept: help was requested, or there is an error, which is reported in our words.

use std::env;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, Command, Error, ValueHint};

use super::exit::{Exit, Failure};
use super::load::checked;
use super::out::Output;
use crate::catalog;
use crate::finding::nearest;
use crate::say;

/// The command to explain.
#[derive(Args, Debug)]
pub struct HelpArgs {
    #[arg(value_name = say!(help::COMMAND_NAME), value_hint = ValueHint::Other, help = say!(help::HELP_COMMAND), help_heading = say!(help::ARGUMENTS))]
    verb: Option<String>,
}

/// Prints the requested help or version; anything else is a [`Failure`].
///
/// # Errors
/// [`Failure`], if the command line is not valid or standard output cannot be written.
pub(super) fn unparsed(error: &Error, program: &Command) -> Result<Exit, Failure> {
    if error.use_stderr() {
        return Err(Failure::Usage(sentence(error, program)));
    }
    let mut text = error.to_string();
    if error.kind() == ErrorKind::DisplayVersion {
        let flow = checked(&catalog::inside())?;
        text = format!("{} ({} {})\n", text.trim_end(), flow.id(), flow.as_of());
    }
    Output::standard().raw(&text)
}

/// Prints the help of a command, or of the program.
pub(super) fn help(args: &HelpArgs, mut command: Command) -> Result<Exit, Failure> {
    let verb = args.verb.as_deref();
    // This gives each verb its full name.
    command.build();
    if let Some(verb) = verb {
        let Some(found) = command.find_subcommand(verb) else {
            let wrong = unknown_command(verb, &command);
            let read_on = say!(usage::read_on(command.get_name()));
            return Err(Failure::Usage(say!(usage::sentences(&[&wrong, &read_on]))));
        };
        command = found.clone();
    }
    let text = command.render_help().to_string();
    Output::standard().raw(&text)
}

fn sentence(error: &Error, program: &Command) -> String {
    let verb = verb(program);
    let name = match verb {
        Some(verb) => format!("{} {}", program.get_name(), verb.get_name()),
        None => program.get_name().to_owned(),
    };
    let wrong = wrong(error, verb.unwrap_or(program));
    say!(usage::sentences(&[&wrong, &say!(usage::read_on(&name))]))
}

fn wrong(error: &Error, command: &Command) -> String {
    let argument = said(error, ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            let options = command
                .get_arguments()
                .filter_map(|option| option.get_long());
            let options: Vec<String> = options.map(|option| format!("--{option}")).collect();
            let near = suggestion(&argument, options.iter().map(String::as_str));
            say!(usage::sentences(&[
                &say!(usage::unknown_option(&argument)),
                &near
            ]))
        }
        // A word before any verb is a misspelt verb.
        ErrorKind::UnknownArgument if !command.has_subcommands() => {
            say!(usage::needless(&argument))
        }
        ErrorKind::UnknownArgument => unknown_command(&argument, command),
        ErrorKind::InvalidSubcommand => {
            unknown_command(&said(error, ContextKind::InvalidSubcommand), command)
        }
        ErrorKind::InvalidValue => {
            let value = said(error, ContextKind::InvalidValue);
            if value.is_empty() {
                return say!(usage::without_value(&argument));
            }
            say!(usage::wrong_value(
                &argument,
                &value,
                &said(error, ContextKind::ValidValue)
            ))
        }
        // A verb follows an option of the walk.
        ErrorKind::ArgumentConflict if argument.is_empty() => {
            let verb = said(error, ContextKind::InvalidSubcommand);
            say!(usage::conflict(&said(error, ContextKind::PriorArg), &verb))
        }
        ErrorKind::ArgumentConflict => {
            let other = said(error, ContextKind::PriorArg);
            if other == argument {
                return say!(usage::twice(&argument));
            }
            say!(usage::conflict(&argument, &other))
        }
        ErrorKind::MissingRequiredArgument => {
            say!(usage::missing(&argument))
        }
        ErrorKind::InvalidUtf8 => say!(usage::NO_TEXT).to_owned(),
        _ => say!(usage::WRONG).to_owned(),
    }
}

fn unknown_command(name: &str, program: &Command) -> String {
    let near = suggestion(name, verbs(program));
    say!(usage::sentences(&[
        &say!(usage::unknown_command(name)),
        &near
    ]))
}

fn suggestion<'n>(word: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    nearest(word, known).map_or_else(String::new, |near| say!(usage::did_you_mean(&near)))
}

fn verbs(program: &Command) -> impl Iterator<Item = &str> {
    program.get_subcommands().map(Command::get_name)
}

/// Returns the verb on the command line, which the error does not contain.
fn verb(program: &Command) -> Option<&Command> {
    let mut words = env::args_os().skip(1);
    words.find_map(|word| program.find_subcommand(word))
}

/// Returns what the error is about; several values become a list.
fn said(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => plain(text),
        Some(ContextValue::Strings(texts)) => {
            let texts: Vec<_> = texts.iter().map(|text| plain(text)).collect();
            say!(usage::listed(&texts))
        }
        _ => String::new(),
    }
}

/// Turns `<ページ>...` into `ページ`, and `--format <形>` into `--format 形`.
fn plain(argument: &str) -> String {
    let argument = argument.trim_end_matches("...");
    argument.replace(['<', '>', '[', ']'], "")
}
