//! Interprets a line as an answer on a page: numbers, ids, labels and words, all compared by [`fold`].

use super::{Asked, Outcome, Reply, Stage};
use crate::finding::nearest;
use crate::flow::{Flow, PageNo};
use crate::fold::{fold, number};

/// Returns the index, from 0, of the one of `count` items that the text numbers.
pub fn numbered(text: &str, count: usize) -> Option<usize> {
    let at = number(&fold(text))?.checked_sub(1)?;
    (at < count).then_some(at)
}

/// Returns the page with this number or id.
pub fn page(flow: &Flow, text: &str) -> Option<PageNo> {
    let said = fold(text);
    number(&said)
        .and_then(|number| flow.numbered(number))
        .or_else(|| flow.find(&said))
}

/// Returns an option by number, else by id, else by label.
fn option(text: &str, asked: &Asked<'_>) -> Option<usize> {
    let options = asked.page.options();
    let said = fold(text);
    numbered(text, options.len())
        .or_else(|| options.iter().position(|choice| choice.id == said))
        .or_else(|| {
            let is_said = |label: &str| fold(label) == said;
            options
                .iter()
                .position(|choice| choice.labels().any(is_said))
        })
}

/// Returns an outcome by number, else by word, else by label.
fn outcome(text: &str, asked: &Asked<'_>) -> Option<Outcome> {
    let offered: Vec<Outcome> = Outcome::offered(asked.page).collect();
    let said = fold(text);
    let by_number = numbered(text, offered.len()).and_then(|at| offered.get(at).copied());
    by_number.or_else(|| {
        let is_said = |outcome: &Outcome| {
            let labels = (asked.labels)(*outcome);
            outcome.word() == said || labels.iter().any(|label| fold(label) == said)
        };
        offered.into_iter().find(is_said)
    })
}

/// Returns the option or outcome of the page that the text names.
pub fn own(text: &str, asked: &Asked<'_>) -> Option<Reply> {
    match asked.stage {
        Stage::Options => option(text, asked).map(Reply::Option),
        Stage::Remedy => outcome(text, asked).map(Reply::Outcome),
        Stage::Closed(_) => None,
    }
}

/// Interprets a line on this page, whatever its origin: an answer of the page, or a word that leads elsewhere.
pub fn strict(text: &str, asked: &Asked<'_>) -> Option<Reply> {
    match fold(text).as_str() {
        "back" => Some(Reply::Back),
        "restart" => Some(Reply::Restart),
        "quit" => Some(Reply::Quit),
        _ => own(text, asked),
    }
}

/// Returns the answer of the page that was probably meant: an id, a label or the word of an outcome.
pub fn near(text: &str, asked: &Asked<'_>) -> Option<String> {
    let options = asked.page.options().iter();
    let options =
        options.flat_map(|choice| std::iter::once(choice.id.as_str()).chain(choice.labels()));
    let offered = Outcome::offered(asked.page);
    let outcomes = offered.flat_map(|outcome| [outcome.word(), (asked.label)(outcome)]);
    nearest(text.trim(), options.chain(outcomes))
}

/// Returns the id of the page that was probably meant.
pub fn near_page(flow: &Flow, text: &str) -> Option<String> {
    nearest(text, flow.pages().map(|(_, page)| page.id.as_str()))
}
