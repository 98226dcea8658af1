//! What a person can choose on a page, as data: numbered lines and the menu offer the same.

use super::keep::{Keep, Place};
use crate::answers::{Asked, Outcome, Reply, Stage};
use crate::flow::Page;
use crate::page::{self, Line};
use crate::say;

/// What an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Answers.
    Reply(Reply),
    /// Opens [`other`].
    Other,
    /// Opens [`given`].
    Given,
    /// Writes to a new file; the same entries are offered again.
    Keep(Keep, Place),
    /// Goes back to the page's own entries.
    Continue,
}

/// What can be chosen at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries {
    /// What stands over them; empty is nothing.
    pub heading: String,
    /// Label and meaning.
    pub entries: Vec<(String, Entry)>,
    /// How many of them, the first ones, have a number that is the same wherever the page is shown.
    pub numbered: usize,
}

impl Entries {
    fn new(heading: impl Into<String>, entries: Vec<(String, Entry)>) -> Self {
        let numbered = entries.len();
        Self {
            heading: heading.into(),
            entries,
            numbered,
        }
    }

    /// The entry of this number, from 1, where all of them are numbered.
    #[must_use]
    pub fn get(&self, number: usize) -> Option<Entry> {
        let (_, entry) = self.entries.get(number.checked_sub(1)?)?;
        Some(*entry)
    }

    /// The heading and the numbered entries as lines.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        self.listed(self.numbered)
    }

    /// The heading and every entry as lines, each with a number.
    #[must_use]
    pub fn all_lines(&self) -> Vec<Line> {
        self.listed(self.entries.len())
    }

    fn listed(&self, count: usize) -> Vec<Line> {
        let heading = [Line::plain(""), Line::plain(&self.heading)];
        let heading = heading.into_iter().filter(|_| !self.heading.is_empty());
        let labels = (1..).zip(self.entries.iter().take(count));
        let entry = |(number, (label, _)): (usize, &(String, Entry))| {
            Line::led(format!("{number:>2} "), "   ", label)
        };
        heading.chain(labels.map(entry)).collect()
    }
}

fn entry(label: &str, entry: Entry) -> (String, Entry) {
    (label.to_owned(), entry)
}

fn restart() -> (String, Entry) {
    entry(say!(answers::RESTART), Entry::Reply(Reply::Restart))
}

fn quit() -> (String, Entry) {
    entry(say!(answers::LEAVE_NOW), Entry::Reply(Reply::Quit))
}

/// The page's own: options, outcomes or what follows an outcome, with their numbers; below them, without numbers, 戻る
/// and ほか.
#[must_use]
pub fn own(asked: &Asked<'_>) -> Entries {
    let (heading, mut entries) = match asked.stage {
        Stage::Options => (String::new(), options(asked)),
        Stage::Remedy => (say!(answers::SOLVED_QUESTION).to_owned(), outcomes(asked)),
        Stage::Closed(outcome) => (closing(outcome, asked), after(outcome, asked)),
    };
    let numbered = entries.len();
    match asked.stage {
        Stage::Options => {
            entries.extend(back(asked));
            let elsewhere = asked.given.is_empty() && asked.number != asked.flow.start();
            entries.extend(
                elsewhere.then(|| entry(say!(answers::TO_FIRST), Entry::Reply(Reply::Restart))),
            );
        }
        Stage::Remedy | Stage::Closed(_) => {}
    }
    entries.push(entry(say!(answers::OTHER), Entry::Other));
    Entries {
        heading,
        entries,
        numbered,
    }
}

fn options(asked: &Asked<'_>) -> Vec<(String, Entry)> {
    let options = asked.page.options().iter().enumerate();
    options
        .map(|(at, choice)| entry(&choice.label, Entry::Reply(Reply::Option(at))))
        .collect()
}

fn outcomes(asked: &Asked<'_>) -> Vec<(String, Entry)> {
    let offered = Outcome::offered(asked.page);
    let labelled = |outcome| {
        entry(
            (asked.label)(outcome),
            Entry::Reply(Reply::Outcome(outcome)),
        )
    };
    offered.map(labelled).collect()
}

/// The closing line of an outcome.
fn closing(outcome: Outcome, asked: &Asked<'_>) -> String {
    match outcome {
        Outcome::Solved => say!(answers::CLOSING_SOLVED).to_owned(),
        Outcome::NotSolved => say!(answers::closing_not_solved(&contacts(asked.page))),
        Outcome::Later => say!(answers::closing_later(asked.number.number())),
    }
}

