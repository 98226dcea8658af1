//! The sentences of `check`: where, what is wrong, what is accepted; and the help that says what to do.

use crate::finding::{Device, Fault, Form, Seg, Syntax, Trail};
use crate::index::{DEEPEST, shape};

/// The name of an error in findings.
pub const ERROR: &str = "エラー";
/// The name of a warning in findings.
pub const WARNING: &str = "警告";
/// The name of the help line in findings.
pub const HELP: &str = "ヘルプ";
/// The label of the other place of a duplicate.
pub const EARLIER: &str = "最初はここです";

/// The sentence of a finding, beginning with where it is.
#[must_use]
pub fn sentence(trail: &Trail, fault: &Fault) -> String {
    let whereabouts = whereabouts(trail);
    let what = what(fault);
    if whereabouts.is_empty() {
        what
    } else {
        format!("{whereabouts}: {what}")
    }
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
                _ => format!("「{section}」の「{key}」"),
            },
            (_, Seg::Key(key)) => match (key.as_str(), trail.get(level + 1)) {
                ("options", Some(Seg::Item(item))) => format!("の選択肢{}", item + 1),
                ("steps", Some(Seg::Item(item))) => format!("の手順{}", item + 1),
                ("notes", Some(Seg::Item(item))) => format!("の注意書き{}", item + 1),
                (_, Some(Seg::Item(item))) => format!("の「{key}」の{}番目", item + 1),
                _ => format!("の「{key}」"),
            },
            (_, Seg::Item(_)) => String::new(),
        };
        words.push_str(&part);
    }
    words
}

fn what(fault: &Fault) -> String {
    match fault {
        Fault::Unreadable { reason } => format!("ファイルを読めません。{reason}"),
        Fault::TooLarge => "ファイルが大きすぎます。16 MiB までです。".to_owned(),
        Fault::Utf16 => "文字コードが UTF-16 です。UTF-8 だけを読めます。".to_owned(),
        Fault::ShiftJis => "文字コードが Shift_JIS（CP932）です。UTF-8 だけを読めます。".to_owned(),
        Fault::NotUtf8 => "UTF-8 として読めない文字があります。".to_owned(),
        Fault::ControlCharacter { character } => {
            format!(
                "見えない制御文字（U+{:04X}）があります。",
                u32::from(*character)
            )
        }
        Fault::NotYaml { syntax } => not_yaml(*syntax),
        Fault::Unparsable { reason } => format!("YAML として読めません（{reason}）。"),
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
                found_form(*found, *wanted)
            )
        }
        Fault::EmptyText => "文が空です。".to_owned(),
        Fault::BadId { id, .. } => format!(
            "「{id}」は id に使えません。半角の英小文字で始まり、英小文字・数字・「-」だけで、{}文字までです。",
            shape::LONGEST_ID
        ),
        Fault::ReservedId { id } => format!("「{id}」は答えの言葉なので、id に使えません。"),
        Fault::NewerFormat { format } => {
            format!(
                "形式 {format} のファイルです。この gmis-help が読めるのは形式 {} までです。",
                shape::FORMAT
            )
        }
        Fault::UnknownFormat { format } => {
            format!(
                "「{format}」という形式はありません。format は {} です。",
                shape::FORMAT
            )
        }
        Fault::UnknownTarget { id, .. } => format!("「{id}」というページはありません。"),
        Fault::UnknownShared { id, .. } => {
            format!("「{id}」という共通の手順（shared）はありません。")
        }
        Fault::UnknownSource { id, .. } => format!("「{id}」という出典（sources）はありません。"),
        Fault::NestedShared => "共通の手順の中では、ほかの共通の手順を使えません。".to_owned(),
        Fault::NoOptions => "選択肢が1つもありません。".to_owned(),
        Fault::NoSteps => "手順が1つもありません。".to_owned(),
        Fault::Loop { pages } => format!(
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
        Fault::BadUrl => {
            "URL ではありません。http:// か https:// で始まり、空白や全角文字を含まないものです。"
                .to_owned()
        }
        Fault::BadEmail => {
            "メールアドレスではありません。半角の「名前@ドメイン」の形です。".to_owned()
        }
    }
}

