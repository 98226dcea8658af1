//! The sentences of `check`: where it is, what is wrong, what is accepted; and the help that says what to do.

pub mod explain;
mod help;
mod names;
mod slips;
mod translation;

use crate::finding::{Fault, Seg, Severity, Trail};
use crate::flow::check::SITE;
use crate::form::table;
use crate::text::visible;
use crate::yaml::DEEPEST;
use names::{form, found_form, named, not_yaml, taken_for};

/// The label of the help in findings.
pub const HELP: &str = "ヘルプ";
/// The label of the earlier place of a duplicate.
pub const EARLIER: &str = "最初はここです";

/// The names of errors and warnings in findings.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "エラー",
        Severity::Warning => "警告",
    }
}

/// The sentence of a finding, beginning with its place; always one line, whatever text it quotes.
pub fn sentence(trail: &Trail, fault: &Fault) -> String {
    let whereabouts = whereabouts(trail);
    let what = what(fault);
    let sentence = if whereabouts.is_empty() {
        what
    } else {
        format!("{whereabouts}: {what}")
    };
    visible(&sentence).into_owned()
}

/// What to do about it; always one line.
pub fn help(fault: &Fault) -> Option<String> {
    Some(visible(&help::help(fault)?).into_owned())
}

fn whereabouts(trail: &Trail) -> String {
    let mut words = String::new();
    let mut section = "";
    for (level, seg) in trail.iter().enumerate() {
        let part = match (level, seg) {
            (0, Seg::Key(key)) => {
                section = key;
                if trail.len() == 1 {
                    format!("「{key}」")
                } else {
                    String::new()
                }
            }
            (1, Seg::Key(key)) => match section {
                "questions" => format!("質問「{key}」"),
                "remedies" => format!("対処「{key}」"),
                "shared" => format!("共通の手順「{key}」"),
                "sources" => format!("出典「{key}」"),
                "contacts" => format!("連絡先「{key}」"),
                _ => format!("「{section}」の「{key}」"),
            },
            (_, Seg::Key(key)) => match (key.as_str(), trail.get(level + 1)) {
                ("options", Some(Seg::Item(item))) => format!("の選択肢{}", item + 1),
                ("steps", Some(Seg::Item(item))) => format!("の手順{}", item + 1),
                ("notes", Some(Seg::Item(item))) => format!("の注意書き{}", item + 1),
                (_, Some(Seg::Item(item))) => format!("の「{key}」の{}番目", item + 1),
                _ => format!("の「{key}」"),
            },
            (1, Seg::Item(item)) => format!("「{section}」の{}番目", item + 1),
            (2, Seg::Item(item)) => format!("の{}番目", item + 1),
            (_, Seg::Item(_)) => String::new(),
        };
        words.push_str(&part);
    }
    words
}

