//! Draws findings for people: place, sentence, the line with a caret, help.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use unicode_width::UnicodeWidthChar;

use crate::finding::{Finding, Severity, Span};
use crate::flow::check::Checked;
use crate::say;
use crate::text::{findings as words, named, shown};
use crate::ui::terminal;
use crate::yaml::source::{Position, Source};

/// The most bytes of a line that are drawn on either side of the start of a span; the renderer shows fewer.
const MOST_AROUND: usize = 300;

/// Draws one finding, without colour and ending with a line break. Control and hidden characters of the file are
/// replaced.
pub fn drawn(source: &Source, finding: &Finding) -> String {
    drawn_as(source, finding, finding.fault.severity())
}

/// Like [`drawn`], with the severity that `--strict` gives it.
pub(super) fn drawn_as(source: &Source, finding: &Finding, severity: Severity) -> String {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let sentence = words::sentence(&finding.trail, &finding.fault);
    let title = level
        .with_name(words::severity(severity))
        .primary_title(sentence)
        .id(finding.fault.code());
    let mut group = place(
        Group::with_title(title),
        source,
        finding.span,
        AnnotationKind::Primary,
        None,
    );
    if let Some(earlier) = finding.earlier {
        let label = Some(words::EARLIER);
        group = place(group, source, earlier, AnnotationKind::Context, label);
    }
    if let Some(help) = words::help(&finding.fault) {
        group = group.element(Level::HELP.with_name(words::HELP).message(help));
    }
    let mut text: String = Renderer::plain()
        .render(&[group])
        .chars()
        .map(ambiguous)
        .collect();
    text.push('\n');
    // The renderer removes only some control characters from the sentence.
    shown(&text).into_owned()
}

/// Adds a place: the line on which the span begins, or the part around its beginning if the line is very long. The
/// renderer would scan the whole file, or the whole line, again for each finding.
fn place<'s>(
    group: Group<'s>,
    source: &'s Source,
    span: Span,
    kind: AnnotationKind,
    label: Option<&'static str>,
) -> Group<'s> {
    let name = named(source.name());
    // A file that could not be read has no line to show.
    if source.text().is_empty() {
        return group.element(Origin::path(name).line(1).char_column(1));
    }
    let (start, line) = source.around(span.start, MOST_AROUND);
    let begin = floor(line, span.start.saturating_sub(start).min(line.len()));
    let end = span.end.saturating_sub(start).clamp(begin, line.len());
    let (before, rest) = line.split_at(begin);
    let (marked, after) = rest.split_at(ceil(rest, end - begin));
    let (before, marked) = (drawn_wide(before), drawn_wide(marked));
    let annotation = kind
        .span(before.len()..before.len() + marked.len())
        .label(label);
    let Position { line, column } = source.position(span.start);
    let snippet = Snippet::source(format!("{before}{marked}{}", drawn_wide(after)))
        .line_start(line)
        .annotation(annotation);
    if source.position(start).column == 1 {
        return group.element(snippet.path(name));
    }
    // The renderer would count columns from the beginning of the part.
    group
        .element(Origin::path(name).line(line).char_column(column))
        .element(snippet)
}

/// Replaces ambiguous characters while the renderer counts cells: characters from this code point on count as wide as
/// kanji, and none are assigned there.
const STAND_IN: u32 = 0x34000;
/// Replaces U+FFFD.
const UNKNOWN: char = '\u{3C000}';

/// Prepares a text for the renderer, which counts ambiguous characters (①, ★, →) as one cell; Japanese consoles and
/// `wrap` use two.
fn drawn_wide(text: &str) -> String {
    let wide = |character| {
        if is_ambiguous(character) {
            stand_in(character)
        } else {
            character
        }
    };
    shown(text).chars().map(wide).collect()
}

fn is_ambiguous(character: char) -> bool {
    character.width() == Some(1) && character.width_cjk() == Some(2)
}

fn stand_in(character: char) -> char {
    match u32::from(character) {
        _ if character == char::REPLACEMENT_CHARACTER => UNKNOWN,
        code @ ..0x8000 => char::from_u32(STAND_IN + code).unwrap_or(character),
        // Private use: the width is unknown.
        _ => character,
    }
}

/// Returns the ambiguous character for a stand-in, and any other character unchanged.
fn ambiguous(character: char) -> char {
    let meant = match u32::from(character) {
        _ if character == UNKNOWN => Some(char::REPLACEMENT_CHARACTER),
        code @ STAND_IN..0x3C000 => char::from_u32(code - STAND_IN),
        _ => None,
    };
    meant
        .filter(|meant| is_ambiguous(*meant))
        .unwrap_or(character)
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

/// Returns what was made of a file, or the place and sentence of its first error: the reason why it is left out.
pub(super) fn usable<T>(
    source: &Source,
    (checked, made): (Checked, Option<T>),
) -> Result<T, String> {
    made.ok_or_else(|| {
        let mut findings = checked.findings.iter();
        let error = findings.find(|finding| finding.fault.severity() == Severity::Error);
        error.map_or_else(String::new, |error| {
            let line = source.position(error.span.start).line;
            let sentence = words::sentence(&error.trail, &error.fault);
            say!(site::at(line, &sentence))
        })
    })
}

/// Reports on standard error what was left out.
pub(super) fn warn(said: &[String]) {
    let lines = said.iter().map(|said| say!(site::warning(said)) + "\n");
    // If this cannot be written, the result is still the same.
    let _ = terminal::standard_error().raw(&lines.collect::<String>());
}
