
/// A caller's own words, in any writing, and the page that is among the first three found.
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
