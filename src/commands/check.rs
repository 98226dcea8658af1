//! `check`: findings, then the proof.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::json::SCHEMA;
use super::{Exit, Failure, output, report, to_json};
use crate::catalog;
use crate::cli::Format;
use crate::finding::{Fault, Finding, Severity, Span};
use crate::flow::check::{Checked, check};
use crate::source::Source;
use crate::text::{errors, findings, listing};

#[derive(Serialize)]
struct Shape {
    schema: u32,
    files: Vec<FileShape>,
}

#[derive(Serialize)]
struct FileShape {
    path: String,
    findings: Vec<FindingShape>,
    proof: Option<ProofShape>,
}

#[derive(Serialize)]
struct FindingShape {
    code: &'static str,
    severity: &'static str,
    line: usize,
    column: usize,
    message: String,
    help: Option<String>,
}

#[derive(Serialize)]
struct ProofShape {
    questions: usize,
    remedies: usize,
    options: usize,
    paths: Option<u64>,
    shortest: usize,
    longest: usize,
}

/// Checks each file, or all flows in use. A file that cannot be read is a finding, so that the others are still
/// checked.
pub(super) fn run(paths: &[PathBuf], format: Format) -> Result<Exit, Failure> {
    let sources: Vec<Source> = if paths.is_empty() {
        catalog::in_use()
            .into_iter()
            .map(|candidate| candidate.source)
            .collect()
    } else {
        Vec::new()
    };
    let mut out = output();
    let mut clean = true;
    let mut files = Vec::new();
    let read = paths
        .iter()
        .map(|path| read(path))
        .chain(sources.into_iter().map(|source| (source, None)));
    for (source, unreadable) in read {
        let mut checked = check(&source);
        if let Some(finding) = unreadable {
            checked = Checked {
                findings: vec![finding],
                flow: None,
            };
        }
        clean &= checked.flow.is_some();
        match format {
            Format::Json => files.push(shape(&source, &checked)),
            Format::Text => out
                .raw(&text(&source, &checked))
                .map_err(Failure::printing)?,
        }
    }
    if format == Format::Json {
        out.raw(&to_json(&Shape {
            schema: SCHEMA,
            files,
        })?)
        .map_err(Failure::printing)?;
    }
    Ok(if clean { Exit::Done } else { Exit::Unable })
}

fn read(path: &Path) -> (Source, Option<Finding>) {
    match Source::read(path) {
        Ok(source) => (source, None),
        Err(error) => {
            let fault = Fault::Unreadable {
                reason: errors::reason(&error),
            };
            let empty = Source::from_bytes(path.display().to_string(), Vec::new());
            (empty, Some(Finding::new(fault, Span::at(0))))
        }
    }
}

fn text(source: &Source, checked: &Checked) -> String {
    let mut text = String::new();
    for finding in &checked.findings {
        text.push_str(&report::drawn(source, finding));
        text.push('\n');
    }
    let count = |severity| {
        checked
            .findings
            .iter()
            .filter(|finding| finding.fault.severity() == severity)
            .count()
    };
    let mut lines = Vec::new();
    match &checked.flow {
        None => lines.push(listing::found(
            source.name(),
            count(Severity::Error),
            count(Severity::Warning),
        )),
        Some(flow) => {
            let proof = flow.proof();
            lines.push(listing::clean(source.name()));
            lines.push(format!(
                "  {}",
                listing::figures(proof.questions, proof.remedies, proof.options)
            ));
            lines.push(format!(
                "  {}",
                listing::paths(proof.paths, proof.shortest, proof.longest)
            ));
            lines.push(format!("  {}", listing::PROVED));
        }
    }
    text + &lines.join("\n") + "\n"
}

fn shape(source: &Source, checked: &Checked) -> FileShape {
    let finding = |finding: &Finding| {
        let position = source.position(finding.span.start);
        FindingShape {
            code: finding.fault.code(),
            severity: match finding.fault.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            line: position.line,
            column: position.column,
            message: findings::sentence(&finding.trail, &finding.fault),
            help: findings::help(&finding.fault),
        }
    };
    let proof = checked.flow.as_ref().map(|flow| {
        let proof = flow.proof();
        ProofShape {
            questions: proof.questions,
            remedies: proof.remedies,
            options: proof.options,
            paths: proof.paths,
            shortest: proof.shortest,
            longest: proof.longest,
        }
    });
    FileShape {
        path: source.name().to_owned(),
        findings: checked.findings.iter().map(finding).collect(),
        proof,
    }
}
