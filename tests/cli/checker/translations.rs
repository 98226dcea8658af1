//! Translations beside a flow, as `check` finds and compares them.

use serde_json::Value;

use crate::harness::{Folder, Ran, gmis_help};

const FLOW: &str = include_str!("../../../flows/template.yaml");
const SMALL: &str = include_str!("../../check/missing-translation.yaml");
const ENGLISH: &str = include_str!("../../check/missing-translation.good.en.yaml");

/// A folder with the small flow and a translation of this text.
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

/// What is found in the translation.
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
    // None of these is a translation of it.
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
fn what_is_missing_is_a_warning_and_an_error_strictly() {
    let folder = beside(&ENGLISH.replace("      wait: 'No'\n", ""));
    let _ = check(&folder, &["small.yaml"]).status(0);
    let _ = check(&folder, &["small.yaml", "--strict"]).status(1);
}

#[test]
fn every_text_of_a_flow_is_missed_where_it_stands() {
    let flow = "format: 1\nid: x\ntitle: 題\nas-of: d\nstart: q\nsources:\n  s:\n    title: 源\nshared:\n  \
        all:\n    steps:\n      - 共通\nquestions:\n  q:\n    ask: 問\n    why: 理由\n    notes:\n      - text: 注意\n        \
        source:\n          doc: s\n    options:\n      - label: 一\n        id: one\n        goto: r\n      - label: 二\n        \
        goto: r\nremedies:\n  r:\n    group: g\n    title: 対\n    why: 訳\n    source:\n      doc: s\n    steps:\n      \
        - use: all\n      - do: する\n        url: https://example.jp/\n        list:\n          - 甲\n        notes:\n          \
        - 手順の注意\n        example:\n          title: 例\n          steps:\n            - 例の手順\n    done: 終\n";
    let whole = "format: 1\nid: x\nlanguage: en\ntitle: a\nsources:\n  s:\n    title: b\nshared:\n  all:\n    \
        steps:\n      - c\nquestions:\n  q:\n    ask: d\n    why: e\n    notes:\n      - f\n    options:\n      \
        one: g\n      r: h\nremedies:\n  r:\n    title: i\n    why: j\n    steps:\n      - use: all\n      - do: k\n        \
        list:\n          - l\n        notes:\n          - m\n        example:\n          title: n\n          \
        steps:\n            - o\n    done: p\n";
    let folder = Folder::new();
    folder.file("x.yaml", flow);
    let strictly = |text: &str| {
        folder.file("x.en.yaml", text);
        let (_, found) = found(&check(&folder, &["x.yaml"])).pop().expect("a file");
        found
    };
    assert_eq!(strictly(whole), []);
    // Each key with all that is below it: one finding, whatever was in it. `do` is what its step needs.
    let lines: Vec<&str> = whole.lines().collect();
    let depth = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    let mut tried = 0;
    for (number, line) in lines.iter().enumerate().skip(3) {
        if line.contains("- ") {
            continue;
        }
        let below = lines[number + 1..]
            .iter()
            .take_while(|below| depth(below) > depth(line));
        let end = number + 1 + below.count();
        let without = [&lines[..number], &lines[end..]].concat().join("\n") + "\n";
        let found = strictly(&without);
        // A map or list that is left without anything is one that lacks its value.
        let [(code, _)] = found.as_slice() else {
            panic!("without line {}: {found:?}\n{without}", number + 1);
        };
        let codes = ["missing-translation", "wrong-shape", "missing-field"];
        assert!(
            codes.contains(&code.as_str()),
            "without line {}: {code}",
            number + 1
        );
        tried += 1;
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn a_list_of_another_length_is_one_finding() {
    let longer = ENGLISH.replace(
        "      - Open the mail.\n",
        "      - Open.\n      - Read.\n      - Close.\n",
    );
    assert_eq!(in_translation(&longer), one("stray-translation", 19));
}

#[test]
fn a_list_that_is_too_short_is_missing_at_its_key() {
    let folder = beside(ENGLISH);
    let longer = "      - メールを開きます。\n      - メールを閉じます。\n";
    folder.file(
        "small.yaml",
        SMALL.replace("      - メールを開きます。\n", longer),
    );
    let ran = check(&folder, &["small.yaml"]).status(0);
    assert_eq!(found(&ran)[1].1, one("missing-translation", 17));
}

#[test]
fn shared_steps_stand_where_the_flow_has_them() {
    let folder = Folder::new();
    let shared = "shared:\n  open:\n    steps:\n      - 開く\nquestions:";
    let flow = SMALL.replace("questions:", shared);
    folder.file(
        "small.yaml",
        flow.replace("      - メールを開きます。\n", "      - use: open\n"),
    );
    let shared = "shared:\n  open:\n    steps:\n      - Open it.\nquestions:";
    let right = ENGLISH
        .replace("questions:", shared)
        .replace("- Open the mail.", "- use: open");
    let in_file = |text: &str| {
        folder.file("small.en.yaml", text);
        found(&check(&folder, &["small.yaml"]))
            .pop()
            .expect("a file")
            .1
    };
    assert_eq!(in_file(&right), []);
    let text = right.replace("- use: open", "- Open the mail.");
    assert_eq!(in_file(&text), one("stray-translation", 22));
    let elsewhere = right.replace("- Wait for a day.", "- use: open");
    assert_eq!(in_file(&elsewhere), one("missing-translation", 26));
}

#[test]
fn what_is_misspelt_is_not_missing_too() {
    let misspelt = ENGLISH.replace("    ask:", "    aks:");
    assert_eq!(in_translation(&misspelt), one("unknown-field", 10));
    let misspelt = ENGLISH.replace("      wait: 'No'", "      wiat: 'No'");
    assert_eq!(in_translation(&misspelt), one("stray-translation", 13));
}

#[test]
fn routing_in_a_translation_is_an_unknown_field() {
    let routed = ENGLISH.replace(
        "    title: Read the mail\n",
        "    title: Read the mail\n    if-not-solved: wait\n",
    );
    let ran = check(&beside(&routed), &["small.en.yaml"]).status(1);
    assert_eq!(found(&ran)[1].1, one("unknown-field", 17));
}

#[test]
fn slips_in_a_translation_are_named_and_mended_for_the_rest() {
    let slipped = ENGLISH
        .replace("title: Wait", "title：Wait")
        .replace("      wait: 'No'", "      wiat: 'No'");
    let found = in_translation(&slipped);
    assert_eq!(
        found,
        [
            ("stray-translation".to_owned(), 13),
            ("full-width-colon".to_owned(), 20)
        ]
    );
}

#[test]
fn names_that_are_no_japanese_may_stay_as_they_are() {
    let folder = Folder::new();
    folder.file("small.yaml", SMALL.replace("title: 例", "title: G-MIS"));
    folder.file(
        "small.en.yaml",
        ENGLISH.replace("title: Example", "title: G-MIS"),
    );
    let ran = check(&folder, &["small.yaml", "--strict"]).status(0);
    assert_eq!(found(&ran)[1].1, []);
}

/// Windows takes such a name for the right one; what `--lang` asks for is in lower case.
#[test]
fn a_language_in_capitals_is_told_how_it_must_be_written() {
    for (name, right) in [
        ("small.EN.yaml", "small.en.yaml"),
        ("small.zh-Hans.yaml", "small.zh-hans.yaml"),
        ("small.pt_BR.yml", "small.pt-br.yml"),
    ] {
        let folder = beside(ENGLISH);
        folder.file(name, "format: 1\n");
        let flow = if name.ends_with("yml") {
            "small.yml"
        } else {
            "small.yaml"
        };
        folder.file(flow, SMALL);
        // Named itself, or found beside its flow.
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
    // A flow with a name like a translation's, too.
    folder.file("small.en.yaml", FLOW);
    let ran = check(&folder, &["small.en.yaml"]).status(1);
    assert_eq!(
        found(&ran),
        [("small.en.yaml".to_owned(), one("no-flow", 1))]
    );
}

#[test]
fn a_translation_of_a_broken_flow_is_compared_all_the_same() {
    let folder = beside(&ENGLISH.replace("      wait: 'No'\n", ""));
    folder.file("small.yaml", SMALL.replace("goto: read", "goto: raed"));
    let ran = check(&folder, &["small.yaml"]).status(1);
    let codes: Vec<_> = found(&ran)
        .into_iter()
        .flat_map(|(_, found)| found)
        .map(|(code, _)| code)
        .collect();
    assert_eq!(codes[0], "unknown-target");
    assert!(
        codes.contains(&"missing-translation".to_owned()),
        "{codes:?}"
    );
}

#[test]
fn a_large_translation_takes_no_time() {
    let mut flow = String::from("format: 1\nid: x\ntitle: t\nas-of: d\nstart: p0\nquestions:\n");
    let mut translation = String::from("format: 1\nid: x\nlanguage: en\ntitle: t\nquestions:\n");
    for page in 0..10_000 {
        flow += &format!(
            "  p{page}:\n    ask: 問\n    options:\n      - label: はい\n        goto: p{}\n",
            page + 1
        );
        translation += &format!(
            "  q{page}:\n    ask: a\n    options:\n      p{}: b\n",
            page + 1
        );
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
