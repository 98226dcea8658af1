//! The flow as a picture: what its kinds share.

pub mod mermaid;
pub mod tree;

use crate::flow::{Page, PageNo};
use crate::text::graph as words;
use crate::wrap;

/// How wide a line of a label is, in columns.
const COLUMNS: usize = 24;

/// One way from a page to another.
struct Way<'f> {
    /// What is said to take it: the option's number and label, or the words for `not-solved`.
    number: Option<usize>,
    label: &'f str,
    to: PageNo,
    again: bool,
}

impl Way<'_> {
    /// The number of the option, or a word for what has none.
    fn sign(&self) -> String {
        let sign = match self.number {
            Some(number) => number.to_string(),
            None => words::NOT_SOLVED.to_owned(),
        };
        if self.again {
            words::again(&sign)
        } else {
            sign
        }
    }
}

/// The options of a question, or where a remedy leads that did not help.
fn ways(page: &Page) -> impl Iterator<Item = Way<'_>> {
    let options = (1..).zip(page.options()).map(|(number, choice)| Way {
        number: Some(number),
        label: &choice.label,
        to: choice.target,
        again: choice.again,
    });
    let on = page.if_not_solved().map(|to| Way {
        number: None,
        label: "",
        to,
        again: false,
    });
    options.chain(on)
}

/// A text in lines that fit a node.
fn broken(text: &str) -> Vec<String> {
    // `wrap` leaves a terminal's last column free.
    wrap::wrap(text, COLUMNS + 1, "", "")
}
