//! `new`: a flow file to start from.

use std::ffi::OsStr;
use std::path::Path;

use super::{Exit, Failure, find, load, output, read};
use crate::catalog::SITE_FILE;
use crate::files::{NewFile, Refusal};
use crate::say;
use crate::text::listing;
use crate::ui::terminal;

/// The small flow that a new file holds: it checks clean and says what each line is for.
const TEMPLATE: &str = include_str!("../../flows/template.yaml");

/// Writes the template, a copy of the flow that `copy` names, or a `site` file, to a file that is not there yet.
pub(super) fn run(file: &Path, copy: Option<&OsStr>, site: bool) -> Result<Exit, Failure> {
    let name = file.display().to_string();
    if site && file.file_name().is_none_or(|name| name != SITE_FILE) {
        return Err(Failure::Usage(say!(site::other_name(&name))));
    }
    let text = match copy {
        None if site => {
            let flow = load(None)?;
            say!(site::template(flow.contacts().iter().map(AsRef::as_ref)))
        }
        None => TEMPLATE.to_owned(),
        Some(named) => copied(named)?,
    };
    // A signal must leave no half file.
    terminal::end_on_interrupt();
    let mut new = NewFile::prepare(file, false).map_err(|refusal| there(file, refusal))?;
    std::io::Write::write_all(&mut new, text.as_bytes()).map_err(Failure::printing)?;
    new.finish().map_err(|refusal| there(file, refusal))?;
    output()
        .raw(&format!("{}\n", listing::made(&name)))
        .map_err(Failure::printing)?;
    Ok(Exit::Done)
}

/// There is no `--force` here to speak of: a file that is there stays as it is.
fn there(file: &Path, refusal: Refusal) -> Failure {
    match refusal {
        Refusal::Exists => Failure::refusal(say!(errors::is_there(&file.display().to_string()))),
        refusal => Failure::writing(file, refusal),
    }
}

/// The text of a flow as it was written. It is not checked: somebody may want to mend the copy.
fn copied(named: &OsStr) -> Result<String, Failure> {
    let source = read(&find(Some(named))?)?;
    match source.refusal() {
        None => Ok(source.text().to_owned()),
        Some(finding) => Err(Failure::refusal(say!(errors::cannot_read(
            source.name(),
            &crate::text::findings::sentence(&finding.trail, &finding.fault),
        )))),
    }
}
