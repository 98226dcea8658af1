//! The texts of `--help`.
#![allow(
    missing_docs,
    reason = "each text is named after the command, option, argument or heading that it is for"
)]

pub const ABOUT: &str =
    "G-MISのアカウントのメールが届かない、使えないときに、質問に答えて対処の手順を調べます。";
/// Layout of a help text, in clap's template language.
pub const TEMPLATE: &str = "{about}\n\n使い方: {usage}\n\n{all-args}{after-help}";
pub const USAGE: &str = "gmis-help [オプション]\n        gmis-help コマンド [オプション]";
pub const LIST_USAGE: &str = "gmis-help list [オプション]";
pub const SHOW_USAGE: &str = "gmis-help show [オプション] ページ...";
pub const SEARCH_USAGE: &str = "gmis-help search [オプション] 言葉...";
pub const LETTER_USAGE: &str = "gmis-help letter [オプション] ページ";
pub const PRINT_USAGE: &str = "gmis-help print [オプション]";
pub const CHECK_USAGE: &str = "gmis-help check [オプション] [ファイル]...";
pub const DIFF_USAGE: &str = "gmis-help diff [オプション] 前の案内 今の案内";
pub const TEST_USAGE: &str = "gmis-help test [オプション] ファイル...";
pub const WHY_USAGE: &str = "gmis-help why [オプション] ページ";
pub const GRAPH_USAGE: &str = "gmis-help graph [オプション]";
pub const SCHEMA_USAGE: &str = "gmis-help schema [オプション]";
pub const NEW_USAGE: &str = "gmis-help new [オプション] ファイル";
pub const HELP_USAGE: &str = "gmis-help help [コマンド]";
pub const COMPLETIONS_USAGE: &str = "gmis-help completions シェル";
pub const COMMANDS: &str = "コマンド";
pub const OPTIONS: &str = "オプション";
pub const ARGUMENTS: &str = "引数";
pub const PAGE_NAME: &str = "ページ";
pub const FILE_NAME: &str = "ファイル";
pub const FLOW_NAME: &str = "案内";
pub const FORM_NAME: &str = "形";
pub const CODE_NAME: &str = "コード";
pub const LANGUAGE_NAME: &str = "言語";
pub const COMMAND_NAME: &str = "コマンド";
pub const SHELL_NAME: &str = "シェル";
pub const WORD_NAME: &str = "言葉";
pub const NUMBER_NAME: &str = "数";
pub const OLD_NAME: &str = "前の案内";
pub const NEW_NAME: &str = "今の案内";
pub const HELP: &str = "この説明を表示します";
pub const VERSION: &str = "版を表示します";
pub const LANG: &str = "使う言語: ja（日本語）か en（英語）。環境変数 GMIS_HELP_LANG でも選べます";
pub const FLOW: &str = "使う案内の id、またはファイル（「.」か「/」「\\」を含む名前）";
pub const FROM: &str = "このページ（id か番号）から始めます";
pub const ANSWERS: &str = "答えをファイルから読みます（- は標準入力）";
/// `--format` of the walk and `show`.
pub const FORMAT: &str = "出力の形: text（文章）か json";
pub const PLAIN: &str = "画面を描き直さず、番号で答えます";
pub const OUT: &str = "標準出力のかわりに、このファイルに UTF-8 で書きます";
pub const FORCE: &str = "--out のファイルがあれば上書きします";
pub const RECORD: &str = "相談が終わるたびに、やり直せる記録をこのファイルに書き足します";
pub const LIST: &str = "案内とそのページの一覧を出します";
pub const SHOW: &str = "ページを出します（質問はしません）";
pub const SHOW_PAGE: &str = "ページの id か番号";
pub const SEARCH: &str = "言葉のあるページを探します（平仮名と片仮名、全角と半角は区別しません）";
pub const SEARCH_WORDS: &str = "探す言葉（いくつか書けば、すべてあるページ）";
pub const LETTER: &str = "ページの文面（件名、宛先、本文）を、写して送れる形で出します";
pub const PRINT: &str = "案内の全体を出します（紙の手引き、または質問に答えられる HTML ファイル）";
pub const PRINT_FORMAT: &str =
    "出力の形: text（文章）か html（ブラウザーで開く、スクリプトのない1ファイル）";
pub const CHECK: &str = "案内のファイルの誤りを調べ、すべての道が対処に着くことを確かめます";
pub const CHECK_PATHS: &str = "調べるファイル（書かなければ、使われている案内と連絡先ファイル）。訳（名前.言語.yaml）も調べます";

pub const CHECK_FORMAT: &str = "出力の形: text（文章）、short（1件1行）、json";
pub const STRICT: &str = "警告もエラーとして扱います";
pub const EXPLAIN: &str = "コード（エラー[…] の中の言葉）の意味を、誤りの例と直した例で説明します";
pub const DIFF: &str = "2つの案内の違いと、行き先が変わった答えを出します";
pub const DIFF_OLD: &str = "前の案内（id、ファイル、または built-in:gmis のような組み込みの案内）";
pub const DIFF_NEW: &str = "今の案内（同じ書き方）";
pub const DIFF_EXIT_CODE: &str = "違いがあれば、終了コードを 1 にします";
pub const TEST: &str = "記録をたどり直し、着くページが同じか、通っていない答えは何かを調べます";
pub const TEST_FILES: &str = "記録のファイル、または記録の入ったフォルダー";
pub const TEST_MISSING: &str =
    "まだ通っていない答えを通る記録を作って出します（正しいかは人が確かめます）";
