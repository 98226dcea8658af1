//! The sentences about slips of people who type Japanese: each names the slip and shows the line as it was meant.

use crate::finding::{Meant, Slip};

/// What was typed, and why it does not work.
pub(super) fn sentence(slip: Slip) -> String {
    match slip {
        Slip::Colon => "全角のコロン「：」です。項目の区切りは、半角の「:」と半角の空白です。",
        Slip::Space => "全角などの空白があります。字下げや区切りは、半角の空白だけです。",
        Slip::Tab => "タブがあります。字下げや区切りは、半角の空白だけです。",
        Slip::Mark => "行の始めの記号は、並びの始めになりません。並びの始めは、半角の「- 」です。",
        Slip::MissingDash => "並びの始めの「- 」がありません。",
        Slip::Swallowed => "この行は、上の文のつづきと読まれてしまいます。別の行になりません。",
        Slip::Hyphen => "全角のハイフンや長音「ー」です。並びの始めや id は、半角の「-」です。",
        Slip::Quote => "全角の引用符です。囲むなら、半角の「\"」です。",
        Slip::Letter => "全角の文字です。id や項目名、数字、日付、URL は、半角で書きます。",
        Slip::MissingSpace => "「:」や「-」のうしろに、半角の空白がありません。",
        Slip::MissingColon => "項目名のうしろが、半角の「:」1つと半角の空白になっていません。",
        Slip::ColonInText => "文の中に「: 」があるので、項目と読まれてしまいます。",
        Slip::BracketText => "「[」や「{」で始まる文は、並びと読まれてしまいます。",
        Slip::CommaInBraces => "{ } の中の「,」で文が切れ、ここが別の項目になっています。",
        Slip::Joined => "2つの項目が1行に並んでいます。1行に書けるのは1項目です。",
        Slip::Sign(sign) => {
            return format!("文を「{}」で始めることはできません。", sign.escape_debug());
        }
        Slip::MissingBar => {
            "下に文の行が続くのに、項目名のうしろに「|」がありません。行の切れ目がなくなります。"
        }
        Slip::Merge => "ファイルを合わせたときの印が残っています。",
        Slip::Fence => "「```」の行は、案内のファイルには書けません。",
        Slip::Comment => "メモ（コメント）は、半角の「#」で始めます。",
        Slip::Prefix => "行番号や引用の印が、行の始めに付いています。",
    }
    .to_owned()
}

/// How to correct it.
pub(super) fn help(slip: Slip, meant: &Meant) -> String {
    match (slip, meant) {
        (Slip::Tab, Meant::Line(line)) => {
            format!("タブを半角の空白にして「{line}」と書いてください。")
        }
        (Slip::Quote, Meant::Word(word)) => format!("引用符を消して「{word}」と書いてください。"),
        (_, Meant::Word(word)) => format!("ここを半角の「{word}」に直してください。"),
        (_, Meant::Line(line)) if line.starts_with(' ') => {
            let text = line.trim_start();
            let blanks = line.len() - text.len();
            format!("行の始めの半角の空白を{blanks}個にして「{text}」と書いてください。")
        }
        (Slip::Space | Slip::Hyphen | Slip::Letter, Meant::Line(line)) => {
            format!("半角にして「{line}」と書いてください。")
        }
        (Slip::Prefix, Meant::Line(line)) => format!("ここを消して「{line}」と書いてください。"),
        (_, Meant::Line(line)) => format!("この行を「{line}」と書いてください。"),
        (_, Meant::Lines(first, second)) => {
            format!("「{first}」と「{second}」の2行に分けて書いてください。")
        }
        (slip, Meant::Unknown) => pointing(slip).to_owned(),
    }
}

/// What to check if it is unclear what was meant.
fn pointing(slip: Slip) -> &'static str {
    match slip {
        Slip::MissingDash | Slip::Swallowed => {
            "別の項目なら、並びのほかの行と同じ字下げの「- 」で始めてください。つづきなら、上の行とつなげて1行にしてください。"
        }
        Slip::Sign('-') => {
            "文なら全体を \" \" で囲み、並びなら次の行から1行に1つずつ書いてください。"
        }
        Slip::ColonInText | Slip::BracketText | Slip::Quote | Slip::Sign(_) => {
            "文なら、文全体を半角の \" \" で囲みます。項目なら、まわりの字下げと記号を見直してください。"
        }
        Slip::CommaInBraces => "{ } を使わず、1行に1項目ずつ書くのが安全です。",
        Slip::Tab => "タブを消し、半角の空白で字下げしてください。",
        Slip::MissingBar => {
            "「text: |」のように「|」だけを書き、文は次の行から、それより深い字下げで書いてください。"
        }
        Slip::Merge => "前後の行を見くらべて、残すほうだけにし、この行を消してください。",
        Slip::Fence => "この行を消してください。",
        _ => "まわりの行とくらべて、記号、空白、字下げを見直してください。",
    }
}
