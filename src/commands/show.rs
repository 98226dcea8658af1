//! `show`: prints pages as the walk would show them, without asking.

use clap::{Args, ValueHint};

use super::args::FormatArg;
use super::exit::{Exit, Failure};
use super::json::{self, SCHEMA, object};
use super::load::page_named;
use super::one_flow::OneFlow;
use crate::flow::Page;
use crate::page::{self, Line};
use crate::say;

/// The pages to show, and the output format.
#[derive(Args, Debug)]
pub struct ShowArgs {
    #[arg(value_name = say!(help::PAGE_NAME), required = true, value_hint = ValueHint::Other, help = say!(help::SHOW_PAGE), help_heading = say!(help::ARGUMENTS))]
    pages: Vec<String>,
    #[command(flatten)]
    format: FormatArg,
    #[command(flatten)]
    flow: OneFlow,
}

/// Prints the pages with these ids or numbers; prints none if one does not exist.
pub(super) fn run(args: ShowArgs) -> Result<Exit, Failure> {
    let (flow, out) = args.flow.open_for_caller()?;
    let pages: Vec<&Page> = args
        .pages
        .iter()
        .map(|name| page_named(&flow, name).map(|page| flow.page(page)))
        .collect::<Result<_, _>>()?;
    let shape = || {
        let shown = json::all(&pages, |page| json::page(&flow, page));
        object! { schema: SCHEMA, pages: shown }
    };
    out.print(args.format, shape, || texts(&pages))
}

/// Returns each page with its options, separated by blank lines.
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
