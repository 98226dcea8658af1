//! The words around a page's own texts.

/// The heading over the steps.
pub const STEPS: &str = "手順";
/// Before a note.
pub const NOTE: &str = "注意：";
/// Before the list's items and an example's steps.
pub const BULLET: &str = "・";

/// A title.
#[must_use]
pub fn title(title: &str) -> String {
    format!("【{title}】")
}

/// Before the example of a step.
#[must_use]
pub fn example(step: usize, title: &str) -> String {
    format!("例（手順{step}）：{title}")
}

/// Before a note that belongs to a step.
#[must_use]
pub fn step_note(step: usize) -> String {
    format!("注意（手順{step}）：")
}

/// Where a statement comes from that the notice does not make.
#[must_use]
pub fn supplement(title: &str, date: Option<&str>) -> String {
    match date {
        Some(date) => format!("補足（{title}、{date}）"),
        None => format!("補足（{title}）"),
    }
}

/// Before how the person knows that it worked.
pub const DONE: &str = "終わったら：";
/// Before where a page comes from.
pub const SOURCE: &str = "出典：";

/// Where a statement comes from.
#[must_use]
pub fn citation(title: &str, section: Option<&str>, date: Option<&str>) -> String {
    let inner: Vec<&str> = section.into_iter().chain(date).collect();
    if inner.is_empty() {
        title.to_owned()
    } else {
        format!("{title}（{}）", inner.join("、"))
    }
}

/// The page's id, for a call to the help desk.
#[must_use]
pub fn id(id: &str) -> String {
    format!("（ページ: {id}）")
}
