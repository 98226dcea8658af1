//! Translations beside a flow: how `check` finds and compares them.

use serde_json::Value;

use crate::harness::{Folder, Ran, gmis_help};

const FLOW: &str = include_str!("../../../flows/template.yaml");
const SMALL: &str = include_str!("../../../src/finding/examples/missing-translation.yaml");
const ENGLISH: &str =
    include_str!("../../../src/finding/examples/missing-translation.good.en.yaml");

/// A folder with the small flow and this translation.
fn beside(translation: &str) -> Folder {
    let folder = Folder::new();
    folder.file("small.yaml", SMALL);
    folder.file("small.en.yaml", translation);
    folder
}

fn check(folder: &Folder, args: &[&str]) -> Ran {
    let all = ["check", "--format", "json"].iter().chain(args);
    gmis_help(all).dir(folder.path()).run()
}

/// The files of a report by name, each with the codes and lines of its findings.
fn found(ran: &Ran) -> Vec<(String, Vec<(String, u64)>)> {
    let json = ran.json();
    let finding = |finding: &Value| {
        let code = finding["code"].as_str().expect("a code");
        (code.to_owned(), finding["line"].as_u64().expect("a line"))
    };
    let file = |file: &Value| {
        let findings = file["findings"].as_array().expect("a list").iter();
        let path = file["path"].as_str().expect("a path");
        (path.to_owned(), findings.map(finding).collect())
    };
    let files = json["files"].as_array().expect("a list of files");
    files.iter().map(file).collect()
}

fn names(ran: &Ran) -> Vec<String> {
    found(ran).into_iter().map(|(name, _)| name).collect()
}

/// The findings in the translation.
fn in_translation(translation: &str) -> Vec<(String, u64)> {
    let ran = check(&beside(translation), &["small.yaml"]);
    let (name, findings) = found(&ran).pop().expect("a file");
    assert_eq!(name, "small.en.yaml");
    findings
}

fn one(code: &str, line: u64) -> Vec<(String, u64)> {
    vec![(code.to_owned(), line)]
}

#[test]
fn each_translation_is_checked_once_behind_its_flow_however_the_files_are_named() {
    let folder = beside(ENGLISH);
    folder.file(
        "small.pt-br.yaml",
        ENGLISH.replace("language: en", "language: pt-br"),
    );
    // None of these files translates the flow.
    for other in [
        "small.good.yaml",
        "small.eng.yaml",
        "other.en.yaml",
        "small.en.txt",
        ".en.yaml",
    ] {
        folder.file(other, "no flow");
    }
    let all = ["small.yaml", "small.en.yaml", "small.pt-br.yaml"];
    assert_eq!(names(&check(&folder, &["small.yaml"]).status(0)), all);
    assert_eq!(
        names(
            &check(
                &folder,
                &["small.pt-br.yaml", "small.yaml", "small.en.yaml"]
            )
            .status(0)
        ),
        all
    );
    assert_eq!(
        names(&check(&folder, &["small.en.yaml", "small.pt-br.yaml"]).status(0)),
        all
    );
    assert_eq!(
        names(&check(&folder, &["small.en.yaml"]).status(0)),
        all[..2]
    );
    assert_eq!(
        names(&check(&folder, &["./small.yaml"]).status(0))[1].replace('\\', "/"),
        "./small.en.yaml"
    );
}

#[test]
fn a_translation_is_never_a_flow() {
    let folder = beside(ENGLISH);
    let walked = gmis_help(["--flow", "small.en.yaml"])
        .dir(folder.path())
        .stdin("read\n")
        .run();
    let _ = walked.status(4).stdout("");
}

#[test]
fn a_clean_translation_says_so_and_has_no_proof() {
    let folder = beside(ENGLISH);
    let ran = gmis_help(["check", "small.en.yaml"])
        .dir(folder.path())
        .run()
        .status(0);
    assert!(
        ran.stdout.ends_with(
            "small.en.yaml: 誤りはありません。\n  元の案内のすべての文に訳があります。\n"
        ),
        "{}",
        ran.stdout
    );
    let json = check(&folder, &["small.en.yaml"]).json();
    assert!(json["files"][0]["proof"].is_object());
    assert!(json["files"][1]["proof"].is_null());
}

#[test]
fn a_missing_translation_is_a_warning_and_with_strict_an_error() {
    let folder = beside(&ENGLISH.replace("  - from: いいえ\n    to: 'No'\n", ""));
    let _ = check(&folder, &["small.yaml"]).status(0);
    let _ = check(&folder, &["small.yaml", "--strict"]).status(1);
}

