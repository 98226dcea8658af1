//! The situations of real callers, one record each: where they end, and after how many questions.

use std::path::Path;

use crate::harness::gmis_help;

/// A caller: id, the pages that help, and the most questions that may be asked before one of them.
struct Caller<'t> {
    id: &'t str,
    pages: Vec<&'t str>,
    most: usize,
}

fn callers() -> Vec<Caller<'static>> {
    include_str!("callers.tsv")
        .lines()
        .skip(1)
        .map(|row| {
            let [id, _who, _situation, pages, most] = row.split('\t').collect::<Vec<_>>()[..]
            else {
                panic!("five columns: {row}");
            };
            Caller {
                id,
                pages: pages.split(" or ").collect(),
                most: most.parse().expect("a number"),
            }
        })
        .collect()
}

#[test]
fn every_caller_ends_on_a_page_that_helps_and_soon() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    let callers = callers();
    assert_eq!(callers.len(), 67);
    for Caller { id, pages, most } in &callers {
        let file = folder.join(format!("{}.answers", id.to_lowercase()));
        let record = std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("a record of {id}"));
        let end = record
            .lines()
            .last()
            .and_then(|line| line.strip_prefix("=> "));
        let end = end.unwrap_or_else(|| panic!("{id} says where it ends"));
        assert!(pages.contains(&end), "{id} ends on {end}");
        let walked = gmis_help(
            ["--format", "json", "--answers"]
                .map(Path::new)
                .into_iter()
                .chain([&*file]),
        )
        .run()
        .status(0)
        .json();
        assert_eq!(walked["page"]["id"], end, "{id}: {walked}");
        let asked = walked["path"].as_array().expect("a path").len();
        assert!(asked <= *most, "{id} is asked {asked} questions");
    }
    // The folder also holds one file, for the branches that no caller takes.
    let records = std::fs::read_dir(folder).expect("a folder").count() - 1;
    assert_eq!(records, callers.len(), "one record each");
}

/// Searches for callers' own words, in any writing: the page must be among the first three found.
#[test]
fn what_callers_say_finds_the_page_that_helps() {
    let rows: Vec<&str> = include_str!("phrases.tsv").lines().skip(1).collect();
    assert!(rows.len() >= 40, "{} phrases", rows.len());
    for row in rows {
        let (phrase, page) = row.split_once('\t').expect("a phrase and a page");
        let found = gmis_help(["search", phrase, "--format", "json"])
            .run()
            .status(0)
            .json();
        let hits = found["results"].as_array().expect("hits");
        let hits: Vec<_> = hits.iter().take(3).map(|hit| &hit["page"]).collect();
        assert!(hits.iter().any(|hit| *hit == page), "{phrase}: {hits:?}");
    }
}
