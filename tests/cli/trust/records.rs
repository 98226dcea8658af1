//! `test`: records replayed, what none of them took, and the walks that would.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::time::{Duration, Instant};

use gmis_help::answers::lines::AnswerLines;
use gmis_help::answers::record::{Written, read, step};
use gmis_help::flow::Flow;
use gmis_help::session::Session;
use gmis_help::views::coverage::{Verdict, coverage, replay, walks};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Way, option, ways};
use crate::harness::{Folder, Ran, gmis_help, here};
use crate::properties::{Sketch, checked, sketch};

/// The records of a text, all of them whole.
fn written(text: &str) -> Vec<Written> {
    let lines = AnswerLines::new(Box::new(Cursor::new(text.as_bytes().to_vec())));
    read(lines)
        .into_iter()
        .map(|read| read.expect("a record"))
        .collect()
}

/// A record of these answers that says that it ends there.
fn text(way: &Way, end: &str) -> String {
    let answers: String = way
        .iter()
        .map(|(page, option)| format!("{page}={option}\n"))
        .collect();
    format!("{answers}=> {end}\n")
}

/// Every answer that can be reached, `again` left out.
fn reachable(sketch: &Sketch) -> BTreeSet<(String, String)> {
    ways(sketch).into_iter().flat_map(|(way, _)| way).collect()
}

