//! Finds and checks the flow that `--flow` names.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::drawn;
use super::exit::Failure;
use super::translation::translated;
use crate::answers::reply;
use crate::catalog::{self, NotFound, Origin};
use crate::finding::{Finding, Severity};
use crate::flow::check::{Care, Checked, Wanted, check_as};
use crate::flow::{Flow, PageNo};
use crate::say;
use crate::text;
use crate::yaml::source::Source;

/// Returns the origin of the flow that `--flow` names.
pub(super) fn find(named: Option<&OsStr>) -> Result<Origin, Failure> {
    catalog::find(named).map_err(|not_found| match not_found {
        NotFound::Id(known) => {
            let id = named.unwrap_or_default().to_string_lossy();
            Failure::Usage(say!(errors::unknown_flow(&id, &known)))
        }
        NotFound::Folder(unseen) => unseen.into(),
    })
}

/// Reads the text of a flow.
pub(super) fn read(origin: &Origin) -> Result<Source, Failure> {
    let path = origin.path().unwrap_or(Path::new(""));
    origin.read().map_err(|error| Failure::reading(path, error))
}

/// Returns the flow that `--flow` names, after checking it.
pub(super) fn load(named: Option<&OsStr>) -> Result<Flow, Failure> {
    checked(&find(named)?)
}

/// Like [`load`], in the language of the run.
pub(super) fn spoken(named: Option<&OsStr>) -> Result<Flow, Failure> {
    spoken_of(&find(named)?)
}

/// Checks a flow and returns it in the language of the run.
pub(super) fn spoken_of(origin: &Origin) -> Result<Flow, Failure> {
    let (source, flow) = opened(origin)?;
    Ok(translated(origin, &source, flow))
}

pub(super) fn checked(origin: &Origin) -> Result<Flow, Failure> {
    opened(origin).map(|(_, flow)| flow)
}

/// Checks a flow and returns it with its source.
pub(super) fn opened(origin: &Origin) -> Result<(Source, Flow), Failure> {
    let source = read(origin)?;
    let care = match origin {
        Origin::BuiltIn(_) => Care::BuiltIn,
        Origin::Beside { .. } | Origin::Named(_) => Care::Flow,
    };
    let Checked { findings, flow } = examined(origin, &source, care);
    match flow {
        Some(flow) => Ok((source, flow)),
        None => Err(invalid(origin, &source, &findings)),
    }
}

/// Checks the text of a flow. A flow beside the program must have the id that its file name implies: otherwise a person
/// who asks for that id would get another flow.
pub(super) fn examined(origin: &Origin, source: &Source, care: Care) -> Checked {
    let id = match origin {
        Origin::Beside { id, .. } => Some(id.as_str()),
        Origin::BuiltIn(_) | Origin::Named(_) => None,
    };
    let inside = id
        .filter(|_| care == Care::Whole)
        .and_then(catalog::built_in)
        .and_then(|inside| checked(&inside).ok());
    let inside = inside.as_ref().map(Flow::as_of);
    check_as(source, Wanted { id, inside, care })
}

fn invalid(origin: &Origin, source: &Source, findings: &[Finding]) -> Failure {
    // A person who walks a flow cannot correct it: warnings are for `check`.
    let is_error = |finding: &&Finding| finding.fault.severity() == Severity::Error;
    let errors = findings.iter().filter(is_error);
    let drawn = |finding| drawn::drawn(source, finding) + "\n";
    let findings = errors.clone().map(drawn).collect();
    // Without a path, `check` does not look at a file that was named.
    let named = matches!(origin, Origin::Named(_)).then(|| source.name());
    let check = text::check_command(named);
    let mut message = say!(errors::invalid_flow(source.name(), errors.count(), &check));
    if origin.overrides() {
        message = say!(usage::sentences(&[&message, say!(errors::MOVE_FILE_AWAY)]));
    }
    Failure::Invalid { findings, message }
}

/// Returns the files that a run with this `--flow` reads.
pub(super) fn files_read(named: Option<&OsStr>) -> Vec<PathBuf> {
    let origin = find(named).ok();
    let path = origin.as_ref().and_then(Origin::path);
    let site = catalog::site_files().ok().and_then(|files| files.used);
    let translation = path.and_then(|path| catalog::beside(path, text::language().name()));
    let beside = translation.into_iter().chain(site);
    path.map(Path::to_owned).into_iter().chain(beside).collect()
}

/// Returns the page with the id or number that was typed.
pub(super) fn page_named(flow: &Flow, word: &str) -> Result<PageNo, Failure> {
    reply::page(flow, word).ok_or_else(|| {
        let near = reply::near_page(flow, word);
        Failure::Usage(say!(errors::unknown_page(word, near.as_deref())))
    })
}
