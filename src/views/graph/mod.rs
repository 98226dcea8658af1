//! The flow as a picture: what its kinds share.

pub mod mermaid;
pub mod overview;
pub mod tree;

use crate::flow::{Page, PageNo};
use crate::text::graph as words;
use crate::ui::wrap;

/// How wide a line of a label is, in columns.
const COLUMNS: usize = 24;

/// One way from a page to another.
struct Way<'f> {
    /// The numbers of the options that take it; none for `not-solved`.
    numbers: Vec<usize>,
    label: &'f str,
    to: PageNo,
    again: bool,
    /// Whether no option leads straight ahead to that page.
    dotted: bool,
}

impl Way<'_> {
    /// What is said to take it: the option's number and label, or a word for what has none.
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

/// The options of a question, or where a remedy leads that did not help.
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

/// A text in lines that fit a node.
fn broken(text: &str) -> Vec<String> {
    // `wrap` leaves a terminal's last column free.
    wrap::wrap(text, COLUMNS + 1, "", "")
}
