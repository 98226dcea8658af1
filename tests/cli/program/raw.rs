//! Whatever a file, a name or an answer contains, no character that controls a terminal is printed.

use std::ffi::OsStr;

use crate::files::{check, check_json, codes, flow, walk};
use crate::harness::gmis_help;
#[cfg(unix)]
use crate::harness::gmis_help_in;
use crate::harness::{Folder, Ran};

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
        // Raw, and as YAML escapes.
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

#[test]
fn what_a_finding_quotes_stays_on_its_line() {
    let folder = Folder::new();
    let good = flow(1, |_| String::new());
    let carriage = folder.file(
        "f.yaml",
        good.replacen("label: はい", "label: \"は\\rい\"", 1),
    );
    assert!(codes(&carriage).contains(&"control-character".to_owned()));
    for bytes in [
        "[a\r:".to_owned(),
        good.replacen("  p0:", "  \"p\\n0\":", 1),
        good.replacen("goto: r", "goto: \"r\\nr\"", 1),
    ] {
        let path = folder.file("f.yaml", bytes);
        let said = check_json(&path).status(1).json();
        let findings = said["files"][0]["findings"].as_array().expect("findings");
        for finding in findings {
            for said in [&finding["message"], &finding["help"]] {
                assert!(
                    !said.as_str().unwrap_or("").contains(char::is_control),
                    "{said}"
                );
            }
        }
        harmless(&check(&path));
        let args = ["check", "--format", "short"].map(OsStr::new);
        let short = gmis_help(args.into_iter().chain([path.as_os_str()])).run();
        assert_eq!(
            short.stdout.lines().count(),
            findings.len() + 1,
            "{}",
            short.stdout
        );
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

/// Whatever a file is called, each line that names it was written by the program.
#[cfg(unix)]
#[test]
fn no_name_forges_a_line() {
    let folder = Folder::new();
    let forged = "9.yaml: 誤りはありません。";
    let name = format!("a\rgood.yaml: \n{forged}\n\u{200b}.yaml");
    let good = folder.file(&name, flow(1, |_| String::new()));
    let bad = folder.file(&format!("bad{name}"), "x: [");
    let new = folder.path().join(format!("new{name}"));
    let gone = folder.path().join(format!("gone{name}"));
    let translation = folder.file(
        &format!("t{}.en.yaml", name.trim_end_matches(".yaml")),
        "x: y",
    );
    let runs: [&[&OsStr]; 13] = [
        &["check".as_ref(), good.as_ref()],
        &["check".as_ref(), bad.as_ref()],
        &["check".as_ref(), gone.as_ref()],
        &["check".as_ref(), translation.as_ref()],
        &["check".as_ref(), bad.as_ref(), "--format=short".as_ref()],
        &["list".as_ref(), "--flow".as_ref(), good.as_ref()],
        &["list".as_ref(), "--flow".as_ref(), bad.as_ref()],
        &["--flow".as_ref(), gone.as_ref()],
        &["--answers".as_ref(), gone.as_ref()],
        &["--out".as_ref(), good.as_ref()],
        &["new".as_ref(), new.as_ref()],
        &[
            "new".as_ref(),
            "--copy".as_ref(),
            gone.as_ref(),
            "x.yaml".as_ref(),
        ],
        &["show".as_ref(), name.as_ref()],
    ];
    for args in runs {
        let ran = gmis_help(args).dir(folder.path()).run();
        let said = ran.stdout + &ran.stderr;
        assert!(said.contains(forged), "{args:?}: the name is there: {said}");
        for line in said.lines() {
            assert!(
                !line.starts_with(forged) && !line.contains('\r'),
                "{args:?}: {said}"
            );
        }
        assert!(
            said.contains("<U+000D>good.yaml: <U+000A>"),
            "{args:?}: {said}"
        );
        assert!(said.contains("<U+200B>"), "{args:?}: {said}");
    }
    let program = Folder::new();
    std::fs::create_dir(program.path().join("flows")).expect("a folder can be made");
    program.file(&format!("flows/{name}"), flow(1, |_| String::new()));
    let ran = gmis_help_in(&program, ["check"]).run().status(1);
    assert!(
        ran.stdout.lines().all(|line| !line.starts_with(forged)),
        "{}",
        ran.stdout
    );
    let ran = gmis_help_in(&program, ["--flow", "x"]).run().status(2);
    assert!(
        ran.stderr
            .ends_with("使える案内: gmis。ファイルなら ./x のように書いてください。\n"),
        "{}",
        ran.stderr
    );
}
