//! Messages about the site file.

use crate::text::named;

#[must_use]
pub fn warning(said: &str) -> String {
    format!("Warning: {said}")
}

#[must_use]
pub fn left_out(path: &str, reason: &str) -> String {
    format!(
        "The contacts file \"{}\" is not used. {reason}",
        named(path)
    )
}

#[must_use]
pub fn at(line: usize, sentence: &str) -> String {
    format!("Line {line}: {sentence}")
}

#[must_use]
pub fn misnamed(path: &str) -> String {
    format!(
        "\"{}\" is not used. If it is the contacts file, rename it to site.yaml.",
        named(path)
    )
}

#[must_use]
pub fn ending(path: &str, name: &str) -> String {
    format!(
        "\"{}\" is not used. To use it, rename it to {}.",
        named(path),
        named(name)
    )
}

pub const UNREAD: &str = "The help desk's own contacts (site.yaml) could not be read.";

#[must_use]
pub fn in_use(path: &str, contacts: &[&str]) -> String {
    let path = named(path);
    match contacts {
        [] => format!("Contacts file  {path} (no entries yet)"),
        contacts => format!("Contacts file  {path} ({})", contacts.join(", ")),
    }
}
