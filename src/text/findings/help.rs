//! What to do about a finding, with alternatives if there are any.

use super::{slips, translation};
use crate::finding::{Device, Fault, Form, Syntax};
use crate::flow::check::SITE;
use crate::form::table;
use crate::form::values::is_id;
use crate::text::ja::near_or;

/// What to do about a finding; `None` if the sentence says everything.
#[allow(
    clippy::too_many_lines,
    reason = "one help a fault: a table that is best read whole"
)]
pub(super) fn help(fault: &Fault) -> Option<String> {
    let near_or = |near: &Option<String>, otherwise: &str| near_or(near.as_deref(), otherwise);
    Some(match fault {
        Fault::Unreadable { .. } => return None,
        Fault::TooLarge { .. } => "ファイルを分けるか、流れのファイルかどうかを確かめてください。".to_owned(),
        Fault::Utf16 | Fault::ShiftJis | Fault::Iso2022Jp | Fault::NotUtf8 => {
            "メモ帳なら「名前を付けて保存」で「エンコード」を「UTF-8」にして保存してください。".to_owned()
        }
        Fault::ControlCharacter { mended: Some(mended), .. } if !mended.is_empty() => {
            format!("この文字を消して「{mended}」と書いてください。")
        }
        Fault::ControlCharacter { .. } => "この文字を消してください。".to_owned(),
        Fault::NotYaml { syntax } => syntax_help(*syntax),
        Fault::TooDeep => "字下げを浅くしてください。流れのファイルは8段あれば書けます。".to_owned(),
        Fault::EmptyFile => "別のファイルを選ぶか、「format: 1」から書き始めてください。".to_owned(),
        Fault::Forbidden { device } => forbidden_help(*device),
        Fault::DuplicateKey { .. } => "別の項目のつもりなら、始めの「- 」が抜けていないか見てください。同じことを2回書いたのなら、どちらか1つを消してください。".to_owned(),
        Fault::DuplicateId { .. } => "どちらかの id を変えるか、1つを消してください。".to_owned(),
        Fault::DuplicateOption { .. } => {
            "どちらかの選択肢に、ほかと違う「id:」を書いてください（書かなければ goto の先が id になります）。".to_owned()
        }
        Fault::DuplicateLabel { .. } => {
            "どちらかの言葉を変えるか、1つを消してください。全角と半角や、空白の種類が違うだけでは、同じ言葉です。".to_owned()
        }
        Fault::UnknownField { near, known, .. } => {
            near_or(near, &format!("ここに書けるのは、{} です。", known.join("、")))
        }
        Fault::MissingField { field } => format!("「{field}: …」の行を書き足してください。"),
        Fault::WrongShape { wanted, .. } => shape_help(*wanted),
        Fault::EmptyText => "文を書くか、この項目の行を消してください。".to_owned(),
        Fault::BadId { near, .. } => near_or(near, "例: spam-folder"),
        Fault::ReservedId { .. } => {
            format!("別の id にしてください。使えない言葉: {}、案内では {SITE} も", table::RESERVED.join("、"))
        }
        Fault::OtherName { id, name } if is_id(name) => {
            format!("「id: {name}」にするか、ファイルの名前を「{id}.yaml」に変えてください。")
        }
        Fault::OtherName { id, .. } => {
            format!("ファイルの名前を「{id}.yaml」に変えるか、flows フォルダーの外へ移してください。")
        }
        Fault::Older { id, .. } => format!(
            "gmis-help diff {id} built-in:{id} で違いを見て、要るところを取り入れ、as-of を今日の日付にしてください。"
        ),
        Fault::LanguageName { name } | Fault::Ending { name } => format!("ファイルの名前を「{name}」に変えてください。"),
        Fault::NewerFormat { .. } => "新しい gmis-help を使ってください。".to_owned(),
        Fault::UnknownFormat { .. } => format!("「format: {}」と、引用符を付けずに書いてください。", table::FORMAT),
        Fault::UnknownTarget { near, .. } => {
            near_or(near, "questions か remedies にあるページの id を書くか、そのページを作ってください。")
        }
        Fault::UnknownShared { near, .. } => {
            near_or(near, "shared にある名前を書くか、shared に手順を作ってください。")
        }
        Fault::UnknownSource { near, .. } => {
            near_or(near, "sources にある名前を書くか、sources に出典を作ってください。")
        }
        Fault::UnknownContact { near, .. } => {
            near_or(near, "contacts にある名前を書くか、contacts に連絡先を作ってください。")
        }
        Fault::StrayContact { near, .. } => {
            near_or(near, "案内の contacts にある名前を書いてください。gmis-help new --site ファイル で、名前の入った見本を作れます。")
        }
        Fault::Misnamed { times: 1, .. } => "どちらのつづりが正しいかを見て、もう一方を合わせてください。".to_owned(),
        Fault::Misnamed { used, .. } => format!("ここを「{used}」に直してください。"),
        Fault::UnreachableContact => "phone、email、url、note のどれかを書き足してください。".to_owned(),
        Fault::ManyShared => "use を減らすか、共通の手順を短くしてください。".to_owned(),
        Fault::NestedShared => "使いたい手順を、ここにそのまま書いてください。".to_owned(),
        Fault::NoOptions => "「- label: …」と「goto: …」の組を1つ以上書いてください。".to_owned(),
        Fault::NoSteps => "「- …」の行を1つ以上書いてください。".to_owned(),
        Fault::Loop { option: false, .. } => {
            "行き先を変えるか、この行を消してください。もう一度（again）は、質問の選択肢にだけ書けます。".to_owned()
        }
        Fault::Loop { .. } => {
            "行き先を変えてください。わざと戻す選択肢（もう一度）なら、選択肢に「again: true」を書けます。".to_owned()
        }
        Fault::AgainWithoutLoop { .. } => {
            "again を消すか、行き先を、必ず通ってきたページに変えてください。".to_owned()
        }
        Fault::NoRemedy { .. } => "対処へ進む選択肢を書き足してください。".to_owned(),
        Fault::BadUrl { meant: Some(meant) } | Fault::BadEmail { meant: Some(meant) } => {
            format!("ここを「{meant}」に直してください。")
        }
        Fault::BadUrl { .. } => "例: https://www.example.jp/".to_owned(),
        Fault::BadDate => "月は01から12、日はその月にある日です。例: 2026-04-01、2026-04。分からなければ「2026年ごろ」のように文で書けます。".to_owned(),
        Fault::BadPhone => "例: 03-1234-5678、03-1234-5678 内線 12。番号ではない言葉は、ここには書けません。".to_owned(),
        Fault::BadEmail { .. } => "例: info@example.jp".to_owned(),
        Fault::Slipped { slip, meant } => slips::help(*slip, meant),
        Fault::Indented { wanted: Some(wanted), .. } => {
            format!("行の始めの半角の空白を{wanted}個にしてください。")
        }
        Fault::Indented { .. } => syntax_help(Syntax::Indentation),
        Fault::Folded => {
            "つづきなら、上の行とつなげて1行にしてください。別の項目なら、並びのほかの行と同じ字下げの「- 」で始めてください。".to_owned()
        }
        Fault::MisplacedPage { .. } => {
            "字下げをほかのページの id とそろえるか、正しい並びの中へ移してください。".to_owned()
        }
        Fault::TextLost { .. } | Fault::ValueLost { .. } => {
            "文の一部なら、文全体を \" \" で囲んでください。メモなら、「# 」のように「#」のうしろに空白を入れてください。".to_owned()
        }
        Fault::Unreachable { id } => format!(
            "どこかの goto か if-not-solved に「{id}」と書くか、このページを消してください。"
        ),
        Fault::OneOption => {
            "選択肢を足すか、先にすることを steps に書くか、質問を消して次のページへ直接つないでください。".to_owned()
        }
        Fault::ManyOptions { .. } => "似た選択肢を1つにまとめるか、質問を2つに分けてください。".to_owned(),
        Fault::WideLabel { .. } => "短く言い換えるか、説明を質問の why か行き先のページ（連絡先なら note）へ移してください。".to_owned(),
        Fault::LabelTaken { .. } => "言葉を変えてください。このままでも、番号か id でなら答えられます。".to_owned(),
        Fault::WideLetter { .. } => "この行を2行に分けてください。".to_owned(),
        Fault::NotCp932 { character, twin } => not_cp932(*character, *twin),
        Fault::UnusedShared { id } => {
            format!("使う手順の並びに「- use: {id}」と書くか、これを消してください。")
        }
        Fault::UnusedSource { id } => {
            format!("使うページの source に「doc: {id}」と書くか、これを消してください。")
        }
        Fault::UnusedContact { id } => {
            format!("聞く手順に「contact: {id}」と書くか、これを消してください。")
        }
        Fault::NoSource => {
            "「source:」の下に「doc: 出典の名前」を書いてください。自分たちの決まりなら、それを sources に足してください。".to_owned()
        }
        Fault::Translation { gap } => translation::help(gap),
        Fault::NeedlessWord { .. } => {
            "この行を消してください。words には、ページにない言い方を書きます。".to_owned()
        }
        Fault::PlainHttp => "https:// でも開けるなら https:// に変えてください。開けなければ、このままでも使えます。".to_owned(),
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
        Device::Alias => "文の始まりなら、文を \" \" で囲んでください。同じ手順を使い回すには shared と use を使います。",
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
        Form::Number => "半角の数字だけを書いてください。",
        Form::Flag => "true か false を、引用符なしで書いてください。",
        Form::List => "次の行から、字下げして「- …」と書いてください。",
        Form::Map | Form::TextOrMap | Form::Nothing => {
            "次の行から、字下げして「項目: 値」を書いてください。"
        }
    }
    .to_owned()
}

fn not_cp932(character: char, twin: Option<char>) -> String {
    match (character, twin) {
        ('\u{3099}' | '\u{309A}', _) => {
            "濁点や半濁点が、別の1文字になっています。前の文字と合わせて打ち直してください（例: が、ぱ）。".to_owned()
        }
        (_, Some('\u{3000}')) => "ふつうの空白に打ち直してください。".to_owned(),
        (_, Some(twin)) => format!("同じ形の「{twin}」（U+{:04X}）に変えてください。", u32::from(twin)),
        (_, None) => "ほかの文字か言葉に変えてください。絵文字は使えません。".to_owned(),
    }
}
