//! `why`: every number agrees with enumeration; the texts and JSON that it prints.

use std::fmt::Write;
use std::time::{Duration, Instant};

use gmis_help::answers::Given;
use gmis_help::answers::record::step;
use gmis_help::flow::Flow;
use gmis_help::flow::check::check;
use gmis_help::views::why::why;
use gmis_help::yaml::source::Source;
use proptest::prelude::*;
use serde_json::json;

use super::{Way, ways};
use crate::harness::{Folder, Ran, gmis_help, here};
use crate::sketch::{checked, sketch};

fn small(args: &[&str]) -> Ran {
    let args = [args, &["--flow", "small.yaml"]].concat();
    gmis_help(args).dir(&here()).run()
}

fn way(flow: &Flow, given: &[Given]) -> Way {
    let own = |given: &Given| {
        let (page, option) = step(flow, *given);
        (page.to_owned(), option.to_owned())
    };
    given.iter().map(own).collect()
}

/// The pages on all of these ways, in order, each with its option if that is the same on all.
fn always(ways: &[&Way]) -> Vec<(String, Option<String>)> {
    let Some(first) = ways.first() else {
        return Vec::new();
    };
    let on_all = |(page, option): &(String, String)| {
        let taken: Option<Vec<&String>> = ways
            .iter()
            .map(|way| {
                way.iter()
                    .find(|(own, _)| own == page)
                    .map(|(_, option)| option)
            })
            .collect();
        let taken = taken?;
        let same = taken.iter().all(|own| *own == option);
        Some((page.clone(), same.then(|| option.clone())))
    };
    first.iter().filter_map(on_all).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn every_number_is_what_enumeration_finds(sketch in sketch(true)) {
        let (_, flow) = checked(&sketch);
        let Some(flow) = flow else { return Ok(()) };
        let all = ways(&sketch);
        for page in 0..sketch.pages() {
            let number = flow.find(&sketch.id(page)).expect("the page");
            let found = why(&flow, number);
            let here: Vec<&Way> = all.iter().filter(|(_, end)| *end == page).map(|(way, _)| way).collect();
            prop_assert_eq!(found.paths, Some(here.len() as u64));
            let asked = here.iter().map(|way| way.iter().filter(|(page, _)| page.starts_with('q')).count());
            let (fewest, most) = (asked.clone().min(), asked.max());
            prop_assert_eq!(found.questions, fewest.zip(most));
            let shortest = way(&flow, &found.ways.to(number));
            prop_assert_eq!(here.iter().map(|way| way.len()).min().unwrap_or(0), shortest.len());
            prop_assert!(here.is_empty() || here.contains(&&shortest));
            let passed: Vec<_> = found.always.iter().map(|passed| {
                let option = passed.given.map(|given| step(&flow, given).1.to_owned());
                (flow.page(passed.page).id.clone(), option)
            }).collect();
            prop_assert_eq!(passed, always(&here));
            let mut last = 0;
            for before in &found.before {
                let given = way(&flow, &[before.given]).remove(0);
                let through: Vec<&&Way> = here.iter().filter(|way| way.last() == Some(&given)).collect();
                prop_assert_eq!(before.paths, Some(through.len() as u64));
                let shortest = way(&flow, &found.ways.through(before.given).answers());
                prop_assert_eq!(through.iter().map(|way| way.len()).min().unwrap_or(0), shortest.len());
                prop_assert!(through.is_empty() || through.contains(&&&shortest));
                last += through.len();
            }
            let edges = (0..sketch.pages()).flat_map(|from| sketch.edges(from));
            prop_assert_eq!(found.before.len(), edges.filter(|(to, again)| *to == page && !again).count());
            prop_assert_eq!(last, here.iter().filter(|way| !way.is_empty()).count());
        }
    }
}

/// A flow with this many questions, each with two options to the next one: 2^questions paths.
fn doubling(questions: usize) -> String {
    let mut text = String::from(
        "format: 1\nid: doubling\ntitle: t\nas-of: 2026-11-22\nstart: q0\nquestions:\n",
    );
    for number in 0..questions {
        let next = if number + 1 < questions {
            format!("q{}", number + 1)
        } else {
            "end".to_owned()
        };
        let _ = write!(text, "  q{number}:\n    ask: a\n    options:\n");
        for option in ["a", "b"] {
            let _ = write!(
                text,
                "      - label: {option}\n        id: {option}\n        goto: {next}\n"
            );
        }
    }
    text + "remedies:\n  end:\n    group: g\n    title: t\n    steps:\n      - s\n"
}

#[test]
fn counts_are_exact_up_to_ten_to_the_fifteenth() {
    let folder = Folder::new();
    // 2^49 < 10^15 < 2^50
    for (questions, paths, said) in [
        (
            49,
            json!(562_949_953_421_312_u64),
            "道は562949953421312通り、",
        ),
        (50, json!(null), "道は10^15通り以上、"),
    ] {
        folder.file("d.yaml", doubling(questions));
        let shown = |format| {
            gmis_help(["why", "end", "--flow", "d.yaml", "--format", format])
                .dir(folder.path())
                .run()
                .status(0)
        };
        assert_eq!(shown("json").json()["paths"], paths);
        assert!(shown("text").stdout.contains(said));
    }
}

