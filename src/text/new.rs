//! The messages of `new`, and the comments in the files that it writes.

use std::fmt::Write as _;

use super::{check_command, named, quoted};
use crate::flow::{Contact, Entry};

/// `new` has written a file.
pub fn made(path: &str) -> String {
    format!(
        "「{}」を作りました。メモ帳で開いて書き換え、{} で確かめてください。",
        named(path),
        check_command(Some(path))
    )
}

/// `new --site` was given a name under which the file would never be read.
pub fn other_name(path: &str) -> String {
    format!(
        "連絡先ファイルの名前は site.yaml です。「{}」は作りません。",
        quoted(path)
    )
}

/// The file that `new --site` writes: every contact of the flows, with its entries commented out.
pub fn template<'c>(contacts: impl Iterator<Item = &'c Contact>) -> String {
    let mut text = TEMPLATE.to_owned();
    for contact in contacts {
        let _ = writeln!(text, "  {}: # {}", contact.id, contact.title);
        let example = Entry {
            name: "〇〇県 〇〇課".to_owned(),
            phone: Some("000-000-0000".to_owned()),
            hours: Some("平日9:00～17:00".to_owned()),
            ..Entry::default()
        };
        let entry = contact.entries.first().unwrap_or(&example);
        let fields = [
            ("phone", &entry.phone),
            ("email", &entry.email),
            ("hours", &entry.hours),
            ("url", &entry.url),
        ];
        let _ = writeln!(text, "    #- name: {}", entry.name);
        for (field, value) in fields {
            if let Some(value) = value {
                let _ = writeln!(text, "    #  {field}: {value}");
            }
        }
    }
    text
}

/// `new --translation` was given a name that is not a translation into this language.
pub fn no_translation(path: &str, language: &str) -> String {
    format!(
        "「{}」は、案内の訳のファイルの名前ではありません。案内のファイルと同じ場所に、「案内の名前.{}.yaml」という名前で作ります。言語は en のような英小文字です。",
        quoted(path),
        quoted(language)
    )
}

/// `new --translation` was given the name of a translation whose flow does not exist.
pub fn no_flow(flow: &str) -> String {
    format!(
        "元の案内「{}」がありません。訳のファイルは、案内のファイルと同じ場所に作ります。",
        named(flow)
    )
}

const TEMPLATE: &str = "\
# 連絡先ファイル。gmis-help の横の flows フォルダーに、site.yaml という名前で置きます。
# 書く窓口だけ、行の始めの「#」を消して、書き換えます。「#」の前の空白は残します。
# 保存したら、gmis-help check で確かめます。
# 書けるもの: name（必ず）、phone、email、hours（受付の時間）、url、note（そのほかの説明）。
# 窓口がいくつかあるときは、「- name」からの組を並べ、「for: 薬局」のように、だれ用かも書きます。
format: 1
contacts:
";

/// The comment at the top of a new translation.
pub const TRANSLATION: &str = "\
# 訳のファイル。to に、from の文の訳を書きます。「# 」の行は、その文のあるページなどの id です。
# 保存したら、gmis-help check で確かめます。
";
