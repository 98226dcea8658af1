//! The event pass: YAML text to a tree of values with their places, before anything is given a type.
//!
//! Responsible for: limits, YAML that flows may not use, every place in the file, and (in `examine`) fields and forms
//! against one table. It runs before the typed parse, which keeps no places, stops at its first error and takes
//! half a minute over hostile nesting. Not responsible for: what the fields mean.

mod controls;
mod examine;
mod indentation;
mod likeness;
mod lines;
pub mod mended;
pub mod seen;
pub mod shape;
mod slips;
mod syntax;
mod texts;
mod tree;
pub mod values;
pub mod width;

use crate::finding::{Fault, Finding, Span, Syntax};
use crate::source::Source;
use mended::{Mend, Mended};
use shape::Shape;

pub use controls::steers_terminal;
pub use likeness::is_page;
pub use tree::{Entry, Node, Value};

/// How deep lists and maps may nest; the flow format itself needs eight.
pub const DEEPEST: usize = 64;

/// The most findings of one file; whoever meets this many looks no further. Nobody mends more at once, and 16 MiB hold
/// millions of mistakes.
pub const MOST_FINDINGS: usize = 10_000;

/// The tree of a flow file and everything that the event pass found wrong with it.
pub struct Index<'s> {
    /// The document; `None` where the text is no YAML, or holds nothing.
    pub root: Option<Node<'s>>,
    /// What was found, not yet in file order.
    pub findings: Vec<Finding>,
    /// Slips that made YAML read something else than the author wrote. Where there are any, `root` and `findings` are
    /// about that something else: look at the [`Mended`] text instead.
    pub slips: Vec<Mend>,
}

/// The longest text, in bytes, whose slips are looked for: the built-in flow is a fifth of it. What nobody typed with
/// Notepad gets its findings without that, and at once.
const MOST_MENDED: usize = 256 * 1024;

/// What kind of file is read, and how many bytes may still be parsed to find out how one with slips was meant.
#[derive(Clone, Copy)]
pub struct Effort {
    /// Its form.
    pub shape: &'static Shape,
    /// The bytes.
    pub left: usize,
}

impl Effort {
    /// What one file is worth: 16 MiB.
    #[must_use]
    pub fn on(shape: &'static Shape) -> Self {
        let left = 16 * 1024 * 1024;
        Self { shape, left }
    }
}

impl<'s> Index<'s> {
    /// Reads the whole text, and where there are slips in it as often as `effort` allows. Never fails: what is
    /// wrong with the file is in `findings` and `slips`.
    #[must_use]
    pub fn of(source: &'s Source, effort: &mut Effort) -> Self {
        if let Some(refusal) = source.refusal() {
            return Self {
                root: None,
                findings: vec![refusal.clone()],
                slips: Vec::new(),
            };
        }
        let text = source.text();
        let mut findings = controls::control_characters(text);
        if findings.len() >= MOST_FINDINGS {
            // No text at all, and no YAML to look for.
            return Self {
                root: None,
                findings,
                slips: Vec::new(),
            };
        }
        let root = tree::build(text, &mut findings);
        // That no text begins with a control character only follows from its being there.
        findings.retain(|finding| !is_about_control_character(finding));
        let slips = slips(text, root.as_ref(), &findings, effort);
        if let Some(root) = &root
            && slips.is_empty()
        {
            examine::examine(root, text, effort.shape, &mut findings);
        }
        Self {
            root,
            findings,
            slips,
        }
    }
}

fn is_about_control_character(finding: &Finding) -> bool {
    matches!(finding.fault, Fault::NotYaml { syntax: Syntax::Character(character) } if steers_terminal(character))
}

/// Slips of the whole text; without any, what the one syntax error really was.
fn slips(
    text: &str,
    root: Option<&Node<'_>>,
    findings: &[Finding],
    effort: &mut Effort,
) -> Vec<Mend> {
    if effort.left < text.len() || text.len() > MOST_MENDED {
        effort.left = 0;
        return Vec::new();
    }
    // What this round itself costs; many rounds over a large text would take minutes.
    effort.left -= text.len();
    let slips = slips::scan(text, root, 2);
    if !slips.is_empty() {
        // A full-width blank is as wide as two, but some hands use one for each step.
        if indentation::readable(&Mended::new(text, &slips).text, effort) < usize::MAX {
            let narrow = slips::scan(text, root, 1);
            if indentation::readable(&Mended::new(text, &narrow).text, effort) == usize::MAX {
                return narrow;
            }
        }
        return slips;
    }
    let is_syntax = |finding: &&Finding| matches!(finding.fault, Fault::NotYaml { .. });
    let mends = findings
        .iter()
        .find(is_syntax)
        .map(|error| syntax::mend(text, error, effort))
        .unwrap_or_default();
    if mends.is_empty() {
        return mends;
    }
    // A mend after which the parser gets no further was none, and would be tried for ever.
    let mended = Mended::new(text, &mends);
    if indentation::readable(&mended.text, effort) > mended.end() {
        mends
    } else {
        Vec::new()
    }
}

impl<'s> Node<'s> {
    /// The value under a key of a map; the first, should the key stand there twice.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node<'s>> {
        self.entries()
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.node)
    }

    /// The entries of a map, in file order; none of anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry<'s>] {
        if let Value::Map(entries) = &self.value {
            entries
        } else {
            &[]
        }
    }

    /// Whether this is a map, `{}` too.
    #[must_use]
    pub fn is_map(&self) -> bool {
        matches!(self.value, Value::Map(_))
    }

    /// The items of a list, in file order; none of anything else.
    #[must_use]
    pub fn items(&self) -> &[Node<'s>] {
        if let Value::List(items) = &self.value {
            items
        } else {
            &[]
        }
    }

    /// The text of a scalar that says something.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text { text, .. } if !self.is_nothing() => Some(text),
            _ => None,
        }
    }

    /// Whether this is `key:` with nothing behind it, or one of YAML's words for that.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(&self.value, Value::Text { text, plain: true } if matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// What a caret should point at: the first key of a map, the dash's item, the text itself.
    #[must_use]
    pub fn caret(&self) -> Span {
        match &self.value {
            Value::Map(entries) if self.span.start == self.span.end => {
                entries.first().map_or(self.span, |entry| entry.key_span)
            }
            Value::List(items) if self.span.start == self.span.end => {
                items.first().map_or(self.span, Node::caret)
            }
            _ => self.span,
        }
    }
}
