//! Messages about the site file.

use crate::text::named;

/// A line on standard error about something that is not used.
pub fn warning(said: &str) -> String {
    format!("警告: {said}")
}

/// The site file is not used.
pub fn left_out(path: &str, reason: &str) -> String {
    format!("連絡先ファイル「{}」は使いません。{reason}", named(path))
}

/// The first mistake in a site file.
pub fn at(line: usize, sentence: &str) -> String {
    format!("{line}行目: {sentence}")
}

/// A file that was probably meant as the site file.
pub fn misnamed(path: &str) -> String {
    format!(
        "「{}」は使いません。連絡先ファイルなら、名前を site.yaml に変えてください。",
        named(path)
    )
}

/// A file that Notepad gave its own ending, and its right name.
pub fn ending(path: &str, name: &str) -> String {
    format!(
        "「{}」は使いません。使うなら、名前を {} に変えてください。",
        named(path),
        named(name)
    )
}

/// Shown on the first page of a walk if the site file is not used.
pub const UNREAD: &str = "窓口の連絡先（site.yaml）は読めませんでした。";

/// Line in the list of flows: the site file in use and the contacts that it names.
pub fn in_use(path: &str, contacts: &[&str]) -> String {
    let path = named(path);
    match contacts {
        [] => format!("連絡先ファイル  {path}（まだ何も書かれていません）"),
        contacts => format!("連絡先ファイル  {path}（{}）", contacts.join("、")),
    }
}
