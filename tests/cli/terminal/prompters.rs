//! Which prompter asks: the menu, numbered lines, or none because the answers are given.

use super::label;
use super::person::ENTER;
use super::pty::{Terminal, gmis_help, shell};
use crate::harness::Folder;

const NONE: [&str; 0] = [];

#[track_caller]
fn is_menu(terminal: &mut Terminal) {
    terminal.arrives("situation");
    terminal.send(super::person::CTRL_C);
    assert_eq!(terminal.ends(), 130);
    assert!(!terminal.history().contains("番号:"));
}

#[track_caller]
fn is_lines(terminal: &mut Terminal) {
    terminal.wait("numbered lines", |it| it.history().contains("番号:"));
    terminal.send("q\n");
    assert_eq!(terminal.ends(), 130);
    assert!(
        !terminal.raw().contains('\x1b'),
        "nothing is drawn: {}",
        terminal.raw()
    );
}

#[test]
fn a_terminal_gets_the_menu() {
    is_menu(&mut gmis_help(NONE).open());
    for (name, value) in [
        ("ACCESSIBLE", ""),
        ("ACCESSIBLE", "0"),
        ("ACCESSIBLE", "False"),
        ("ACCESSIBLE", "no"),
        ("ACCESSIBLE", "off"),
        ("TERM", "vt100"),
    ] {
        is_menu(&mut gmis_help(NONE).env(name, value).open());
    }
}

#[test]
fn numbered_lines_are_asked_for_in_three_ways() {
    is_lines(&mut gmis_help(["--plain"]).env("NO_COLOR", "1").open());
    for (name, value) in [("ACCESSIBLE", "1"), ("ACCESSIBLE", "yes"), ("TERM", "dumb")] {
        let setup = gmis_help(NONE).env("NO_COLOR", "1").env(name, value);
        is_lines(&mut setup.open());
    }
}

#[test]
fn a_terminal_that_does_not_know_its_size_gets_numbered_lines() {
    is_lines(&mut gmis_help(NONE).env("NO_COLOR", "1").size(0, 0).open());
}

#[test]
fn a_pipe_is_read_though_there_is_a_terminal() {
    for line in [
        r#"echo spam | "$0""#,
        r#"echo spam | "$0" --plain"#,
        r#"echo spam | "$0" --answers -"#,
        r#"echo spam | ACCESSIBLE=1 "$0""#,
    ] {
        let mut terminal = shell(line).open();
        assert_eq!(terminal.ends_well(), 0);
        let history = terminal.history();
        assert!(
            history.contains("（ページ: spam-folder、"),
            "{line}: {history}"
        );
        assert!(
            !history.contains("番号:") && !history.contains("\n> "),
            "{line}: {history}"
        );
    }
}

#[test]
fn an_empty_pipe_asks_nobody() {
    let mut terminal = shell(r#""$0" < /dev/null"#).open();
    assert_eq!(terminal.ends_well(), 3);
}

#[test]
fn a_file_of_answers_is_read_though_there_is_a_terminal() {
    let folder = Folder::new();
    let answers = folder.file("answers.txt", "spam\n");
    let mut terminal = gmis_help(["--answers".as_ref(), answers.as_os_str()]).open();
    assert_eq!(terminal.ends_well(), 0);
    assert!(terminal.history().contains("（ページ: spam-folder、"));
}

#[test]
fn questions_do_not_vanish_into_a_log() {
    for line in [
        r#""$0" 2>log; s=$?; cat log; exit $s"#,
        r#""$0" --plain 2>log; s=$?; cat log; exit $s"#,
    ] {
        let folder = Folder::new();
        let mut terminal = shell(line).dir(folder.path()).open();
        assert_eq!(terminal.ends_well(), 2);
        terminal.shows("エラー: 質問を表示できません（標準エラー出力が端末ではありません）。");
        assert!(!terminal.history().contains("ページ"));
    }
}

#[test]
fn a_redirected_standard_output_still_gets_a_menu() {
    let folder = Folder::new();
    let mut terminal = shell(r#""$0" --format json > out.json"#)
        .dir(folder.path())
        .open();
    terminal.arrives("situation");
    terminal.choose(&label("situation", "spam"));
    terminal.arrives("spam-folder");
    terminal.choose(super::SOLVED);
    terminal.choose(super::QUIT);
    assert_eq!(terminal.ends_well(), 0);
    let json = std::fs::read_to_string(folder.path().join("out.json")).expect("it was written");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["page"]["id"], "spam-folder");
}

#[test]
fn numbered_lines_ask_again_with_a_reason_and_draw_nothing_twice() {
    let mut terminal = gmis_help(["--plain"]).env("NO_COLOR", "1").open();
    terminal.shows("番号:");
    for (typed, reason) in [
        (
            "11\n",
            "「11」は選べません。1 から 10 の番号を入力してください。",
        ),
        ("x\n", "「x」は選べません。"),
        ("b\n", "最初のページなので、前には戻れません。"),
    ] {
        terminal.send(typed);
        terminal.shows(reason);
    }
    terminal.send("２\n");
    terminal.wait("the question after the remedy", |it| {
        it.history().contains("解決しましたか？")
    });
    terminal.send("1");
    terminal.send(ENTER);
    terminal.shows("次の相談");
    terminal.send("2\n");
    assert_eq!(terminal.ends_well(), 0);
    assert!(!terminal.raw().contains('\x1b'));
    let history = terminal.history();
    assert_eq!(
        history.matches("（ページ: situation、").count(),
        1,
        "{history}"
    );
}
