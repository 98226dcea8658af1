//! A flow file as far as it can be made out while there are mistakes in it.

use std::collections::HashSet;

use crate::finding::{At, Span};
use crate::form::likeness::is_page;
use crate::yaml::Node;

/// A page as far as it can be made out.
pub(super) struct Sketch<'t> {
    pub id: &'t str,
    pub span: Span,
    pub question: bool,
    /// Where each edge of the routes is written: the target's text, and `again` if it stands there.
    pub written: Vec<Written<'t>>,
}

/// Where an edge is written.
pub(super) struct Written<'t> {
    pub trail: Vec<At<'t>>,
    pub target: Span,
    pub again: Option<Span>,
}

/// The ids of pages that stand beside `questions` and `remedies` or within another page. They are reported as such.
pub(super) fn misplaced<'t>(root: &'t Node<'t>) -> HashSet<&'t str> {
    let pages = ["questions", "remedies"]
        .into_iter()
        .flat_map(|section| root.get(section).map(Node::entries).unwrap_or_default());
    std::iter::once(root)
        .chain(pages.map(|page| &page.node))
        .flat_map(Node::entries)
        .filter(|entry| is_page(&entry.node))
        .map(|entry| entry.key.as_ref())
        .collect()
}

/// Where an option says `again: true`.
pub(super) fn again(option: &Node<'_>) -> Option<Span> {
    let entry = option.entries().iter().find(|entry| entry.key == "again")?;
    entry
        .node
        .text()
        .filter(|text| text.eq_ignore_ascii_case("true"))
        .map(|_| entry.key_span)
}

pub(super) fn with<'t, const N: usize>(trail: &[At<'t>], steps: [At<'t>; N]) -> Vec<At<'t>> {
    [trail, &steps].concat()
}
