//! Turns parser events into a tree; reports exceeded limits and YAML that flows may not use.

use std::borrow::Cow;

use granit_parser::{ErrorKind as E, Event, Parser, ScalarStyle, ScanError, options};

use super::controls::{self, is_control_or_hidden};
use super::folding::rejoined;
use super::{DEEPEST, Entry, Node, Value};
use crate::finding::{Device, Fault, Finding, Report, Span, Syntax};

/// A list or map that is still open.
enum Open<'s> {
    List(Span, Vec<Node<'s>>),
    Map(Span, Vec<Entry<'s>>, Option<(Cow<'s, str>, Span)>),
}

/// How many events are read of a document that is a list: enough to see whether it nests too deep. It cannot be a flow,
/// whatever follows, and 16 MiB of brackets are millions of events.
const ENOUGH_OF_NO_MAP: usize = 1000;

/// Reports control characters and builds the tree; `None` if the text is not YAML or is empty.
pub(crate) fn read<'s>(text: &'s str, report: &mut Report<'_>) -> Option<Node<'s>> {
    controls::find(text, report);
    if report.is_full() {
        // This is not text, so there is no YAML to look for.
        return None;
    }
    let root = build(text, report);
    // That a control character cannot begin a text follows from its presence, which was reported.
    report.forget(is_about_control_character);
    root
}

fn is_about_control_character(finding: &Finding) -> bool {
    matches!(finding.fault, Fault::NotYaml { syntax: Syntax::Character(character) } if is_control_or_hidden(character))
}

/// Builds the tree of the first document; `None` if there is none or the text is not YAML.
pub(crate) fn build<'s>(text: &'s str, report: &mut Report<'_>) -> Option<Node<'s>> {
    let options = options! {
        disallow_directives: true,
        emit_anchor_events: true,
        emit_comments: false,
        emit_unresolved_aliases: true,
        block_nesting_limit: DEEPEST,
        flow_nesting_limit: DEEPEST,
    };
    let mut open: Vec<Open<'s>> = Vec::new();
    let mut root = None;
    let mut documents = 0;
    let mut events_of_list = 0;
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = match event {
            Ok((event, span)) => (event, span),
            Err(error) => {
                let (fault, span) = syntax_fault(&error, text);
                report.say(fault, span);
                return None;
            }
        };
        if let Some(tag) = span.tag_span() {
            forbid(Device::Tag, stretch(&tag), report);
        }
        let span = stretch(&span);
        let done = match event {
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    forbid(Device::SecondDocument, span, report);
                    break;
                }
                None
            }
            Event::Anchor(..) => {
                forbid(Device::Anchor, span, report);
                None
            }
            Event::SequenceStart(..) => {
                open.push(Open::List(span, Vec::new()));
                None
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(span, Vec::new(), None));
                None
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|open| close(open, span)),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                forbid(Device::Alias, span, report);
                Some(Node {
                    span,
                    value: Value::Broken,
                })
            }
            // Nothing is left of the intended text (`- &x`), which was reported.
            Event::Scalar(text, _, anchor, tag)
                if text.is_empty() && tag.is_some() || span.start == span.end && anchor > 0 =>
            {
                Some(Node {
                    span,
                    value: Value::Broken,
                })
            }
            Event::Scalar(folded, style, ..) => {
                let written = text.get(span.start..span.end).unwrap_or("");
                Some(scalar(folded, style, (span, written), report))
            }
            _ => None,
        };
        if open.len() > DEEPEST {
            report.say(Fault::TooDeep, span);
            return None;
        }
        if report.is_full() {
            return None;
        }
        if let Some(Open::List(span, _)) = open.first() {
            events_of_list += 1;
            if events_of_list > ENOUGH_OF_NO_MAP {
                return Some(Node {
                    span: *span,
                    value: Value::List(Vec::new()),
                });
            }
        }
        if let Some(node) = done {
            place(node, &mut open, &mut root, report);
        }
    }
    if root.is_none() && report.findings().is_empty() {
        report.say(Fault::EmptyFile, Span::at(0));
    }
    root
}

