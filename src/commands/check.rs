//! `check`: prints findings, then the proof.

mod files;

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};
use serde::Serialize;

use super::args::OutArg;
use super::drawn;
use super::exit::{Exit, Failure};
use super::explain;
use super::json::{self, SCHEMA, object};
use super::out::Output;
use crate::finding::{Finding, MOST_FINDINGS, Severity};
use crate::flow::Flow;
use crate::flow::check::Checked;
use crate::flow::proof::Distance;
use crate::say;
use crate::text::{findings, listing};
use crate::yaml::source::Source;
use files::Job;

/// The output formats of `check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    Text,
    Short,
    Json,
}

/// The files to check, the strictness and the output format.
#[derive(Args, Debug)]
pub struct CheckArgs {
    #[arg(value_name = say!(help::FILE_NAME), help = say!(help::CHECK_PATHS), help_heading = say!(help::ARGUMENTS))]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = say!(help::FORM_NAME), value_enum, default_value_t = CheckFormat::Text, hide_default_value = true, hide_possible_values = true, help = say!(help::CHECK_FORMAT), help_heading = say!(help::OPTIONS))]
    format: CheckFormat,
    #[arg(long, help = say!(help::STRICT), help_heading = say!(help::OPTIONS))]
    strict: bool,
    #[arg(long, value_name = say!(help::CODE_NAME), value_hint = ValueHint::Other, conflicts_with_all = ["paths", "format", "strict"], help = say!(help::EXPLAIN), help_heading = say!(help::OPTIONS))]
    explain: Option<String>,
    #[command(flatten)]
    out: OutArg,
}

/// Checks the named files, or all flows in use, with their translations. `strict` turns warnings into errors.
pub(super) fn run(args: CheckArgs) -> Result<Exit, Failure> {
    if let Some(code) = &args.explain {
        return explain::run(code, Output::prepare(args.out, &[])?);
    }
    let jobs = files::jobs(&args.paths)?;
    let read: Vec<PathBuf> = jobs
        .iter()
        .filter_map(|job| Some(job.path()?.to_owned()))
        .collect();
    let out = Output::prepare(args.out, &read)?;
    let report = |job: Job| {
        let (source, checked) = job.done();
        Report {
            job,
            source,
            checked,
            strict: args.strict,
        }
    };
    let reports: Vec<Report> = jobs.into_iter().map(report).collect();
    let clean = reports.iter().all(Report::is_clean);
    let text = |of: fn(&Report, bool) -> String| -> String {
        reports.iter().map(|report| of(report, clean)).collect()
    };
    match args.format {
        CheckFormat::Json => {
            let files = json::all(&reports, Report::shape);
            out.json(&object! { schema: SCHEMA, files: files })
        }
        CheckFormat::Text => out.raw(&text(Report::text)),
        CheckFormat::Short => out.raw(&text(Report::short)),
    }?;
    Ok(if clean { Exit::Done } else { Exit::Unable })
}

/// The result for one file.
struct Report {
    job: Job,
    source: Source,
    checked: Checked,
    strict: bool,
}

impl Report {
    fn severity(&self, finding: &Finding) -> Severity {
        if self.strict {
            Severity::Error
        } else {
            finding.fault.severity()
        }
    }

    fn count(&self, severity: Severity) -> usize {
        let findings = self.checked.findings.iter();
        findings
            .filter(|finding| self.severity(finding) == severity)
            .count()
    }

    /// Returns the flow, unless a finding counts as an error.
    fn flow(&self) -> Option<&Flow> {
        let flow = self.checked.flow.as_ref();
        flow.filter(|_| self.count(Severity::Error) == 0)
    }

    /// Returns whether no finding counts as an error.
    fn is_clean(&self) -> bool {
        let is_whole = match self.job {
            Job::Flow(_) => self.checked.flow.is_some(),
            Job::Translation(_) | Job::Site(_) => self.checked.findings.len() < MOST_FINDINGS,
        };
        is_whole && self.count(Severity::Error) == 0
    }

