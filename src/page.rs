//! A page as lines of text, not yet wrapped: what every output of a page begins with.

use crate::flow::{Citation, Note, Page, Step};
use crate::text::page as words;

/// How a line is drawn where that is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As it is.
    Normal,
    /// Bold.
    Title,
    /// Faint.
    Quiet,
}

/// One line before wrapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How it is drawn.
    pub look: Look,
    /// What stands before it.
    pub first: String,
    /// What stands before its continuation lines; blanks.
    pub rest: String,
    /// The text; empty is a blank line.
    pub text: String,
}

impl Line {
    /// A line without indentation.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::led("", "", text)
    }

    /// A line with something before it.
    #[must_use]
    pub fn led(first: impl Into<String>, rest: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            look: Look::Normal,
            first: first.into(),
            rest: rest.into(),
            text: text.into(),
        }
    }

    /// The same line with another look.
    #[must_use]
    pub fn look(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// The line as it is where nothing is wrapped.
    #[must_use]
    pub fn unwrapped(&self) -> String {
        format!(
            "{}{}",
            self.first,
            self.text.replace('\n', &format!("\n{}", self.rest))
        )
    }
}

/// The whole page: its title, its body, its id.
#[must_use]
pub fn page(page: &Page) -> Vec<Line> {
    let mut lines = vec![Line::plain(words::title(&page.title)).look(Look::Title)];
    lines.extend(body(page));
    lines.push(Line::plain(words::id(&page.id)).look(Look::Quiet));
    lines
}

/// Why, steps, examples, notes, done and source; not the title, not the options.
#[must_use]
pub fn body(page: &Page) -> Vec<Line> {
    let mut lines: Vec<Line> = page.why.iter().map(Line::plain).collect();
    if !page.steps.is_empty() {
        lines.push(Line::plain(""));
        lines.push(Line::plain(words::STEPS));
    }
    for (number, step) in (1..).zip(&page.steps) {
        push_step(number, step, page.source.as_ref(), &mut lines);
    }
    let mut after = Vec::new();
    for (number, step) in (1..).zip(&page.steps) {
        if let Some(example) = &step.example {
            after.push(hanging("", &words::example(number, &example.title)));
            after.extend(example.steps.iter().map(|step| bullet("  ", step)));
        }
        after.extend(
            step.notes
                .iter()
                .map(|text| note(text, &words::step_note(number))),
        );
    }
    after.extend(page.notes.iter().map(|text| note(text, words::NOTE)));
    after.extend(page.done().map(|done| hanging(words::DONE, done)));
    after.extend(
        page.source
            .iter()
            .map(|citation| hanging(words::SOURCE, &cited(citation)).look(Look::Quiet)),
    );
    if !after.is_empty() && !lines.is_empty() {
        lines.push(Line::plain(""));
    }
    lines.extend(after);
    lines
}

fn push_step(number: usize, step: &Step, page: Option<&Citation>, lines: &mut Vec<Line>) {
    let first = format!("{number:>2}. ");
    let rest = "    ";
    lines.push(Line::led(first, rest, &step.text));
    lines.extend(
        step.url
            .iter()
            .chain(&step.email)
            .map(|address| Line::led(rest, rest, address)),
    );
    lines.extend(step.list.iter().map(|item| bullet(rest, item)));
    let source = step.source.iter();
    lines.extend(source.map(|own| Line::led(rest, rest, of_step(own, page)).look(Look::Quiet)));
}

fn bullet(indent: &str, text: &str) -> Line {
    Line::led(
        format!("{indent}{}", words::BULLET),
        format!("{indent}  "),
        text,
    )
}

fn hanging(lead: &str, text: &str) -> Line {
    Line::led(lead, "  ", text)
}

fn note(note: &Note, lead: &str) -> Line {
    match &note.source {
        Some(citation) if citation.source.supplement => {
            hanging(&format!("{}：", origin(citation)), &note.text)
        }
        Some(citation) => hanging(lead, &format!("{}（{}）", note.text, origin(citation))),
        None => hanging(lead, &note.text),
    }
}

/// The page's source, and its address if it has one.
fn cited(citation: &Citation) -> String {
    let address = citation
        .source
        .url
        .as_ref()
        .map_or_else(String::new, |url| format!("\n{url}"));
    format!("{}{address}", origin(citation))
}

/// Where a step comes from; of the document that the whole page comes from, only the part.
fn of_step(own: &Citation, page: Option<&Citation>) -> String {
    let same = page.is_some_and(|page| page.source.doc == own.source.doc);
    match &own.section {
        Some(section) if same => format!("{}{section}", words::SOURCE),
        _ if own.source.supplement => origin(own),
        _ => format!("{}{}", words::SOURCE, origin(own)),
    }
}

/// 「補足（title、date）」 of a supplement, else title, section and date.
fn origin(citation: &Citation) -> String {
    let source = &citation.source;
    if source.supplement {
        return words::supplement(&source.title, source.date.as_deref());
    }
    words::citation(
        &source.title,
        citation.section.as_deref(),
        source.date.as_deref(),
    )
}
