//! Pictures of a flow: what the kinds of pictures share.

pub mod mermaid;
pub mod overview;
pub mod tree;

use crate::flow::{Flow, Page, PageNo};
use crate::text::graph as words;
use crate::wrap;

/// The width of a label line, in columns.
const COLUMNS: usize = 24;

/// The options that lead from one page to another, drawn as one edge.
struct Way<'f> {
    /// The numbers of the options; empty for `not-solved`.
    numbers: Vec<usize>,
    label: &'f str,
    to: PageNo,
    again: bool,
    /// Whether none of these options leads straight ahead to that page.
    dotted: bool,
}

impl Way<'_> {
    /// Returns the edge's label: the number and label of the option, or a word for a way without a number.
    fn said(&self) -> String {
        let numbers = self.numbers.iter().map(usize::to_string);
        let sign = match self.numbers.as_slice() {
            [] => words::NOT_SOLVED.to_owned(),
            _ => words::signs(&numbers.collect::<Vec<_>>()),
        };
        let sign = if self.again {
            words::again(&sign)
        } else {
            sign
        };
        format!("{sign} {}", self.label).trim_end().to_owned()
    }
}

/// The parts of a flow that are drawn.
pub struct Drawing<'f> {
    flow: &'f Flow,
    /// The pages, in file order.
    pages: Vec<PageNo>,
    /// The ways out of each page of the flow.
    edges: Vec<Vec<Way<'f>>>,
    /// The text below each page's title.
    below: Vec<Option<String>>,
}

impl<'f> Drawing<'f> {
    fn of(flow: &'f Flow) -> Self {
        let pages = flow.pages().count();
        Self {
            flow,
            pages: Vec::new(),
            edges: (0..pages).map(|_| Vec::new()).collect(),
            below: vec![None; pages],
        }
    }

    fn add(&mut self, page: PageNo, edges: Vec<Way<'f>>, below: Option<String>) {
        self.pages.push(page);
        self.edges[page.0] = edges;
        self.below[page.0] = below;
    }
}

/// Returns the ways out of a page: its options, or the way on from a remedy that did not help.
fn ways(page: &Page) -> impl Iterator<Item = Way<'_>> {
    let options = (1..).zip(page.options()).map(|(number, choice)| Way {
        numbers: vec![number],
        label: &choice.label,
        to: choice.target,
        again: choice.again,
        dotted: choice.again,
    });
    let on = page.if_not_solved().map(|to| Way {
        numbers: Vec::new(),
        label: "",
        to,
        again: false,
        dotted: true,
    });
    options.chain(on)
}

/// Breaks a text into lines that fit a node.
fn broken(text: &str) -> Vec<String> {
    // `wrap` leaves a terminal's last column free.
    wrap::wrap(text, COLUMNS + 1, "", "")
}
