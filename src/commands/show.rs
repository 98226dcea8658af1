//! `show`: pages as the walk would show them, without asking.

use std::ffi::OsStr;

use serde::Serialize;

use super::json::{PageShape, SCHEMA};
use super::{Desk, Exit, Failure, json, output, page_named, spoken};
use crate::cli::Format;
use crate::flow::Page;
use crate::page::{self, Line};
use crate::say;

#[derive(Serialize)]
struct Shape<'f> {
    schema: u32,
    pages: Vec<PageShape<'f>>,
}

/// Prints the pages of these ids or numbers; none of them if one does not exist.
pub(super) fn run(named: &[String], flow: Option<&OsStr>, format: Format) -> Result<Exit, Failure> {
    let flow = Desk::read().equip(spoken(flow)?);
    let pages: Vec<&Page> = named
        .iter()
        .map(|name| page_named(&flow, name).map(|page| flow.page(page)))
        .collect::<Result<_, _>>()?;
    match format {
        Format::Json => {
            let pages = pages.iter().map(|page| PageShape::of(&flow, page));
            let shape = Shape {
                schema: SCHEMA,
                pages: pages.collect(),
            };
            json::print(&shape, output())
        }
        Format::Text => output().lines(&texts(&pages)).map_err(Failure::printing),
    }?;
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
