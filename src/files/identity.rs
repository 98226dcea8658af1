//! Whether two paths lead to the same file.

use std::ffi::OsString;
use std::fs;
use std::io;
#[cfg(unix)]
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};

/// What two paths to one file have in common: device and inode.
#[cfg(unix)]
pub(super) type Identity = (u64, u64);
/// What two paths to one file have in common, hard links excepted: the canonical path.
#[cfg(not(unix))]
pub(super) type Identity = PathBuf;

#[cfg(unix)]
pub(super) fn identity(path: &Path) -> Option<Identity> {
    fs::metadata(path).ok().map(|about| number(&about))
}

#[cfg(not(unix))]
pub(super) fn identity(path: &Path) -> Option<Identity> {
    fs::canonicalize(path).ok()
}

/// Returns the identity of the file behind standard input, if that can be told.
pub(super) fn identity_of_input() -> Option<Identity> {
    #[cfg(unix)]
    return identity_of(&std::io::stdin());
    #[cfg(not(unix))]
    None
}

/// Returns the identities of the files behind the standard streams.
pub(super) fn identities_of_streams() -> Vec<Identity> {
    #[cfg(unix)]
    let streams = [
        identity_of(&std::io::stdin()),
        identity_of(&std::io::stdout()),
        identity_of(&std::io::stderr()),
    ];
    #[cfg(not(unix))]
    let streams: [Option<Identity>; 0] = [];
    streams.into_iter().flatten().collect()
}

/// Whether two paths lead to the same file, or would once it is created.
pub(super) fn are_one(one: &Path, other: &Path) -> bool {
    match (identity(one), identity(other)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => place(one).is_some_and(|place_of_one| Some(place_of_one) == place(other)),
        _ => false,
    }
}

/// Returns folder and name of a file that need not exist.
fn place(path: &Path) -> Option<(Identity, OsString)> {
    let target = behind_links(path).ok()?;
    let name = target.file_name()?;
    let name = if cfg!(windows) {
        name.to_ascii_lowercase()
    } else {
        name.to_owned()
    };
    Some((identity(folder(&target))?, name))
}

#[cfg(unix)]
fn identity_of(stream: &impl AsFd) -> Option<Identity> {
    let handle = stream.as_fd().try_clone_to_owned().ok()?;
    let about = fs::File::from(handle).metadata().ok()?;
    Some(number(&about))
}

#[cfg(unix)]
fn number(about: &fs::Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;

    (about.dev(), about.ino())
}

/// The number of links that Linux follows.
const MOST_LINKS: usize = 40;

/// Follows all links to the file at their end, which need not exist.
pub(super) fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = folder(&target).join(next),
            Err(_) => return Ok(target),
        }
    }
    // Lets the system word the error.
    fs::metadata(path).map(|_| target)
}

pub(super) fn folder(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}
