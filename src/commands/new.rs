//! `new`: a flow file to start from.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::Args;

use super::exit::{Exit, Failure};
use super::load::{find, load, read};
use super::out::output;
use crate::catalog::SITE_FILE;
use crate::files::{NewFile, Refusal};
use crate::say;
use crate::text::listing;
use crate::ui::terminal;

/// What is made.
#[derive(Args, Debug)]
pub struct NewArgs {
    #[arg(value_name = "ファイル", help = say!(help::NEW_FILE), help_heading = say!(help::ARGUMENTS))]
    file: PathBuf,
    #[arg(long, value_name = "案内", help = say!(help::NEW_COPY), help_heading = say!(help::OPTIONS))]
    copy: Option<OsString>,
    #[arg(long, conflicts_with = "copy", help = say!(help::NEW_SITE), help_heading = say!(help::OPTIONS))]
    site: bool,
}

/// The small flow that a new file holds: it checks clean and says what each line is for.
const TEMPLATE: &str = include_str!("../../flows/template.yaml");

/// Writes the template, a copy of the flow that `copy` names, or a `site` file, to a file that is not there yet.
pub(super) fn run(args: &NewArgs) -> Result<Exit, Failure> {
    let (file, copy, site) = (args.file.as_path(), args.copy.as_deref(), args.site);
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
