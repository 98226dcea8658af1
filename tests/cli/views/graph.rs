//! `graph`: Mermaid says what the flow says, whatever its texts are, and the tree has no crossings.
//! `packaging/test-browser` passes such pictures to Mermaid itself.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{HOSTILE, assert_well_formed, hostile, printed, unescaped};
use crate::files::{HEAD, flow};
use crate::harness::{Folder, gmis_help, here};

fn small(args: &[&str]) -> String {
    let all = [&["graph"][..], args].concat();
    printed(&all, &here().join("small.yaml"))
}

const TITLE: &str = "---\ntitle: \"小さな案内（2026\\u002d11\\u002d22 現在、全4ページ）\"\n---\nflowchart TD\n  \
                     classDef here stroke-width:4px\n";

#[test]
fn a_page_is_drawn_with_what_leads_to_it_and_where_it_leads() {
    let title = TITLE.replace("\\u002d", "-");
    let expected = title
        + "  p_second[\"2 済みましたか？\"]\n  \
           p_helps([\"3 助け\"])\n  \
           p_last([\"4 最後\"])\n  \
           class p_helps here\n  \
           p_second -->|\"1 済んだ\"| p_helps\n  \
           p_helps -.->|\"未解決\"| p_last\n";
    assert_eq!(small(&["--page", "helps"]), expected);
}

/// A cell of a picture: the answer that leads to it, the page, and whether the page is drawn here in full.
struct Cell<'s> {
    at: Point,
    said: &'s str,
    page: &'s str,
    placed: bool,
    text: String,
}

fn cells(svg: &str) -> Vec<Cell<'_>> {
    let mut placed = false;
    let mut cells = Vec::new();
    for line in svg.lines() {
        if let Some((before, link)) = line.split_once("<a href=\"gmis.html#") {
            let (page, rest) = link.split_once('"').expect("an id");
            let texts = |part: &str| part.split("</text>").map(text_of).collect::<String>();
            let first = if before.is_empty() { rest } else { before };
            let (_, said) = first.split_once("\">").expect("a text");
            let said = said.split('<').next().expect("a text");
            let said = said.split(" →").next().expect("a text");
            cells.push(Cell {
                at: (attribute(line, "x") - 6, attribute(line, "y") - 18),
                said,
                page,
                placed,
                text: texts(rest),
            });
        }
        placed = line.starts_with("<rect class");
    }
    cells
}

/// The text after the last tag.
fn text_of(part: &str) -> &str {
    part.rsplit_once('>').map_or(part, |(_, text)| text)
}

#[test]
fn every_question_and_every_option_between_questions_is_in_the_overview() {
    let listed = gmis_help(["list", "--format", "json", "--flow", "gmis"]).run();
    let listed = listed.status(0).json();
    let pages = listed["flows"][0]["pages"].as_array().expect("pages");
    let kind = |id: &str| &pages.iter().find(|page| page["id"] == id).expect(id)["kind"];
    let overview = gmis_help(["graph", "--svg"])
        .run()
        .status(0)
        .stderr("")
        .stdout;
    assert_well_formed(&overview, &[]);
    assert_no_crossings(&overview);
    let cells = cells(&overview);
    let mut expected: BTreeSet<(String, String, String)> = BTreeSet::new();
    for page in pages.iter().filter(|page| page["kind"] == "question") {
        let id = page["id"].as_str().expect("an id");
        let mut remedies = HashSet::new();
        for (number, option) in (1..).zip(page["options"].as_array().expect("options")) {
            let to = option["goto"].as_str().expect("an id");
            if kind(to) == "question" {
                expected.insert((id.to_owned(), number.to_string(), to.to_owned()));
            } else {
                remedies.insert(to);
            }
        }
        let placed: Vec<&Cell> = cells
            .iter()
            .filter(|cell| cell.placed && cell.page == id)
            .collect();
        assert_eq!(placed.len(), 1, "{id}");
        let count = format!("対処 {}", remedies.len());
        assert!(
            placed[0].text.ends_with(&count) || remedies.is_empty(),
            "{id}"
        );
    }
    let mut drawn = BTreeSet::new();
    for (line, tag) in geometry(&overview)
        .0
        .iter()
        .zip(overview.lines().filter(|line| line.starts_with("<path")))
    {
        let (from, to) = (line[0], line[3]);
        let from = cells
            .iter()
            .find(|cell| cell.placed && (cell.at.0 + 168, cell.at.1 + 13) == from);
        let to = cells.iter().find(|cell| (cell.at.0, cell.at.1 + 13) == to);
        let (from, to) = (
            from.expect("it comes from a box"),
            to.expect("it leads to a page"),
        );
        // Dotted edges lead through remedies, or back.
        let signs = to.said.strip_suffix(" もう一度");
        if signs.is_some() || !tag.contains("class") {
            for sign in signs.unwrap_or(to.said).split('・') {
                drawn.insert((from.page.to_owned(), sign.to_owned(), to.page.to_owned()));
            }
        }
    }
    assert_eq!(drawn, expected);
    let mermaid = gmis_help(["graph"]).run().status(0).stderr("").stdout;
    assert_eq!(straight_edges(&mermaid), expected);
    assert!(cells.iter().all(|cell| kind(cell.page) == "question"));
    let roots = cells.iter().filter(|cell| cell.at.0 == 16).count();
    assert_eq!(roots, 1, "every question can be reached in the picture");
}

