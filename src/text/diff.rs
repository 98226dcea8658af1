//! The messages of `diff`.

use super::why::{head, line, others};
use crate::answers::Given;
use crate::flow::{Flow, Page};

/// The most answers that are shown of a way to a change.
const MOST_ANSWERS: usize = 50;

/// The flows do not differ.
pub const NONE: &str = "違いはありません。";
/// Heading of the changes in the flow outside its pages.
pub const FLOW: &str = "案内そのものの変更:";
/// Heading of the pages that only the new flow has.
pub const ADDED: &str = "増えたページ:";
/// Heading of the pages that only the old flow has.
pub const REMOVED: &str = "なくなったページ:";
/// Heading of the pages whose texts differ.
pub const CHANGED: &str = "文が変わったページ:";
/// Heading of the answers that lead to another page.
pub const ELSEWHERE: &str = "行き先が変わった答え:";
/// Heading of the answers that were added.
pub const OPTIONS_ADDED: &str = "増えた答え:";
/// Heading of the answers that were removed.
pub const OPTIONS_REMOVED: &str = "なくなった答え:";
/// Heading of the answers whose labels differ.
pub const LABELS: &str = "言葉が変わった答え:";
/// Marks the old text.
pub const WAS: &str = "- ";
/// Marks the new text.
pub const IS: &str = "+ ";

/// Names the old flow.
pub fn old(flow: &Flow) -> String {
    format!("前: {}", head(flow))
}

/// Names the new flow.
pub fn new(flow: &Flow) -> String {
    format!("今: {}", head(flow))
}

/// The first question is another one.
pub fn start(old: &str, new: &str) -> String {
    format!("最初の質問: {old} → {new}")
}

/// A removed page whose texts are now on the page `twin`.
pub fn moved(page: &str, twin: &Page) -> String {
    format!("{page}（同じ文のページ: {}番 {}）", twin.number, twin.id)
}

/// An answer, and the page that it leads to now or led to before.
pub fn leads(page: &str, option: &str, label: &str, target: &str) -> String {
    format!("{page}={option}（{label}）→ {target}")
}

/// An answer that leads to another page.
pub fn elsewhere(page: &str, option: &str, label: &str, targets: (&str, &str)) -> String {
    let (old, new) = targets;
    format!("{page}={option}（{label}）: {old} → {new}")
}

/// An answer with a different label.
pub fn label(page: &str, option: &str, labels: (&str, &str)) -> String {
    let (old, new) = labels;
    format!("{page}={option}: {old} → {new}")
}

/// The shortest sequence of answers that includes the changed one.
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
