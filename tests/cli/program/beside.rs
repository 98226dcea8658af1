//! Flows in the folder beside the program: which are used, and what is said of a wrong one.

use std::fs;
use std::path::PathBuf;

use crate::harness::{Folder, Ran, gmis_help, gmis_help_in, golden};

const NONE: [&str; 0] = [];

/// A folder with the program, and these files in `flows` beside it.
fn beside(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::new();
    fs::create_dir(flows(&folder)).expect("a folder can be made");
    for (name, text) in files {
        fs::write(flows(&folder).join(name), text).expect("a file can be written");
    }
    folder
}

fn flows(folder: &Folder) -> PathBuf {
    folder.path().join("flows")
}

/// A flow with this id: one question, which every test answers with `read`.
fn flow(id: &str) -> String {
    include_str!("../../../src/finding/examples/no-source.good.yaml")
        .replace("id: example", &format!("id: {id}"))
}

fn list(folder: &Folder) -> Vec<(String, String)> {
    let json = gmis_help_in(folder, ["list", "--format", "json"])
        .run()
        .status(0)
        .json();
    let flows = json["flows"].as_array().expect("a list of flows").iter();
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    flows
        .map(|flow| (text(&flow["id"]), text(&flow["origin"])))
        .collect()
}

fn path(folder: &Folder, name: &str) -> String {
    flows(folder).join(name).display().to_string()
}

#[test]
fn without_a_folder_the_flow_inside_is_in_use() {
    let folder = Folder::new();
    assert_eq!(list(&folder), [("gmis".to_owned(), "built-in".to_owned())]);
}

#[test]
fn a_flow_that_notepad_called_txt_is_said_wherever_its_folder_is_read() {
    let folder = beside(&[("alpha.yaml", &flow("alpha")), ("other.yaml.txt", "")]);
    let said = |name: &str| {
        format!("警告: 「{name}」は使いません。使うなら、名前を other.yaml に変えてください。\n")
    };
    let full = said(&path(&folder, "other.yaml.txt"));
    for args in [&["list"][..], &["check"]] {
        let ran = gmis_help_in(&folder, args).run().status(0);
        assert_eq!(ran.stderr, full, "{args:?}");
    }
    let named = gmis_help_in(&folder, ["check", "flows"]).dir(folder.path());
    let named = named.run().status(0).stderr;
    let file = std::path::Path::new("flows").join("other.yaml.txt");
    assert_eq!(named, said(&file.display().to_string()));
    // Who walks or names a flow is not told.
    for args in [&["list", "--flow", "alpha"][..], &["show", "1"]] {
        let _ = gmis_help_in(&folder, args).run().status(0).stderr("");
    }
}

#[test]
fn what_is_clean_says_that_another_file_is_not() {
    let bad = "format: 1\ncontacts:\n  counter:\n    - name: x\n      phone: abc\n";
    let folder = beside(&[("alpha.yaml", &flow("alpha")), ("site.yaml", bad)]);
    for form in ["text", "short"] {
        let ran = gmis_help_in(&folder, ["check", "--format", form]).run();
        let ran = ran.status(1);
        let first = ran.stdout.lines().next().expect("a line");
        let clean = "gmis.yaml: 誤りはありません。ほかのファイルに誤りがあります。";
        assert_eq!(first, clean);
        assert!(
            ran.stdout.ends_with("site.yaml: エラー 1 個\n"),
            "{}",
            ran.stdout
        );
    }
    // With warnings, too: two sentences, not one glued to the other.
    fs::write(flows(&folder).join("gmis.yaml"), flow("gmis")).expect("a file can be written");
    let clean = "gmis.yaml: 誤りはありません。警告 1 個。ほかのファイルに誤りがあります。";
    for form in ["text", "short"] {
        let ran = gmis_help_in(&folder, ["check", "--format", form]).run();
        let mut lines = ran.stdout.lines();
        assert!(lines.any(|line| line.ends_with(clean)), "{}", ran.stdout);
    }
}

