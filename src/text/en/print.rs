//! The words of the handbook and of the HTML page.

use super::page::{self, citation};
use crate::flow::{Flow, Source};

pub const LANG: &str = "en";
pub const CONTACTS: &str = "Contacts";
pub const GROUPS: &str = "Kinds of problems, and their pages";
pub const SOURCES: &str = "Sources";
pub const ARRIVALS: &str = "Reached from: ";
pub const LETTER: &str = "Letter";
pub const ALL: &str = "All pages";
pub const NUMBERS_HOLD: &str = "Numbers are page numbers. They change when the contents are revised. This is not an official guide.";
pub const ABOUT: &str = "Choosing an answer opens the next page; your browser's Back button returns. Nothing is sent or stored. This is not an official guide.";
pub const CLOSING_NOT_SOLVED: &str = "This guide has no further steps. Check your answers with your browser's Back button, or ask one of the contacts.";
pub const CLOSING_LATER: &str = "Go back to the page with the steps and note its number. When you know the result, open it from \"All pages\".";

pub fn title(flow: &Flow) -> String {
    let (title, as_of) = (flow.title(), flow.as_of());
    format!("{title} (as of {as_of}, {} pages)", flow.pages().count())
}

pub fn heading(number: usize, title: &str, id: &str) -> String {
    format!("{number} {} ({id})", page::title(title))
}

pub fn leads(label: &str, number: usize) -> String {
    format!("{label} → {number}")
}

pub fn appendix(heading: &str) -> String {
    format!("■ {heading}")
}

pub fn listed(name: &str, numbers: &[usize]) -> String {
    if numbers.is_empty() {
        return name.to_owned();
    }
    format!("{name}: {}", self::numbers(numbers))
}

pub fn source(source: &Source, numbers: &[usize]) -> String {
    let cited = citation(source, &[]);
    // The address has a line of its own.
    match cited.split_once('\n') {
        Some((title, address)) => format!("{}\n{address}", listed(title, numbers)),
        None => listed(&cited, numbers),
    }
}

pub fn numbers(numbers: &[usize]) -> String {
    let runs = numbers.chunk_by(|one, next| one + 1 == *next);
    let run = |run: &[usize]| match run {
        [first, _, .., last] => format!("{first}-{last}"),
        few => {
            let few: Vec<String> = few.iter().map(usize::to_string).collect();
            few.join(", ")
        }
    };
    let runs: Vec<String> = runs.map(run).collect();
    runs.join(", ")
}

pub fn numbered(number: usize, title: &str) -> String {
    format!("{number}. {title}")
}
