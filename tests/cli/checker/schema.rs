//! The JSON Schema, the table of fields and the types agree, and the flow holds what they name.

use std::collections::BTreeSet;
use std::path::Path;

use gmis_help::finding::{Code, Example, Of, Severity};
use gmis_help::flow::check::check;
use gmis_help::flow::check::document::Document;
use gmis_help::form::table::{FLOW, FORMAT, Field, Shape, TRANSLATION};
use gmis_help::yaml::source::Source;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::harness::gmis_help;

const SCHEMA: &str = include_str!("../../../flows/gmis-flow.schema.json");

fn schema() -> Value {
    serde_json::from_str(SCHEMA).expect("the schema is JSON")
}

fn validator() -> Validator {
    jsonschema::meta::validate(&schema()).expect("the schema is a schema");
    jsonschema::validator_for(&schema()).expect("it can be used")
}

#[test]
fn schema_prints_the_committed_file() {
    let _ = gmis_help(["schema"])
        .run()
        .status(0)
        .stdout(SCHEMA)
        .stderr("");
}

#[test]
fn the_built_in_flow_names_the_schema_for_editors() {
    let flow = include_str!("../../../flows/gmis.yaml");
    let named = flow
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("# yaml-language-server: $schema="))
        .expect("the first line names it");
    assert!(Path::new("flows").join(named).is_file(), "{named}");
}

/// Follows `$ref`.
fn resolve<'s>(root: &'s Value, node: &'s Value) -> &'s Value {
    match node.get("$ref").and_then(Value::as_str) {
        Some(at) => root
            .pointer(at.strip_prefix('#').expect("a local reference"))
            .unwrap_or_else(|| panic!("{at} leads nowhere")),
        None => node,
    }
}

fn same_record(root: &Value, node: &Value, fields: &[Field], at: &str) {
    assert_eq!(node["type"], "object", "{at}");
    assert_eq!(node["additionalProperties"], false, "{at}");
    let properties = node["properties"]
        .as_object()
        .expect("a record has properties");
    let named: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
    let known: BTreeSet<&str> = fields.iter().map(|field| field.name).collect();
    assert_eq!(named, known, "{at}");
    let required: BTreeSet<&str> = node["required"]
        .as_array()
        .expect("a record requires something")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let must: BTreeSet<&str> = fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.name)
        .collect();
    assert_eq!(required, must, "{at}");
    for field in fields {
        let at = format!("{at}.{}", field.name);
        same(root, &properties[field.name], field.shape, &at);
    }
}

fn same(root: &Value, node: &Value, shape: &Shape, at: &str) {
    let node = resolve(root, node);
    let of = |name: &str| &root["$defs"][name];
    match shape {
        Shape::Text | Shape::Lines | Shape::Date | Shape::Name => {
            assert_eq!(node, of("text"), "{at}");
        }
        Shape::Id => assert_eq!(node, of("id"), "{at}"),
        Shape::Url => assert_eq!(node, of("url"), "{at}"),
        Shape::Email => assert_eq!(node, of("email"), "{at}"),
        Shape::Phone => assert_eq!(node, of("phone"), "{at}"),
        Shape::Format => assert_eq!(node["const"], FORMAT, "{at}"),
        Shape::Flag => assert_eq!(node["type"], "boolean", "{at}"),
        Shape::List(of, _) => {
            assert_eq!(node["type"], "array", "{at}");
            assert_eq!(node["minItems"], 1, "{at}");
            same(root, &node["items"], of, &format!("{at}[]"));
        }
        Shape::Ids(each) => {
            assert_eq!(node["type"], "object", "{at}");
            assert_eq!(resolve(root, &node["propertyNames"]), of("id"), "{at}");
            same(
                root,
                &node["additionalProperties"],
                each,
                &format!("{at}.*"),
            );
        }
        Shape::Record(fields) => same_record(root, node, fields, at),
        Shape::TextOr(records) => {
            let any = node["anyOf"].as_array().expect("a choice");
            assert_eq!(any.len(), records.len() + 1, "{at}");
            assert_eq!(resolve(root, &any[0]), of("text"), "{at}");
            for (node, fields) in any.iter().skip(1).zip(*records) {
                same_record(root, resolve(root, node), fields, at);
            }
        }
    }
}