/// The undotted edges of a Mermaid chart, and those that lead back: page, number of the option, page.
fn straight_edges(mermaid: &str) -> BTreeSet<(String, String, String)> {
    let id = |name: &str| name.trim().replacen("p_", "", 1).replace('_', "-");
    let mut edges = BTreeSet::new();
    for line in mermaid.lines().filter(|line| line.contains(">|")) {
        let [from, said, to] = line.split('"').collect::<Vec<_>>()[..] else {
            panic!("one label a line: {line}");
        };
        let (from, arrow) = from.trim().split_once(' ').expect(line);
        let signs = said.strip_suffix(" もう一度");
        if signs.is_some() || arrow.starts_with("--") {
            for sign in signs.unwrap_or(said).split('・') {
                edges.insert((id(from), sign.to_owned(), id(to.trim_start_matches('|'))));
            }
        }
    }
    edges
}

/// A label as Mermaid shows it.
fn shown(label: &str) -> String {
    let mut text = String::new();
    let mut rest = label;
    while let Some((before, after)) = rest.split_once('#') {
        let (code, after) = after.split_once(';').expect("an entity");
        text += before;
        text.push(char::from_u32(code.parse().expect("a number")).expect("a character"));
        rest = after;
    }
    text + rest
}

#[test]
fn no_text_of_a_flow_is_read_as_mermaid() {
    let folder = Folder::new();
    let file = hostile(&folder);
    let text = printed(&["graph", "--page", "r"], &file);
    let (head, body) = text.split_once("flowchart TD\n").expect("a chart");
    assert_eq!(head.lines().count(), 3, "{head}");
    assert!(!head.contains('%') && !head.contains('{'), "{head}");
    let mut labels = Vec::new();
    for line in body.lines().skip(1).filter(|line| !line.contains("class ")) {
        let parts: Vec<&str> = line.split('"').collect();
        let [before, label, after] = parts.as_slice() else {
            panic!("one label a line: {line}");
        };
        let frame = format!("{before}{after}").replace(|c: char| c.is_ascii_alphanumeric(), "");
        let frames = ["  _[]", "  _([])", "  _ -->|| _", "  _ -.->|| _"];
        assert!(frames.contains(&frame.as_str()), "{line}");
        for row in label.split("<br/>") {
            let safe = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || " -#;".contains(c);
            assert!(row.chars().all(safe) && !row.starts_with('-'), "{line}");
            labels.push(shown(row));
        }
    }
    let all = labels.concat().replace(' ', "");
    for text in HOSTILE {
        let text = text.replace(' ', "");
        assert!(all.contains(&text), "{text}: {all}");
    }
}

#[test]
fn what_mermaid_would_refuse_is_not_printed() {
    let folder = Folder::new();
    let to_r = |_| "      - label: 助け\n        goto: r\n        id: other\n".to_owned();
    let file = folder.file("f.yaml", flow(500, to_r)).display().to_string();
    let around =
        |file: &str, page: &str| gmis_help(["graph", "--flow", file, "--page", page]).run();
    let ran = around(&file, "r").status(1).stdout("");
    assert!(ran.stderr.contains("--tree"), "{}", ran.stderr);
    let _ = around(&file, "p7").status(0);
    let tree = gmis_help(["graph", "--flow", &file, "--tree"])
        .run()
        .status(0)
        .stdout;
    assert_eq!(tree.matches("<rect class").count(), 501);
    // Long labels count by their characters.
    let long = format!("title: {}", "あ".repeat(50_000));
    let text = flow(1, |_| String::new()).replace("title: t\n", &(long + "\n"));
    let file = folder.file("g.yaml", text).display().to_string();
    let _ = around(&file, "r").status(1).stdout("");
}

