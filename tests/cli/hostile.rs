//! Flow files that are no flows: other encodings, what is no file, and what means harm. All are refused with a
//! sentence, soon, in little memory, and nothing in them reaches a terminal raw.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::harness::{Folder, Ran, gmis_help};

const HEAD: &str = "format: 1\nid: f\ntitle: t\nas-of: d\nstart: a\n";
const MEBIBYTE: usize = 1024 * 1024;

fn check(path: &Path) -> Ran {
    gmis_help([OsStr::new("check"), path.as_os_str()]).run()
}

fn check_json(path: &Path) -> Ran {
    let args = ["check", "--format", "json"].map(OsStr::new);
    gmis_help(args.into_iter().chain([path.as_os_str()])).run()
}

/// The codes that `check` gives the file.
fn codes(path: &Path) -> Vec<String> {
    let json = check_json(path).status(1).json();
    let findings = json["files"][0]["findings"].as_array().expect("findings");
    let code = |finding: &serde_json::Value| finding["code"].as_str().expect("a code").to_owned();
    findings.iter().map(code).collect()
}

fn walk(path: &Path) -> Ran {
    gmis_help([OsStr::new("--flow"), path.as_os_str()])
        .stdin("1\n")
        .run()
}

fn flow(questions: usize, option: impl Fn(usize) -> String) -> String {
    let mut text = HEAD.replace("start: a", "start: p0") + "questions:\n";
    for number in 0..questions {
        let next = match number + 1 {
            next if next < questions => format!("p{next}"),
            _ => "r".to_owned(),
        };
        text += &format!(
            "  p{number}:\n    ask: 質問\n    options:\n      - label: はい\n        goto: {next}\n{}",
            option(number)
        );
    }
    text + "remedies:\n  r:\n    group: r\n    title: t\n    steps:\n      - s\n"
}

#[test]
fn utf_16_and_shift_jis_are_named_with_the_way_to_utf_8() {
    let folder = Folder::new();
    let text = flow(2, |_| {
        "      - label: 迷惑メール\n        goto: r\n".to_owned()
    });
    let (sjis, ..) = encoding_rs::SHIFT_JIS.encode(&text);
    let units = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<_>>();
    let (le, be) = (units(u16::to_le_bytes), units(u16::to_be_bytes));
    for (name, bytes) in [
        ("Shift_JIS", sjis.into_owned()),
        ("UTF-16", le.clone()),
        ("UTF-16", be.clone()),
        ("UTF-16", [&b"\xFF\xFE"[..], &le].concat()),
        ("UTF-16", [&b"\xFE\xFF"[..], &be].concat()),
    ] {
        let path = folder.file("f.yaml", bytes);
        assert_eq!(codes(&path), ["encoding"]);
        let checked = check(&path).status(1).stdout;
        let walked = walk(&path).status(4).stdout("").stderr;
        for said in [checked, walked] {
            assert!(said.contains(name), "{said}");
            assert!(said.contains("「UTF-8」にして保存"), "{said}");
        }
    }
    let path = folder.file(
        "f.yaml",
        [b"\xEF\xBB\xBF", text.replace('\n', "\r\n").as_bytes()].concat(),
    );
    let _ = check(&path).status(0);
    let _ = walk(&path).status(3);
}

