//! The figures of a checked flow, counted page by page, never path by path: a tree with joins has more paths than could
//! ever be listed.

use super::page::PageNo;
use super::routes::Routes;

/// The most paths that are counted exactly (10^15); above that, only "more" is known.
const MOST_PATHS: u64 = 1_000_000_000_000_000;

/// The figures of a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Number of questions.
    pub questions: usize,
    /// Number of remedies.
    pub remedies: usize,
    /// Number of options of all questions, `again` ones included.
    pub options: usize,
    /// Option sequences from the start to a remedy, `again` not followed; `None` if there are more than 10^15.
    pub paths: Option<u64>,
    /// Fewest questions on a path to a remedy.
    pub shortest: usize,
    /// Most questions on a path to a remedy.
    pub longest: usize,
    /// Distances of every reachable remedy, in file order.
    pub per_remedy: Vec<Distance>,
}

/// For each page, the paths to it from the start and the questions on them, its own not counted.
pub struct Arrivals {
    /// Option sequences; 0 for unreachable pages. Saturates at `u64::MAX`, so that more than 10^15 is still told apart.
    pub paths: Vec<u64>,
    /// Fewest questions on a path to it; [`usize::MAX`] if there is none.
    pub fewest: Vec<usize>,
    /// Most questions on a path to it.
    pub most: Vec<usize>,
}

impl Arrivals {
    /// Counts along `routes`, which must be free of loops.
    pub fn of(routes: &Routes, pages: usize) -> Self {
        let mut arrivals = Self {
            paths: vec![0; pages],
            fewest: vec![usize::MAX; pages],
            most: vec![0; pages],
        };
        let Self {
            paths,
            fewest,
            most,
        } = &mut arrivals;
        if let Some(&start) = routes.reachable().first() {
            fewest[start] = 0;
            paths[start] = 1;
        }
        for &page in routes.reachable() {
            let asked = usize::from(routes.asks(page));
            for to in routes.forward(page) {
                fewest[to] = fewest[to].min(fewest[page] + asked);
                most[to] = most[to].max(most[page] + asked);
                paths[to] = paths[to].saturating_add(paths[page]);
            }
        }
        arrivals
    }
}

/// Returns a number of paths if it is exact.
pub fn exact(paths: u64) -> Option<u64> {
    (paths <= MOST_PATHS).then_some(paths)
}

/// The distance of a remedy from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// The remedy.
    pub page: PageNo,
    /// Fewest questions on a path to it.
    pub fewest: usize,
    /// Most questions on a path to it.
    pub most: usize,
}

impl Proof {
    /// Counts along `routes`, which must be free of loops.
    pub fn of(routes: &Routes, questions: usize, remedies: usize, options: usize) -> Self {
        let Arrivals {
            paths: ways,
            fewest,
            most,
        } = Arrivals::of(routes, questions + remedies);
        let mut proof = Self {
            questions,
            remedies,
            options,
            paths: Some(0),
            shortest: usize::MAX,
            longest: 0,
            per_remedy: Vec::new(),
        };
        let mut paths = 0_u64;
        for &page in routes.reachable() {
            if !routes.asks(page) {
                paths = paths.saturating_add(ways[page]);
                proof.shortest = proof.shortest.min(fewest[page]);
                proof.longest = proof.longest.max(most[page]);
                proof.per_remedy.push(Distance {
                    page: PageNo(page),
                    fewest: fewest[page],
                    most: most[page],
                });
            }
        }
        proof.per_remedy.sort_by_key(|distance| distance.page);
        proof.paths = exact(paths);
        proof
    }
}
