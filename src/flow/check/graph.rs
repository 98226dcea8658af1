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
        let (Some(sketch), Some(closing)) = (
            references.pages.get(page),
            references.routes.edges(page).get(edge),
        ) else {
            continue;
        };
        let Some(written) = sketch.written.get(edge) else {
            continue;
        };
        let way = references.routes.way(closing.to, page, &mut left);
        let ends = [closing.to, page];
        let mut pages: Vec<String> = way
            .as_deref()
            .unwrap_or(&ends)
            .iter()
            .filter_map(|page| references.pages.get(*page))
            .map(|page| page.id.to_owned())
            .collect();
        if way.is_none() {
            pages.insert(1, "...".to_owned());
        }
        let option = written.option.is_some();
        let fault = Fault::Loop { pages, option };
        report.within(sketch.way_to(written), |report| {
            report.say(fault, written.target);
        });
    }
}

fn again<'t>(references: &References<'t>, report: &mut Report<'t>) {
    let dominance = references.routes.dominance();
    for (number, sketch) in references.pages.iter().enumerate() {
        for (edge, written) in references.routes.edges(number).iter().zip(&sketch.written) {
            let Some(span) = written.again else { continue };
            if !dominance.covers(edge.to, number) {
                let target = references
                    .pages
                    .get(edge.to)
                    .map(|page| page.id.to_owned())
                    .unwrap_or_default();
                let fault = Fault::AgainWithoutLoop { target };
                report.within(sketch.way_to(written), |report| report.say(fault, span));
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
        if sketch.question && !edges.is_empty() && edges.iter().all(|edge| edge.again) {
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
