//! `search`: a caller's words, in any writing, lead to the pages, the best first.

use serde_json::{Value, json};

use crate::harness::{Folder, Ran, gmis_help, here};

fn search(args: &[&str]) -> Ran {
    gmis_help([&["search"][..], args].concat()).run()
}

fn small(args: &[&str]) -> Ran {
    let all = [&["search"][..], args, &["--flow", "small.yaml"]].concat();
    gmis_help(all).dir(&here()).run()
}

fn found(words: &[&str]) -> Vec<String> {
    let ran = search(&[words, &["--format", "json"]].concat());
    ids(&ran.json()["results"])
}

fn ids(results: &Value) -> Vec<String> {
    let results = results.as_array().expect("a list").iter();
    let id = |result: &Value| result["page"].as_str().expect("an id").to_owned();
    results.map(id).collect()
}

#[test]
fn a_page_is_named_with_the_line_and_the_answers_that_lead_there() {
    let _ = small(&["項目"])
        .status(0)
        .stdout("3番 helps（対処）助け\n    項目\n    答えの番号: 1、1\n")
        .stderr("");
    // The title has the words already, and no answers lead to the first page.
    let _ = small(&["どちら"])
        .status(0)
        .stdout("1番 first（質問）どちらですか？\n");
    let ran = small(&["例", "三つ目", "--format", "json"]).status(0);
    assert_eq!(
        ran.json(),
        json!({
            "schema": 1,
            "flow": "small",
            "results": [{
                "page": "helps",
                "number": 3,
                "title": "助け",
                "match": "三つ目。",
                "answers": [
                    {"page": "first", "option": "yes"},
                    {"page": "second", "option": "helps"},
                ],
            }],
            "near": [],
        })
    );
}

#[test]
fn every_writing_of_a_word_finds_the_same_pages() {
    for writings in [
        &["ユーザ", "ユーザー", "ﾕｰｻﾞ", "ﾕｰｻﾞｰ", "ゆーざー", "ユ－ザ"][..],
        &["G-MIS", "Ｇ－ＭＩＳ", "g-mis", "gmis", "ＧーＭＩＳ"],
        &["サーバー", "サーバ", "ｻｰﾊﾞ", "さーば"],
        &["キャッシュ", "キヤツシユ", "ｷｬｯｼｭ", "きゃっしゅ"],
        &["メールが来ない", "メール来ない", "ﾒｰﾙを来ない"],
        &["迷惑 フォルダ", "迷惑　フオルダー", " 迷惑\tﾌｫﾙﾀﾞ "],
    ] {
        let expected = found(&writings[..1]);
        assert!(
            !expected.is_empty() || writings[0] == "メッセージ",
            "{writings:?}"
        );
        for writing in writings {
            assert_eq!(found(&[writing]), expected, "{writing}");
        }
    }
    assert_eq!(found(&["迷惑", "フォルダ"]), found(&["迷惑 フォルダ"]));
    // A dash after a digit is a minus sign or separates numbers.
    assert_eq!(found(&["050-3355"]), found(&["０５０－３３５５"]));
    assert!(!found(&["050-3355"]).is_empty() && found(&["0503355"]).is_empty());
}

/// A flow in which each page has the word 印 in another place, the best one last in the file.
fn ranks(folder: &Folder) -> String {
    let text = "format: 1\nid: f\ntitle: f\nas-of: 2026-11-22\nstart: q\nquestions:\n  q:\n    ask: どれ？\n    options:\n\
                \x20     - label: 一\n        goto: a\n      - label: 印\n        goto: b\n      - label: 三\n        goto: c\n\
                \x20     - label: 四\n        goto: d\n      - label: 五\n        goto: mark\nremedies:\n\
                \x20 a:\n    group: g\n    title: い\n    steps:\n      - do: 印\n        notes:\n          - 注\n\
                \x20 b:\n    group: g\n    title: ろ\n    steps:\n      - 二つ目の言葉\n\
                \x20 c:\n    group: g\n    title: は\n    steps:\n      - 印\n    words:\n      - 印\n\
                \x20 d:\n    group: g\n    title: 印\n    steps:\n      - 二つ目の言葉\n\
                \x20 mark:\n    group: g\n    title: に\n    steps:\n      - なし\n";
    folder.file("f.yaml", text).display().to_string()
}

