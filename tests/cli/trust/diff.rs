//! `diff`: its promises hold for random pairs; the texts and JSON that it prints.

use std::collections::{BTreeMap, BTreeSet};

use gmis_help::answers::record::step;
use gmis_help::views::diff::{Change, diff};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Way, follow, option, ways};
use crate::harness::{Folder, Ran, gmis_help};
use crate::sketch::{Sketch, checked, sketch};

/// A tree before and after a change: some options lead elsewhere, some are gone, and there may be a question more or
/// less.
fn pair() -> impl Strategy<Value = (Sketch, Sketch)> {
    let change = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        0_usize..9,
        0_u8..4,
    );
    (
        sketch(true),
        sketch(true),
        prop::collection::vec(change, 0..4),
        0_u8..5,
    )
        .prop_map(|(old, other, changes, kind)| {
            if kind == 0 {
                return (old, other);
            }
            let mut new = old.clone();
            for (page, at, target, how) in changes {
                let target = target % new.pages();
                let questions = new.questions.len();
                let options = &mut new.questions[page.index(questions)];
                let at = at.index(options.len());
                match how {
                    0 if options.len() > 1 => {
                        options.pop();
                    }
                    1 => options.push((target, false)),
                    2 => {
                        let remedies = new.remedies.len();
                        new.remedies[page.index(remedies)] = None;
                    }
                    _ => options[at] = (target, false),
                }
            }
            (old, new)
        })
}

/// The options of each page by id, and where they lead.
fn leads(sketch: &Sketch) -> BTreeMap<String, BTreeMap<String, String>> {
    let of = |page| {
        let edges = (0..).zip(sketch.edges(page));
        edges
            .map(|(number, (to, _))| (option(sketch, page, number), sketch.id(to)))
            .collect()
    };
    (0..sketch.pages())
        .map(|page| (sketch.id(page), of(page)))
        .collect()
}

