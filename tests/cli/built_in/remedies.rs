//! Every remedy of every flow is reached from outside; the answers are taken from `list --format json`, never listed.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

use crate::harness::{gmis_help, walk};

/// The answers that lead to a page, each as page, option (from 1) and id of the option.
type Way = Vec<(String, usize, String)>;

fn text(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}

/// The shortest way to each remedy of the default flow.
fn ways() -> BTreeMap<String, Way> {
    let listed = gmis_help(["list", "--format", "json"])
        .run()
        .status(0)
        .json();
    let flow = &listed["flows"][0];
    let pages: BTreeMap<String, &Value> = flow["pages"]
        .as_array()
        .expect("pages")
        .iter()
        .map(|page| (text(&page["id"]), page))
        .collect();
    let mut ways = BTreeMap::new();
    let mut met = BTreeSet::new();
    let mut waiting = VecDeque::from([(text(&flow["start"]), Way::new())]);
    while let Some((id, way)) = waiting.pop_front() {
        if !met.insert(id.clone()) {
            continue;
        }
        let page = pages[&id];
        if page["kind"] == "remedy" {
            ways.insert(id.clone(), way.clone());
        }
        for (number, option) in (1..).zip(page["options"].as_array().expect("options")) {
            let mut way = way.clone();
            way.push((id.clone(), number, text(&option["id"])));
            waiting.push_back((text(&option["goto"]), way));
        }
        if let Some(next) = page["if_not_solved"].as_str() {
            let mut way = way.clone();
            way.push((id.clone(), 0, "not-solved".to_owned()));
            waiting.push_back((next.to_owned(), way));
        }
    }
    let remedies = pages
        .values()
        .filter(|page| page["kind"] == "remedy")
        .count();
    assert_eq!(ways.len(), remedies, "a way to every remedy");
    ways
}

fn lines(way: &Way, line: impl Fn(&(String, usize, String)) -> String) -> String {
    way.iter().map(|step| line(step) + "\n").collect()
}

#[test]
fn every_remedy_is_reached_by_ids_by_numbers_and_by_a_record() {
    for (remedy, way) in ways() {
        let by_id = lines(&way, |(_, _, option)| option.clone());
        let shown = walk(&by_id).status(0).stdout;
        assert!(
            shown.contains(&format!("（ページ: {remedy}、")),
            "{remedy}: {shown}"
        );
        let by_number = lines(&way, |(_, number, option)| match number {
            0 => option.clone(),
            number => number.to_string(),
        });
        let _ = walk(&by_number).status(0).stdout(&shown);
        let record = lines(&way, |(page, _, option)| format!("{page}={option}"));
        let _ = walk(&format!("# a record\n{record}=> {remedy}\n"))
            .status(0)
            .stdout(&shown);
    }
}

#[test]
fn every_remedy_is_reported_as_json_with_its_path() {
    for (remedy, way) in ways() {
        let answers = lines(&way, |(_, _, option)| option.clone());
        let walked = gmis_help(["--format", "json"])
            .stdin(answers)
            .run()
            .status(0)
            .json();
        assert_eq!(walked["schema"], 1);
        assert_eq!(walked["status"], "ended");
        assert_eq!(walked["flow"], "gmis");
        assert_eq!(walked["error"], Value::Null);
        let shown = gmis_help(["show", &remedy, "--format", "json"])
            .run()
            .status(0)
            .json();
        assert_eq!(walked["page"], shown["pages"][0]);
        let path: Way = walked["path"]
            .as_array()
            .expect("a path")
            .iter()
            .map(|step| (text(&step["page"]), 0, text(&step["option"])))
            .collect();
        let expected: Way = way
            .into_iter()
            .map(|(page, _, option)| (page, 0, option))
            .collect();
        assert_eq!(path, expected);
    }
}
