//! How callers get to a page: computed page by page, never path by path.

use super::ways::{Ways, onwards};
use crate::answers::Given;
use crate::flow::proof::{Arrivals, exact};
use crate::flow::{Flow, PageNo};

/// How callers get to a page; `again` is not followed.
pub struct Why<'f> {
    /// The page.
    pub page: PageNo,
    /// Option sequences from the start that end on it; `None` for more than 10^15.
    pub paths: Option<u64>,
    /// Fewest and most questions on the way, its own not counted; `None` if nobody gets there.
    pub questions: Option<(usize, usize)>,
    /// The shortest of these sequences, to every page.
    pub ways: Ways<'f>,
    /// The pages that all of them pass, in their order.
    pub always: Vec<Always>,
    /// The answers that lead straight to it, in file order.
    pub before: Vec<Before>,
}

/// A page on every path to another one.
pub struct Always {
    /// The page.
    pub page: PageNo,
    /// What is answered there, where that is the same on all paths.
    pub given: Option<Given>,
}

/// An answer that leads straight to the page.
pub struct Before {
    /// The answer.
    pub given: Given,
    /// Option sequences from the start that end with it; `None` for more than 10^15.
    pub paths: Option<u64>,
}

/// Looks at all pages once, and for dominators at all answers in O(n log n).
#[must_use]
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

/// The answers that lead straight to a page.
fn straight(flow: &Flow, target: PageNo) -> Vec<Given> {
    let answers = flow.pages().flat_map(|(page, shown)| {
        onwards(shown).map(move |(answer, next)| (Given { page, answer }, next))
    });
    let here = answers.filter(|(_, next)| *next == target);
    here.map(|(given, _)| given).collect()
}

/// The pages on every path to a page, each with its answer where only one of them can lead there.
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
