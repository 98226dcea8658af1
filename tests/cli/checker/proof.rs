//! The proof that `check` prints for a clean flow.

use serde_json::{Value, json};

use super::findings::{check, spotless};
use crate::harness::{Folder, gmis_help};

#[test]
fn the_proof_of_a_clean_file_is_printed() {
    let folder = Folder::new();
    folder.file("small.yaml", spotless());
    let ran = gmis_help(["check", "small.yaml"])
        .dir(folder.path())
        .run()
        .status(0)
        .stderr("");
    let _ = ran.stdout(
        "small.yaml: 誤りはありません。\n  \
           質問 2、対処 2、選択肢 4\n  \
           道 3、いちばん短い道 1問、いちばん長い道 2問\n  \
           すべての道が対処にたどり着きます。\n  \
           対処ごとの質問の数（いちばん少ない道～いちばん多い道）:\n    \
             helps  2問\n    \
             last   1～2問\n",
    );
    let checked = gmis_help(["check", "small.yaml", "--format", "json"])
        .dir(folder.path())
        .run()
        .status(0);
    assert_eq!(
        checked.json(),
        json!({"schema": 1, "files": [{"path": "small.yaml", "findings": [], "proof": {
            "questions": 2, "remedies": 2, "options": 4, "paths": 3, "shortest": 1, "longest": 2,
            "per_remedy": [
                {"id": "helps", "fewest": 2, "most": 2},
                {"id": "last", "fewest": 1, "most": 2},
            ],
        }}]})
    );
}

#[test]
fn more_paths_than_can_be_counted_are_said_to_be_more() {
    let mut yaml = String::from("format: 1\nid: x\ntitle: t\nas-of: d\nstart: q0\nquestions:\n");
    for page in 0..60 {
        let next = if page == 59 {
            "end".to_owned()
        } else {
            format!("q{}", page + 1)
        };
        yaml += &format!("  q{page}:\n    ask: a\n    options:\n");
        yaml += &format!(
            "      - label: l\n        goto: {next}\n      - label: m\n        id: m\n        goto: {next}\n"
        );
    }
    yaml += "remedies:\n  end:\n    group: g\n    title: t\n    steps:\n      - s\n";
    let text = check(&yaml, &[]).status(0).stdout;
    assert!(
        text.contains("道 10^15以上、いちばん短い道 60問、いちばん長い道 60問"),
        "{text}"
    );
    assert_eq!(
        check(&yaml, &["--format", "json"]).json()["files"][0]["proof"]["paths"],
        Value::Null
    );
}
