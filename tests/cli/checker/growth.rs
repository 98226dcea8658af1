//! Files in which two large sets meet, such as unknown names and known ones: the cost may only grow with the file.
//! `benches/figures.py` measures it; the sizes here took many seconds or gigabytes while the cost was a product.

use std::time::{Duration, Instant};

use crate::files::{check_json, codes, flow};
use crate::harness::{Folder, gmis_help};

/// A debug build on a shared machine needs a tenth of it.
const PATIENCE: Duration = Duration::from_secs(10);

#[track_caller]
fn soon<T>(run: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let result = run();
    assert!(began.elapsed() < PATIENCE, "{:?}", began.elapsed());
    result
}

/// A flow with one question and one remedy, which has these steps; `sections` follow it.
fn remedy(steps: &str, sections: &str) -> String {
    flow(1, |_| {
        "      - label: いいえ\n        goto: r\n        id: no\n".to_owned()
    })
    .replace("    steps:", "    source:\n      doc: d\n    steps:")
    .replace("      - s\n", steps)
        + "sources:\n  d:\n    title: t\n"
        + sections
}

fn lines(size: usize, line: impl Fn(usize) -> String) -> String {
    (0..size).map(line).collect()
}

/// Names that share all their letters, so that only a full comparison tells them apart.
fn known(number: usize) -> String {
    format!("aabbaabbaabbaabb{number:04}")
}

fn unknown(number: usize) -> String {
    format!("aabbaabbabababab{number:04}")
}

#[test]
fn shared_steps_do_not_multiply() {
    let folder = Folder::new();
    let block = |steps: usize, text: &str| {
        let steps = lines(steps, |_| format!("      - {text}\n"));
        format!("shared:\n  s:\n    steps:\n{steps}")
    };
    let uses = |uses: usize| lines(uses, |_| "      - use: s\n".to_owned());
    let long = "長い文です。".repeat(1000);
    for (name, text) in [
        ("many.yaml", remedy(&uses(4000), &block(4000, "x"))),
        ("long.yaml", remedy(&uses(4000), &block(1, &long))),
    ] {
        let path = folder.file(name, text);
        let found = soon(|| codes(&path));
        assert_eq!(found, ["many-shared"], "{name}");
        limited(&["check", name], &folder, 1);
    }
    let printed = gmis_help(["check", "many.yaml"])
        .dir(folder.path())
        .run()
        .status(1)
        .stdout;
    crate::harness::golden("tests/check/many-shared.txt", &printed);
    // As much use of shared steps as anybody makes, in a file of usual size and in one of megabytes.
    let large = "長い説明です。".repeat(100);
    let pages = lines(3000, |number| {
        format!(
            "  r{number}:\n    group: r\n    title: t{number}\n    why: {large}\n    steps:\n      - use: s\n"
        )
    });
    for text in [
        remedy(&uses(100), &block(50, "手順です。")),
        remedy(&uses(1), &block(10, "手順です。"))
            .replace("shared:\n", &format!("{pages}shared:\n")),
    ] {
        let checked = check_json(&folder.file("good.yaml", text)).json();
        let found = checked["files"][0]["findings"].as_array();
        let mut found = found.expect("findings").iter();
        assert!(found.all(|finding| finding["code"] != "many-shared"));
    }
}

/// Runs the program with 64 MiB of address space.
fn limited(args: &[&str], folder: &Folder, status: i32) {
    if cfg!(target_os = "linux") {
        let script = "ulimit -v 65536; exec \"$0\" \"$@\" > /dev/null";
        let output = std::process::Command::new("sh")
            .args(["-c", script, env!("CARGO_BIN_EXE_gmis-help")])
            .args(args)
            .current_dir(folder.path())
            .output()
            .expect("sh starts");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
        assert_eq!(output.status.code(), Some(status), "{args:?}");
    }
}

/// A thousand paths of a thousand answers each; a contact of several pages on each of a thousand steps: 100 KB each.
#[test]
fn a_text_that_is_used_often_is_not_copied_as_often() {
    let folder = Folder::new();
    let no = |label: &str| format!("      - label: {label}\n        goto: r\n        id: no\n");
    folder.file("old.yaml", flow(1000, |_| no("いいえ")));
    folder.file("new.yaml", flow(1000, |_| no("違う")));
    folder.file("record", "p0=no\n=> r\n");
    let steps = "      - do: x\n        contact: c\n".repeat(1000);
    let contact = format!(
        "contacts:\n  c:\n    title: c\n    find: {}\n",
        "窓口。".repeat(5000)
    );
    folder.file("contact.yaml", remedy(&steps, &contact));
    for args in [
        &["why", "r", "--flow", "old.yaml"][..],
        &["test", "record", "--flow", "old.yaml"],
        &["diff", "old.yaml", "new.yaml"],
        &["list", "--flow", "contact.yaml"],
        &["show", "r", "--flow", "contact.yaml"],
    ] {
        limited(args, &folder, 0);
        limited(&[args, &["--format", "json"]].concat(), &folder, 0);
    }
    limited(
        &["test", "record", "--missing", "--flow", "old.yaml"],
        &folder,
        0,
    );
}

