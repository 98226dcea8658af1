//! The words of `search`.

use super::listing::kind;
use crate::flow::Page;
use crate::text::quoted;

pub const ANSWERS: &str = "Numbers to answer: ";

pub fn page(page: &Page) -> String {
    let kind = kind(page.is_remedy());
    format!("{} {} ({kind}) {}", page.number, page.id, page.title)
}

pub fn answers(numbers: &[usize]) -> String {
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    numbers.join(", ")
}

pub fn more(count: usize) -> String {
    format!("{count} more found. Add a word to narrow the search.")
}

pub fn nothing(words: &str, near: &[&Page]) -> String {
    let words = quoted(words);
    let near: Vec<String> = near.iter().map(|near| page(near)).collect();
    if near.is_empty() {
        return format!("No page has \"{words}\". Try a shorter word, or another one.");
    }
    format!(
        "No page has \"{words}\". Similar pages: {}",
        near.join(", ")
    )
}

pub fn hit(page: &Page, line: &str) -> String {
    let title = format!("{} (page {})", page.title, page.number);
    if line.is_empty() || line == page.title || line == page.id {
        return title;
    }
    format!("{title}\n{}", line.trim())
}

pub fn found(words: &str, count: usize) -> String {
    let words = quoted(words);
    if count == 0 {
        format!("Pages with \"{words}\":")
    } else {
        format!("Pages with \"{words}\": {}", more(count))
    }
}

pub fn none(words: &str, is_alone: bool) -> String {
    if is_alone {
        return nothing(words, &[]);
    }
    format!("No page has \"{}\". Similar pages:", quoted(words))
}
