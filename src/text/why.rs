//! The messages of `why`, and the form in which all views name an answer.

use super::ja::answers::outcome;
pub use super::ja::search::page;
use super::listing::distance;
use super::visible;
use crate::answers::record::step;
use crate::answers::{Answer, Given, Outcome};
use crate::flow::{Flow, Page};

/// Heading of the shortest path.
pub const SHORTEST: &str = "いちばん短い道:";
/// Heading of the pages on every path.
pub const ALWAYS: &str = "必ず通るページ:";
/// Heading of the answers that lead directly to the page.
pub const BEFORE: &str = "ここに直接来る答え:";
/// The page is the first question.
pub const FIRST: &str = "最初の質問です。";
/// No path leads to the page.
pub const NEVER: &str = "最初の質問からここに着く道はありません。";

/// Says which version of a flow the numbers refer to.
#[must_use]
pub fn head(flow: &Flow) -> String {
    let pages = flow.pages().count();
    let as_of = visible(flow.as_of());
    format!("{}（{as_of} 現在、{pages}ページ）", flow.id())
}

/// The number of paths to a page and of questions on the way.
#[must_use]
pub fn figures(paths: Option<u64>, fewest: usize, most: usize) -> String {
    format!(
        "道は{}、質問は{}です。",
        count(paths),
        distance(fewest, most)
    )
}

/// A number of paths.
#[must_use]
pub fn count(paths: Option<u64>) -> String {
    match paths {
        Some(paths) => format!("{paths}通り"),
        None => "10^15通り以上".to_owned(),
    }
}

/// An answer as a line of a record.
#[must_use]
pub fn line(flow: &Flow, given: Given) -> String {
    let (page, option) = step(flow, given);
    format!("{page}={option}")
}

/// The label of an answer.
#[must_use]
pub fn label(flow: &Flow, given: Given) -> &str {
    match given.answer {
        Answer::Option(at) => {
            let choice = flow.page(given.page).options().get(at);
            choice.map_or("", |choice| &choice.label)
        }
        Answer::NotSolved => outcome(Outcome::NotSolved),
    }
}

/// A page on every path, with the answer if it is always the same.
#[must_use]
pub fn passed(page: &Page, label: Option<&str>) -> String {
    let answer = label.map_or_else(String::new, |label| format!(" → {label}"));
    format!("{}番 {}{answer}", page.number, page.id)
}

/// An answer that leads directly to the page.
#[must_use]
pub fn before(line: &str, paths: Option<u64>) -> String {
    match paths {
        Some(0) => format!("{line}（ここを通る道はありません）"),
        paths => format!("{line}（{}）", count(paths)),
    }
}

/// Says how many entries of a long list are not shown.
#[must_use]
pub fn others(count: usize) -> String {
    format!("ほか {count}")
}
