//! Which flows there are, and where each comes from.

use std::ffi::OsStr;
use std::fs;
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

/// A file that translates a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// Where it is.
    pub path: PathBuf,
    /// The language that its name says: two lower-case letters (ISO 639-1), perhaps with `-` and a region or script.
    pub language: String,
    /// The flow's file: beside it, of the same name without the language.
    pub flow: PathBuf,
}

impl Translation {
    /// What a file is by its name alone: `gmis.en.yaml` is the English of `gmis.yaml`; `None` of any other name.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let (stem, end) = name.rsplit_once('.')?;
        let (flow, language) = stem.rsplit_once('.')?;
        let mut parts = language.split('-');
        let is_language = parts.next().is_some_and(|part| {
            part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_lowercase())
        });
        let is_rest = |part: &str| {
            let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
            (2..=8).contains(&part.len()) && part.bytes().all(plain)
        };
        let translates = is_yaml(end) && !flow.is_empty() && is_language && parts.all(is_rest);
        translates.then(|| Self {
            path: path.to_owned(),
            language: language.to_owned(),
            flow: path.with_file_name(format!("{flow}.{end}")),
        })
    }

    /// The translations beside a flow's file, by name; none where the folder cannot be listed.
    #[must_use]
    pub fn beside(flow: &Path) -> Vec<Self> {
        let folder = flow
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let entries = fs::read_dir(folder.unwrap_or(Path::new(".")))
            .into_iter()
            .flatten();
        // The flow's own folder, as the person wrote it: findings name the files alike.
        let paths = entries.filter_map(|entry| Some(flow.with_file_name(entry.ok()?.file_name())));
        let mut found: Vec<_> = paths
            .filter_map(|path| Self::of(&path))
            .filter(|translation| translation.flow == flow)
            .collect();
        found.sort_by(|one, other| one.path.cmp(&other.path));
        found
    }
}

fn is_yaml(end: &str) -> bool {
    matches!(end, "yaml" | "yml")
}

fn built_in(id: &str, text: &str) -> Candidate {
    Candidate {
        origin: Origin::BuiltIn,
        source: Source::from_bytes(format!("{id}.yaml"), text.as_bytes().to_vec()),
    }
}