#[test]
fn people_see_figures_and_answers() {
    let shown = "\
small（2026-11-22 現在、4ページ）
4番 last（対処）最後
道は2通り、質問は1～2問です。

いちばん短い道:
  first=last  いいえ

必ず通るページ:
  1番 first

ここに直接来る答え:
  first=last（1通り）
  helps=not-solved（1通り）
";
    for page in ["last", "4", "４"] {
        let _ = small(&["why", page]).status(0).stderr("").stdout(shown);
    }
    let helps = small(&["why", "helps"]).status(0).stdout;
    assert!(
        helps.contains("必ず通るページ:\n  1番 first → はい\n  2番 second → 済んだ\n"),
        "{helps}"
    );
    let first = small(&["why", "first"]).status(0).stdout;
    assert!(first.ends_with("最初の質問です。\n"), "{first}");
}

#[test]
fn scripts_get_the_same_as_json() {
    let first = json!({"page": "first", "option": "last"});
    let way = json!([
        {"page": "first", "option": "yes"},
        {"page": "second", "option": "helps"},
        {"page": "helps", "option": "not-solved"},
    ]);
    let expected = json!({
        "schema": 1, "flow": "small", "page": "last", "paths": 2, "fewest": 1, "most": 2,
        "answers": [first],
        "always": [{"page": "first", "option": null}],
        "before": [
            {"page": "first", "option": "last", "paths": 1, "answers": [first]},
            {"page": "helps", "option": "not-solved", "paths": 1, "answers": way},
        ],
    });
    let ran = small(&["why", "last", "--format", "json"]).status(0);
    assert_eq!(ran.json(), expected);
    assert!(ran.stdout.starts_with("{\"schema\":1,"));
}

/// A flow with an unreachable question, which leads to the first one, and with more answers to one page than are
/// listed.
const WIDE: &str = "\
format: 1
id: wide
title: t
as-of: 2026-11-22
start: first
questions:
  first:
    ask: a
    options:
";

#[test]
fn a_page_that_nobody_gets_to_and_one_with_many_answers_before_it() {
    let mut text = WIDE.to_owned();
    for number in 0..23 {
        let _ = write!(
            text,
            "      - label: l{number}\n        id: o{number}\n        goto: end\n"
        );
    }
    text += "  lost:\n    ask: a\n    options:\n      - label: l\n        goto: end\n";
    text += "remedies:\n  end:\n    group: g\n    title: t\n    steps:\n      - s\n";
    let folder = Folder::new();
    folder.file("wide.yaml", text);
    let ran = |page, format| {
        gmis_help(["why", page, "--flow", "wide.yaml", "--format", format])
            .dir(folder.path())
            .run()
            .status(0)
    };
    let end = ran("end", "text").stdout;
    assert!(end.ends_with("  first=o19（1通り）\n  ほか 4\n"), "{end}");
    let before = ran("end", "json").json()["before"].clone();
    assert_eq!(before.as_array().map(Vec::len), Some(24));
    assert_eq!(
        before[23],
        json!({"page": "lost", "option": "end", "paths": 0, "answers": []})
    );
    let lost = ran("lost", "text").stdout;
    assert!(
        lost.ends_with("最初の質問からここに着く道はありません。\n"),
        "{lost}"
    );
    let lost = ran("lost", "json").json();
    assert_eq!(
        (
            &lost["paths"],
            &lost["fewest"],
            &lost["most"],
            &lost["always"]
        ),
        (&json!(0), &json!(null), &json!(null), &json!([]))
    );
}

#[test]
fn an_unknown_page_or_flow_is_a_usage_error_that_names_a_near_one() {
    let _ = small(&["why", "secnd"])
        .status(2)
        .stdout("")
        .stderr("エラー: 「secnd」というページはありません。「second」のことですか？\n");
    for args in [["why", "5"], ["why", "0"]] {
        let _ = small(&args).status(2).stdout("");
    }
    let ran = gmis_help(["why", "situation", "--flow", "gmiss"]).run();
    let _ = ran.status(2).stdout("");
}

#[test]
fn it_can_be_kept_in_a_file() {
    let folder = Folder::new();
    let small = here().join("small.yaml");
    let small = small.to_str().expect("UTF-8");
    let ran = |more: &[&str]| {
        let args = [&["why", "last", "--flow", small], more].concat();
        gmis_help(args).dir(folder.path()).run()
    };
    let text = ran(&[]).stdout;
    let kept = ran(&["--out", "why.txt"]).status(0).stdout("");
    assert_eq!(kept.stderr, "「why.txt」に書きました。\n");
    let read = || std::fs::read_to_string(folder.path().join("why.txt")).expect("it was written");
    assert_eq!(read(), text);
    let _ = ran(&["--out", "why.txt", "--format", "json"])
        .status(1)
        .stdout("");
    assert_eq!(read(), text);
    let _ = ran(&["--out", "why.txt", "--format", "json", "--force"]).status(0);
    assert!(read().starts_with("{\"schema\":1,"));
    let _ = ran(&["--out", small, "--force"]).status(1);
    assert_eq!(
        std::fs::read_to_string(small).expect("the flow"),
        include_str!("../small.yaml")
    );
}

#[test]
fn ten_thousand_pages_take_ten_milliseconds() {
    let flow = check(&Source::from_bytes("d.yaml", doubling(9_999).into_bytes()))
        .flow
        .expect("a flow");
    let end = flow.find("end").expect("the page");
    let fastest = (0..5)
        .map(|_| {
            let begun = Instant::now();
            assert_eq!(why(&flow, end).always.len(), 9_999);
            begun.elapsed()
        })
        .min();
    // Ten times the target: other tests run at the same time.
    assert!(fastest < Some(Duration::from_millis(100)), "{fastest:?}");
}