type Listed = BTreeSet<(String, String, &'static str)>;

/// Every option that differs on a page that both have.
fn different(old: &Sketch, new: &Sketch) -> Listed {
    let (old, new) = (leads(old), leads(new));
    let mut listed = BTreeSet::new();
    for (page, was) in &old {
        let Some(is) = new.get(page) else { continue };
        for option in was.keys().chain(is.keys()) {
            let change = match (was.get(option), is.get(option)) {
                (None, _) => "added",
                (_, None) => "removed",
                (old, new) if old != new => "elsewhere",
                _ => continue,
            };
            listed.insert((page.clone(), option.clone(), change));
        }
    }
    listed
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn a_walk_that_takes_nothing_listed_ends_where_it_did((old, new) in pair()) {
        let ((_, Some(was)), (_, Some(is))) = (checked(&old), checked(&new)) else { return Ok(()) };
        let found = diff(&was, &is);
        prop_assert!(found.start.is_none());
        let listed: BTreeSet<(&str, &str)> = found.options.iter().map(|own| (own.page, own.option)).collect();
        let removed: BTreeSet<&str> = found.removed.iter().map(|(page, _)| was.page(*page).id.as_str()).collect();
        for (way, end) in ways(&old) {
            let keeps = |(page, option): &(String, String)| !listed.contains(&(page, option)) && !removed.contains(page.as_str());
            if way.iter().all(keeps) {
                let now = follow(&new, &way).map(|page| new.id(page));
                prop_assert_eq!(now, Some(old.id(end)), "{:?}", way);
            }
        }
    }

    #[test]
    fn what_is_listed_is_different_and_can_be_reached_as_it_says((old, new) in pair()) {
        let ((_, Some(was)), (_, Some(is))) = (checked(&old), checked(&new)) else { return Ok(()) };
        let found = diff(&was, &is);
        let name = |change| match change {
            Change::Added => "added",
            Change::Removed => "removed",
            Change::Elsewhere => "elsewhere",
            Change::Label => "label",
        };
        let listed: Listed = found.options.iter().map(|own| (own.page.to_owned(), own.option.to_owned(), name(own.change))).collect();
        prop_assert_eq!(&listed, &different(&old, &new));
        prop_assert_eq!(listed.len(), found.options.len());
        let ids = |sketch: &Sketch| (0..sketch.pages()).map(|page| sketch.id(page)).collect::<BTreeSet<_>>();
        let (ids_old, ids_new) = (ids(&old), ids(&new));
        let added: BTreeSet<_> = found.added.iter().map(|page| is.page(*page).id.clone()).collect();
        let removed: BTreeSet<_> = found.removed.iter().map(|(page, _)| was.page(*page).id.clone()).collect();
        prop_assert_eq!(added, ids_new.difference(&ids_old).cloned().collect());
        prop_assert_eq!(removed, ids_old.difference(&ids_new).cloned().collect());
        for own in &found.options {
            let (sketch, flow) = if own.change == Change::Removed { (&old, &was) } else { (&new, &is) };
            let way: Way = found.way(own).answers().iter().map(|given| {
                let (page, option) = step(flow, *given);
                (page.to_owned(), option.to_owned())
            }).collect();
            let here = (own.page.to_owned(), own.option.to_owned());
            let to_page = ways(sketch).into_iter().filter(|(_, end)| sketch.id(*end) == own.page);
            let shortest = to_page.map(|(way, _)| way.len() + 1).min();
            prop_assert_eq!(shortest.unwrap_or(0), way.len());
            prop_assert!(way.is_empty() || (follow(sketch, &way).is_some() && way.last() == Some(&here)));
        }
    }

    #[test]
    fn a_flow_is_not_different_from_itself(sketch in sketch(true)) {
        if let (_, Some(flow)) = checked(&sketch) {
            prop_assert!(diff(&flow, &flow).is_none());
        }
    }
}

const SMALL: &str = include_str!("../small.yaml");

/// Runs `diff` on `small.yaml` and a changed version.
fn ran(new: &str, more: &[&str]) -> Ran {
    let folder = Folder::new();
    folder.file("old.yaml", SMALL);
    folder.file("new.yaml", new);
    let args = [&["diff", "old.yaml", "new.yaml"], more].concat();
    gmis_help(args).dir(folder.path()).run()
}

/// The text with each of these replaced; all of them must occur.
fn changed(replaced: &[(&str, &str)]) -> String {
    replaced.iter().fold(SMALL.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

#[test]
fn every_field_of_a_page_or_flow_that_reads_another_way_is_named() {
    let found = |replaced: &[(&str, &str)]| {
        let json = ran(&changed(replaced), &["--format", "json"])
            .status(0)
            .json();
        let all = |list: &Value, page: &str| -> Vec<String> {
            let list = list.as_array().cloned().unwrap_or_default();
            let name = |own: &Value| match own[page].as_str() {
                Some(page) => format!("{page} {}", own["field"].as_str().expect("a field")),
                None => own["field"].as_str().expect("a field").to_owned(),
            };
            list.iter().map(name).collect()
        };
        [
            all(&json["flow"], "page"),
            all(&json["pages"]["changed"], "page"),
            all(&json["options"], "field"),
        ]
        .concat()
    };
    let helps = "    if-not-solved: last";
    for (from, to, named) in [
        ("title: 小さな案内", "title: 案内", "title"),
        ("as-of: 2026-11-22", "as-of: 2026-11-23", "as-of"),
        ("id: small", "id: other", "id"),
        ("title: 紙", "title: かみ", "sources.paper"),
        ("    date: 2026-01-02\n", "", "sources.own"),
        (
            "url: https://example.jp/own",
            "url: https://example.jp/",
            "sources.own",
        ),
        (
            "sources:\n",
            "sources:\n  more:\n    title: t\n",
            "sources.more",
        ),
        (
            "shared:\n",
            "contacts:\n  desk:\n    title: t\nshared:\n",
            "contacts.desk",
        ),
        ("ask: どちらですか？", "ask: どれですか？", "first title"),
        ("    why: 分けるためです。\n", "", "first why"),
        (
            "group: helps\n    ask",
            "group: other\n    ask",
            "second group",
        ),
        ("section: 2", "section: 4", "second source"),
        ("一つ目。", "1つ目。", "helps steps"),
        (
            "url: https://example.jp/\n",
            "url: https://example.jp/x\n",
            "helps steps",
        ),
        ("- 項目", "- 別の項目", "helps steps"),
        ("手順の注意。", "注意。", "helps steps"),
        ("title: ある場合", "title: ない場合", "helps steps"),
        ("- 例の手順。", "- 例。", "helps steps"),
        ("- 注意です。", "- 注意。", "helps notes"),
        ("done: 終わりです。", "done: 終わり。", "helps done"),
        (
            helps,
            "    wait: 2日\n    if-not-solved: last",
            "helps wait",
        ),
        (
            helps,
            "    words:\n      - 助けて\n    if-not-solved: last",
            "helps words",
        ),
    ] {
        assert_eq!(found(&[(from, to)]), [named], "{from}");
    }
    assert_eq!(
        found(&[("a@example.jp", "b@example.jp")]),
        ["second steps", "helps steps"]
    );
    // Comments and the kind of quotes make no difference.
    assert_eq!(
        found(&[
            ("# 出典の節", "# 節"),
            ("ask: どちらですか？", "ask: \"どちらですか？\"")
        ]),
        [""; 0]
    );
}

/// Reordered options have other numbers, and an option that is no longer `again` counts in every figure.
#[test]
fn the_order_of_options_and_again_are_fields() {
    let yes = "      - label: はい\n        goto: second\n        id: yes\n";
    let no = "      - label: いいえ\n        goto: last\n";
    let both = format!("{yes}{no}");
    let json = ran(
        &changed(&[(&both, &format!("{no}{yes}"))]),
        &["--format", "json"],
    )
    .json();
    let order =
        json!([{"page": "first", "field": "options", "old": "yes\nlast", "new": "last\nyes"}]);
    assert_eq!(
        (&json["pages"]["changed"], &json["options"]),
        (&order, &json!([]))
    );
    let again = "        goto: first\n        again: true\n";
    let to_first = "        id: first\n        goto: second\n        again: true\n";
    let json = ran(&changed(&[(again, to_first)]), &["--format", "json"]).json();
    let way = json!([{"page": "first", "option": "yes"}, {"page": "second", "option": "first"}]);
    let moved = json!([{"page": "second", "option": "first", "change": "elsewhere", "old": "first", "new": "second", "answers": way}]);
    assert_eq!(json["options"], moved);
}

/// A page is renamed, one is new, an option leads there, one is gone, one has another text.
fn many() -> String {
    changed(&[
        ("as-of: 2026-11-22", "as-of: 2026-11-30"),
        (
            "        goto: last\n",
            "        goto: ends\n        id: last\n",
        ),
        ("if-not-solved: last", "if-not-solved: ends"),
        ("  last:\n    group: last", "  ends:\n    group: last"),
        ("label: 済んだ", "label: 終わった"),
        (
            "      - label: もう一度\n        goto: first\n        again: true\n",
            "      - label: まだ\n        goto: wait\n",
        ),
        (
            "remedies:\n",
            "remedies:\n  wait:\n    group: wait\n    title: 待つ\n    steps:\n      - 待ちます。\n",
        ),
        ("      - 一つ目。\n", "      - 0番目。\n      - 一つ目。\n"),
    ])
}

#[test]
fn people_see_what_callers_notice_first() {
    let shown = "\
前: small（2026-11-22 現在、4ページ）
今: small（2026-11-30 現在、5ページ）

行き先が変わった答え:
  first=last（いいえ）: last → ends
    道: first=last
  helps=not-solved（まだ解決していない）: last → ends
    道: first=yes、second=helps、helps=not-solved

なくなった答え:
  second=first（もう一度）→ first
    道: first=yes、second=first

増えた答え:
  second=wait（まだ）→ wait
    道: first=yes、second=wait

言葉が変わった答え:
  second=helps: 済んだ → 終わった
    道: first=yes、second=helps

なくなったページ:
  4番 last（対処）最後（同じ文のページ: 5番 ends）

増えたページ:
  3番 wait（対処）待つ
  5番 ends（対処）最後

文が変わったページ:
  helps steps
    + 0番目。

案内そのものの変更:
  as-of
    - 2026-11-22
    + 2026-11-30
";
    let _ = ran(&many(), &[]).status(0).stderr("").stdout(shown);
}

#[test]
fn scripts_get_the_same_as_json() {
    let json = ran(&many(), &["--format", "json"])
        .status(0)
        .stderr("")
        .json();
    let step = |page: &str, option: &str| json!({"page": page, "option": option});
    let (yes, helps) = (step("first", "yes"), step("second", "helps"));
    let option = |page: &str,
                  option: &str,
                  change: &str,
                  old: Value,
                  new: Value,
                  answers: Value| {
        json!({"page": page, "option": option, "change": change, "old": old, "new": new, "answers": answers})
    };
    let last = step("first", "last");
    let not_solved = json!([yes, helps, step("helps", "not-solved")]);
    let steps = &json["pages"]["changed"][0];
    let rest = steps["new"]
        .as_str()
        .and_then(|new| new.strip_prefix("0番目。\n"));
    assert_eq!(rest, steps["old"].as_str());
    let expected = json!({
        "schema": 1,
        "old": {"flow": "small", "as_of": "2026-11-22"},
        "new": {"flow": "small", "as_of": "2026-11-30"},
        "start": null,
        "flow": [{"field": "as-of", "old": "2026-11-22", "new": "2026-11-30"}],
        "pages": {
            "added": ["wait", "ends"],
            "removed": [{"id": "last", "same_texts_as": "ends"}],
            "changed": [{"page": "helps", "field": "steps", "old": steps["old"], "new": steps["new"]}],
        },
        "options": [
            option("first", "last", "elsewhere", json!("last"), json!("ends"), json!([last])),
            option("second", "helps", "label", json!("済んだ"), json!("終わった"), json!([yes, helps])),
            option("second", "wait", "added", json!(null), json!("wait"), json!([yes, step("second", "wait")])),
            option("second", "first", "removed", json!("first"), json!(null), json!([yes, step("second", "first")])),
            option("helps", "not-solved", "elsewhere", json!("last"), json!("ends"), not_solved),
        ],
    });
    assert_eq!(json, expected);
}

#[test]
fn the_exit_code_says_whether_anything_differs_only_where_it_is_asked_to() {
    let _ = ran(SMALL, &["--exit-code"]).status(0).stdout("前: small（2026-11-22 現在、4ページ）\n今: small（2026-11-22 現在、4ページ）\n違いはありません。\n");
    let _ = ran(&many(), &["--exit-code"]).status(1);
    let _ = ran(&many(), &["--exit-code", "--format", "json"]).status(1);
    let start = changed(&[
        ("start: first", "start: second"),
        (
            "        goto: first\n        again: true\n",
            "        id: first\n        goto: last\n",
        ),
    ]);
    let json = ran(&start, &["--format", "json", "--exit-code"])
        .status(1)
        .json();
    assert_eq!(json["start"], json!({"old": "first", "new": "second"}));
}

#[test]
fn the_flow_inside_has_a_name_of_its_own() {
    let folder = Folder::new();
    let ran = |args: &[&str]| gmis_help(args).dir(folder.path()).run();
    let same = ran(&["diff", "built-in:gmis", "gmis", "--exit-code"]).status(0);
    assert!(
        same.stdout.ends_with("違いはありません。\n"),
        "{}",
        same.stdout
    );
    let _ = ran(&["show", "1", "--flow", "built-in:gmis"]).status(0);
    for args in [
        ["diff", "built-in:gmiss", "gmis"],
        ["diff", "gmis", "gmiss"],
    ] {
        let ran = ran(&args).status(2).stdout("");
        assert!(ran.stderr.contains("使える案内"), "{}", ran.stderr);
    }
}

#[test]
fn a_flow_that_is_not_valid_is_said_and_nothing_is_compared() {
    let broken = changed(&[("goto: second", "goto: secnd")]);
    let ran = ran(&broken, &["--out", "kept.txt"]).status(4).stdout("");
    assert!(ran.stderr.contains("new.yaml"), "{}", ran.stderr);
}
