//! What findings call signs, forms and devices of YAML.

use crate::finding::{Device, Form, Syntax, TakenFor};

pub(super) fn taken_for(label: &str, taken: TakenFor) -> String {
    match taken {
        TakenFor::Word => {
            format!("「{label}」という答えは、どのページにもある操作の言葉になります。")
        }
        TakenFor::Number => format!("「{label}」という答えは、ほかの選択肢の番号になります。"),
        TakenFor::Id => format!("「{label}」という答えは、ほかの選択肢の id になります。"),
        TakenFor::Page => format!("「{label}」という答えは、「ページ=答え」の形になります。"),
        TakenFor::Sign(sign) => format!("「{sign}」で始まる行は、答えとして読まれません。"),
    }
}

pub(super) fn not_yaml(syntax: Syntax) -> String {
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

pub(super) fn named(device: Device) -> &'static str {
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

pub(super) fn form(form: Form) -> &'static str {
    match form {
        Form::Text => "文",
        Form::Number => "数字",
        Form::Flag => "「true」か「false」",
        Form::List => "「- 」で始まる並び",
        Form::Map => "「項目: 値」の並び",
        Form::TextOrMap => "文か「項目: 値」の並び",
        Form::Nothing => "何も書かないこと",
    }
}

pub(super) fn found_form(found: Form) -> String {
    match found {
        Form::Nothing => "何も書かれていません".to_owned(),
        other => format!("{}が書かれています", form(other)),
    }
}
