//! The walk without a verb: who answers, where the words go, and the JSON object at the end.

use std::fs::File;
use std::io::{self, BufReader, IsTerminal};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::json::{PageShape, SCHEMA};
use super::load::files_read;
use super::{Desk, Exit, Failure, load, page_named, to_json};
use crate::answers::Outcome;
use crate::cli::{Format, WalkArgs};
use crate::files::{NewFile, Refusal};
use crate::flow::Flow;
use crate::page::Line;
use crate::text::{answers, errors, site};
use crate::ui::Prompter;
use crate::ui::lines::Plain;
use crate::ui::menu::Menu;
use crate::ui::screen::{Remedies, Screen, Sink};
use crate::ui::strict::Strict;
use crate::ui::terminal::{self, Width};
use crate::walk::{self, Ending, Walked};

#[derive(Serialize)]
struct Shape<'f> {
    schema: u32,
    status: &'static str,
    flow: Option<&'f str>,
    start: Option<&'f str>,
    page: Option<PageShape<'f>>,
    path: Vec<StepShape<'f>>,
    outcome: Option<&'static str>,
    error: Option<ErrorShape>,
}

#[derive(Serialize)]
struct StepShape<'f> {
    page: &'f str,
    option: &'f str,
}

#[derive(Serialize)]
struct ErrorShape {
    kind: &'static str,
    line: Option<u64>,
    page: Option<String>,
    accepted: Vec<String>,
    message: String,
}

/// Who answers, and whether that is a person at a terminal.
struct Answerer {
    prompter: Box<dyn Prompter>,
    person: bool,
}

