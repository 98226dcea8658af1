//! The sentences about translations.

use crate::finding::Gap;
use crate::text::ja::usage::did_you_mean;

/// What is wrong.
pub(super) fn sentence(gap: &Gap) -> String {
    match gap {
        Gap::Missing => "元の案内にあるのに、訳がありません。".to_owned(),
        Gap::Same => "元の案内と同じ日本語の文のままです。".to_owned(),
        Gap::Items { flow, here } if here < flow => {
            format!("元の案内には{flow}個ありますが、訳は{here}個しかありません。")
        }
        Gap::Items { flow, here } => {
            format!("元の案内には{flow}個しかありませんが、訳は{here}個あります。")
        }
        Gap::Stray { .. } => "元の案内にないので、使われません。".to_owned(),
        Gap::Use { shared } => format!("元の案内では、ここは共通の手順「{shared}」です。"),
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
        Gap::Missing => "元の案内のこの文を訳して書き足してください。".to_owned(),
        Gap::Same => "訳してください。".to_owned(),
        Gap::Items { .. } => {
            "元の案内と同じ順に、1つずつ訳してください。分けたり、まとめたりはできません。"
                .to_owned()
        }
        Gap::Stray { near: Some(near) } => did_you_mean(near),
        Gap::Stray { near: None } => "これを消すか、元の案内にも書いてください。".to_owned(),
        Gap::Use { shared } => {
            format!(
                "「- use: {shared}」とだけ書いてください。訳は shared の「{shared}」に書きます。"
            )
        }
        Gap::NoFlow { file, language } => format!(
            "「{file}」を同じフォルダーに置いてください。訳ではなく案内なら、ファイルの名前から「.{language}」を取ってください。"
        ),
        Gap::OtherFlow { flow } => {
            format!("「id: {flow}」にするか、ファイルを別の名前にしてください。")
        }
        Gap::OtherLanguage { named } => {
            format!("「language: {named}」にするか、ファイルを別の名前にしてください。")
        }
    }
}
