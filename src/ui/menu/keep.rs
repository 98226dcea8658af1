//! Saving the page that is on the screen, because somebody asked for it.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;

/// How many names are tried before giving up.
const MOST_NAMES: usize = 999;

/// Writes the text of a page to a new file in the current folder, in UTF-8, and returns its full path. Nothing is
/// ever overwritten: the name is `gmis-help-<page>.txt`, or the first free one of `gmis-help-<page>-2.txt` and on.
///
/// # Errors
/// What the system says, with the path that was tried. A file that could not be written whole is removed.
pub(super) fn save(page: &str, text: &str) -> Result<PathBuf, (PathBuf, io::Error)> {
    // The full path, because after a double-click nobody knows which folder that is.
    let folder = std::env::current_dir().unwrap_or_default();
    let mut tried = folder;
    tried.push(format!("gmis-help-{page}.txt"));
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
                        // Half a page is worse than none; that it could not be written is what is said.
                        let _ = fs::remove_file(&tried);
                        Err((tried, error))
                    }
                };
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                tried.set_file_name(format!("gmis-help-{page}-{number}.txt"));
            }
            Err(error) => return Err((tried, error)),
        }
    }
    Err((tried, io::ErrorKind::AlreadyExists.into()))
}
