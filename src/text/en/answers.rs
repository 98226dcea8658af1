//! Messages while a person answers.

use super::usage::{did_you_mean, sentences};
use crate::answers::{Misfit, Outcome, Why};
use crate::text::quoted;

pub fn welcome(title: &str, as_of: &str) -> String {
    format!(
        "{title} (as of {as_of})\nAnswer the questions to find out what to do. Your answers are not sent or stored anywhere.\nThis is not an official service of the national government or any prefecture."
    )
}

pub fn questions_left(most: usize) -> String {
    format!("(questions left: up to {most})")
}

pub const KEYS: &str = "Type a number and press Enter. b: back, r: start over, q: quit, s: save the page, /word: search, /number: go to that page, ?: this help";
pub const PRESS_ENTER: &str = "Press Enter to continue";
pub const WHAT_NEXT: &str = "What would you like to do?";
pub const CONTINUE: &str = "Continue";
pub const OTHER: &str = "Other";
pub const OTHER_AND_LETTER: &str = "Other (such as saving the letter)";
pub const FIND: &str = "Search";
pub const SAVE: &str = "Save this page to a file";
pub const LEAVE_NOW: &str = "Quit";
pub const PROMPT: &str = "Number: ";
pub const SOLVED_QUESTION: &str = "Did this solve it?";

pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Solved => "Yes, it is solved",
        Outcome::NotSolved => "No, not yet",
        Outcome::Later => "I must wait for the result (end here)",
    }
}

pub const CLOSING_SOLVED: &str = "Glad to hear that it is solved.";

pub fn closing_not_solved(contacts: &[String]) -> String {
    match contacts {
        [] => "This guide has no further steps. Please check your answers again.".to_owned(),
        contacts => format!(
            "This guide has no further steps. Please check your answers again, or contact:\n{}",
            contacts.join("\n")
        ),
    }
}

pub fn closing_later(page: usize) -> String {
    format!(
        "This is page {page}. When you know the result, start gmis-help again and type /{page} to come back here."
    )
}

pub const NEXT_CALL: &str = "Next call";
pub const TO_FIRST: &str = "Go to the first question";
pub const ANSWERS_SO_FAR: &str = "Answers so far";
pub const CHANGE_ANSWER: &str =
    "Choose the answer to change. The answers after it will be removed.";
pub const SAVE_LETTER: &str = "Save the letter to a file";
pub const SAVE_IN_DOCUMENTS: &str = "Save to the Documents folder";
pub const SAVE_RECORD: &str = "Save a record of the answers to a file";

pub fn answered(title: &str, label: &str) -> String {
    format!("{title} → {label}")
}

pub fn record_head(flow: &str, as_of: &str) -> String {
    format!("# {flow}, {}\n", as_of.replace(char::is_control, " "))
}

pub const STOPPED: &str = "Stopped. To start again, run gmis-help.";
pub const CLOSE: &str = "Press Enter to close this window.";
pub const INTERRUPTED: &str = "Interrupted.";
pub const RESTART: &str = "Start over";
pub const QUIT: &str = "Quit";

pub fn saved(path: &str) -> String {
    format!("Saved: {path}")
}

pub fn echo(answer: &str) -> String {
    format!("→ {answer}")
}

pub fn back_to(title: &str) -> String {
    format!("Back ({title})")
}

pub fn not_understood(answer: &str, most: usize) -> String {
    let answer = quoted(answer);
    format!("\"{answer}\" is not one of the choices. Type a number from 1 to {most}.")
}

pub const NO_BACK: &str = "This is the first page: there is nothing to go back to.";
pub const NOT_TEXT: &str = "That could not be read as text. Type a number.";

pub fn misfit(misfit: &Misfit) -> String {
    let line = misfit.line.unwrap_or_default();
    let page = &misfit.page;
    let accepted = misfit.accepted.join(", ");
    match &misfit.why {
        Why::End => format!(
            "An answer is missing: question \"{page}\" was not answered. Accepted answers: {accepted}"
        ),
        Why::NoSuch(said, near) => sentences(&[
            &format!(
                "Line {line}: \"{}\" is not an answer on page \"{page}\".",
                quoted(said)
            ),
            &hint(said, near.as_deref()),
            &format!("Accepted answers: {accepted}"),
        ]),
        Why::NoBack => format!(
            "Line {line}: \"{page}\" is the first page, so there is nothing to go back to. Accepted answers: {accepted}"
        ),
        Why::OtherPage(meant) => format!(
            "Line {line} answers page \"{}\", but the current page is \"{page}\". Accepted answers: {accepted}",
            quoted(meant)
        ),
        Why::OtherEnd(meant) => format!(
            "Line {line} says that the answers end on page \"{}\", but they end on \"{page}\".",
            quoted(meant)
        ),
        Why::UnknownStart(said, near) => sentences(&[
            &format!("Line {line}: there is no page \"{}\".", quoted(said)),
            &hint(said, near.as_deref()),
        ]),
        Why::OtherStart(said) => format!(
            "Line {line} starts on page \"{}\", but --from says \"{page}\".",
            quoted(said)
        ),
        Why::Over(said) => format!(
            "There are too many answers: the guide ended on page \"{page}\", but line {line} says \"{}\".",
            quoted(said)
        ),
        Why::NotText(offset) => format!(
            "Line {line}: byte {offset} cannot be read as text (page \"{page}\"). Please use UTF-8."
        ),
        Why::LongLine(most) => {
            format!(
                "Line {line} is too long (page \"{page}\"). A line may have at most {most} bytes."
            )
        }
        Why::TooMuch(most) => format!(
            "The answers are longer than {most} bytes at line {line} (page \"{page}\"). Please shorten them."
        ),
    }
}

/// Suggests what may have been meant. PowerShell 5.1 turns Japanese into `?` on its way into a pipe.
fn hint(said: &str, near: Option<&str>) -> String {
    let unreadable = !said.is_empty() && said.chars().all(|character| character == '?');
    match near {
        Some(near) => did_you_mean(near),
        None if unreadable => "In PowerShell, first run $OutputEncoding = [Text.Encoding]::UTF8, or answer with numbers or ids.".to_owned(),
        None => String::new(),
    }
}

pub fn unreadable(reason: &str) -> String {
    format!("The answers cannot be read. {reason}")
}
