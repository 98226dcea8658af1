//! Answers as data: bytes become lines, lines become replies, and a call becomes a record. Nothing here knows about
//! terminals or Japanese texts.

pub mod decode;
pub mod lines;
pub mod record;
pub mod reply;

use crate::flow::{Flow, Page, PageNo};

/// The result of the last remedy of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It helped.
    Solved,
    /// It did not help.
    NotSolved,
    /// Whether it helped will only be known later.
    Later,
}

/// What can be answered at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// One of the options of a question.
    Options,
    /// One of the outcomes that a remedy offers.
    Remedy,
    /// An outcome has ended the call.
    Closed(Outcome),
}

/// What leads from one page to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// The option with this number, from 0.
    Option(usize),
    /// The remedy did not help.
    NotSolved,
}

/// An answer and the page that it was given on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Given {
    /// The page.
    pub page: PageNo,
    /// The answer.
    pub answer: Answer,
}

/// A call so far.
#[derive(Clone, Copy)]
pub struct Call<'c> {
    /// The flow.
    pub flow: &'c Flow,
    /// The page on which it began.
    pub start: PageNo,
    /// Its answers.
    pub given: &'c [Given],
    /// The outcome that ended it.
    pub outcome: Option<Outcome>,
    /// The page where it ended, or is now.
    pub end: PageNo,
}

/// The situation in which an answer is requested: a page of a call, and all that can be answered or looked up there.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The call so far.
    pub call: Call<'a>,
    /// The page that is shown.
    pub page: &'a Page,
    /// What can be answered.
    pub stage: Stage,
    /// The page that `back` leads to; `None` on the first page of the first open call.
    pub before: Option<&'a Page>,
    /// The label of an outcome in the language of the run.
    pub label: fn(Outcome) -> &'static str,
    /// The labels of an outcome in all languages.
    pub labels: fn(Outcome) -> [&'static str; 2],
}

/// A reply of the person or script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The option with this number, from 0.
    Option(usize),
    /// The outcome of the remedy.
    Outcome(Outcome),
    /// Goes back to the previous page; an outcome is taken back first.
    Back,
    /// Goes back to the page of this answer of the call, from 0; this answer and those after it are dropped.
    Anew(usize),
    /// Ends the open calls and starts one at the flow's first question: 最初から and 次の相談.
    Restart,
    /// Starts a call on this page; the current call stays open.
    Go(PageNo),
    /// Starts the first call on this page instead; only as the first line of the input.
    Begin(PageNo),
    /// Stops the run.
    Quit,
    /// Ends the run normally: the input ended on a remedy or says `=> page`.
    End,
}

/// An answer that does not fit, as data; `text` has the messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// What is wrong.
    pub why: Why,
    /// The line of the input, from 1; `None` if nothing was read.
    pub line: Option<u64>,
    /// The id of the current page.
    pub page: String,
    /// What would have been accepted.
    pub accepted: Vec<String>,
}

/// Why an answer does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The input ended on a question.
    End,
    /// The page does not have this answer; a similar one, if any.
    NoSuch(String, Option<String>),
    /// `back` on the first page.
    NoBack,
    /// `page=option` names this other page.
    OtherPage(String),
    /// `=> page` names this other page.
    OtherEnd(String),
    /// `@ page` names a page that does not exist; a similar one, if any.
    UnknownStart(String, Option<String>),
    /// `@ page` names another page than `--from`.
    OtherStart(String),
    /// An answer after the call or record has ended.
    Over(String),
    /// The bytes are not text from this position on, from 1.
    NotText(usize),
    /// The line has more bytes than this limit.
    LongLine(usize),
    /// The input has more bytes than this limit.
    TooMuch(u64),
}

impl Why {
    /// Returns its name in JSON.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::End => "too-few",
            Self::Over(_) => "too-many",
            Self::NotText(_) => "undecodable",
            _ => "invalid",
        }
    }
}

impl Outcome {
    /// All outcomes, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Solved, Self::NotSolved, Self::Later];

    /// Returns its word in answers and records.
    pub fn word(self) -> &'static str {
        match self {
            Self::Solved => "solved",
            Self::NotSolved => "not-solved",
            Self::Later => "later",
        }
    }

    /// Returns the outcomes that a remedy offers, in order; none for a question.
    pub fn offered(page: &Page) -> impl Iterator<Item = Self> {
        let offers =
            |outcome: &Self| page.is_remedy() && (*outcome != Self::Later || page.wait().is_some());
        Self::ALL.into_iter().filter(offers)
    }
}

impl Asked<'_> {
    /// Returns what a script can answer here: option ids or outcomes, then the words that are accepted as well.
    pub fn accepted(&self) -> Vec<String> {
        let own: Vec<String> = match self.stage {
            Stage::Options => {
                let options = self.page.options().iter();
                options.map(|choice| choice.id.clone()).collect()
            }
            Stage::Remedy => Outcome::offered(self.page)
                .map(|outcome| outcome.word().to_owned())
                .collect(),
            Stage::Closed(_) => Vec::new(),
        };
        let back = self.before.map(|_| "back");
        let words = back.into_iter().chain(["restart", "quit"]);
        own.into_iter().chain(words.map(str::to_owned)).collect()
    }

    /// Returns the label of an option; empty if there is no such option.
    pub fn option_label(&self, page: PageNo, option: usize) -> &str {
        let choice = self.call.flow.page(page).options().get(option);
        choice.map_or("", |choice| &choice.label)
    }
}
