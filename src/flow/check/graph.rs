//! Checks the routes of a flow: only options that say `again` may close a loop, and every route must be able to end.

use super::references::References;
use crate::finding::{Fault, MOST_FINDINGS, Report, Span};
use crate::flow::routes::MOST_EDGES_LOOKED_AT;

/// Reports loops without `again`, `again` without a loop, and pages from which no remedy can be reached.
pub(super) fn judge<'t>(references: &References<'t>, report: &mut Report<'t>) {
    loops(references, report);
    again(references, report);
    endings(references, report);
}

fn loops<'t>(references: &References<'t>, report: &mut Report<'t>) {
    let mut left = MOST_EDGES_LOOKED_AT;
    for &(page, edge) in references.routes.loops().iter().take(MOST_FINDINGS) {
        let closing = &references.routes.edges(page)[edge];
        let way = references.routes.way(closing.to, page, &mut left);
        let ends = [closing.to, page];
        let pages = way.as_deref().unwrap_or(&ends).iter();
        let mut pages: Vec<String> = pages.map(|page| references.id(*page)).collect();
        if way.is_none() {
            pages.insert(1, "...".to_owned());
        }
        let option = closing.option.is_some();
        let fault = Fault::Loop { pages, option };
        report.within(references.pages[page].way_to(closing), |report| {
            report.say(fault, closing.target);
        });
    }
}

fn again<'t>(references: &References<'t>, report: &mut Report<'t>) {
    let dominance = references.routes.dominance();
    for (number, sketch) in references.pages.iter().enumerate() {
        for edge in references.routes.edges(number) {
            let Some(span) = edge.again else { continue };
            if !dominance.covers(edge.to, number) {
                let target = references.id(edge.to);
                let fault = Fault::AgainWithoutLoop { target };
                report.within(sketch.way_to(edge), |report| report.say(fault, span));
            }
        }
    }
}

/// Reports questions whose options all say `again`: without loops, only those can keep a page from reaching a remedy. A
/// question without options has a finding already, and so has a file without remedies that cannot be read whole.
fn endings<'t>(references: &References<'t>, report: &mut Report<'t>) {
    for (number, sketch) in references
        .pages
        .iter()
        .enumerate()
        .filter(|_| references.whole)
    {
        let edges = references.routes.edges(number);
        if sketch.question && !edges.is_empty() && edges.iter().all(|edge| edge.again.is_some()) {
            let fault = Fault::NoRemedy {
                page: Some(sketch.id.to_owned()),
            };
            report.within(sketch.way(), |report| report.say(fault, sketch.span));
        }
    }
    let none = references.pages.iter().all(|sketch| sketch.question);
    if none && references.whole && !report.has_error() {
        report.say(Fault::NoRemedy { page: None }, Span::at(0));
    }
}
