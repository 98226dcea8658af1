//! `list`: flows and their pages.

use std::ffi::OsStr;

use serde::Serialize;

use super::json::{PageShape, SCHEMA};
use super::{Exit, Failure, checked, load, origin_for_people, origin_name, output, to_json};
use crate::catalog::{self, Origin};
use crate::cli::Format;
use crate::flow::Flow;
use crate::text::listing as words;
use crate::ui::sheet::Line;
use crate::ui::wrap;

#[derive(Serialize)]
struct Shape<'f> {
    schema: u32,
    flows: Vec<FlowShape<'f>>,
}

#[derive(Serialize)]
struct FlowShape<'f> {
    id: &'f str,
    title: &'f str,
    as_of: &'f str,
    origin: String,
    start: &'f str,
    pages: Vec<PageShape<'f>>,
}

/// Prints the flow that `named` names, or all in use.
pub(super) fn run(named: Option<&OsStr>, format: Format) -> Result<Exit, Failure> {
    let flows: Vec<(Origin, Flow)> = match named {
        Some(named) => vec![load(Some(named))?],
        None => catalog::in_use()
            .into_iter()
            .map(checked)
            .collect::<Result<_, _>>()?,
    };
    match format {
        Format::Json => {
            let flows = flows
                .iter()
                .map(|(origin, flow)| shape(origin, flow))
                .collect();
            output()
                .raw(&to_json(&Shape {
                    schema: SCHEMA,
                    flows,
                })?)
                .map_err(Failure::printing)?;
        }
        Format::Text => {
            let lines: Vec<Line> = flows
                .iter()
                .flat_map(|(origin, flow)| lines(origin, flow))
                .collect();
            output().lines(&lines).map_err(Failure::printing)?;
        }
    }
    Ok(Exit::Done)
}

fn shape<'f>(origin: &Origin, flow: &'f Flow) -> FlowShape<'f> {
    FlowShape {
        id: flow.id(),
        title: flow.title(),
        as_of: flow.as_of(),
        origin: origin_name(origin, "built-in"),
        start: &flow.page(flow.start()).id,
        pages: flow
            .pages()
            .map(|(_, page)| PageShape::of(flow, page))
            .collect(),
    }
}

fn lines(origin: &Origin, flow: &Flow) -> Vec<Line> {
    let title = words::flow(
        flow.id(),
        flow.title(),
        flow.as_of(),
        &origin_for_people(origin),
    );
    let widest = flow
        .pages()
        .map(|(_, page)| wrap::width(&page.id))
        .max()
        .unwrap_or(0);
    let page = |page: &crate::flow::Page| {
        let lead = format!(
            "  {:<widest$}  {}  ",
            page.id,
            words::kind(page.is_remedy())
        );
        let rest = " ".repeat(wrap::width(&lead));
        Line::led(lead, rest, &page.title)
    };
    std::iter::once(Line::plain(title))
        .chain(flow.pages().map(|(_, each)| page(each)))
        .collect()
}
