//! The words of the handbook and of the HTML page.

use super::page;
use super::page::citation;
use crate::flow::{Flow, Source};
use crate::text::graph;

/// The language of the file, as HTML names it.
pub const LANG: &str = "ja";
/// Heading of the contacts.
pub const CONTACTS: &str = "連絡先";
/// Heading of the groups.
pub const GROUPS: &str = "困りごとの種類とページ";
/// Heading of the sources.
pub const SOURCES: &str = "出典";
/// Lead of the numbers of the pages that lead to a page.
pub const ARRIVALS: &str = "ここへ来る番号: ";
/// Heading of a letter.
pub const LETTER: &str = "文面";
/// Link that shows all pages at once.
pub const ALL: &str = "すべてのページ";
/// Shown below the title on paper.
pub const NUMBERS_HOLD: &str =
    "数字はページの番号です。内容が改められると番号も変わります。公式の案内ではありません。";
/// Shown below the title on a screen.
pub const ABOUT: &str = "選ぶと次のページが開き、ブラウザーの「戻る」で戻れます。答えはどこにも送らず、保存もしません。公式の案内ではありません。";
/// Shown after 「まだ解決していない」.
pub const CLOSING_NOT_SOLVED: &str = "この案内にある手順はここまでです。ブラウザーの「戻る」でこれまでの答えを見直すか、連絡先に尋ねてください。";
/// Shown after 「結果を待つ」.
pub const CLOSING_LATER: &str = "ブラウザーの「戻る」で手順のページに戻り、番号を控えてください。結果が出たら、「すべてのページ」から開けます。";

/// Title of the whole.
pub fn title(flow: &Flow) -> String {
    graph::title(flow.title(), flow.as_of(), flow.pages().count())
}

/// Heading of a page.
pub fn heading(number: usize, title: &str, id: &str) -> String {
    format!("{number} {}（{id}）", page::title(title))
}

/// An answer and the page it leads to.
pub fn leads(label: &str, number: usize) -> String {
    format!("{label} → {number}へ")
}

/// Heading of a part behind the pages.
pub fn appendix(heading: &str) -> String {
    format!("■ {heading}")
}

/// A name and the pages that it concerns.
pub fn listed(name: &str, numbers: &[usize]) -> String {
    if numbers.is_empty() {
        return name.to_owned();
    }
    format!("{name}: {}", self::numbers(numbers))
}

/// A source and the pages that rest on it.
pub fn source(source: &Source, numbers: &[usize]) -> String {
    let cited = citation(source, &[]);
    // The address has a line of its own.
    match cited.split_once('\n') {
        Some((title, address)) => format!("{}\n{address}", listed(title, numbers)),
        None => listed(&cited, numbers),
    }
}

/// Page numbers in order; three or more in a row become a range.
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

/// Heading of a page in the HTML file.
pub fn numbered(number: usize, title: &str) -> String {
    format!("{number}番 {title}")
}
