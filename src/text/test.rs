//! The words of `test`.

use super::ja::errors::reason;
use super::ja::near_or;
use super::{named, quoted};
use crate::answers::lines::{LONGEST_LINE, LineError};
use crate::answers::record::Flaw;
use crate::flow::Page;

/// What a record that ends where it says is called.
const SAME: &str = "一致";
/// What a record that ends elsewhere is called.
pub const ELSEWHERE: &str = "行き先が違う";
/// What a record is called that cannot be walked.
pub const BROKEN: &str = "たどれない";
/// What lines that are no record are called.
pub const ERROR: &str = "エラー";
/// Over what no record took.
pub const GAPS: &str = "まだ通っていない答え:";
/// Every answer was taken.
pub const NO_GAPS: &str = "すべての答えを通りました。";
/// `--missing` finds nothing to do, as a comment.
pub const NOTHING_MISSING: &str = "# すべての答えを通りました。\n";

/// The comment over a record whose end nobody has looked at.
#[must_use]
pub fn unchecked(end: &Page) -> String {
    format!("# 未確認: {}", end.title)
}

/// The comment over a record whose end was another one.
#[must_use]
pub fn unchecked_since(end: &Page, before: &str) -> String {
    format!("{}（前は {before}）", unchecked(end))
}

/// The comment over a record that can no longer be walked; it follows as comments.
#[must_use]
pub fn set_aside(message: &str) -> String {
    format!("# {BROKEN}: {message}")
}

/// The comment behind as many walks as were asked for.
#[must_use]
pub fn more_missing(answers: usize) -> String {
    format!("# ほかに、まだ通っていない答えが {answers} あります。\n")
}

/// Where something is said.
#[must_use]
pub fn at(path: &str, line: u64, kind: &str, message: &str) -> String {
    format!("{}:{line}: {kind}: {message}", named(path))
}

/// How many records there are of each kind.
#[must_use]
pub fn summary(same: usize, elsewhere: usize, broken: usize, errors: usize) -> String {
    format!("{SAME} {same}、{ELSEWHERE} {elsewhere}、{BROKEN} {broken}、{ERROR} {errors}")
}

/// What was taken.
#[must_use]
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
#[must_use]
pub fn gap(line: usize, answer: &str, label: &str) -> String {
    format!("{line}行: {answer}（{label}）")
}

/// A record that ends elsewhere.
#[must_use]
pub fn elsewhere(expected: &str, actual: &str, near: Option<&str>) -> String {
    let text = format!(
        "「{}」のはずが、「{actual}」に着きました。",
        quoted(expected)
    );
    text + &near_or(near, "")
}

/// A page that there is not.
#[must_use]
pub fn no_page(page: &str, near: Option<&str>) -> String {
    format!("「{}」というページはありません。", quoted(page)) + &near_or(near, "")
}

/// Another page is asked than the one that is answered.
#[must_use]
pub fn other_page(page: &str, asked: &str) -> String {
    format!("「{page}」の答えですが、ここで開くのは「{asked}」です。")
}

/// The page has no such answer.
#[must_use]
pub fn no_answer(page: &str, option: &str, near: Option<&str>) -> String {
    format!("「{page}」に「{}」という答えはありません。", quoted(option)) + &near_or(near, "")
}

/// An answer behind an outcome.
pub const OVER: &str = "前の行で終わっているので、答えは要りません。";

/// Lines that are no record.
#[must_use]
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
