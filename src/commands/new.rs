//! `new`: creates a flow file to start from.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};

use super::exit::{Exit, Failure};
use super::load::{checked, find, load, read};
use super::out::Output;
use crate::catalog::{self, Origin, SITE_FILE, Translation};
use crate::files::{NewFile, Refusal};
use crate::flow::check::translation::draft::draft;
use crate::say;
use crate::text::new as words;
use crate::ui::terminal;

/// The small flow in a new file: it has no findings and explains each of its lines.
const TEMPLATE: &str = include_str!("../../flows/template.yaml");

/// What to create.
#[derive(Args, Debug)]
pub struct NewArgs {
    #[arg(value_name = say!(help::FILE_NAME), help = say!(help::NEW_FILE), help_heading = say!(help::ARGUMENTS))]
    file: PathBuf,
    #[arg(long, value_name = say!(help::FLOW_NAME), help = say!(help::NEW_COPY), help_heading = say!(help::OPTIONS))]
    copy: Option<OsString>,
    #[arg(long, conflicts_with = "copy", help = say!(help::NEW_SITE), help_heading = say!(help::OPTIONS))]
    site: bool,
    #[arg(long, value_name = say!(help::LANGUAGE_NAME), conflicts_with_all = ["copy", "site"], value_hint = ValueHint::Other, help = say!(help::NEW_TRANSLATION), help_heading = say!(help::OPTIONS))]
    translation: Option<String>,
}

/// Writes a file that does not exist yet.
pub(super) fn run(args: NewArgs) -> Result<Exit, Failure> {
    let file = args.file.as_path();
    let name = file.display().to_string();
    let is_site = file.file_name().is_some_and(|name| name == SITE_FILE);
    let text = match (args.copy, args.translation) {
        (Some(named), _) => copied(&named)?,
        (None, Some(language)) => untranslated(file, &language)?,
        (None, None) if args.site && !is_site => {
            return Err(Failure::Usage(words::other_name(&name)));
        }
        (None, None) if args.site => {
            words::template(load(None)?.contacts().iter().map(AsRef::as_ref))
        }
        (None, None) => {
            let stem = file.file_stem().and_then(OsStr::to_str);
            let id = stem
                .filter(|stem| catalog::is_flow_id(stem))
                .unwrap_or("my-flow");
            TEMPLATE.replacen("id: my-flow", &format!("id: {id}"), 1)
        }
    };
    // A signal must not leave a partial file.
    terminal::end_on_interrupt();
    let mut new = NewFile::prepare(file, false).map_err(|refusal| there(file, refusal))?;
    std::io::Write::write_all(&mut new, text.as_bytes())?;
    new.finish().map_err(|refusal| there(file, refusal))?;
    Output::standard().raw(&(words::made(&name) + "\n"))
}

/// `new` has no `--force`: an existing file is never replaced.
fn there(file: &Path, refusal: Refusal) -> Failure {
    match refusal {
        Refusal::Exists => Failure::refusal(say!(errors::is_there(&file.display().to_string()))),
        refusal => Failure::writing(file, refusal),
    }
}

/// Returns the text of a flow as written. It is not checked: the person may want to correct the copy.
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

/// Returns a translation of the flow that the file's name refers to, with all texts still empty.
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
        let none = || Failure::Usage(words::no_flow(&flow.display().to_string()));
        catalog::built_in(&id).ok_or_else(none)?
    };
    checked(&origin)?;
    draft(&read(&origin)?, language, words::TRANSLATION).ok_or_else(wrong)
}
