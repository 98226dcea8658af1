//! Loading and checking a flow file, compared with the typed parse alone and with reading the bytes. `cargo bench` runs
//! it; `benches/figures.py` puts the ratios into a table.
#![allow(
    clippy::expect_used,
    reason = "a bench that cannot prepare its file has nothing to measure"
)]

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use divan::{Bencher, counter::BytesCount};
use gmis_help::flow::check::check;
use gmis_help::flow::check::document::Document;
use gmis_help::views::search::search;
use gmis_help::yaml::source::Source;

const PAGES: [usize; 3] = [100, 1_000, 10_000];

fn main() {
    divan::main();
}

/// A flow with this many pages, as dense as the built-in one: a chain of questions, each with a remedy and a way on,
/// and remedies that lead to the next but one.
fn flow(pages: usize) -> String {
    let half = pages / 2;
    let mut text = "format: 1
id: generated
title: 計測のための案内
as-of: 2026-11-22
start: question-0
sources:
  notice:
    title: 「アカウント発行通知に係るトラブル対処方法について」
shared:
  reset:
    steps:
      - do: ログイン画面を開きます。
        url: https://www.example.jp/
      - 「パスワードをお忘れですか？」を押します。
questions:
"
    .to_owned();
    for number in 0..half {
        let next = match number + 1 {
            next if next < half => format!("question-{next}"),
            _ => format!("remedy-{}", half - 1),
        };
        write!(
            text,
            "  question-{number}:
    ask: 案内メールの{number}通目を、受信箱で見つけましたか？
    why: 案内メールは、申請のときに書いたメールアドレスに届きます。
    options:
      - label: はい、見つけた
        goto: remedy-{number}
      - label: いいえ、見つからない
        goto: {next}
        id: no
      - label: 分からない
        goto: remedy-{number}
        id: unknown
"
        )
        .expect("a string has room");
    }
    text.push_str("remedies:\n");
    for number in 0..half {
        // Not on every page: there is a limit on what shared steps may add to a flow.
        let shared = if number % 8 == 0 {
            "      - use: reset\n"
        } else {
            ""
        };
        write!(
            text,
            "  remedy-{number}:
    group: remedy-{number}
    title: メールのURLを開いてパスワードを決める
    why: 見つかった案内メールのURLから、パスワードを決めます。
    source:
      doc: notice
      section: 対応方法2
    steps:
      - 別のフォルダにあったメールは「受信トレイ」に移します。
      - do: メールに書かれているURLを開きます。
        url: https://www.example.jp/{number}
{shared}    notes:
      - text: URLを開く前に、送り主を見てください。
        source:
          doc: notice
    done: ログインできれば終わりです。
"
        )
        .expect("a string has room");
        if number + 2 < half {
            writeln!(text, "    if-not-solved: remedy-{}", number + 2).expect("a string has room");
        }
    }
    text
}

fn file(pages: usize) -> (PathBuf, BytesCount) {
    let text = flow(pages);
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("flow-{pages}.yaml"));
    fs::write(&path, &text).expect("the target folder can be written");
    (path, BytesCount::of_str(&text))
}

#[divan::bench(args = PAGES)]
fn read_bytes(bencher: Bencher<'_, '_>, pages: usize) {
    let (path, bytes) = file(pages);
    bencher.counter(bytes).bench(|| fs::read(&path));
}

#[divan::bench(args = PAGES)]
fn typed_parse(bencher: Bencher<'_, '_>, pages: usize) {
    let text = flow(pages);
    let bytes = BytesCount::of_str(&text);
    bencher
        .counter(bytes)
        .bench(|| serde_yaml::from_str::<Document>(&text).is_ok());
}

#[divan::bench(args = PAGES)]
fn load_and_check(bencher: Bencher<'_, '_>, pages: usize) {
    let (path, bytes) = file(pages);
    bencher.counter(bytes).bench(|| {
        let source = Source::read(&path).expect("it was just written");
        let checked = check(&source);
        assert!(checked.flow.is_some(), "what is measured is a flow");
        checked
    });
}

#[divan::bench(args = PAGES)]
fn search_in_all_texts(bencher: Bencher<'_, '_>, pages: usize) {
    let source = Source::read(&file(pages).0).expect("it was just written");
    let flow = check(&source).flow.expect("what is measured is a flow");
    let words = ["メール".to_owned(), "受信トレー".to_owned()];
    bencher.bench_local(|| assert_eq!(search(&flow, &words).hits.len(), 9));
}
