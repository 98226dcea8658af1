//! Which flows there are, and where each comes from.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use crate::source::Source;

/// The flows inside the program: id and text. The first is the default flow.
const BUILT_IN: [(&str, &str); 1] = [("gmis", include_str!("../flows/gmis.yaml"))];

/// Where a flow comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is part of the program.
    BuiltIn,
    /// A file that the person named.
    File(PathBuf),
}

/// The text of a flow that may be used, not yet checked.
pub struct Candidate {
    /// Where it comes from.
    pub origin: Origin,
    /// Its text.
    pub source: Source,
}

/// Why there is no such flow.
pub enum NotFound {
    /// No flow in use has this id; the ids that there are.
    Id(Vec<&'static str>),
    /// The file cannot be read.
    File(PathBuf, io::Error),
}

/// Every flow in use: the default flow first, the others by id.
#[must_use]
pub fn in_use() -> Vec<Candidate> {
    BUILT_IN
        .iter()
        .map(|(id, text)| built_in(id, text))
        .collect()
}

/// The flow that `--flow` names: a file if the name has a `.` or a path separator, else an id; the default flow
/// where nothing is named.
///
/// # Errors
/// [`NotFound`] if there is no flow of this id, or the file cannot be read.
pub fn find(named: Option<&OsStr>) -> Result<Candidate, NotFound> {
    let Some(named) = named else {
        let [(id, text), ..] = BUILT_IN;
        return Ok(built_in(id, text));
    };
    let word = named.to_string_lossy();
    if word.contains(['.', '/', '\\']) {
        let path = Path::new(named);
        let source = Source::read(path).map_err(|error| NotFound::File(path.to_owned(), error))?;
        return Ok(Candidate {
            origin: Origin::File(path.to_owned()),
            source,
        });
    }
    let known = BUILT_IN.iter().find(|(id, _)| *id == word);
    known
        .map(|(id, text)| built_in(id, text))
        .ok_or_else(|| NotFound::Id(BUILT_IN.map(|(id, _)| id).to_vec()))
}

fn built_in(id: &str, text: &str) -> Candidate {
    Candidate {
        origin: Origin::BuiltIn,
        source: Source::from_bytes(format!("{id}.yaml"), text.as_bytes().to_vec()),
    }
}
