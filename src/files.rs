//! New files: written whole or not at all, over another one only where that was asked for, and never over a file that
//! the same run reads. Files that grow are in [`append`].

pub mod append;
mod identity;

use std::cell::RefCell;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard, PoisonError};

use identity::{are_one, behind_links, folder, identity, identity_of_input};

/// What [`abandon`] finds when the process is told to end.
static PROGRESS: Mutex<Progress> = Mutex::new(Progress::Idle);

enum Progress {
    /// Nothing of ours is on the disk that should not be there.
    Idle,
    /// This file is on the disk and not yet whole.
    Unfinished(PathBuf),
    /// The file that the run is for is written.
    Finished,
}

/// Why a file is not written.
pub enum Refusal {
    /// A file of that name exists, and `--force` was not given.
    Exists,
    /// The same run reads that file.
    IsRead,
    /// The system says why.
    System(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists,
            _ => Self::System(error),
        }
    }
}

/// What will be in the file once [`save`](Self::save) is called.
#[derive(Clone)]
pub struct NewFile {
    /// The file itself, behind all links.
    target: PathBuf,
    force: bool,
    text: Rc<RefCell<Vec<u8>>>,
}

impl NewFile {
    /// Refuses at once what cannot be written in the end, so that nobody answers nine questions for nothing.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn prepare(path: &Path, force: bool) -> Result<Self, Refusal> {
        let target = if force {
            behind_links(path)?
        } else {
            path.to_owned()
        };
        match fs::symlink_metadata(&target) {
            Ok(about) if about.is_dir() => {
                return Err(Refusal::System(io::ErrorKind::IsADirectory.into()));
            }
            Ok(_) if !force => return Err(Refusal::Exists),
            // A rename needs no permission to write to the file that it replaces.
            Ok(about) if about.is_file() => drop(OpenOptions::new().write(true).open(&target)?),
            // `--out /dev/null --force` by an administrator would take the device away.
            Ok(_) => return Err(Refusal::System(io::ErrorKind::InvalidInput.into())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
        let new = Self {
            target,
            force,
            text: Rc::default(),
        };
        new.probe()?;
        Ok(new)
    }

    /// Only trying tells whether a folder can be written, on Windows above all.
    fn probe(&self) -> io::Result<()> {
        let (path, _) = self.unfinished()?;
        remove(&path)
    }

    /// Where the file will be.
    #[must_use]
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Refuses to replace a file that the same run reads or writes otherwise, whatever name leads to it.
    ///
    /// # Errors
    /// [`Refusal::IsRead`].
    pub fn spare(&self, others: &[PathBuf]) -> Result<(), Refusal> {
        if others.iter().any(|other| are_one(&self.target, other)) {
            return Err(Refusal::IsRead);
        }
        Ok(())
    }

    /// The same of the file that standard input may be.
    ///
    /// # Errors
    /// [`Refusal::IsRead`].
    pub fn spare_input(&self) -> Result<(), Refusal> {
        let input = identity_of_input();
        if input.is_some() && input == identity(&self.target) {
            return Err(Refusal::IsRead);
        }
        Ok(())
    }

    /// Writes the file, unless there is nothing to write: `false`. A signal that comes later ends a process whose work is
    /// done: see [`abandon`].
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn finish(&self) -> Result<bool, Refusal> {
        let text = self.text.borrow();
        if text.is_empty() {
            return Ok(false);
        }
        let (unfinished, file) = self.unfinished()?;
        let result = self.fill(file, &text).and_then(|()| self.name(&unfinished));
        if result.is_err() {
            // The reason for the failure is what people need; a leftover is worth less than hiding it.
            let _ = remove(&unfinished);
        }
        result?;
        Ok(true)
    }

    /// A new file beside the final one, so that both are on one disk and a rename cannot tear it. Its name owes nothing
    /// to the final one, which may be as long as names can be.
    fn unfinished(&self) -> io::Result<(PathBuf, File)> {
        let folder = folder(&self.target);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if self.force {
            // Until it has the mode of the file that it replaces, nobody else reads it.
            std::os::unix::fs::OpenOptionsExt::mode(
                &mut options,
                if self.target.exists() { 0o600 } else { 0o666 },
            );
        }
        let mut attempt = 0;
        loop {
            let name = format!(".gmis-help-{}-{attempt}.tmp", std::process::id());
            let path = folder.join(name);
            let mut progress = progress();
            match options.open(&path) {
                Ok(file) => {
                    *progress = Progress::Unfinished(path.clone());
                    return Ok((path, file));
                }
                // Left by a process of the same number that was killed.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < 100 => {
                    attempt += 1;
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn fill(&self, mut file: File, text: &[u8]) -> io::Result<()> {
        file.write_all(text)?;
        if self.force
            && let Ok(about) = fs::metadata(&self.target)
        {
            keep_owner(&file, &about);
            file.set_permissions(about.permissions())?;
        }
        file.sync_all()
    }

    /// Gives the file its name.
    fn name(&self, unfinished: &Path) -> io::Result<()> {
        let mut progress = progress();
        if self.force {
            fs::rename(unfinished, &self.target)?;
        } else {
            // A hard link, unlike a rename, fails if somebody made the file in the meantime.
            match fs::hard_link(unfinished, &self.target) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    // No hard links here (FAT): look once more, then rename.
                    if fs::symlink_metadata(&self.target).is_ok() {
                        return Err(io::ErrorKind::AlreadyExists.into());
                    }
                    fs::rename(unfinished, &self.target)?;
                }
                linked => linked.and_then(|()| fs::remove_file(unfinished))?,
            }
        }
        *progress = Progress::Finished;
        Ok(())
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.text.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// To be called just before the process ends early. Removes the file that is not yet whole, and keeps it from being
/// made whole. `false` if the file that the run is for is written: then the run must end as if nothing had happened,
/// or its exit code would deny the file.
#[must_use]
pub fn abandon() -> bool {
    let progress = progress();
    match &*progress {
        Progress::Idle => {}
        Progress::Unfinished(path) => {
            let _ = fs::remove_file(path);
        }
        Progress::Finished => return false,
    }
    // Whoever writes a file waits for this lock until the process is gone.
    std::mem::forget(progress);
    true
}

/// Makes a limit on the size of files an error like a full disk: by default it kills without a word.
pub fn outlive_size_limit() {
    #[cfg(unix)]
    {
        use nix::sys::signal::{SigSet, Signal};

        let limit: SigSet = std::iter::once(Signal::SIGXFSZ).collect();
        let _ = limit.thread_block();
    }
}

fn progress() -> MutexGuard<'static, Progress> {
    PROGRESS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn remove(unfinished: &Path) -> io::Result<()> {
    let mut progress = progress();
    *progress = Progress::Idle;
    fs::remove_file(unfinished)
}

/// The mode of a file means little to another owner. Only an administrator can give files away.
#[cfg(unix)]
fn keep_owner(file: &File, about: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};

    let _ = fchown(file, Some(about.uid()), Some(about.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) {}
