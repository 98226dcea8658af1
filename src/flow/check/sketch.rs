//! What can be made out of a flow file's pages, even if the file has mistakes.

use crate::finding::{At, Span};
use crate::flow::routes::Edge;
use crate::yaml::Node;

/// What can be made out of a page.
pub(super) struct Sketch<'t> {
    pub id: &'t str,
    pub span: Span,
    pub question: bool,
}

impl<'t> Sketch<'t> {
    /// Returns the path to the page in the document.
    pub fn way(&self) -> [At<'t>; 2] {
        let section = if self.question {
            "questions"
        } else {
            "remedies"
        };
        [At::Key(section), At::Key(self.id)]
    }

    /// Returns the path to one of its edges in the document.
    pub fn way_to(&self, edge: &Edge) -> Vec<At<'t>> {
        let way = self.way().into_iter();
        match edge.option {
            Some(option) => way
                .chain([At::Key("options"), At::Item(option), At::Key("goto")])
                .collect(),
            None => way.chain([At::Key("if-not-solved")]).collect(),
        }
    }
}

/// Returns the place where an option says `again: true`.
pub(super) fn again(option: &Node<'_>) -> Option<Span> {
    let entry = option.entries().iter().find(|entry| entry.key == "again")?;
    entry
        .node
        .text()
        // Any other value has a finding of its own.
        .filter(|text| !text.eq_ignore_ascii_case("false"))
        .map(|_| entry.key_span)
}
