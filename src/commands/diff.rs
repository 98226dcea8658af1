//! `diff`: prints what changed between two flows, and which answers now lead to another page.

use std::ffi::OsString;

use clap::Args;
use serde::Serialize;

use super::args::{FormatArg, OutArg};
use super::exit::{Exit, Failure};
use super::json::{self, SCHEMA, object};
use super::load::{files_read, load};
use super::out::{Output, indented, section};
use crate::answers::Outcome;
use crate::flow::{Flow, PageNo};
use crate::page::Line;
use crate::say;
use crate::text::diff as words;
use crate::text::why;
use crate::views::diff::{Change, Changed, Difference, Lead, OptionChange, diff};

/// The flows to compare.
#[derive(Args, Debug)]
pub struct DiffArgs {
    #[arg(value_name = say!(help::OLD_NAME), display_order = 1, help = say!(help::DIFF_OLD), help_heading = say!(help::ARGUMENTS))]
    old: OsString,
    #[arg(value_name = say!(help::NEW_NAME), display_order = 2, help = say!(help::DIFF_NEW), help_heading = say!(help::ARGUMENTS))]
    new: OsString,
    #[arg(long, help = say!(help::DIFF_EXIT_CODE), help_heading = say!(help::OPTIONS))]
    exit_code: bool,
    #[command(flatten)]
    format: FormatArg,
    #[command(flatten)]
    out: OutArg,
}

/// Prints the differences.
pub(super) fn run(args: DiffArgs) -> Result<Exit, Failure> {
    let named = [args.old.as_os_str(), args.new.as_os_str()];
    let read: Vec<_> = named
        .iter()
        .flat_map(|named| files_read(Some(named)))
        .collect();
    let output = Output::prepare(args.out, &read)?;
    let [old, new] = named.map(|named| load(Some(named)));
    let (old, new) = (old?, new?);
    let found = diff(&old, &new);
    output.print(args.format, || shape(&found), || lines(&found))?;
    let differs = args.exit_code && !found.is_none();
    Ok(if differs { Exit::Unable } else { Exit::Done })
}

fn shape<'f>(found: &'f Difference<'f>) -> impl Serialize + 'f {
    let Difference { old, new, .. } = found;
    let removed = |(page, twin): &(PageNo, Option<PageNo>)| {
        object! {
            id: &old.page(*page).id,
            same_texts_as: twin.map(|twin| &new.page(twin).id),
        }
    };
    let changed = |(page, own): &'f (PageNo, Changed)| {
        object! {
            page: &new.page(*page).id,
            field: &own.field,
            old: &own.old,
            new: &own.new,
        }
    };
    let start = |(old, new)| object! { old: old, new: new };
    let pages = object! {
        added: json::all(&found.added, |page| &new.page(*page).id),
        removed: json::all(&found.removed, removed),
        changed: json::all(&found.changed, changed),
    };
    object! {
        schema: SCHEMA,
        old: flow(old),
        new: flow(new),
        start: found.start.map(start),
        flow: &found.flow,
        pages: pages,
        options: json::all(&found.options, |own| option(found, own)),
    }
}

fn flow(flow: &Flow) -> impl Serialize {
    object! { flow: flow.id(), as_of: flow.as_of() }
}

fn option<'f>(found: &'f Difference<'f>, own: &'f OptionChange<'f>) -> impl Serialize + 'f {
    let said = |lead: Lead<'f>| match own.change {
        Change::Label => lead.label,
        _ => Some(lead.target),
    };
    object! {
        page: own.page,
        option: own.option,
        change: own.change,
        old: own.old.and_then(said),
        new: own.new.and_then(said),
        answers: found.way(own),
    }
}

fn lines(found: &Difference<'_>) -> Vec<Line> {
    let mut lines = vec![
        Line::plain(words::old(found.old)),
        Line::plain(words::new(found.new)),
    ];
    if found.is_none() {
        lines.push(Line::plain(words::NONE));
        return lines;
    }
    let start = found.start.map(|(old, new)| words::start(old, new));
    lines.extend(start.map(Line::plain));
    let title = |flow: &Flow, page| why::page(flow.page(page));
    let added = found.added.iter();
    let added = added.map(|page| indented(title(found.new, *page)));
    let removed = found.removed.iter().map(|(page, twin)| {
        let page = title(found.old, *page);
        indented(match twin {
            Some(twin) => words::moved(&page, found.new.page(*twin)),
            None => page,
        })
    });
    let changed = found
        .changed
        .iter()
        .flat_map(|(page, own)| rewritten(&format!("{} ", found.new.page(*page).id), own));
    let flow = found.flow.iter().flat_map(|own| rewritten("", own));
    let options = |change| options(found, change);
    // The changes that callers notice first come first.
    for (heading, below) in [
        (words::ELSEWHERE, options(Change::Elsewhere)),
        (words::OPTIONS_REMOVED, options(Change::Removed)),
        (words::OPTIONS_ADDED, options(Change::Added)),
        (words::LABELS, options(Change::Label)),
        (words::REMOVED, removed.collect()),
        (words::ADDED, added.collect()),
        (words::CHANGED, changed.collect()),
        (words::FLOW, flow.collect()),
    ] {
        section(&mut lines, heading, below);
    }
    lines
}

/// Returns the label of an answer and the page it leads to.
fn said(lead: Option<Lead<'_>>) -> (&str, &str) {
    lead.map_or(("", ""), |lead| {
        let label = lead
            .label
            .unwrap_or(say!(answers::outcome(Outcome::NotSolved)));
        (label, lead.target)
    })
}

/// Returns the answers with one kind of change, each with the shortest way to take it.
fn options(found: &Difference<'_>, change: Change) -> Vec<Line> {
    let own = found.options.iter().filter(|own| own.change == change);
    own.flat_map(|own| {
        let ((was, from), (is, to)) = (said(own.old), said(own.new));
        let OptionChange { page, option, .. } = own;
        let text = match change {
            Change::Added => words::leads(page, option, is, to),
            Change::Removed => words::leads(page, option, was, from),
            Change::Label => words::label(page, option, (was, is)),
            Change::Elsewhere => words::elsewhere(page, option, is, (from, to)),
        };
        let way = found.way(own);
        let way = words::answers(way.flow(), &way.answers());
        [indented(text), Line::led("    ", "      ", way)]
    })
    .collect()
}

/// Returns a field with its old and new lines, without the lines that both begin or end with.
fn rewritten(page: &str, own: &Changed) -> Vec<Line> {
    let split = |text: &Option<String>| -> Vec<String> {
        let lines = text.iter().flat_map(|text| text.lines());
        lines.map(str::to_owned).collect()
    };
    let (mut old, mut new) = (split(&own.old), split(&own.new));
    let same = |old: &[String], new: &[String]| {
        old.iter()
            .zip(new)
            .take_while(|(old, new)| old == new)
            .count()
    };
    let head = same(&old, &new);
    old.drain(..head);
    new.drain(..head);
    old.reverse();
    new.reverse();
    let tail = same(&old, &new);
    let rest = |mut lines: Vec<String>| {
        lines.drain(..tail);
        lines.into_iter().rev()
    };
    let was = rest(old).map(|text| Line::led(format!("    {}", words::WAS), "      ", text));
    let is = rest(new).map(|text| Line::led(format!("    {}", words::IS), "      ", text));
    std::iter::once(indented(format!("{page}{}", own.field)))
        .chain(was)
        .chain(is)
        .collect()
}
