//! `list`: flows and their pages.

use std::ffi::OsStr;

use serde::Serialize;

use super::json::{ContactShape, PageShape, SCHEMA};
use super::load::spoken_of;
use super::{Desk, Exit, Failure, find, in_use, json, output};
use crate::catalog::Origin;
use crate::cli::Format;
use crate::flow::Flow;
use crate::page::Line;
use crate::say;
use crate::ui::wrap;

#[derive(Serialize)]
struct Shape<'f> {
    schema: u32,
    site: Option<String>,
    flows: Vec<FlowShape<'f>>,
}

#[derive(Serialize)]
struct FlowShape<'f> {
    id: &'f str,
    title: &'f str,
    as_of: &'f str,
    origin: String,
    start: &'f str,
    contacts: Vec<ContactShape<'f>>,
    pages: Vec<PageShape<'f>>,
}

/// Prints the flow that `named` names, or all in use.
pub(super) fn run(named: Option<&OsStr>, format: Format) -> Result<Exit, Failure> {
    let origins = match named {
        Some(named) => vec![find(Some(named))?],
        None => in_use()?,
    };
    let desk = Desk::read();
    let site = desk.path.as_ref().map(|path| path.display().to_string());
    let flows: Vec<(Origin, Flow)> = origins
        .into_iter()
        .map(|origin| spoken_of(&origin).map(|flow| (origin, desk.equip(flow))))
        .collect::<Result<_, _>>()?;
    match format {
        Format::Json => {
            let flows = flows
                .iter()
                .map(|(origin, flow)| shape(origin, flow))
                .collect();
            let shape = Shape {
                schema: SCHEMA,
                site,
                flows,
            };
            json::print(&shape, output())?;
        }
        Format::Text => {
            let lines: Vec<Line> = flows
                .iter()
                .flat_map(|(origin, flow)| lines(origin, flow))
                .chain(site.map(|path| Line::plain(say!(site::in_use(&path, &desk.contacts())))))
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
        origin: match origin.path() {
            None => "built-in".to_owned(),
            Some(path) => path.display().to_string(),
        },
        start: &flow.page(flow.start()).id,
        contacts: flow
            .contacts()
            .iter()
            .map(|contact| ContactShape::of(contact))
            .collect(),
        pages: flow
            .pages()
            .map(|(_, page)| PageShape::of(flow, page))
            .collect(),
    }
}

fn lines(origin: &Origin, flow: &Flow) -> Vec<Line> {
    let from = match origin {
        Origin::BuiltIn(_) => say!(listing::BUILT_IN).to_owned(),
        Origin::Beside {
            path,
            overrides: true,
            ..
        } => say!(listing::overriding(&path.display().to_string())),
        Origin::Beside { path, .. } | Origin::Named(path) => path.display().to_string(),
    };
    let title = say!(listing::flow(flow.id(), flow.title(), flow.as_of(), &from));
    let widest = flow
        .pages()
        .map(|(_, page)| wrap::width(&page.id))
        .max()
        .unwrap_or(0);
    let kinds = [true, false].map(|is_remedy| say!(listing::kind(is_remedy)).chars().count());
    let kinds = kinds.into_iter().max().unwrap_or(0);
    let page = |page: &crate::flow::Page| {
        let lead = format!(
            "{:>4}  {:<widest$}  {:<kinds$}  ",
            page.number,
            page.id,
            say!(listing::kind(page.is_remedy()))
        );
        let rest = " ".repeat(wrap::width(&lead));
        Line::led(lead, rest, &page.title)
    };
    std::iter::once(Line::plain(title))
        .chain(flow.pages().map(|(_, each)| page(each)))
        .collect()
}
