//! Draws the questions of a flow and the ways between them, only counting remedies. Ways through remedies that did not
//! help are dotted, and left out if another way leads to the question: otherwise nobody could read the picture.

use std::collections::HashSet;

use super::{Drawing, Way, ways};
use crate::flow::{Flow, PageNo};
use crate::text::graph as words;

/// Returns what the overview shows.
pub fn overview(flow: &Flow) -> Drawing<'_> {
    let asked = directly_asked(flow);
    let mut drawing = Drawing::of(flow);
    for (number, page) in flow.pages().filter(|(_, page)| !page.is_remedy()) {
        let mut remedies = HashSet::new();
        let mut edges: Vec<Way> = Vec::new();
        for mut way in ways(page) {
            let through = flow.page(way.to).is_remedy();
            if through {
                remedies.insert(way.to);
            }
            match behind(flow, way.to) {
                Some(to) if !through || !asked.contains(&to) => way.to = to,
                _ => continue,
            }
            (way.label, way.dotted) = ("", way.dotted || through);
            let same = |edge: &&mut Way| {
                (edge.to, edge.again, edge.dotted) == (way.to, way.again, way.dotted)
            };
            match edges.iter_mut().find(same) {
                Some(edge) => edge.numbers.append(&mut way.numbers),
                None => edges.push(way),
            }
        }
        let below = (!remedies.is_empty()).then(|| words::remedies(remedies.len()));
        drawing.add(number, edges, below);
    }
    drawing
}

/// Returns the questions that an option leads to.
fn directly_asked(flow: &Flow) -> HashSet<PageNo> {
    let options = flow.pages().flat_map(|(_, page)| page.options());
    let ahead = options.filter(|choice| !choice.again);
    ahead.map(|choice| choice.target).collect()
}

/// Returns the first question from a page on: the page itself, or what follows remedies that did not help.
fn behind(flow: &Flow, page: PageNo) -> Option<PageNo> {
    let on = |page: &PageNo| flow.page(*page).if_not_solved();
    let mut chain = std::iter::successors(Some(page), on);
    chain.find(|page| !flow.page(*page).is_remedy())
}
