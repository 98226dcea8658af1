//! The whole tree as an SVG for the wall: rows and columns. Each page stands once, in the column of its fewest answers,
//! right of the page that leads to it; where another page leads to it too, only its number stands. The pages behind one
//! page fill rows of their own, so that no line crosses another.

use std::collections::VecDeque;
use std::fmt::Write;

use super::{Way, broken, ways};
use crate::flow::{Flow, PageNo};
use crate::text::graph as words;
use crate::views::xml;

/// All lengths are in pixels at the size at which the text is 12 px high.
const COLUMN: usize = 196;
const BOX: usize = 168;
const PADDING: usize = 6;
const LINE: usize = 15;
/// Between two rows.
const GAP: usize = 8;
const MARGIN: usize = 16;
/// The title over the tree.
const HEAD: usize = 40;
/// From a box's upper edge to where its line comes in.
const ANCHOR: usize = PADDING + LINE / 2;

/// What stands in one place of the picture.
struct Cell<'f> {
    /// The way that leads here; none at the start.
    way: Option<Way<'f>>,
    page: PageNo,
    /// Whether the page itself stands here.
    placed: bool,
    column: usize,
    row: usize,
    /// The place in the list of the page that leads here.
    parent: Option<usize>,
}

/// The whole flow as an SVG.
#[must_use]
pub fn tree(flow: &Flow) -> String {
    let cells = cells(flow);
    let tops = tops(flow, &cells);
    let columns = cells.iter().map(|cell| cell.column + 1).max().unwrap_or(0);
    let (width, height) = (
        2 * MARGIN + columns * COLUMN,
        tops.last().copied().unwrap_or(0) + MARGIN,
    );
    let title = xml::escaped(&words::title(
        flow.title(),
        flow.as_of(),
        flow.pages().count(),
    ));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" lang=\"ja\">\n\
         <title>{title}</title>\n{STYLE}\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n\
         <text class=\"h\" x=\"{MARGIN}\" y=\"{}\">{title}</text>\n",
        HEAD - MARGIN / 2
    );
    for cell in &cells {
        if let Some(parent) = cell.parent.and_then(|parent| cells.get(parent)) {
            svg.push_str(&line(parent, cell, &tops));
        }
    }
    for cell in &cells {
        svg.push_str(&drawn(flow, cell, &tops));
    }
    svg.push_str("</svg>\n");
    svg
}

const STYLE: &str = "<style>\
text{font:12px \"BIZ UDPGothic\",\"Yu Gothic\",\"Noto Sans CJK JP\",sans-serif;fill:#000}\
.h{font-size:18px}.q{fill:#444}\
rect.p{fill:#fff;stroke:#000}rect.r{fill:#eee;stroke:#000}\
path{fill:none;stroke:#555}.d{stroke-dasharray:4 3}\
a{font-weight:bold}</style>\n";

/// Every page once and every further way to it, from the left and from above.
fn cells(flow: &Flow) -> Vec<Cell<'_>> {
    let first = first_ways(flow);
    let mut cells: Vec<Cell> = Vec::new();
    let mut rows = 0;
    // The pages that nothing leads to come below the tree.
    let mut waiting: Vec<Cell> = flow
        .pages()
        .map(|(number, _)| number)
        .filter(|number| first[number.0] == First::Root && *number != flow.start())
        .chain([flow.start()])
        .map(|page| Cell {
            way: None,
            page,
            placed: true,
            column: 0,
            row: 0,
            parent: None,
        })
        .collect();
    if let Some(below) = waiting.len().checked_sub(1) {
        waiting[..below].reverse();
    }
    while let Some(mut cell) = waiting.pop() {
        // The first of a page's ways goes on in its own row.
        let goes_on = cell.parent.is_some_and(|parent| parent + 1 == cells.len());
        rows += usize::from(!goes_on);
        cell.row = rows - 1;
        let (place, column) = (cells.len(), cell.column + 1);
        if cell.placed {
            let next = (0..).zip(ways(flow.page(cell.page))).map(|(at, way)| Cell {
                placed: first[way.to.0] == First::By(cell.page, at),
                page: way.to,
                way: Some(way),
                column,
                row: 0,
                parent: Some(place),
            });
            let next: Vec<Cell> = next.collect();
            waiting.extend(next.into_iter().rev());
        }
        cells.push(cell);
    }
    cells
}

