//! `search`: finds pages by what a caller says.

use clap::{Args, ValueHint};
use serde::Serialize;

use super::args::{Format, FormatArg};
use super::exit::{Exit, Failure};
use super::json::{self, SCHEMA, object};
use super::one_flow::OneFlow;
use crate::answers::{Answer, Given};
use crate::flow::{Flow, Page};
use crate::page::Line;
use crate::say;
use crate::views::search::{Found, Hit, search};

/// The words to look for.
#[derive(Args, Debug)]
pub struct SearchArgs {
    #[arg(value_name = say!(help::WORD_NAME), required = true, value_hint = ValueHint::Other, help = say!(help::SEARCH_WORDS), help_heading = say!(help::ARGUMENTS))]
    words: Vec<String>,
    #[command(flatten)]
    format: FormatArg,
    #[command(flatten)]
    flow: OneFlow,
}

/// Prints the pages that have the words, if any.
pub(super) fn run(args: SearchArgs) -> Result<Exit, Failure> {
    let (flow, output) = args.flow.open_for_caller()?;
    let found = search(&flow, &args.words);
    let none = found.hits.is_empty();
    if none && args.format.format == Format::Text {
        let near: Vec<&Page> = found.near.iter().map(|near| flow.page(*near)).collect();
        let message = say!(search::nothing(&args.words.join(" "), &near));
        return Err(Failure::refusal(message));
    }
    output.print(
        args.format,
        || shape(&flow, &found),
        || lines(&flow, &found),
    )?;
    Ok(if none { Exit::Unable } else { Exit::Done })
}

fn shape<'f>(flow: &'f Flow, found: &'f Found) -> impl Serialize + 'f {
    let hit = |hit: &'f Hit| {
        let page = flow.page(hit.page);
        object! {
            page: &page.id,
            number: page.number,
            title: &page.title,
            r#match: &hit.line,
            answers: json::answers(flow, &hit.answers),
        }
    };
    object! {
        schema: SCHEMA,
        flow: flow.id(),
        results: json::all(&found.hits, hit),
        near: json::all(&found.near, |near| &flow.page(*near).id),
    }
}

fn lines(flow: &Flow, found: &Found) -> Vec<Line> {
    let mut lines = Vec::new();
    for hit in &found.hits {
        let page = flow.page(hit.page);
        lines.push(Line::led("", "    ", say!(search::page(page))));
        if ![&page.title, &page.id].contains(&&hit.line) {
            lines.push(Line::led("    ", "    ", &hit.line));
        }
        if !hit.answers.is_empty() {
            let numbers: Vec<usize> = hit.answers.iter().map(number).collect();
            let lead = format!("    {}", say!(search::ANSWERS));
            lines.push(Line::led(lead, "    ", say!(search::answers(&numbers))));
        }
    }
    lines.extend((found.more > 0).then(|| Line::plain(say!(search::more(found.more)))));
    lines
}

/// Returns the number by which an answer is given.
fn number(given: &Given) -> usize {
    match given.answer {
        Answer::Option(at) => at + 1,
        // It follows `solved`, on every remedy.
        Answer::NotSolved => 2,
    }
}
