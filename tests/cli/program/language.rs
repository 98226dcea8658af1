//! `--lang`: what is said in English, and what is the same in every language.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::harness::{Folder, Ran, gmis_help, gmis_help_in, here};

const SMALL: &str = include_str!("../small.yaml");

/// A folder with the small flow, and a translation in which each text is `t` and a number.
fn translated() -> Folder {
    let folder = Folder::new();
    folder.file("small.yaml", SMALL);
    let _ = gmis_help(["new", "--translation", "en", "small.en.yaml"])
        .dir(folder.path())
        .run()
        .status(0);
    let draft = read(&folder, "small.en.yaml");
    let mut number = 0;
    let lines = draft.lines().map(|line| {
        number += usize::from(line.contains("to: \"\""));
        line.replace("to: \"\"", &format!("to: t{number}")) + "\n"
    });
    folder.file("small.en.yaml", lines.collect::<String>());
    folder
}

fn read(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).expect("it is there")
}

fn english(folder: &Folder, args: &[&str], answers: &str) -> Ran {
    let flow = ["--lang", "en", "--flow", "small.yaml"];
    gmis_help(args.iter().chain(&flow))
        .dir(folder.path())
        .stdin(answers)
        .run()
}

/// Every message is a string literal in its source; names from the flow are inserted later.
#[test]
fn no_english_message_has_japanese_in_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/en");
    let mut files = 0;
    for file in fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        let text = fs::read_to_string(&path).expect("it is text");
        let strange: Vec<char> = text
            .chars()
            .filter(|character| !character.is_ascii() && !"←↑↓→■".contains(*character))
            .collect();
        assert!(strange.is_empty(), "{}: {strange:?}", path.display());
        files += 1;
    }
    assert!(files > 8, "{files}");
}

#[test]
fn the_language_is_said_before_or_behind_a_verb_or_by_the_environment() {
    let help = gmis_help(["show", "--help", "--lang", "en"])
        .run()
        .status(0);
    assert!(help.stdout.starts_with("Shows pages"), "{}", help.stdout);
    assert!(help.stdout.is_ascii(), "{}", help.stdout);
    for args in [
        ["--lang", "en", "show", "--help"],
        ["show", "--lang", "en", "--help"],
        ["--lang=en", "help", "show", "--"],
    ] {
        let words = args.iter().filter(|word| **word != "--");
        let _ = gmis_help(words).run().status(0).stdout(&help.stdout);
    }
    let by_environment = |args: &[&str]| gmis_help(args).env("GMIS_HELP_LANG", "en").run();
    let _ = by_environment(&["show", "--help"]).stdout(&help.stdout);
    let asked = by_environment(&["show", "--help", "--lang", "ja"]);
    assert!(!asked.stdout.is_ascii());
    // After `--` it is a word like any other.
    let found = gmis_help(["search", "--", "--lang", "en"]).run().status(1);
    assert!(found.stderr.contains("「--lang en」"), "{}", found.stderr);
}

#[test]
fn every_help_is_in_english_too() {
    let help = gmis_help(["--lang", "en", "--help"]).run().status(0).stdout;
    let (_, list) = help.split_once("Commands:\n").expect("a list of commands");
    let lines = list.lines().take_while(|line| !line.is_empty());
    let verbs = lines.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let verbs: Vec<&str> = verbs.filter(|verb| !verb.is_empty()).collect();
    assert!(verbs.len() > 12, "{verbs:?}");
    for verb in verbs {
        let help = gmis_help([verb, "--help", "--lang", "en"]).run().status(0);
        assert!(help.stdout.is_ascii(), "{}", help.stdout);
    }
}

#[test]
fn usage_errors_are_in_the_language_asked_for_or_in_japanese_if_it_is_unknown() {
    for (args, said) in [
        (
            &["shwo"][..],
            "There is no command \"shwo\". Did you mean \"show\"? For usage, see gmis-help --help",
        ),
        (
            &["show"],
            "\"PAGE\" is missing. For usage, see gmis-help show --help",
        ),
        (
            &["show", "spam-fodler"],
            "There is no page \"spam-fodler\". Did you mean \"spam-folder\"?",
        ),
        (
            &["list", "--format", "x"],
            "\"--format FORMAT\" cannot be \"x\". It can be text, json.",
        ),
    ] {
        let ran = gmis_help(args).env("GMIS_HELP_LANG", "en").run().status(2);
        assert!(
            ran.stderr.starts_with(&format!("Error: {said}")),
            "{}",
            ran.stderr
        );
        assert!(ran.stderr.is_ascii(), "{}", ran.stderr);
    }
    let wrong = "」に「fr」は使えません。使えるのは ja、en です。\n";
    let _ = gmis_help(["list", "--lang", "fr"])
        .run()
        .status(2)
        .stderr(&format!("エラー: 「--lang{wrong}"));
    let _ = gmis_help(["list"])
        .env("GMIS_HELP_LANG", "fr")
        .run()
        .status(2)
        .stderr(&format!("エラー: 「GMIS_HELP_LANG{wrong}"));
    let missing = gmis_help(["list", "--lang"]).run().status(2);
    assert!(
        missing.stderr.contains("「--lang 言語」の値"),
        "{}",
        missing.stderr
    );
}

