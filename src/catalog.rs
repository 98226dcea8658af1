//! Which flows there are, and where each comes from: those inside the program, and those in the folder `flows` beside
//! its file, of which `flows/<id>.yaml` goes before the one inside of the same id. Never the current folder: what a
//! program does must not depend on where somebody stands.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::flow::check::SITE;
use crate::form::table::RESERVED;
use crate::form::values::is_id;
use crate::yaml::source::Source;

/// The flows inside the program: id and text. The first is the default flow.
const BUILT_IN: [(&str, &str); 1] = [("gmis", include_str!("../flows/gmis.yaml"))];

/// Their translations inside the program: id, language and text.
const TRANSLATED: [(&str, &str, &str); 1] = [("gmis", "en", include_str!("../flows/gmis.en.yaml"))];

/// Before the id of a flow that is meant to be the one inside.
const INSIDE: &str = "built-in:";

/// The folder beside the program's file.
const FOLDER: &str = "flows";

/// Where a flow comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is part of the program.
    BuiltIn(&'static str),
    /// A file in the folder beside the program.
    Beside {
        /// The file.
        path: PathBuf,
        /// The id that its name promises.
        id: String,
        /// Whether the program has a flow of this id inside, which is not used.
        overrides: bool,
    },
    /// A file that the person named.
    Named(PathBuf),
}

impl Origin {
    /// The flow's file; none of one that is part of the program.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::BuiltIn(_) => None,
            Self::Beside { path, .. } | Self::Named(path) => Some(path),
        }
    }

    /// Its text, not yet checked.
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

    fn beside(path: PathBuf, id: String) -> Self {
        let overrides = BUILT_IN.iter().any(|(known, _)| *known == id);
        Self::Beside {
            path,
            id,
            overrides,
        }
    }
}

/// Why it cannot be said which flow is meant.
pub enum NotFound {
    /// No flow in use has this id; the ids that there are.
    Id(Vec<String>),
    /// The folder beside the program cannot be looked at.
    Folder(Unseen),
}

/// A path beside the program that is there, but cannot be looked at.
pub struct Unseen {
    /// The path.
    pub path: PathBuf,
    /// Why not.
    pub error: io::Error,
}

/// Every flow in use: the default flow first, the others by id.
///
/// # Errors
/// [`Unseen`] if there is a folder beside the program that cannot be listed.
pub fn in_use() -> Result<Vec<Origin>, Unseen> {
    let mut flows: BTreeMap<String, Origin> = BUILT_IN
        .iter()
        .map(|(id, _)| ((*id).to_owned(), Origin::BuiltIn(id)))
        .collect();
    for path in listed()? {
        if let Some(id) = id_of(&path) {
            flows.insert(id.clone(), Origin::beside(path, id));
        }
    }
    let [(default, _), ..] = BUILT_IN;
    let default = flows.remove(default);
    Ok(default.into_iter().chain(flows.into_values()).collect())
}