/// A flow with every text that a reader sees; words for search, days and phone numbers are not translated.
const EVERY: &str = "format: 1\nid: x\ntitle: 題\nas-of: 本日\nstart: q\nsources:\n  s:\n    title: 源\n    date: 昨日\n\
    contacts:\n  c:\n    title: 窓口\n    find: 調べる\n    phone: 000-111-2222\n    hours: 平日\nshared:\n  all:\n    \
    steps:\n      - 共通\nquestions:\n  q:\n    ask: 問\n    why: 理由\n    notes:\n      - text: 注意\n        source:\n          \
    doc: s\n          section: 章\n    options:\n      - label: 一\n        id: one\n        goto: r\n      - label: 二\n        \
    goto: r\n    words:\n      - 探す\nremedies:\n  r:\n    group: g\n    title: 対\n    why: 訳\n    source:\n      doc: s\n    \
    steps:\n      - use: all\n      - do: する\n        contact: c\n        list:\n          - 甲\n        notes:\n          \
    - 手順の注意\n        example:\n          title: 例\n          steps:\n            - 例の手順\n    letter:\n      to: c\n      \
    subject: 件\n      text: |\n        本文\n          字下げ\n    done: 終\n    wait: 待\n";
const TEXTS: [&str; 22] = [
    "題",
    "源",
    "窓口",
    "調べる",
    "平日",
    "共通",
    "問",
    "理由",
    "注意",
    "章",
    "一",
    "二",
    "対",
    "訳",
    "する",
    "甲",
    "手順の注意",
    "例",
    "例の手順",
    "件",
    "終",
    "待",
];

/// A translation file with these pairs; the pair of the letter is one of them.
fn translation(pairs: impl Iterator<Item = (&'static str, String)>) -> String {
    let pairs = pairs.map(|(from, to)| format!("  - from: {from}\n    to: {to}\n"));
    let letter = "  - from: |\n      本文\n        字下げ\n    to: Text\n".to_owned();
    let head = "format: 1\nflow: x\nlanguage: en\ntexts:\n".to_owned();
    head + &pairs.chain([letter]).collect::<String>()
}

#[test]
fn every_text_of_a_flow_needs_a_pair_and_no_other_one_does() {
    let folder = Folder::new();
    folder.file("x.yaml", EVERY);
    let missing = |left_out: Option<usize>| {
        let pairs = TEXTS
            .iter()
            .enumerate()
            .filter(|(at, _)| Some(*at) != left_out);
        let pairs = pairs.map(|(at, text)| (*text, format!("t{at}")));
        folder.file("x.en.yaml", translation(pairs));
        let ran = check(&folder, &["x.en.yaml"]).status(0);
        let (_, found) = found(&ran).pop().expect("a file");
        (
            found,
            ran.json()["files"][1]["findings"][0]["message"].to_string(),
        )
    };
    assert_eq!(missing(None).0, []);
    for (at, text) in TEXTS.iter().enumerate() {
        let (found, said) = missing(Some(at));
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].0, "missing-translation", "{text}");
        assert!(said.contains(&format!("「{text}」")), "{said}");
    }
}

#[test]
fn an_inserted_step_is_one_finding_and_a_changed_one_too() {
    let folder = beside(ENGLISH);
    let step = "      - メールを開きます。\n";
    folder.file(
        "small.yaml",
        SMALL.replace(step, &format!("      - 受信箱を出します。\n{step}")),
    );
    let ran = check(&folder, &["small.yaml"]).status(0);
    assert_eq!(found(&ran)[1].1, one("missing-translation", 5));
    folder.file(
        "small.yaml",
        SMALL.replace(step, "      - メールをすぐ開きます。\n"),
    );
    let ran = check(&folder, &["small.yaml"]).status(0);
    assert_eq!(found(&ran)[1].1, one("stray-translation", 17));
    let help = ran.json()["files"][1]["findings"][0]["help"].to_string();
    assert!(help.contains("「メールをすぐ開きます。」"), "{help}");
}

#[test]
fn one_text_can_be_translated_otherwise_on_one_page() {
    let with = |pair: &str| in_translation(&format!("{ENGLISH}{pair}"));
    assert_eq!(with("  - from: 1日待つ\n    to: Wait\n    on: wait\n"), []);
    // Neither a page that does not exist, nor a page without that text.
    for on in ["wiat", "read"] {
        let pair = format!("  - from: 1日待つ\n    to: Wait\n    on: {on}\n");
        assert_eq!(with(&pair), one("stray-translation", 23));
    }
}

#[test]
fn labels_that_an_answer_could_not_tell_apart_are_an_error_across_languages() {
    // The other option's label in the flow's own language is "No" too, in full-width letters.
    let flow = SMALL.replace("label: はい", "label: ＮＯ");
    let folder = Folder::new();
    folder.file("small.yaml", flow);
    folder.file("small.en.yaml", ENGLISH.replace("from: はい", "from: ＮＯ"));
    let ran = check(&folder, &["small.en.yaml"]).status(1);
    assert_eq!(found(&ran)[1].1, one("duplicate-label", 14));
}

#[test]
fn routing_in_a_translation_is_an_unknown_field() {
    let routed = format!("{ENGLISH}    goto: wait\n");
    let ran = check(&beside(&routed), &["small.en.yaml"]).status(1);
    assert_eq!(found(&ran)[1].1, one("unknown-field", 23));
}

#[test]
fn slips_in_a_translation_are_named_and_mended_for_the_rest() {
    let slipped = ENGLISH
        .replace("to: Notice", "to：Notice")
        .replace("  - from: いいえ\n    to: 'No'\n", "");
    let found = in_translation(&slipped);
    let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["missing-translation", "full-width-colon"]);
}

