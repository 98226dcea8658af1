//! Saving the page that is on the screen, or the record of the call, because somebody asked for it.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;

use crate::answers::record::Record;
use crate::answers::{Asked, Stage};
use crate::page;
use crate::text::{answers as words, errors};

/// How many names are tried before giving up.
const MOST_NAMES: usize = 999;

/// What can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The page.
    Page,
    /// The call as lines that can be replayed.
    Record,
}

/// Saves it, and says where it is, or why it is not.
#[must_use]
pub fn keep(what: Keep, asked: &Asked<'_>) -> String {
    let (name, text) = match what {
        Keep::Page => (asked.page.id.as_str(), page_text(asked)),
        Keep::Record => ("record", record_text(asked)),
    };
    match save(name, &text) {
        Ok(path) => words::saved(&path.display().to_string()),
        Err((path, error)) => {
            errors::cannot_write(&path.display().to_string(), &errors::reason(&error))
        }
    }
}

fn page_text(asked: &Asked<'_>) -> String {
    let lines = page::page(asked.page);
    lines.iter().map(|line| line.unwrapped() + "\n").collect()
}

fn record_text(asked: &Asked<'_>) -> String {
    let outcome = match asked.stage {
        Stage::Closed(outcome) => Some(outcome),
        Stage::Options | Stage::Remedy => None,
    };
    let flow = asked.flow;
    let record = Record::of(flow, asked.start, asked.given, outcome, asked.number);
    words::record_head(flow.id(), flow.as_of()) + &record.to_string()
}

/// Writes a text to a new file in the current folder, in UTF-8, and returns its full path. Nothing is
/// ever overwritten: the name is `gmis-help-<name>.txt`, or the first free one of `gmis-help-<name>-2.txt` and on.
///
/// # Errors
/// What the system says, with the path that was tried. A file that could not be written whole is removed.
fn save(name: &str, text: &str) -> Result<PathBuf, (PathBuf, io::Error)> {
    // The full path, because after a double-click nobody knows which folder that is.
    let folder = std::env::current_dir().unwrap_or_default();
    let mut tried = folder;
    tried.push(format!("gmis-help-{name}.txt"));
    for number in 2..=MOST_NAMES {
        match OpenOptions::new().write(true).create_new(true).open(&tried) {
            Ok(mut file) => {
                let written = file
                    .write_all(text.as_bytes())
                    .and_then(|()| file.sync_all());
                return match written {
                    Ok(()) => Ok(tried),
                    Err(error) => {
                        drop(file);
                        // Half a file is worse than none; that it could not be written is what is said.
                        let _ = fs::remove_file(&tried);
                        Err((tried, error))
                    }
                };
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                tried.set_file_name(format!("gmis-help-{name}-{number}.txt"));
            }
            Err(error) => return Err((tried, error)),
        }
    }
    Err((tried, io::ErrorKind::AlreadyExists.into()))
}
