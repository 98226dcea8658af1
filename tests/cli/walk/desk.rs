//! The pages of a help desk: contacts, letter, and the sources of statements.

use serde_json::{Value, json};

use crate::harness::{Ran, gmis_help, here};

fn desk(args: &[&str]) -> Ran {
    gmis_help(args.iter().chain(&["--flow", "desk.yaml"]))
        .dir(&here())
        .run()
}

/// Notes stand under their step, a contact appears once, each source once below the page; only sources that are not the
/// page's have a number.
#[test]
fn a_page_says_each_thing_once_and_in_its_place() {
    let _ = desk(&["show", "ask"]).status(0).stdout(
        "【窓口に聞く】

手順
 1. 紙を見ます。
    注意：先に知ること。
    補足〔1〕：市だけのこと。
 2. 窓口に聞きます。
    県の窓口：県のページで探します。（補足〔2〕）
 3. もう一度、窓口に聞きます。
 4. 事務局にも聞きます。（補足〔2〕）
    事務局：電話 000-111-2222（平日9時～17時）（補足〔1〕）
      office@example.jp

完了の目安：返事が来れば終わりです。
かかる日数：1～2週間
出典：紙（1、2）
補足の出典：〔1〕市の案内、2026-02-03 〔2〕自前、2026-01-02
（ページ: ask、2番。文面: gmis-help letter ask）
",
    );
}

#[test]
fn a_page_that_is_a_supplement_as_a_whole_says_so_above_its_steps() {
    let _ = desk(&["show", "wait"]).status(0).stdout(
        "【待つ】

手順（補足）
 1. 待ちます。
 2. 外へ出ます。

補足〔1〕：市では長いです。
補足の出典：自前、3、4、2026-01-02 〔1〕市の案内、2026-02-03
（ページ: wait、3番）
",
    );
}

fn source(doc: &str, section: Option<&str>) -> Value {
    let (title, date) = match doc {
        "paper" => ("紙", None),
        "own" => ("自前", Some("2026-01-02")),
        _ => ("市の案内", Some("2026-02-03")),
    };
    json!({
        "doc": doc, "section": section, "title": title, "date": date, "url": null,
        "supplement": doc != "paper",
    })
}

fn counter() -> Value {
    json!({
        "id": "counter", "title": "県の窓口", "find": "県のページで探します。", "source": source("own", None),
        "origin": "flow", "entries": [],
    })
}

fn office() -> Value {
    json!({
        "id": "office", "title": "事務局", "find": null, "source": source("city", None), "origin": "flow",
        "entries": [{
            "for": null, "name": "事務局", "phone": "000-111-2222", "email": "office@example.jp",
            "hours": "平日9時～17時", "url": null, "note": null,
        }],
    })
}

fn step(number: usize, text: &str, contact: &Value, source: &Value) -> Value {
    json!({
        "number": number, "text": text, "url": null, "email": null, "list": [], "contact": contact,
        "notes": [], "example": null, "source": source,
    })
}

#[test]
fn a_page_as_json_has_all_its_parts_as_data() {
    let shown = desk(&["show", "ask", "what", "--format", "json"])
        .status(0)
        .json();
    assert_eq!(shown["schema"], 1);
    let text = desk(&["show", "ask"]).stdout;
    let text: Vec<&str> = text
        .lines()
        .skip(1)
        .filter(|line| !line.is_empty() && !line.starts_with("（ページ"))
        .collect();
    let mut first = step(1, "紙を見ます。", &Value::Null, &source("paper", Some("2")));
    first["notes"] = json!([
        {"text": "先に知ること。", "source": null},
        {"text": "市だけのこと。", "source": source("city", None)},
    ]);
    assert_eq!(
        shown["pages"][0],
        json!({
            "id": "ask", "number": 2, "kind": "remedy", "group": "ask", "title": "窓口に聞く", "why": null,
            "steps": [
                first,
                step(2, "窓口に聞きます。", &counter(), &Value::Null),
                step(3, "もう一度、窓口に聞きます。", &counter(), &Value::Null),
                step(4, "事務局にも聞きます。", &office(), &source("own", None)),
            ],
            "notes": [], "done": "返事が来れば終わりです。", "wait": "1～2週間", "text": text.join("\n"),
            "options": [], "if_not_solved": "wait",
            "letter": {"to": "counter", "subject": "届きません", "text": "届きません。\n\n名前（例：〇〇医院）："},
            "source": source("paper", Some("1")),
        })
    );
    let question = &shown["pages"][1];
    assert_eq!(
        (&question["kind"], &question["letter"], &question["wait"]),
        (&json!("question"), &Value::Null, &Value::Null)
    );
    assert_eq!(
        question["options"][0],
        json!({"id": "ask", "label": "来ない", "goto": "ask", "again": false})
    );
}

#[test]
fn an_example_and_an_address_are_data_too() {
    let shown = gmis_help(["show", "helps", "--flow", "small.yaml", "--format", "json"])
        .dir(&here())
        .run()
        .json();
    let steps = &shown["pages"][0]["steps"];
    assert_eq!(steps[1]["email"], "a@example.jp");
    assert_eq!(steps[2]["url"], "https://example.jp/");
    assert_eq!(steps[2]["list"], json!(["項目"]));
    assert_eq!(
        steps[2]["example"],
        json!({"title": "ある場合", "steps": ["例の手順。"]})
    );
}

#[test]
fn list_as_json_names_the_contacts() {
    let listed = desk(&["list", "--format", "json"]).status(0).json();
    assert_eq!(listed["flows"][0]["contacts"], json!([counter(), office()]));
}

/// Answers at a remedy with `wait`, as JSON.
fn walked(answers: &str) -> Ran {
    gmis_help(["--flow", "desk.yaml", "--format", "json"])
        .dir(&here())
        .stdin(answers)
        .run()
}

#[test]
fn a_remedy_that_is_waited_for_takes_later_and_no_other_does() {
    for answer in [
        "later",
        "3",
        "③",
        "結果を待つ（ここで終わる）",
        "ask=later",
        "LATER",
    ] {
        let said = walked(&format!("ask\n{answer}\n")).status(0).json();
        assert_eq!(said["outcome"], "later", "{answer}");
        assert_eq!(said["page"]["id"], "ask");
    }
    let accepted = |answers| walked(answers).status(3).json()["error"]["accepted"].clone();
    let words = json!(["solved", "not-solved", "later", "back", "restart", "quit"]);
    assert_eq!(accepted("ask\nx\n"), words);
    let words = json!(["solved", "not-solved", "back", "restart", "quit"]);
    assert_eq!(accepted("wait\nlater\n"), words);
    // It ends the call: only `back` or an answer that goes on may follow.
    let after = walked("ask\nlater\nsolved\n").status(3).json();
    assert_eq!(after["error"]["kind"], "too-many");
    let taken_back = walked("ask\nlater\nback\nnot-solved\n").status(0).json();
    assert_eq!(
        (&taken_back["outcome"], &taken_back["page"]["id"]),
        (&Value::Null, &json!("wait"))
    );
}