#[test]
fn looking_for_near_names_costs_little_wherever_they_are() {
    const SIZE: usize = 3000;
    let folder = Folder::new();
    let targets = flow(SIZE, |number| {
        let id = format!("p{number}").replace('p', "pppp");
        format!("      - label: x\n        goto: {id}\n")
    });
    let shared = remedy(
        &lines(SIZE, |number| format!("      - use: {}\n", unknown(number))),
        &format!(
            "shared:\n{}",
            lines(SIZE, |number| format!(
                "  {}:\n    steps:\n      - x\n",
                known(number)
            ))
        ),
    );
    let sources = remedy(
        &lines(SIZE, |number| {
            format!(
                "      - do: x\n        source:\n          doc: {}\n",
                unknown(number)
            )
        }),
        // The sources are added to the existing list.
        &lines(SIZE, |number| {
            format!("  {}:\n    title: x\n", known(number))
        }),
    );
    let contacts = remedy(
        &lines(SIZE, |number| {
            format!("      - do: x\n        contact: {}\n", unknown(number))
        }),
        &format!(
            "contacts:\n{}",
            lines(SIZE, |number| format!(
                "  {}:\n    title: x\n",
                known(number)
            ))
        ),
    );
    for (name, text) in [
        ("unknown-target", targets),
        ("unknown-shared", shared),
        ("unknown-source", sources),
        ("unknown-contact", contacts),
    ] {
        let path = folder.file("f.yaml", text);
        let found = soon(|| codes(&path));
        let such = found.iter().filter(|code| *code == name).count();
        assert_eq!(such, SIZE, "{name}");
    }
    // If there are few mistakes, each gets a suggestion, however many names there are.
    let text = flow(SIZE, |number| match number {
        0 => "      - label: x\n        goto: p20001\n".to_owned(),
        _ => String::new(),
    });
    let checked = check_json(&folder.file("few.yaml", text)).json();
    assert_eq!(
        checked["files"][0]["findings"][0]["help"],
        "「p2000」のことですか？"
    );
}

#[test]
fn a_translation_with_many_strays_costs_little() {
    let folder = Folder::new();
    let options = lines(3000, |number| {
        format!(
            "      - label: x{number}\n        goto: r\n        id: {}\n",
            known(number)
        )
    });
    folder.file("f.yaml", flow(1, |_| options.clone()));
    let texts = lines(3000, |number| {
        format!("  - from: x{number}{}\n    to: x\n", unknown(number))
    });
    let text = format!("format: 1\nflow: f\nlanguage: en\ntexts:\n{texts}");
    let path = folder.file("f.en.yaml", text);
    let _ = soon(|| check_json(&path));
}

#[test]
fn loops_cost_their_own_length_and_not_the_options_beside_them() {
    let folder = Folder::new();
    let back = "      - label: x\n        goto: p0\n";
    let path = folder.file("loops.yaml", flow(8000, |_| back.to_owned()));
    let found = soon(|| codes(&path));
    assert_eq!(found.iter().filter(|code| *code == "loop").count(), 8000);
    let many = lines(100_000, |number| {
        format!("      - label: x{number}\n        goto: r\n        id: o{number}\n")
    });
    let text = flow(5000, |number| {
        if number == 0 {
            many.clone()
        } else {
            back.to_owned()
        }
    });
    let path = folder.file("wide.yaml", text);
    let found = soon(|| codes(&path));
    assert_eq!(found.iter().filter(|code| *code == "loop").count(), 4999);
}

#[test]
fn a_loop_that_is_short_is_shown_whole_and_a_long_one_by_its_ends() {
    let folder = Folder::new();
    let back = |from: usize| {
        flow(1000, move |number| match number {
            _ if number == from => "      - label: x\n        goto: p0\n".to_owned(),
            _ => String::new(),
        })
    };
    let said = |from| {
        let checked = check_json(&folder.file("f.yaml", back(from))).json();
        let found = checked["files"][0]["findings"]
            .as_array()
            .expect("findings");
        let mut loops = found.iter().filter(|finding| finding["code"] == "loop");
        loops.next().expect("a loop")["message"].to_string()
    };
    assert!(said(2).contains("p0 → p1 → p2 → p0"), "{}", said(2));
    assert!(said(1).contains("p0 → p1 → p0"), "{}", said(1));
    assert!(said(900).contains("p0 → ... → p900 → p0"), "{}", said(900));
}

#[test]
fn many_files_are_checked_as_fast_as_few() {
    let folder = Folder::new();
    let small = flow(1, |_| String::new());
    // A command line on Windows holds 32,767 characters.
    let count = if cfg!(windows) { 2000 } else { 4000 };
    let names: Vec<String> = (0..count).map(|number| format!("{number}.yaml")).collect();
    for name in &names {
        folder.file(name, &small);
    }
    folder.file("7.en.yaml", "x: y");
    let args = ["check", "--format", "short"];
    let all = args.into_iter().chain(names.iter().map(String::as_str));
    let ran = soon(|| gmis_help(all).dir(folder.path()).run());
    assert!(ran.stdout.contains("7.en.yaml"), "with their translations");
    assert_eq!(
        ran.stdout.matches("yaml: 誤りはありません。警告").count(),
        count
    );
}
