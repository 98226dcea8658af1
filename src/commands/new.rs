//! `new`: a flow file to start from.

use std::ffi::OsStr;
use std::path::Path;

use super::out::OutFile;
use super::{Exit, Failure, find, output, read, refusal};
use crate::text::{errors, listing};

/// The small flow that a new file holds: it checks clean and says what each line is for.
const TEMPLATE: &str = include_str!("../../flows/template.yaml");

/// Writes the template, or a copy of the flow that `copy` names, to a file that is not there yet.
pub(super) fn run(file: &Path, copy: Option<&OsStr>) -> Result<Exit, Failure> {
    let name = file.display().to_string();
    let text = match copy {
        None => TEMPLATE.to_owned(),
        Some(named) => copied(named)?,
    };
    let mut out =
        OutFile::prepare(file.to_owned(), false).map_err(|failure| there(file, failure))?;
    std::io::Write::write_all(&mut out, text.as_bytes()).map_err(Failure::printing)?;
    out.save().map_err(|failure| there(file, failure))?;
    output()
        .raw(&format!("{}\n", listing::made(&name)))
        .map_err(Failure::printing)?;
    Ok(Exit::Done)
}

/// There is no `--force` here to speak of: a file that is there stays as it is.
fn there(file: &Path, failure: Failure) -> Failure {
    if file.symlink_metadata().is_ok_and(|about| !about.is_dir()) {
        return refusal(errors::is_there(&file.display().to_string()));
    }
    failure
}

/// The text of a flow as it was written. It is not checked: somebody may want to mend the copy.
fn copied(named: &OsStr) -> Result<String, Failure> {
    let source = read(&find(Some(named))?)?;
    match source.refusal() {
        None => Ok(source.text().to_owned()),
        Some(finding) => Err(refusal(errors::cannot_read(
            source.name(),
            &crate::text::findings::sentence(&finding.trail, &finding.fault),
        ))),
    }
}
