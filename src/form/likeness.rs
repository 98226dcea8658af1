//! Guesses what was meant by something that does not fit.

use super::full_width::half_width;
use super::table::{FORMAT, Field, Shape, is_field};
use super::values::{is_date, is_email, is_flag, is_id, is_url, phone};
use crate::finding::nearest;
use crate::yaml::{Entry, Node};

/// Returns the missing field whose name is near this key, if the key is not itself a field.
pub(super) fn near(
    entry: &Entry<'_>,
    fields: &'static [Field],
    all: &[Entry<'_>],
) -> Option<String> {
    if fields.iter().any(|field| field.name == entry.key) {
        return None;
    }
    let word = half_width(&entry.key).map_or(entry.key.as_ref().into(), |(word, _)| word);
    let lacking = fields.iter().filter(|field| !has(all, field.name));
    nearest(&word.replace('_', "-"), lacking.map(|field| field.name))
}

fn has(all: &[Entry<'_>], name: &str) -> bool {
    all.iter().any(|entry| entry.key == name)
}

/// Returns the field that an unknown key probably means: a missing one with a near name, or the only missing required
/// field if no other key is unknown.
pub(super) fn meant(
    entry: &Entry<'_>,
    fields: &'static [Field],
    all: &[Entry<'_>],
) -> Option<String> {
    let is_unknown = |entry: &&Entry<'_>| !fields.iter().any(|field| field.name == entry.key);
    if !is_unknown(&entry) {
        return None;
    }
    // A field of another record is not misspelt but misplaced.
    let elsewhere = is_field(&entry.key);
    near(entry, fields, all).filter(|_| !elsewhere).or_else(|| {
        let needed = |field: &&Field| field.required && !has(all, field.name);
        let mut needed = fields.iter().filter(needed);
        let only = needed.next().filter(|_| needed.next().is_none())?;
        let fits = match only.shape {
            Shape::List(..) => !entry.node.items().is_empty(),
            Shape::Ids(_) | Shape::Record(_) | Shape::TextOr(_) => false,
            _ => entry.node.text().is_some(),
        };
        (!elsewhere && all.iter().filter(is_unknown).count() == 1 && fits)
            .then(|| only.name.to_owned())
    })
}

/// Returns whether a map under an unknown name looks like a page at the wrong depth.
pub fn is_page(node: &Node<'_>) -> bool {
    let has = |name| node.get(name).is_some();
    (has("ask") && has("options"))
        || (has("group") && has("steps"))
        || (has("title") && has("steps") && has("source"))
}

/// Returns whether a text is a valid value of a shape that must be ASCII.
pub(super) fn fits(shape: &Shape, text: &str) -> bool {
    match shape {
        Shape::Id => is_id(text),
        Shape::Date => is_date(text) == Some(true),
        Shape::Flag => is_flag(text),
        Shape::Format => text.parse() == Ok(FORMAT),
        Shape::Url => is_url(text),
        Shape::Email => is_email(text),
        Shape::Phone => phone(text).is_some(),
        _ => false,
    }
}

/// Returns whether this is a text such as `- 受付: 9時から`, which YAML reads as a map: none of its keys is a field, even in
/// half-width form, and the first is not ASCII.
pub(super) fn is_text_with_colon(node: &Node<'_>, records: &[&[Field]]) -> bool {
    let known = |entry: &Entry<'_>| {
        let name = half_width(&entry.key).map_or(entry.key.as_ref().into(), |(name, _)| name);
        let mut fields = records.iter().flat_map(|fields| fields.iter());
        fields.any(|field| field.name == name)
    };
    let entries = node.entries();
    node.span.start == node.span.end
        && entries.first().is_some_and(|entry| !entry.key.is_ascii())
        && !entries.iter().any(known)
}
