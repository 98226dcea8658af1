//! Saves the current page, its letter or the record of the call to a file when the person asks for it.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;

use crate::answers::Asked;
use crate::answers::record::Record;
use crate::letter::letter;
use crate::page::{self, Line};
use crate::say;

/// The number of file names to try before giving up.
const MOST_NAMES: usize = 999;

/// What can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The page.
    Page,
    /// The page's letter.
    Letter,
    /// The call as lines that can be replayed.
    Record,
}

/// Where to save it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The current folder.
    Here,
    /// The person's folder for documents.
    Documents,
}

/// The result of saving.
pub struct Kept {
    /// The message: where the file is, or why it was not written.
    pub said: String,
    /// Whether [`Place::Documents`] can be tried instead.
    pub is_elsewhere_possible: bool,
}

/// Saves `what` to a new file.
pub fn keep(what: Keep, place: Place, asked: &Asked<'_>) -> Kept {
    let id = &asked.page.id;
    let (name, text) = match what {
        Keep::Page => (id.clone(), text(&page::page(asked.page))),
        Keep::Letter => {
            let lines = asked.page.letter().map(letter).unwrap_or_default();
            (format!("{id}-letter"), text(&lines))
        }
        Keep::Record => {
            let flow = asked.call.flow;
            let head = say!(answers::record_head(flow.id(), flow.as_of()));
            let record = Record::from(asked.call);
            ("record".to_owned(), format!("{head}{record}"))
        }
    };
    let here = || std::env::current_dir().unwrap_or_default();
    let folder = match place {
        Place::Here => here(),
        Place::Documents => documents().unwrap_or_else(here),
    };
    match save(folder, &name, &text) {
        Ok(path) => Kept {
            said: say!(answers::saved(&path.display().to_string())),
            is_elsewhere_possible: false,
        },
        Err((path, error)) => Kept {
            said: say!(errors::cannot_write(
                &path.display().to_string(),
                &say!(errors::reason(&error))
            )),
            is_elsewhere_possible: place == Place::Here && documents().is_some(),
        },
    }
}

/// Returns the person's folder for documents, if it is in one of the usual places. `OneDrive` comes first: if it holds
/// the documents, the old folder may still exist.
fn documents() -> Option<PathBuf> {
    let homes = ["OneDrive", "USERPROFILE", "HOME"].into_iter();
    let homes = homes.filter_map(std::env::var_os).map(PathBuf::from);
    let folders = homes.flat_map(|home| [home.join("ドキュメント"), home.join("Documents")]);
    folders
        .filter(|folder| folder.is_absolute())
        .find(|folder| folder.is_dir())
}

fn text(lines: &[Line]) -> String {
    lines.iter().map(|line| line.unwrapped() + "\n").collect()
}

/// Writes a text to a new file in this folder, in UTF-8, and returns its full path. Never overwrites a file: the name
/// is `gmis-help-<name>.txt`, or the first free one of `gmis-help-<name>-2.txt` and so on.
///
/// # Errors
/// The I/O error, with the path that was tried. A file that was not written completely is removed.
fn save(folder: PathBuf, name: &str, text: &str) -> Result<PathBuf, (PathBuf, io::Error)> {
    // The full path, because after a double-click nobody knows which folder is current.
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
                        // A partial file is worse than none; the error to report is the first one.
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
