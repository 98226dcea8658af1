//! Where a person is in a flow: the fold of their answers. No clock, no I/O, no wording.

use crate::flow::{Flow, Page, PageNo};

/// What was answered on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The option with this number, from 0.
    Option(usize),
    /// The remedy did not help.
    NotSolved,
}

/// The answer does not fit the page; nothing has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoesNotFit;

/// One walk: the page it began on and the answers since.
#[derive(Clone)]
pub struct Session<'f> {
    flow: &'f Flow,
    start: PageNo,
    /// The page that each answer was given on.
    taken: Vec<(PageNo, Answer)>,
    current: PageNo,
}

impl<'f> Session<'f> {
    /// A walk that has not begun, on `start`.
    #[must_use]
    pub fn new(flow: &'f Flow, start: PageNo) -> Self {
        Self {
            flow,
            start,
            taken: Vec::new(),
            current: start,
        }
    }

    /// A walk rebuilt from its answers.
    ///
    /// # Errors
    /// If one of the answers does not fit the page that those before it lead to.
    pub fn replay(flow: &'f Flow, start: PageNo, answers: &[Answer]) -> Result<Self, DoesNotFit> {
        let mut session = Self::new(flow, start);
        answers
            .iter()
            .try_for_each(|answer| session.answer(*answer))?;
        Ok(session)
    }

    /// The flow that is walked.
    #[must_use]
    pub fn flow(&self) -> &'f Flow {
        self.flow
    }

    /// The number of the page that is shown now.
    #[must_use]
    pub fn current(&self) -> PageNo {
        self.current
    }

    /// The page that is shown now.
    #[must_use]
    pub fn page(&self) -> &'f Page {
        self.flow.page(self.current)
    }

    /// The page that `back` leads to; none on the first one.
    #[must_use]
    pub fn before(&self) -> Option<&'f Page> {
        self.taken.last().map(|(page, _)| self.flow.page(*page))
    }

    /// The answers so far.
    #[must_use]
    pub fn answers(&self) -> Vec<Answer> {
        self.taken.iter().map(|(_, answer)| *answer).collect()
    }

    /// The path: each page answered, and the id of what was answered (`not-solved` on a remedy).
    #[must_use]
    pub fn path(&self) -> Vec<(&'f str, &'f str)> {
        let step = |(page, answer): &(PageNo, Answer)| {
            let page = self.flow.page(*page);
            let option = match answer {
                Answer::Option(number) => page
                    .options()
                    .get(*number)
                    .map_or("", |choice| choice.id.as_str()),
                Answer::NotSolved => "not-solved",
            };
            (page.id.as_str(), option)
        };
        self.taken.iter().map(step).collect()
    }

    /// Goes on to the page that the answer leads to.
    ///
    /// # Errors
    /// If this page has no such option, or is no remedy that leads on.
    pub fn answer(&mut self, answer: Answer) -> Result<(), DoesNotFit> {
        let next = match answer {
            Answer::Option(number) => self
                .page()
                .options()
                .get(number)
                .map(|choice| choice.target),
            Answer::NotSolved => self.page().if_not_solved(),
        };
        let next = next.ok_or(DoesNotFit)?;
        self.taken.push((self.current, answer));
        self.current = next;
        Ok(())
    }

    /// Drops the last answer; false on the first page.
    pub fn back(&mut self) -> bool {
        self.taken
            .pop()
            .inspect(|(page, _)| self.current = *page)
            .is_some()
    }

    /// Drops all answers.
    pub fn restart(&mut self) {
        self.taken.clear();
        self.current = self.start;
    }
}