/// Asserts the same keys, numbers and flags; only texts may differ.
fn form(value: &Value) -> Value {
    match value {
        Value::Object(entries) => {
            let entry = |(key, value): (&String, &Value)| (key.clone(), form(value));
            entries.iter().map(entry).collect()
        }
        Value::Array(items) => items.iter().map(form).collect(),
        Value::String(_) => json!("text"),
        other => other.clone(),
    }
}

#[test]
fn every_page_is_reached_by_the_same_ids_and_by_the_labels_of_both_languages() {
    let list = |lang: &str| {
        let ran = gmis_help(["list", "--format", "json", "--lang", lang]).run();
        ran.status(0).json()["flows"][0].clone()
    };
    let (japanese, english) = (list("ja"), list("en"));
    assert_eq!(form(&japanese), form(&english));
    let label = |flow: &Value, page: &Value, option: &Value| {
        let mut pages = flow["pages"].as_array().expect("pages").iter();
        let page = pages.find(|known| known["id"] == *page).expect("a page");
        let mut options = page["options"].as_array().expect("options").iter();
        let option = options.find(|known| known["id"] == *option);
        let label = option.map_or("not-solved", |option| {
            option["label"].as_str().expect("a text")
        });
        format!("{label}\n")
    };
    let walk = |lang: &str, answers: &str| {
        let ran = gmis_help(["--format", "json", "--lang", lang])
            .stdin(answers)
            .run();
        (ran.status, ran.json())
    };
    let pages = japanese["pages"].as_array().expect("pages").iter();
    let remedies = pages.filter(|page| page["kind"] == "remedy");
    let mut tried = 0;
    for remedy in remedies {
        let id = remedy["id"].as_str().expect("an id");
        let why = gmis_help(["why", id, "--format", "json"])
            .run()
            .status(0)
            .json();
        let answers = why["answers"].as_array().expect("answers").clone();
        let lines = |flow: Option<&Value>| -> String {
            let line = |given: &Value| match flow {
                Some(flow) => label(flow, &given["page"], &given["option"]),
                None => format!("{}={}\n", given["page"], given["option"]).replace('"', ""),
            };
            answers.iter().map(line).collect()
        };
        let (status, wanted) = walk("ja", &lines(None));
        assert_eq!((status, wanted["page"]["id"].as_str()), (0, Some(id)));
        for flow in [None, Some(&english), Some(&japanese)] {
            let (status, found) = walk("en", &lines(flow));
            assert_eq!(status, 0, "{id}: {found}");
            assert_eq!(found["path"], wanted["path"], "{id}");
            assert_eq!(form(&found), form(&wanted), "{id}");
        }
        tried += 1;
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn outcomes_are_answered_in_both_languages() {
    for (lang, said) in [
        ("en", "解決した"),
        ("en", "Yes, it is solved"),
        ("ja", "Yes, it is solved"),
    ] {
        let ran = gmis_help(["--from", "spam-folder", "--format", "json", "--lang", lang])
            .stdin(format!("{said}\n"))
            .run()
            .status(0);
        assert_eq!(ran.json()["outcome"], "solved", "{lang}: {said}");
    }
}

#[test]
fn a_record_is_the_same_in_every_language() {
    let folder = translated();
    let record = |lang: &str, answers: &str| {
        let name = format!("{lang}.txt");
        let args = ["--flow", "small.yaml", "--lang", lang, "--record", &name];
        let _ = gmis_help(args)
            .dir(folder.path())
            .stdin(answers)
            .run()
            .status(0);
        read(&folder, &name)
    };
    let english = record("en", "いいえ\nsolved\n");
    assert_eq!(english, record("ja", "2\nsolved\n"));
    assert!(english.contains("first=last\n"), "{english}");
    let _ = gmis_help(["test", "en.txt", "--flow", "small.yaml"])
        .dir(folder.path())
        .run()
        .status(0);
}

#[test]
fn a_text_without_translation_is_shown_in_japanese_and_marked() {
    let folder = translated();
    let text = read(&folder, "small.en.yaml");
    let whole = english(&folder, &["show", "first"], "")
        .status(0)
        .stderr("");
    assert!(
        !whole.stdout.contains("分けるためです。"),
        "{}",
        whole.stdout
    );
    let (before, behind) = text
        .split_once("from: \"分けるためです。\"\n    to: t")
        .expect("a pair");
    let (_, behind) = behind.split_once('\n').expect("a line");
    folder.file(
        "small.en.yaml",
        format!("{before}from: \"分けるためです。\"\n    to:\n{behind}"),
    );
    let shown = english(&folder, &["show", "first"], "")
        .status(0)
        .stderr("");
    assert!(
        shown.stdout.contains("\n(Japanese) 分けるためです。\n"),
        "{}",
        shown.stdout
    );
    assert_eq!(shown.stdout.matches("(Japanese)").count(), 1);
}

#[test]
fn a_translation_with_errors_is_left_out_and_said() {
    let folder = translated();
    folder.file(
        "small.en.yaml",
        "format: 1\nflow: small\nlanguage: en\ntexts: x\n",
    );
    let shown = english(&folder, &["show", "first"], "").status(0);
    let said = "Warning: The translation \"small.en.yaml\" is not used. Line 4: ";
    assert!(shown.stderr.starts_with(said), "{}", shown.stderr);
    let none = "Warning: The guide \"small\" has not been translated. It is shown as it is.\n";
    assert!(shown.stderr.ends_with(none), "{}", shown.stderr);
    assert!(
        shown.stdout.contains("\n分けるためです。\n"),
        "{}",
        shown.stdout
    );
    // Without `--lang`, nothing is said of the translation.
    let _ = gmis_help(["show", "first", "--flow", "small.yaml"])
        .dir(folder.path())
        .run()
        .status(0)
        .stderr("");
}

#[test]
fn a_flow_without_translation_is_shown_as_it_is_and_an_override_uses_the_one_inside() {
    let shown = gmis_help(["show", "first", "--flow", "small.yaml", "--lang", "en"])
        .dir(&here())
        .run()
        .status(0);
    assert!(
        shown.stderr.contains("has not been translated"),
        "{}",
        shown.stderr
    );
    let folder = Folder::new();
    fs::create_dir(folder.path().join("flows")).expect("a folder");
    let flow = include_str!("../../../flows/gmis.yaml");
    let changed = flow.replacen("title: ", "title: 変えた", 1);
    fs::write(folder.path().join("flows/gmis.yaml"), changed).expect("it is written");
    let listed = gmis_help_in(&folder, ["list", "--lang", "en"])
        .run()
        .status(0);
    assert!(
        listed.stdout.starts_with("gmis  (Japanese) 変えた"),
        "{}",
        listed.stdout
    );
}

#[test]
fn the_translation_inside_is_whole() {
    let flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("flows");
    let args = ["check", "--strict", "--format", "short", "gmis.en.yaml"];
    let clean = "gmis.yaml: 誤りはありません。\ngmis.en.yaml: 誤りはありません。\n";
    let _ = gmis_help(args).dir(&flows).run().status(0).stdout(clean);
}

#[test]
fn no_english_page_has_japanese_punctuation_outside_quotes() {
    let args = ["list", "--lang", "en", "--format", "json"];
    let listed = gmis_help(args).run().status(0).json();
    for page in listed["flows"][0]["pages"].as_array().expect("pages") {
        let labels = page["options"].as_array().expect("options").iter();
        let said = [&page["title"], &page["text"]].into_iter();
        for text in said.chain(labels.map(|option| &option["label"])) {
            let text = text.as_str().expect("a text");
            let bare = text.split('「').map(|part| part.rsplit('」').next());
            let bare: String = bare.flatten().collect();
            assert!(
                !bare.contains(|c| "、。：；（）～！？　".contains(c)),
                "{text}"
            );
        }
    }
}

#[test]
fn a_letter_stays_japanese_with_its_meaning_behind_it() {
    let own = gmis_help(["letter", "ask-counter"]).run().status(0).stdout;
    let english = gmis_help(["letter", "ask-counter", "--lang", "en"])
        .run()
        .status(0)
        .stdout;
    let (_, text) = own.split_once("\n\n").expect("a letter");
    let (_, behind) = english.split_once(text).expect("the same text");
    assert!(behind.starts_with("\nWhat it says in English"), "{behind}");
}
