//! The words in pictures of a flow.

/// On the way from a remedy that did not help.
pub const NOT_SOLVED: &str = "未解決";

/// On the way of an option that leads back.
#[must_use]
pub fn again(sign: &str) -> String {
    format!("{sign} もう一度")
}

/// The title of a picture.
#[must_use]
pub fn title(title: &str, as_of: &str, pages: usize) -> String {
    format!("{title}（{as_of} 現在、全{pages}ページ）")
}

/// A page by its number and title.
#[must_use]
pub fn page(number: usize, title: &str) -> String {
    format!("{number} {title}")
}

/// How many remedies the options of a question lead to.
#[must_use]
pub fn remedies(count: usize) -> String {
    format!("対処 {count}")
}

/// Several signs of one way.
#[must_use]
pub fn signs(signs: &[String]) -> String {
    signs.join("・")
}

/// A page that stands elsewhere in the picture.
#[must_use]
pub fn elsewhere(number: usize) -> String {
    format!("→ {number}")
}

/// Mermaid would not draw so much.
#[must_use]
pub fn too_large(edges: usize, characters: usize) -> String {
    format!(
        "Mermaid で描くには大きすぎます（矢印 {edges} 本、{characters} 文字）。--tree で、全体を SVG で描けます。"
    )
}
