//! The shortest answers from the first question to every page; `again` is not followed.

use std::collections::VecDeque;

use crate::answers::{Answer, Given};
use crate::flow::{Flow, Page, PageNo};

/// Shortest answers to the pages of a flow, all found by one search.
pub struct Ways<'f> {
    flow: &'f Flow,
    /// The answer that leads to each page, on a shortest way; none at the start and where no way leads.
    last: Vec<Option<Given>>,
}

/// The shortest answers that take an answer, not yet written out: those of all answers of a chain of questions are the
/// square of its length.
#[derive(Clone, Copy)]
pub struct Way<'w> {
    ways: &'w Ways<'w>,
    last: Given,
}

impl Way<'_> {
    /// The flow.
    #[must_use]
    pub fn flow(&self) -> &Flow {
        self.ways.flow
    }

    /// The answers; none if the page of the last one cannot be reached.
    #[must_use]
    pub fn answers(&self) -> Vec<Given> {
        let Given { page, .. } = self.last;
        if !self.flow().routes().reaches(page.0) {
            return Vec::new();
        }
        let mut way = self.ways.to(page);
        way.push(self.last);
        way
    }
}

impl<'f> Ways<'f> {
    /// Searches a flow, breadth first and in file order.
    #[must_use]
    pub fn of(flow: &'f Flow) -> Self {
        let start = flow.start();
        let mut last = vec![None; flow.pages().count()];
        let mut waiting = VecDeque::from([start]);
        while let Some(page) = waiting.pop_front() {
            for (answer, next) in onwards(flow.page(page)) {
                if next != start && last[next.0].is_none() {
                    last[next.0] = Some(Given { page, answer });
                    waiting.push_back(next);
                }
            }
        }
        Self { flow, last }
    }

    /// The fewest answers that lead from the first question to the page; empty for that question itself, and where no
    /// way leads.
    #[must_use]
    pub fn to(&self, page: PageNo) -> Vec<Given> {
        let before = |given: &Given| self.last[given.page.0];
        let mut way: Vec<Given> = std::iter::successors(self.last[page.0], before).collect();
        way.reverse();
        way
    }

    /// The same to the page of an answer, and then that answer.
    #[must_use]
    pub fn through(&self, last: Given) -> Way<'_> {
        Way { ways: self, last }
    }
}

/// What leads on from a page, in file order, `again` left out.
pub fn onwards(page: &Page) -> impl Iterator<Item = (Answer, PageNo)> {
    let options = page.options().iter().enumerate();
    let options = options
        .filter(|(_, choice)| !choice.again)
        .map(|(at, choice)| (Answer::Option(at), choice.target));
    let next = page.if_not_solved();
    options.chain(next.map(|next| (Answer::NotSolved, next)))
}
