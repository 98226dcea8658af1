//! Files that grow: each text is added whole, never between two halves of another one.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::thread;
use std::time::Duration;

use super::identity::{are_one, identities_of_streams, identity};
use super::{NewFile, Refusal, behind_links, folder};

/// How often a locked file is tried, and the pause between tries. Writers hold the lock for one record only.
const TRIES: usize = 50;
const PAUSE: Duration = Duration::from_millis(20);

/// A file to which texts are appended.
pub struct GrowingFile {
    path: PathBuf,
}

impl GrowingFile {
    /// Refuses at once what could not be written in the end. Also returns the file, if it exists, for reading; nobody
    /// can add to it until it is closed.
    ///
    /// # Errors
    /// [`Refusal::System`].
    pub fn prepare(path: &Path) -> Result<(Self, Option<File>), Refusal> {
        match fs::metadata(path) {
            Ok(about) if about.is_dir() => Err(Refusal::System(io::ErrorKind::IsADirectory.into())),
            Ok(about) if !about.is_file() => {
                Err(Refusal::System(io::ErrorKind::InvalidInput.into()))
            }
            Ok(_) => {
                let path = path.to_owned();
                let file = options().open(&path)?;
                lock(&file)?;
                Ok((Self { path }, Some(file)))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let target = behind_links(path)?;
                let name = target.file_name().ok_or(error)?;
                let path = folder(&target).join(name);
                let new = NewFile {
                    target: path.clone(),
                    force: false,
                    text: Rc::default(),
                };
                new.probe()?;
                Ok((Self { path }, None))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Refuses a file that the same run also reads or writes, under whatever name: one of `others`, or a standard
    /// stream.
    ///
    /// # Errors
    /// [`Refusal::IsRead`].
    pub fn spare(&self, others: &[PathBuf]) -> Result<(), Refusal> {
        let is_stream = || {
            let own = identity(&self.path);
            own.is_some_and(|own| identities_of_streams().contains(&own))
        };
        if others.iter().any(|other| are_one(&self.path, other)) || is_stream() {
            return Err(Refusal::IsRead);
        }
        Ok(())
    }

    /// Appends a text on lines of its own, all of it or nothing.
    ///
    /// # Errors
    /// The I/O error.
    pub fn append(&self, text: &str) -> io::Result<()> {
        let mut file = options().create(true).open(&self.path)?;
        lock(&file)?;
        let before = file.seek(SeekFrom::End(0))?;
        let ends_within_a_line = before > 0 && {
            file.seek(SeekFrom::End(-1))?;
            let mut last = [0];
            file.read_exact(&mut last)?;
            last != *b"\n"
        };
        let text = if ends_within_a_line {
            format!("\n{text}")
        } else {
            text.to_owned()
        };
        let written = file
            .write_all(text.as_bytes())
            .and_then(|()| file.sync_all());
        if written.is_err() {
            // Half a text is worse than none. Only the error of the write is reported.
            let _ = file.set_len(before);
        }
        written
    }
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).append(true);
    options
}

/// Waits until no other process adds to the file, and keeps others out until this handle is closed.
fn lock(file: &File) -> io::Result<()> {
    for _ in 0..TRIES {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            // Without locks, the system keeps one write together as well as it can.
            Ok(()) | Err(TryLockError::Error(_)) => return Ok(()),
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}