#[test]
fn the_schema_says_what_the_table_of_the_event_pass_says() {
    let root = schema();
    same(&root, &root, &FLOW, "flow");
}

#[test]
fn the_schema_of_translations_says_what_their_table_says() {
    let text = include_str!("../../../flows/gmis-translation.schema.json");
    let root: Value = serde_json::from_str(text).expect("the schema is JSON");
    jsonschema::meta::validate(&root).expect("the schema is a schema");
    same(&root, &root, &TRANSLATION, "translation");
}

/// A flow that uses every field of the format.
fn whole() -> Value {
    let citation = json!({"doc": "notice", "section": "1"});
    let note = json!({"text": "注意", "source": citation});
    let step = json!({
        "do": "開く", "contact": "counter", "url": "https://www.example.jp/a?b#c", "email": "info@example.jp", "list": ["氏名"],
        "notes": ["注意", note], "example": {"title": "例", "steps": ["押す"]}, "source": citation,
    });
    json!({
        "format": 1, "id": "whole", "title": "題", "as-of": "2026-11-22", "start": "ask",
        "sources": {"notice": {"title": "通知", "date": "2026", "url": "https://www.example.jp/", "supplement": true}},
        "contacts": {
            "counter": {
                "title": "窓口", "find": "県のページで調べる", "phone": "000-111-2222", "email": "info@example.jp",
                "hours": "平日9時～17時", "url": "https://www.example.jp/", "source": citation,
            },
        },
        "shared": {"open": {"steps": ["開く", step]}},
        "questions": {
            "ask": {
                "group": "ask", "ask": "どれ？", "why": "から", "source": citation, "steps": ["見る", {"use": "open"}],
                "notes": ["注意", note],
                "options": [{"id": "one", "label": "一", "goto": "end"}, {"label": "二", "goto": "more"}],
                "words": ["どれ"],
            },
            "more": {
                "ask": "見た？",
                "options": [{"label": "はい", "goto": "end"}, {"label": "もう一度", "goto": "ask", "again": true}],
            },
        },
        "remedies": {
            "end": {
                "group": "ask", "title": "対処", "why": "から", "source": citation, "steps": [step, "待つ"],
                "notes": [note], "letter": {"to": "counter", "subject": "お願い", "text": "お願いします。\n名前："},
                "done": "済み", "wait": "1週間", "words": ["だめ"], "if-not-solved": "last",
            },
            "last": {"group": "last", "title": "聞く", "source": citation, "steps": ["聞く"]},
        },
    })
}

/// The place of every value.
fn places(value: &Value, at: &str, places: &mut Vec<String>) {
    places.push(at.to_owned());
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                self::places(value, &format!("{at}/{key}"), places);
            }
        }
        Value::Array(items) => {
            for (number, value) in items.iter().enumerate() {
                self::places(value, &format!("{at}/{number}"), places);
            }
        }
        _ => {}
    }
}

/// The flow with one place changed in one way, for every place and every way.
fn changed() -> Vec<(String, Value)> {
    let whole = whole();
    let mut all = Vec::new();
    places(&whole, "", &mut all);
    let mut changed = Vec::new();
    for at in all {
        let others = [
            json!("x"),
            json!(["x"]),
            json!({"x": "y"}),
            json!([]),
            json!(""),
            json!(1.5),
            json!(true),
            json!(null),
        ];
        for other in others {
            let mut flow = whole.clone();
            *flow.pointer_mut(&at).expect("the place is there") = other.clone();
            changed.push((format!("{at} = {other}"), flow));
        }
        let mut flow = whole.clone();
        if let Some(entries) = flow.pointer_mut(&at).and_then(Value::as_object_mut) {
            entries.insert("lable".to_owned(), json!("x"));
            changed.push((format!("{at} + lable"), flow));
        }
        if let Some((parent, key)) = at.rsplit_once('/') {
            let mut flow = whole.clone();
            if let Some(entries) = flow.pointer_mut(parent).and_then(Value::as_object_mut) {
                entries.remove(key);
                changed.push((format!("{at} removed"), flow));
            }
        }
    }
    changed
}

