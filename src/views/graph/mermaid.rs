//! Pictures in Mermaid: the questions of a flow, or one page and its neighbours.

use std::collections::HashSet;
use std::fmt::Write;

use super::{Way, broken, ways};
use crate::flow::{Flow, Page, PageNo};
use crate::text::graph as words;

/// Mermaid draws at most 500 edges unless told otherwise.
const MOST_EDGES: usize = 450;
/// Mermaid reads at most 50,000 characters unless told otherwise.
const MOST_CHARACTERS: usize = 45_000;

/// A picture that Mermaid would refuse to draw.
#[derive(Debug)]
pub struct TooLarge {
    /// Its edges.
    pub edges: usize,
    /// Its characters.
    pub characters: usize,
}

/// The questions and the ways between them; remedies are only counted. The ways through remedies that did not help are
/// dotted, and left out where a question can be reached without: with them nobody could read the picture.
///
/// # Errors
/// [`TooLarge`].
pub fn overview(flow: &Flow) -> Result<String, TooLarge> {
    let mut chart = Chart::of(flow);
    let behind = behind_remedies(flow);
    let asked = directly_asked(flow);
    for (_, page) in flow.pages().filter(|(_, page)| !page.is_remedy()) {
        let is_remedy = |way: &Way| flow.page(way.to).is_remedy();
        let remedies: HashSet<PageNo> = ways(page).filter(is_remedy).map(|way| way.to).collect();
        let count = words::remedies(remedies.len());
        chart.node(page, (!remedies.is_empty()).then_some(count));
        let mut edges: Edges = Vec::new();
        for way in ways(page) {
            let through = is_remedy(&way);
            let style = if through || way.again { DOTTED } else { SOLID };
            match behind[way.to.0] {
                Some(to) if !through || !asked.contains(&to) => {
                    add(&mut edges, (to, style), way.sign());
                }
                _ => {}
            }
        }
        for edge in edges {
            chart.edge(page, &edge, &[words::signs(&edge.signs)]);
        }
    }
    chart.finished()
}

/// A page with all that leads to it, and all that it leads to.
///
/// # Errors
/// [`TooLarge`].
pub fn around(flow: &Flow, center: PageNo) -> Result<String, TooLarge> {
    let mut chart = Chart::of(flow);
    let page = flow.page(center);
    let into = |page: &Page| ways(page).any(|way| way.to == center);
    let before = flow.pages().filter(|(_, page)| into(page));
    let mut nodes: Vec<PageNo> = before.map(|(number, _)| number).collect();
    let sources = nodes.clone();
    nodes.push(center);
    nodes.extend(ways(page).map(|way| way.to));
    let mut drawn = HashSet::new();
    for number in nodes.into_iter().filter(|number| drawn.insert(*number)) {
        chart.node(flow.page(number), None);
    }
    chart.line(&format!("class {} here", name(page)));
    for number in sources.into_iter().filter(|number| *number != center) {
        let from = flow.page(number);
        for way in ways(from).filter(|way| way.to == center) {
            chart.way(from, &way);
        }
    }
    for way in ways(page) {
        chart.way(page, &way);
    }
    chart.finished()
}

const SOLID: &str = "-->";
const DOTTED: &str = "-.->";

struct Edge {
    to: PageNo,
    style: &'static str,
    signs: Vec<String>,
}

type Edges = Vec<Edge>;

fn add(edges: &mut Edges, (to, style): (PageNo, &'static str), sign: String) {
    let known = edges
        .iter_mut()
        .find(|edge| edge.to == to && edge.style == style);
    match known {
        Some(edge) => edge.signs.push(sign),
        None => edges.push(Edge {
            to,
            style,
            signs: vec![sign],
        }),
    }
}

/// The questions that an option leads to.
fn directly_asked(flow: &Flow) -> HashSet<PageNo> {
    let options = flow.pages().flat_map(|(_, page)| page.options());
    let ahead = options.filter(|choice| !choice.again);
    ahead.map(|choice| choice.target).collect()
}

/// For each page the first question on the way on: itself, or what follows its remedies that did not help.
fn behind_remedies(flow: &Flow) -> Vec<Option<PageNo>> {
    let mut behind: Vec<Option<Option<PageNo>>> = flow
        .pages()
        .map(|(number, page)| (!page.is_remedy()).then_some(Some(number)))
        .collect();
    for (first, _) in flow.pages() {
        let mut chain = Vec::new();
        let mut at = Some(first);
        let end = loop {
            let Some(page) = at else {
                break None;
            };
            if let Some(known) = behind[page.0] {
                break known;
            }
            chain.push(page);
            at = flow.page(page).if_not_solved();
        };
        for page in chain {
            behind[page.0] = Some(end);
        }
    }
    behind.into_iter().map(Option::flatten).collect()
}

/// The text of a picture so far.
struct Chart<'f> {
    flow: &'f Flow,
    text: String,
    edges: usize,
}

impl<'f> Chart<'f> {
    fn of(flow: &'f Flow) -> Self {
        let title = words::title(flow.title(), flow.as_of(), flow.pages().count());
        let text = format!(
            "---\ntitle: \"{}\"\n---\nflowchart TD\n  classDef here stroke-width:4px\n",
            escaped(&title, |code| format!("\\u{code:04x}"))
        );
        Self {
            flow,
            text,
            edges: 0,
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str("  ");
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn node(&mut self, page: &Page, below: Option<String>) {
        let mut lines = broken(&words::page(page.number, &page.title));
        lines.extend(below);
        let (open, close) = if page.is_remedy() {
            ("([", "])")
        } else {
            ("[", "]")
        };
        self.line(&format!("{}{open}{}{close}", name(page), label(&lines)));
    }

    fn way(&mut self, from: &Page, way: &Way) {
        let lines = broken(format!("{} {}", way.sign(), way.label).trim_end());
        let dotted = way.again || way.number.is_none();
        let edge = Edge {
            to: way.to,
            style: if dotted { DOTTED } else { SOLID },
            signs: Vec::new(),
        };
        self.edge(from, &edge, &lines);
    }

    fn edge(&mut self, from: &Page, edge: &Edge, lines: &[String]) {
        self.edges += 1;
        let (style, to) = (edge.style, name(self.flow.page(edge.to)));
        self.line(&format!("{} {style}|{}| {to}", name(from), label(lines)));
    }

    fn finished(self) -> Result<String, TooLarge> {
        let characters = self.text.chars().count();
        if self.edges > MOST_EDGES || characters > MOST_CHARACTERS {
            return Err(TooLarge {
                edges: self.edges,
                characters,
            });
        }
        Ok(self.text)
    }
}

/// The name of a page's node: without hyphens, in which Mermaid sees arrows, and never one of its keywords.
fn name(page: &Page) -> String {
    format!("p_{}", page.id.replace('-', "_"))
}

fn label(lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| entities(line)).collect();
    format!("\"{}\"", lines.join("<br/>"))
}

/// Mermaid looks for much in the text of a label: its own comments and directives, Markdown, icons, HTML.
fn entities(line: &str) -> String {
    escaped(line.trim(), |code| format!("#{code};"))
}

/// Everything in ASCII that is no letter, digit or blank is escaped; a hyphen only where it begins a line, where it
/// would be a list in Markdown.
fn escaped(text: &str, escape: impl Fn(u32) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        let plain = !character.is_ascii()
            || character.is_ascii_alphanumeric()
            || character == ' '
            || character == '-' && !out.is_empty();
        if plain {
            out.push(character);
        } else {
            let _ = write!(out, "{}", escape(u32::from(character)));
        }
    }
    out
}
