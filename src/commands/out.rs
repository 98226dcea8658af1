//! `--out`: a file that is written whole or not at all, and never over another one unless `--force` says so.

use std::cell::RefCell;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::{Failure, about_file, refusal};
use crate::text::errors;

/// What will be in the file once the walk is over.
#[derive(Clone)]
pub(super) struct OutFile {
    path: PathBuf,
    force: bool,
    text: Rc<RefCell<Vec<u8>>>,
}

impl OutFile {
    /// Refuses what is known beforehand to be impossible, so that nobody answers nine questions for nothing.
    pub(super) fn prepare(path: PathBuf, force: bool) -> Result<Self, Failure> {
        let name = path.display().to_string();
        match fs::symlink_metadata(&path).map(|about| about.file_type()) {
            Ok(kind) if kind.is_dir() => {
                return Err(cannot_write(&name, io::ErrorKind::IsADirectory.into()));
            }
            Ok(_) if !force => return Err(refusal(errors::out_exists(&name))),
            Ok(kind) if kind.is_file() || kind.is_symlink() => {}
            // `--out /dev/null --force` by an administrator would take the device away.
            Ok(_) => return Err(cannot_write(&name, io::ErrorKind::InvalidInput.into())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(cannot_write(&name, error)),
        }
        let out = Self {
            path,
            force,
            text: Rc::default(),
        };
        // Only trying tells whether a folder can be written, on Windows above all.
        out.unfinished()
            .and_then(|(path, _)| fs::remove_file(path))
            .map_err(|error| cannot_write(&name, error))?;
        Ok(out)
    }

    /// Writes the file, unless there is nothing to write.
    pub(super) fn save(&self) -> Result<(), Failure> {
        let text = self.text.borrow();
        if text.is_empty() {
            return Ok(());
        }
        let name = self.path.display().to_string();
        let (unfinished, file) = self
            .unfinished()
            .map_err(|error| cannot_write(&name, error))?;
        let result = self.through(&unfinished, file, &text);
        if result.is_err() {
            // The reason for the failure is what people need; a leftover is worth less than hiding it.
            let _ = fs::remove_file(&unfinished);
        }
        result.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => refusal(errors::out_exists(&name)),
            _ => cannot_write(&name, error),
        })
    }

    /// A new file beside the final one, so that both are on one disk and a rename cannot tear it. Its name owes nothing
    /// to the final one, which may be as long as names can be.
    fn unfinished(&self) -> io::Result<(PathBuf, File)> {
        let folder = folder(&self.path);
        let mut attempt = 0;
        loop {
            let name = format!(".gmis-help-{}-{attempt}.tmp", std::process::id());
            let path = folder.join(name);
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Ok((path, file)),
                // Left by a process of the same number that was killed.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < 100 => {
                    attempt += 1;
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn through(&self, unfinished: &Path, mut file: File, text: &[u8]) -> io::Result<()> {
        file.write_all(text)?;
        file.sync_all()?;
        drop(file);
        if self.force {
            return fs::rename(unfinished, &self.path);
        }
        // A hard link, unlike a rename, fails if somebody made the file in the meantime.
        match fs::hard_link(unfinished, &self.path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                // No hard links here (FAT): look once more, then rename.
                if fs::symlink_metadata(&self.path).is_ok() {
                    return Err(io::ErrorKind::AlreadyExists.into());
                }
                fs::rename(unfinished, &self.path)
            }
            linked => linked.and_then(|()| fs::remove_file(unfinished)),
        }
    }
}

impl Write for OutFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.text.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn folder(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

fn cannot_write(name: &str, error: io::Error) -> Failure {
    about_file(errors::cannot_write(name, &errors::reason(&error)), error)
}
