//! Which files `check` looks at, and what it finds in each: a flow's translations come behind it.

use std::path::{Path, PathBuf};

use crate::catalog::{Origin, Translation};
use crate::commands::{Failure, examined, in_use};
use crate::finding::{Fault, Finding, Gap, Span};
use crate::flow::check::Checked;
use crate::flow::check::translation;
use crate::text::errors;
use crate::yaml::source::Source;

/// A file to be looked at.
pub(super) enum Job {
    /// A flow.
    Flow(Origin),
    /// A translation.
    Translation(Translation),
}

/// Every file once, in the order of the paths; all flows in use where there are none. Who names a translation gets its
/// flow with it.
pub(super) fn jobs(paths: &[PathBuf]) -> Result<Vec<Job>, Failure> {
    let mut jobs = Vec::new();
    if paths.is_empty() {
        for origin in in_use()? {
            let translations = origin.path().map(Translation::beside).unwrap_or_default();
            jobs.push(Job::Flow(origin));
            jobs.extend(translations.into_iter().map(Job::Translation));
        }
    }
    let mut seen: Vec<&Path> = Vec::new();
    for path in paths {
        if seen.contains(&path.as_path()) {
            continue;
        }
        seen.push(path);
        match Translation::of(path) {
            // It comes with its flow.
            Some(translation) if paths.contains(&translation.flow) => {}
            Some(translation) => {
                if translation.flow.exists() {
                    let others = jobs
                        .iter()
                        .any(|job| matches!(job, Job::Flow(flow) if flow.path() == Some(&translation.flow)));
                    if !others {
                        jobs.push(Job::Flow(Origin::Named(translation.flow.clone())));
                    }
                }
                jobs.push(Job::Translation(translation));
            }
            None => {
                jobs.push(Job::Flow(Origin::Named(path.clone())));
                jobs.extend(Translation::beside(path).into_iter().map(Job::Translation));
            }
        }
    }
    Ok(jobs)
}

impl Job {
    /// Whether it is a translation: there is no flow in it, and nothing to prove.
    pub fn is_translation(&self) -> bool {
        matches!(self, Self::Translation(_))
    }

    /// Reads and checks the file. One that cannot be read is a finding, so that the others are still checked.
    pub fn done(self) -> (Source, Checked) {
        match self {
            Self::Flow(origin) => match origin.read() {
                Ok(source) => {
                    let checked = examined(&origin, &source);
                    (source, checked)
                }
                Err(error) => unreadable(origin.path().unwrap_or(Path::new("")), &error),
            },
            Self::Translation(Translation {
                path,
                language,
                flow,
            }) => {
                let source = match Source::read(&path) {
                    Ok(source) => source,
                    Err(error) => return unreadable(&path, &error),
                };
                let Ok(flow) = Source::read(&flow) else {
                    let gap = Gap::NoFlow {
                        language,
                        file: flow
                            .file_name()
                            .unwrap_or_default()
                            .to_string_lossy()
                            .into_owned(),
                    };
                    return (source, only(Fault::Translation { gap }));
                };
                let checked = translation::check(&source, &language, &flow);
                (source, checked)
            }
        }
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> (Source, Checked) {
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
