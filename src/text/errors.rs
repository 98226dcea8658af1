//! What is said when a command could not do its job.

use std::io::{Error, ErrorKind};

/// The line that `main` prints.
#[must_use]
pub fn error(message: &str) -> String {
    format!("エラー: {message}")
}

/// A reason of the system as a sentence.
#[must_use]
pub fn reason(error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "見つかりません。名前と場所を確かめてください。".to_owned(),
        ErrorKind::PermissionDenied => "権限がありません。".to_owned(),
        ErrorKind::IsADirectory => "フォルダです。ファイルの名前を書いてください。".to_owned(),
        ErrorKind::NotADirectory => "途中の名前がフォルダではありません。".to_owned(),
        ErrorKind::InvalidInput => "ふつうのファイルではありません。".to_owned(),
        ErrorKind::AlreadyExists => "同じ名前のファイルがもうあります。".to_owned(),
        ErrorKind::StorageFull => "ディスクの空きがありません。".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "書き込めない場所です。".to_owned(),
        _ => format!("{error}"),
    }
}

/// A file could not be read.
#[must_use]
pub fn cannot_read(path: &str, reason: &str) -> String {
    format!("「{path}」を読めません。{reason}")
}

/// A file could not be written.
#[must_use]
pub fn cannot_write(path: &str, reason: &str) -> String {
    format!("「{path}」に書けません。{reason}")
}

/// `--out` names a file that is there.
#[must_use]
pub fn out_exists(path: &str) -> String {
    format!(
        "「{path}」はもうあります。上書きするなら --force を付け、残すなら別の名前にしてください。"
    )
}

/// `new` names a file that is there.
#[must_use]
pub fn is_there(path: &str) -> String {
    format!("「{path}」はもうあります。何も書きませんでした。別の名前にしてください。")
}

/// Standard output or standard error could not be written.
pub const CANNOT_PRINT: &str = "画面か出力先に書けません。";

/// No flow of this id.
#[must_use]
pub fn unknown_flow(id: &str, known: &[String]) -> String {
    format!(
        "「{id}」という案内はありません。使える案内: {}。ファイルなら ./{id} のように書いてください。",
        known.join("、")
    )
}

/// No page of this id.
#[must_use]
pub fn unknown_page(id: &str, near: Option<&str>) -> String {
    let help = match near {
        Some(near) => format!("「{near}」のことですか？"),
        None => "ページの一覧は gmis-help list で見られます。".to_owned(),
    };
    format!("「{id}」というページはありません。{help}")
}

/// A flow file with errors, behind its findings.
#[must_use]
pub fn invalid_flow(name: &str, errors: usize) -> String {
    format!(
        "「{name}」に誤りが {errors} 個あるので、使えません。gmis-help check で確かめられます。"
    )
}

/// Behind [`invalid_flow`], where the program has a valid flow of the same id inside.
pub const STEP_ASIDE: &str =
    "急ぐときは、このファイルを flows フォルダーの外へ移すと、組み込みの案内が使えます。";

/// There is a person, but no terminal for the questions.
pub const NO_TERMINAL: &str = "質問を表示できません（標準エラー出力が端末ではありません）。\
    端末で gmis-help を実行するか、答えをパイプか --answers ファイル で渡してください。";

/// The program has a mistake; `place` is where in its source.
#[must_use]
pub fn panicked(place: &str) -> String {
    format!(
        "gmis-help の誤りで止まりました（{place}）。この行を写して、ヘルプデスクに知らせてください。"
    )
}
