//! Draws a tree as an SVG with rows and columns. Each page is drawn once, in the column given by its fewest answers, to
//! the right of the page that leads to it; other pages that lead to it only show its number. The pages behind one page
//! have their own rows, so that lines never cross.

use std::collections::VecDeque;
use std::fmt::Write;

use super::{Drawing, Way, broken, ways};
use crate::flow::{Flow, PageNo};
use crate::text::graph as words;
use crate::views::xml;

/// The width of a column. All lengths are in pixels, for text that is 12 px high.
const COLUMN: usize = 196;
const BOX: usize = 168;
const PADDING: usize = 6;
const LINE: usize = 15;
/// The space between two rows.
const GAP: usize = 8;
const MARGIN: usize = 16;
/// The height of the title above the tree.
const HEAD: usize = 40;
/// The distance from a box's upper edge to its incoming line.
const ANCHOR: usize = PADDING + LINE / 2;

/// Returns the whole flow, for the wall.
pub fn tree(flow: &Flow) -> Drawing<'_> {
    let mut drawing = Drawing::of(flow);
    for (number, page) in flow.pages() {
        drawing.add(number, ways(page).collect(), None);
    }
    drawing
}

/// One position in the picture.
struct Cell<'d> {
    /// The way that leads here; `None` at the start.
    way: Option<&'d Way<'d>>,
    page: PageNo,
    /// Whether the page itself is drawn here, not only its number.
    placed: bool,
    column: usize,
    row: usize,
    /// The index of the cell whose page leads here.
    parent: Option<usize>,
}

/// Returns the SVG.
pub fn drawn(drawing: &Drawing) -> String {
    let flow = drawing.flow;
    let cells = cells(drawing);
    let tops = tops(drawing, &cells);
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
        svg.push_str(&placed(drawing, cell, &tops));
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

/// Returns a cell for every page and one for every further way to it, from left to right and top to bottom.
fn cells<'d>(drawing: &'d Drawing) -> Vec<Cell<'d>> {
    let start = drawing.flow.start();
    let first = first_ways(drawing);
    let mut cells: Vec<Cell> = Vec::new();
    let mut rows = 0;
    // Pages that cannot be reached come below the tree.
    let pages = drawing.pages.iter().rev().copied();
    let mut waiting: Vec<Cell> = pages
        .filter(|page| first[page.0] == Some(First::Root) && *page != start)
        .chain([start])
        .map(|page| Cell {
            way: None,
            page,
            placed: true,
            column: 0,
            row: 0,
            parent: None,
        })
        .collect();
    while let Some(mut cell) = waiting.pop() {
        // The first way out of a page continues in the page's own row.
        let goes_on = cell.parent.is_some_and(|parent| parent + 1 == cells.len());
        rows += usize::from(!goes_on);
        cell.row = rows - 1;
        let (place, column) = (cells.len(), cell.column + 1);
        if cell.placed {
            let edges = drawing.edges[cell.page.0].iter().enumerate();
            let next = edges.map(|(at, way)| Cell {
                placed: first[way.to.0] == Some(First::By(cell.page, at)),
                page: way.to,
                way: Some(way),
                column,
                row: 0,
                parent: Some(place),
            });
            waiting.extend(next.rev());
        }
        cells.push(cell);
    }
    cells
}

/// How a page is first reached.
#[derive(Clone, Copy, PartialEq)]
enum First {
    /// Not at all: it begins a tree.
    Root,
    /// By this way of this page.
    By(PageNo, usize),
}

/// Finds the ways that reach each page with the fewest answers; unreachable pages are reached from the first of them in
/// file order.
fn first_ways(drawing: &Drawing) -> Vec<Option<First>> {
    let mut first: Vec<Option<First>> = vec![None; drawing.edges.len()];
    for root in [drawing.flow.start()].iter().chain(&drawing.pages) {
        if first[root.0].is_some() {
            continue;
        }
        first[root.0] = Some(First::Root);
        let mut waiting = VecDeque::from([*root]);
        while let Some(from) = waiting.pop_front() {
            for (at, way) in drawing.edges[from.0].iter().enumerate() {
                let to = &mut first[way.to.0];
                if to.is_none() && !way.again {
                    *to = Some(First::By(from, at));
                    waiting.push_back(way.to);
                }
            }
        }
    }
    first
}

/// Returns the top of each row, and the bottom of the last one.
fn tops(drawing: &Drawing, cells: &[Cell]) -> Vec<usize> {
    let rows = cells.iter().map(|cell| cell.row + 1).max().unwrap_or(0);
    let mut heights = vec![0; rows];
    for cell in cells {
        let height = &mut heights[cell.row];
        *height = (*height).max(height_of(drawing, cell) + GAP);
    }
    let mut tops = vec![HEAD];
    for height in heights {
        tops.push(tops.last().copied().unwrap_or(HEAD) + height);
    }
    tops
}

/// Returns the lines of a cell: the way that leads here, and the page.
fn lines(drawing: &Drawing, cell: &Cell) -> (Vec<String>, Vec<String>) {
    let page = drawing.flow.page(cell.page);
    let said = cell.way.map(Way::said).unwrap_or_default();
    if !cell.placed {
        let elsewhere = words::elsewhere(page.number);
        return (Vec::new(), broken(&format!("{said} {elsewhere}")));
    }
    let said = cell.way.map_or_else(Vec::new, |_| broken(&said));
    let below = drawing.below[cell.page.0].iter().cloned();
    let title = broken(&words::page(page.number, &page.title));
    (said, title.into_iter().chain(below).collect())
}

fn height_of(drawing: &Drawing, cell: &Cell) -> usize {
    let (said, lines) = lines(drawing, cell);
    2 * PADDING + LINE * (said.len() + lines.len())
}

fn left(cell: &Cell) -> usize {
    MARGIN + cell.column * COLUMN
}

/// Draws a line from a page to one that it leads to: right, down between the columns, right.
fn line(parent: &Cell, cell: &Cell, tops: &[usize]) -> String {
    let (from, to) = (left(parent) + BOX, left(cell));
    let between = from + (COLUMN - BOX) / 2;
    let (above, below) = (tops[parent.row] + ANCHOR, tops[cell.row] + ANCHOR);
    let dotted = cell.way.is_some_and(|way| way.dotted);
    let class = if dotted { " class=\"d\"" } else { "" };
    format!("<path{class} d=\"M{from} {above}H{between}V{below}H{to}\"/>\n")
}

fn placed(drawing: &Drawing, cell: &Cell, tops: &[usize]) -> String {
    let flow = drawing.flow;
    let page = flow.page(cell.page);
    let (said, lines) = lines(drawing, cell);
    let (x, y) = (left(cell), tops[cell.row]);
    let mut svg = String::new();
    if cell.placed {
        let class = if page.is_remedy() { "r" } else { "p" };
        let round = if page.is_remedy() { 8 } else { 0 };
        let height = height_of(drawing, cell);
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
