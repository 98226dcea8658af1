//! `print`: the flow on paper, and as one HTML file that needs nothing else.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use gmis_help::wrap;
use serde_json::Value;

use super::{HOSTILE, assert_well_formed, hostile, printed, unescaped};
use crate::harness::{Folder, gmis_help, golden, here};

fn built_in(format: &str) -> String {
    let args = ["print", "--format", format];
    let text = gmis_help(args).run().status(0).stderr("").stdout;
    let _ = gmis_help(args).run().stdout(&text);
    text
}

/// A page of the built-in flow as scripts see it: number, answers and their targets, texts.
struct Page {
    id: String,
    number: usize,
    title: String,
    text: String,
    answers: Vec<(String, String)>,
}

fn pages() -> Vec<Page> {
    let list = gmis_help(["list", "--format", "json"]).run().json();
    let pages = list["flows"][0]["pages"].as_array().expect("pages");
    pages.iter().map(page).collect()
}

fn page(page: &Value) -> Page {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let options = page["options"].as_array().expect("options").iter();
    let options = options.map(|option| (text(&option["label"]), text(&option["goto"])));
    let mut answers: Vec<(String, String)> = options.collect();
    if page["kind"] == "remedy" {
        let next = page["if_not_solved"].as_str().unwrap_or("not-solved");
        answers.push(("解決した".to_owned(), "solved".to_owned()));
        answers.push(("まだ解決していない".to_owned(), next.to_owned()));
        if page["wait"].is_string() {
            answers.push(("結果を待つ（ここで終わる）".to_owned(), "later".to_owned()));
        }
    }
    Page {
        id: text(&page["id"]),
        number: page["number"]
            .as_u64()
            .expect("a number")
            .try_into()
            .expect("a small one"),
        title: text(&page["title"]),
        text: text(&page["text"]),
        answers,
    }
}

/// The text without white space, the same whether wrapped or not.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_handbook_of_a_small_flow_reads_like_this() {
    let handbook = printed(&["print"], &here().join("small.yaml"));
    golden("tests/cli/views/small.txt", &handbook);
}

#[test]
fn the_built_in_handbook_fits_on_paper_and_leaves_nothing_out() {
    let handbook = built_in("text");
    for line in handbook.lines() {
        assert!(wrap::width(line) <= 78, "{line}");
    }
    let all = bare(&handbook);
    let pages = pages();
    let mut before: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for page in &pages {
        assert!(
            handbook.contains(&format!("\n\n{} 【", page.number)),
            "{}",
            page.id
        );
        let heading = format!("{}【{}】（{}）", page.number, page.title, page.id);
        assert!(all.contains(&bare(&heading)), "{heading}");
        for line in page.text.lines() {
            assert!(all.contains(&bare(line)), "{line}");
        }
        for (at, (label, to)) in page.answers.iter().enumerate() {
            let Some(to) = pages.iter().find(|page| page.id == *to) else {
                continue;
            };
            before.entry(to.number).or_default().insert(page.number);
            let said = format!("{}{label}→{}へ", at + 1, to.number);
            assert!(all.contains(&bare(&said)), "{said}");
        }
    }
    let mut said = BTreeMap::new();
    let mut number = 0;
    for paragraph in handbook.replace("\n  ", "").lines() {
        match paragraph.split_once(" 【") {
            Some((heading, _)) if heading.parse::<usize>().is_ok() => {
                number = heading.parse().expect("a number");
            }
            _ => {}
        }
        if let Some(numbers) = paragraph.strip_prefix("ここへ来る番号: ") {
            said.insert(number, numbers.split('、').flat_map(run).collect());
        }
    }
    assert_eq!(said, before);
}

/// The numbers of 「7」 or 「7～9」.
fn run(text: &str) -> std::ops::RangeInclusive<usize> {
    let (first, last) = text.split_once('～').unwrap_or((text, text));
    first.parse().expect(first)..=last.parse().expect(last)
}

/// The sections of the HTML page by id.
fn sections(html: &str) -> BTreeMap<&str, &str> {
    let sections = html.split("<section id=").skip(1);
    let sections = sections.map(|section| {
        let (section, _) = section.split_once("</section>").expect("it ends");
        section
            .split_once(" tabindex=-1>")
            .expect("it can be focused")
    });
    sections.collect()
}

/// The links to sections: targets and texts.
fn links(html: &str) -> Vec<(&str, &str)> {
    let links = html.split("<a href=#").skip(1);
    let links = links.map(|link| {
        let (link, _) = link.split_once("</a>").expect("it ends");
        link.split_once('>').expect("a target")
    });
    links.collect()
}

#[test]
fn every_answer_is_a_link_to_the_page_it_leads_to() {
    let html = built_in("html");
    let sections = sections(&html);
    let targets: Vec<&str> = links(&html).into_iter().map(|(to, _)| to).collect();
    for to in &targets {
        assert!(sections.contains_key(to) || *to == "_all", "{to}");
    }
    assert_eq!(html.matches("href=\"#").count(), 1, "in the style only");
    let pages = pages();
    let number = |id: &str| {
        pages
            .iter()
            .find(|page| page.id == id)
            .map(|page| page.number)
    };
    for page in &pages {
        let section = sections.get(page.id.as_str()).expect(&page.id);
        let heading = format!("<h2>{}番 {}</h2>", page.number, page.title);
        assert!(section.starts_with(&heading), "{section}");
        let (before, menu) = section.split_once("<menu>").expect("answers");
        let answers: Vec<(String, String)> = links(menu)
            .into_iter()
            .map(|(to, said)| {
                let label = match number(to) {
                    Some(number) => said.strip_suffix(&format!("<i>{number}</i>")).expect(said),
                    None => said,
                };
                (label.to_owned(), to.to_owned())
            })
            .collect();
        assert_eq!(answers, page.answers, "{}", page.id);
        let shown = bare(&text_of(before));
        for line in page.text.lines() {
            let line = line
                .trim()
                .trim_start_matches(|lead: char| lead.is_ascii_digit() || lead == '.');
            assert!(
                shown.contains(&bare(line.trim_start_matches('・'))),
                "{}: {line}",
                page.id
            );
        }
    }
}

