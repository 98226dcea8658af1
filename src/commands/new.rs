//! `new`: a flow file to start from.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::{Exit, Failure, checked, find, load, output, read};
use crate::catalog::{self, Origin, SITE_FILE, Translation};
use crate::files::{NewFile, Refusal};
use crate::flow::check::translation::draft;
use crate::say;
use crate::text::new as words;
use crate::ui::terminal;

/// The small flow that a new file holds: it checks clean and says what each line is for.
const TEMPLATE: &str = include_str!("../../flows/template.yaml");

/// What the new file is.
pub(super) enum Content {
    /// A small flow.
    Template,
    /// A copy of this flow.
    Copy(OsString),
    /// A site file for the contacts of the default flow.
    Site,
    /// A translation into this language of the flow beside it, or of the one inside of that name.
    Translation(String),
}

/// Writes a file that is not there yet.
pub(super) fn run(file: &Path, content: Content) -> Result<Exit, Failure> {
    let name = file.display().to_string();
    let text = match content {
        Content::Template => TEMPLATE.to_owned(),
        Content::Copy(named) => copied(&named)?,
        Content::Site if file.file_name().is_none_or(|name| name != SITE_FILE) => {
            return Err(Failure::Usage(words::other_name(&name)));
        }
        Content::Site => words::template(load(None)?.contacts().iter().map(AsRef::as_ref)),
        Content::Translation(language) => untranslated(file, &language)?,
    };
    // A signal must leave no half file.
    terminal::end_on_interrupt();
    let mut new = NewFile::prepare(file, false).map_err(|refusal| there(file, refusal))?;
    std::io::Write::write_all(&mut new, text.as_bytes()).map_err(Failure::printing)?;
    new.finish().map_err(|refusal| there(file, refusal))?;
    output()
        .raw(&format!("{}\n", words::made(&name)))
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

/// A translation of the flow that the file's name says, in which everything is still to be done.
fn untranslated(file: &Path, language: &str) -> Result<String, Failure> {
    let name = file.display().to_string();
    let wrong = || Failure::Usage(words::no_translation(&name, language));
    let translation = Translation::of(file).filter(|of| {
        of.language == language && file.file_name().is_some_and(|name| *name == *of.right_name)
    });
    let flow = translation.ok_or_else(wrong)?.flow;
    let origin = if flow.exists() {
        Origin::Named(flow)
    } else {
        let id = flow.file_stem().unwrap_or_default().to_string_lossy();
        catalog::built_in(&id).ok_or_else(wrong)?
    };
    checked(&origin)?;
    draft(&read(&origin)?, language, words::TRANSLATION).ok_or_else(wrong)
}
