//! What is said of the site file, and the file that `new --site` writes.

use std::fmt::Write as _;

use crate::flow::{Contact, Entry};
use crate::text::{quoted, visible};

/// A line on standard error about something that is left out.
#[must_use]
pub fn warning(said: &str) -> String {
    format!("警告: {said}")
}

/// The site file is not used.
#[must_use]
pub fn left_out(path: &str, reason: &str) -> String {
    format!("連絡先ファイル「{}」は使いません。{reason}", visible(path))
}

/// The first mistake of a site file.
#[must_use]
pub fn at(line: usize, sentence: &str) -> String {
    format!("{line}行目: {sentence}")
}

/// A file that was probably meant as the site file.
#[must_use]
pub fn misnamed(path: &str) -> String {
    format!(
        "「{}」は使いません。連絡先ファイルなら、名前を site.yaml に変えてください。",
        visible(path)
    )
}

/// On the first page of a walk, where the site file is not used.
pub const UNREAD: &str = "窓口の連絡先（site.yaml）は読めませんでした。";

/// In a list of flows: the site file in use, and which contacts it says.
#[must_use]
pub fn in_use(path: &str, contacts: &[&str]) -> String {
    let path = visible(path);
    match contacts {
        [] => format!("連絡先ファイル  {path}（まだ何も書かれていません）"),
        contacts => format!("連絡先ファイル  {path}（{}）", contacts.join("、")),
    }
}

/// `new --site` with a name under which the file would never be read.
#[must_use]
pub fn other_name(path: &str) -> String {
    format!(
        "連絡先ファイルの名前は site.yaml です。「{}」は作りません。",
        quoted(path)
    )
}

/// The file that `new --site` writes: it says nothing yet, and every contact that it could.
#[must_use]
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

const TEMPLATE: &str = "\
# 連絡先ファイル。gmis-help の横の flows フォルダーに、site.yaml という名前で置きます。
# 書く窓口だけ、行の始めの「#」を消して、書き換えます。「#」の前の空白は残します。
# 保存したら、gmis-help check で確かめます。
# 書けるもの: name（必ず）、phone、email、hours（受付の時間）、url、note（そのほかの説明）。
# 窓口がいくつかあるときは、「- name」からの組を並べ、「for: 薬局」のように、だれ用かも書きます。
format: 1
contacts:
";
