//! Replays records against a flow and finds the answers that none of them took.

use std::collections::HashSet;

use serde::Serialize;

use super::ways::{Ways, onwards};
use crate::answers::record::Written;
use crate::answers::reply;
use crate::answers::{Answer, Given, Outcome, Reply, Stage};
use crate::finding::nearest;
use crate::flow::{Flow, Page, PageNo};
use crate::session::Session;

/// The result of replaying a record.
pub struct Replay<'f> {
    /// The call, as far as it could be replayed; `None` if it cannot begin.
    pub call: Option<Session<'f>>,
    /// How the record compares with the flow.
    pub verdict: Verdict,
}

/// How a record compares with the flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It ends on the page that it says.
    Same,
    /// Every answer can be given, but it ends on another page; a similar id if the page it names does not exist.
    Elsewhere(Option<String>),
    /// An answer cannot be given; its line, and the reason.
    Broken(u64, Why),
}

/// Why an answer of a record cannot be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The page does not exist; a similar one, if any.
    NoPage(String, Option<String>),
    /// Another page is asked there; the record's page, and that one.
    OtherPage(String, String),
    /// The page does not have this answer; a similar one, if any.
    NoAnswer(String, String, Option<String>),
    /// An outcome has already ended the call.
    Over,
}

/// Replays a record, using only its ids.
pub fn replay<'f>(flow: &'f Flow, record: &Written) -> Replay<'f> {
    let start = match &record.start {
        None => Some(flow.start()),
        Some((_, page)) => flow.find(page),
    };
    let Some(start) = start else {
        let (line, page) = record.start.clone().unwrap_or_default();
        return Replay {
            call: None,
            verdict: Verdict::Broken(line, no_page(flow, &page)),
        };
    };
    let mut call = Session::new(flow, start);
    let broken = record.answers.iter().find_map(|(line, page, option)| {
        let given = answer(&mut call, page, option);
        given.err().map(|why| Verdict::Broken(*line, why))
    });
    let (_, end) = &record.end;
    let verdict = broken.unwrap_or_else(|| {
        if call.page().id == *end {
            Verdict::Same
        } else {
            Verdict::Elsewhere(near(flow, end))
        }
    });
    Replay {
        call: Some(call),
        verdict,
    }
}

/// Gives one answer, or returns why it cannot be given.
fn answer(call: &mut Session<'_>, page: &str, option: &str) -> Result<(), Why> {
    let flow = call.flow();
    let shown = call.page();
    if shown.id != page {
        return Err(match flow.find(page) {
            Some(_) => Why::OtherPage(page.to_owned(), shown.id.clone()),
            None => no_page(flow, page),
        });
    }
    if matches!(call.stage(), Stage::Closed(_)) {
        return Err(Why::Over);
    }
    let own = shown
        .options()
        .iter()
        .position(|choice| choice.id == option);
    let outcome = Outcome::offered(shown).find(|outcome| outcome.word() == option);
    let reply = own.map(Reply::Option).or(outcome.map(Reply::Outcome));
    let applied = reply.map(|reply| call.apply(reply));
    match applied {
        Some(Ok(())) => Ok(()),
        _ => Err(Why::NoAnswer(
            page.to_owned(),
            option.to_owned(),
            meant(shown, option),
        )),
    }
}

fn no_page(flow: &Flow, page: &str) -> Why {
    Why::NoPage(page.to_owned(), near(flow, page))
}

/// Returns a page with a similar id to this one, which does not exist.
fn near(flow: &Flow, page: &str) -> Option<String> {
    flow.find(page)
        .is_none()
        .then(|| reply::near_page(flow, page))?
}

/// Returns the answer of the page that was probably meant: the id of the option with this label, or a similar id.
fn meant(page: &Page, option: &str) -> Option<String> {
    let labelled = page.options().iter().find(|choice| choice.label == option);
    if let Some(choice) = labelled {
        return Some(choice.id.clone());
    }
    let ids = page.options().iter().map(|choice| choice.id.as_str());
    let mut known: Vec<&str> = ids.collect();
    for outcome in Outcome::offered(page) {
        known.push(outcome.word());
    }
    nearest(option, known)
}

