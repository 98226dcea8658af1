//! The pairs of a translation, the texts of a flow that they translate, and the flow with these texts replaced.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::finding::{Report, Span};
use crate::flow::Flow;
use crate::flow::check::{Care, Wanted, built, judged};
use crate::form::table::{FLOW, Shape};
use crate::yaml::source::Source;
use crate::yaml::{Node, Value, tree};

/// One pair as written.
pub(super) struct Pair<'t> {
    /// Its number in the list, from 0.
    pub number: usize,
    pub from: &'t str,
    pub to: Option<&'t Node<'t>>,
    pub on: Option<&'t str>,
    pub place: Span,
}

/// Returns the pairs of a translation, except those that cannot be read.
pub(super) fn pairs<'t>(root: &'t Node<'t>) -> Vec<Pair<'t>> {
    let pair = |(number, pair): (usize, &'t Node<'t>)| {
        Some(Pair {
            number,
            from: text(pair, "from")?,
            to: pair.get("to"),
            on: text(pair, "on"),
            place: pair.get("from")?.span,
        })
    };
    let texts = root.list("texts").iter().enumerate();
    texts.filter_map(pair).collect()
}

/// Returns the text of a field, without blanks around it.
pub(super) fn text<'n>(node: &'n Node<'_>, key: &str) -> Option<&'n str> {
    node.get(key)?.text().map(str::trim)
}

/// Calls `each` on every translatable text of a flow, with the id of the page or section entry that contains it.
pub(super) fn visit<'s>(
    node: &mut Node<'s>,
    shape: &'static Shape,
    on: &str,
    each: &mut impl FnMut(&mut Cow<'s, str>, &str),
) {
    match &mut node.value {
        Value::Text { text, .. }
            if matches!(shape, Shape::Text | Shape::Lines | Shape::TextOr(_)) =>
        {
            each(text, on);
        }
        Value::List(items) => {
            let of = shape.item();
            for item in items {
                visit(item, of, on, each);
            }
        }
        Value::Map(entries) => {
            for entry in entries {
                let is_owner = matches!(shape, Shape::Ids(_));
                let on = if is_owner { &entry.key } else { on };
                visit(&mut entry.node, shape.field(&entry.key), on, each);
            }
        }
        Value::Text { .. } | Value::Broken => {}
    }
}

/// The pairs of a translation, by the text translated.
#[derive(Default)]
pub struct Pairs(HashMap<String, Vec<(Option<String>, String, Span)>>);

impl Pairs {
    pub(super) fn of(root: &Node<'_>) -> Self {
        let mut all: HashMap<_, Vec<_>> = HashMap::new();
        for pair in pairs(root) {
            if let Some(to) = pair.to
                && let Some(said) = to.text()
            {
                let said = said.trim().to_owned();
                let known = all.entry(pair.from.to_owned()).or_default();
                known.push((pair.on.map(str::to_owned), said, to.span));
            }
        }
        Self(all)
    }

    /// Returns the translation of a text on this page.
    pub(super) fn find(&self, text: &str, on: &str) -> Option<(&String, &Span)> {
        let known = self.0.get(text.trim())?;
        let of = |wanted| known.iter().find(|(on, ..)| on.as_deref() == wanted);
        let (_, to, span) = of(Some(on)).or_else(|| of(None))?;
        Some((to, span))
    }

    /// Translates the flow of this source, which has been checked; texts without a translation are marked.
    pub fn translated(
        &self,
        flow: &Flow,
        source: &Source,
        mark: fn(&str) -> String,
    ) -> Option<Flow> {
        let mut report = Report::of_errors();
        let mut root = tree::read(source.text(), &mut report)?;
        visit(&mut root, &FLOW, "", &mut |text, on| {
            let to = self.find(text, on).map(|(to, _)| to.clone());
            *text = to.unwrap_or_else(|| mark(text)).into();
        });
        let wanted = Wanted {
            care: Care::BuiltIn,
            ..Wanted::default()
        };
        let routes = judged("", &root, wanted, &mut report)?;
        Some(built(root, routes)?.keeping(flow))
    }
}
