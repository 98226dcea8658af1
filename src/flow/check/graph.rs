//! What the routes of a flow must be: without loops but those that say `again`, and with an ending everywhere.

use super::references::References;
use crate::finding::{Fault, Finding, MOST_FINDINGS, Seg, Span, has_error};

/// Says where pages lead back, where `again` does not, and where nothing ends.
pub(super) fn judge(references: &References<'_>, findings: &mut Vec<Finding>) {
    loops(references, findings);
    again(references, findings);
    endings(references, findings);
}

fn loops(references: &References<'_>, findings: &mut Vec<Finding>) {
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
        let way = references.routes.way(closing.to, page);
        let mut pages: Vec<String> = way
            .iter()
            .filter_map(|page| references.pages.get(*page))
            .map(|page| page.id.to_owned())
            .collect();
        if way.len() == 2 && !references.routes.forward(closing.to).any(|to| to == page) {
            pages.insert(1, "...".to_owned());
        }
        let option = !matches!(written.trail.last(), Some(Seg::Key(key)) if key == "if-not-solved");
        let fault = Fault::Loop { pages, option };
        findings.push(Finding::new(fault, written.target).within(written.trail.clone()));
    }
}

fn again(references: &References<'_>, findings: &mut Vec<Finding>) {
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
                findings.push(Finding::new(fault, span).within(written.trail.clone()));
            }
        }
    }
}

/// Without loops, a page leads to no remedy only if some question on the way has no option but `again` ones. One
/// without any option is reported as such, and so is a file without remedies that cannot be read as a whole.
fn endings(references: &References<'_>, findings: &mut Vec<Finding>) {
    for (number, sketch) in references.pages.iter().enumerate() {
        let edges = references.routes.edges(number);
        if sketch.question && !edges.is_empty() && edges.iter().all(|edge| edge.again) {
            let trail = vec![
                Seg::Key("questions".to_owned()),
                Seg::Key(sketch.id.to_owned()),
            ];
            let fault = Fault::NoRemedy {
                page: Some(sketch.id.to_owned()),
            };
            findings.push(Finding::new(fault, sketch.span).within(trail));
        }
    }
    let none = references.pages.iter().all(|sketch| sketch.question);
    if none && references.whole && !has_error(findings) {
        findings.push(Finding::new(Fault::NoRemedy { page: None }, Span::at(0)));
    }
}
