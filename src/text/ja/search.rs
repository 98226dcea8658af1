//! The words of `search`.

use super::listing::kind;
use crate::flow::Page;
use crate::text::quoted;

/// Before the numbers of the answers that lead to a page.
pub const ANSWERS: &str = "答えの番号: ";

/// A page that was found.
#[must_use]
pub fn page(page: &Page) -> String {
    let kind = kind(page.is_remedy());
    format!("{}番 {}（{kind}）{}", page.number, page.id, page.title)
}

/// The numbers of answers, in their order.
#[must_use]
pub fn answers(numbers: &[usize]) -> String {
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    numbers.join("、")
}

/// Pages that are not named.
#[must_use]
pub fn more(count: usize) -> String {
    format!("ほかに {count} ページあります。言葉を足すと、絞れます。")
}

/// No page has the words; some that have similar ones.
#[must_use]
pub fn nothing(words: &str, near: &[&Page]) -> String {
    let near: Vec<String> = near.iter().map(|near| page(near)).collect();
    let help = if near.is_empty() {
        "短い言葉や、別の言い方で探してください。".to_owned()
    } else {
        format!("近いページ: {}", near.join("、"))
    };
    format!("「{}」のあるページはありません。{help}", quoted(words))
}
