//! `show`: pages as the walk would show them, without asking.

use clap::{Args, ValueHint};
use serde::Serialize;

use super::args::{FlowArg, Format, FormatArg, OutArg};
use super::exit::{Exit, Failure};
use super::json::{PageShape, SCHEMA};
use super::load::{files_read, page_named, spoken};
use super::out::Output;
use super::site::Desk;
use crate::flow::Page;
use crate::page::{self, Line};
use crate::say;

/// Which pages, in which form.
#[derive(Args, Debug)]
pub struct ShowArgs {
    #[arg(value_name = say!(help::PAGE_NAME), required = true, value_hint = ValueHint::Other, help = say!(help::SHOW_PAGE), help_heading = say!(help::ARGUMENTS))]
    pages: Vec<String>,
    #[command(flatten)]
    flow: FlowArg,
    #[command(flatten)]
    format: FormatArg,
    #[command(flatten)]
    out: OutArg,
}

#[derive(Serialize)]
struct Shape<'f> {
    schema: u32,
    pages: Vec<PageShape<'f>>,
}

/// Prints the pages of these ids or numbers; none of them if one does not exist.
pub(super) fn run(args: ShowArgs) -> Result<Exit, Failure> {
    let named = args.flow.flow.as_deref();
    let out = Output::prepare(args.out, &files_read(named))?;
    let flow = Desk::read().equip(spoken(named)?);
    let pages: Vec<&Page> = args
        .pages
        .iter()
        .map(|name| page_named(&flow, name).map(|page| flow.page(page)))
        .collect::<Result<_, _>>()?;
    match args.format.format {
        Format::Json => {
            let pages = pages.iter().map(|page| PageShape::of(&flow, page));
            let shape = Shape {
                schema: SCHEMA,
                pages: pages.collect(),
            };
            out.json(&shape)?;
        }
        Format::Text => out.lines(&texts(&pages))?,
    }
    Ok(Exit::Done)
}

/// Each page with its options, a blank line between two.
fn texts(pages: &[&Page]) -> Vec<Line> {
    let mut lines = Vec::new();
    for each in pages {
        if !lines.is_empty() {
            lines.push(Line::plain(""));
        }
        lines.extend(page::page(each));
        let options = (1..).zip(each.options());
        lines.extend(options.map(|(number, choice)| {
            let label = say!(listing::option(&choice.label, &choice.id));
            Line::led(format!("{number:>2} "), "   ", label)
        }));
    }
    lines
}
