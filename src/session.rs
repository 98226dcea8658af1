//! Where a person is in a flow: a fold of their replies, call by call. No clock, no I/O, no wording.

use crate::answers::record::Record;
use crate::answers::{Answer, Call, Given, Outcome, Reply, Stage};
use crate::flow::{Flow, Page, PageNo};

/// The error for a reply that does not fit the page; the session has not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoesNotFit;

/// One call: the page it began on, the answers since, and the outcome, if any.
#[derive(Clone)]
pub struct Session<'f> {
    flow: &'f Flow,
    start: PageNo,
    given: Vec<Given>,
    current: PageNo,
    outcome: Option<Outcome>,
}

impl<'f> Session<'f> {
    /// Starts a call on `start`.
    pub fn new(flow: &'f Flow, start: PageNo) -> Self {
        Self {
            flow,
            start,
            given: Vec::new(),
            current: start,
            outcome: None,
        }
    }

    /// Applies a reply within this call.
    ///
    /// # Errors
    /// If the page does not offer this answer, nothing can be taken back, or the reply concerns the whole run.
    pub fn apply(&mut self, reply: Reply) -> Result<(), DoesNotFit> {
        match (reply, self.stage()) {
            (Reply::Option(at), Stage::Options) => {
                let option = self.page().options().get(at).ok_or(DoesNotFit)?;
                self.go_on(Answer::Option(at), option.target);
            }
            (Reply::Outcome(outcome), Stage::Remedy) => {
                let page = self.page();
                if !Outcome::offered(page).any(|offered| offered == outcome) {
                    return Err(DoesNotFit);
                }
                match page.if_not_solved() {
                    Some(next) if outcome == Outcome::NotSolved => {
                        self.go_on(Answer::NotSolved, next);
                    }
                    _ => self.outcome = Some(outcome),
                }
            }
            (Reply::Back, Stage::Closed(_)) => self.outcome = None,
            (Reply::Back, _) => {
                self.current = self.given.pop().ok_or(DoesNotFit)?.page;
            }
            (Reply::Anew(at), _) => {
                self.current = self.given.get(at).ok_or(DoesNotFit)?.page;
                self.given.truncate(at);
                self.outcome = None;
            }
            _ => return Err(DoesNotFit),
        }
        Ok(())
    }

    fn go_on(&mut self, answer: Answer, next: PageNo) {
        let page = self.current;
        self.given.push(Given { page, answer });
        self.current = next;
    }

    /// The flow being walked.
    pub fn flow(&self) -> &'f Flow {
        self.flow
    }

    /// The page that the call began on.
    pub fn start(&self) -> PageNo {
        self.start
    }

    /// The number of the current page.
    pub fn current(&self) -> PageNo {
        self.current
    }

    /// The current page.
    pub fn page(&self) -> &'f Page {
        self.flow.page(self.current)
    }

    /// The answers so far, oldest first.
    pub fn given(&self) -> &[Given] {
        &self.given
    }

    /// The outcome that ended the call, if any.
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }

    /// What can be answered now.
    pub fn stage(&self) -> Stage {
        match self.outcome {
            Some(outcome) => Stage::Closed(outcome),
            None if self.page().is_remedy() => Stage::Remedy,
            None => Stage::Options,
        }
    }

    /// The page that `back` leads to within this call, if any.
    pub fn before(&self) -> Option<&'f Page> {
        match (self.outcome, self.given.last()) {
            (Some(_), _) => Some(self.page()),
            (None, last) => last.map(|given| self.flow.page(given.page)),
        }
    }

    /// Whether an `again` option was taken: the number of questions left is unknown then.
    pub fn went_again(&self) -> bool {
        // Without `again` no page repeats, so the scan stops within as many answers as the flow has pages.
        self.given.iter().any(|given| match given.answer {
            Answer::Option(at) => {
                let option = self.flow.page(given.page).options().get(at);
                option.is_some_and(|option| option.again)
            }
            Answer::NotSolved => false,
        })
    }

    /// Whether the call is worth a record: it has an answer or is on a remedy.
    pub fn says_something(&self) -> bool {
        !self.given.is_empty() || self.page().is_remedy()
    }

    /// The call as data.
    pub fn call(&self) -> Call<'_> {
        Call {
            flow: self.flow,
            start: self.start,
            given: &self.given,
            outcome: self.outcome,
            end: self.current,
        }
    }

    /// The call as a record that can be replayed.
    pub fn record(&self) -> Record {
        self.call().into()
    }
}

/// The calls of a run: those left open, oldest first, and the current one.
#[derive(Clone)]
pub struct Calls<'f> {
    left: Vec<Session<'f>>,
    current: Session<'f>,
    /// The last ended call that was worth a record.
    ended: Option<Session<'f>>,
    remedy_shown: bool,
}

impl<'f> Calls<'f> {
    /// Starts a run whose first call begins on `start`.
    pub fn new(flow: &'f Flow, start: PageNo) -> Self {
        let current = Session::new(flow, start);
        let remedy_shown = current.page().is_remedy();
        Self {
            left: Vec::new(),
            current,
            ended: None,
            remedy_shown,
        }
    }

    /// Applies a reply and returns the calls that it ended, oldest first.
    ///
    /// # Errors
    /// If the reply does not fit the page, or ends the run.
    pub fn apply(&mut self, reply: Reply) -> Result<Vec<Session<'f>>, DoesNotFit> {
        let flow = self.current.flow;
        let mut ended = Vec::new();
        match reply {
            Reply::Restart => {
                let first = Session::new(flow, flow.start());
                ended = std::mem::take(&mut self.left);
                ended.push(std::mem::replace(&mut self.current, first));
                ended.retain(Session::says_something);
                self.ended = ended.last().cloned().or(self.ended.take());
            }
            Reply::Go(page) => {
                let next = Session::new(flow, page);
                self.left.push(std::mem::replace(&mut self.current, next));
            }
            Reply::Begin(page) if self.is_untouched() => self.current = Session::new(flow, page),
            Reply::Back if self.current.before().is_none() => {
                self.current = self.left.pop().ok_or(DoesNotFit)?;
            }
            _ => self.current.apply(reply)?,
        }
        self.remedy_shown |= self.current.page().is_remedy();
        Ok(ended)
    }

    fn is_untouched(&self) -> bool {
        let nothing_before = self.left.is_empty() && self.ended.is_none();
        nothing_before && self.current.given.is_empty() && self.current.outcome.is_none()
    }

    /// The current call.
    pub fn current(&self) -> &Session<'f> {
        &self.current
    }

    /// The page that `back` leads to, in this call or in the one that it returns to, if any.
    pub fn before(&self) -> Option<&'f Page> {
        let left = || self.left.last().map(Session::page);
        self.current.before().or_else(left)
    }

    /// The open calls, oldest first.
    pub fn open(&self) -> impl Iterator<Item = &Session<'f>> {
        self.left.iter().chain([&self.current])
    }

    /// The call that a report is about: the last one worth a record, else the current one.
    pub fn reported(&self) -> &Session<'f> {
        let open = self.open().filter(|call| call.says_something()).last();
        open.or(self.ended.as_ref()).unwrap_or(&self.current)
    }

    /// Whether a remedy was ever shown; `back` does not undo this.
    pub fn remedy_shown(&self) -> bool {
        self.remedy_shown
    }
}
