//! What was counted while a flow was checked. Counted page by page, never path by path: a tree with joins has more
//! paths than could ever be listed.

use super::page::PageNo;
use super::routes::Routes;

/// The most paths that are counted exactly (10^15); more are only known to be more.
pub const MOST_PATHS: u64 = 1_000_000_000_000_000;

/// The figures of a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Questions in the file.
    pub questions: usize,
    /// Remedies in the file.
    pub remedies: usize,
    /// Options of all questions, `again` ones too.
    pub options: usize,
    /// Option sequences from the start to each remedy, `again` not followed; `None` where there are more than
    /// [`MOST_PATHS`].
    pub paths: Option<u64>,
    /// Fewest questions on a path to a remedy.
    pub shortest: usize,
    /// Most questions on a path to a remedy.
    pub longest: usize,
    /// For each remedy that a path leads to, in file order, its page number and its distances.
    pub per_remedy: Vec<Distance>,
}

/// For each page, how many paths lead there from the start, and the questions on the way, its own not counted.
pub struct Arrivals {
    /// Option sequences; a page that no path leads to has none. Saturated, so that more than [`MOST_PATHS`] is known.
    pub paths: Vec<u64>,
    /// Fewest questions on a path to it; [`usize::MAX`] where there is no path.
    pub fewest: Vec<usize>,
    /// Most questions on a path to it.
    pub most: Vec<usize>,
}

impl Arrivals {
    /// Counts along `routes`, which must be free of loops.
    #[must_use]
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

/// A number of paths, as far as it is exact.
#[must_use]
pub fn exact(paths: u64) -> Option<u64> {
    (paths <= MOST_PATHS).then_some(paths)
}

/// How far a remedy is from the start.
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
    #[must_use]
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
