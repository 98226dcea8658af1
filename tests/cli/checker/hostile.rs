//! Hostile flow files: each is refused soon and in little memory, however large or deep it is.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::files::{HEAD, check, check_json, codes, flow, walk};
use crate::harness::Folder;

const MEBIBYTE: usize = 1024 * 1024;

/// Checks a file in limited memory (64 MiB of address space over its size, where that can be set) and time. A release
/// build takes less than 0.1 s for each (`benches/figures.py` measures it); this is a debug build on a shared machine.
fn refused(path: &Path) -> Vec<String> {
    let began = Instant::now();
    if cfg!(target_os = "linux") {
        let size = usize::try_from(fs::metadata(path).expect("it is there").len()).expect("small");
        let most = (size.min(17 * MEBIBYTE) + 64 * MEBIBYTE) / 1024;
        let script = format!("ulimit -v {most}; exec \"$0\" check \"$1\" >/dev/null");
        let output = Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_gmis-help")])
            .arg(path)
            .output()
            .expect("sh starts");
        // Running out of memory would end with the same code, but with a message.
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert_eq!(output.status.code(), Some(1), "{}", path.display());
    }
    let codes = codes(path);
    assert!(
        began.elapsed() < Duration::from_secs(30),
        "{}",
        path.display()
    );
    codes
}

#[test]
fn nesting_in_any_style_is_refused() {
    const DEEP: usize = 100_000;
    let indented = |line: &str| {
        (0..3000)
            .map(|level| " ".repeat(level) + line)
            .collect::<String>()
    };
    let folder = Folder::new();
    for (name, text, code) in [
        ("lists", "[".repeat(DEEP), "too-deep"),
        (
            "closed lists",
            "a: ".to_owned() + &"[".repeat(DEEP) + &"]".repeat(DEEP),
            "too-deep",
        ),
        ("maps", "{".repeat(DEEP), "too-deep"),
        ("maps with keys", "{a: ".repeat(DEEP), "too-deep"),
        ("both", "[{a: ".repeat(DEEP), "too-deep"),
        ("dashes", "- ".repeat(DEEP), "too-deep"),
        (
            "dashes in a map",
            "a:\n ".to_owned() + &"- ".repeat(DEEP) + "x\n",
            "too-deep",
        ),
        ("indentation", indented("a:\n"), "too-deep"),
        ("indented dashes", indented("-\n"), "too-deep"),
        ("question marks", "? ".repeat(DEEP), "too-deep"),
        ("question marks and dashes", "? - ".repeat(DEEP), "too-deep"),
        ("colons", "a: ".repeat(DEEP), "not-yaml"),
    ] {
        let path = folder.file("f.yaml", text);
        let codes = refused(&path);
        assert!(codes.iter().any(|found| found == code), "{name}: {codes:?}");
    }
}

#[test]
fn aliases_and_anchors_are_refused_before_they_are_followed() {
    let folder = Folder::new();
    let mut bomb = "a0: &a0 [x, x]\n".to_owned();
    for level in 1..40 {
        let item = format!("*a{}", level - 1);
        bomb += &format!("a{level}: &a{level} [{}]\n", [item.as_str(); 9].join(", "));
    }
    for text in [bomb, "a: &a [*a, *a]\n".to_owned(), "&a ".repeat(100_000)] {
        let codes = refused(&folder.file("f.yaml", text));
        assert!(
            codes.iter().any(|code| code == "forbidden-yaml"),
            "{codes:?}"
        );
    }
}

#[test]
fn sixteen_mebibytes_of_one_thing_are_refused() {
    let folder = Folder::new();
    for (pattern, code) in [
        ("[", "too-deep"),
        ("{", "too-deep"),
        ("[],", "not-yaml"),
        ("\0", "control-character"),
        ("\u{1B}[31m", "control-character"),
        ("\u{202E}", "control-character"),
        ("a: \u{7}\n", "control-character"),
        ("a", "wrong-shape"),
        ("- a\n", "wrong-shape"),
        ("\n", "empty-file"),
    ] {
        let path = folder.file("f.yaml", pattern.repeat(16 * MEBIBYTE / pattern.len()));
        let codes = refused(&path);
        assert!(
            codes.iter().any(|found| found == code),
            "{pattern:?}: {:?}",
            &codes[..1]
        );
    }
    let path = folder.file("f.yaml", "[".to_owned() + &"[],".repeat(5 * MEBIBYTE) + "]");
    assert_eq!(refused(&path), ["wrong-shape"]);
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let folder = Folder::new();
    let path = folder.file("f.yaml", "");
    let file = fs::File::options().write(true).open(&path).expect("ours");
    for (length, code) in [
        (100 * MEBIBYTE, "too-large"),
        (16 * MEBIBYTE + 1, "too-large"),
    ] {
        file.set_len(u64::try_from(length).expect("small"))
            .expect("room");
        assert_eq!(refused(&path), [code]);
        let walked = walk(&path).status(4).stdout("");
        assert!(walked.stderr.contains("16 MiB"), "{}", walked.stderr);
    }
    file.set_len(16 * 1024 * 1024).expect("room");
    assert_eq!(codes(&path), ["control-character"]);
}