/// Whether the table of fields accepts the flow; names that lead nowhere and the like do not count.
fn fits_table(flow: &Value) -> bool {
    let checked = check(&Source::from_bytes("sample", flow.to_string().into_bytes()));
    checked.findings.iter().all(|finding| {
        finding.fault.severity() == Severity::Warning
            || matches!(
                finding.fault.kind(),
                Code::UnknownTarget
                    | Code::UnknownShared
                    | Code::UnknownSource
                    | Code::UnknownContact
                    | Code::NestedShared
                    | Code::NoRemedy
                    | Code::Loop
                    | Code::AgainWithoutLoop
                    | Code::DuplicateOption
                    | Code::DuplicateLabel
            )
    })
}

#[test]
fn schema_and_table_accept_and_refuse_the_same() {
    let validator = validator();
    assert!(validator.is_valid(&whole()) && fits_table(&whole()));
    let changed = changed();
    assert!(changed.len() > 300);
    for (what, flow) in changed {
        assert_eq!(validator.is_valid(&flow), fits_table(&flow), "{what}");
    }
}

#[test]
fn the_types_take_what_the_table_takes_and_know_no_other_field() {
    // Numbers and the like are text to the table, whatever YAML makes of them.
    let of_yaml = |what: &str| {
        ["= 1.5", "= true", "= null"]
            .iter()
            .any(|end| what.ends_with(end))
    };
    for (what, flow) in changed().into_iter().filter(|(what, _)| !of_yaml(what)) {
        let parsed = serde_yaml::from_str::<Document>(&flow.to_string()).is_ok();
        if fits_table(&flow) {
            assert!(parsed, "{what}");
        }
        // `do` and `use` steps share one type, and the types do not check ids, addresses and empty texts.
        let is_shape = what.ends_with("removed") || what.ends_with("+ lable");
        let in_step = what.ends_with("/do removed") || what.ends_with("/use removed");
        if is_shape && !in_step {
            assert_eq!(parsed, fits_table(&flow), "{what}");
        }
    }
}

/// Everything that the flow holds; `None` if it is not a flow.
fn held(flow: &Value) -> Option<String> {
    let checked = check(&Source::from_bytes("sample", flow.to_string().into_bytes()));
    let flow = checked.flow?;
    let head = [flow.id(), flow.title(), flow.as_of()];
    let pages: Vec<_> = flow.pages().collect();
    Some(format!(
        "{head:?} {pages:?} {:?} {:?}",
        flow.contacts(),
        flow.sources()
    ))
}

#[test]
fn whatever_is_changed_or_left_out_changes_the_flow() {
    let whole = whole();
    let before = held(&whole).expect("it is a flow");
    let mut all = Vec::new();
    places(&whole, "", &mut all);
    let mut flows = changed();
    flows.retain(|(what, _)| what.ends_with("removed"));
    for at in all {
        let mut flow = whole.clone();
        let place = flow.pointer_mut(&at).expect("the place is there");
        if let Some(text) = place.as_str() {
            *place = json!(format!("{text}1"));
            flows.push((format!("{at} + 1"), flow));
        }
    }
    let held: Vec<_> = flows
        .iter()
        .filter_map(|(what, flow)| Some((what, held(flow)?)))
        .collect();
    assert!(held.len() > 100, "{}", held.len());
    for (what, held) in held {
        assert_ne!(held, before, "{what}");
    }
}

#[test]
fn the_schema_and_the_table_take_the_same_phone_numbers() {
    let validator = validator();
    let right = [
        "000-111-2222",
        "0001112222",
        "+81-3-0000-0000",
        "(000)111-2222",
        "#7119",
        "119",
        "０００－１１１－２２２２",
        "０００ー１１１ー２２２２（内線３４）",
        "000-111-2222 内線 34",
        "内線 34",
        "（内線３）",
    ];
    let wrong = [
        "00",
        "窓口",
        "000-111-2222（平日）",
        "000-111-2222、000-111-3333",
        "000-111-2222 内線",
        "内線",
        "12 内線 34",
        "000.111.2222",
        "ext 1112222",
    ];
    for (phone, is_right) in right
        .map(|phone| (phone, true))
        .into_iter()
        .chain(wrong.map(|phone| (phone, false)))
    {
        let mut flow = whole();
        flow["contacts"]["counter"]["phone"] = json!(phone);
        assert_eq!(fits_table(&flow), is_right, "{phone}");
        assert_eq!(validator.is_valid(&flow), is_right, "{phone}");
    }
}