/// The flow that `--flow` names: `built-in:` and an id is the one inside, whatever stands beside the program; else a
/// file if the name has a `.` or a path separator, else an id; the default flow where nothing is named.
///
/// # Errors
/// [`NotFound`] if there is no flow of this id. Whether a named file can be read is seen when it is read.
pub fn find(named: Option<&OsStr>) -> Result<Origin, NotFound> {
    let [(default, _), ..] = BUILT_IN;
    let word = named.map_or(default.into(), OsStr::to_string_lossy);
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
        // A link that leads nowhere is there, too: the flow inside must not step in for it in silence.
        match path.symlink_metadata() {
            Ok(_) => return Ok(Origin::beside(path, word.into_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(NotFound::Folder(Unseen { path, error })),
        }
    }
    built_in(&word)
        .ok_or(())
        .or_else(|()| Err(NotFound::Id(ids()?)))
}

/// The flow of this id that is part of the program.
#[must_use]
pub fn built_in(word: &str) -> Option<Origin> {
    let mut known = BUILT_IN.iter().filter(|(id, _)| *id == word);
    known.next().map(|(id, _)| Origin::BuiltIn(id))
}

/// The file that translates a flow's file into this language, if there is one.
#[must_use]
pub fn beside(flow: &Path, language: &str) -> Option<PathBuf> {
    let end = flow.extension()?.to_str()?;
    let path = flow.with_extension(format!("{language}.{end}"));
    path.symlink_metadata().is_ok().then_some(path)
}

/// The translation into this language that the program has inside.
#[must_use]
pub fn inside(id: &str, language: &str) -> Option<Source> {
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
    // A file whose name is no id cannot be asked for.
    Ok(flows
        .into_iter()
        .filter_map(id)
        .filter(|id| is_id(id) && !RESERVED.contains(&id.as_str()))
        .collect())
}

/// The folder of flows beside the program's file, if there is one. A file of that name, or a link that leads nowhere
/// (a share that is not mounted), is an error: the flows inside must not step in for a desk's own in silence.
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

/// What is in that folder.
fn listed() -> Result<Vec<PathBuf>, Unseen> {
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

/// The id that the name of a flow file promises; `None` of what is no flow by its name: other kinds of files, and
/// translations and site files.
fn id_of(path: &Path) -> Option<String> {
    let is_yaml = path.extension()? == "yaml";
    let is_flow = is_yaml && Translation::of(path).is_none() && !is_site(path);
    let stem = path.file_stem()?.to_string_lossy();
    // A Mac leaves `._gmis.yaml` beside what it copies to a share or a stick.
    (is_flow && !stem.starts_with('.')).then(|| stem.into_owned())
}

/// The name of the site file in the folder beside the program.
pub const SITE_FILE: &str = "site.yaml";

/// What the site file is called by mistake: Notepad hides endings, and adds its own.
const MISNAMED: [&str; 4] = ["site.yml", "site.yaml.txt", "site.yml.txt", "site.txt"];

/// Whether a file is a site file by its name, or was meant as one.
#[must_use]
pub fn is_site(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    let name = name.to_string_lossy().to_ascii_lowercase();
    name == SITE_FILE || name.ends_with(".site.yaml") || MISNAMED.contains(&name.as_str())
}

/// What stands for the site file in the folder beside the program.
#[derive(Default)]
pub struct SiteFiles {
    /// The site file; whether it can be read is seen when it is read.
    pub used: Option<PathBuf>,
    /// Files that were probably meant as it, by name.
    pub misnamed: Vec<PathBuf>,
}

/// Looks for the site file.
///
/// # Errors
/// [`Unseen`] if there is a folder beside the program that cannot be listed.
pub fn site_files() -> Result<SiteFiles, Unseen> {
    let mut files = SiteFiles::default();
    for path in listed()? {
        let name = path.file_name().unwrap_or_default();
        // Windows does not tell `Site.yaml` from `site.yaml`.
        if name == SITE_FILE || cfg!(windows) && name.eq_ignore_ascii_case(SITE_FILE) {
            files.used = Some(path);
        } else if is_site(&path) && !name.to_string_lossy().ends_with(".site.yaml") {
            files.misnamed.push(path);
        }
    }
    files.misnamed.sort();
    Ok(files)
}

/// A file that translates a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// Where it is.
    pub path: PathBuf,
    /// The language that its name says, in lower case: two letters (ISO 639-1), perhaps with `-` and a region or script.
    pub language: String,
    /// The name that it should have: Windows does not tell capitals apart, other systems do, and none would find it.
    pub right_name: String,
    /// The flow's file: beside it, of the same name without the language.
    pub flow: PathBuf,
}

impl Translation {
    /// What a file is by its name alone: `gmis.en.yaml` is the English of `gmis.yaml`, and so is `gmis.EN.yaml`, although
    /// it should have another name; `None` of any other name.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let (stem, end) = name.rsplit_once('.')?;
        let (flow, language) = stem.rsplit_once('.')?;
        let language = language.to_ascii_lowercase().replace('_', "-");
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
            right_name: format!("{flow}.{language}.{end}"),
            language: language.clone(),
            flow: path.with_file_name(format!("{flow}.{end}")),
        })
    }

    /// The translations in a folder, by name; none where it cannot be listed. Their paths begin as `folder` is written:
    /// findings name the files as the person did.
    #[must_use]
    pub fn all_in(folder: &Path) -> Vec<Self> {
        let listed = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let entries = fs::read_dir(listed).into_iter().flatten();
        let paths = entries.filter_map(|entry| Some(folder.join(entry.ok()?.file_name())));
        let mut found: Vec<_> = paths.filter_map(|path| Self::of(&path)).collect();
        found.sort_by(|one, other| one.path.cmp(&other.path));
        found
    }
}

fn is_yaml(end: &str) -> bool {
    matches!(end, "yaml" | "yml")
}
