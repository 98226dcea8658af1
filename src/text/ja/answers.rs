//! Messages while a person answers.

use super::near_or;
use crate::answers::{Misfit, Outcome, Why};
use crate::text::quoted;

/// Shown on the first page: what this is, and that nothing leaves the computer.
pub fn welcome(title: &str, as_of: &str) -> String {
    format!(
        "{title}（{as_of} 現在）\n質問に答えると、対処の手順が出ます。答えはどこにも送らず、保存もしません。\n国や都道府県の公式のサービスではありません。"
    )
}

/// The most questions that can still come, this one included.
pub fn questions_left(most: usize) -> String {
    format!("（あと最大{most}問）")
}

/// Shown before the first prompt of numbered lines, and on `?`.
pub const KEYS: &str = "番号を入力して Enter を押してください。b 前に戻る、r 最初から、q 終わる、s ページを保存、/言葉 探す、/番号 そのページへ、? この説明";
/// Shown if a page or its menu does not fit on the screen.
pub const PRESS_ENTER: &str = "Enter で続ける";
/// Heading of the entries that Esc and ほか open, and of those after a file could not be saved.
pub const WHAT_NEXT: &str = "どうしますか？";
/// Entry of every list opened from a page: back to the page and its menu.
pub const CONTINUE: &str = "続ける";
/// Entry on every page: opens everything but the page's own answers.
pub const OTHER: &str = "ほか";
/// The same on a page with a letter: nothing else on the screen says where the letter can be had without a command.
pub const OTHER_AND_LETTER: &str = "ほか（文面の保存など）";
/// Entry: finds a page by words.
pub const FIND: &str = "探す";
/// Entry of ほか: saves the page to a file.
pub const SAVE: &str = "このページをファイルに保存";
/// Entry after Esc, after an outcome and of ほか: ends the run.
pub const LEAVE_NOW: &str = "終了";
/// Prompt of numbered lines.
pub const PROMPT: &str = "番号: ";
/// Question after a remedy.
pub const SOLVED_QUESTION: &str = "この案内で解決しましたか？";

/// Label of an outcome.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Solved => "解決した",
        Outcome::NotSolved => "まだ解決していない",
        Outcome::Later => "結果を待つ（ここで終わる）",
    }
}

/// Shown after `solved`.
pub const CLOSING_SOLVED: &str = "解決してよかったです。";
/// Shown after a `not-solved` that leads nowhere: the contacts that the page names, if any.
pub fn closing_not_solved(contacts: &[String]) -> String {
    let end = "この案内にある手順はここまでです。";
    match contacts {
        [] => format!("{end}これまでの答えを見直してください。"),
        contacts => format!(
            "{end}これまでの答えを見直すか、次のところにお尋ねください。\n{}",
            contacts.join("\n")
        ),
    }
}

/// Shown after `later`; the number of the page.
pub fn closing_later(page: usize) -> String {
    format!(
        "このページは {page} 番です。結果が出たら、もう一度始めて /{page} と入力すると、ここに戻れます。"
    )
}

/// Entry after an outcome: begins the next person's call.
pub const NEXT_CALL: &str = "次の相談";
/// Entry under `--from`: to the first question.
pub const TO_FIRST: &str = "最初の質問へ";
/// Entry of ほか and after `not-solved`: to the answers of the call.
pub const ANSWERS_SO_FAR: &str = "これまでの答え";
/// Heading of the answers of the call.
pub const CHANGE_ANSWER: &str = "答え直すものを選んでください。それより後の答えは消えます。";
/// Entry of ほか: saves the page's letter to a file.
pub const SAVE_LETTER: &str = "文面をファイルに保存";
/// Entry if no file can be written in the current folder.
pub const SAVE_IN_DOCUMENTS: &str = "ドキュメントのフォルダーに保存";
/// Entry of ほか: saves the record to a file.
pub const SAVE_RECORD: &str = "記録をファイルに保存";

/// An answer of the call.
pub fn answered(title: &str, label: &str) -> String {
    format!("{title} → {label}")
}