/// The text without tags.
fn text_of(html: &str) -> String {
    let parts = html
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    unescaped(&parts.collect::<String>())
}

#[test]
fn a_reader_gets_by_links_where_callers_get() {
    let html = built_in("html");
    let sections = sections(&html);
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    let mut waiting = vec![links(&html)[0].0];
    assert_eq!(
        waiting,
        ["situation"],
        "the first link leads to the first question"
    );
    while let Some(id) = waiting.pop() {
        let Some((_, menu)) = sections[id].split_once("<menu>") else {
            continue;
        };
        if reached.insert(id) {
            waiting.extend(links(menu).into_iter().map(|(to, _)| to));
        }
    }
    for closing in ["solved", "not-solved", "later"] {
        assert!(reached.remove(closing), "{closing}");
    }
    let proved = gmis_help(["check", "--format", "json"]).run().json();
    let proved = &proved["files"][0]["proof"];
    let of = |kind: &str| proved[kind].as_u64().expect("a number");
    let remedies = pages()
        .into_iter()
        .filter(|page| page.answers[0].1 == "solved");
    let remedies: HashSet<String> = remedies.map(|page| page.id).collect();
    let found = reached.iter().filter(|id| remedies.contains(**id)).count() as u64;
    assert_eq!(
        (reached.len() as u64 - found, found),
        (of("questions"), of("remedies"))
    );
}

#[test]
fn the_page_needs_no_script_and_nothing_from_elsewhere_and_is_small() {
    let html = built_in("html");
    assert!(html.len() <= 80 * 1024, "{} bytes", html.len());
    let english = gmis_help(["--lang", "en", "print", "--format", "html"]).run();
    let length = english.status(0).stdout.len();
    assert!(length <= 80 * 1024, "{length} bytes in English");
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; ";
    assert!(html.contains(policy));
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"ja\">\n<meta charset=\"utf-8\">\n"));
    for loaded in [
        "<script", " src=", "<link", "url(", "@import", "<img", "<form", "<iframe", "srcset", " on",
    ] {
        assert!(!html.contains(loaded), "{loaded}");
    }
    assert_eq!(html.matches("<h1>").count(), 1);
    assert_eq!(html.matches("<textarea").count(), 2, "a letter each");
    assert_well_formed(&html, &VOID);
}

/// Elements that need no closing tag.
const VOID: [&str; 4] = ["meta", "p", "li", "br"];

#[test]
fn no_text_of_a_flow_is_read_as_html() {
    let folder = Folder::new();
    let file = hostile(&folder);
    let html = printed(&["print", "--format", "html"], &file);
    assert_well_formed(&html, &VOID);
    assert!(
        !html.contains("<script") && !html.contains("onclick='"),
        "{html}"
    );
    let text = text_of(&html);
    for hostile in HOSTILE {
        assert!(text.contains(hostile), "{hostile}");
    }
    let handbook = bare(&printed(&["print"], &file));
    for hostile in HOSTILE {
        assert!(handbook.contains(&bare(hostile)), "{hostile}");
    }
}

#[test]
fn every_colour_can_be_read_on_its_ground() {
    let html = built_in("html");
    let (_, style) = html.split_once("<style>").expect("a style");
    let (style, _) = style.split_once("</style>").expect("it ends");
    let themes: Vec<BTreeMap<&str, &str>> = style
        .split(":root{")
        .skip(1)
        .map(|root| {
            let (colours, _) = root.split_once('}').expect("it ends");
            let pairs = colours.split(';').filter_map(|pair| pair.split_once(':'));
            pairs.filter(|(name, _)| name.starts_with("--")).collect()
        })
        .collect();
    assert_eq!(themes.len(), 2, "light and dark");
    for theme in &themes {
        assert_eq!(theme.len(), 4);
        for (name, colour) in theme.iter().filter(|(name, _)| **name != "--b") {
            let contrast = contrast(colour, theme["--b"]);
            assert!(contrast >= 7.0, "{name} {colour}: {contrast}");
        }
    }
    // Every colour is one of these, and the background is the same everywhere.
    for rule in style.split(['{', ';', '}']) {
        let (property, value) = rule.split_once(':').unwrap_or_default();
        match property {
            "color" => assert!(
                ["var(--t)", "var(--q)", "var(--a)", "inherit"].contains(&value),
                "{rule}"
            ),
            "background" => assert!(["var(--b)", "inherit"].contains(&value), "{rule}"),
            _ => assert!(
                !property.starts_with("background") && property != "opacity",
                "{rule}"
            ),
        }
    }
}

/// The contrast of two colours (WCAG 2.2, "contrast ratio").
fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: &str) -> f64 {
    let digits = colour.strip_prefix('#').expect(colour);
    let digits: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&digits[at..at + 2], 16).expect(colour)) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}