/// How many items were taken, out of those that can be reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// The number taken at least once.
    pub taken: usize,
    /// The number that can be reached from the first question.
    pub all: usize,
}

/// What calls took of a flow, without `again` options.
pub struct Coverage<'f> {
    /// Options of questions.
    pub options: Share,
    /// `not-solved` where it leads on.
    pub not_solved: Share,
    /// Pages.
    pub pages: Share,
    /// The answers that no call took, in file order.
    pub missing: Vec<Given>,
    /// The shortest ways to take them.
    pub ways: Ways<'f>,
}

/// Counts what these calls took.
pub fn coverage<'f>(flow: &'f Flow, calls: &[&Session<'f>]) -> Coverage<'f> {
    let taken: HashSet<Given> = calls
        .iter()
        .flat_map(|call| call.given())
        .copied()
        .collect();
    let current = calls.iter().map(|call| call.current());
    let pages: HashSet<PageNo> = taken
        .iter()
        .map(|given| given.page)
        .chain(current)
        .collect();
    let mut coverage = Coverage {
        options: Share::default(),
        not_solved: Share::default(),
        pages: Share::default(),
        missing: Vec::new(),
        ways: Ways::of(flow),
    };
    for (page, shown) in flow.pages() {
        if !flow.routes().reaches(page.0) {
            continue;
        }
        coverage.pages.count(pages.contains(&page));
        for (answer, _) in onwards(shown) {
            let given = Given { page, answer };
            let is_taken = taken.contains(&given);
            match answer {
                Answer::Option(_) => coverage.options.count(is_taken),
                Answer::NotSolved => coverage.not_solved.count(is_taken),
            }
            if !is_taken {
                coverage.missing.push(given);
            }
        }
    }
    coverage
}

impl Share {
    fn count(&mut self, taken: bool) {
        self.all += 1;
        self.taken += usize::from(taken);
    }
}

/// Returns walks from the first question to a remedy that together take all of these answers: each walk takes as many
/// answers not taken before as possible, and then goes to the nearest remedy.
pub fn walks<'f>(flow: &'f Flow, missing: &[Given]) -> impl Iterator<Item = Session<'f>> {
    let mut open: HashSet<Given> = missing.iter().copied().collect();
    std::iter::from_fn(move || {
        let before = open.len();
        let best = best(flow, &open);
        let mut call = Session::new(flow, flow.start());
        while let Some(answer) = best[call.current().0] {
            open.remove(&Given {
                page: call.current(),
                answer,
            });
            let reply = match answer {
                Answer::Option(at) => Reply::Option(at),
                Answer::NotSolved => Reply::Outcome(Outcome::NotSolved),
            };
            if call.apply(reply).is_err() {
                break;
            }
        }
        (open.len() < before).then_some(call)
    })
}

/// Returns, for each page, the first answer to a remedy that takes the most answers in `open`, then the fewest steps.
fn best(flow: &Flow, open: &HashSet<Given>) -> Vec<Option<Answer>> {
    let mut next = vec![None; flow.pages().count()];
    // The answers of `open` taken and the number of steps; a walk may end on a remedy.
    let mut score = vec![(0_usize, 0_usize); next.len()];
    for &at in flow.routes().reachable().iter().rev() {
        let page = PageNo(at);
        let shown = flow.page(page);
        let mut best = shown.is_remedy().then_some((0, 0));
        for (answer, to) in onwards(shown) {
            let given = Given { page, answer };
            let (gain, steps) = score[to.0];
            let here = (gain + usize::from(open.contains(&given)), steps + 1);
            let better = best
                .is_none_or(|(gain, steps)| here.0 > gain || (here.0 == gain && here.1 < steps));
            if better {
                best = Some(here);
                next[at] = Some(answer);
            }
        }
        score[at] = best.unwrap_or_default();
    }
    next
}
