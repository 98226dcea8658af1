//! An author at work: makes a file, copies one, follows `flows/README.md`.

use std::fs;
use std::path::Path;

use gmis_help::finding::Code;
use gmis_help::form::table::{FLOW, Field, SITE, Shape, TRANSLATION};
use gmis_help::text::findings::explain::{heading, meaning};

use crate::harness::{Folder, gmis_help, golden};

#[test]
fn new_writes_a_flow_that_checks_clean_and_can_be_walked() {
    let folder = Folder::new();
    let _ = gmis_help(["new", "my-flow.yaml"])
        .dir(folder.path())
        .run()
        .status(0)
        .stderr("")
        .stdout("「my-flow.yaml」を作りました。メモ帳で開いて書き換え、gmis-help check my-flow.yaml で確かめてください。\n");
    assert_eq!(folder.names(), ["my-flow.yaml"]);
    let _ = gmis_help(["check", "--strict", "--format", "short", "my-flow.yaml"])
        .dir(folder.path())
        .run()
        .status(0)
        .stdout("my-flow.yaml: 誤りはありません。\n");
    let walked = gmis_help(["--flow", "my-flow.yaml", "--format", "json"])
        .dir(folder.path())
        .stdin("read-mail\nnot-solved\n")
        .run()
        .status(0)
        .json();
    assert_eq!(walked["page"]["id"], "ask-office");
}

#[test]
fn new_copy_writes_a_flow_as_it_is() {
    let folder = Folder::new();
    let _ = gmis_help(["new", "--copy", "gmis", "mine.yaml"])
        .dir(folder.path())
        .run()
        .status(0);
    let copy = fs::read_to_string(folder.path().join("mine.yaml")).expect("it was made");
    assert_eq!(copy, include_str!("../../../flows/gmis.yaml"));
    let _ = gmis_help(["new", "--copy", "./mine.yaml", "again.yaml"])
        .dir(folder.path())
        .run()
        .status(0);
    assert_eq!(folder.names(), ["again.yaml", "mine.yaml"]);
}

#[test]
fn new_gives_a_flow_the_id_that_its_file_promises() {
    let folder = Folder::new();
    for (file, id) in [
        ("other.yaml", "other"),
        ("窓口.yaml", "my-flow"),
        ("back.yaml", "my-flow"),
    ] {
        let ran = gmis_help(["new", file]).dir(folder.path()).run();
        let _ = ran.status(0);
        let made = fs::read_to_string(folder.path().join(file)).expect("it was made");
        assert!(made.contains(&format!("\nid: {id}\n")), "{made}");
    }
}

#[test]
fn new_never_overwrites() {
    let folder = Folder::new();
    let path = folder.file("mine.yaml", "大切なもの");
    for args in [
        &["new", "mine.yaml"][..],
        &["new", "--copy", "gmis", "mine.yaml"],
    ] {
        let _ = gmis_help(args)
            .dir(folder.path())
            .run()
            .status(1)
            .stdout("")
            .stderr("エラー: 「mine.yaml」はもうあります。何も書きませんでした。別の名前にしてください。\n");
    }
    assert_eq!(fs::read_to_string(path).expect("it is there"), "大切なもの");
    assert_eq!(folder.names(), ["mine.yaml"]);
}

#[test]
fn new_says_what_is_wrong_with_its_arguments() {
    let folder = Folder::new();
    let ran = gmis_help(["new", "--copy", "gmsi", "mine.yaml"])
        .dir(folder.path())
        .run()
        .status(2);
    assert!(
        ran.stderr.contains("「gmsi」という案内はありません"),
        "{}",
        ran.stderr
    );
    let ran = gmis_help(["new", "no-such-folder/mine.yaml"])
        .dir(folder.path())
        .run()
        .status(1);
    assert!(ran.stderr.contains("に書けません"), "{}", ran.stderr);
    assert!(folder.names().is_empty());
}

const README: &str = include_str!("../../../flows/README.md");

/// The fenced blocks of the README: the info string of the fence, and the text.
fn blocks() -> Vec<(&'static str, String)> {
    let mut blocks = Vec::new();
    let mut lines = README.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push((info, body.join("\n") + "\n"));
        }
    }
    blocks
}

#[test]
fn the_flows_in_the_readme_check_clean() {
    let folder = Folder::new();
    let flows: Vec<String> = blocks()
        .into_iter()
        .filter_map(|(info, text)| (info == "yaml").then_some(text))
        .collect();
    assert!(!flows.is_empty());
    for flow in flows {
        folder.file("readme.yaml", &flow);
        let ran = gmis_help(["check", "--strict", "--format", "short", "readme.yaml"])
            .dir(folder.path())
            .run();
        let _ = ran.status(0).stdout("readme.yaml: 誤りはありません。\n");
    }
}

#[test]
fn the_translation_in_the_readme_is_one_of_its_flow() {
    let folder = Folder::new();
    let block = |wanted| blocks().into_iter().find(|(info, _)| *info == wanted);
    let (_, flow) = block("yaml").expect("there is a flow");
    let (_, translation) = block("yaml 訳").expect("there is a translation");
    folder.file("printer.yaml", flow);
    folder.file("printer.en.yaml", translation);
    let _ = gmis_help(["check", "--strict", "--format", "short", "printer.yaml"])
        .dir(folder.path())
        .run()
        .status(0)
        .stdout("printer.yaml: 誤りはありません。\nprinter.en.yaml: 誤りはありません。\n");
}