/// Whom the page names, each once, and how to reach them.
fn contacts(page: &Page) -> Vec<String> {
    let steps = page.steps.iter().filter_map(|step| step.contact.as_ref());
    let named = steps.chain(page.letter().map(|letter| &letter.to));
    let mut once: Vec<&str> = Vec::new();
    let new = named.filter(|contact| {
        let is_new = !once.contains(&contact.id.as_str());
        once.push(&contact.id);
        is_new
    });
    new.flat_map(|contact| page::reach(contact)).collect()
}

/// What follows an outcome.
fn after(outcome: Outcome, asked: &Asked<'_>) -> Vec<(String, Entry)> {
    let next = entry(say!(answers::NEXT_CALL), Entry::Reply(Reply::Restart));
    if outcome != Outcome::NotSolved {
        return vec![next, quit()];
    }
    given_entry(asked)
        .into_iter()
        .chain([restart(), quit()])
        .collect()
}

fn given_entry(asked: &Asked<'_>) -> Option<(String, Entry)> {
    (!asked.given.is_empty()).then(|| entry(say!(answers::GIVEN), Entry::Given))
}

/// What there is on a page besides its own answers.
#[must_use]
pub fn other(asked: &Asked<'_>) -> Entries {
    let mut entries: Vec<_> = back(asked).into_iter().chain(given_entry(asked)).collect();
    entries.push(restart());
    let save = |label, what| entry(label, Entry::Keep(what, Place::Here));
    entries.push(save(say!(answers::SAVE), Keep::Page));
    let letter = asked.page.letter();
    entries.extend(letter.map(|_| save(say!(answers::SAVE_LETTER), Keep::Letter)));
    if !asked.given.is_empty() || asked.page.is_remedy() {
        entries.push(save(say!(answers::SAVE_RECORD), Keep::Record));
    }
    entries.push(quit());
    entries.push(entry(say!(answers::CONTINUE), Entry::Continue));
    Entries::new(say!(answers::LEAVE), entries)
}

/// What is offered where the current folder takes no file.
#[must_use]
pub fn elsewhere(what: Keep) -> Entries {
    let documents = Entry::Keep(what, Place::Documents);
    let entries = vec![
        entry(say!(answers::SAVE_IN_DOCUMENTS), documents),
        entry(say!(answers::CONTINUE), Entry::Continue),
    ];
    Entries::new(say!(answers::LEAVE), entries)
}

/// What Esc or `q` opens; there is no 戻る while a page is still being read.
#[must_use]
pub fn leave(asked: Option<&Asked<'_>>) -> Entries {
    let mut entries = vec![entry(say!(answers::CONTINUE), Entry::Continue)];
    entries.extend(asked.and_then(back));
    entries.extend([restart(), quit()]);
    Entries::new(say!(answers::LEAVE), entries)
}

/// The answers of the call, each of which can be given anew.
#[must_use]
pub fn given(asked: &Asked<'_>) -> Entries {
    let answer = |at: usize| {
        let label = answered(asked, at);
        (label, Entry::Reply(Reply::Anew(at)))
    };
    let mut entries: Vec<_> = (0..asked.given.len()).map(answer).collect();
    entries.push(entry(say!(answers::CONTINUE), Entry::Continue));
    Entries::new(say!(answers::GIVEN_HEADING), entries)
}

/// An answer of the call: what was asked, and what was said.
fn answered(asked: &Asked<'_>, at: usize) -> String {
    use crate::answers::Answer;
    let Some(given) = asked.given.get(at) else {
        return String::new();
    };
    let label = match given.answer {
        Answer::Option(option) => asked.option_label(given.page, option),
        Answer::NotSolved => (asked.label)(Outcome::NotSolved),
    };
    say!(answers::answered(&asked.flow.page(given.page).title, label))
}

fn back(asked: &Asked<'_>) -> Option<(String, Entry)> {
    let label = |page: &Page| say!(answers::back_to(&page.title));
    let before = asked.before?;
    Some((label(before), Entry::Reply(Reply::Back)))
}

/// A reply as it is repeated to the person.
#[must_use]
pub fn echo(reply: Reply, asked: &Asked<'_>) -> String {
    let numbered = |at: usize, label: &str| format!("{} {label}", at + 1);
    match reply {
        Reply::Option(at) => numbered(at, asked.option_label(asked.number, at)),
        Reply::Outcome(outcome) => {
            let at = Outcome::offered(asked.page).position(|offered| offered == outcome);
            numbered(at.unwrap_or_default(), (asked.label)(outcome))
        }
        Reply::Back => say!(answers::back_to(
            asked.before.map_or("", |page| page.title.as_str())
        )),
        Reply::Anew(at) => answered(asked, at),
        Reply::Go(page) | Reply::Begin(page) => asked.flow.page(page).title.clone(),
        Reply::Restart => say!(answers::RESTART).to_owned(),
        Reply::Quit | Reply::End => say!(answers::QUIT).to_owned(),
    }
}
