//! What is said while somebody answers.

/// The first page's sentence: what this is, and that nothing leaves the computer.
#[must_use]
pub fn welcome(title: &str, as_of: &str) -> String {
    format!(
        "{title}（{as_of} 現在）\n質問に答えると、対処の手順が出ます。答えはどこにも送らず、保存もしません。"
    )
}

/// How many questions can still come, this one among them.
#[must_use]
pub fn questions_left(most: usize) -> String {
    format!("（あと最大{most}問）")
}

/// Said once, before the first prompt of numbered lines.
pub const KEYS: &str = "番号を入力して Enter を押してください。b 前に戻る、r 最初から、q 終わる";
/// Said where a page or its menu does not fit the screen.
pub const TURN: &str = "Enter で続ける";
/// Over the entries that Esc opens.
pub const LEAVE: &str = "どうしますか？";
/// Esc: to the page and its menu.
pub const CONTINUE: &str = "続ける";
/// Over the entries of a page that nothing follows.
pub const MENU_LAST: &str = "この案内はここまでです。";
/// After a remedy: to everything but yes and no.
pub const OTHER: &str = "ほか";
/// After a remedy: the page as a file.
pub const SAVE: &str = "このページをファイルに保存";
/// Esc, and after a remedy: the end.
pub const LEAVE_NOW: &str = "終了";
/// The prompt of numbered lines.
pub const PROMPT: &str = "番号: ";
/// The question after a remedy.
pub const SOLVED_QUESTION: &str = "解決しましたか？";
/// The answer `solved`.
pub const SOLVED: &str = "解決した";
/// The answer `not-solved`.
pub const NOT_SOLVED: &str = "解決しない";
/// Said on a page that nothing follows.
pub const LAST: &str = "この案内はここまでです。Enter で終わります。b 前に戻る、r 最初から";
/// Said when somebody stops before a remedy.
pub const STOPPED: &str = "終わりました。もう一度始めるには gmis-help を実行してください。";
/// Before the window closes that belongs to this program alone.
pub const CLOSE: &str = "Enter キーを押すと、この画面を閉じます。";
/// Said on Ctrl-C.
pub const INTERRUPTED: &str = "中断しました。";

/// The answer `restart`, as it is echoed.
pub const RESTART: &str = "最初から";
/// The answer `quit`, as it is echoed.
pub const QUIT: &str = "終わる";

/// The page was saved here.
#[must_use]
pub fn saved(path: &str) -> String {
    format!("保存しました: {path}")
}

/// What was taken as the answer.
#[must_use]
pub fn echo(answer: &str) -> String {
    format!("→ {answer}")
}

/// The answer `back`, as it is echoed.
#[must_use]
pub fn back_to(title: &str) -> String {
    format!("戻る（{title}）")
}

/// Re-asking at a terminal.
#[must_use]
pub fn not_understood(answer: &str, most: usize) -> String {
    let answer = shortened(answer);
    format!("「{answer}」は選べません。1 から {most} の番号を入力してください。")
}

/// Re-asking on a page that nothing follows.
#[must_use]
pub fn nothing_follows(answer: &str) -> String {
    format!(
        "「{}」は選べません。Enter、b、r のどれかを入力してください。",
        shortened(answer)
    )
}

/// Re-asking after `b` on the first page.
pub const NO_BACK: &str = "最初のページなので、前には戻れません。";
/// Re-asking after a line that is no text.
pub const NOT_TEXT: &str = "文字として読めませんでした。番号を入力してください。";

/// Before the accepted answers.
fn accepted_words(accepted: &[String]) -> String {
    if accepted.is_empty() {
        String::new()
    } else {
        format!("使える答え: {}", accepted.join("、"))
    }
}

/// An answer that the page does not have.
#[must_use]
pub fn invalid(line: u64, page: &str, answer: &str, accepted: &[String]) -> String {
    let hint = if !answer.is_empty() && answer.chars().all(|character| character == '?') {
        QUESTION_MARKS
    } else {
        ""
    };
    format!(
        "{line}行目の「{}」は、ページ「{page}」の答えではありません。{hint}{}",
        shortened(answer),
        accepted_words(accepted)
    )
}

/// PowerShell 5.1 turns Japanese into `?` on its way into a pipe.
const QUESTION_MARKS: &str = "PowerShell からなら、先に $OutputEncoding = [Text.Encoding]::UTF8 を実行するか、番号か id で答えてください。";

/// `back` on the first page.
#[must_use]
pub fn invalid_back(line: u64, page: &str, accepted: &[String]) -> String {
    format!(
        "{line}行目: 「{page}」は最初のページなので、戻れません。{}",
        accepted_words(accepted)
    )
}

/// `page=option` on another page.
#[must_use]
pub fn wrong_page(line: u64, page: &str, meant: &str, accepted: &[String]) -> String {
    let meant = shortened(meant);
    format!(
        "{line}行目はページ「{meant}」の答えですが、今のページは「{page}」です。{}",
        accepted_words(accepted)
    )
}

/// `=> page` on another page.
#[must_use]
pub fn wrong_end(line: u64, page: &str, meant: &str) -> String {
    format!(
        "{line}行目ではページ「{}」で終わるはずですが、着いたのは「{page}」です。",
        shortened(meant)
    )
}

/// The input ended on a question.
#[must_use]
pub fn too_few(page: &str, accepted: &[String]) -> String {
    format!(
        "答えが足りません。質問「{page}」の答えがありません。{}",
        accepted_words(accepted)
    )
}

/// There is an answer, but nothing is asked any more.
#[must_use]
pub fn too_many(line: u64, page: &str, answer: &str) -> String {
    let answer = shortened(answer);
    format!(
        "答えが多すぎます。ページ「{page}」で案内は終わっていますが、{line}行目に「{answer}」があります。"
    )
}

/// Bytes that are no text; `offset` counts bytes of the line, from 1.
#[must_use]
pub fn undecodable(line: u64, offset: usize, page: &str) -> String {
    format!(
        "{line}行目の{offset}バイト目が、文字として読めません（ページ「{page}」）。UTF-8 で書いてください。"
    )
}

/// A line over the limit.
#[must_use]
pub fn too_long(line: u64, most: usize, page: &str) -> String {
    format!("{line}行目が長すぎます（ページ「{page}」）。1行は {most} バイトまでです。")
}

/// More input than anybody writes; `most` in bytes.
#[must_use]
pub fn too_much(line: u64, most: u64, page: &str) -> String {
    format!(
        "答えの入力が、{line}行目までで {most} バイトを超えました（ページ「{page}」）。短くしてください。"
    )
}

/// Reading failed.
#[must_use]
pub fn unreadable(reason: &str) -> String {
    format!("答えを読めません。{reason}")
}

/// Somebody's input, fit to be shown: no control characters, and not a screenful.
fn shortened(answer: &str) -> String {
    const MOST: usize = 40;
    let mut shown: String = answer
        .chars()
        .filter(|character| !character.is_control())
        .take(MOST)
        .collect();
    if answer.chars().count() > MOST {
        shown.push_str("...");
    }
    shown
}
