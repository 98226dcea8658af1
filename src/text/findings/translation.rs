//! The sentences about translations.

use crate::finding::Gap;
use crate::text::quoted;

/// What is wrong.
pub(super) fn sentence(gap: &Gap) -> String {
    match gap {
        Gap::Missing { text, on: Some(on) } => {
            format!("「{}」（{on}）の訳がありません。", quoted(text))
        }
        Gap::Missing { text, on: None } => format!("「{}」の訳がありません。", quoted(text)),
        Gap::Same => "元の案内と同じ日本語の文のままです。".to_owned(),
        Gap::Stray { .. } => "この文は元の案内にないので、使われません。".to_owned(),
        Gap::Twice => "同じ文の訳が、前にもあります。".to_owned(),
        Gap::SameLabel {
            label,
            question,
            option,
        } => format!("質問「{question}」では、選択肢「{option}」への答えも「{label}」になります。"),
        Gap::NoFlow { file, .. } => {
            format!(
                "名前からは訳のファイルですが、元の案内「{file}」が同じフォルダーにありません。"
            )
        }
        Gap::OtherFlow { flow } => {
            format!("元の案内の id は「{flow}」です。ほかの案内の訳かもしれません。")
        }
        Gap::OtherLanguage { named } => {
            format!("ファイルの名前では「{named}」の訳です。")
        }
    }
}

/// What to do about it.
pub(super) fn help(gap: &Gap) -> String {
    match gap {
        Gap::Missing { .. } => "texts の from にこの文を、to に訳を書いてください。".to_owned(),
        Gap::Same => "訳してください。".to_owned(),
        Gap::Stray { near: Some(near) } => format!(
            "「{}」に変わったのなら、from をその文にして、訳を見直してください。",
            quoted(near)
        ),
        Gap::Stray { near: None } => "この組を消してください。".to_owned(),
        Gap::Twice => "どちらかを消すか、on に、使うページの id を書いてください。".to_owned(),
        Gap::SameLabel { .. } => {
            "違う言葉に訳してください。ここだけ変えるなら、on に質問の id を書きます。".to_owned()
        }
        Gap::NoFlow { file, language } => format!(
            "「{file}」を同じフォルダーに置いてください。訳ではなく案内なら、ファイルの名前から「.{language}」を取ってください。"
        ),
        Gap::OtherFlow { flow } => {
            format!("「flow: {flow}」にするか、ファイルを別の名前にしてください。")
        }
        Gap::OtherLanguage { named } => {
            format!("「language: {named}」にするか、ファイルを別の名前にしてください。")
        }
    }
}