#[test]
fn names_without_japanese_may_stay_untranslated() {
    let folder = Folder::new();
    folder.file("small.yaml", SMALL.replace("title: 例", "title: G-MIS"));
    let pair = "  - from: G-MIS\n    to: G-MIS";
    folder.file(
        "small.en.yaml",
        ENGLISH.replace("  - from: 例\n    to: Example", pair),
    );
    let ran = check(&folder, &["small.yaml", "--strict"]).status(0);
    assert_eq!(found(&ran)[1].1, []);
}

/// Windows finds a file of such a name under the right name; `--lang` asks for lower case.
#[test]
fn a_language_in_capitals_is_reported_with_the_right_name() {
    for (name, right) in [
        ("small.EN.yaml", "small.en.yaml"),
        ("small.zh-Hans.yaml", "small.zh-hans.yaml"),
        ("small.pt_BR.yml", "small.pt-br.yml"),
    ] {
        // On Windows this name and the right one are the same file, so the right one must not exist.
        let folder = Folder::new();
        folder.file(name, "format: 1\n");
        let flow = if name.ends_with("yml") {
            "small.yml"
        } else {
            "small.yaml"
        };
        folder.file(flow, SMALL);
        // Named on the command line, or found beside its flow.
        for named in [name, flow] {
            let ran = check(&folder, &[named]).status(1);
            let all = found(&ran);
            let (_, findings) = all.iter().find(|(path, _)| path == name).expect(name);
            assert_eq!(findings, &one("file-name", 1), "{name}");
            let said = ran.json().to_string();
            assert!(said.contains(&format!("名前を「{right}」に")), "{said}");
        }
    }
}

#[test]
fn a_translation_without_its_flow_is_an_error_of_its_own_only() {
    let folder = Folder::new();
    // This may also be a flow with a name like a translation's.
    folder.file("small.en.yaml", FLOW);
    let ran = check(&folder, &["small.en.yaml"]).status(1);
    assert_eq!(
        found(&ran),
        [("small.en.yaml".to_owned(), one("no-flow", 1))]
    );
}

#[test]
fn a_new_translation_lists_every_text_once_and_lacks_only_the_translations() {
    let folder = Folder::new();
    folder.file("x.yaml", EVERY);
    let new = |args: &[&str]| {
        let all = ["new", "--translation"].iter().chain(args);
        gmis_help(all).dir(folder.path()).run()
    };
    let _ = new(&["en", "x.en.yaml"]).status(0);
    let text = std::fs::read_to_string(folder.path().join("x.en.yaml")).expect("it is there");
    assert_eq!(text.matches("from:").count(), TEXTS.len() + 1);
    let (_, found) = found(&check(&folder, &["x.en.yaml"]).status(0))
        .pop()
        .expect("a file");
    assert_eq!(found.len(), TEXTS.len() + 1);
    assert!(
        found.iter().all(|(code, _)| code == "missing-translation"),
        "{found:?}"
    );
    let mut number = 0;
    let filled = text.split("to: \"\"").map(|part| {
        number += 1;
        format!("{part}to: t{number}")
    });
    let filled: String = filled.collect();
    let filled = filled.trim_end_matches(&format!("to: t{number}"));
    folder.file("x.en.yaml", filled);
    let _ = check(&folder, &["x.en.yaml", "--strict"]).status(0);
    // An existing file is never overwritten.
    let _ = new(&["en", "x.en.yaml"]).status(1);
    // Under another name it would not be found; without its flow there is nothing to translate.
    for (args, said) in [
        (["en", "x.yaml"], "ファイルの名前ではありません"),
        (["pt", "x.en.yaml"], "ファイルの名前ではありません"),
        (["en", "y.en.yaml"], "元の案内「y.yaml」がありません"),
        (["EN", "x.EN.yaml"], "ファイルの名前ではありません"),
    ] {
        let ran = new(&args).status(2);
        assert!(ran.stderr.contains(said), "{args:?}: {}", ran.stderr);
    }
    // To translate a built-in flow, no file of it is needed.
    let _ = new(&["pt", "gmis.pt.yaml"]).status(0);
}

#[test]
fn a_large_translation_takes_no_time() {
    let mut flow = String::from("format: 1\nid: x\ntitle: t\nas-of: d\nstart: p0\nquestions:\n");
    let mut translation = String::from("format: 1\nflow: x\nlanguage: en\ntexts:\n");
    for page in 0..10_000 {
        flow += &format!(
            "  p{page}:\n    ask: 問いの文{page}\n    options:\n      - label: はい\n        goto: p{}\n",
            page + 1
        );
        translation += &format!("  - from: 問いかけの文{page}\n    to: a\n");
    }
    flow += "remedies:\n  p10000:\n    group: g\n    title: t\n    steps:\n      - s\n";
    let folder = Folder::new();
    folder.file("x.yaml", flow);
    folder.file("x.en.yaml", translation);
    let started = std::time::Instant::now();
    let ran = check(&folder, &["x.yaml"]);
    assert_eq!(found(&ran)[1].1.len(), 10_000);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
