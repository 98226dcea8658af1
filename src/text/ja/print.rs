//! The words of the handbook and of the page for browsers.

use super::page;
use super::page::citation;
use crate::flow::{Flow, Source};
use crate::text::graph;

/// The language of the file, as HTML names it.
pub const LANG: &str = "ja";
/// Over the contacts.
pub const CONTACTS: &str = "連絡先";
/// Over the groups.
pub const GROUPS: &str = "困りごとの種類とページ";
/// Over the sources.
pub const SOURCES: &str = "出典";
/// Before the numbers of the pages that lead to a page.
pub const ARRIVALS: &str = "ここへ来る番号: ";
/// Over a letter.
pub const LETTER: &str = "文面";
/// To all pages at once.
pub const ALL: &str = "すべてのページ";
/// Under the title on paper.
pub const NUMBERS_HOLD: &str =
    "数字はページの番号です。内容が改められると番号も変わります。公式の案内ではありません。";
/// Under the title on a screen.
pub const ABOUT: &str = "選ぶと次のページが開き、ブラウザーの「戻る」で戻れます。答えはどこにも送らず、保存もしません。公式の案内ではありません。";
/// After 「まだ解決していない」.
pub const CLOSING_NOT_SOLVED: &str = "この案内にある手順はここまでです。ブラウザーの「戻る」でこれまでの答えを見直すか、連絡先に尋ねてください。";
/// After 「結果を待つ」.
pub const CLOSING_LATER: &str = "ブラウザーの「戻る」で手順のページに戻り、番号を控えてください。結果が出たら、「すべてのページ」から開けます。";

/// The title.
#[must_use]
pub fn title(flow: &Flow) -> String {
    graph::title(flow.title(), flow.as_of(), flow.pages().count())
}

/// The heading of a page.
#[must_use]
pub fn heading(number: usize, title: &str, id: &str) -> String {
    format!("{number} {}（{id}）", page::title(title))
}

/// An answer and where it leads.
#[must_use]
pub fn leads(label: &str, number: usize) -> String {
    format!("{label} → {number}へ")
}

/// A heading behind the pages.
#[must_use]
pub fn appendix(heading: &str) -> String {
    format!("■ {heading}")
}

/// Something and the pages that have to do with it.
#[must_use]
pub fn listed(name: &str, numbers: &[usize]) -> String {
    if numbers.is_empty() {
        return name.to_owned();
    }
    format!("{name}: {}", self::numbers(numbers))
}

/// A source and the pages that rest on it.
#[must_use]
pub fn source(source: &Source, numbers: &[usize]) -> String {
    let cited = citation(source, &[]);
    // The address stands on a line of its own.
    match cited.split_once('\n') {
        Some((title, address)) => format!("{}\n{address}", listed(title, numbers)),
        None => listed(&cited, numbers),
    }
}

/// Numbers of pages in their order; those from one to the next but one and on as a range.
#[must_use]
pub fn numbers(numbers: &[usize]) -> String {
    let runs = numbers.chunk_by(|one, next| one + 1 == *next);
    let run = |run: &[usize]| match run {
        [first, _, .., last] => format!("{first}～{last}"),
        few => {
            let few: Vec<String> = few.iter().map(usize::to_string).collect();
            few.join("、")
        }
    };
    let runs: Vec<String> = runs.map(run).collect();
    runs.join("、")
}

/// The heading of a page in the HTML file.
#[must_use]
pub fn numbered(number: usize, title: &str) -> String {
    format!("{number}番 {title}")
}