#[test]
fn a_flow_beside_the_program_goes_before_the_one_inside_and_others_are_added() {
    let folder = beside(&[("gmis.yaml", &flow("gmis")), ("alpha.yaml", &flow("alpha"))]);
    let origin = |id: &str| (id.to_owned(), path(&folder, &format!("{id}.yaml")));
    assert_eq!(list(&folder), [origin("gmis"), origin("alpha")]);
    let text = gmis_help_in(&folder, ["list"]).run().status(0).stdout;
    let first = format!("組み込みのかわりに {}", path(&folder, "gmis.yaml"));
    assert!(text.contains(&first), "{text}");
    assert_eq!(text.matches("組み込み").count(), 1, "{text}");
    for args in [&[][..], &["--flow", "gmis"], &["--flow", "alpha"]] {
        let walked = gmis_help_in(&folder, args).stdin("read\n").run().status(0);
        assert!(
            walked.stdout.starts_with("【メールを読む】"),
            "{}",
            walked.stdout
        );
    }
    let _ = gmis_help_in(&folder, ["show", "wait", "--flow", "alpha"])
        .run()
        .status(0);
    let _ = gmis_help_in(&folder, ["new", "--copy", "alpha", "copy.yaml"])
        .dir(folder.path())
        .run()
        .status(0);
    assert_eq!(
        fs::read_to_string(folder.path().join("copy.yaml")).expect("it was made"),
        flow("alpha")
    );
}

#[test]
fn check_without_a_file_checks_what_is_in_use_with_its_translations() {
    let english = include_str!("../../../src/finding/examples/missing-translation.good.en.yaml");
    let folder = beside(&[
        ("alpha.yaml", &flow("alpha")),
        (
            "alpha.en.yaml",
            &english.replace("flow: example", "flow: alpha"),
        ),
    ]);
    let said = gmis_help_in(&folder, ["check", "--format", "short"])
        .run()
        .status(0)
        .stdout;
    let clean = |name: &str| format!("{name}: 誤りはありません。\n");
    let all = clean("gmis.yaml")
        + &clean(&path(&folder, "alpha.yaml"))
        + &clean(&path(&folder, "alpha.en.yaml"));
    assert_eq!(said, all);
}

#[test]
fn files_with_other_names_are_not_flows() {
    let folder = beside(&[
        ("gmis-flow.schema.json", "{}"),
        ("README.md", "#"),
        ("gmis.en.yaml", "no flow"),
        ("gmis.yaml.bak", "no flow"),
        ("gmis.yml", "no flow"),
    ]);
    assert_eq!(list(&folder), [("gmis".to_owned(), "built-in".to_owned())]);
}

#[test]
fn the_current_folder_is_not_searched() {
    let elsewhere = beside(&[("gmis.yaml", "no flow"), ("alpha.yaml", "no flow")]);
    elsewhere.file("gmis.yaml", "no flow");
    let folder = Folder::new();
    let walked = gmis_help_in(&folder, NONE)
        .dir(elsewhere.path())
        .stdin("spam\n")
        .run();
    assert!(walked.status(0).stdout.starts_with("【迷惑メール"));
    let _ = gmis_help_in(&folder, ["--flow", "alpha"])
        .dir(elsewhere.path())
        .stdin("1\n")
        .run()
        .status(2);
}

/// Asserts that the built-in flow does not replace a broken one beside the program.
fn refused(folder: &Folder, status: i32) -> Ran {
    let ran = gmis_help_in(folder, NONE)
        .stdin("spam\n")
        .run()
        .status(status);
    assert_eq!(ran.stdout, "");
    for args in [&["list"][..], &["show", "spam-folder"], &["--flow", "gmis"]] {
        let _ = gmis_help_in(folder, args)
            .stdin("spam\n")
            .run()
            .status(status)
            .stdout("");
    }
    ran
}

#[test]
fn an_invalid_override_is_4_with_its_findings_and_never_passed_over() {
    let folder = beside(&[(
        "gmis.yaml",
        &flow("gmis").replace("goto: read", "goto: raed"),
    )]);
    let said = refused(&folder, 4).stderr;
    assert!(said.contains("エラー[unknown-target]"), "{said}");
    assert!(said.contains(&path(&folder, "gmis.yaml")), "{said}");
    // An operator on the phone needs a way out at once.
    assert!(
        said.contains("外へ移すと、組み込みの案内が使えます"),
        "{said}"
    );
    // What `check` alone looks at needs no name.
    assert!(said.contains("。gmis-help check で確かめ"), "{said}");
    let _ = gmis_help_in(&folder, ["check"]).run().status(1);
}

