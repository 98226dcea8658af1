//! What an author does: makes a file, copies one, follows `flows/README.md`.

use std::fs;

use crate::harness::{Folder, gmis_help};

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
    assert_eq!(copy, include_str!("../../flows/gmis.yaml"));
    let _ = gmis_help(["new", "--copy", "./mine.yaml", "again.yaml"])
        .dir(folder.path())
        .run()
        .status(0);
    assert_eq!(folder.names(), ["again.yaml", "mine.yaml"]);
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
