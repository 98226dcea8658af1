//! Writes a new translation, to be filled in.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::pairs::{text, visit};
use crate::finding::Report;
use crate::form::table::FLOW;
use crate::yaml::source::Source;
use crate::yaml::tree;

/// Writes a translation in which all texts are still empty, below these comment lines.
pub fn draft(flow: &Source, language: &str, comment: &str) -> Option<String> {
    let mut root = tree::read(flow.text(), &mut Report::default())?;
    let id = text(&root, "id")?.to_owned();
    let mut draft = format!("{comment}format: 1\nflow: {id}\nlanguage: {language}\ntexts:\n");
    let mut seen = HashSet::new();
    let mut place = String::new();
    visit(&mut root, &FLOW, "", &mut |text, on| {
        if !seen.insert(text.trim().to_owned()) {
            return;
        }
        if on != place {
            on.clone_into(&mut place);
            let _ = writeln!(draft, "  # {on}");
        }
        let _ = write!(draft, "  - from: {}\n    to: \"\"\n", scalar(text.trim()));
    });
    Some(draft)
}

/// Writes a text as YAML: a text of several lines as a block, which is easier to read than escapes.
fn scalar(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let plain = |line: &&str| !line.ends_with(char::is_whitespace) && !line.contains('\t');
    if lines.len() > 1 && !text.starts_with(char::is_whitespace) && lines.iter().all(plain) {
        let line = |line: &str| match line {
            "" => "\n".to_owned(),
            line => format!("\n      {line}"),
        };
        return lines
            .into_iter()
            .map(line)
            .fold("|-".to_owned(), |block, line| block + &line);
    }
    serde_json::Value::from(text).to_string()
}