#[test]
fn a_broken_flow_of_another_id_does_not_stop_a_walk() {
    let folder = beside(&[("alpha.yaml", "no flow")]);
    let _ = gmis_help_in(&folder, NONE).stdin("spam\n").run().status(0);
    let _ = gmis_help_in(&folder, ["--flow", "alpha"])
        .stdin("1\n")
        .run()
        .status(4);
    // The good flows are listed, and the bad one is named.
    let listed = gmis_help_in(&folder, ["list"]).run().status(4);
    assert!(listed.stdout.starts_with("gmis  "), "{}", listed.stdout);
    assert!(
        listed.stderr.contains(&path(&folder, "alpha.yaml")),
        "{}",
        listed.stderr
    );
    assert!(!listed.stdout.contains("alpha"), "{}", listed.stdout);
    // Without a good flow, nothing is printed.
    let alone = gmis_help_in(&folder, ["list", "--flow", "alpha"]).run();
    let _ = alone.status(4).stdout("");
}

#[test]
fn every_bad_flow_is_named_beside_the_good_ones_in_json_too() {
    let folder = beside(&[
        ("alpha.yaml", "no flow"),
        ("beta.yaml", &flow("beta")),
        ("gmis.yaml", "x"),
    ]);
    let listed = gmis_help_in(&folder, ["list", "--format", "json"])
        .run()
        .status(4);
    let flows = listed.json()["flows"].clone();
    assert_eq!(flows.as_array().map(Vec::len), Some(1), "{flows}");
    assert_eq!(flows[0]["id"], "beta");
    for bad in ["alpha.yaml", "gmis.yaml"] {
        assert!(
            listed.stderr.contains(&path(&folder, bad)),
            "{}",
            listed.stderr
        );
    }
}

#[test]
fn the_version_names_the_flow_inside_whatever_stands_beside_the_program() {
    let inside = gmis_help(["list", "--flow", "built-in:gmis", "--format", "json"])
        .run()
        .json();
    let as_of = inside["flows"][0]["as_of"]
        .as_str()
        .expect("a text")
        .to_owned();
    let said = format!("gmis-help {} (gmis {as_of})\n", env!("CARGO_PKG_VERSION"));
    for folder in [Folder::new(), beside(&[("gmis.yaml", "no flow")])] {
        for word in ["--version", "-V"] {
            let _ = gmis_help_in(&folder, [word])
                .run()
                .status(0)
                .stdout(&said)
                .stderr("");
        }
    }
}

/// The example of `file-name`, which depends on more than the text of a file.
#[test]
fn an_id_that_differs_from_the_file_name_is_an_error() {
    let folder = beside(&[("alpha.yaml", &flow("alhpa"))]);
    let ran = gmis_help_in(&folder, ["--flow", "alpha"])
        .stdin("1\n")
        .run()
        .status(4);
    assert!(ran.stderr.contains("エラー[file-name]"), "{}", ran.stderr);
    // The name that Windows gives a copy.
    let folder = beside(&[("gmis - コピー.yaml", &flow("gmis"))]);
    let _ = gmis_help_in(&folder, ["list"]).run().status(4);
    let _ = gmis_help_in(&folder, NONE).stdin("spam\n").run().status(0);
    let said = gmis_help_in(&folder, ["check", "--format", "short"])
        .run()
        .status(1)
        .stdout;
    assert!(said.contains("エラー[file-name]: 「id」: id は「gmis」ですが、ファイルの名前は「gmis - コピー.yaml」です。"), "{said}");
}

#[test]
fn the_finding_about_a_name_is_drawn_as_expected() {
    let folder = beside(&[("alpha.yaml", &flow("beta"))]);
    let said = gmis_help_in(&folder, ["check"]).run().status(1).stdout;
    let drawn = said.replace(&path(&folder, "alpha.yaml"), "flows/alpha.yaml");
    let (_, drawn) = drawn.split_once("エラー").expect("an error");
    golden("tests/check/file-name.txt", &format!("エラー{drawn}"));
}

/// The example of `older-flow`; `as_of` is the day of the flow beside the program.
fn aged(as_of: &str, file: &str, id: &str) -> (Folder, String) {
    let text = flow(id).replace("as-of: 2026-11-22", &format!("as-of: {as_of}"));
    assert!(text.contains(as_of), "{text}");
    let folder = beside(&[(file, &text)]);
    let said = gmis_help_in(&folder, ["check"]).run().status(0).stdout;
    (folder, said)
}

