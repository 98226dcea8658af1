//! What something that does not fit was probably meant to be.

use super::table::{FORMAT, Field, Shape};
use super::values::{is_email, is_flag, is_id, is_url, phone};
use crate::finding::nearest;
use crate::yaml::{Entry, Node};

/// The field that an unknown key was probably meant to be.
pub(super) fn meant(entry: &Entry<'_>, fields: &'static [Field]) -> Option<String> {
    let names = || fields.iter().map(|field| field.name);
    if names().any(|name| name == entry.key) {
        None
    } else {
        nearest(&entry.key, names())
    }
}

/// Whether a map under an unknown name looks like a page that stands at the wrong depth.
#[must_use]
pub fn is_page(node: &Node<'_>) -> bool {
    let has = |name| node.get(name).is_some();
    (has("ask") && has("options"))
        || (has("group") && has("steps"))
        || (has("title") && has("steps") && has("source"))
}

/// Whether a text is right where only ASCII is.
pub(super) fn fits(shape: &Shape, text: &str) -> bool {
    match shape {
        Shape::Id => is_id(text),
        Shape::Flag => is_flag(text),
        Shape::Format => text.parse() == Ok(FORMAT),
        Shape::Url => is_url(text),
        Shape::Email => is_email(text),
        Shape::Phone => phone(text).is_some(),
        _ => false,
    }
}

/// `- 受付: 9時から`: a map, as YAML sees it, but none of its names is any field's, and the first is no ASCII.
pub(super) fn is_text_with_colon(node: &Node<'_>, records: &[&[Field]]) -> bool {
    let known = |entry: &Entry<'_>| {
        let mut fields = records.iter().flat_map(|fields| fields.iter());
        fields.any(|field| field.name == entry.key)
    };
    let entries = node.entries();
    node.span.start == node.span.end
        && entries.first().is_some_and(|entry| !entry.key.is_ascii())
        && !entries.iter().any(known)
}
