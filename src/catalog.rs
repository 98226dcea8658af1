//! The flows that there are and where each comes from: those built in, and those in the folder `flows` beside the
//! program's file, where `flows/<id>.yaml` replaces the built-in flow of that id. The current folder is never searched:
//! what the program does must not depend on where it is run.

mod translation;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::flow::check::SITE;
use crate::form::table::RESERVED;
use crate::form::values::is_id;
use crate::yaml::source::Source;
pub use translation::Translation;

/// The built-in flows: id and text.
const BUILT_IN: [(&str, &str); 1] = [("gmis", include_str!("../flows/gmis.yaml"))];

/// The id of the default flow.
const DEFAULT: &str = BUILT_IN[0].0;

/// The built-in translations: id, language and text.
const TRANSLATED: [(&str, &str, &str); 1] = [("gmis", "en", include_str!("../flows/gmis.en.yaml"))];

/// The prefix of an id that means the built-in flow.
const INSIDE: &str = "built-in:";

/// The name of the folder beside the program's file.
const FOLDER: &str = "flows";

/// Where a flow comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The built-in flow of this id.
    BuiltIn(&'static str),
    /// A file in the folder beside the program.
    Beside {
        /// Path of the file.
        path: PathBuf,
        /// The id given by its file name.
        id: String,
    },
    /// A file that the user named.
    Named(PathBuf),
}

impl Origin {
    /// The flow's file; `None` for a built-in flow.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::BuiltIn(_) => None,
            Self::Beside { path, .. } | Self::Named(path) => Some(path),
        }
    }

    /// Reads its text, which is not yet checked.
    ///
    /// # Errors
    /// As [`Source::read`].
    pub fn read(&self) -> io::Result<Source> {
        match self {
            Self::BuiltIn(id) => {
                let text = BUILT_IN.iter().find(|(known, _)| known == id);
                let text = text.map_or("", |(_, text)| text);
                Ok(Source::from_bytes(format!("{id}.yaml"), text.into()))
            }
            Self::Beside { path, .. } | Self::Named(path) => Source::read(path),
        }
    }

    /// Whether it replaces the built-in flow of the same id.
    pub fn overrides(&self) -> bool {
        matches!(self, Self::Beside { id, .. } if built_in(id).is_some())
    }
}

/// Why a flow could not be found.
pub enum NotFound {
    /// No flow in use has this id; holds the ids that exist.
    Id(Vec<String>),
    /// The folder beside the program cannot be read.
    Folder(Unseen),
}

/// A path beside the program that exists but cannot be read.
pub struct Unseen {
    /// The path.
    pub path: PathBuf,
    /// The reason.
    pub error: io::Error,
}

/// Returns every flow in use: the default flow first, the others by id.
///
/// # Errors
/// [`Unseen`] if the folder beside the program exists but cannot be listed.
pub fn in_use() -> Result<Vec<Origin>, Unseen> {
    let mut flows: BTreeMap<String, Origin> = BUILT_IN
        .iter()
        .map(|(id, _)| ((*id).to_owned(), Origin::BuiltIn(id)))
        .collect();
    for path in listed()? {
        if let Some(id) = id_of(&path) {
            flows.insert(id.clone(), Origin::Beside { path, id });
        }
    }
    let default = flows.remove(DEFAULT);
    Ok(default.into_iter().chain(flows.into_values()).collect())
}

