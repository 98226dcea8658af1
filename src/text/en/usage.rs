//! Messages about a wrong command line.

use crate::text::quoted;

pub fn did_you_mean(name: &str) -> String {
    format!("Did you mean \"{name}\"?")
}

pub fn sentences(sentences: &[&str]) -> String {
    let said: Vec<&str> = sentences
        .iter()
        .copied()
        .filter(|said| !said.is_empty())
        .collect();
    said.join(" ")
}

pub fn listed(words: &[String]) -> String {
    words.join(", ")
}

pub fn unknown_option(name: &str) -> String {
    format!("There is no option \"{}\".", quoted(name))
}

pub fn needless(word: &str) -> String {
    format!("Unexpected argument \"{}\".", quoted(word))
}

pub fn unknown_command(name: &str) -> String {
    format!("There is no command \"{}\".", quoted(name))
}

pub fn without_value(option: &str) -> String {
    format!("\"{option}\" needs a value.")
}

pub fn wrong_value(option: &str, value: &str, accepted: &str) -> String {
    let value = quoted(value);
    format!("\"{option}\" cannot be \"{value}\". It can be {accepted}.")
}

pub fn conflict(one: &str, other: &str) -> String {
    format!("\"{one}\" and \"{other}\" cannot be used together.")
}

pub fn twice(option: &str) -> String {
    format!("\"{option}\" can be given only once.")
}

pub fn missing(arguments: &str) -> String {
    format!("\"{arguments}\" is missing.")
}

pub const NO_TEXT: &str = "One of the arguments cannot be read as text.";

pub const WRONG: &str = "The command line is not valid.";

pub fn read_on(command: &str) -> String {
    format!("For usage, see {command} --help.")
}
