//! The texts in pictures of a flow.

/// Label of the edge from a remedy that did not help.
pub const NOT_SOLVED: &str = "未解決";

/// Label of the edge for an option that leads back.
pub fn again(sign: &str) -> String {
    format!("{sign} もう一度")
}

/// The title of a picture.
pub fn title(title: &str, as_of: &str, pages: usize) -> String {
    format!("{title}（{as_of} 現在、全{pages}ページ）")
}

/// A page by its number and title.
pub fn page(number: usize, title: &str) -> String {
    format!("{number} {title}")
}

/// The number of remedies that the options of a question lead to.
pub fn remedies(count: usize) -> String {
    format!("対処 {count}")
}

/// The signs of several options that lead to the same page.
pub fn signs(signs: &[String]) -> String {
    signs.join("・")
}

/// A reference to a page drawn elsewhere in the picture.
pub fn elsewhere(number: usize) -> String {
    format!("→ {number}")
}

/// Mermaid would refuse to draw a picture of this size.
pub fn too_large(edges: usize, characters: usize) -> String {
    format!(
        "Mermaid で描くには大きすぎます（矢印 {edges} 本、{characters} 文字）。--tree で、全体を SVG で描けます。"
    )
}