#[test]
fn what_is_no_file_that_can_be_read_is_said_and_the_others_are_still_checked() {
    let folder = Folder::new();
    let good = folder.file("good.yaml", flow(1, |_| String::new()));
    let mut paths = vec![folder.path().to_owned(), folder.path().join("missing.yaml")];
    if cfg!(unix) {
        let fifo = folder.path().join("fifo.yaml");
        let made = Command::new("mkfifo").arg(&fifo).status();
        assert!(made.expect("mkfifo starts").success());
        paths.extend([fifo, "/dev/zero".into()]);
    }
    for path in paths {
        let args = ["check", "--format", "json"].map(OsStr::new);
        let ran = gmis_help(args.into_iter().chain([path.as_os_str(), good.as_os_str()])).run();
        let json = ran.status(1).json();
        assert_eq!(
            json["files"][0]["findings"][0]["code"], "unreadable",
            "{path:?}"
        );
        assert_eq!(json["files"][1]["proof"]["questions"], 1, "{path:?}");
        let walked = walk(&path).status(1).stdout("");
        assert!(walked.stderr.starts_with("エラー: 「"), "{}", walked.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_said() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new();
    let path = folder.file("f.yaml", "");
    fs::set_permissions(&path, fs::Permissions::from_mode(0)).expect("it is ours");
    // root reads everything.
    if fs::read(&path).is_err() {
        assert_eq!(codes(&path), ["unreadable"]);
        assert!(walk(&path).status(1).stderr.contains("権限がありません"));
    }
}

#[test]
fn a_file_that_changes_while_it_is_read_is_one_of_its_states() {
    let folder = Folder::new();
    let states = [
        flow(50, |_| String::new()),
        "[".repeat(5000),
        String::new(),
        "x: あ\n".repeat(900),
    ];
    let path = folder.file("f.yaml", &states[0]);
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for state in states.iter().cycle() {
                if stop.load(std::sync::atomic::Ordering::Relaxed) {
                    break;
                }
                // In place, so that a reader sees it grow.
                let _ = fs::write(&path, state);
            }
        });
        for _ in 0..20 {
            let ran = check_json(&path);
            let file = &ran.json()["files"][0];
            let clean = file["findings"].as_array().expect("findings").is_empty();
            assert_eq!((ran.status == 0, file["proof"].is_object()), (clean, clean));
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

/// Checks a file in little memory (64 MiB of address space over its size where that can be set) and time. A release
/// build takes less than 0.1 s for each (`benches/processes.py` measures it); here there is a debug build, and others
/// on the machine.
fn refused(path: &Path) -> Vec<String> {
    let began = Instant::now();
    if cfg!(target_os = "linux") {
        let size = usize::try_from(fs::metadata(path).expect("it is there").len()).expect("small");
        let most = (size.min(17 * MEBIBYTE) + 64 * MEBIBYTE) / 1024;
        let script = format!("ulimit -v {most}; exec \"$0\" check \"$1\" >/dev/null 2>&1");
        let status = Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_gmis-help")])
            .arg(path)
            .status();
        assert_eq!(status.expect("sh starts").code(), Some(1), "{path:?}");
    }
    let codes = codes(path);
    assert!(began.elapsed() < Duration::from_secs(30), "{path:?}");
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
        assert_eq!(refused(&path), [code], "{name}");
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
    assert_eq!(codes(&path), ["control-character", "not-yaml"]);
}

fn steers(character: char) -> bool {
    let turns = matches!(character, '\u{200E}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    turns || (character.is_control() && character != '\n')
}

#[track_caller]
fn harmless(ran: &Ran) {
    for said in [&ran.stdout, &ran.stderr] {
        assert!(!said.contains(steers), "{said:?}");
    }
}

#[test]
fn nothing_in_a_file_reaches_the_terminal_raw() {
    let folder = Folder::new();
    let good = flow(2, |_| "      - label: いいえ\n        goto: r\n".to_owned());
    for harm in [
        "\u{1B}[31m",
        "\u{1B}]0;x\u{7}",
        "\u{202E}",
        "\u{9B}31m",
        "\u{0}",
        "\u{8}",
        "\u{7F}",
        "\u{2028}",
    ] {
        // Raw, and where it only comes to be by YAML's escapes.
        let escaped: String = harm
            .chars()
            .map(|character| format!("\\u{:04x}", u32::from(character)))
            .collect();
        for harm in [harm, &format!("\"{escaped}\"")] {
            for (place, text) in [
                (
                    "a label",
                    good.replacen("label: はい", &format!("label: {harm}"), 1),
                ),
                (
                    "a target",
                    good.replacen("goto: r", &format!("goto: {harm}"), 1),
                ),
                ("an id", good.replacen("  p1:", &format!("  {harm}:"), 1)),
                (
                    "a field",
                    good.replacen("    ask:", &format!("    {harm}:"), 1),
                ),
                (
                    "the flow's id",
                    good.replacen("id: f", &format!("id: {harm}"), 1),
                ),
                (
                    "a format",
                    good.replacen("format: 1", &format!("format: {harm}"), 1),
                ),
                (
                    "a duplicate",
                    good.replace("label: ", &format!("label: {harm} # ")),
                ),
                (
                    "no YAML",
                    good.replacen("title: t", &format!("title: '{harm}"), 1),
                ),
                (
                    "Shift_JIS",
                    good.replacen("title: t", &format!("title: {harm}"), 1),
                ),
            ] {
                let mut bytes = text.into_bytes();
                if place == "Shift_JIS" {
                    bytes.extend(b"# \x96\xC0\n");
                }
                let path = folder.file("f.yaml", bytes);
                let checked = check(&path);
                assert_eq!(checked.status, 1, "{harm:?} in {place}: {}", checked.stdout);
                harmless(&checked);
                harmless(&walk(&path).status(4));
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn nothing_in_a_name_or_an_answer_reaches_the_terminal_raw() {
    let folder = Folder::new();
    let harm = "\u{1B}[31m\u{202E}\u{9B}x";
    let bad = folder.file(&format!("{harm}.yaml"), "x\u{1B}: [");
    let good = folder.file(&format!("good{harm}.yaml"), flow(1, |_| String::new()));
    let missing = folder.path().join(format!("missing{harm}"));
    for path in [&bad, &good, &missing] {
        harmless(&check(path));
        harmless(&walk(path));
        harmless(&gmis_help([OsStr::new("list"), OsStr::new("--flow"), path.as_os_str()]).run());
        harmless(&gmis_help([OsStr::new("--out"), path.as_os_str()]).run());
        harmless(&gmis_help([OsStr::new("--answers"), path.as_os_str()]).run());
    }
    harmless(&gmis_help(["show", harm]).run().status(2));
    harmless(&gmis_help(["--flow", harm]).run().status(2));
    harmless(&gmis_help(["--from", harm]).run().status(2));
    for answer in [
        harm.to_owned(),
        format!("{harm}=spam"),
        format!("=> {harm}"),
        format!("spam\n{harm}"),
    ] {
        for format in ["text", "json"] {
            harmless(
                &gmis_help(["--format", format])
                    .stdin(answer.as_bytes())
                    .run()
                    .status(3),
            );
        }
    }
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
        // 0.5 s and less in a release build.
        assert!(began.elapsed() < Duration::from_secs(30), "{name}");
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
    let path = folder.file("f.yaml", format!("{{a: \"{long}\", b: \u{7} x}}\n"));
    let json = check_json(&path).status(1).json();
    let findings = json["files"][0]["findings"].as_array().expect("findings");
    let bell = findings
        .iter()
        .find(|finding| finding["code"] == "control-character");
    assert_eq!(bell.expect("it is found")["column"], 100_012);
    let drawn = check(&path).status(1).stdout;
    assert!(drawn.contains(":1:100012\n"), "{drawn}");
    assert!(drawn.contains("b: ? x}"), "{drawn}");
    assert!(drawn.len() < 8192, "{}", drawn.len());
}
