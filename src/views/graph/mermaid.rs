//! Draws the overview, or a page and its neighbours, in Mermaid.

use std::collections::HashSet;
use std::fmt::Write;

use super::{Drawing, Way, broken, ways};
use crate::flow::{Flow, Page, PageNo};
use crate::text::graph as words;

/// Mermaid draws at most 500 edges by default.
const MOST_EDGES: usize = 450;
/// Mermaid reads at most 50,000 characters by default.
const MOST_CHARACTERS: usize = 45_000;

/// The error for a picture that Mermaid would refuse to draw.
#[derive(Debug)]
pub struct TooLarge {
    /// The number of edges.
    pub edges: usize,
    /// The number of characters.
    pub characters: usize,
}

/// Draws the pages of a drawing and the ways between them.
///
/// # Errors
/// [`TooLarge`] if Mermaid would refuse the picture.
pub fn drawn(drawing: &Drawing) -> Result<String, TooLarge> {
    let flow = drawing.flow;
    let mut chart = Chart::of(flow);
    for number in &drawing.pages {
        chart.node(flow.page(*number), drawing.below[number.0].as_deref());
    }
    for number in &drawing.pages {
        for way in &drawing.edges[number.0] {
            chart.way(flow.page(*number), way);
        }
    }
    chart.finished()
}

/// Draws a page with the pages that lead to it and those that it leads to.
///
/// # Errors
/// [`TooLarge`] if Mermaid would refuse the picture.
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

/// The picture being built.
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

    fn node(&mut self, page: &Page, below: Option<&str>) {
        let mut lines = broken(&words::page(page.number, &page.title));
        lines.extend(below.map(str::to_owned));
        let (open, close) = if page.is_remedy() {
            ("([", "])")
        } else {
            ("[", "]")
        };
        self.line(&format!("{}{open}{}{close}", name(page), label(&lines)));
    }

    fn way(&mut self, from: &Page, way: &Way) {
        self.edges += 1;
        let style = if way.dotted { "-.->" } else { "-->" };
        let (from, to) = (name(from), name(self.flow.page(way.to)));
        self.line(&format!(
            "{from} {style}|{}| {to}",
            label(&broken(&way.said()))
        ));
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

/// Returns the name of a page's node: without hyphens, which Mermaid takes for arrows, and never a keyword.
fn name(page: &Page) -> String {
    format!("p_{}", page.id.replace('-', "_"))
}

fn label(lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| entities(line)).collect();
    format!("\"{}\"", lines.join("<br/>"))
}

/// Escapes a label: Mermaid interprets comments, directives, Markdown, icons and HTML in it.
fn entities(line: &str) -> String {
    escaped(line.trim(), |code| format!("#{code};"))
}

/// Escapes all ASCII characters but letters, digits and blanks. A hyphen is escaped only at the start of a line, where
/// it would begin a Markdown list.
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