fn close(open: Open<'_>, end: Span) -> Node<'_> {
    let (start, value) = match open {
        Open::List(span, items) => (span, Value::List(items)),
        Open::Map(span, entries, _) => (span, Value::Map(entries)),
    };
    // A flow collection (`[…]`, `{…}`) has marks at both ends; a block collection has none.
    let span = if start.start < start.end {
        Span {
            start: start.start,
            end: end.end,
        }
    } else {
        start
    };
    Node { span, value }
}

fn scalar<'s>(
    text: Cow<'s, str>,
    style: ScalarStyle,
    (span, written): (Span, &str),
    report: &mut Report<'_>,
) -> Node<'s> {
    // `controls::find` reported raw control characters; only double quotes can write further ones (`"\e[31m"`).
    if style == ScalarStyle::DoubleQuoted
        && let Some(character) = text
            .chars()
            .find(|c| *c == '\r' || is_control_or_hidden(*c))
    {
        let mended = None;
        report.say(Fault::ControlCharacter { character, mended }, span);
    }
    let plain = style == ScalarStyle::Plain;
    // The parser reports a missing value as `~` of zero width.
    let text = match text {
        _ if plain && span.start == span.end => Cow::Borrowed(""),
        Cow::Owned(text) if style != ScalarStyle::Literal && written.contains('\n') => {
            Cow::Owned(rejoined(&text, written))
        }
        text => text,
    };
    Node {
        span,
        value: Value::Text { text, plain },
    }
}

fn place<'s>(
    node: Node<'s>,
    open: &mut [Open<'s>],
    root: &mut Option<Node<'s>>,
    report: &mut Report<'_>,
) {
    match open.last_mut() {
        None => *root = Some(node),
        Some(Open::List(_, items)) => items.push(node),
        Some(Open::Map(_, entries, key)) => match key.take() {
            Some((key, key_span)) => entries.push(Entry {
                key,
                key_span,
                node,
            }),
            None => match node.value {
                Value::Text { text, plain } => {
                    if plain && text == "<<" {
                        forbid(Device::MergeKey, node.span, report);
                    }
                    *key = Some((text, node.span));
                }
                Value::Broken => *key = Some((Cow::Borrowed("<<"), node.span)),
                _ => {
                    forbid(Device::ComplexKey, node.span, report);
                    *key = Some((Cow::Borrowed("<<"), node.span));
                }
            },
        },
    }
}

fn stretch(span: &granit_parser::Span) -> Span {
    span.byte_range().map_or_else(Span::default, |range| Span {
        start: range.start,
        end: range.end,
    })
}

fn forbid(device: Device, span: Span, report: &mut Report<'_>) {
    report.say(Fault::Forbidden { device }, span);
}

fn syntax_fault(error: &ScanError, text: &str) -> (Fault, Span) {
    let at = error.marker().byte_offset().unwrap_or(text.len());
    let first = text.get(at..).and_then(|rest| rest.chars().next());
    let span = Span {
        start: at,
        end: at + first.map_or(0, char::len_utf8),
    };
    let syntax = match error.kind() {
        E::DirectiveDisallowed => {
            let device = Device::Directive;
            return (Fault::Forbidden { device }, span);
        }
        E::RecursionLimitExceeded => return (Fault::TooDeep, span),
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar => Syntax::UnclosedQuote,
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            Syntax::AfterQuote
        }
        E::MisplacedFlowCollectionEnd
        | E::MismatchedFlowCollectionEnd { .. }
        | E::UnclosedFlowCollection { .. }
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator => Syntax::Bracket,
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar => Syntax::Tab,
        E::InvalidIndentation
        | E::InvalidBlockScalarIndent
        | E::InvalidQuotedScalarIndent
        | E::InvalidFlowScalarIndent => Syntax::Indentation,
        E::MappingValueNotAllowed
        | E::InvalidColonPlacement
        | E::MappingKeyNotAllowed
        | E::InvalidMappingValueWhitespace
        | E::InvalidSimpleKey
        | E::SimpleKeyExpected => Syntax::Colon,
        E::UnexpectedCharacter { character } => Syntax::Character(*character),
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidUnicodeEscape
        | E::UnpairedLowSurrogate
        | E::MissingLowSurrogate
        | E::InvalidLowSurrogate => Syntax::Escape,
        E::ExpectedBlockMappingKey
        | E::ExpectedBlockSequenceEntry
        | E::BlockSequenceEntryNotAllowed
        | E::BlockEntryInFlowCollection => Syntax::Mixed,
        // A text cannot begin with the head of a block text (`|`, `>`), a tag, ….
        _ => match first {
            Some(first) if "|>!&*,?%@`".contains(first) => Syntax::Character(first),
            _ => Syntax::Other,
        },
    };
    (Fault::NotYaml { syntax }, span)
}
