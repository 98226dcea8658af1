//! Tells the translations of flows by their file names.

use std::fs;
use std::path::{Path, PathBuf};

/// A translation of a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// Path of the file.
    pub path: PathBuf,
    /// Language in its name, in lower case: two letters (ISO 639-1), optionally with `-` and a region or script.
    pub language: String,
    /// The name that it should have, with `language` in it: where case matters, no other name would be found.
    pub right_name: String,
    /// The flow's file: in the same folder, with the same name without the language.
    pub flow: PathBuf,
}

impl Translation {
    /// Tells a translation by its file name alone: `gmis.en.yaml` translates `gmis.yaml` into English, and so does
    /// `gmis.EN.yaml`, although it should be renamed. Returns `None` for any other name.
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

    /// Returns the translations in a folder, by name; none if it cannot be listed. Their paths begin with `folder` as
    /// given, so that findings name files as the user did.
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
