//! Compares a tree with the table and reports everything that does not fit.

use std::collections::HashMap;

use super::likeness::{is_page, is_text_with_colon, meant, near};
use super::table::{FORMAT, Field, Shape};
use crate::finding::{At, Fault, Form, Meant, Report, Slip, Span};
use crate::yaml::{Entry, Node, Value};

/// Compares the whole tree with the table of its kind of file. A file of a newer format gets that finding only, since
/// all others would follow from it, and the result is `false`: nothing else is to be checked.
pub(crate) fn examine<'t>(
    root: &'t Node<'_>,
    text: &'t str,
    shape: &'static Shape,
    report: &mut Report<'t>,
) -> bool {
    if let Some(node) = root.get("format")
        && let Some(format) = newer(node)
    {
        report.forget(|_| true);
        report.within([At::Key("format")], |report| {
            report.say(Fault::NewerFormat { format }, node.span);
        });
        return false;
    }
    Examiner { text, report }.value(root, shape, root.caret());
    true
}

fn newer(format: &Node<'_>) -> Option<u64> {
    let number = format.text()?.parse().ok()?;
    (number > FORMAT).then_some(number)
}

pub(super) struct Examiner<'t, 'r> {
    pub(super) text: &'t str,
    pub(super) report: &'r mut Report<'t>,
}