pub const TEST_LIMIT: &str = "--missing で出す記録の数の上限（書かなければ 1000）";
pub const TEST_NEW: &str = "着くページを今の案内に合わせた記録を、この新しいファイルに書きます";
pub const WHY: &str = "そのページに着く道を調べます（数、いちばん短い道、必ず通るページ）";
pub const GRAPH: &str = "案内を図にします（質問どうしのつながりを Mermaid で）";
pub const GRAPH_PAGE: &str = "このページの前後を Mermaid で描きます";
pub const GRAPH_TREE: &str = "すべてのページを1枚の SVG に描きます（壁に貼る大きさ）";
pub const GRAPH_SVG: &str = "質問どうしのつながりを、交わる線のない SVG で描きます";
pub const SCHEMA: &str =
    "案内のファイルの JSON Schema を出します（エディターの入力補助に使えます）";
pub const NEW: &str = "新しい案内のファイルを作ります（今あるファイルには書きません）";
pub const NEW_FILE: &str = "作るファイル（例: my-flow.yaml）";
pub const NEW_COPY: &str = "見本のかわりに、この案内（id、またはファイル）を写します";
pub const NEW_SITE: &str = "案内のかわりに、窓口の連絡先を書くファイル（site.yaml）を作ります";
pub const NEW_TRANSLATION: &str =
    "案内のかわりに、その訳を書くファイル（名前.言語.yaml）を作ります（例: en）";
pub const HELP_VERB: &str = "コマンドの説明を表示します";
pub const HELP_COMMAND: &str = "説明を見たいコマンド（書かなければ、全体の説明）";
pub const COMPLETIONS: &str = "シェルの入力補完の設定を出します";
pub const COMPLETIONS_SHELL: &str = "bash、zsh、fish、powershell、elvish のどれか";

pub const EXAMPLES: &str = "\
例:
  gmis-help                              質問に答えて対処を探す
  gmis-help --from password-reset        ページを指定して始める
  echo spam | gmis-help                  答えをパイプで渡す
  gmis-help --answers answers.txt        答えをファイルで渡す
  gmis-help --record calls.txt           相談の記録を残す（答えだけで、名前などは入りません）

終了コード: 0 対処を表示した  1 読み書きできない、誤りがあった  2 使い方の誤り
            3 答えが合わない  4 案内のファイルに誤りがある  130 対処の前にやめた";
pub const LIST_EXAMPLES: &str = "例:\n  gmis-help list\n  gmis-help list --format json";
pub const SHOW_EXAMPLES: &str =
    "例:\n  gmis-help show spam-folder\n  gmis-help show situation 12 --format json";
pub const SEARCH_EXAMPLES: &str =
    "例:\n  gmis-help search 不達\n  gmis-help search ログイン ID --format json";
pub const LETTER_EXAMPLES: &str =
    "例:\n  gmis-help letter ask-counter\n  gmis-help letter change-request --out 文面.txt";
pub const PRINT_EXAMPLES: &str = "例:
  gmis-help print --out handbook.txt
  gmis-help print --format html --out gmis.html";
pub const CHECK_EXAMPLES: &str = "例:
  gmis-help check                             組み込みの案内を調べる
  gmis-help check my-flow.yaml --strict       警告も誤りとして調べる
  gmis-help check a.yaml b.yaml --format short
                                              1件1行で出す
  gmis-help check --explain unknown-target    コードの意味を見る";
pub const DIFF_EXAMPLES: &str = "例:
  gmis-help diff old.yaml new.yaml
  gmis-help diff built-in:gmis flows/gmis.yaml --out changes.txt";
pub const TEST_EXAMPLES: &str = "例:
  gmis-help test records
  gmis-help test records --flow new.yaml --new records-new.txt
  gmis-help test records --missing --limit 10 --out more.txt";
pub const WHY_EXAMPLES: &str = "例:\n  gmis-help why spam-folder\n  gmis-help why 12 --format json";
pub const GRAPH_EXAMPLES: &str = "例:
  gmis-help graph --svg --out overview.svg
  gmis-help graph --page mail-search
  gmis-help graph --tree --out tree.svg";
pub const SCHEMA_EXAMPLES: &str = "例:\n  gmis-help schema > gmis-flow.schema.json";
pub const NEW_EXAMPLES: &str = "例:\n  gmis-help new my-flow.yaml\n  gmis-help new --copy gmis my-flow.yaml\n  gmis-help new --site flows/site.yaml\n  gmis-help new --translation en my-flow.en.yaml";
pub const HELP_EXAMPLES: &str = "例:\n  gmis-help help check";
pub const COMPLETIONS_EXAMPLES: &str = "例:
  gmis-help completions bash > ~/.local/share/bash-completion/completions/gmis-help
  gmis-help completions powershell | Out-File -Append -Encoding ascii $PROFILE";
