//! Finds the files that `check` checks: the translations of a flow follow it, and the site file comes last.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::catalog::{self, Origin, Translation};
use crate::commands::exit::Failure;
use crate::commands::load::examined;
use crate::commands::site::{known, say_ending, say_misnamed};
use crate::finding::{Fault, Finding, Gap, Span};
use crate::flow::check::{Care, Checked, site, translation};
use crate::text::ja::errors;
use crate::yaml::source::Source;

/// A file to check; only a flow has something to prove.
pub(super) enum Job {
    /// A flow.
    Flow(Origin),
    /// A translation.
    Translation(Translation),
    /// A site file.
    Site(PathBuf),
}

/// Returns every file once, in the order of the paths, or all flows in use without any path. A named translation brings
/// its flow along.
pub(super) fn jobs(paths: &[PathBuf]) -> Result<Vec<Job>, Failure> {
    let mut jobs = Vec::new();
    let mut folders = Folders::default();
    if paths.is_empty() {
        for origin in catalog::in_use()? {
            let translations = origin.path().map(|flow| folders.beside(flow));
            jobs.push(Job::Flow(origin));
            jobs.extend(translations.unwrap_or_default());
        }
        let files = catalog::site_files().unwrap_or_default();
        say_misnamed(&files);
        say_ending(&catalog::listed().unwrap_or_default());
        jobs.extend(files.used.map(Job::Site));
    }
    let all = listed(paths);
    let named: HashSet<&Path> = all.iter().map(PathBuf::as_path).collect();
    let mut seen = HashSet::new();
    let mut added = HashSet::new();
    for path in &all {
        if !seen.insert(path) {
            continue;
        }
        match Translation::of(path) {
            // It is listed with its flow.
            Some(translation) if named.contains(translation.flow.as_path()) => {}
            Some(translation) => {
                let flow = &translation.flow;
                if flow.exists() && added.insert(flow.clone()) {
                    jobs.push(Job::Flow(Origin::Named(flow.clone())));
                }
                jobs.push(Job::Translation(translation));
            }
            None if catalog::is_site(path) => jobs.push(Job::Site(path.clone())),
            None => {
                jobs.push(Job::Flow(Origin::Named(path.clone())));
                jobs.extend(folders.beside(path));
            }
        }
    }
    Ok(jobs)
}

/// The paths; of a folder the `.yaml` files in it, by name. One without any stays, to be called unreadable.
fn listed(paths: &[PathBuf]) -> Vec<PathBuf> {
    let of = |path: &PathBuf| {
        let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        files.sort();
        say_ending(&files);
        files.retain(|file| file.extension().is_some_and(|end| end == "yaml"));
        if files.is_empty() {
            files.push(path.clone());
        }
        files
    };
    paths.iter().flat_map(of).collect()
}

/// The translations in each folder, by their flows; a folder is listed once, however many of its flows are named.
#[derive(Default)]
struct Folders(HashMap<PathBuf, HashMap<PathBuf, Vec<Translation>>>);

impl Folders {
    /// Returns the translations beside a flow, by name.
    fn beside(&mut self, flow: &Path) -> Vec<Job> {
        let folder = flow.parent().unwrap_or(Path::new(""));
        let by_flow = self.0.entry(folder.to_owned()).or_insert_with(|| {
            let mut by_flow: HashMap<PathBuf, Vec<Translation>> = HashMap::new();
            for translation in Translation::all_in(folder) {
                let others = by_flow.entry(translation.flow.clone());
                others.or_default().push(translation);
            }
            by_flow
        });
        let translations = by_flow.remove(flow).unwrap_or_default();
        translations.into_iter().map(Job::Translation).collect()
    }
}

impl Job {
    /// Returns the file's path, except for a flow inside the program.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Flow(origin) => origin.path(),
            Self::Translation(translation) => Some(&translation.path),
            Self::Site(path) => Some(path),
        }
    }

    /// Reads and checks the file. If it cannot be read, that is a finding, so that the other files are still checked.
    pub fn done(&self) -> (Source, Checked) {
        match self {
            Self::Flow(origin) => match origin.read() {
                Ok(source) => {
                    let mut checked = examined(origin, &source, Care::Whole);
                    let name = origin.path().and_then(Path::file_name).unwrap_or_default();
                    if let Some(name) = name.to_string_lossy().strip_suffix(".yaml.txt") {
                        let name = format!("{name}.yaml");
                        let ending = Finding::new(Fault::Ending { name }, Span::at(0));
                        checked.findings.insert(0, ending);
                    }
                    (source, checked)
                }
                Err(error) => unreadable(origin.path().unwrap_or(Path::new("")), &error),
            },
            Self::Site(path) => match Source::read_at_most(path, site::MOST_BYTES) {
                Ok(source) => {
                    let (checked, _) = site::check(&source, known().as_deref());
                    (source, checked)
                }
                Err(error) => unreadable(path, &error),
            },
            Self::Translation(translation) => match Source::read(&translation.path) {
                Ok(source) => {
                    let checked = paired(translation, &source);
                    (source, checked)
                }
                Err(error) => unreadable(&translation.path, &error),
            },
        }
    }
}

/// Checks a translation against its flow.
fn paired(translation: &Translation, source: &Source) -> Checked {
    let Translation {
        path,
        language,
        right_name,
        flow,
    } = translation;
    if !path.ends_with(right_name) {
        let name = right_name.clone();
        return only(Fault::LanguageName { name });
    }
    let Ok(read) = Source::read(flow) else {
        let file = flow.file_name().unwrap_or_default().to_string_lossy();
        let gap = Gap::NoFlow {
            language: language.clone(),
            file: file.into_owned(),
        };
        return only(Fault::Translation { gap });
    };
    translation::check(source, language, &read).0
}

fn unreadable(path: &Path, error: &std::io::Error) -> (Source, Checked) {
    // Findings are in Japanese, whatever the language of the run.
    let reason = errors::reason(error);
    let empty = Source::from_bytes(path.display().to_string(), Vec::new());
    (empty, only(Fault::Unreadable { reason }))
}

fn only(fault: Fault) -> Checked {
    Checked {
        findings: vec![Finding::new(fault, Span::at(0))],
        flow: None,
    }
}
