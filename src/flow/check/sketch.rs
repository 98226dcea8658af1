//! A flow file as far as it can be made out while there are mistakes in it.

use crate::finding::{At, Span};
use crate::yaml::Node;

/// A page as far as it can be made out.
pub(super) struct Sketch<'t> {
    pub id: &'t str,
    pub span: Span,
    pub question: bool,
    /// Where each edge of the routes is written: the target's text, and `again` if it stands there.
    pub written: Vec<Written>,
}

/// Where an edge is written.
pub(super) struct Written {
    /// The option that it is, from 0; none of `if-not-solved`.
    pub option: Option<usize>,
    pub target: Span,
    pub again: Option<Span>,
}

impl<'t> Sketch<'t> {
    /// The way to the page.
    pub fn way(&self) -> [At<'t>; 2] {
        let section = if self.question {
            "questions"
        } else {
            "remedies"
        };
        [At::Key(section), At::Key(self.id)]
    }

    /// The way to where an edge of it is written.
    pub fn way_to(&self, written: &Written) -> Vec<At<'t>> {
        let way = self.way().into_iter();
        match written.option {
            Some(option) => way
                .chain([At::Key("options"), At::Item(option), At::Key("goto")])
                .collect(),
            None => way.chain([At::Key("if-not-solved")]).collect(),
        }
    }
}

/// Where an option says `again: true`.
pub(super) fn again(option: &Node<'_>) -> Option<Span> {
    let entry = option.entries().iter().find(|entry| entry.key == "again")?;
    entry
        .node
        .text()
        // Whatever else stands there has a finding of its own.
        .filter(|text| !text.eq_ignore_ascii_case("false"))
        .map(|_| entry.key_span)
}
