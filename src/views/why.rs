//! Explains how callers reach a page; computed page by page instead of path by path.

use super::ways::{Ways, onwards};
use crate::answers::Given;
use crate::flow::proof::{Arrivals, exact};
use crate::flow::{Flow, PageNo};

/// How callers reach a page; `again` is not followed.
pub struct Why<'f> {
    /// The page.
    pub page: PageNo,
    /// The number of paths from the first question to it; `None` for more than 10^15.
    pub paths: Option<u64>,
    /// The fewest and most questions before it; `None` if the page cannot be reached.
    pub questions: Option<(usize, usize)>,
    /// The shortest ways to every page.
    pub ways: Ways<'f>,
    /// The pages on every path, in order.
    pub always: Vec<Always>,
    /// The answers that lead directly to it, in file order.
    pub before: Vec<Before>,
}

/// A page that every path to another page passes.
pub struct Always {
    /// The page.
    pub page: PageNo,
    /// The answer given there, if it is the same on all paths.
    pub given: Option<Given>,
}

/// An answer that leads directly to the page.
pub struct Before {
    /// The answer.
    pub given: Given,
    /// The number of paths from the first question that end with it; `None` for more than 10^15.
    pub paths: Option<u64>,
}

/// Computes the paths by looking at every page once, and the dominators in O(n log n) of the answers.
pub fn why(flow: &Flow, page: PageNo) -> Why<'_> {
    let arrivals = Arrivals::of(flow.routes(), flow.pages().count());
    let paths = arrivals.paths[page.0];
    let before = |given: Given| Before {
        given,
        paths: exact(arrivals.paths[given.page.0]),
    };
    Why {
        page,
        paths: exact(paths),
        questions: (paths > 0).then(|| (arrivals.fewest[page.0], arrivals.most[page.0])),
        ways: Ways::of(flow),
        always: always(flow, page),
        before: straight(flow, page).into_iter().map(before).collect(),
    }
}

/// Returns the answers that lead directly to a page.
fn straight(flow: &Flow, target: PageNo) -> Vec<Given> {
    let answers = flow.pages().flat_map(|(page, shown)| {
        onwards(shown).map(move |(answer, next)| (Given { page, answer }, next))
    });
    let here = answers.filter(|(_, next)| *next == target);
    here.map(|(given, _)| given).collect()
}

/// Returns the pages on every path to a page, each with its answer if only one can lead there.
fn always(flow: &Flow, target: PageNo) -> Vec<Always> {
    let routes = flow.routes();
    let mut leads = vec![false; flow.pages().count()];
    leads[target.0] = true;
    for &page in routes.reachable().iter().rev() {
        leads[page] |= routes.forward(page).any(|to| leads[to]);
    }
    let passed = |page: usize| {
        let page = PageNo(page);
        let mut leading = onwards(flow.page(page)).filter(|(_, next)| leads[next.0]);
        let first = leading.next().filter(|_| leading.next().is_none());
        Always {
            page,
            given: first.map(|(answer, _)| Given { page, answer }),
        }
    };
    let above = routes.dominance().above(target.0);
    above.into_iter().map(passed).collect()
}
