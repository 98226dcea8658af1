//! Converts a tree that fits the table into the types of the format.

use serde_yaml::{Error, Mapping, Value};

use super::document::Document;
use crate::form::table::{FLOW, Shape};
use crate::yaml::{self, Node};

/// Returns the document of a tree without errors. It consumes the tree: keeping both would be the peak of the memory
/// that a start needs.
///
/// # Errors
/// If serde rejects the document, that is, if the table and the types disagree.
pub(super) fn document(root: Node<'_>) -> Result<Document, Error> {
    serde_yaml::from_value(value(root, &FLOW))
}

/// Ignores YAML's own idea of numbers and truth values: where text is wanted, `0120` and `yes` are text.
fn value(node: Node<'_>, shape: &'static Shape) -> Value {
    match (node.value, shape) {
        (yaml::Value::Text { text, .. }, Shape::Flag) => text.eq_ignore_ascii_case("true").into(),
        (yaml::Value::Text { text, .. }, Shape::Format) => {
            text.parse::<u64>().map_or(Value::Null, Value::from)
        }
        (yaml::Value::Text { text, .. }, _) => Value::String(text.into_owned()),
        (yaml::Value::List(items), shape) => {
            let of = shape.item();
            items.into_iter().map(|item| value(item, of)).collect()
        }
        (yaml::Value::Map(entries), shape) => {
            let mut map = Mapping::with_capacity(entries.len());
            for entry in entries {
                let of = shape.field(&entry.key);
                map.insert(Value::String(entry.key.into_owned()), value(entry.node, of));
            }
            Value::Mapping(map)
        }
        (yaml::Value::Broken, _) => Value::Null,
    }
}
