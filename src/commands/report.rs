//! Findings as people see them: place, sentence, the line with a caret, help.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::finding::{Finding, Severity, Span};
use crate::source::Source;
use crate::text::findings as words;

/// One finding, drawn, without colour; ends with a line end.
#[must_use]
pub fn drawn(source: &Source, finding: &Finding) -> String {
    let (level, name) = match finding.fault.severity() {
        Severity::Error => (Level::ERROR, words::ERROR),
        Severity::Warning => (Level::WARNING, words::WARNING),
    };
    let sentence = words::sentence(&finding.trail, &finding.fault);
    let title = level
        .with_name(name)
        .primary_title(sentence)
        .id(finding.fault.code());
    let mut group = Group::with_title(title);
    group = group.element(snippet(source, finding.span, AnnotationKind::Primary, None));
    if let Some(earlier) = finding.earlier {
        group = group.element(snippet(
            source,
            earlier,
            AnnotationKind::Context,
            Some(words::EARLIER),
        ));
    }
    if let Some(help) = words::help(&finding.fault) {
        group = group.element(Level::HELP.with_name(words::HELP).message(help));
    }
    let mut text = Renderer::plain().render(&[group]);
    text.push('\n');
    text
}

/// The one line that a span begins on: the renderer would walk the whole file once for each finding.
fn snippet<'s>(
    source: &'s Source,
    span: Span,
    kind: AnnotationKind,
    label: Option<&'static str>,
) -> Snippet<'s, annotate_snippets::Annotation<'s>> {
    let (start, line) = source.line_at(span.start);
    let begin = span.start.saturating_sub(start).min(line.len());
    let end = span.end.saturating_sub(start).clamp(begin, line.len());
    let annotation = kind.span(floor(line, begin)..ceil(line, end)).label(label);
    Snippet::source(line)
        .path(source.name())
        .line_start(source.position(span.start).line)
        .annotation(annotation)
}

fn floor(line: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|at| line.is_char_boundary(*at))
        .unwrap_or(0)
}

fn ceil(line: &str, at: usize) -> usize {
    (at..=line.len())
        .find(|at| line.is_char_boundary(*at))
        .unwrap_or(line.len())
}