#[test]
fn a_plain_text_is_the_text_as_it_is_written() {
    let validator = validator();
    for text in [
        "0120",
        "00123",
        "1.0",
        "1e3",
        ".5",
        "inf",
        ".inf",
        "0x1F",
        "yes",
        "true",
        "False",
        "2026-11-22",
        "null",
        "Null",
        "~",
        "12:30",
    ] {
        let flow = format!(
            "format: 1\nid: f\ntitle: {text}\nas-of: {text}\nstart: q\nquestions:\n  q:\n    ask: {text}\n    why: {text}\n    \
             options:\n      - label: {text}\n        goto: r\nremedies:\n  r:\n    group: r\n    title: t\n    steps:\n      - \
             {text}\n      - do: {text}\n        list:\n          - {text}\n    notes:\n      - {text}\n      - text: {text}\n"
        );
        let checked = check(&Source::from_bytes("sample", flow.clone().into_bytes()));
        let read = checked
            .flow
            .unwrap_or_else(|| panic!("{text}: {:?}", checked.findings));
        let question = read.page(read.start());
        let remedy = read.page(question.options()[0].target);
        let said = [
            read.title(),
            read.as_of(),
            &question.title,
            &question.options()[0].label,
        ];
        let steps = remedy.steps.iter().map(|step| step.text.as_str());
        let more = steps.chain(remedy.notes.iter().map(|note| note.text.as_str()));
        for said in said.into_iter().chain(question.why.as_deref()).chain(more) {
            assert_eq!(said, text);
        }
        assert_eq!(remedy.steps[1].list, [text]);
        assert!(validator.is_valid(&as_json(&flow)), "{text}");
    }
}

#[test]
fn joined_surrogates_are_one_character_and_the_format_must_be_written_1() {
    let flow = |format: &str| {
        format!(
            "format: {format}\nid: f\ntitle: \"\\uD83D\\uDE00\"\nas-of: d\nstart: q\nquestions:\n  q:\n    ask: a\n    \
             options:\n      - label: x\n        goto: r\nremedies:\n  r:\n    group: r\n    title: t\n    steps:\n      - s\n"
        )
    };
    let checked = check(&Source::from_bytes("sample", flow("1").into_bytes()));
    assert_eq!(checked.flow.expect("it is a flow").title(), "\u{1F600}");
    for format in ["01", "+1", "1.0", "0x1", "'1'", "~"] {
        let checked = check(&Source::from_bytes("sample", flow(format).into_bytes()));
        let code = Some(Code::UnknownFormat);
        let found = checked
            .findings
            .iter()
            .find(|finding| finding.fault.severity() == Severity::Error);
        assert_eq!(found.map(|finding| finding.fault.kind()), code, "{format}");
    }
}

fn as_json(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).expect("it is YAML")
}

/// The flow that an example is, or translates; `None` for a site file.
fn flow_of(example: Example) -> Option<&'static str> {
    match example.of {
        Of::Flow => Some(example.good),
        Of::Translation(flow) => Some(flow),
        Of::Site => None,
    }
}

#[test]
fn a_real_validator_accepts_the_flows_and_the_mended_examples() {
    let validator = validator();
    let flows = [
        include_str!("../../../flows/gmis.yaml"),
        include_str!("../../../flows/template.yaml"),
    ];
    let examples = Code::ALL.iter().filter_map(|code| code.example());
    for text in flows.into_iter().chain(examples.filter_map(flow_of)) {
        let errors: Vec<String> = validator
            .iter_errors(&as_json(text))
            .map(|error| format!("{}: {error}", error.instance_path))
            .collect();
        assert!(errors.is_empty(), "{errors:?}\n{text}");
    }
}

#[test]
fn a_real_validator_refuses_the_wrong_shapes() {
    let validator = validator();
    let shapes = [
        Code::UnknownFormat,
        Code::NewerFormat,
        Code::UnknownField,
        Code::MissingField,
        Code::MisplacedPage,
        Code::WrongShape,
        Code::EmptyText,
        Code::BadId,
        Code::ReservedId,
        Code::NoOptions,
        Code::NoSteps,
        Code::BadUrl,
        Code::BadEmail,
        Code::BadPhone,
        Code::CommaInBraces,
    ];
    for code in shapes {
        let bad = code.example().expect("it has an example").bad;
        let bad = std::str::from_utf8(bad).expect("it is UTF-8");
        assert!(!validator.is_valid(&as_json(bad)), "{}", code.name());
    }
}