fn ids(flow: &Flow, call: &Session<'_>) -> BTreeSet<(String, String)> {
    let given = call.given().iter();
    given
        .map(|given| {
            let (page, option) = step(flow, *given);
            (page.to_owned(), option.to_owned())
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn a_record_is_same_only_if_it_ends_where_it_says(sketch in sketch(true), picks in prop::collection::vec(any::<prop::sample::Index>(), 1..6), end in any::<prop::sample::Index>()) {
        let (_, Some(flow)) = checked(&sketch) else { return Ok(()) };
        let all = ways(&sketch);
        let end = end.index(sketch.pages());
        for pick in picks {
            let (way, real) = pick.get(&all);
            let record = written(&text(way, &sketch.id(end))).remove(0);
            let found = replay(&flow, &record);
            let expected = if *real == end { Verdict::Same } else { Verdict::Elsewhere(None) };
            prop_assert_eq!(found.verdict, expected);
            let call = found.call.expect("it begins");
            prop_assert_eq!(&call.page().id, &sketch.id(*real));
            // One answer is that of another page.
            for at in 0..way.len() {
                let mut wrong = way.clone();
                wrong[at].0 = sketch.id((0..sketch.pages()).find(|page| sketch.id(*page) != way[at].0).expect("another page"));
                let record = written(&text(&wrong, &sketch.id(*real))).remove(0);
                let line = u64::try_from(at + 1).expect("a line");
                let is_there = matches!(replay(&flow, &record).verdict, Verdict::Broken(broken, _) if broken == line);
                prop_assert!(is_there, "{:?}", wrong);
            }
        }
    }

    #[test]
    fn coverage_counts_what_the_records_took(sketch in sketch(true), picks in prop::collection::vec(any::<prop::sample::Index>(), 0..5)) {
        let (_, Some(flow)) = checked(&sketch) else { return Ok(()) };
        let all = ways(&sketch);
        let picked: Vec<_> = picks.iter().map(|pick| pick.get(&all)).collect();
        let replayed: Vec<_> = picked.iter().map(|(way, end)| replay(&flow, &written(&text(way, &sketch.id(*end))).remove(0))).collect();
        let calls: Vec<&Session<'_>> = replayed.iter().filter_map(|replay| replay.call.as_ref()).collect();
        let found = coverage(&flow, &calls);
        let can = reachable(&sketch);
        let took: BTreeSet<(String, String)> = picked.iter().flat_map(|(way, _)| way.clone()).collect();
        let split = |answers: &BTreeSet<(String, String)>| {
            let not_solved = answers.iter().filter(|(_, option)| option == "not-solved").count();
            (answers.len() - not_solved, not_solved)
        };
        prop_assert_eq!((found.options.taken, found.not_solved.taken), split(&took));
        prop_assert_eq!((found.options.all, found.not_solved.all), split(&can));
        let pages: BTreeSet<usize> = all.iter().map(|(_, end)| *end).collect();
        let visited = |(way, end): &&(Way, usize)| way.iter().map(|(page, _)| page.clone()).chain([sketch.id(*end)]).collect::<Vec<_>>();
        let visited: BTreeSet<String> = picked.iter().flat_map(visited).collect();
        prop_assert_eq!((found.pages.taken, found.pages.all), (visited.len(), pages.len()));
        let missing: BTreeSet<(String, String)> = found.missing.iter().map(|gap| {
            let (page, option) = step(&flow, gap.given);
            (page.to_owned(), option.to_owned())
        }).collect();
        prop_assert_eq!(missing, can.difference(&took).cloned().collect::<BTreeSet<_>>());
        for gap in &found.missing {
            let here = step(&flow, gap.given);
            let shortest = all.iter().filter(|(way, _)| way.last().is_some_and(|(page, option)| (page.as_str(), option.as_str()) == here));
            prop_assert_eq!(Some(gap.answers.len()), shortest.map(|(way, _)| way.len()).min());
        }
    }

    #[test]
    fn walks_take_all_that_is_missing_and_the_most_first(sketch in sketch(true), pick in any::<prop::sample::Index>()) {
        let (_, Some(flow)) = checked(&sketch) else { return Ok(()) };
        let all = ways(&sketch);
        let (way, end) = pick.get(&all);
        let replayed = replay(&flow, &written(&text(way, &sketch.id(*end))).remove(0));
        let found = coverage(&flow, &[replayed.call.as_ref().expect("it begins")]);
        let made = walks(&flow, &found.missing, usize::MAX);
        let mut left: BTreeSet<_> = reachable(&sketch).difference(&way.iter().cloned().collect()).cloned().collect();
        for walk in &made {
            let took = ids(&flow, walk);
            let gain = took.intersection(&left).count();
            let most = all.iter().map(|(way, _)| way.iter().cloned().collect::<BTreeSet<_>>().intersection(&left).count()).max();
            prop_assert!(gain > 0 && Some(gain) == most);
            prop_assert!(walk.page().is_remedy());
            left = left.difference(&took).cloned().collect();
            let record = written(&walk.record().to_string()).remove(0);
            prop_assert_eq!(replay(&flow, &record).verdict, Verdict::Same);
        }
        prop_assert!(left.is_empty());
        prop_assert_eq!(walks(&flow, &found.missing, 1).len(), made.len().min(1));
    }
}

/// Every option of `small.yaml` that can be reached has these answers in some record.
const SMALL: &[(&str, &str)] = &[
    ("a.answers", "# いいえ\nfirst=last\nlast=later\n=> last\n"),
    (
        "b.txt",
        "first=yes\nsecond=helps\n=> helps\n\n@ second\nsecond=first\nfirst=last\n=> last\n",
    ),
];

/// `small.yaml` and these files in a folder `records`, and the program with these arguments behind `test`.
fn ran(files: &[(&str, &str)], more: &[&str]) -> (Folder, Ran) {
    let folder = Folder::new();
    folder.file("small.yaml", include_str!("../small.yaml"));
    fs::create_dir(folder.path().join("records")).expect("a folder can be made");
    for (name, text) in files {
        folder.file(&format!("records/{name}"), text);
    }
    let ran = again(
        &folder,
        &[&["records", "--flow", "small.yaml"], more].concat(),
    );
    (folder, ran)
}

fn again(folder: &Folder, args: &[&str]) -> Ran {
    gmis_help([&["test"], args].concat())
        .dir(folder.path())
        .run()
}
