//! `check --explain`: the explanation of each code.

use super::severity;
use crate::finding::Code;
use crate::text::ja::near_or;
use crate::text::quoted;

/// Heading of the example.
pub const BAD: &str = "誤りのある例:";
/// Heading of the findings of `check` in it.
pub const SAID: &str = "check の表示:";
/// Heading of the corrected example.
pub const GOOD: &str = "直した例:";
/// Heading of the flow that the example translates.
pub const FLOW: &str = "元の案内の例:";

/// The code does not exist.
pub fn unknown(code: &str, near: Option<&str>) -> String {
    let help = near_or(near, "コードは、check の表示の [ ] の中の言葉です。");
    format!("「{}」というコードはありません。{help}", quoted(code))
}

/// A code as in the heading of a finding: severity and name.
pub fn heading(code: Code) -> String {
    format!("{}[{}]", severity(code.severity()), code.name())
}

/// What a code means and why the rule exists.
#[allow(
    clippy::too_many_lines,
    reason = "one meaning a code: a table that is best read whole"
)]
pub fn meaning(code: Code) -> &'static str {
    match code {
        Code::Unreadable => {
            "ファイルを開けないか、読めません。名前、場所、権限を確かめてください。ほかのファイルの検査は続けます。"
        }
        Code::TooLarge => {
            "ファイルが 16 MiB を超えています。案内のファイルは、ふつう 1 MiB にもなりません。別の種類のファイルではないかを確かめてください。連絡先ファイル（site.yaml）は 64 KiB までです。"
        }
        Code::Encoding => {
            "文字コードが UTF-8 ではありません。メモ帳では「名前を付けて保存」の「エンコード」で「UTF-8」を選べます（「UTF-8 (BOM 付き)」でもかまいません）。「ANSI」は Shift_JIS、「UTF-16」は UTF-16 です。古いエディターの「JIS」は ISO-2022-JP です。"
        }
        Code::ControlCharacter => {
            "画面に見えない制御文字や、文字の向きを変える文字があります。見えている文と保存されている文が違ってしまうので、使えません。ほかの文書から貼り付けると入ることがあります。"
        }
        Code::EmptyFile => "ファイルに何も書かれていないか、メモ（# の行）しかありません。",
        Code::NewerFormat => "この gmis-help より新しい形式のファイルです。ほかの行は調べません。",
        Code::UnknownFormat => "format には、半角の数字で 1 とだけ書きます。",
        Code::FullWidthColon => {
            "項目名のうしろのコロンが全角の「：」です。YAML は半角の「:」と半角の空白だけを区切りと読むので、行全体がただの文になってしまいます。"
        }
        Code::FullWidthSpace => {
            "字下げや、「-」「:」のうしろ、id のまわりに、全角の空白があります。YAML は半角の空白だけを字下げと読みます。文の中の全角の空白はかまいません。"
        }
        Code::FullWidthHyphen => {
            "並びの始めや id の中に、全角のハイフン「－」、長音「ー」、ダッシュ「―」などがあります。YAML は半角の「-」と半角の空白だけを並びの始めと読みます。"
        }
        Code::FullWidthQuote => {
            "全角の引用符（“ ” など）で、id や文を囲んでいます。YAML は半角の「\"」と「'」だけを引用符と読みます。文の中で飾りに使うのはかまいません。"
        }
        Code::FullWidthLetter => {
            "id、項目名、数字、URL、メールアドレスに、全角の文字があります。どれも半角で書きます。"
        }
        Code::MissingSpace => {
            "「項目:」や「-」のうしろに半角の空白がありません。空白がないと、YAML は行全体をただの文と読みます。"
        }
        Code::MissingColon => {
            "項目名のうしろに半角の「:」がありません。「:」がないと、YAML は行全体をただの文と読み、まわりの行まで読めなくなります。「=」は区切りになりません。"
        }
        Code::Tab => {
            "字下げにタブがあります。字下げは半角の空白だけです。段ごとに半角の空白を2個ずつ増やします。"
        }
        Code::Indentation => {
            "行の始めの空白の数が、まわりの行と合っていません。同じ並びの行は、同じ数の半角の空白で始めます。"
        }
        Code::ListMark => {
            "手順や選択肢の並びは、どの行も同じ字下げの半角の「- 」で始めます。「・」「①」「1.」などや、「- 」のない行、字下げの違う「- 」の行は、上の文のつづきと読まれるか、まわりの行まで読めなくします。"
        }
        Code::StrayLine => {
            "案内の一部ではないものが混ざっています。ファイルを合わせたときの印（<<<<<<<、=======、>>>>>>>）、「```」、写すときに付いた行番号、メールの引用の「>」、全角の「＃」や「//」で始まるメモなどです。"
        }
        Code::MissingBar => {
            "何行もある文の前に、半角の「|」がありません。「|」のうしろの行は、書いたとおりの行で読まれます。「|」がないか、「>」や全角の「｜」だと、1行につながります。"
        }
        Code::UnclosedQuote => {
            "「\"」や「'」で始まった文が閉じていません。始まりの場所を示します。"
        }
        Code::TextAfterQuote => {
            "閉じた引用符のうしろに、まだ文字があります。引用符で囲むなら、文の全体を囲みます。"
        }
        Code::ColonInText => {
            "文の中の半角の「: 」が、項目の区切りと読まれています。文全体を「\" \"」で囲むか、全角の「：」にします。"
        }
        Code::BracketText => {
            "「[」「{」で始まる文は、YAML では並びになります。文全体を「\" \"」で囲むか、全角の「［」などにします。"
        }
        Code::CommaInBraces => {
            "{ } の中では、「,」のたびに新しい項目が始まります。文の中の「, 」で文が切れています。{ } を使わず、1行に1項目ずつ書くのが安全です。"
        }
        Code::ValueLost => {
            "「#」から行の終わりまではメモ（コメント）になるので、値がすべて消えたか、文が途中で切れて、つづきを読めません。文の一部なら、文全体を引用符で囲みます。"
        }
        Code::TextLost => {
            "空白のうしろに「#」があると、そこから行の終わりまではメモ（コメント）になり、読まれません。「#」のすぐうしろに文字があるときは、文のつもりだったかもしれないので知らせます。"
        }
        Code::FoldedText => {
            "手順、注意書きなどの並びで、「- 」のない行が、上の項目のつづきとして読まれています。字下げが違うか「- 」を忘れると、2つの項目が1つになります。長い文も1行に書くと、間違えません。"
        }
        Code::NotYaml => {
            "YAML として読めない行があります。文の始めに書けない記号（@ や ` など）、かっこや引用符の組み合わせ、「\\」の使い方などです。"
        }
        Code::TooDeep => "字下げやかっこが深すぎます。案内のファイルに要るのは8段までです。",
        Code::ForbiddenYaml => {
            "YAML の、案内では使わない書き方です（& と * の参照、! のタグ、<< の取り込み、2つ目の文書など）。文が * や & や ! で始まるときは、文全体を「\" \"」で囲みます。"
        }
        Code::DuplicateKey => {
            "同じ項目が2回書かれています。どちらが正しいか決められないので、1つにします。"
        }
        Code::DuplicateId => {
            "同じ id が2回使われています。ページの id は、questions と remedies を合わせて1回だけです。"
        }
        Code::DuplicateOption => {
            "1つの質問に、同じ id の選択肢が2つあります。id を書かなければ、goto の行き先が id になります。行き先が同じ選択肢には、それぞれ id を書きます。"
        }
        Code::DuplicateLabel => "1つの質問に、同じ言葉の選択肢が2つあります。読む人が選べません。",
        Code::UnknownField => {
            "この場所にない項目です。つづりの違いか、字下げの違いで別の場所に入ったものです。"
        }
        Code::MissingField => "必ず書く項目がありません。",
        Code::MisplacedPage => {
            "ページらしいものが、questions や remedies の外か、別のページの中にあります。字下げの数が違うと、こうなります。"
        }
        Code::WrongShape => {
            "値の形が違います。文を書くところに並びがある、並びを書くところに文がある、などです。"
        }
        Code::EmptyText => "文を書くところが空です。",
        Code::BadId => {
            "id は、半角の英小文字で始まり、英小文字・数字・「-」だけで、40文字までです。大文字、「_」、日本語は使えません。"
        }
        Code::ReservedId => {
            "答えの言葉（back、quit、restart、solved、not-solved、later）は、id に使えません。"
        }
        Code::FileName => {
            "gmis-help の横の flows フォルダーにある案内の、id とファイルの名前が違います。--flow には id を書くので、ファイルの名前は「id.yaml」にします。コピーや前の版は、flows フォルダーの外に置きます。訳のファイルでは、名前の中の言語が、en や zh-hans のような英小文字と「-」ではありません。"
        }
        Code::UnknownTarget => "goto、if-not-solved、start に書いた id のページがありません。",
        Code::UnknownShared => "use に書いた名前の手順が、shared にありません。",
        Code::UnknownSource => "doc に書いた名前の出典が、sources にありません。",
        Code::UnknownContact => "contact か to に書いた名前の連絡先が、contacts にありません。",
        Code::FileEnding => {
            "ファイルの名前が「.yaml.txt」で終わっています。メモ帳で新しく保存すると、こうなることがあります。「名前を付けて保存」の「ファイルの種類」で「すべてのファイル」を選びます。中は、案内として調べます。"
        }
        Code::StrayContact => {
            "連絡先ファイル（site.yaml）に、使われている案内にない連絡先があります。書いても、どのページにも出ません。"
        }
        Code::UnreachableContact => {
            "連絡先ファイル（site.yaml）の窓口に、電話番号（phone）、メールアドレス（email）、ページ（url）、説明（note）のどれもありません。名前だけでは、連絡できません。"
        }
        Code::NestedShared => "共通の手順（shared）の中で、ほかの共通の手順は使えません。",
        Code::ManyShared => {
            "共通の手順を使う回数（use）が多すぎて、案内が大きくなりすぎます。使うたびに、手順のすべてがそのページに入ります。"
        }
        Code::NoOptions => "質問に選択肢が1つもありません。そこで行き止まりになります。",
        Code::NoSteps => "steps に手順が1つもありません。対処には、手順が1つは要ります。",
        Code::BadUrl => {
            "URL の形ではありません。https:// か http:// で始まり、空白や全角の文字を含まないものです。"
        }
        Code::BadEmail => "メールアドレスの形ではありません。半角の「名前@ドメイン」です。",
        Code::BadPhone => {
            "電話番号の形ではありません。数字、+ - ( ) #、空白と、「内線」とその番号だけです。全角でもかまいません。時間や部署の名前は、別の項目に書きます。"
        }
        Code::BadDate => {
            "日付の形ですが、その月や日はありません。日付は「2026-04-01」「2026-04」のように書きます。「2026年ごろ」のような文でもかまいません。"
        }
        Code::Loop => {
            "同じページへ戻る道があり、終わらないかもしれません。わざと戻すなら、その選択肢に again: true（もう一度）を書きます。"
        }
        Code::AgainWithoutLoop => {
            "again: true は、必ず通ってきたページへ戻る選択肢にだけ書けます。その行き先を通らずに来る道があります。"
        }
        Code::NoRemedy => {
            "そこから先に、対処へ着く道がありません。困っている人が、どこにも着けなくなります。"
        }
        Code::UnreachablePage => {
            "始めのページからそのページへ来る道がありません。書いても、だれにも表示されません。"
        }
        Code::OneOption => {
            "手順のない質問に、選択肢が1つしかありません。答えても何も分かりません。"
        }
        Code::ManyOptions => "選択肢が9個を超えています。読みきれず、番号1つで選べません。",
        Code::WideLabel => {
            "選択肢の言葉や連絡先の名前が、半角72文字分（全角36文字）より長く、画面の1行に収まりません。"
        }
        Code::LabelTaken => {
            "答えは、番号、id、選択肢の言葉のどれかです。答えのファイルやパイプでは、操作の言葉（back、restart、quit）、ほかの選択肢の番号や id と同じ言葉と、「#」「@」「=>」で始まる言葉は、選択肢の言葉として読まれません。番号でなら、いつでも答えられます。"
        }
        Code::WideLetter => {
            "文面の行が、半角70文字分（全角35文字）より長くなっています。メールソフトが途中で折り返し、読みにくくなります。"
        }
        Code::NotCp932 => {
            "日本語の Windows の古い文字の表（CP932）にない文字です。コマンドの画面や印刷で「?」などになることがあります。絵文字のほか、形がほとんど同じ「〜」（U+301C）と「～」（U+FF5E）のような文字があります。"
        }
        Code::UnusedShared => {
            "shared の手順が、どこからも使われていません。use の書き忘れかもしれません。"
        }
        Code::UnusedSource => {
            "sources の出典が、どこからも使われていません。source の書き忘れかもしれません。"
        }
        Code::UnusedContact => {
            "contacts の連絡先が、どこからも使われていません。手順の contact の書き忘れかもしれません。"
        }
        Code::NoSource => {
            "対処に出典がありません。何にもとづくかを書いておくと、あとで古くなったときに直せます。"
        }
        Code::PlainHttp => {
            "URL が https:// ではなく http:// です。通信が暗号化されず、ブラウザが警告することがあります。"
        }
        Code::NeedlessWord => {
            "words の言葉が、そのページの文にもあります。ページの文は、words に書かなくても探せます。words は、相談する人の別の言い方のためのものです。"
        }
        Code::OlderFlow => {
            "flows フォルダーの案内が、組み込みの案内のかわりに使われていますが、as-of の日付は組み込みの案内のほうが新しくなっています。古い手順を案内しているかもしれません。違いは gmis-help diff で見られます。"
        }
        Code::MissingTranslation => {
            "訳のファイル（案内の名前.言語.yaml）に、元の案内にある文の訳がないか、日本語のまま残っています。その文は、訳した画面でも日本語で出ます。"
        }
        Code::StrayTranslation => {
            "訳のファイルの from に、元の案内にない文があります。元の案内で文が変わったか、消えました。近い文があれば、表示に出ます。"
        }
        Code::NoFlow => {
            "名前からは訳のファイルですが、元の案内が同じフォルダーにないか、id が flow と違います。元の案内がなければ、訳は使われず、調べることもできません。"
        }
    }
}
