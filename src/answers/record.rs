//! A call as lines that can be replayed: ids of pages and options, and the page where it ended. Free of personal data
//! by construction: nothing else fits into the type.

use std::fmt;

use super::{Answer, Given, Outcome};
use crate::flow::{Flow, PageNo};

/// One call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record<'f> {
    /// The page it began on, where that is not the flow's first question.
    pub start: Option<&'f str>,
    /// Each page answered, and the option, or `not-solved` where that led on.
    pub path: Vec<(&'f str, &'f str)>,
    /// What ended it.
    pub outcome: Option<Outcome>,
    /// The page where it stands.
    pub end: &'f str,
}

impl<'f> Record<'f> {
    /// The record of a call that began on `start`, got these answers and stands on `end`.
    #[must_use]
    pub fn of(
        flow: &'f Flow,
        start: PageNo,
        given: &[Given],
        outcome: Option<Outcome>,
        end: PageNo,
    ) -> Self {
        let id = |number| flow.page(number).id.as_str();
        Self {
            start: (start != flow.start()).then(|| id(start)),
            path: given.iter().map(|given| step(flow, *given)).collect(),
            outcome,
            end: id(end),
        }
    }
}

/// The ids of an answer: the page's and the option's.
#[must_use]
pub fn step(flow: &Flow, given: Given) -> (&str, &str) {
    let page = flow.page(given.page);
    let option = match given.answer {
        Answer::Option(at) => page.options().get(at).map_or("", |choice| &choice.id),
        Answer::NotSolved => Outcome::NotSolved.word(),
    };
    (&page.id, option)
}

impl fmt::Display for Record<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(start) = self.start {
            writeln!(out, "@ {start}")?;
        }
        for (page, option) in &self.path {
            writeln!(out, "{page}={option}")?;
        }
        if let Some(outcome) = self.outcome {
            writeln!(out, "{}={}", self.end, outcome.word())?;
        }
        writeln!(out, "=> {}", self.end)
    }
}