type Point = (i64, i64);

fn number(text: &str) -> i64 {
    text.parse().expect(text)
}

fn attribute(tag: &str, name: &str) -> i64 {
    let (_, rest) = tag.split_once(&format!(" {name}=\"")).expect(tag);
    number(rest.split_once('"').expect(tag).0)
}

/// The corners of every line, and the boxes as left, top, right, bottom.
fn geometry(svg: &str) -> (Vec<Vec<Point>>, Vec<[i64; 4]>) {
    let line = |tag: &str| {
        let (_, d) = tag.split_once(" d=\"M").expect(tag);
        let d = d.split_once('"').expect(tag).0;
        let parts: Vec<i64> = d.split([' ', 'H', 'V']).map(number).collect();
        let [x, y, across, down, to] = parts.as_slice() else {
            panic!("{d}")
        };
        vec![(*x, *y), (*across, *y), (*across, *down), (*to, *down)]
    };
    let lines = svg.lines().filter(|tag| tag.starts_with("<path")).map(line);
    let boxes = svg.lines().filter(|tag| tag.starts_with("<rect class"));
    let boxes = boxes.map(|tag| {
        let (x, y) = (attribute(tag, "x"), attribute(tag, "y"));
        [
            x,
            y,
            x + attribute(tag, "width"),
            y + attribute(tag, "height"),
        ]
    });
    (lines.collect(), boxes.collect())
}

#[track_caller]
fn assert_no_crossings(svg: &str) {
    let (lines, boxes) = geometry(svg);
    let inside = |(x, y): Point, [left, top, right, bottom]: &[i64; 4]| {
        left < &x && &x < right && top < &y && &y < bottom
    };
    let mut downs: Vec<(i64, i64, i64, Point)> = Vec::new();
    for line in &lines {
        let [from, corner, below, _] = line.as_slice() else {
            panic!()
        };
        downs.push((corner.0, corner.1, below.1, *from));
        for y in corner.1..=below.1 {
            assert!(
                !boxes.iter().any(|each| inside((corner.0, y), each)),
                "{line:?}"
            );
        }
    }
    // Lines that run down in the same place come from one page.
    for (x, top, bottom, from) in &downs {
        for (other, above, below, source) in &downs {
            let apart = x != other || bottom < above || below < top;
            assert!(apart || from == source, "{from:?} {source:?}");
        }
    }
    // Horizontal lines meet no line that comes from another page.
    for line in &lines {
        for (left, right, y) in [
            (line[0].0, line[1].0, line[0].1),
            (line[2].0, line[3].0, line[2].1),
        ] {
            for (x, top, bottom, from) in &downs {
                let meets = (left..=right).contains(x) && (*top..=*bottom).contains(&y);
                assert!(!meets || *from == line[0], "{line:?} {from:?}");
            }
        }
    }
    for (number, one) in boxes.iter().enumerate() {
        for other in &boxes[..number] {
            let apart = one[2] <= other[0]
                || other[2] <= one[0]
                || one[3] <= other[1]
                || other[3] <= one[1];
            assert!(apart, "{one:?} {other:?}");
        }
    }
}