    /// Returns the findings as they are drawn, and the summary; `clean` says whether no file has errors.
    fn text(&self, clean: bool) -> String {
        let drawn = |finding: &Finding| {
            drawn::drawn_as(&self.source, finding, self.severity(finding)) + "\n"
        };
        let findings: String = self.checked.findings.iter().map(drawn).collect();
        findings + &self.summary(clean).join("\n") + "\n"
    }

    fn short(&self, clean: bool) -> String {
        let line = |finding: &Finding| {
            let position = self.source.position(finding.span.start);
            let place = format!(
                "{}:{}:{}",
                self.source.name(),
                position.line,
                position.column
            );
            let severity = findings::severity(self.severity(finding));
            let sentence = findings::sentence(&finding.trail, &finding.fault);
            listing::short(&place, severity, finding.fault.code(), &sentence) + "\n"
        };
        let lines: String = self.checked.findings.iter().map(line).collect();
        match self.summary(clean).first() {
            Some(summary) => lines + summary + "\n",
            None => lines,
        }
    }

    /// Returns the state of the file in one line, followed by the proof.
    fn summary(&self, clean: bool) -> Vec<String> {
        let name = self.source.name();
        let (errors, warnings) = (self.count(Severity::Error), self.count(Severity::Warning));
        if !self.is_clean() {
            return vec![listing::found(name, errors, warnings)];
        }
        let first = listing::usable(name, warnings, !clean);
        let Some(flow) = self.flow() else {
            let translated = matches!(self.job, Job::Translation(_)) && warnings == 0;
            let all = translated.then(|| format!("  {}", listing::TRANSLATED));
            return std::iter::once(first).chain(all).collect();
        };
        let proof = flow.proof();
        let mut lines = vec![
            first,
            format!(
                "  {}",
                listing::figures(proof.questions, proof.remedies, proof.options)
            ),
            format!(
                "  {}",
                listing::paths(proof.paths, proof.shortest, proof.longest)
            ),
            format!("  {}", listing::PROVED),
            format!("  {}", listing::PER_REMEDY),
        ];
        let page = |distance: &Distance| flow.page(distance.page).id.as_str();
        let widest = proof.per_remedy.iter().map(|distance| page(distance).len());
        let widest = widest.max().unwrap_or(0);
        lines.extend(proof.per_remedy.iter().map(|distance| {
            let questions = listing::distance(distance.fewest, distance.most);
            format!("    {:<widest$}  {questions}", page(distance))
        }));
        lines
    }

    fn shape(&self) -> impl Serialize + use<> {
        let finding = |finding: &Finding| {
            let position = self.source.position(finding.span.start);
            let end = self.source.position(finding.span.end);
            let fix = |text: &String| object! { text: text.clone() };
            let severity = match self.severity(finding) {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            object! {
                code: finding.fault.code(),
                severity: severity,
                line: position.line,
                column: position.column,
                end_line: end.line,
                end_column: end.column,
                message: findings::sentence(&finding.trail, &finding.fault),
                help: findings::help(&finding.fault),
                fix: finding.fix.as_ref().map(fix),
            }
        };
        object! {
            path: self.source.name().to_owned(),
            findings: json::all(&self.checked.findings, finding),
            proof: self.flow().map(proof),
        }
    }
}

fn proof(flow: &Flow) -> impl Serialize + use<> {
    let proof = flow.proof();
    let distance = |distance: &Distance| {
        object! {
            id: flow.page(distance.page).id.clone(),
            fewest: distance.fewest,
            most: distance.most,
        }
    };
    object! {
        questions: proof.questions,
        remedies: proof.remedies,
        options: proof.options,
        paths: proof.paths,
        shortest: proof.shortest,
        longest: proof.longest,
        per_remedy: json::all(&proof.per_remedy, distance),
    }
}
