//! The shortest answers from the first question to every page; `again` is not followed.

use std::collections::VecDeque;

use crate::answers::{Answer, Given};
use crate::flow::{Flow, Page, PageNo};

/// The shortest sequences of answers to all pages of a flow, found in one search.
pub struct Ways<'f> {
    flow: &'f Flow,
    /// The answer that leads to each page on a shortest way; `None` for the first question and for unreachable pages.
    last: Vec<Option<Given>>,
}

/// The shortest sequence of answers that ends with a given one, computed on demand: written out for all answers of a
/// chain of questions, their total length is the square of the chain's.
#[derive(Clone, Copy)]
pub struct Way<'w> {
    ways: &'w Ways<'w>,
    last: Given,
}

impl Way<'_> {
    /// Returns the flow.
    pub fn flow(&self) -> &Flow {
        self.ways.flow
    }

    /// Returns the answers; empty if the page of the last one cannot be reached.
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
    /// Searches a flow breadth first, in file order.
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

    /// Returns the shortest sequence of answers from the first question to the page; empty for that question itself and
    /// for pages that cannot be reached.
    pub fn to(&self, page: PageNo) -> Vec<Given> {
        let before = |given: &Given| self.last[given.page.0];
        let mut way: Vec<Given> = std::iter::successors(self.last[page.0], before).collect();
        way.reverse();
        way
    }

    /// Returns the shortest sequence to the page of this answer, followed by the answer.
    pub fn through(&self, last: Given) -> Way<'_> {
        Way { ways: self, last }
    }
}

/// Returns the answers that lead on from a page, in file order, without `again` options.
pub fn onwards(page: &Page) -> impl Iterator<Item = (Answer, PageNo)> {
    let options = page.options().iter().enumerate();
    let options = options
        .filter(|(_, choice)| !choice.again)
        .map(|(at, choice)| (Answer::Option(at), choice.target));
    let next = page.if_not_solved();
    options.chain(next.map(|next| (Answer::NotSolved, next)))
}