#[test]
fn the_tree_has_every_page_once_no_crossing_and_links_into_the_html() {
    let listed = gmis_help(["list", "--format", "json", "--flow", "gmis"]).run();
    let listed = listed.status(0).json();
    let pages = listed["flows"][0]["pages"]
        .as_array()
        .expect("pages")
        .clone();
    let svg = gmis_help(["graph", "--tree"]).run().status(0).stdout;
    assert_well_formed(&svg, &[]);
    assert_no_crossings(&svg);
    assert_eq!(svg.matches("<rect class").count(), pages.len());
    // One line for each option and each `if-not-solved`, and no other way into any page but the first.
    let ways: usize = pages
        .iter()
        .map(|page| {
            page["options"].as_array().expect("options").len()
                + usize::from(!page["if_not_solved"].is_null())
        })
        .sum();
    assert_eq!(svg.matches("<path").count(), ways);
    let mut links: HashMap<&str, usize> = HashMap::new();
    for after in svg.split("<a href=\"gmis.html#").skip(1) {
        *links
            .entry(after.split_once('"').expect("an end").0)
            .or_default() += 1;
    }
    let into = |id: &str| {
        let options = pages
            .iter()
            .flat_map(|page| page["options"].as_array().expect("options"));
        let on = pages
            .iter()
            .filter(|page| page["if_not_solved"] == id)
            .count();
        options.filter(|option| option["goto"] == id).count() + on
    };
    for page in &pages {
        let id = page["id"].as_str().expect("an id");
        let start = usize::from(id == "situation");
        assert_eq!(links.get(id), Some(&(into(id) + start)), "{id}");
    }
}

#[test]
fn a_tree_of_joins_loops_and_pages_nothing_leads_to_has_no_crossing_either() {
    let folder = Folder::new();
    let option = |to: &str, again: bool| {
        let again = if again { "\n        again: true" } else { "" };
        format!(
            "      - label: {to}{again}\n        goto: {to}\n        id: x-{to}-{}\n",
            again.len()
        )
    };
    let question = |id: &str, options: &str| {
        format!(
            "  {id}:\n    ask: {id}という長い質問なので何行にもなります。何行にもなりますか？\n    steps:\n      - s\n    options:\n{options}"
        )
    };
    let mut text = HEAD.to_owned() + "questions:\n";
    text += &question(
        "a",
        &[option("b", false), option("r", false), option("c", false)].concat(),
    );
    text += &question(
        "b",
        &[option("c", false), option("a", true), option("r", false)].concat(),
    );
    text += &question(
        "c",
        &[option("d", false), option("b", false).replace("again", "")]
            .concat()
            .replace("goto: b", "goto: s")
            .replace("label: b", "label: s"),
    );
    text += &question("d", &[option("r", false), option("a", true)].concat());
    text += &question(
        "lost",
        &[option("d", false), option("lost-too", false)].concat(),
    );
    text += &question("lost-too", &option("r", false));
    text += "remedies:\n  r:\n    group: g\n    title: r\n    steps:\n      - s\n    if-not-solved: s\n  s:\n    group: g\n    title: s\n    steps:\n      - s\n";
    let file = folder.file("f.yaml", text);
    let svg = printed(&["graph", "--tree"], &file);
    assert_no_crossings(&svg);
    assert_eq!(svg.matches("<rect class").count(), 8);
}

#[test]
fn no_text_of_a_flow_is_read_as_svg() {
    let folder = Folder::new();
    let svg = printed(&["graph", "--tree"], &hostile(&folder));
    assert_well_formed(&svg, &[]);
    assert!(!svg.contains("<script"), "{svg}");
    let texts: String = svg
        .split("<text")
        .skip(1)
        .filter_map(|text| Some(text.split_once('>')?.1.split_once("</text>")?.0))
        .collect();
    let texts = unescaped(&texts).replace(' ', "");
    for text in HOSTILE {
        assert!(texts.contains(&text.replace(' ', "")), "{text}: {texts}");
    }
}

#[test]
fn a_picture_goes_into_a_new_file_and_that_is_said() {
    let folder = Folder::new();
    let run = |args: &[&str]| {
        let all = [&["graph", "--out", "g.mmd"], args].concat();
        gmis_help(all).dir(folder.path()).run()
    };
    let said = "「g.mmd」に書きました。\n";
    let _ = run(&[]).status(0).stdout("").stderr(said);
    let written = std::fs::read_to_string(folder.path().join("g.mmd")).expect("it is there");
    let _ = gmis_help(["graph"]).run().status(0).stdout(&written);
    let refused = run(&["--page", "wait"]).status(1).stdout("");
    assert!(refused.stderr.contains("--force"), "{}", refused.stderr);
    let _ = run(&["--page", "wait", "--force"])
        .status(0)
        .stdout("")
        .stderr(said);
    let _ = run(&["--page", "nope", "--force"]).status(2).stdout("");
    let _ = run(&["--page", "wait", "--tree"]).status(2).stdout("");
}
