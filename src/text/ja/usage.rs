//! Messages about a wrong command line.

use crate::text::visible::quoted;

/// Suggests the name that was probably meant.
pub fn did_you_mean(name: &str) -> String {
    format!("「{name}」のことですか？")
}

/// Joins sentences; empty ones are left out.
pub fn sentences(sentences: &[&str]) -> String {
    sentences.concat()
}

/// Joins words.
pub fn listed(words: &[String]) -> String {
    words.join("、")
}

/// There is no option of this name.
pub fn unknown_option(name: &str) -> String {
    format!("「{}」というオプションはありません。", quoted(name))
}

/// A word where none is accepted.
pub fn needless(word: &str) -> String {
    format!("「{}」は余分です。", quoted(word))
}

/// There is no command of this name.
pub fn unknown_command(name: &str) -> String {
    format!("「{}」というコマンドはありません。", quoted(name))
}

/// An option has no value.
pub fn without_value(option: &str) -> String {
    format!("「{option}」の値がありません。")
}

/// A value that is not accepted.
pub fn wrong_value(option: &str, value: &str, accepted: &str) -> String {
    let value = quoted(value);
    format!("「{option}」に「{value}」は使えません。使えるのは {accepted} です。")
}

/// Two arguments that exclude each other.
pub fn conflict(one: &str, other: &str) -> String {
    format!("「{one}」と「{other}」は、いっしょには使えません。")
}

/// An option given twice.
pub fn twice(option: &str) -> String {
    format!("「{option}」は1回だけ書けます。")
}

/// An argument is missing.
pub fn missing(arguments: &str) -> String {
    format!("「{arguments}」を書いてください。")
}

/// An argument is not valid text.
pub const NO_TEXT: &str = "文字として読めない引数があります。";

/// Any other error.
pub const WRONG: &str = "コマンドの書き方に誤りがあります。";

/// Where to read more.
pub fn read_on(command: &str) -> String {
    format!("書き方は {command} --help で見られます。")
}