#[test]
fn the_finding_about_an_older_override_is_drawn_as_expected() {
    let (folder, said) = aged("2020-01-02（仮）", "gmis.yaml", "gmis");
    let drawn = said.replace(&path(&folder, "gmis.yaml"), "flows/gmis.yaml");
    let inside = gmis_help_in(
        &folder,
        ["diff", "gmis", "built-in:gmis", "--format", "json"],
    )
    .run()
    .json();
    let day = inside["new"]["as_of"].as_str().expect("a day");
    golden(
        "tests/check/older-flow.txt",
        &drawn.replace(day, "2026-01-01"),
    );
    let _ = gmis_help_in(&folder, ["check", "--strict"]).run().status(1);
    let walked = gmis_help_in(&folder, NONE).stdin("read\n").run().status(0);
    assert!(!walked.stderr.contains("older-flow"), "{}", walked.stderr);
}

#[test]
fn only_an_override_with_an_older_day_is_older() {
    let inside = gmis_help(["diff", "gmis", "gmis", "--format", "json"])
        .run()
        .json();
    let same = inside["new"]["as_of"].as_str().expect("a day");
    for (as_of, file, id) in [
        (same, "gmis.yaml", "gmis"),
        ("9999-01-01", "gmis.yaml", "gmis"),
        ("令和2年", "gmis.yaml", "gmis"),
        ("2020年1月", "gmis.yaml", "gmis"),
        ("2020-01-02", "other.yaml", "other"),
    ] {
        let (_, said) = aged(as_of, file, id);
        assert!(!said.contains("older-flow"), "{as_of}: {said}");
    }
}

#[test]
fn an_override_that_cannot_be_read_is_1() {
    let folder = beside(&[]);
    fs::create_dir(flows(&folder).join("gmis.yaml")).expect("a folder can be made");
    let said = refused(&folder, 1).stderr;
    assert!(said.contains("gmis.yaml"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_not_passed_over() {
    let folder = beside(&[]);
    let link = flows(&folder).join("gmis.yaml");
    std::os::unix::fs::symlink("gone.yaml", link).expect("a link can be made");
    let _ = refused(&folder, 1);
}

#[test]
fn unknown_ids_are_told_which_there_are() {
    let folder = beside(&[("alpha.yaml", &flow("alpha"))]);
    let said = gmis_help_in(&folder, ["--flow", "beta"])
        .run()
        .status(2)
        .stderr;
    assert!(said.contains("使える案内: gmis、alpha"), "{said}");
    for strange in ["ALPHA", "al pha", "", "－"] {
        let _ = gmis_help_in(&folder, ["--flow", strange]).run().status(2);
    }
}

#[test]
fn a_file_whose_name_is_no_id_is_not_offered() {
    let names = [
        "Alpha.yaml",
        "gmis - コピー.yaml",
        "back.yaml",
        "._gmis.yaml",
    ];
    let folder = beside(&names.map(|name| (name, "x")));
    let said = gmis_help_in(&folder, ["--flow", "beta"])
        .run()
        .status(2)
        .stderr;
    assert!(said.contains("使える案内: gmis。"), "{said}");
    // The files that macOS leaves beside its copies are not flows.
    let checked = gmis_help_in(&folder, ["check"]).run().status(1).stdout;
    assert!(checked.contains("Alpha.yaml") && !checked.contains("._"));
}

/// A share that is not mounted: nobody would notice that the desk's own flows are missing.
#[test]
fn a_flows_path_that_is_not_a_folder_is_reported() {
    let folder = Folder::new();
    folder.file("flows", "");
    let said = refused(&folder, 1).stderr;
    assert!(
        said.contains("/flows」を読めません。途中の名前がフォルダではありません。")
            || cfg!(windows),
        "{said}"
    );
    let _ = gmis_help_in(&folder, ["check"]).run().status(1).stdout("");
    #[cfg(unix)]
    {
        let folder = Folder::new();
        let link = folder.path().join("flows");
        std::os::unix::fs::symlink("/nowhere/share", link).expect("a link can be made");
        let said = refused(&folder, 1).stderr;
        assert!(
            said.contains("/flows」を読めません。見つかりません。"),
            "{said}"
        );
    }
}
