//! Strict answers: which are accepted, and what is said of each kind of wrong answer.

use serde_json::{Value, json};

use crate::harness::{Ran, gmis_help, golden, small, walk};

#[test]
fn an_answer_is_a_number_an_id_or_a_label() {
    let spam = walk("spam\n").status(0).stdout;
    assert!(spam.contains("（ページ: spam-folder、"), "{spam}");
    let label = "迷惑メールのフォルダーに届いていた";
    for answer in [
        "2",
        "２",
        "②",
        " 2 ",
        "\u{3000}SPAM\u{3000}",
        label,
        "situation=spam",
        "situation = 2",
    ] {
        let _ = walk(&format!("{answer}\n")).status(0).stdout(&spam);
    }
}

#[test]
fn comments_blank_lines_crlf_and_a_byte_order_mark_say_nothing() {
    let spam = walk("spam").status(0).stdout;
    let _ = walk("\u{feff}# 記録\r\n\r\n  # もう一つ\r\n\u{3000}\r\nspam\r\n")
        .status(0)
        .stdout(&spam);
}

#[test]
fn a_whole_walk_says_exactly_this() {
    let walked = small("yes\n2\nyes\nhelps\nnot-solved\n").status(0);
    golden("tests/cli/golden/walk.stdout.txt", &walked.stdout);
    golden("tests/cli/golden/walk.stderr.txt", &walked.stderr);
}

#[test]
fn a_number_comes_before_an_id_and_an_id_before_a_label() {
    let flow = include_str!("../small.yaml")
        .replace("label: はい\n", "label: last\n")
        .replace("label: いいえ\n", "label: \"1\"\n");
    let folder = crate::harness::Folder::new();
    let path = folder.file("small.yaml", flow);
    let path = path.to_str().expect("a path in UTF-8");
    for (answer, page) in [("1", "second"), ("last", "last"), ("yes", "second")] {
        let ran = gmis_help(["--flow", path, "--format", "json"])
            .stdin(answer)
            .run();
        assert_eq!(ran.json()["page"]["id"], page, "{answer}");
    }
}

/// Walks the small flow as text and as JSON: both must end with this code and this error.
#[track_caller]
fn misfit(answers: &str, status: i32, error: &Value) {
    let ran: Ran = gmis_help(["--flow", "small.yaml", "--format", "json"])
        .dir(&crate::harness::here())
        .stdin(answers)
        .run()
        .status(status);
    let walked = ran.json();
    assert_eq!(
        walked["status"],
        if error.is_null() { "ended" } else { "error" }
    );
    let mut said = walked["error"].clone();
    let message = said.as_object_mut().and_then(|said| said.remove("message"));
    assert_eq!(&said, error, "{message:?}");
    let ran = small(answers).status(status);
    if let Some(message) = message {
        let _ = ran.says_last(&format!(
            "エラー: {}",
            message.as_str().expect("a sentence")
        ));
    }
}

fn error(kind: &str, line: impl Into<Value>, page: &str, accepted: &[&str]) -> Value {
    json!({"kind": kind, "line": line.into(), "page": page, "accepted": accepted})
}

const FIRST: [&str; 4] = ["yes", "last", "restart", "quit"];
const SECOND: [&str; 5] = ["helps", "first", "back", "restart", "quit"];
const REMEDY: [&str; 5] = ["solved", "not-solved", "back", "restart", "quit"];
const CLOSED: [&str; 3] = ["back", "restart", "quit"];

#[test]
fn an_answer_that_the_page_does_not_have_is_invalid() {
    for answer in [
        "x",
        "0",
        "3",
        "99999999999999999999999",
        "はい？",
        "not-solved",
        "later",
    ] {
        misfit(answer, 3, &error("invalid", 1, "first", &FIRST));
    }
    misfit(
        "#\n\nyes\n\nx\n",
        3,
        &error("invalid", 5, "second", &SECOND),
    );
    for answer in ["yes", "3", "later", "結果を待つ（ここで終わる）", "ほか"] {
        let answers = format!("yes\nhelps\n{answer}\n");
        misfit(&answers, 3, &error("invalid", 3, "helps", &REMEDY));
    }
}

#[test]
fn an_answer_to_another_page_is_invalid() {
    misfit("second=helps\n", 3, &error("invalid", 1, "first", &FIRST));
    misfit(
        "yes\nsecond=yes\n",
        3,
        &error("invalid", 2, "second", &SECOND),
    );
}

