//! Pages as numbers and the edges between them: loops, dominance, distances. Everything is iterative and at most O(n
//! log n), because a file of 16 MiB can hold some hundred thousand pages in one chain.

use std::collections::{HashMap, VecDeque};

use crate::finding::Span;

/// The most pages that [`Routes::way`] visits for one loop: nobody reads longer ones.
const MOST_LOOKED_AT: usize = 500;

/// The most edges that [`Routes::way`] visits for all loops of a file, which can have a loop on each of its hundred
/// thousand pages, and a hundred thousand options on each.
pub const MOST_EDGES_LOOKED_AT: usize = 300_000;

/// An option or an `if-not-solved`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The page it leads to.
    pub to: usize,
    /// The number of the option, from 0; `None` for `if-not-solved`.
    pub option: Option<usize>,
    /// Where its target is written.
    pub target: Span,
    /// Where it says `again`, if it does: it then leads back on purpose and counts in no distance.
    pub again: Option<Span>,
    /// Whether it closes a loop without `again`; found by [`Routes::new`].
    pub closes: bool,
}

/// The edges of every page, and what follows from them.
pub struct Routes {
    start: Option<usize>,
    asks: Vec<bool>,
    edges: Vec<Vec<Edge>>,
    reaches: Vec<bool>,
    /// The reachable pages, each before those it leads to.
    reachable: Vec<usize>,
    /// The edges that close a loop, as (page, index of the edge), in the order in which findings report them.
    loops: Vec<(usize, usize)>,
    ahead: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

impl Routes {
    /// `asks[p]` says whether page `p` is a question; edges to missing pages must be left out.
    #[must_use]
    pub fn new(start: Option<usize>, asks: Vec<bool>, edges: Vec<Vec<Edge>>) -> Self {
        let pages = asks.len();
        let mut routes = Self {
            start,
            asks,
            edges,
            reaches: vec![false; pages],
            reachable: Vec::new(),
            loops: Vec::new(),
            ahead: vec![0; pages],
        };
        // Each page comes after all those it leads to, loops aside.
        for page in routes.search() {
            let most = routes
                .forward(page)
                .map(|to| routes.ahead[to])
                .max()
                .unwrap_or(0);
            routes.ahead[page] = most + usize::from(routes.asks[page]);
        }
        routes
    }

    /// Searches depth-first from the start, then from each page not visited yet, in file order; returns the pages in
    /// the order in which the search left them.
    fn search(&mut self) -> Vec<usize> {
        let pages = self.asks.len();
        let mut marks = vec![Mark::New; pages];
        let mut left = Vec::with_capacity(pages);
        for root in self.start.into_iter().chain(0..pages) {
            if marks[root] != Mark::New {
                continue;
            }
            marks[root] = Mark::Open;
            let mut stack = vec![(root, 0)];
            while let Some((page, next)) = stack.last_mut() {
                let (page, number) = (*page, *next);
                *next += 1;
                let edge = self.edges[page].get_mut(number);
                match edge.map(|edge| (marks[edge.to], edge)) {
                    None => {
                        marks[page] = Mark::Done;
                        left.push(page);
                        stack.pop();
                    }
                    Some((_, edge)) if edge.again.is_some() => {}
                    Some((Mark::New, edge)) => {
                        marks[edge.to] = Mark::Open;
                        stack.push((edge.to, 0));
                    }
                    Some((Mark::Open, edge)) => {
                        self.loops.push((page, number));
                        edge.closes = true;
                    }
                    Some((Mark::Done, _)) => {}
                }
            }
            if Some(root) == self.start {
                self.reachable = left.iter().rev().copied().collect();
                self.reachable
                    .iter()
                    .for_each(|page| self.reaches[*page] = true);
            }
        }
        left
    }

    /// The pages that a page leads to, without `again` and loops.
    pub fn forward(&self, page: usize) -> impl Iterator<Item = usize> {
        let back = |edge: &&Edge| edge.again.is_some() || edge.closes;
        let onwards = self.edges[page].iter().filter(move |edge| !back(edge));
        onwards.map(|edge| edge.to)
    }

    /// The edges of a page, in file order.
    #[must_use]
    pub fn edges(&self, page: usize) -> &[Edge] {
        &self.edges[page]
    }

    /// Whether the page is a question.
    #[must_use]
    pub fn asks(&self, page: usize) -> bool {
        self.asks[page]
    }

    /// Whether a path from the start leads to the page.
    #[must_use]
    pub fn reaches(&self, page: usize) -> bool {
        self.reaches[page]
    }

    /// The reachable pages, each before those it leads to.
    #[must_use]
    pub fn reachable(&self) -> &[usize] {
        &self.reachable
    }

