//! `list`: prints flows and their pages.

use clap::Args;
use serde::Serialize;

use super::args::{FlowArg, FormatArg, OutArg};
use super::exit::{Exit, Failure};
use super::json::{self, SCHEMA, object};
use super::load::{files_read, find, spoken_of};
use super::out::Output;
use super::site::{Desk, say_ending};
use crate::catalog::{self, Origin};
use crate::flow::Flow;
use crate::page::Line;
use crate::say;
use crate::wrap;

/// The flows to list, and the output format.
#[derive(Args, Debug)]
pub struct ListArgs {
    #[command(flatten)]
    flow: FlowArg,
    #[command(flatten)]
    format: FormatArg,
    #[command(flatten)]
    out: OutArg,
}

/// Prints the named flow, or all flows in use; invalid ones are reported and do not keep anyone from using the others.
pub(super) fn run(args: ListArgs) -> Result<Exit, Failure> {
    let named = args.flow.flow.as_deref();
    let out = Output::prepare(args.out, &files_read(named))?;
    let origins = match named {
        Some(named) => vec![find(Some(named))?],
        None => catalog::in_use()?,
    };
    let desk = Desk::read();
    if named.is_none() {
        say_ending(&catalog::listed().unwrap_or_default());
    }
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
    let shape = || {
        let shown = json::all(&flows, |(origin, flow)| shape(origin, flow));
        object! { schema: SCHEMA, site: &site, flows: shown }
    };
    out.print(args.format, shape, || {
        let in_use = |path: &String| Line::plain(say!(site::in_use(path, &desk.contacts())));
        let flows = flows.iter().flat_map(|(origin, flow)| lines(origin, flow));
        flows.chain(site.as_ref().map(in_use)).collect()
    })?;
    let said = failures.iter().map(Failure::say);
    Ok(said.fold(Exit::Done, |_, exit| exit))
}

fn shape<'f>(origin: &'f Origin, flow: &'f Flow) -> impl Serialize + 'f {
    let path = origin.path().map(|path| path.display().to_string());
    object! {
        id: flow.id(),
        title: flow.title(),
        as_of: flow.as_of(),
        origin: path.unwrap_or_else(|| "built-in".to_owned()),
        start: &flow.page(flow.start()).id,
        contacts: json::all(flow.contacts(), |contact| json::contact(contact)),
        pages: json::all(flow.pages(), |(_, page)| json::page(flow, page)),
    }
}

fn lines(origin: &Origin, flow: &Flow) -> Vec<Line> {
    let path = origin.path().map(|path| path.display().to_string());
    let from = match path {
        None => say!(listing::BUILT_IN).to_owned(),
        Some(path) if origin.overrides() => say!(listing::overriding(&path)),
        Some(path) => path,
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
