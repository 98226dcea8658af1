//! The walk, without a verb: chooses who answers and where output goes, and prints the JSON object at the end.

mod report;

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};

use super::args::{FlowArg, Format, FormatArg, OutArg};
use super::exit::{Exit, Failure};
use super::json;
use super::load::{files_read, page_named, spoken};
use super::out::{Output, written};
use super::site::Desk;
use crate::answers::record;
use crate::files::Refusal;
use crate::files::append::GrowingFile;
use crate::flow::{Flow, PageNo};
use crate::page::Line;
use crate::recorder::Recorder;
use crate::say;
use crate::session::{Calls, Session};
use crate::ui::Prompter;
use crate::ui::lines::Plain;
use crate::ui::menu::Menu;
use crate::ui::screen::{Remedies, Screen};
use crate::ui::stream;
use crate::ui::strict::Strict;
use crate::ui::terminal;
use crate::walk;
use clap::{Args, ValueHint};
use report::{failed, io_error, judged, shape};

/// The arguments of the walk.
#[derive(Args, Debug)]
pub struct WalkArgs {
    #[command(flatten)]
    flow: FlowArg,
    #[arg(long, value_name = say!(help::PAGE_NAME), value_hint = ValueHint::Other, help = say!(help::FROM))]
    from: Option<String>,
    #[arg(long, value_name = say!(help::FILE_NAME), help = say!(help::ANSWERS))]
    answers: Option<PathBuf>,
    #[command(flatten)]
    format: FormatArg,
    #[arg(long, help = say!(help::PLAIN))]
    plain: bool,
    #[command(flatten)]
    out: OutArg,
    #[arg(long, value_name = say!(help::FILE_NAME), help = say!(help::RECORD))]
    record: Option<PathBuf>,
}

/// Runs a walk and reports how it ended.
pub(super) fn run(args: &WalkArgs) -> Result<Exit, Failure> {
    terminal::end_on_interrupt();
    let err = terminal::standard_error();
    let mut used = files_read(args.flow.flow.as_deref());
    used.extend(args.answers.clone());
    let Output { sink, file } = Output::prepare(args.out.clone(), &used)?;
    used.extend(file.iter().map(|(_, new)| new.target().to_owned()));
    let is_json = args.format.format == Format::Json;
    let Prepared {
        flow,
        start,
        mut prompter,
        is_person,
        recorder,
    } = match prepare(args, &used) {
        Ok(prepared) => prepared,
        Err(failure) => {
            if is_json && failure.exit() != Exit::Usage {
                json::print(&failed(&failure), sink)?;
                written(file.as_ref())?;
            }
            return Err(failure);
        }
    };
    let desk = Desk::read();
    let flow = desk.equip(flow);
    let remedies = match (is_json, is_person) {
        (true, true) => Remedies::Person,
        (true, false) => Remedies::Nobody,
        (false, true) if file.is_some() => Remedies::Both,
        (false, _) => Remedies::Out,
    };
    // A person must see the questions; a script needs only the result.
    let err = if is_person { err } else { err.forgiving() };
    let mut screen = Screen::new(sink, err, remedies);
    screen.say(&welcome(&flow, &desk))?;
    let mut watch = |ended: &[Session<'_>], calls: &Calls<'_>| {
        if let Some((_, recorder)) = &recorder {
            recorder.follow(ended, calls);
        }
    };
    let walked = walk::walk(&flow, start, prompter.as_mut(), &mut screen, &mut watch);
    let recorded = recorder.map_or(Ok(()), |(path, recorder)| {
        let finished = recorder.finish();
        finished.map_err(|error| Failure::writing(&path, error.into()))
    });
    let walked = walked?;
    let (mut exit, mut error) = judged(&walked);
    if let (Err(failure), None) = (recorded, &error) {
        exit = failure.exit();
        error = Some(io_error(failure.message()));
    }
    if let Some(error) = &error {
        screen.say_line(&say!(errors::error(&error.message)))?;
    }
    if is_json {
        json::print(&shape(&walked, exit, error), screen.out())?;
    }
    written(file.as_ref())?;
    Ok(exit)
}

/// Returns the introduction shown before the first page.
fn welcome(flow: &Flow, desk: &Desk) -> Vec<Line> {
    let welcome = say!(answers::welcome(flow.title(), flow.as_of()));
    let mut lines = vec![Line::plain(welcome)];
    if desk.left_out {
        lines.push(Line::plain(say!(site::UNREAD)));
    }
    lines.push(Line::plain(""));
    lines
}

/// Everything that a walk needs before it begins.
struct Prepared {
    flow: Flow,
    start: PageNo,
    prompter: Box<dyn Prompter>,
    /// Whether a person at a terminal answers.
    is_person: bool,
    recorder: Option<(PathBuf, Recorder)>,
}

/// Prepares a walk; `others` are the files that this run reads or writes besides the record.
fn prepare(args: &WalkArgs, others: &[PathBuf]) -> Result<Prepared, Failure> {
    let flow = spoken(args.flow.flow.as_deref())?;
    let start = match args.from.as_deref() {
        Some(page) => page_named(&flow, page)?,
        None => flow.start(),
    };
    let (prompter, is_person) = prompter(args)?;
    let recorder = match &args.record {
        Some(path) => Some((path.clone(), recorder(path, &flow, others)?)),
        None => None,
    };
    Ok(Prepared {
        flow,
        start,
        prompter,
        is_person,
        recorder,
    })
}

fn recorder(path: &Path, flow: &Flow, others: &[PathBuf]) -> Result<Recorder, Failure> {
    let name = || path.display().to_string();
    let refused = |refusal| match refusal {
        Refusal::IsRead => Failure::refusal(say!(errors::record_is_used(&name()))),
        refusal => Failure::writing(path, refusal),
    };
    let (growing, file) = GrowingFile::prepare(path).map_err(refused)?;
    growing.spare(others).map_err(refused)?;
    if let Some(file) = file {
        record::is_whole(Box::new(BufReader::new(file)))
            .map_err(|why| Failure::refusal(say!(errors::not_whole(&name(), &why))))?;
    }
    let recorder = Recorder::new(flow, growing);
    let last = recorder.clone();
    terminal::before_end(move || {
        // The error cannot be reported to anyone any more.
        let _ = last.finish();
    });
    Ok(recorder)
}

/// Chooses the source of answers, once and before anything is printed (DESIGN.md, "Asking"); also returns whether it is
/// a person.
fn prompter(args: &WalkArgs) -> Result<(Box<dyn Prompter>, bool), Failure> {
    let stdin = || Box::new(BufReader::new(stream::input()));
    let reader: Option<Box<dyn BufRead>> = match &args.answers {
        Some(path) if path.as_os_str() != "-" => {
            let file = open(path).map_err(|error| Failure::reading(path, error))?;
            Some(Box::new(BufReader::new(file)))
        }
        None if io::stdin().is_terminal() => None,
        _ => Some(stdin()),
    };
    if let Some(reader) = reader {
        return Ok((Box::new(Strict::new(reader, args.from.is_some())), false));
    }
    if !io::stderr().is_terminal() {
        return Err(Failure::Usage(say!(errors::NO_TERMINAL).to_owned()));
    }
    let lines = Plain::new(stdin());
    if args.plain || terminal::needs_lines() {
        return Ok((Box::new(lines), true));
    }
    Ok((Box::new(Menu::new(lines)), true))
}

/// Opens a file, unless it only looks like one, such as a folder.
pub(super) fn open(path: &Path) -> io::Result<File> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    File::open(path)
}
