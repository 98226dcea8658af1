//! New files: written whole or not at all, over an existing file only on request, and never over a file that the same
//! run reads. Files that grow are in [`append`].

pub mod append;
mod identity;

use std::cell::RefCell;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard, PoisonError};

use identity::{are_one, behind_links, folder, identity, identity_of_input};

/// What [`abandon`] has to clean up when the process is told to end.
static PROGRESS: Mutex<Progress> = Mutex::new(Progress::Idle);

enum Progress {
    /// No unfinished file is on the disk.
    Idle,
    /// This file is on the disk and not yet complete.
    Unfinished(PathBuf),
    /// The file that the run is for has been written.
    Finished,
}

/// Why a file is not written.
pub enum Refusal {
    /// A file of that name exists, and `--force` was not given.
    Exists,
    /// The same run reads that file.
    IsRead,
    /// The operating system refused; its error.
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

/// A new file, whose text is collected in memory until [`finish`](Self::finish) writes it.
#[derive(Clone)]
pub struct NewFile {
    /// The path to write, behind all links if `force`.
    target: PathBuf,
    force: bool,
    text: Rc<RefCell<Vec<u8>>>,
}

impl NewFile {
    /// Refuses at once what could not be written in the end, so that nobody answers nine questions for nothing.
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
            // A rename needs no permission to write to the file that it replaces, so ask here.
            Ok(about) if about.is_file() => drop(OpenOptions::new().write(true).open(&target)?),
            // `--out /dev/null --force` would replace the device if run by root.
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

    /// Creates a file and removes it: only trying tells whether a folder can be written, above all on Windows.
    fn probe(&self) -> io::Result<()> {
        let (path, _) = self.unfinished()?;
        remove(&path)
    }

    /// The path where the file will be.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Refuses to replace a file that the same run also reads or writes, under whatever name: one of `others`, or the
    /// file that standard input may be.
    ///
    /// # Errors
    /// [`Refusal::IsRead`].
    pub fn spare(&self, others: &[PathBuf]) -> Result<(), Refusal> {
        let input = identity_of_input();
        let is_input = input.is_some() && input == identity(&self.target);
        if is_input || others.iter().any(|other| are_one(&self.target, other)) {
            return Err(Refusal::IsRead);
        }
        Ok(())
    }

    /// Writes the file, unless its text is empty: `false`. A signal that arrives later ends a process whose work is done:
    /// see [`abandon`].
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
            // People need the reason for the failure; a leftover file matters less.
            let _ = remove(&unfinished);
        }
        result?;
        Ok(true)
    }

    /// Creates a temporary file beside the final one, on the same disk, so that the rename is atomic. Its name does not
    /// contain the final one, which may be as long as names can be.
    fn unfinished(&self) -> io::Result<(PathBuf, File)> {
        let folder = folder(&self.target);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if self.force {
            // Until it gets the mode of the file that it replaces, nobody else may read it.
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
                // Left by a killed process with the same id.
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

    /// Gives the finished file its final name.
    fn name(&self, unfinished: &Path) -> io::Result<()> {
        let mut progress = progress();
        if self.force {
            fs::rename(unfinished, &self.target)?;
        } else {
            // Unlike a rename, a hard link fails if the file was created in the meantime.
            match fs::hard_link(unfinished, &self.target) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    // No hard links here (FAT): check once more, then rename.
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

/// Removes the unfinished file and keeps it from being completed; call this just before the process ends early. Returns
/// `false` if the file that the run is for has been written: the run must then end normally, or its exit code would
/// deny the file.
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
    // A thread that wants to write a file waits for this lock until the process is gone.
    std::mem::forget(progress);
    true
}

/// Turns a limit on file sizes into an error like a full disk; by default its signal kills the process silently.
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

/// Keeps the owner, as a file's mode means little to another one. Only root can give files away.
#[cfg(unix)]
fn keep_owner(file: &File, about: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};

    let _ = fchown(file, Some(about.uid()), Some(about.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) {}