#[test]
fn back_on_the_first_page_is_invalid() {
    misfit("back\n", 3, &error("invalid", 1, "first", &FIRST));
    misfit(
        "yes\nback\nback\n",
        3,
        &error("invalid", 3, "first", &FIRST),
    );
    // `back` does not return to an ended call.
    misfit(
        "yes\nrestart\nback\n",
        3,
        &error("invalid", 3, "first", &FIRST),
    );
    misfit(
        "last\nsolved\nrestart\nback\n",
        3,
        &error("invalid", 4, "first", &FIRST),
    );
}

#[test]
fn an_end_on_a_question_is_too_few_even_after_a_remedy() {
    misfit("", 3, &error("too-few", Value::Null, "first", &FIRST));
    misfit("yes\n\n", 3, &error("too-few", 2, "second", &SECOND));
    misfit("last\nback\n", 3, &error("too-few", 2, "first", &FIRST));
    misfit(
        "last\nsolved\nrestart\n",
        3,
        &error("too-few", 3, "first", &FIRST),
    );
}

#[test]
fn an_answer_behind_an_outcome_is_too_many() {
    for answer in ["solved", "1", "first=last", "x"] {
        let answers = format!("last\nsolved\n{answer}\n");
        misfit(&answers, 3, &error("too-many", 3, "last", &CLOSED));
    }
    misfit(
        "last\nnot-solved\n1\n",
        3,
        &error("too-many", 3, "last", &CLOSED),
    );
}

#[test]
fn an_end_on_a_remedy_is_good() {
    misfit("last\n", 0, &Value::Null);
    misfit("yes\nhelps\n", 0, &Value::Null);
    misfit("yes\nhelps\nsolved\n", 0, &Value::Null);
    misfit("yes\nhelps\nsolved\nback\nnot-solved\n", 0, &Value::Null);
    misfit("last\nback\nlast\n", 0, &Value::Null);
}

/// The JSON of a walk through the small flow, which must end well.
#[track_caller]
fn reported(answers: &str) -> Value {
    let ran = gmis_help(["--flow", "small.yaml", "--format", "json"])
        .dir(&crate::harness::here())
        .stdin(answers)
        .run();
    ran.status(0).json()
}

#[test]
fn numbers_words_and_labels_of_the_table_are_answers_at_a_remedy() {
    for (answers, outcome) in [
        ("last\n1\n", json!("solved")),
        ("last\n解決した\n", json!("solved")),
        ("last\nSOLVED\n", json!("solved")),
        ("last\nlast=solved\n", json!("solved")),
        ("last\n2\n", json!("not-solved")),
        ("last\n②\n", json!("not-solved")),
        ("last\nまだ解決していない\n", json!("not-solved")),
        ("last\n", Value::Null),
        ("last\n1\nback\n", Value::Null),
        ("last\n1\nback\n2\n", json!("not-solved")),
    ] {
        let walked = reported(answers);
        let said = (&walked["outcome"], &walked["page"]["id"]);
        assert_eq!(said, (&outcome, &json!("last")), "{answers}");
    }
    // There, `not-solved` leads on and is part of the path.
    let walked = reported("yes\nhelps\n2\n");
    assert_eq!(
        (&walked["outcome"], &walked["page"]["id"]),
        (&Value::Null, &json!("last"))
    );
    assert_eq!(
        walked["path"][2],
        json!({"page": "helps", "option": "not-solved"})
    );
}

#[test]
fn a_report_is_about_the_last_call_that_says_something() {
    let walked = reported("last\nsolved\nrestart\nquit\n");
    assert_eq!(
        (&walked["outcome"], &walked["page"]["id"]),
        (&json!("solved"), &json!("last"))
    );
    let walked = reported("last\nsolved\nrestart\nyes\nquit\n");
    assert_eq!(
        (&walked["outcome"], &walked["page"]["id"]),
        (&Value::Null, &json!("second"))
    );
    assert_eq!(
        (&walked["status"], &walked["start"]),
        (&json!("ended"), &json!("first"))
    );
}

#[test]
fn a_record_must_end_where_it_says() {
    misfit("first=last\n=> last\n", 0, &Value::Null);
    misfit("yes\nhelps\nsolved\n=> helps\n", 0, &Value::Null);
    misfit("yes\n=> second\n", 0, &Value::Null);
    misfit("=> first\n", 0, &Value::Null);
    misfit(
        "last\n=> helps\n",
        3,
        &error("invalid", 2, "last", &["=> last"]),
    );
    misfit("=> last\n", 3, &error("invalid", 1, "first", &["=> first"]));
    for second in ["back", "first=last", "@ first", "=> last", "quit"] {
        let answers = format!("last\n=> last\n{second}\n");
        misfit(&answers, 3, &error("too-many", 3, "last", &[]));
    }
}