fn not_yaml(syntax: Syntax) -> String {
    match syntax {
        Syntax::UnclosedQuote => "ここで始まる引用符が閉じていません。".to_owned(),
        Syntax::AfterQuote => "閉じた引用符のうしろに、余分な文字があります。".to_owned(),
        Syntax::Bracket => "かっこの対応が正しくありません。".to_owned(),
        Syntax::Tab => "タブが使われています。字下げは半角の空白だけです。".to_owned(),
        Syntax::Indentation => "字下げの深さが、まわりの行と合っていません。".to_owned(),
        Syntax::Colon => "ここに「項目: 値」は書けません。".to_owned(),
        Syntax::Character(character) => {
            format!(
                "文を「{}」で始めることはできません。",
                character.escape_debug()
            )
        }
        Syntax::Escape => "\"…\" の中の「\\」のうしろが正しくありません。".to_owned(),
        Syntax::Mixed => {
            "「- 」で始まる行と「項目: 値」の行が、同じ深さに混ざっています。".to_owned()
        }
        Syntax::Other => "YAML として読めません。".to_owned(),
    }
}

fn named(device: Device) -> &'static str {
    match device {
        Device::Anchor => "アンカー（&名前）",
        Device::Alias => "エイリアス（*名前）",
        Device::Tag => "タグ（!名前）",
        Device::MergeKey => "マージキー（<<）",
        Device::Directive => "ディレクティブ（%）",
        Device::SecondDocument => "2つ目の文書（---）",
        Device::ComplexKey => "文字列でない項目名",
    }
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Text => "文",
        Form::QuotedText => "文（引用符でくくったもの）",
        Form::Number => "数字",
        Form::Flag => "true か false",
        Form::List => "「- 」で始まる並び",
        Form::Map => "「項目: 値」の並び",
        Form::TextOrMap => "文か「項目: 値」の並び",
        Form::Nothing => "何も書かないこと",
    }
}

fn found_form(found: Form, wanted: Form) -> String {
    match found {
        Form::Nothing => "何も書かれていません".to_owned(),
        Form::Text if wanted == Form::QuotedText => {
            "数や真偽と読める文が、引用符なしで書かれています".to_owned()
        }
        other => format!("{}が書かれています", form(other)),
    }
}

/// What to do about a finding; `None` where the sentence says it all.
#[must_use]
pub fn help(fault: &Fault) -> Option<String> {
    let did_you_mean = |near: &Option<String>, otherwise: &str| match near {
        Some(near) => format!("「{near}」のことですか？"),
        None => otherwise.to_owned(),
    };
    Some(match fault {
        Fault::Unreadable { .. } | Fault::Unparsable { .. } => return None,
        Fault::TooLarge => "ファイルを分けるか、流れのファイルかどうかを確かめてください。".to_owned(),
        Fault::Utf16 | Fault::ShiftJis | Fault::NotUtf8 => {
            "メモ帳なら「名前を付けて保存」で「エンコード」を「UTF-8」にして保存してください。".to_owned()
        }
        Fault::ControlCharacter { .. } => "この文字を消してください。".to_owned(),
        Fault::NotYaml { syntax } => syntax_help(*syntax),
        Fault::TooDeep => "字下げを浅くしてください。流れのファイルは8段あれば書けます。".to_owned(),
        Fault::EmptyFile => "別のファイルを選ぶか、「format: 1」から書き始めてください。".to_owned(),
        Fault::Forbidden { device } => forbidden_help(*device),
        Fault::DuplicateKey { .. } => "どちらか1つを消してください。".to_owned(),
        Fault::DuplicateId { .. } => "どちらかの id を変えるか、1つを消してください。".to_owned(),
        Fault::DuplicateOption { .. } => {
            "どちらかの選択肢に、ほかと違う「id:」を書いてください（書かなければ goto の先が id になります）。"
                .to_owned()
        }
        Fault::DuplicateLabel { .. } => "どちらかの言葉を変えるか、1つを消してください。".to_owned(),
        Fault::UnknownField { near, known, .. } => {
            did_you_mean(near, &format!("ここに書けるのは、{} です。", known.join("、")))
        }
        Fault::MissingField { field } => format!("「{field}: …」の行を書き足してください。"),
        Fault::WrongShape { wanted, .. } => shape_help(*wanted),
        Fault::EmptyText => "文を書くか、この項目の行を消してください。".to_owned(),
        Fault::BadId { near, .. } => did_you_mean(near, "例: spam-folder"),
        Fault::ReservedId { .. } => {
            format!("別の id にしてください。使えない言葉: {}", shape::RESERVED.join("、"))
        }
        Fault::NewerFormat { .. } => "新しい gmis-help を使ってください。".to_owned(),
        Fault::UnknownFormat { .. } => format!("「format: {}」と書いてください。", shape::FORMAT),
        Fault::UnknownTarget { near, .. } => did_you_mean(
            near,
            "questions か remedies にあるページの id を書くか、そのページを作ってください。",
        ),
        Fault::UnknownShared { near, .. } => {
            did_you_mean(near, "shared にある名前を書くか、shared に手順を作ってください。")
        }
        Fault::UnknownSource { near, .. } => {
            did_you_mean(near, "sources にある名前を書くか、sources に出典を作ってください。")
        }
        Fault::NestedShared => "使いたい手順を、ここにそのまま書いてください。".to_owned(),
        Fault::NoOptions => "「- label: …」と「goto: …」の組を1つ以上書いてください。".to_owned(),
        Fault::NoSteps => "「- …」の行を1つ以上書いてください。".to_owned(),
        Fault::Loop { .. } => {
            "行き先を変えてください。わざと戻す選択肢（もう一度）なら、選択肢に「again: true」を書けます。".to_owned()
        }
        Fault::AgainWithoutLoop { .. } => "again を消すか、行き先を、必ず通ってきたページに変えてください。".to_owned(),
        Fault::NoRemedy { .. } => "対処へ進む選択肢を書き足してください。".to_owned(),
        Fault::BadUrl => "例: https://www.example.jp/".to_owned(),
        Fault::BadEmail => "例: info@example.jp".to_owned(),
    })
}

