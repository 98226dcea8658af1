//! `test`: replays records, compares where they end, and prints which answers none of them took.

mod report;

use std::fs::{self, File};
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::args::{FlowArg, Format, FormatArg, OutArg};
use super::exit::{Exit, Failure};
use super::load::{files_read, find, opened};
use super::out::{Output, prepared, written};
use crate::answers::lines::{AnswerLines, LineError};
use crate::answers::record::{self, Flaw};
use crate::flow::Flow;
use crate::say;
use crate::session::Session;
use crate::ui::terminal;
use crate::views::coverage::{Verdict, coverage, replay, walks};
use report::{NoRecord, Tried};

/// The default for the number of walks that `--missing` prints.
const MOST_WALKS: usize = 1000;

/// The records to replay.
#[derive(Args, Debug)]
pub struct TestArgs {
    #[arg(value_name = say!(help::FILE_NAME), required = true, help = say!(help::TEST_FILES), help_heading = say!(help::ARGUMENTS))]
    files: Vec<PathBuf>,
    #[command(flatten)]
    flow: FlowArg,
    #[arg(long, conflicts_with = "format", help = say!(help::TEST_MISSING), help_heading = say!(help::OPTIONS))]
    missing: bool,
    #[arg(long, value_name = say!(help::NUMBER_NAME), requires = "missing", help = say!(help::TEST_LIMIT), help_heading = say!(help::OPTIONS))]
    limit: Option<usize>,
    #[arg(long, value_name = say!(help::FILE_NAME), help = say!(help::TEST_NEW), help_heading = say!(help::OPTIONS))]
    new: Option<PathBuf>,
    #[command(flatten)]
    format: FormatArg,
    #[command(flatten)]
    out: OutArg,
}

/// Replays the records and prints the results, or walks that take the missing answers.
pub(super) fn run(args: TestArgs) -> Result<Exit, Failure> {
    let named = args.flow.flow.as_deref();
    let files: Vec<PathBuf> = args
        .files
        .iter()
        .flat_map(|path| named_files(path))
        .collect();
    let read = [files_read(named), files.clone()].concat();
    let others = [read.clone(), Vec::from_iter(args.out.out.clone())].concat();
    // Never overwrites the records themselves.
    let new = args
        .new
        .map(|path| prepared(&path, false, &others).map(|new| (path, new)));
    let mut new = new.transpose()?;
    let output = Output::prepare(args.out, &read)?;
    let (source, flow) = opened(&find(named)?)?;
    let (tried, errors) = all(&flow, &files, &args.files);
    let same = tried
        .iter()
        .filter(|tried| tried.replay.verdict == Verdict::Same);
    let calls: Vec<&Session<'_>> = same
        .filter_map(|tried| tried.replay.call.as_ref())
        .collect();
    let report = report::Report {
        flow: &flow,
        source: &source,
        coverage: coverage(&flow, &calls),
        tried: &tried,
        errors: &errors,
    };
    if args.missing {
        let limit = args.limit.unwrap_or(MOST_WALKS);
        let walks = walks(&flow, &report.coverage.missing);
        output.raw(&report.missing(walks.take(limit)))?;
    } else if args.format.format == Format::Json {
        output.json(&report.shape())?;
    } else {
        output.lines(&report.lines())?;
    }
    if let Some((_, new)) = &mut new {
        new.write_all(report.updated().as_bytes())?;
    }
    written(new.as_ref())?;
    let clean = errors.is_empty() && calls.len() == tried.len();
    if args.missing && !clean {
        // Only walks are printed; a comment would not be read by anyone who pipes them.
        let _ = terminal::standard_error().raw(&(report.summary() + "\n"));
    }
    Ok(if clean { Exit::Done } else { Exit::Unable })
}

/// Returns the file at a path, or, by name, all files in the folder and its subfolders that are not hidden.
fn under(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(path) else {
        return vec![path.to_owned()];
    };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.retain(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    entries.sort_by_key(fs::DirEntry::file_name);
    let below = |entry: fs::DirEntry| {
        // A link to a folder is not followed: it could lead back.
        let folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if folder {
            under(&entry.path())
        } else {
            vec![entry.path()]
        }
    };
    entries.into_iter().flat_map(below).collect()
}

/// Like [`under`]; a path without files stands for itself, so that it is reported.
fn named_files(path: &Path) -> Vec<PathBuf> {
    let mut files = under(path);
    if files.is_empty() {
        files.push(path.to_owned());
    }
    files
}

/// Opens a file. A pipe found in a folder is refused, since it would block; a pipe named by the person is not.
fn open(file: &Path, named: &[PathBuf]) -> io::Result<File> {
    if !fs::metadata(file)?.is_file() && !named.iter().any(|own| own == file) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    super::walk::open(file)
}

/// Returns every record of these files, and everything that is not a record.
fn all<'f>(
    flow: &'f Flow,
    files: &[PathBuf],
    named: &[PathBuf],
) -> (Vec<Tried<'f>>, Vec<NoRecord>) {
    let (mut tried, mut errors) = (Vec::new(), Vec::new());
    for file in files {
        let path = file.display().to_string();
        let read = match open(file, named) {
            _ if file.is_dir() => vec![Err((1, Flaw::Nothing))],
            Ok(opened) => record::read(AnswerLines::new(Box::new(BufReader::new(opened)))),
            Err(error) => vec![Err((1, Flaw::Unreadable(LineError::Io(error))))],
        };
        for read in read {
            let path = path.clone();
            match read {
                Ok(record) => tried.push(Tried {
                    path,
                    replay: replay(flow, &record),
                    record,
                }),
                Err(found) => errors.push(NoRecord {
                    path,
                    line: found.0,
                    flaw: found.1,
                }),
            }
        }
    }
    (tried, errors)
}
