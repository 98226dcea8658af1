//! `check` from outside: one run reports all mistakes of a file, in file order, each in its place.

use serde_json::Value;

use crate::harness::{Folder, Ran, gmis_help};

pub fn check(yaml: impl AsRef<[u8]>, args: &[&str]) -> Ran {
    let folder = Folder::new();
    folder.file("x.yaml", yaml);
    let args = ["check", "x.yaml"].iter().chain(args);
    gmis_help(args).dir(folder.path()).run()
}

/// The code, line and column of every error; `check.rs` tests warnings.
pub fn found(yaml: impl AsRef<[u8]>) -> Vec<(String, u64, u64)> {
    let checked = check(yaml, &["--format", "json"]).json();
    let place = |finding: &Value| {
        let number = |name: &str| finding[name].as_u64().expect("a number");
        (
            finding["code"].as_str().expect("a code").to_owned(),
            number("line"),
            number("column"),
        )
    };
    checked["files"][0]["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter(|finding| finding["severity"] == "error")
        .map(place)
        .collect()
}

/// The small flow without its one warning: that its last remedy has no source.
pub fn spotless() -> String {
    include_str!("../small.yaml").to_owned() + "    source:\n      doc: paper\n"
}

/// The same flow with one place changed.
pub fn small_with(old: &str, new: &str) -> String {
    let small = spotless();
    assert!(small.contains(old), "{old}");
    small.replacen(old, new, 1)
}

#[test]
fn all_mistakes_are_found_in_one_run_in_file_order() {
    let yaml = "\
format: 1
id: Small
title: \"\"
as-of: 2026-11-22
start: frist
sorces:
  paper:
    title: 紙
questions:
  first:
    ask: どちらですか？
    options:
      - label: はい
        goto: secnd
      - label: はい
        id: secnd
        goto: last
        agian: true
  back:
    ask: [一, 二]
    options: []
remedies:
  last:
    group: last
    steps:
      - do: 開きます。
        url: 例.jp
        email: 例
      - use: look
    source:
      doc: paper
  first:
    group: x
    title: *t
    title: t
    steps: []
    if-not-solved: first
";
    let places = [
        ("bad-id", 2, 5),
        ("empty-text", 3, 8),
        ("unknown-target", 5, 8),
        ("unknown-field", 6, 1),
        ("unknown-target", 14, 15),
        ("duplicate-label", 15, 16),
        ("duplicate-option", 16, 13),
        ("unknown-field", 18, 9),
        ("reserved-id", 19, 3),
        ("wrong-shape", 20, 10),
        ("no-options", 21, 5),
        ("missing-field", 23, 3),
        ("bad-url", 27, 14),
        ("bad-email", 28, 16),
        ("unknown-shared", 29, 14),
        ("duplicate-id", 32, 3),
        ("forbidden-yaml", 34, 12),
        ("duplicate-key", 35, 5),
        ("no-steps", 36, 5),
    ];
    let expected = places.map(|(code, line, column)| (code.to_owned(), line, column));
    assert_eq!(found(yaml), expected);
}

#[test]
fn loops_are_reported_at_the_edge_that_leads_back() {
    let yaml = small_with("        again: true\n", "");
    assert_eq!(found(yaml), [("loop".to_owned(), 43, 15)]);
    let yaml = small_with("    if-not-solved: last\n", "    if-not-solved: second\n");
    assert_eq!(found(yaml), [("loop".to_owned(), 73, 20)]);
}

#[test]
fn again_must_lead_to_a_page_on_every_path() {
    let yaml = small_with(
        "        goto: first\n        again: true",
        "        goto: last\n        again: true",
    );
    assert_eq!(found(yaml), [("again-without-loop".to_owned(), 44, 9)]);
    let yaml = small_with("      - label: いいえ\n        goto: last\n", "").replacen(
        "      - label: 済んだ\n        goto: helps\n",
        "",
        1,
    );
    assert_eq!(found(yaml), [("no-remedy".to_owned(), 29, 3)]);
}

#[test]
fn a_newer_format_is_one_finding() {
    let yaml = small_with("format: 1", "format: 2\nfuture: x");
    assert_eq!(found(yaml), [("newer-format".to_owned(), 1, 9)]);
    assert_eq!(
        found(small_with("format: 1", "format: one")),
        [("unknown-format".to_owned(), 1, 9)]
    );
}

#[test]
fn yaml_that_hides_where_texts_come_from_is_refused() {
    for (yaml, line, column) in [
        ("%YAML 1.2\n---\nformat: 1\n", 1, 1),
        (&small_with("title: 最後", "title: &x 最後"), 76, 12),
        (&small_with("title: 最後", "title: !!str 最後"), 76, 12),
        (
            &small_with("title: 最後", "<<: 最後\n    title: 最後"),
            76,
            5,
        ),
        (&small_with("format: 1", "? [a]\n: b\nformat: 1"), 1, 3),
        (
            &(include_str!("../small.yaml").to_owned() + "---\nformat: 1\n"),
            79,
            1,
        ),
    ] {
        assert_eq!(
            found(yaml),
            [("forbidden-yaml".to_owned(), line, column)],
            "{yaml}"
        );
    }
}

#[test]
fn invalid_yaml_is_reported_where_it_breaks() {
    for (yaml, code, line, column) in [
        ("a: \"x\nb: 1\n", "unclosed-quote", 1, 4),
        ("a:\n\tb: 1\n", "tab", 2, 1),
        ("a: b: c\n", "colon-in-text", 1, 4),
        ("- a\nb: c\n", "not-yaml", 2, 1),
        ("a: @x\n", "not-yaml", 1, 4),
    ] {
        let found = found(yaml);
        assert!(
            found.contains(&(code.to_owned(), line, column)),
            "{yaml}: {found:?}"
        );
    }
}

#[test]
fn other_encodings_are_named() {
    let text = "format: 1\ntitle: 表示\n";
    let (shift_jis, ..) = encoding_rs::SHIFT_JIS.encode(text);
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin = b"title: caf\xe9 \xff".to_vec();
    for (bytes, name) in [
        (shift_jis.into_owned(), "Shift_JIS"),
        (wide, "UTF-16"),
        (latin, "UTF-8 として"),
    ] {
        let checked = check(&bytes, &["--format", "json"]).status(1).json();
        let finding = &checked["files"][0]["findings"][0];
        assert_eq!(finding["code"], "encoding");
        assert!(
            finding["message"]
                .as_str()
                .expect("a sentence")
                .contains(name),
            "{finding}"
        );
    }
}

#[test]
fn a_byte_order_mark_and_crlf_are_fine_and_not_counted() {
    let windows = "\u{feff}".to_owned() + &include_str!("../small.yaml").replace('\n', "\r\n");
    let _ = check(&windows, &[]).status(0);
    let wrong = windows.replacen("format", "fromat", 1);
    assert_eq!(found(wrong), [("unknown-field".to_owned(), 1, 1)]);
}

#[test]
fn hostile_nesting_is_refused_before_the_typed_parse() {
    for yaml in [
        "{a: ".repeat(100_000),
        "[".repeat(100_000),
        "- ".repeat(100_000),
        "? ".repeat(100_000),
    ] {
        let (code, ..) = &found(&yaml)[0];
        assert_eq!(code, "too-deep", "{}", &yaml[..8]);
    }
    let deep = (0..100)
        .map(|level| format!("{}a:\n", " ".repeat(level)))
        .collect::<String>();
    assert_eq!(found(&deep)[0].0, "too-deep");
    // Neither kind of nesting alone is too deep.
    let mixed: String = deep
        .lines()
        .take(40)
        .map(|line| format!("{line}\n"))
        .collect();
    assert_eq!(
        found(format!(
            "{} {}{}",
            mixed.trim_end(),
            "[".repeat(40),
            "]".repeat(40)
        ))[0]
            .0,
        "too-deep"
    );
}

#[test]
fn one_unreadable_file_does_not_hide_the_others() {
    let folder = Folder::new();
    folder.file("good.yaml", include_str!("../small.yaml"));
    let ran = gmis_help(["check", "gone.yaml", "good.yaml", "--format", "json"])
        .dir(folder.path())
        .run();
    let files = &ran.status(1).json()["files"];
    assert_eq!(files[0]["findings"][0]["code"], "unreadable");
    assert_eq!(files[1]["proof"]["paths"], 3);
}
