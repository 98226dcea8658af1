//! Messages about the site file.

use crate::text::named;

pub fn warning(said: &str) -> String {
    format!("Warning: {said}")
}

pub fn left_out(path: &str, reason: &str) -> String {
    format!(
        "The contacts file \"{}\" is not used. {reason}",
        named(path)
    )
}

pub fn at(line: usize, sentence: &str) -> String {
    format!("Line {line}: {sentence}")
}

pub fn misnamed(path: &str) -> String {
    format!(
        "\"{}\" is not used. If it is the contacts file, rename it to site.yaml.",
        named(path)
    )
}

pub fn ending(path: &str, name: &str) -> String {
    format!(
        "\"{}\" is not used. To use it, rename it to {}.",
        named(path),
        named(name)
    )
}

pub const UNREAD: &str = "The help desk's own contacts (site.yaml) could not be read.";

pub fn in_use(path: &str, contacts: &[&str]) -> String {
    let path = named(path);
    match contacts {
        [] => format!("Contacts file  {path} (no entries yet)"),
        contacts => format!("Contacts file  {path} ({})", contacts.join(", ")),
    }
}
