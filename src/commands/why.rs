//! `why`: explains how callers get to a page.

use clap::{Args, ValueHint};
use serde::Serialize;

use super::args::FormatArg;
use super::exit::{Exit, Failure};
use super::json::{self, SCHEMA, object};
use super::load::page_named;
use super::one_flow::OneFlow;
use super::out::{indented, section};
use crate::answers::{Given, record};
use crate::flow::Flow;
use crate::page::Line;
use crate::say;
use crate::text::why as words;
use crate::views::why::{Always, Before, Why, why};
use crate::wrap;

/// The most preceding answers that are shown to people.
const MOST_BEFORE: usize = 20;

/// The choice of the page.
#[derive(Args, Debug)]
pub struct WhyArgs {
    #[arg(value_name = say!(help::PAGE_NAME), value_hint = ValueHint::Other, help = say!(help::SHOW_PAGE), help_heading = say!(help::ARGUMENTS))]
    page: String,
    #[command(flatten)]
    format: FormatArg,
    #[command(flatten)]
    flow: OneFlow,
}

/// Prints how callers get to the page.
pub(super) fn run(args: WhyArgs) -> Result<Exit, Failure> {
    let (flow, output) = args.flow.open()?;
    let found = why(&flow, page_named(&flow, &args.page)?);
    output.print(
        args.format,
        || shape(&flow, &found),
        || lines(&flow, &found),
    )
}

fn shape<'f>(flow: &'f Flow, found: &'f Why<'f>) -> impl Serialize + 'f {
    let always = |passed: &Always| {
        object! {
            page: &flow.page(passed.page).id,
            option: passed.given.map(|given| record::step(flow, given).1),
        }
    };
    let before = |before: &'f Before| {
        let (page, option) = record::step(flow, before.given);
        object! {
            page: page,
            option: option,
            paths: before.paths,
            answers: found.ways.through(before.given),
        }
    };
    object! {
        schema: SCHEMA,
        flow: flow.id(),
        page: &flow.page(found.page).id,
        paths: found.paths,
        fewest: found.questions.map(|(fewest, _)| fewest),
        most: found.questions.map(|(_, most)| most),
        answers: json::answers(flow, &found.ways.to(found.page)),
        always: json::all(&found.always, always),
        before: json::all(&found.before, before),
    }
}

fn lines(flow: &Flow, found: &Why<'_>) -> Vec<Line> {
    let page = flow.page(found.page);
    let mut lines = vec![
        Line::plain(words::head(flow)),
        Line::plain(words::page(page)),
    ];
    lines.push(Line::plain(match found.questions {
        None => words::NEVER.to_owned(),
        Some(_) if found.page == flow.start() => words::FIRST.to_owned(),
        Some((fewest, most)) => words::figures(found.paths, fewest, most),
    }));
    let answers = answers(flow, &found.ways.to(found.page));
    section(&mut lines, words::SHORTEST, answers);
    let always = found.always.iter().map(|passed| {
        let label = passed.given.map(|given| words::label(flow, given));
        indented(words::passed(flow.page(passed.page), label))
    });
    section(&mut lines, words::ALWAYS, always.collect());
    let before = found.before.iter().take(MOST_BEFORE);
    let mut before: Vec<Line> = before
        .map(|before| {
            indented(words::before(
                &words::line(flow, before.given),
                before.paths,
            ))
        })
        .collect();
    let others = found.before.len().saturating_sub(MOST_BEFORE);
    before.extend((others > 0).then(|| indented(words::others(others))));
    section(&mut lines, words::BEFORE, before);
    lines
}

/// Returns answers as in a record, followed by their labels.
pub(super) fn answers(flow: &Flow, answers: &[Given]) -> Vec<Line> {
    let ids: Vec<String> = answers
        .iter()
        .map(|given| words::line(flow, *given))
        .collect();
    let widest = ids.iter().map(String::len).max().unwrap_or(0);
    let line = |(given, ids): (&Given, &String)| {
        let first = format!("  {ids:<widest$}  ");
        let rest = " ".repeat(wrap::width(&first));
        Line::led(first, rest, words::label(flow, *given))
    };
    answers.iter().zip(&ids).map(line).collect()
}