    /// The edges without `again` that close a loop, as (page, index of the edge), in the order in which a depth-first
    /// search from the start finds them.
    #[must_use]
    pub fn loops(&self) -> &[(usize, usize)] {
        &self.loops
    }

    /// The most questions from a page on, itself included.
    #[must_use]
    pub fn most_ahead(&self, page: usize) -> usize {
        self.ahead[page]
    }

    /// Returns the pages of the loop closed by an edge from `bottom` to `top`, from `top` to `bottom`. Every edge
    /// visited is taken off `left`, the budget of one file; `None` if that, or the limit for one loop, is used up.
    #[must_use]
    pub fn way(&self, top: usize, bottom: usize, left: &mut usize) -> Option<Vec<usize>> {
        let mut came_from = HashMap::new();
        let mut waiting = VecDeque::from([top]);
        while let Some(page) = waiting.pop_front() {
            if page == bottom {
                break;
            }
            if came_from.len() >= MOST_LOOKED_AT {
                return None;
            }
            for to in self.forward(page) {
                *left = left.checked_sub(1)?;
                if to != top {
                    came_from.entry(to).or_insert_with(|| {
                        waiting.push_back(to);
                        page
                    });
                }
            }
        }
        let mut way = vec![bottom];
        let mut page = bottom;
        while page != top {
            let Some(before) = came_from.get(&page) else {
                break;
            };
            way.push(*before);
            page = *before;
        }
        way.reverse();
        Some(way)
    }

    /// Computes which pages lie on every path: see [`Dominance::covers`].
    #[must_use]
    pub(crate) fn dominance(&self) -> Dominance {
        let mut dominance = Dominance {
            depth: vec![0; self.asks.len()],
            parent: vec![usize::MAX; self.asks.len()],
            jump: vec![usize::MAX; self.asks.len()],
        };
        let Some(start) = self.start else {
            return dominance;
        };
        dominance.parent[start] = start;
        dominance.jump[start] = start;
        for &page in self.reachable() {
            if page != start {
                dominance.hang(page);
            }
            for to in self.forward(page) {
                dominance.meet(to, page, start);
            }
        }
        dominance
    }
}

/// The dominator tree of the reachable pages, with jump pointers (Myers 1983) for ancestors in O(log n).
pub(crate) struct Dominance {
    depth: Vec<usize>,
    parent: Vec<usize>,
    jump: Vec<usize>,
}

impl Dominance {
    /// Whether every path from the start to `page` passes `over`. True for the page itself, and for all pages if no
    /// path leads to `page`.
    #[must_use]
    pub(crate) fn covers(&self, over: usize, page: usize) -> bool {
        if self.parent[page] == usize::MAX || over == page {
            return true;
        }
        self.parent[over] != usize::MAX && self.up_to(page, self.depth[over]) == over
    }

    /// The pages on every path from the start to `page`, in order, without `page` itself.
    #[must_use]
    pub(crate) fn above(&self, page: usize) -> Vec<usize> {
        let up =
            |page: &usize| Some(self.parent[*page]).filter(|up| *up != usize::MAX && up != page);
        let mut above: Vec<usize> = std::iter::successors(up(&page), up).collect();
        above.reverse();
        above
    }

    /// Adds an edge into `to`: its parent becomes the nearest page that all edges so far come through.
    fn meet(&mut self, to: usize, from: usize, start: usize) {
        if to == start {
            return;
        }
        self.parent[to] = if self.parent[to] == usize::MAX {
            from
        } else {
            self.common(self.parent[to], from)
        };
    }

    /// Fixes the place of a page once all edges into it are known.
    fn hang(&mut self, page: usize) {
        let parent = self.parent[page];
        let jump = self.jump[parent];
        self.depth[page] = self.depth[parent] + 1;
        let long =
            self.depth[parent] - self.depth[jump] == self.depth[jump] - self.depth[self.jump[jump]];
        self.jump[page] = if long { self.jump[jump] } else { parent };
    }

    fn up_to(&self, mut page: usize, depth: usize) -> usize {
        while self.depth[page] > depth {
            page = if self.depth[self.jump[page]] >= depth {
                self.jump[page]
            } else {
                self.parent[page]
            };
        }
        page
    }

    fn common(&self, one: usize, other: usize) -> usize {
        let depth = self.depth[one].min(self.depth[other]);
        let (mut one, mut other) = (self.up_to(one, depth), self.up_to(other, depth));
        while one != other {
            let far = self.jump[one] != self.jump[other];
            (one, other) = if far {
                (self.jump[one], self.jump[other])
            } else {
                (self.parent[one], self.parent[other])
            };
        }
        one
    }
}
