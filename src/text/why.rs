//! The words of `why`, and of every answer that a view names.

use super::ja::answers::outcome;
use super::ja::listing::kind;
use super::listing::distance;
use super::visible;
use crate::answers::record::step;
use crate::answers::{Answer, Given, Outcome};
use crate::flow::{Flow, Page};

/// Over the shortest path.
pub const SHORTEST: &str = "いちばん短い道:";
/// Over the dominators.
pub const ALWAYS: &str = "必ず通るページ:";
/// Over the answers that lead straight to the page.
pub const BEFORE: &str = "ここに直接来る答え:";
/// The flow's first question has no way to it.
pub const FIRST: &str = "最初の質問です。";
/// A page that nobody gets to.
pub const NEVER: &str = "最初の質問からここに着く道はありません。";

/// Which version of a flow the numbers belong to.
#[must_use]
pub fn head(flow: &Flow) -> String {
    let pages = flow.pages().count();
    let as_of = visible(flow.as_of());
    format!("{}（{as_of} 現在、{pages}ページ）", flow.id())
}

/// A page by its number, id, kind and title.
#[must_use]
pub fn page(page: &Page) -> String {
    let kind = kind(page.is_remedy());
    format!("{}番 {}（{kind}）{}", page.number, page.id, page.title)
}

/// The figures of a page.
#[must_use]
pub fn figures(paths: Option<u64>, fewest: usize, most: usize) -> String {
    format!(
        "道は{}、質問は{}です。",
        count(paths),
        distance(fewest, most)
    )
}

/// How many paths.
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

/// A page on every path, and the answer there if it is always the same.
#[must_use]
pub fn passed(page: &Page, label: Option<&str>) -> String {
    let answer = label.map_or_else(String::new, |label| format!(" → {label}"));
    format!("{}番 {}{answer}", page.number, page.id)
}

/// An answer that leads straight to the page.
#[must_use]
pub fn before(line: &str, paths: Option<u64>) -> String {
    match paths {
        Some(0) => format!("{line}（ここを通る道はありません）"),
        paths => format!("{line}（{}）", count(paths)),
    }
}

/// Behind a list that is too long to be read.
#[must_use]
pub fn others(count: usize) -> String {
    format!("ほか {count}")
}
