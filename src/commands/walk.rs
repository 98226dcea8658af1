//! The walk, without a verb: chooses who answers and where output goes, and prints the JSON object at the end.

mod report;

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};

use super::args::{FlowArg, Format, FormatArg, OutArg};
use super::exit::{Exit, Failure};
use super::json::to_json;
use super::load::{files_read, page_named, spoken};
use super::out::{prepared, written};
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
use crate::ui::sink::Sink;
use crate::ui::sink::Width;
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

/// The source of answers, and whether it is a person at a terminal.
struct Answerer {
    prompter: Box<dyn Prompter>,
    person: bool,
}

/// Runs a walk and reports how it ended.
pub(super) fn run(args: &WalkArgs) -> Result<Exit, Failure> {
    terminal::end_on_interrupt();
    let err = terminal::standard_error();
    let mut read = files_read(args.flow.flow.as_deref());
    read.extend(args.answers.clone());
    let out = match &args.out.out {
        Some(path) => {
            let new = prepared(path, args.out.force, &read)?;
            let spared = new.spare_input();
            spared.map_err(|refusal| Failure::writing(path, refusal))?;
            Some((path, new))
        }
        None => None,
    };
    let save = || match &out {
        Some((path, new)) => written(path, new),
        None => Ok(()),
    };
    let sink = match &out {
        Some((_, out)) => Sink::new(Box::new(out.clone()), Width::Endless, false),
        None => terminal::standard_output(),
    };
    let json = args.format.format == Format::Json;
    let others = read.iter().map(PathBuf::as_path);
    let others = others.chain(out.as_ref().map(|(_, out)| out.target()));
    let result = prepare(args, others);
    let Prepared {
        flow,
        start,
        answerer,
        recorder,
    } = match result {
        Ok(prepared) => prepared,
        Err(failure) => {
            if json && failure.exit() != Exit::Usage {
                let mut screen = Screen::new(sink, err, Remedies::Nobody);
                screen
                    .result(&to_json(&failed(&failure))?)
                    .map_err(Failure::printing)?;
                save()?;
            }
            return Err(failure);
        }
    };
    let desk = Desk::read();
    let flow = desk.equip(flow);
    let remedies = match (json, answerer.person) {
        (true, true) => Remedies::Person,
        (true, false) => Remedies::Nobody,
        (false, true) if out.is_some() => Remedies::Both,
        (false, _) => Remedies::Out,
    };
    // A person must see the questions; a script needs only the result.
    let err = if answerer.person {
        err
    } else {
        err.forgiving()
    };
    let mut screen = Screen::new(sink, err, remedies);
    let mut prompter = answerer.prompter;
    screen
        .say(&welcome(&flow, &desk))
        .map_err(Failure::printing)?;
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
    let walked = walked.map_err(Failure::printing)?;
    let (mut exit, mut error) = judged(&walked);
    if let (Err(failure), None) = (recorded, &error) {
        exit = failure.exit();
        error = Some(io_error(failure.message().to_owned()));
    }
    if let Some(error) = &error {
        screen
            .say_line(&say!(errors::error(&error.message)))
            .map_err(Failure::printing)?;
    }
    if json {
        let shape = shape(&walked, exit, error);
        screen
            .result(&to_json(&shape)?)
            .map_err(Failure::printing)?;
    }
    save()?;
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
    answerer: Answerer,
    recorder: Option<(PathBuf, Recorder)>,
}

/// Prepares a walk; `others` are the files that this run reads or writes besides the record.
fn prepare<'p>(
    args: &WalkArgs,
    others: impl Iterator<Item = &'p Path>,
) -> Result<Prepared, Failure> {
    let flow = spoken(args.flow.flow.as_deref())?;
    let start = match args.from.as_deref() {
        Some(page) => page_named(&flow, page)?,
        None => flow.start(),
    };
    let answerer = answerer(args.answers.as_deref(), args.from.is_some(), args.plain)?;
    let recorder = match &args.record {
        Some(path) => Some((path.clone(), recorder(path, &flow, others)?)),
        None => None,
    };
    Ok(Prepared {
        flow,
        start,
        answerer,
        recorder,
    })
}

fn recorder<'p>(
    path: &Path,
    flow: &Flow,
    others: impl Iterator<Item = &'p Path>,
) -> Result<Recorder, Failure> {
    let name = || path.display().to_string();
    let refused = |refusal| match refusal {
        Refusal::IsRead => Failure::Unable(say!(errors::record_is_used(&name()))),
        refusal => Failure::writing(path, refusal),
    };
    let (growing, file) = GrowingFile::prepare(path).map_err(refused)?;
    growing.spare(others).map_err(refused)?;
    if let Some(file) = file {
        record::is_whole(Box::new(BufReader::new(file)))
            .map_err(|why| Failure::Unable(say!(errors::not_whole(&name(), &why))))?;
    }
    let recorder = Recorder::new(flow, growing);
    let last = recorder.clone();
    terminal::before_end(move || {
        // The error cannot be reported to anyone any more.
        let _ = last.finish();
    });
    Ok(recorder)
}

/// Chooses the source of answers, once and before anything is printed (DESIGN.md, "Asking").
fn answerer(answers: Option<&Path>, from: bool, plain: bool) -> Result<Answerer, Failure> {
    let stdin = || Box::new(BufReader::new(stream::input()));
    let reader: Option<Box<dyn BufRead>> = match answers {
        Some(path) if path.as_os_str() != "-" => {
            let file = open(path).map_err(|error| Failure::reading(path, &error))?;
            Some(Box::new(BufReader::new(file)))
        }
        None if io::stdin().is_terminal() => None,
        _ => Some(stdin()),
    };
    if let Some(reader) = reader {
        return Ok(Answerer {
            prompter: Box::new(Strict::new(reader, from)),
            person: false,
        });
    }
    if !io::stderr().is_terminal() {
        return Err(Failure::Usage(say!(errors::NO_TERMINAL).to_owned()));
    }
    let lines = Plain::new(stdin());
    let prompter: Box<dyn Prompter> = if plain || terminal::needs_lines() {
        Box::new(lines)
    } else {
        Box::new(Menu::new(lines))
    };
    Ok(Answerer {
        prompter,
        person: true,
    })
}

/// Opens a file, unless it only looks like one, such as a folder.
pub(super) fn open(path: &Path) -> io::Result<File> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    File::open(path)
}