impl<'t> Examiner<'t, '_> {
    pub(super) fn say(&mut self, fault: Fault, span: Span) {
        self.report.say(fault, span);
    }

    fn within(&mut self, step: At<'t>, look: impl FnOnce(&mut Examiner<'t, '_>)) {
        let text = self.text;
        self.report
            .within([step], |report| look(&mut Examiner { text, report }));
    }

    /// `owner` is the place for reports of missing fields: the id or key that the value belongs to.
    fn value(&mut self, node: &'t Node<'_>, shape: &'static Shape, owner: Span) {
        if self.report.is_full() {
            return;
        }
        match shape {
            Shape::Text
            | Shape::Lines
            | Shape::Date
            | Shape::Name
            | Shape::Id
            | Shape::Url
            | Shape::Email
            | Shape::Phone
            | Shape::Format
            | Shape::Flag => {
                self.scalar(node, shape, owner);
            }
            Shape::List(of, when_empty) => self.list(node, of, *when_empty, owner),
            Shape::Ids(of) => self.ids(node, of, owner),
            Shape::Record(fields) => self.record(node, fields, owner),
            Shape::TextOr(records) => match &node.value {
                Value::Map(entries) if is_text_with_colon(node, records) => {
                    let span = entries.first().map_or(node.span, |entry| entry.key_span);
                    let line = self.line(span.start).trim();
                    let text = line.strip_prefix("- ").unwrap_or(line).trim();
                    let end = span.start + text.len();
                    let whole = Span { end, ..span };
                    self.quotable(Slip::ColonInText, "- ", text, whole);
                }
                Value::Map(entries) => {
                    let fits = |fields: &&'static [Field], by_near| {
                        let is = |field: &Field, entry: &Entry<'_>| {
                            entry.key == field.name
                                || by_near
                                    && near(entry, fields, entries).as_deref() == Some(field.name)
                        };
                        let needed = |field: &&Field| {
                            field.required && entries.iter().any(|entry| is(field, entry))
                        };
                        fields.iter().any(|field| needed(&field))
                    };
                    let find = |near| records.iter().find(|fields| fits(fields, near));
                    let fields = find(false)
                        .or_else(|| find(true))
                        .or_else(|| records.first());
                    if let Some(fields) = fields {
                        self.record(node, fields, owner);
                    }
                }
                Value::Text { .. } => self.scalar(node, &Shape::Text, owner),
                // `- - text`: a dash too many, or a text that begins with one.
                Value::List(_) if node.span.start == node.span.end => {
                    self.slipped(Slip::Sign('-'), Meant::Unknown, node.caret());
                }
                _ => self.wrong(node, Form::TextOrMap),
            },
        }
    }

    fn list(
        &mut self,
        node: &'t Node<'_>,
        of: &'static Shape,
        when_empty: fn() -> Fault,
        owner: Span,
    ) {
        match &node.value {
            Value::List(items) if !items.is_empty() => {
                for (number, item) in items.iter().enumerate() {
                    let caret = item.caret();
                    let owner = if item.is_nothing() {
                        self.dash(caret.start)
                    } else if caret.start < caret.end {
                        caret
                    } else {
                        owner
                    };
                    self.within(At::Item(number), |this| {
                        this.value(item, of, owner);
                        this.folded(item, true);
                    });
                }
            }
            Value::List(_) => self.say(when_empty(), owner),
            Value::Text { .. } if node.is_null() => self.say(when_empty(), owner),
            _ => self.wrong(node, Form::List),
        }
    }

    fn ids(&mut self, node: &'t Node<'_>, of: &'static Shape, owner: Span) {
        let duplicate = |id| Fault::DuplicateId { id };
        self.entries(node, owner, duplicate, |examiner, entry| {
            examiner.id(&entry.key, entry.key_span);
            examiner.value(&entry.node, of, entry.key_span);
        });
    }

    fn record(&mut self, node: &'t Node<'_>, fields: &'static [Field], owner: Span) {
        let duplicate = |key| Fault::DuplicateKey { key };
        self.entries(node, owner, duplicate, |examiner, entry| {
            match fields.iter().find(|field| field.name == entry.key) {
                Some(field) => examiner.value(&entry.node, field.shape, entry.key_span),
                None if node.span.start < node.span.end
                    && entry.node.span.start == entry.node.span.end =>
                {
                    let slip = match cramped(entry, fields) {
                        Some(_) => Slip::MissingSpace,
                        None => Slip::CommaInBraces,
                    };
                    examiner.slipped(slip, Meant::Unknown, entry.key_span);
                }
                None if is_page(&entry.node) => {
                    let id = entry.key.clone().into_owned();
                    examiner.say(Fault::MisplacedPage { id }, entry.key_span);
                }
                None => examiner.unknown_field(entry, fields, node.entries()),
            }
        });
        for field in fields
            .iter()
            .filter(|field| field.required && node.is_map())
        {
            // Looking for missing fields costs more than everything else.
            if self.report.is_full() {
                return;
            }
            // A required field under a misspelt name is reported under that name only.
            let there = |entry: &Entry<'_>| {
                entry.key == field.name
                    || cramped(entry, fields) == Some(field.name)
                    || meant(entry, fields, node.entries()).as_deref() == Some(field.name)
            };
            if !node.entries().iter().any(there) {
                self.say(Fault::MissingField { field: field.name }, owner);
            }
        }
    }

    fn unknown_field(&mut self, entry: &Entry<'_>, fields: &'static [Field], all: &[Entry<'_>]) {
        let fault = Fault::UnknownField {
            field: entry.key.clone().into_owned(),
            near: meant(entry, fields, all),
            known: fields.iter().map(|field| field.name).collect(),
        };
        self.say(fault, entry.key_span);
    }

    /// Calls `each` on every entry of a map, and reports duplicate keys.
    fn entries(
        &mut self,
        node: &'t Node<'_>,
        owner: Span,
        duplicate: fn(String) -> Fault,
        mut each: impl FnMut(&mut Examiner<'t, '_>, &'t Entry<'_>),
    ) {
        let Value::Map(entries) = &node.value else {
            if node.is_null() {
                let (wanted, found) = (Form::Map, Form::Nothing);
                return self.say(Fault::WrongShape { wanted, found }, owner);
            }
            return self.wrong(node, Form::Map);
        };
        let mut seen = HashMap::new();
        for entry in entries {
            if entry.key == "<<" {
                continue;
            }
            self.within(At::Key(&entry.key), |this| {
                let first = *seen.entry(&entry.key).or_insert(entry.key_span);
                if first != entry.key_span {
                    let fault = duplicate(entry.key.clone().into_owned());
                    this.report.say_again(fault, entry.key_span, first);
                }
                each(this, entry);
            });
        }
    }
}

/// Returns the field meant by `{label:はい}`: without a blank after the colon, YAML reads the whole as a key.
fn cramped(entry: &Entry<'_>, fields: &'static [Field]) -> Option<&'static str> {
    let (name, _) = entry.key.split_once(':')?;
    let mut names = fields.iter().map(|field| field.name);
    names.find(|known| *known == name)
}
