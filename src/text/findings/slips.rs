//! The sentences for slips of a hand that types Japanese: each names the slip, and shows the line as it was meant.

use crate::finding::Slip;

/// What was typed, and why it does not work.
pub(super) fn sentence(slip: Slip, mended: &str) -> String {
    match slip {
        Slip::Colon => "全角のコロン「：」です。項目の区切りは、半角の「:」と半角の空白です。",
        Slip::Space => "全角などの空白があります。字下げや区切りは、半角の空白だけです。",
        Slip::Tab => "「-」のうしろにタブがあります。区切りは、半角の空白だけです。",
        Slip::Hyphen => "全角のハイフンや長音「ー」です。並びの始めや id は、半角の「-」です。",
        Slip::Quote => "全角の引用符です。囲むなら、半角の「\"」です。",
        Slip::Letter => "全角の文字です。id や項目名、数字、URL は、半角で書きます。",
        Slip::MissingSpace => "「:」や「-」のうしろに、半角の空白がありません。",
        Slip::MissingColon => "項目名のうしろに、半角の「:」がありません。",
        Slip::ColonInText => "文の中に「: 」があるので、項目と読まれてしまいます。",
        Slip::BracketText => "「[」や「{」で始まる文は、並びと読まれてしまいます。",
        Slip::CommaInBraces => {
            return format!("{{ }} の中の「,」で文が切れ、「{mended}」が別の項目になっています。");
        }
    }
    .to_owned()
}

/// The way to mend it.
pub(super) fn help(slip: Slip, mended: &str) -> String {
    match slip {
        Slip::Colon | Slip::MissingSpace | Slip::MissingColon => format!(
            "「{mended}」と書いてください。文のつもりなら、文全体を \" \" で囲んでください。"
        ),
        Slip::Space | Slip::Hyphen | Slip::Letter => {
            format!("半角にして「{mended}」と書いてください。")
        }
        Slip::Tab => format!("タブを半角の空白にして「{mended}」と書いてください。"),
        Slip::Quote => format!("半角にするか、引用符を消して「{mended}」と書いてください。"),
        Slip::ColonInText | Slip::BracketText => {
            format!("文全体を囲んで「{mended}」と書くか、半角の記号を全角にしてください。")
        }
        Slip::CommaInBraces => {
            "{ } を使わず1行に1項目ずつ書くか、文全体を \" \" で囲んでください。".to_owned()
        }
    }
}