/// First line of a record, a comment.
pub fn record_head(flow: &str, as_of: &str) -> String {
    format!("# {flow}, {}\n", as_of.replace(char::is_control, " "))
}
/// Shown when a person stops before a remedy.
pub const STOPPED: &str = "終わりました。もう一度始めるには gmis-help を実行してください。";
/// Shown before a window closes that belongs to this program alone.
pub const CLOSE: &str = "Enter キーを押すと、この画面を閉じます。";
/// Shown on Ctrl-C.
pub const INTERRUPTED: &str = "中断しました。";

/// Echo of the answer `restart`.
pub const RESTART: &str = "最初から";
/// Echo of the answer `quit`.
pub const QUIT: &str = "終わる";

/// Path that the page was saved to.
pub fn saved(path: &str) -> String {
    format!("保存しました: {path}")
}

/// Echo of an answer.
pub fn echo(answer: &str) -> String {
    format!("→ {answer}")
}

/// Echo of the answer `back`.
pub fn back_to(title: &str) -> String {
    format!("戻る（{title}）")
}

/// Asks again, at a terminal, after an answer that cannot be chosen.
pub fn not_understood(answer: &str, most: usize) -> String {
    let answer = quoted(answer);
    format!("「{answer}」は選べません。1 から {most} の番号を入力してください。")
}

/// Asks again after `b` on the first page.
pub const NO_BACK: &str = "最初のページなので、前には戻れません。";
/// Asks again after a line that is not text.
pub const NOT_TEXT: &str = "文字として読めませんでした。番号を入力してください。";

/// PowerShell 5.1 turns Japanese into `?` on its way into a pipe.
const QUESTION_MARKS: &str = "PowerShell からなら、先に $OutputEncoding = [Text.Encoding]::UTF8 を実行するか、番号か id で答えてください。";

/// An answer that does not fit.
pub fn misfit(misfit: &Misfit) -> String {
    let line = misfit.line.unwrap_or_default();
    let page = &misfit.page;
    match &misfit.why {
        Why::End => format!(
            "答えが足りません。質問「{page}」の答えがありません。{}",
            accepted(misfit)
        ),
        Why::NoSuch(said, near) => format!(
            "{line}行目の「{}」は、ページ「{page}」の答えではありません。{}{}",
            quoted(said),
            hint(said, near.as_deref()),
            accepted(misfit)
        ),
        Why::NoBack => format!(
            "{line}行目: 「{page}」は最初のページなので、戻れません。{}",
            accepted(misfit)
        ),
        Why::OtherPage(meant) => format!(
            "{line}行目はページ「{}」の答えですが、今のページは「{page}」です。{}",
            quoted(meant),
            accepted(misfit)
        ),
        Why::OtherEnd(meant) => format!(
            "{line}行目ではページ「{}」で終わるはずですが、着いたのは「{page}」です。",
            quoted(meant)
        ),
        Why::UnknownStart(said, near) => format!(
            "{line}行目の「{}」というページはありません。{}",
            quoted(said),
            hint(said, near.as_deref())
        ),
        Why::OtherStart(said) => format!(
            "{line}行目はページ「{}」から始まりますが、--from は「{page}」です。",
            quoted(said)
        ),
        Why::Over(said) => format!(
            "答えが多すぎます。ページ「{page}」で案内は終わっていますが、{line}行目に「{}」があります。",
            quoted(said)
        ),
        Why::NotText(offset) => format!(
            "{line}行目の{offset}バイト目が、文字として読めません（ページ「{page}」）。UTF-8 で書いてください。"
        ),
        Why::LongLine(most) => {
            format!("{line}行目が長すぎます（ページ「{page}」）。1行は {most} バイトまでです。")
        }
        Why::TooMuch(most) => format!(
            "答えの入力が、{line}行目までで {most} バイトを超えました（ページ「{page}」）。短くしてください。"
        ),
    }
}

fn accepted(misfit: &Misfit) -> String {
    format!("使える答え: {}", misfit.accepted.join("、"))
}

/// Suggests what may have been meant.
fn hint(said: &str, near: Option<&str>) -> String {
    let unreadable = !said.is_empty() && said.chars().all(|character| character == '?');
    near_or(near, if unreadable { QUESTION_MARKS } else { "" })
}

/// The answers cannot be read.
pub fn unreadable(reason: &str) -> String {
    format!("答えを読めません。{reason}")
}
