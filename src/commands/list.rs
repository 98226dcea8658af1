//! `list`: flows and their pages.

use clap::Args;
use serde::Serialize;

use super::args::{FlowArg, Format, FormatArg, OutArg};
use super::exit::{Exit, Failure};
use super::json::{ContactShape, PageShape, SCHEMA};
use super::load::{files_read, find, in_use, spoken_of};
use super::out::Output;
use super::site::Desk;
use crate::catalog::Origin;
use crate::flow::Flow;
use crate::page::Line;
use crate::say;
use crate::wrap;

/// Which flows, in which form.
#[derive(Args, Debug)]
pub struct ListArgs {
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

/// Prints the flow that is named, or all in use; bad ones beside good ones are said and keep nobody from using those.
pub(super) fn run(args: ListArgs) -> Result<Exit, Failure> {
    let named = args.flow.flow.as_deref();
    let out = Output::prepare(args.out, &files_read(named))?;
    let origins = match named {
        Some(named) => vec![find(Some(named))?],
        None => in_use()?,
    };
    let desk = Desk::read();
    let site = desk.path.as_ref().map(|path| path.display().to_string());
    let (mut flows, mut failures) = (Vec::new(), Vec::new());
    for origin in origins {
        match spoken_of(&origin) {
            Ok(flow) => flows.push((origin, desk.equip(flow))),
            Err(failure) => failures.push(failure),
        }
    }
    if flows.is_empty()
        && let Some(failure) = failures.pop()
    {
        return Err(failure);
    }
    match args.format.format {
        Format::Json => {
            let flows = flows
                .iter()
                .map(|(origin, flow)| shape(origin, flow))
                .collect();
            out.json(&Shape {
                schema: SCHEMA,
                site,
                flows,
            })?;
        }
        Format::Text => {
            let lines: Vec<Line> = flows
                .iter()
                .flat_map(|(origin, flow)| lines(origin, flow))
                .chain(site.map(|path| Line::plain(say!(site::in_use(&path, &desk.contacts())))))
                .collect();
            out.lines(&lines)?;
        }
    }
    let said = failures.iter().map(Failure::say);
    Ok(said.fold(Exit::Done, |_, exit| exit))
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