#[test]
fn a_title_goes_before_labels_and_labels_before_the_rest() {
    let folder = Folder::new();
    let flow = ranks(&folder);
    let found = |words: &[&str]| {
        let args = [words, &["--format", "json", "--flow", &flow]].concat();
        ids(&search(&args).json()["results"])
    };
    // The question has the label too, but as one of its options, not as the way to it.
    assert_eq!(found(&["印"]), ["d", "b", "c", "q", "a"]);
    assert_eq!(found(&["mark"]), ["mark"]);
    assert_eq!(found(&["印", "二つ目"]), ["d", "b"]);
    assert_eq!(found(&["印 注"]), ["a"]);
    assert_eq!(found(&["注", "二つ目"]), [] as [&str; 0]);
}

#[test]
fn at_most_nine_pages_are_named_and_the_others_counted() {
    let ran = search(&["アドレス"]).status(0);
    let pages = ran
        .stdout
        .lines()
        .filter(|line| line.contains("番 "))
        .count();
    assert_eq!(pages, 9, "{}", ran.stdout);
    let last = ran.stdout.lines().last().expect("a line");
    assert!(
        last.starts_with("ほかに ") && last.ends_with("絞れます。"),
        "{last}"
    );
    assert_eq!(found(&["アドレス"]).len(), 9);
}

#[test]
fn the_answers_lead_to_the_page() {
    let ran = search(&["アドレス"]).status(0);
    let mut id = String::new();
    let mut walked = 0;
    for line in ran.stdout.lines() {
        if let Some((_, page)) = line.split_once("番 ") {
            id = page.split('（').next().expect("an id").to_owned();
        }
        if let Some((_, numbers)) = line.split_once("答えの番号: ") {
            let answers = numbers.replace('、', "\n") + "\n=> " + &id;
            let _ = crate::harness::walk(&answers).status(0);
            walked += 1;
        }
    }
    assert!(walked >= 8, "{}", ran.stdout);
}

#[test]
fn a_label_that_is_quoted_is_the_last_of_the_answers() {
    // A shorter way leads to the same page through another label.
    let _ = search(&["断る設定"]).status(0).stdout(
        "6番 delivery-state（質問）都道府県の窓口は、何と答えましたか？（いくつもあれば、上のもの）\n\
         \x20   ない。断る設定だった（窓口に聞く手順へ）\n    答えの番号: 1、3、5\n\
         3番 mail-search（質問）探した結果は、どうでしたか？\n\
         \x20   ない。断る設定だった（窓口に聞く手順へ）\n    答えの番号: 1、3\n",
    );
    // An option that leads back is on no shortest way.
    let first = search(&["最初のページに戻り", "--format", "json"]).json();
    let page = &first["results"][0];
    assert_eq!(
        (&page["page"], &page["answers"]),
        (&json!("situation"), &json!([]))
    );
}

#[test]
fn pages_with_similar_words_are_named_if_none_has_the_words() {
    let _ = search(&["ジャンクメイル"]).status(1).stdout("").stderr(
        "エラー: 「ジャンクメイル」のあるページはありません。近いページ: 25番 spam-folder（対処）迷惑メールから取り出して使う\n",
    );
    let json = |word: &str| search(&[word, "--format", "json"]).status(1).json();
    for (said, page) in [
        ("spam-foldre", "spam-folder"),
        // Twice in a title.
        ("迷惑メールを見た", "spam-folder"),
        // What few pages have counts for more than what many have.
        ("ログインIDがわからない", "login-id"),
        ("届いたけど開けない", "open-url"),
        ("事務長が辞めた", "absent-staff"),
    ] {
        let near = &json(said)["near"];
        assert_eq!(near[0], page, "{said}: {near}");
        assert!(near[3].is_null(), "{said}: {near}");
    }
    // Pairs of Latin letters are in every text.
    let english = |said| search(&[said, "--lang", "en", "--format", "json"]).json()["near"].clone();
    assert_eq!(english("adress change")[0], "change-request");
    assert_eq!(english("forgotten"), json!([]));
    for nothing in ["甲乙丙丁", "ー", "", &"あ".repeat(10_000)] {
        let json = json(nothing);
        assert_eq!(
            (&json["results"], &json["near"]),
            (&json!([]), &json!([])),
            "{nothing}"
        );
    }
    let _ = search(&[]).status(2).stdout("");
}

#[test]
fn the_pages_can_go_to_a_file() {
    let folder = Folder::new();
    let out = folder.path().join("hits.txt").display().to_string();
    let said = search(&["不達"]).status(0).stdout;
    let _ = search(&["不達", "--out", &out]).status(0).stdout("");
    assert_eq!(std::fs::read_to_string(&out).expect("it was written"), said);
    let _ = search(&["不達", "--out", &out]).status(1).stdout("");
}
