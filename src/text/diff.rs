//! The words of `diff`.

use super::why::{head, line, others};
use crate::answers::Given;
use crate::flow::{Flow, Page};

/// The most answers of a way that people are shown.
const MOST_ANSWERS: usize = 50;

/// Nothing is different.
pub const NONE: &str = "違いはありません。";
/// Over what changed in the flow besides its pages.
pub const FLOW: &str = "案内そのものの変更:";
/// Over the pages that only the new flow has.
pub const ADDED: &str = "増えたページ:";
/// Over the pages that only the old flow has.
pub const REMOVED: &str = "なくなったページ:";
/// Over the pages that read another way.
pub const CHANGED: &str = "文が変わったページ:";
/// Over the answers that lead elsewhere.
pub const ELSEWHERE: &str = "行き先が変わった答え:";
/// Over the answers that are new.
pub const OPTIONS_ADDED: &str = "増えた答え:";
/// Over the answers that are gone.
pub const OPTIONS_REMOVED: &str = "なくなった答え:";
/// Over the answers that read another way.
pub const LABELS: &str = "言葉が変わった答え:";
/// Before a line that was there.
pub const WAS: &str = "- ";
/// Before a line that is there now.
pub const IS: &str = "+ ";

/// The flow as it was.
#[must_use]
pub fn old(flow: &Flow) -> String {
    format!("前: {}", head(flow))
}

/// The flow as it is.
#[must_use]
pub fn new(flow: &Flow) -> String {
    format!("今: {}", head(flow))
}

/// Another first question.
#[must_use]
pub fn start(old: &str, new: &str) -> String {
    format!("最初の質問: {old} → {new}")
}

/// A removed page whose texts are now on another one.
#[must_use]
pub fn moved(page: &str, twin: &Page) -> String {
    format!("{page}（同じ文のページ: {}番 {}）", twin.number, twin.id)
}

/// An answer, and the page that it leads to now, or led to before.
#[must_use]
pub fn leads(page: &str, option: &str, label: &str, target: &str) -> String {
    format!("{page}={option}（{label}）→ {target}")
}

/// An answer that leads elsewhere.
#[must_use]
pub fn elsewhere(page: &str, option: &str, label: &str, targets: (&str, &str)) -> String {
    let (old, new) = targets;
    format!("{page}={option}（{label}）: {old} → {new}")
}

/// An answer that reads another way.
#[must_use]
pub fn label(page: &str, option: &str, labels: (&str, &str)) -> String {
    let (old, new) = labels;
    format!("{page}={option}: {old} → {new}")
}

/// The shortest answers that take an answer.
#[must_use]
pub fn answers(flow: &Flow, answers: &[Given]) -> String {
    if answers.is_empty() {
        return "（ここを通る道はありません）".to_owned();
    }
    let more = answers.len().saturating_sub(MOST_ANSWERS);
    let said = answers.iter().take(MOST_ANSWERS);
    let said = said.map(|given| line(flow, *given));
    let said: Vec<String> = said.chain((more > 0).then(|| others(more))).collect();
    format!("道: {}", said.join("、"))
}
