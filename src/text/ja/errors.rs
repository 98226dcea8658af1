//! Messages when a command cannot do its job.

use std::io::{Error, ErrorKind};

use super::near_or;
use crate::answers::record::NotWhole;
use crate::text::{named, quoted};

/// Memory has run out.
pub const OUT_OF_MEMORY: &str =
    "\nエラー: メモリーが足りません。ほかのプログラムを閉じてから、もう一度実行してください。\n";

/// The line that reports an error.
pub fn error(message: &str) -> String {
    format!("エラー: {message}")
}

/// The system's reason, as a sentence.
pub fn reason(error: &Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => "見つかりません。名前と場所を確かめてください。",
        ErrorKind::PermissionDenied => "権限がありません。",
        ErrorKind::IsADirectory => "フォルダです。ファイルの名前を書いてください。",
        ErrorKind::NotADirectory => "途中の名前がフォルダではありません。",
        ErrorKind::InvalidInput => "ふつうのファイルではありません。",
        ErrorKind::InvalidFilename => "名前が長すぎるか、使えない文字があります。",
        ErrorKind::AlreadyExists => "同じ名前のファイルがもうあります。",
        ErrorKind::StorageFull => "ディスクの空きがありません。",
        ErrorKind::QuotaExceeded => "使えるディスクの量を超えました。",
        ErrorKind::FileTooLarge => "ファイルの大きさの制限を超えました。",
        ErrorKind::ReadOnlyFilesystem => "書き込めない場所です。",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => BUSY,
        ErrorKind::StaleNetworkFileHandle => "ネットワークのフォルダが外れています。",
        ErrorKind::TimedOut => "時間内に応答がありません。",
        ErrorKind::WouldBlock => "読み書きの準備ができていません。",
        ErrorKind::OutOfMemory => "メモリーが足りません。",
        _ => return by_number(error),
    };
    known.to_owned()
}

const BUSY: &str = "ほかのプログラムが使っています。";

/// A reason that `std` has no name for; the system's own words would be English.
fn by_number(error: &Error) -> String {
    let Some(number) = error.raw_os_error() else {
        return error.to_string();
    };
    #[cfg(unix)]
    let known = {
        use nix::libc;
        match number {
            libc::ELOOP => Some("リンクが輪になっています。"),
            libc::EIO => Some("装置の読み書きに失敗しました。"),
            libc::EMFILE | libc::ENFILE => Some("開いているファイルが多すぎます。"),
            libc::ENXIO | libc::ENODEV => Some("装置がありません。"),
            _ => None,
        }
    };
    #[cfg(not(unix))]
    let known = match number {
        // Another program, such as Excel, has the file open or has locked a part of it.
        32 | 33 => Some(BUSY),
        _ => None,
    };
    known.map_or_else(
        || format!("システムのエラーです（番号 {number}）。"),
        ToOwned::to_owned,
    )
}

/// A file could not be read.
pub fn cannot_read(path: &str, reason: &str) -> String {
    format!("「{}」を読めません。{reason}", named(path))
}

/// A file could not be written.
pub fn cannot_write(path: &str, reason: &str) -> String {
    format!("「{}」に書けません。{reason}", named(path))
}

/// `--out` has written its file.
pub fn written(path: &str) -> String {
    format!("「{}」に書きました。", named(path))
}

/// `--out` names an existing file.
pub fn out_exists(path: &str) -> String {
    format!(
        "「{}」はもうあります。上書きするなら --force を付け、残すなら別の名前にしてください。",
        named(path)
    )
}

/// `--out` names a file that the same run reads.
pub fn out_is_read(path: &str) -> String {
    format!(
        "「{}」は、この実行で読むファイルです。--force でも上書きしません。別の名前にしてください。",
        named(path)
    )
}

/// `--record` names a file that the same run reads or writes.
pub fn record_is_used(path: &str) -> String {
    format!(
        "「{}」は、この実行で読むか書くファイルです。--record には別の名前を書いてください。",
        named(path)
    )
}

/// `--record` names a file that no record can be added to.
pub fn not_whole(path: &str, why: &NotWhole) -> String {
    let path = named(path);
    match why {
        NotWhole::Utf16 => format!(
            "「{path}」は UTF-16 なので、記録を書き足せません。UTF-8 で保存し直すか、別の名前にしてください。"
        ),
        NotWhole::Open(line) => format!(
            "「{path}」に記録を書き足せません。最後の{line}行目が、記録の終わり（=> ページ）ではありません。"
        ),
        NotWhole::Line(line) => {
            format!("「{path}」に記録を書き足せません。{line}行目を読めません。")
        }
        NotWhole::Io(error) => cannot_read(&path, &reason(error)),
    }
}

/// `new` names an existing file.
pub fn is_there(path: &str) -> String {
    format!(
        "「{}」はもうあります。何も書きませんでした。別の名前にしてください。",
        named(path)
    )
}

/// Standard output or standard error could not be written.
pub const CANNOT_PRINT: &str = "画面か出力先に書けません。";

/// No flow has this id.
pub fn unknown_flow(id: &str, known: &[String]) -> String {
    let id = quoted(id);
    format!(
        "「{id}」という案内はありません。使える案内: {}。ファイルなら ./{id} のように書いてください。",
        known.join("、")
    )
}

/// No page has this id.
pub fn unknown_page(id: &str, near: Option<&str>) -> String {
    let help = near_or(near, "ページの一覧は gmis-help list で見られます。");
    format!("「{}」というページはありません。{help}", quoted(id))
}

/// The page has no letter; the pages that have one.
pub fn no_letter(id: &str, with: &[&str]) -> String {
    match with {
        [] => "この案内に、文面のあるページはありません。".to_owned(),
        with => format!(
            "「{id}」に文面はありません。文面のあるページ: {}",
            with.join("、")
        ),
    }
}

/// A flow file has errors; follows its findings. `check` is the command that shows them.
pub fn invalid_flow(name: &str, errors: usize, check: &str) -> String {
    format!(
        "「{}」に誤りが {errors} 個あるので、使えません。{check} で確かめられます。",
        named(name)
    )
}

/// Follows [`invalid_flow`] if the program has a valid built-in flow with the same id.
pub const MOVE_FILE_AWAY: &str =
    "急ぐときは、このファイルを flows フォルダーの外へ移すと、組み込みの案内が使えます。";

/// The flow has no translation into the language of the run.
pub fn no_translation(id: &str) -> String {
    format!(
        "案内「{}」には訳がないので、元の言葉で出します。",
        quoted(id)
    )
}

/// A translation has errors.
pub fn translation_left_out(path: &str, reason: &str) -> String {
    format!("訳のファイル「{}」は使いません。{reason}", named(path))
}

/// There is a person, but no terminal to ask the questions on.
pub const NO_TERMINAL: &str = "質問を表示できません（標準エラー出力が端末ではありません）。\
    端末で gmis-help を実行するか、答えをパイプか --answers ファイル で渡してください。";

/// The program has a bug; `place` is where in its source.
pub fn panicked(place: &str) -> String {
    format!(
        "gmis-help の誤りで止まりました（{place}）。この行を写して、ヘルプデスクに知らせてください。"
    )
}
