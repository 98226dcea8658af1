//! Messages when a command cannot do its job.

use std::io::{Error, ErrorKind};

use super::usage::did_you_mean;
use crate::answers::record::NotWhole;
use crate::text::{named, quoted};

pub const OUT_OF_MEMORY: &str =
    "\nError: there is not enough memory. Please close other programs and try again.\n";

pub fn error(message: &str) -> String {
    format!("Error: {message}")
}

pub fn reason(error: &Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => "It cannot be found. Please check the name and the folder.",
        ErrorKind::PermissionDenied => "You do not have permission.",
        ErrorKind::IsADirectory => "It is a folder. Please give the name of a file.",
        ErrorKind::NotADirectory => "Part of the path is not a folder.",
        ErrorKind::InvalidInput => "It is not an ordinary file.",
        ErrorKind::InvalidFilename => {
            "Its name is too long, or contains a character that is not allowed."
        }
        ErrorKind::AlreadyExists => "A file of that name already exists.",
        ErrorKind::StorageFull => "The disk is full.",
        ErrorKind::QuotaExceeded => "Your disk quota is used up.",
        ErrorKind::FileTooLarge => "It would exceed the file size limit.",
        ErrorKind::ReadOnlyFilesystem => "The disk is read-only.",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => BUSY,
        ErrorKind::StaleNetworkFileHandle => "The network folder is no longer connected.",
        ErrorKind::TimedOut => "It did not respond in time.",
        ErrorKind::WouldBlock => "It is not ready to be read or written.",
        ErrorKind::OutOfMemory => "There is not enough memory.",
        _ => return by_number(error),
    };
    known.to_owned()
}

const BUSY: &str = "Another program is using it.";

fn by_number(error: &Error) -> String {
    let Some(number) = error.raw_os_error() else {
        return error.to_string();
    };
    #[cfg(unix)]
    let known = {
        use nix::libc;
        match number {
            libc::ELOOP => Some("Its links form a loop."),
            libc::EIO => Some("The device could not be read or written."),
            libc::EMFILE | libc::ENFILE => Some("Too many files are open."),
            libc::ENXIO | libc::ENODEV => Some("There is no such device."),
            _ => None,
        }
    };
    #[cfg(not(unix))]
    let known = match number {
        32 | 33 => Some(BUSY),
        _ => None,
    };
    known.map_or_else(
        || format!("The system reports error {number}."),
        ToOwned::to_owned,
    )
}

pub fn cannot_read(path: &str, reason: &str) -> String {
    format!("\"{}\" cannot be read. {reason}", named(path))
}

pub fn cannot_write(path: &str, reason: &str) -> String {
    format!("\"{}\" cannot be written. {reason}", named(path))
}

pub fn written(path: &str) -> String {
    format!("Written to \"{}\".", named(path))
}

pub fn out_exists(path: &str) -> String {
    format!(
        "\"{}\" already exists. Add --force to overwrite it, or choose another name.",
        named(path)
    )
}

pub fn out_is_read(path: &str) -> String {
    format!(
        "This run also reads \"{}\", so it is not overwritten, even with --force. Please choose another name.",
        named(path)
    )
}

pub fn record_is_used(path: &str) -> String {
    format!(
        "This run also reads or writes \"{}\". Please give --record another name.",
        named(path)
    )
}

pub fn not_whole(path: &str, why: &NotWhole) -> String {
    let path = named(path);
    match why {
        NotWhole::Utf16 => format!(
            "No record can be added to \"{path}\", because it is UTF-16. Save it as UTF-8, or choose another name."
        ),
        NotWhole::Open(line) => format!(
            "No record can be added to \"{path}\": its last line, {line}, is not the end of a record (=> page)."
        ),
        NotWhole::Line(line) => {
            format!("No record can be added to \"{path}\": line {line} cannot be read.")
        }
        NotWhole::Io(error) => cannot_read(&path, &reason(error)),
    }
}

pub fn is_there(path: &str) -> String {
    format!(
        "\"{}\" already exists. Nothing was written. Please choose another name.",
        named(path)
    )
}

pub const CANNOT_PRINT: &str = "The output cannot be written to the screen or file.";

pub fn unknown_flow(id: &str, known: &[String]) -> String {
    let id = quoted(id);
    format!(
        "There is no guide \"{id}\". Available guides: {}. If you mean a file, write ./{id}",
        known.join(", ")
    )
}

pub fn unknown_page(id: &str, near: Option<&str>) -> String {
    let id = quoted(id);
    match near {
        Some(near) => format!("There is no page \"{id}\". {}", did_you_mean(near)),
        None => format!("There is no page \"{id}\". To see all pages, run gmis-help list."),
    }
}

pub fn no_letter(id: &str, with: &[&str]) -> String {
    match with {
        [] => "No page of this guide has a letter.".to_owned(),
        with => format!(
            "\"{id}\" has no letter. Pages with a letter: {}",
            with.join(", ")
        ),
    }
}

pub fn invalid_flow(name: &str, errors: usize, check: &str) -> String {
    format!(
        "\"{}\" cannot be used. Number of errors: {errors}. Run {check} to see them.",
        named(name)
    )
}

pub const MOVE_FILE_AWAY: &str = "If you are in a hurry, move this file out of the flows folder; the built-in guide is used then.";

pub fn no_translation(id: &str) -> String {
    format!(
        "The guide \"{}\" has not been translated. It is shown as it is.",
        quoted(id)
    )
}

pub fn translation_left_out(path: &str, reason: &str) -> String {
    format!("The translation \"{}\" is not used. {reason}", named(path))
}

pub const NO_TERMINAL: &str = "The questions cannot be shown (standard error is not a terminal). \
    Run gmis-help in a terminal, or pipe the answers in, or use --answers FILE.";

pub fn panicked(place: &str) -> String {
    format!(
        "gmis-help stopped because of a bug ({place}). Please copy this line and send it to the help desk."
    )
}