#[test]
fn the_site_file_in_the_readme_is_one_of_the_built_in_flow() {
    let folder = Folder::new();
    let block = blocks()
        .into_iter()
        .find(|(info, _)| *info == "yaml 連絡先");
    folder.file("site.yaml", block.expect("there is one").1);
    let _ = gmis_help(["check", "--strict", "site.yaml"])
        .dir(folder.path())
        .run()
        .status(0)
        .stdout("site.yaml: 誤りはありません。\n");
}

#[test]
fn the_fragments_in_the_readme_have_the_right_shape() {
    let mut schema: serde_json::Value =
        serde_json::from_str(include_str!("../../../flows/gmis-flow.schema.json"))
            .expect("the schema is JSON");
    let _ = schema
        .as_object_mut()
        .expect("an object")
        .remove("required");
    let validator = jsonschema::validator_for(&schema).expect("it can be used");
    let mut fragments = 0;
    for (info, text) in blocks() {
        match info {
            "yaml 一部" => {
                fragments += 1;
                let value: serde_json::Value = serde_yaml::from_str(&text).expect("it is YAML");
                let errors: Vec<String> = validator
                    .iter_errors(&value)
                    .map(|error| format!("{}: {error}", error.instance_path))
                    .collect();
                assert!(errors.is_empty(), "{errors:?}\n{text}");
            }
            "yaml" | "yaml 訳" | "yaml 連絡先" | "text" => {}
            other => panic!("a block of an unknown kind: {other}"),
        }
    }
    assert!(fragments > 3);
}

#[test]
fn the_readme_shows_what_check_prints() {
    let printed = include_str!("../../check/unknown-target.txt");
    assert!(
        blocks().contains(&("text", printed.to_owned())),
        "{printed}"
    );
}

fn field_names(shape: &Shape, names: &mut Vec<&'static str>) {
    let mut fields = |fields: &'static [Field]| {
        for field in fields {
            names.push(field.name);
            field_names(field.shape, names);
        }
    };
    match shape {
        Shape::Record(record) => fields(record),
        Shape::TextOr(records) => records.iter().for_each(|record| fields(record)),
        Shape::List(of, _) | Shape::Ids(of) => field_names(of, names),
        _ => {}
    }
}

#[test]
fn the_readme_has_every_field() {
    let mut names = Vec::new();
    field_names(&FLOW, &mut names);
    field_names(&TRANSLATION, &mut names);
    field_names(&SITE, &mut names);
    assert!(names.len() > 30);
    for name in names {
        assert!(README.contains(&format!("| `{name}` |")), "{name}");
    }
}

#[test]
fn the_chapter_of_findings_has_each_as_explain_tells_it() {
    let mut chapter = "# check が知らせること\n\nコードと、その意味です。例は `gmis-help check --explain コード` で見られます。この章は、プログラムの文と同じであることを試験で確かめています。\n".to_owned();
    for code in Code::ALL {
        chapter += &format!("\n## `{}`\n\n{}\n", heading(*code), meaning(*code));
    }
    golden("flows/FINDINGS.md", &chapter);
    assert!(README.contains("](FINDINGS.md)"));
}

/// `tests/check/author`: files written by following the README, and mistakes in them. All files there are tested; the
/// `.txt` beside a file is its whole output.
#[test]
fn the_trial_files_are_checked_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check/author");
    let mut files = 0;
    for entry in fs::read_dir(&folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        files += 1;
        let name = path.file_name().expect("a file has a name");
        let ran = gmis_help(["check".as_ref(), name]).dir(&folder).run();
        golden(path.with_extension("txt"), &ran.stdout);
    }
    assert!(files >= 3);
}

#[test]
fn ten_planted_mistakes_are_ten_findings_on_their_lines_in_one_run() {
    let right = include_str!("../../check/author/internet.yaml");
    let wrong = include_str!("../../check/author/ten-mistakes.yaml");
    assert_eq!(right.lines().count(), wrong.lines().count());
    // The first line is a comment that says what the file is for.
    let planted: Vec<usize> = (1..)
        .zip(right.lines().zip(wrong.lines()))
        .skip(1)
        .filter_map(|(number, (right, wrong))| (right != wrong).then_some(number))
        .collect();
    assert_eq!(planted.len(), 10);
    let folder = Folder::new();
    // The file as Notepad may save it.
    let windows = "\u{feff}".to_owned() + &wrong.replace('\n', "\r\n");
    for text in [wrong, &windows] {
        let path = folder.file("wrong.yaml", text);
        let args = [
            "check".as_ref(),
            "--format".as_ref(),
            "json".as_ref(),
            path.as_os_str(),
        ];
        let json = gmis_help(args).run().status(1).json();
        let found: Vec<usize> = json["files"][0]["findings"]
            .as_array()
            .expect("a list of findings")
            .iter()
            .filter_map(|finding| usize::try_from(finding["line"].as_u64()?).ok())
            .collect();
        assert_eq!(found, planted);
    }
}
