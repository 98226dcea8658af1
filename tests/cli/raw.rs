//! Whatever is in a file, a name or an answer: nothing that steers a terminal is printed.

#[cfg(unix)]
use std::ffi::OsStr;

use crate::files::{check, flow, walk};
#[cfg(unix)]
use crate::harness::gmis_help;
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
