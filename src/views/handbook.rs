//! Renders the whole flow as text for paper: every page with the pages before and after it, then the contacts and the
//! sources with the pages that use them. [`html`](super::html) uses the same lines.

use crate::answers::Outcome;
use crate::flow::{Flow, Page, PageNo, Source};
use crate::letter::letter;
use crate::page::{self, Line, Look};
use crate::say;
use crate::wrap;

/// The width that fits on A4 in any console font. `wrap` leaves a terminal's last column free.
const COLUMNS: usize = 78 + 1;

/// Returns the wrapped text.
pub fn text(flow: &Flow) -> String {
    let mut lines = vec![
        Line::plain(say!(print::title(flow))),
        Line::plain(say!(print::NUMBERS_HOLD)),
    ];
    for ((_, page), before) in flow.pages().zip(arrivals(flow)) {
        lines.push(Line::plain(""));
        let heading = say!(print::heading(page.number, &page.title, &page.id));
        lines.push(Line::led("", "   ", heading));
        let body = page::body(page).into_iter();
        lines.extend(body.skip_while(|line| line.text.is_empty()));
        let leads = |way: Way| {
            let label = say!(print::leads(way.label, way.to?.number()));
            Some(Line::led(format!("{:>2} ", way.number), "   ", label))
        };
        lines.extend(ways(page).filter_map(leads));
        lines.extend(page.letter().map(|_| Line::plain(say!(print::LETTER))));
        let letter = page.letter().into_iter().flat_map(letter);
        lines.extend(letter.map(indented));
        if !before.is_empty() {
            let numbers = say!(print::numbers(&before));
            lines.push(Line::led(say!(print::ARRIVALS), "  ", numbers));
        }
    }
    let appendices = [contacts(flow), groups(flow), sources(flow)];
    for appendix in appendices.into_iter().filter(Appendix::is_there) {
        lines.push(Line::plain(""));
        lines.push(Line::plain(say!(print::appendix(appendix.heading))));
        lines.extend(appendix.lines);
    }
    let rows = lines.iter().flat_map(|line| match line.text.as_str() {
        "" => vec![String::new()],
        text => wrap::wrap(text, COLUMNS, &line.first, &line.rest),
    });
    rows.map(|row| row + "\n").collect()
}

/// An answer on a page, with its number in the walk.
pub(super) struct Way<'f> {
    pub number: usize,
    pub label: &'f str,
    /// The page it leads to; `None` if it ends the call.
    pub to: Option<PageNo>,
    /// The outcome, if this is one of a remedy.
    pub outcome: Option<Outcome>,
}

pub(super) fn ways(page: &Page) -> impl Iterator<Item = Way<'_>> {
    let options = (1..).zip(page.options()).map(|(number, choice)| Way {
        number,
        label: &choice.label,
        to: Some(choice.target),
        outcome: None,
    });
    let outcomes = (1..).zip(Outcome::offered(page)).map(|(number, said)| Way {
        number,
        label: say!(answers::outcome(said)),
        to: page.if_not_solved().filter(|_| said == Outcome::NotSolved),
        outcome: Some(said),
    });
    options.chain(outcomes)
}

/// Returns, for each page, the numbers of the pages that lead to it.
pub(super) fn arrivals(flow: &Flow) -> Vec<Vec<usize>> {
    let mut arrivals = vec![Vec::new(); flow.pages().count()];
    for (_, page) in flow.pages() {
        for to in ways(page).filter_map(|way| way.to) {
            add(&mut arrivals[to.0], page.number);
        }
    }
    arrivals
}

/// Adds a number unless present. Numbers arrive in order, so only the last one needs to be compared.
fn add(numbers: &mut Vec<usize>, number: usize) {
    if numbers.last() != Some(&number) {
        numbers.push(number);
    }
}

/// A section after the pages.
pub(super) struct Appendix {
    /// Its id, which no page can have.
    pub id: &'static str,
    pub heading: &'static str,
    pub lines: Vec<Line>,
}

impl Appendix {
    /// Returns whether it has any content.
    pub fn is_there(&self) -> bool {
        !self.lines.is_empty()
    }
}

/// Returns the contacts of the flow, how to reach them, and the pages that name them.
pub(super) fn contacts(flow: &Flow) -> Appendix {
    let mut lines = Vec::new();
    for contact in flow.contacts() {
        let names = |page: &Page| {
            let mut named = page.steps.iter().filter_map(|step| step.contact.as_ref());
            let letter = page.letter().map(|letter| &letter.to);
            named.any(|it| it.id == contact.id) || letter.is_some_and(|it| it.id == contact.id)
        };
        let pages = flow.pages().filter(|(_, page)| names(page));
        let numbers: Vec<usize> = pages.map(|(_, page)| page.number).collect();
        lines.push(item(say!(print::listed(&contact.title, &numbers))));
        let ways = page::ways(contact, None).into_iter();
        lines.extend(ways.map(|way| Line::led("  ", "    ", way)));
    }
    Appendix {
        id: "_contacts",
        heading: say!(print::CONTACTS),
        lines,
    }
}

fn groups(flow: &Flow) -> Appendix {
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    for (_, page) in flow.pages() {
        let Some(group) = page.group.as_deref() else {
            continue;
        };
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, numbers)) => numbers.push(page.number),
            None => groups.push((group, vec![page.number])),
        }
    }
    let line = |(group, numbers): (&str, Vec<usize>)| item(say!(print::listed(group, &numbers)));
    Appendix {
        id: "_groups",
        heading: say!(print::GROUPS),
        lines: groups.into_iter().map(line).collect(),
    }
}

/// Returns every source, and the pages that cite it.
pub(super) fn sources(flow: &Flow) -> Appendix {
    let mut sources: Vec<(&Source, Vec<usize>)> = Vec::new();
    for (_, page) in flow.pages() {
        for source in page::sources(page) {
            match sources
                .iter_mut()
                .find(|(known, _)| known.doc == source.doc)
            {
                Some((_, numbers)) => add(numbers, page.number),
                None => sources.push((source, vec![page.number])),
            }
        }
    }
    let line =
        |(source, numbers): (&Source, Vec<usize>)| item(say!(print::source(source, &numbers)));
    Appendix {
        id: "_sources",
        heading: say!(print::SOURCES),
        lines: sources.into_iter().map(line).collect(),
    }
}

fn indented(line: Line) -> Line {
    let indent = |lead| format!("  {lead}");
    Line::led(indent(line.first), indent(line.rest), line.text)
}

fn item(text: String) -> Line {
    Line::led(say!(page::BULLET), "  ", text).look(Look::Item)
}