#[test]
fn a_record_may_begin_on_any_page() {
    for begin in ["@ second", "@second", "@ 2", "# a\n\n@ SECOND"] {
        let walked = reported(&format!("{begin}\nsecond=helps\n=> helps\n"));
        assert_eq!(
            (&walked["start"], &walked["page"]["id"]),
            (&json!("second"), &json!("helps"))
        );
        assert_eq!(
            walked["path"],
            json!([{"page": "second", "option": "helps"}])
        );
    }
    misfit(
        "@ second\nback\n",
        3,
        &error(
            "invalid",
            2,
            "second",
            &["helps", "first", "restart", "quit"],
        ),
    );
    misfit("@ secnd\n", 3, &error("invalid", 1, "first", &["@ second"]));
    misfit(
        "yes\n@ second\n",
        3,
        &error("invalid", 2, "second", &SECOND),
    );
    for (from, status) in [("second", 0), ("2", 0), ("first", 3), ("last", 3)] {
        let args = ["--flow", "small.yaml", "--from", from, "--format", "json"];
        let ran = gmis_help(args)
            .dir(&crate::harness::here())
            .stdin("@ second\n1\n")
            .run();
        let _ = ran.status(status);
    }
}

#[test]
fn bytes_that_are_not_text_are_undecodable() {
    let ran = gmis_help(["--format", "json"])
        .stdin(b"spam\n\xff\xff\n".to_vec())
        .run()
        .status(3);
    let error = &ran.json()["error"];
    assert_eq!(
        (&error["kind"], &error["line"]),
        (&json!("undecodable"), &json!(2))
    );
    assert_eq!(error["accepted"], json!([]));
}

#[test]
fn quit_stops_before_a_remedy_and_ends_after_one() {
    let stopped = gmis_help(["--format", "json"])
        .stdin("not-found\nquit\n")
        .run()
        .status(130)
        .json();
    assert_eq!(stopped["status"], "stopped");
    assert_eq!(stopped["page"]["id"], "when-applied");
    assert_eq!(
        stopped["path"],
        json!([{"page": "situation", "option": "not-found"}])
    );
    let ended = gmis_help(["--format", "json"])
        .stdin("spam\nquit\n")
        .run()
        .status(0)
        .json();
    assert_eq!(ended["status"], "ended");
    let ended = gmis_help(["--format", "json"])
        .stdin("spam\nback\nquit\n")
        .run()
        .status(0)
        .json();
    assert_eq!(
        (&ended["status"], &ended["page"]["id"]),
        (&json!("ended"), &json!("situation"))
    );
    assert_eq!(small("quit\n").status(130).stdout, "");
}

#[test]
fn a_walk_from_a_page_starts_there() {
    let ran = gmis_help(["--from", "delivery-state", "--format", "json"])
        .stdin("sent")
        .run()
        .status(0);
    let walked = ran.json();
    assert_eq!(walked["page"]["id"], "change-request");
    assert_eq!(
        walked["path"],
        json!([{"page": "delivery-state", "option": "sent"}])
    );
    let ran = gmis_help(["--from", "delivery-state", "--format", "json"])
        .stdin("back")
        .run()
        .status(3);
    assert_eq!(ran.json()["error"]["page"], "delivery-state");
    let _ = gmis_help(["--from", "wait"]).run().status(0);
}

#[test]
fn answers_come_from_a_file_too() {
    let folder = crate::harness::Folder::new();
    let record = folder.file("record.txt", "situation=spam\n=> spam-folder\n");
    let spam = walk("spam").status(0).stdout;
    let record = record.to_str().expect("a path in UTF-8");
    let _ = gmis_help(["--answers", record])
        .stdin("not read")
        .run()
        .status(0)
        .stdout(&spam);
    let _ = gmis_help(["--answers", "-"])
        .stdin("spam")
        .run()
        .status(0)
        .stdout(&spam);
    let gone = gmis_help(["--answers", "gone.txt", "--format", "json"])
        .run()
        .status(1);
    assert_eq!(gone.json()["error"]["kind"], "io");
    assert_eq!(
        gone.stderr,
        "エラー: 「gone.txt」を読めません。見つかりません。名前と場所を確かめてください。\n"
    );
}