/// Finds the flow that `--flow` names: `built-in:` and an id is the built-in one, whatever is beside the program; else
/// a file if the name has a `.` or a path separator, else an id. If nothing is named, the default flow.
///
/// # Errors
/// [`NotFound`] if there is no flow of this id. A named file is not opened here.
pub fn find(named: Option<&OsStr>) -> Result<Origin, NotFound> {
    let word = named.map_or(DEFAULT.into(), OsStr::to_string_lossy);
    if let Some(id) = word.strip_prefix(INSIDE) {
        let ids = || BUILT_IN.iter().map(|(id, _)| format!("{INSIDE}{id}"));
        return built_in(id).ok_or_else(|| NotFound::Id(ids().collect()));
    }
    if word.contains(['.', '/', '\\']) {
        return Ok(Origin::Named(named.unwrap_or_default().into()));
    }
    if is_id(&word)
        && word != SITE
        && let Some(folder) = folder().map_err(NotFound::Folder)?
    {
        let path = folder.join(format!("{word}.yaml"));
        // A dangling link counts as a file: the built-in flow must not replace it silently.
        match path.symlink_metadata() {
            Ok(_) => {
                let id = word.into_owned();
                return Ok(Origin::Beside { path, id });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(NotFound::Folder(Unseen { path, error })),
        }
    }
    built_in(&word)
        .ok_or(())
        .or_else(|()| Err(NotFound::Id(ids()?)))
}

/// Returns the built-in default flow.
pub fn inside() -> Origin {
    Origin::BuiltIn(DEFAULT)
}

/// Returns the built-in flow of this id.
pub fn built_in(word: &str) -> Option<Origin> {
    let mut known = BUILT_IN.iter().filter(|(id, _)| *id == word);
    known.next().map(|(id, _)| Origin::BuiltIn(id))
}

/// Returns the file that translates a flow's file into this language, if there is one.
pub fn beside(flow: &Path, language: &str) -> Option<PathBuf> {
    let end = flow.extension()?.to_str()?;
    let path = flow.with_extension(format!("{language}.{end}"));
    path.symlink_metadata().is_ok().then_some(path)
}

/// Returns the built-in translation of a flow into this language.
pub fn translation_inside(id: &str, language: &str) -> Option<Source> {
    let mut known = TRANSLATED.iter();
    let (_, _, text) = known.find(|(of, into, _)| *of == id && *into == language)?;
    Some(Source::from_bytes(
        format!("{id}.{language}.yaml"),
        text.as_bytes().to_vec(),
    ))
}

fn ids() -> Result<Vec<String>, NotFound> {
    let id = |origin| match origin {
        Origin::BuiltIn(id) => Some(id.to_owned()),
        Origin::Beside { id, .. } => Some(id),
        Origin::Named(_) => None,
    };
    let flows = in_use().map_err(NotFound::Folder)?;
    // A file whose name is not a valid id cannot be asked for.
    Ok(flows
        .into_iter()
        .filter_map(id)
        .filter(|id| is_flow_id(id))
        .collect())
}

/// Whether a flow can have this id.
pub fn is_flow_id(id: &str) -> bool {
    is_id(id) && id != SITE && !RESERVED.contains(&id)
}

/// Returns the folder of flows beside the program's file, if there is one. A file of that name or a dangling link (a
/// share that is not mounted) is an error: the built-in flows must not replace a desk's own silently.
fn folder() -> Result<Option<PathBuf>, Unseen> {
    let Ok(program) = env::current_exe() else {
        return Ok(None);
    };
    let path = program.with_file_name(FOLDER);
    match fs::metadata(&path) {
        Ok(about) if about.is_dir() => Ok(Some(path)),
        Err(_) if path.symlink_metadata().is_err() => Ok(None),
        Ok(_) => Err(Unseen {
            path,
            error: io::ErrorKind::NotADirectory.into(),
        }),
        Err(error) => Err(Unseen { path, error }),
    }
}

/// Lists the files in that folder.
///
/// # Errors
/// [`Unseen`] if it exists but cannot be listed.
pub fn listed() -> Result<Vec<PathBuf>, Unseen> {
    let Some(folder) = folder()? else {
        return Ok(Vec::new());
    };
    let entries = fs::read_dir(&folder).and_then(|entries| {
        let paths = entries.map(|entry| Ok(entry?.path()));
        paths.collect()
    });
    entries.map_err(|error| Unseen {
        path: folder,
        error,
    })
}

/// Returns the flow id given by a file name; `None` if the name is that of a translation, a site file or another kind
/// of file.
fn id_of(path: &Path) -> Option<String> {
    let is_yaml = path.extension()? == "yaml";
    let is_flow = is_yaml && Translation::of(path).is_none() && !is_site(path);
    let stem = path.file_stem()?.to_string_lossy();
    // macOS leaves `._gmis.yaml` beside files that it copies to a share or a USB stick.
    (is_flow && !stem.starts_with('.')).then(|| stem.into_owned())
}

/// The name of the site file in the folder beside the program.
pub const SITE_FILE: &str = "site.yaml";

/// Wrong names that the site file often gets: Notepad hides file extensions and appends its own.
const MISNAMED: [&str; 4] = ["site.yml", "site.yaml.txt", "site.yml.txt", "site.txt"];

/// Whether a file is a site file by its name, or was meant to be one.
pub fn is_site(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    let name = name.to_string_lossy().to_ascii_lowercase();
    name == SITE_FILE || name.ends_with(".site.yaml") || MISNAMED.contains(&name.as_str())
}

/// The files in the folder beside the program that are, or look like, the site file.
#[derive(Default)]
pub struct SiteFiles {
    /// The site file, if there is one; it may still be unreadable.
    pub used: Option<PathBuf>,
    /// Files that were probably meant as the site file, by name.
    pub misnamed: Vec<PathBuf>,
}

/// Looks for the site file.
///
/// # Errors
/// [`Unseen`] if the folder beside the program exists but cannot be listed.
pub fn site_files() -> Result<SiteFiles, Unseen> {
    let mut files = SiteFiles::default();
    for path in listed()? {
        let name = path.file_name().unwrap_or_default();
        // File names on Windows ignore case.
        if name == SITE_FILE || cfg!(windows) && name.eq_ignore_ascii_case(SITE_FILE) {
            files.used = Some(path);
        } else if is_site(&path) && !name.to_string_lossy().ends_with(".site.yaml") {
            files.misnamed.push(path);
        }
    }
    files.misnamed.sort();
    Ok(files)
}
