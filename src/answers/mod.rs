//! What somebody said, as data: bytes become lines, lines become replies, and a call becomes a record. Nothing here
//! knows a terminal or a word in Japanese.

pub mod decode;
pub mod lines;
pub mod record;
pub mod reply;

use crate::flow::{Flow, Page, PageNo};

/// What was said of the last remedy of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It helped.
    Solved,
    /// It did not help.
    NotSolved,
    /// Whether it helps is known only later.
    Later,
}

/// What can be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// One of the options of a question.
    Options,
    /// One of the outcomes that a remedy offers.
    Remedy,
    /// An outcome has ended the call.
    Closed(Outcome),
}

/// What led from one page to the next.
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

/// What is asked: a page of a call, and all that can be answered or looked up there.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The flow.
    pub flow: &'a Flow,
    /// The page that the call began on.
    pub start: PageNo,
    /// The answers of the call so far.
    pub given: &'a [Given],
    /// The number of the page that is shown.
    pub number: PageNo,
    /// The page that is shown.
    pub page: &'a Page,
    /// What can be answered.
    pub stage: Stage,
    /// The page that `back` leads to; none on the first page of the first open call.
    pub before: Option<&'a Page>,
    /// What an outcome is called in the language of the run.
    pub label: fn(Outcome) -> &'static str,
    /// What it is called in every language.
    pub labels: fn(Outcome) -> [&'static str; 2],
}

/// What somebody said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The option with this number, from 0.
    Option(usize),
    /// What came of the remedy.
    Outcome(Outcome),
    /// To the page before; takes an outcome back first.
    Back,
    /// To the page of this answer of the call, from 0: it and those after it are dropped.
    Anew(usize),
    /// The calls end, and one begins at the flow's first question: 最初から and 次の相談.
    Restart,
    /// A call begins on this page; the one before stays open.
    Go(PageNo),
    /// As the first line of the input: the first call begins on this page instead.
    Begin(PageNo),
    /// Stop.
    Quit,
    /// A good end: the input is over on a remedy, or says `=> page`.
    End,
}

/// An answer that does not fit, as data; `text` words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// What is wrong.
    pub why: Why,
    /// The line of the input, from 1; `None` if nothing was read.
    pub line: Option<u64>,
    /// The id of the page that was asked.
    pub page: String,
    /// What would have been accepted.
    pub accepted: Vec<String>,
}

/// Why an answer does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The input ended on a question.
    End,
    /// The page has no such answer; one that looks like it.
    NoSuch(String, Option<String>),
    /// `back` where nothing is before.
    NoBack,
    /// `page=option` of this other page.
    OtherPage(String),
    /// `=> page` with this other page.
    OtherEnd(String),
    /// `@ page` with a page that there is not; one that looks like it.
    UnknownStart(String, Option<String>),
    /// `@ page` with another page than the one asked for.
    OtherStart(String),
    /// An answer where nothing is asked any more.
    Over(String),
    /// The bytes are not text from this one on, from 1.
    NotText(usize),
    /// The line has more bytes than this.
    LongLine(usize),
    /// The input has more bytes than this.
    TooMuch(u64),
}

impl Why {
    /// Its name in JSON.
    #[must_use]
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
    /// Every outcome, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Solved, Self::NotSolved, Self::Later];

    /// Its word in answers and records.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Solved => "solved",
            Self::NotSolved => "not-solved",
            Self::Later => "later",
        }
    }

    /// The outcomes that a remedy offers, in order; a question offers none.
    pub fn offered(page: &Page) -> impl Iterator<Item = Self> {
        let offers =
            |outcome: &Self| page.is_remedy() && (*outcome != Self::Later || page.wait().is_some());
        Self::ALL.into_iter().filter(offers)
    }
}

impl Asked<'_> {
    /// What can be answered here, for scripts: option ids or outcomes, then the words that are taken too.
    #[must_use]
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

    /// The label of an option; empty if there is none.
    #[must_use]
    pub fn option_label(&self, page: PageNo, option: usize) -> &str {
        let choice = self.flow.page(page).options().get(option);
        choice.map_or("", |choice| &choice.label)
    }
}