#[test]
fn five_thousand_mistakes_are_all_reported_soon() {
    let folder = Folder::new();
    for (name, text) in [
        (
            "targets",
            flow(5000, |number| {
                format!("      - label: x\n        goto: p{number}x\n")
            }),
        ),
        ("fields", flow(5000, |_| "        gotto: r\n".to_owned())),
        (
            "one line",
            format!("{HEAD}questions: {{{}}}\n", "a: {aks: b}, ".repeat(2500)),
        ),
        (
            "loops",
            flow(5000, |_| "      - label: x\n        goto: p0\n".to_owned()),
        ),
    ] {
        let began = Instant::now();
        let path = folder.file("f.yaml", text);
        let found = check(&path).status(1).stdout;
        // A release build takes 0.5 s or less (`benches/figures.py`).
        assert!(began.elapsed() < Duration::from_secs(60), "{name}");
        assert!(found.matches("f.yaml:").count() >= 5000, "{name}");
    }
}

#[test]
fn the_ten_thousandth_mistake_is_the_last_and_that_is_said() {
    let folder = Folder::new();
    let path = folder.file("f.yaml", "a:\n".repeat(20_000));
    assert_eq!(codes(&path).len(), 10_000);
    assert!(
        check(&path)
            .status(1)
            .stdout
            .ends_with("10000 個以上あります。残りは出していません。\n")
    );
    let path = folder.file("f.yaml", "a: \u{1}\n".repeat(20_000));
    assert_eq!(refused(&path).len(), 10_000);
}

#[test]
fn a_place_far_along_a_giant_line_is_shown_with_its_surroundings() {
    let folder = Folder::new();
    let long = "あ".repeat(100_000);
    let path = folder.file("f.yaml", format!("title: \"{long}\" # b \u{7} x\n"));
    let json = check_json(&path).status(1).json();
    let findings = json["files"][0]["findings"].as_array().expect("findings");
    let bell = findings
        .iter()
        .find(|finding| finding["code"] == "control-character");
    assert_eq!(bell.expect("it is found")["column"], 100_015);
    let drawn = check(&path).status(1).stdout;
    assert!(drawn.contains(":1:100015\n"), "{drawn}");
    assert!(drawn.contains("# b ? x"), "{drawn}");
    assert!(drawn.len() < 8192, "{}", drawn.len());
}

#[test]
fn a_contact_is_found_at_once_among_very_many() {
    const MANY: usize = 150_000;
    let contacts: String = (0..MANY)
        .map(|number| format!("  c{number}:\n    title: x\n"))
        .collect();
    let steps: String = (0..MANY)
        .map(|number| format!("      - do: x\n        contact: c{number}\n"))
        .collect();
    let text = format!(
        "format: 1\nid: f\ntitle: t\nas-of: d\nstart: q\nsources:\n  n:\n    title: t\ncontacts:\n{contacts}questions:\n  q:\n    \
         ask: a\n    options:\n      - label: b\n        goto: r\n      - label: c\n        goto: r\n        id: c\nremedies:\n  \
         r:\n    group: r\n    title: t\n    source:\n      doc: n\n    steps:\n{steps}"
    );
    let folder = Folder::new();
    let path = folder.file("f.yaml", text);
    let began = Instant::now();
    let _ = check_json(&path).status(0);
    assert!(began.elapsed() < Duration::from_secs(15));
}

#[test]
fn memory_that_runs_out_ends_with_a_sentence() {
    if cfg!(target_os = "linux") {
        let folder = Folder::new();
        let file = folder.file("large.yaml", "x: 1\n".repeat(2_000_000));
        let script = "ulimit -v 12000; exec \"$0\" check \"$1\"";
        let output = Command::new("sh")
            .args(["-c", script, env!("CARGO_BIN_EXE_gmis-help")])
            .arg(&file)
            .output()
            .expect("sh starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("エラー: メモリーが足りません。"), "{said}");
        assert_eq!(output.status.code(), Some(1));
    }
}
