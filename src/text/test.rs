//! The messages of `test`.

use super::ja::errors::reason;
use super::ja::near_or;
use super::{named, quoted};
use crate::answers::lines::{LONGEST_LINE, LineError};
use crate::answers::record::Flaw;
use crate::flow::Page;

/// The kind of a record that ends where it says.
const SAME: &str = "一致";
/// The kind of a record that ends on another page.
pub const ELSEWHERE: &str = "行き先が違う";
/// The kind of a record that cannot be replayed.
pub const BROKEN: &str = "たどれない";
/// The kind of lines that are not a record.
pub const ERROR: &str = "エラー";
/// Heading of the answers that no record took.
pub const GAPS: &str = "まだ通っていない答え:";
/// The records took every answer.
pub const NO_GAPS: &str = "すべての答えを通りました。";
/// `--missing` found nothing to write, as a comment.
pub const NOTHING_MISSING: &str = "# すべての答えを通りました。\n";

/// The comment above a record whose end nobody has confirmed.
pub fn unchecked(end: &Page) -> String {
    format!("# 未確認: {}", end.title)
}

/// The comment above a record that used to end on another page.
pub fn unchecked_since(end: &Page, before: &str) -> String {
    format!("{}（前は {before}）", unchecked(end))
}

/// The comment above a record that can no longer be replayed, which is itself commented out.
pub fn set_aside(message: &str) -> String {
    format!("# {BROKEN}: {message}")
}

/// The comment after the last walk if more walks are needed than were asked for.
pub fn more_missing(answers: usize) -> String {
    format!("# ほかに、まだ通っていない答えが {answers} あります。\n")
}

/// A message with its place in a file.
pub fn at(path: &str, line: u64, kind: &str, message: &str) -> String {
    format!("{}:{line}: {kind}: {message}", named(path))
}

/// The number of records of each kind.
pub fn summary(same: usize, elsewhere: usize, broken: usize, errors: usize) -> String {
    format!("{SAME} {same}、{ELSEWHERE} {elsewhere}、{BROKEN} {broken}、{ERROR} {errors}")
}

/// How much of the flow the records took.
pub fn coverage(
    options: (usize, usize),
    not_solved: (usize, usize),
    pages: (usize, usize),
) -> String {
    let share = |(taken, all)| format!("{taken}/{all}");
    format!(
        "通った選択肢 {}、解決しない {}、ページ {}（{SAME}した記録だけを数えます）",
        share(options),
        share(not_solved),
        share(pages)
    )
}

/// An answer that no record took, with its line in the flow.
pub fn gap(line: usize, answer: &str, label: &str) -> String {
    format!("{line}行: {answer}（{label}）")
}

/// A record ends on another page than it says.
pub fn elsewhere(expected: &str, actual: &str, near: Option<&str>) -> String {
    let text = format!(
        "「{}」のはずが、「{actual}」に着きました。",
        quoted(expected)
    );
    text + &near_or(near, "")
}

/// The page does not exist.
pub fn no_page(page: &str, near: Option<&str>) -> String {
    format!("「{}」というページはありません。", quoted(page)) + &near_or(near, "")
}

/// The line answers another page than the one asked here.
pub fn other_page(page: &str, asked: &str) -> String {
    format!("「{page}」の答えですが、ここで開くのは「{asked}」です。")
}

/// The page does not have this answer.
pub fn no_answer(page: &str, option: &str, near: Option<&str>) -> String {
    format!("「{page}」に「{}」という答えはありません。", quoted(option)) + &near_or(near, "")
}

/// An answer follows an outcome.
pub const OVER: &str = "前の行で終わっているので、答えは要りません。";

/// Why lines are not a record.
pub fn flaw(flaw: &Flaw) -> String {
    match flaw {
        Flaw::NoAnswer(said) => format!(
            "「{}」は記録の行ではありません。「@ ページ」「ページ=選択肢」「=> ページ」を id で書きます。",
            quoted(said)
        ),
        Flaw::LateStart => "「@ ページ」は記録の最初の行に書きます。前の記録に「=> ページ」がないのかもしれません。".to_owned(),
        Flaw::NoEnd => "この記録には、終わりの「=> ページ」がありません。".to_owned(),
        Flaw::Nothing => "記録がありません。".to_owned(),
        Flaw::Unreadable(error) => unreadable(error),
    }
}

fn unreadable(error: &LineError) -> String {
    match error {
        LineError::TooLong => format!("行が長すぎます。1行は {LONGEST_LINE} バイトまでです。"),
        LineError::Undecodable(offset) => {
            format!("{offset}バイト目が、文字として読めません。UTF-8 で書いてください。")
        }
        LineError::TooMuch(most) => format!("ファイルが大きすぎます。{most} バイトまでです。"),
        LineError::Io(error) => reason(error),
    }
}
