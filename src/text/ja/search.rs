//! The words of `search`.

use super::listing::kind;
use crate::flow::Page;
use crate::text::quoted;

/// Lead of the numbers of the answers that lead to a page.
pub const ANSWERS: &str = "答えの番号: ";

/// A page that was found.
pub fn page(page: &Page) -> String {
    let kind = kind(page.is_remedy());
    format!("{}番 {}（{kind}）{}", page.number, page.id, page.title)
}

/// Numbers of answers, in order.
pub fn answers(numbers: &[usize]) -> String {
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    numbers.join("、")
}

/// Pages found but not listed.
pub fn more(count: usize) -> String {
    format!("ほかに {count} ページあります。言葉を足すと、絞れます。")
}

/// No page has the words; pages with similar ones, if any.
pub fn nothing(words: &str, near: &[&Page]) -> String {
    let near: Vec<String> = near.iter().map(|near| page(near)).collect();
    let help = if near.is_empty() {
        "短い言葉や、別の言い方で探してください。".to_owned()
    } else {
        format!("近いページ: {}", near.join("、"))
    };
    format!("「{}」のあるページはありません。{help}", quoted(words))
}

/// A page found in a walk, with the line that has the words unless that is the page's title or id.
pub fn hit(page: &Page, line: &str) -> String {
    let title = format!("{}（{}番）", page.title, page.number);
    if line.is_empty() || line == page.title || line == page.id {
        return title;
    }
    format!("{title}\n{}", line.trim())
}

/// Heading of the pages found in a walk; how many more there are.
pub fn found(words: &str, count: usize) -> String {
    let rest = if count > 0 {
        more(count)
    } else {
        String::new()
    };
    format!("「{}」のあるページ：{rest}", quoted(words))
}

/// Heading of pages with similar words if none has the words; `is_alone` if there are no similar ones either.
pub fn none(words: &str, is_alone: bool) -> String {
    if is_alone {
        return nothing(words, &[]);
    }
    format!(
        "「{}」のあるページはありません。近いページ：",
        quoted(words)
    )
}