/// Walks, and reports how it ended.
pub(super) fn run(args: WalkArgs) -> Result<Exit, Failure> {
    terminal::end_on_interrupt();
    let err = terminal::standard_error();
    let mut read = files_read(args.flow.flow.as_deref());
    read.extend(args.answers.clone());
    let out = args
        .out
        .map(|path| {
            let prepared = prepared(&path, args.force, &read)
                .map_err(|refusal| Failure::writing(&path, refusal))?;
            Ok((path, prepared))
        })
        .transpose()?;
    let sink = match &out {
        Some((_, out)) => Sink::new(Box::new(out.clone()), Width::Endless, false),
        None => terminal::standard_output(),
    };
    let json = args.format.format == Format::Json;
    let result = prepare(
        args.flow.flow.as_deref(),
        args.from.as_deref(),
        args.answers.as_deref(),
        args.plain,
    );
    let (flow, start, answerer) = match result {
        Ok(prepared) => prepared,
        Err(failure) => {
            if json && failure.exit() != Exit::Usage {
                let mut screen = Screen::new(sink, err, Remedies::Nobody);
                screen
                    .result(&to_json(&failed(&failure))?)
                    .map_err(Failure::printing)?;
                save(out.as_ref())?;
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
    // A person must see what they are asked; a script needs only the result.
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
    let walked = walk::walk(&flow, start, prompter.as_mut(), &mut screen, &mut |_, _| {})
        .map_err(Failure::printing)?;
    let (exit, error) = judged(&walked);
    if let Some(error) = &error {
        screen
            .say_line(&errors::error(&error.message))
            .map_err(Failure::printing)?;
    }
    if json {
        let shape = shape(&walked, exit, error);
        screen
            .result(&to_json(&shape)?)
            .map_err(Failure::printing)?;
    }
    save(out.as_ref())?;
    Ok(exit)
}

/// What this is, before the first page.
fn welcome(flow: &Flow, desk: &Desk) -> Vec<Line> {
    let welcome = answers::welcome(flow.title(), flow.as_of());
    let mut lines = vec![Line::plain(welcome)];
    if desk.left_out {
        lines.push(Line::plain(site::UNREAD));
    }
    lines.push(Line::plain(""));
    lines
}

/// The file for `--out`, which is none of those that this walk reads.
fn prepared(path: &Path, force: bool, read: &[PathBuf]) -> Result<NewFile, Refusal> {
    let out = NewFile::prepare(path, force)?;
    read.iter().try_for_each(|read| out.spare(read))?;
    out.spare_input()?;
    Ok(out)
}

fn save(out: Option<&(PathBuf, NewFile)>) -> Result<(), Failure> {
    let Some((path, out)) = out else {
        return Ok(());
    };
    out.finish()
        .map_err(|refusal| Failure::writing(path, refusal))
}

fn prepare(
    named: Option<&std::ffi::OsStr>,
    from: Option<&str>,
    answers: Option<&Path>,
    plain: bool,
) -> Result<(Flow, crate::flow::PageNo, Answerer), Failure> {
    let flow = load(named)?;
    let start = from.map_or(Ok(flow.start()), |id| page_named(&flow, id))?;
    let answerer = answerer(answers, from.is_some(), plain)?;
    Ok((flow, start, answerer))
}

/// Chosen once, before anything is printed (DESIGN.md, "Asking").
fn answerer(answers: Option<&Path>, from: bool, plain: bool) -> Result<Answerer, Failure> {
    let stdin = || Box::new(BufReader::new(io::stdin()));
    if let Some(path) = answers.filter(|path| path.as_os_str() != "-") {
        let file = open(path).map_err(|error| Failure::reading(path, error))?;
        return Ok(Answerer {
            prompter: Box::new(Strict::new(Box::new(BufReader::new(file)), from)),
            person: false,
        });
    }
    if answers.is_some() || !io::stdin().is_terminal() {
        return Ok(Answerer {
            prompter: Box::new(Strict::new(stdin(), from)),
            person: false,
        });
    }
    if !io::stderr().is_terminal() {
        return Err(Failure::Usage(errors::NO_TERMINAL.to_owned()));
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

/// A file, if it is none of the things that only look like one.
pub(super) fn open(path: &Path) -> io::Result<File> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    File::open(path)
}

fn judged(walked: &Walked<'_>) -> (Exit, Option<ErrorShape>) {
    match &walked.ending {
        Ending::Ended => (Exit::Done, None),
        Ending::Stopped => (Exit::Stopped, None),
        Ending::Misfit(misfit) => {
            let error = ErrorShape {
                kind: misfit.why.kind(),
                line: misfit.line,
                page: Some(misfit.page.clone()),
                accepted: misfit.accepted.clone(),
                message: answers::misfit(misfit),
            };
            (Exit::Misfit, Some(error))
        }
        Ending::Unreadable(error) => {
            let error = ErrorShape {
                kind: "io",
                line: None,
                page: Some(walked.calls.current().page().id.clone()),
                accepted: Vec::new(),
                message: answers::unreadable(&errors::reason(error)),
            };
            (Exit::Unable, Some(error))
        }
    }
}

fn shape<'f>(walked: &Walked<'f>, exit: Exit, error: Option<ErrorShape>) -> Shape<'f> {
    let call = walked.calls.reported();
    let flow = call.flow();
    Shape {
        schema: SCHEMA,
        status: match exit {
            Exit::Done => "ended",
            Exit::Stopped => "stopped",
            _ => "error",
        },
        flow: Some(flow.id()),
        start: Some(&flow.page(call.start()).id),
        page: Some(PageShape::of(flow, call.page())),
        path: call
            .path()
            .into_iter()
            .map(|(page, option)| StepShape { page, option })
            .collect(),
        outcome: call.outcome().map(Outcome::word),
        error,
    }
}

/// The object for a walk that could not begin.
fn failed(failure: &Failure) -> Shape<'static> {
    let kind = if failure.exit() == Exit::Invalid {
        "flow-invalid"
    } else {
        "io"
    };
    let error = ErrorShape {
        kind,
        line: None,
        page: None,
        accepted: Vec::new(),
        message: failure.message(),
    };
    Shape {
        schema: SCHEMA,
        status: "error",
        flow: None,
        start: None,
        page: None,
        path: Vec::new(),
        outcome: None,
        error: Some(error),
    }
}