/// How a page is reached first.
#[derive(Clone, Copy, PartialEq)]
enum First {
    /// Not at all.
    Root,
    /// By this way of this page.
    By(PageNo, usize),
}

/// The ways by which pages are reached with the fewest answers; of pages that cannot be reached, from the first of them
/// in file order.
fn first_ways(flow: &Flow) -> Vec<First> {
    let mut first: Vec<Option<First>> = flow.pages().map(|_| None).collect();
    let roots = [flow.start()];
    for root in roots
        .into_iter()
        .chain(flow.pages().map(|(number, _)| number))
    {
        if first[root.0].is_some() {
            continue;
        }
        first[root.0] = Some(First::Root);
        let mut waiting = VecDeque::from([root]);
        while let Some(from) = waiting.pop_front() {
            for (at, way) in (0..).zip(ways(flow.page(from))) {
                let to = &mut first[way.to.0];
                if to.is_none() && !way.again {
                    *to = Some(First::By(from, at));
                    waiting.push_back(way.to);
                }
            }
        }
    }
    first
        .into_iter()
        .map(|way| way.unwrap_or(First::Root))
        .collect()
}

/// Where each row begins, and where the last one ends.
fn tops(flow: &Flow, cells: &[Cell]) -> Vec<usize> {
    let rows = cells.iter().map(|cell| cell.row + 1).max().unwrap_or(0);
    let mut heights = vec![0; rows];
    for cell in cells {
        let height = &mut heights[cell.row];
        *height = (*height).max(height_of(flow, cell) + GAP);
    }
    let mut tops = vec![HEAD];
    for height in heights {
        tops.push(tops.last().copied().unwrap_or(HEAD) + height);
    }
    tops
}

/// The lines of a cell: how one gets here, and the page.
fn lines(flow: &Flow, cell: &Cell) -> (Vec<String>, Vec<String>) {
    let said = cell.way.as_ref().map_or_else(Vec::new, |way| {
        broken(format!("{} {}", way.sign(), way.label).trim_end())
    });
    let page = flow.page(cell.page);
    let lines = if cell.placed {
        broken(&words::page(page.number, &page.title))
    } else {
        vec![words::elsewhere(page.number)]
    };
    (said, lines)
}

fn height_of(flow: &Flow, cell: &Cell) -> usize {
    let (said, lines) = lines(flow, cell);
    2 * PADDING + LINE * (said.len() + lines.len())
}

fn left(cell: &Cell) -> usize {
    MARGIN + cell.column * COLUMN
}

/// From a page to one that it leads to: right, down between the columns, right.
fn line(parent: &Cell, cell: &Cell, tops: &[usize]) -> String {
    let (from, to) = (left(parent) + BOX, left(cell));
    let between = from + (COLUMN - BOX) / 2;
    let (above, below) = (tops[parent.row] + ANCHOR, tops[cell.row] + ANCHOR);
    let option = cell
        .way
        .as_ref()
        .is_some_and(|way| way.number.is_some() && !way.again);
    let class = if option { "" } else { " class=\"d\"" };
    format!("<path{class} d=\"M{from} {above}H{between}V{below}H{to}\"/>\n")
}

fn drawn(flow: &Flow, cell: &Cell, tops: &[usize]) -> String {
    let page = flow.page(cell.page);
    let (said, lines) = lines(flow, cell);
    let (x, y) = (left(cell), tops[cell.row]);
    let mut svg = String::new();
    if cell.placed {
        let class = if page.is_remedy() { "r" } else { "p" };
        let round = if page.is_remedy() { 8 } else { 0 };
        let height = height_of(flow, cell);
        let _ = writeln!(
            svg,
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{BOX}\" height=\"{height}\" rx=\"{round}\"/>"
        );
    }
    let mut at = y + PADDING + 12;
    for text in said {
        svg.push_str(&text_at(x, at, " class=\"q\"", &text));
        at += LINE;
    }
    let _ = write!(svg, "<a href=\"{}.html#{}\">", flow.id(), page.id);
    for text in lines {
        svg.push_str(&text_at(x, at, "", &text));
        at += LINE;
    }
    svg.push_str("</a>\n");
    svg
}

fn text_at(x: usize, y: usize, class: &str, text: &str) -> String {
    let x = x + PADDING;
    format!(
        "<text{class} x=\"{x}\" y=\"{y}\">{}</text>",
        xml::escaped(text)
    )
}