#[allow(
    clippy::too_many_lines,
    reason = "one sentence a fault: a table that is best read whole"
)]
fn what(fault: &Fault) -> String {
    match fault {
        Fault::Unreadable { reason } => format!("ファイルを読めません。{reason}"),
        Fault::TooLarge { most } => {
            let most = match most / 1024 {
                most @ ..1024 => format!("{most} KiB"),
                most => format!("{} MiB", most / 1024),
            };
            format!("ファイルが大きすぎます。{most} までです。")
        }
        Fault::Utf16 => "文字コードが UTF-16 です。UTF-8 だけを読めます。".to_owned(),
        Fault::ShiftJis => "文字コードが Shift_JIS（CP932）です。UTF-8 だけを読めます。".to_owned(),
        Fault::Iso2022Jp => {
            "文字コードが ISO-2022-JP（JIS）です。UTF-8 だけを読めます。".to_owned()
        }
        Fault::NotUtf8 => "UTF-8 として読めない文字があります。".to_owned(),
        Fault::ControlCharacter { character, .. } => {
            format!(
                "見えない制御文字（U+{:04X}）があります。",
                u32::from(*character)
            )
        }
        Fault::NotYaml { syntax } => not_yaml(*syntax),
        Fault::TooDeep => format!("字下げやかっこの入れ子が深すぎます。{DEEPEST} 段までです。"),
        Fault::EmptyFile => "ファイルに何も書かれていません。".to_owned(),
        Fault::Forbidden { device } => format!("{}は、ここでは使えません。", named(*device)),
        Fault::DuplicateKey { key } => format!("「{key}」が2回書かれています。"),
        Fault::DuplicateId { id } => format!("id「{id}」が2回使われています。"),
        Fault::DuplicateOption { id } => {
            format!("同じ質問に、id が「{id}」の選択肢が2つあります。")
        }
        Fault::DuplicateLabel { label } => {
            format!("同じ質問に、「{label}」という選択肢が2つあります。")
        }
        Fault::UnknownField { field, .. } => format!("「{field}」という項目はありません。"),
        Fault::MissingField { field } => format!("「{field}」がありません。必ず書く項目です。"),
        Fault::WrongShape { wanted, found } => {
            format!(
                "{}を書くところですが、{}。",
                form(*wanted),
                found_form(*found)
            )
        }
        Fault::EmptyText => "文が空です。".to_owned(),
        Fault::BadId { id, .. } => format!(
            "「{id}」は id に使えません。半角の英小文字で始まり、英小文字・数字・「-」だけで、{}文字までです。",
            table::LONGEST_ID
        ),
        Fault::ReservedId { id } if id == SITE => {
            "「site」は連絡先ファイル（site.yaml）の名前なので、案内の id に使えません。".to_owned()
        }
        Fault::ReservedId { id } => format!("「{id}」は答えの言葉なので、id に使えません。"),
        Fault::OtherName { id, name } => {
            format!("id は「{id}」ですが、ファイルの名前は「{name}.yaml」です。")
        }
        Fault::Older { as_of, inside, .. } => {
            format!(
                "この案内（{as_of}）より、組み込みの案内（{inside}）のほうが新しくなっています。"
            )
        }
        Fault::Ending { .. } => {
            "ファイルの名前が「.yaml.txt」で終わっています。flows フォルダーでは使われません。"
                .to_owned()
        }
        Fault::LanguageName { .. } => {
            "訳のファイルの名前では、言語を「en」「zh-hans」のように英小文字と「-」で書きます。"
                .to_owned()
        }
        Fault::NewerFormat { format } => {
            format!(
                "形式 {format} のファイルです。この gmis-help が読めるのは形式 {} までです。",
                table::FORMAT
            )
        }
        Fault::UnknownFormat { format } => {
            format!(
                "「{format}」という形式はありません。format は {} です。",
                table::FORMAT
            )
        }
        Fault::UnknownTarget { id, .. } => format!("「{id}」というページはありません。"),
        Fault::UnknownShared { id, .. } => {
            format!("「{id}」という共通の手順（shared）はありません。")
        }
        Fault::UnknownSource { id, .. } => format!("「{id}」という出典（sources）はありません。"),
        Fault::UnknownContact { id, .. } => {
            format!("「{id}」という連絡先（contacts）はありません。")
        }
        Fault::StrayContact { id, .. } => {
            format!("使われている案内に、「{id}」という連絡先はありません。")
        }
        Fault::Misnamed {
            id, used, times: 1, ..
        } => {
            format!(
                "「{used}」というものはありません。似た名前の「{id}」は、どこからも使われていません。"
            )
        }
        Fault::Misnamed {
            id, used, times, ..
        } => {
            format!(
                "「{id}」はどこからも使われていません。{times}か所に、似た「{used}」と書かれています。"
            )
        }
        Fault::UnreachableContact => "連絡のしかたが書かれていません。".to_owned(),
        Fault::ManyShared => "共通の手順を使いすぎです。案内が大きくなりすぎます。".to_owned(),
        Fault::NestedShared => "共通の手順の中では、ほかの共通の手順を使えません。".to_owned(),
        Fault::NoOptions => "選択肢が1つもありません。".to_owned(),
        Fault::NoSteps => "手順が1つもありません。".to_owned(),
        Fault::Loop { pages, .. } => format!(
            "道が元に戻ってしまいます（{} → {}）。",
            pages.join(" → "),
            pages.first().map_or("", String::as_str)
        ),
        Fault::AgainWithoutLoop { target } => {
            format!("「{target}」を通らずにここへ来る道があるので、again（もう一度）は使えません。")
        }
        Fault::NoRemedy { page: Some(_) } => {
            "ここから対処へ進めません。選択肢がすべて again（もう一度）です。".to_owned()
        }
        Fault::NoRemedy { page: None } => {
            "対処が1つもありません。どの道も終わりに着きません。".to_owned()
        }
        Fault::BadUrl { .. } => {
            "URL ではありません。http:// か https:// で始まり、空白や全角文字を含まないものです。"
                .to_owned()
        }
        Fault::BadEmail { .. } => {
            "メールアドレスではありません。半角の「名前@ドメイン」だけを書きます。".to_owned()
        }
        Fault::BadDate => "この日付はありません。".to_owned(),
        Fault::BadPhone => {
            "電話番号ではありません。数字、+ - ( ) # と「内線」だけを書けます。".to_owned()
        }
        Fault::Slipped { slip, .. } => slips::sentence(*slip),
        Fault::Folded => "この行は、上の項目のつづきとして読まれます。".to_owned(),
        Fault::Indented {
            found,
            wanted: Some(wanted),
        } => format!(
            "この行の字下げは半角の空白{found}個ですが、まわりの行に合うのは{wanted}個です。"
        ),
        Fault::Indented { found, .. } => {
            format!("この行の字下げ（半角の空白{found}個）が、まわりの行と合っていません。")
        }
        Fault::MisplacedPage { id } => format!(
            "ページ「{id}」の場所か字下げが違います。ページは、questions か remedies のすぐ下に、半角の空白2個で字下げして書きます。"
        ),
        Fault::TextLost { lost } | Fault::ValueLost { lost } => format!(
            "「{lost}」は読まれません。空白のうしろの「#」から行の終わりまでは、メモ（コメント）になります。"
        ),
        Fault::Unreachable { id } => {
            format!("「{id}」へ来る道がありません。このページはだれにも表示されません。")
        }
        Fault::OneOption => {
            "選択肢が1つだけです。手順もないので、聞く意味がありません。".to_owned()
        }
        Fault::ManyOptions { options } => format!(
            "選択肢が{options}個あります。読んで選びやすいのは{}個までです。",
            table::MOST_OPTIONS
        ),
        Fault::WideLabel { cells } => format!(
            "言葉が長すぎます。半角{cells}文字分の幅で、1行に収まるのは{}文字分（全角{}文字）までです。",
            table::WIDEST_LABEL,
            table::WIDEST_LABEL / 2
        ),
        Fault::LabelTaken { label, taken } => taken_for(label, *taken),
        Fault::WideLetter { cells } => format!(
            "行が長すぎます。半角{cells}文字分の幅で、メールで折り返されないのは{}文字分（全角{}文字）までです。",
            table::WIDEST_LETTER,
            table::WIDEST_LETTER / 2
        ),
        Fault::NotCp932 { character, .. } => format!(
            "「{character}」（U+{:04X}）は、日本語の Windows のコマンドの画面では「?」などになることがあります。",
            u32::from(*character)
        ),
        Fault::UnusedShared { id } => format!("共通の手順「{id}」は、どこからも使われていません。"),
        Fault::UnusedSource { id } => format!("出典「{id}」は、どこからも使われていません。"),
        Fault::UnusedContact { id } => format!("連絡先「{id}」は、どこからも使われていません。"),
        Fault::NoSource => {
            "出典（source）がありません。何にもとづく対処かが分かりません。".to_owned()
        }
        Fault::PlainHttp => "http:// の URL です。通信が暗号化されません。".to_owned(),
        Fault::NeedlessWord { word } => {
            format!(
                "「{}」は、このページの文にあります。ここになくても探せます。",
                visible(word)
            )
        }
        Fault::Translation { gap } => translation::sentence(gap),
    }
}