fn syntax_help(syntax: Syntax) -> String {
    match syntax {
        Syntax::UnclosedQuote => "文の終わりに同じ引用符を書いてください。文の途中の「\"」は「\\\"」と書きます。",
        Syntax::AfterQuote => "引用符で文の全体を囲むか、引用符を消してください。",
        Syntax::Bracket => "[ と ]、{ と } を組にするか、文を \" \" で囲んでください。",
        Syntax::Tab => "タブを消し、半角の空白で字下げしてください。",
        Syntax::Indentation => "同じ並びの行は、同じ数の半角の空白で始めてください。",
        Syntax::Colon => "文の中の「: 」なら文を \" \" で囲み、項目なら1つ前の行の字下げや引用符を見直してください。",
        Syntax::Character(_) => "文を \" \" で囲んでください。",
        Syntax::Escape => "「\\」そのものは「\\\\」と書くか、文を ' ' で囲んでください。",
        Syntax::Mixed => "同じ深さには、どちらか一方だけを書いてください。",
        Syntax::Other => "この行と1つ前の行の、字下げ・コロン・引用符を見直してください。",
    }
    .to_owned()
}

fn forbidden_help(device: Device) -> String {
    match device {
        Device::Anchor | Device::Tag => "文の始まりなら、文を \" \" で囲んでください。そうでなければ、消してください。",
        Device::Alias => {
            "文の始まりなら、文を \" \" で囲んでください。同じ手順を使い回すには shared と use を使います。"
        }
        Device::MergeKey => "内容をそのまま書いてください。同じ手順を使い回すには shared と use を使います。",
        Device::Directive => "この行を消してください。",
        Device::SecondDocument => "「---」の行を消すか、ファイルを2つに分けてください。",
        Device::ComplexKey => "「項目: 値」の形で書いてください。",
    }
    .to_owned()
}

fn shape_help(wanted: Form) -> String {
    match wanted {
        Form::Text => "うしろに文を書いてください。[ や { で始まる文は \" \" で囲みます。",
        Form::QuotedText => "文を \" \" で囲んでください。",
        Form::Number => "半角の数字だけを書いてください。",
        Form::Flag => "true か false を、引用符なしで書いてください。",
        Form::List => "次の行から、字下げして「- …」と書いてください。",
        Form::Map | Form::TextOrMap | Form::Nothing => {
            "次の行から、字下げして「項目: 値」を書いてください。"
        }
    }
    .to_owned()
}
