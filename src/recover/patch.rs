//! A text with its slips mended, so that one slip does not hide every other mistake of the file.

use std::collections::HashSet;

use crate::finding::{Doubt, Fault, Finding, Meant, Slip, Span};

/// A stretch of the text and what should stand there.
#[derive(Clone, Debug)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub with: String,
}

impl Edit {
    pub(super) fn insert(at: usize, with: impl Into<String>) -> Self {
        Self::replace(at, at, with)
    }

    pub(super) fn replace(start: usize, end: usize, with: impl Into<String>) -> Self {
        Self {
            span: Span { start, end },
            with: with.into(),
        }
    }
}

/// A slip that stands between the text and its YAML, and how to mend it.
pub struct Mend {
    /// What is said about it.
    pub finding: Finding,
    /// What mends it, in the order of the text.
    pub edits: Vec<Edit>,
    /// Whether the mended text is only the likeliest one: what is missing around it may only look so.
    pub guess: bool,
}

pub(super) fn mend_of(finding: Finding, edits: Vec<Edit>, guess: bool) -> Mend {
    Mend {
        finding,
        edits,
        guess,
    }
}

/// The mended text and the way back to the author's.
pub struct Mended {
    /// The mended text.
    pub text: String,
    /// For each edit: where its replacement begins and ends in `text`, and what it replaced.
    moves: Vec<(Span, Span)>,
    /// The stretches of `text` around guesses.
    doubtful: Vec<Span>,
    /// The words in them.
    words: HashSet<String>,
}

impl Mended {
    /// Applies all edits.
    #[must_use]
    pub fn new(text: &str, mends: &[Mend]) -> Self {
        let mut edits: Vec<(&Edit, bool)> = mends
            .iter()
            .flat_map(|mend| mend.edits.iter().map(|edit| (edit, mend.guess)))
            .collect();
        edits.sort_by_key(|(edit, _)| edit.span);
        let mut mended = String::with_capacity(text.len() + edits.len() * 4);
        let mut moves = Vec::with_capacity(edits.len());
        let mut guesses = Vec::new();
        let mut done = 0;
        for (edit, guess) in edits {
            let Some(kept) = text.get(done..edit.span.start) else {
                continue; // Overlaps the one before.
            };
            mended.push_str(kept);
            let start = mended.len();
            mended.push_str(&edit.with);
            let end = mended.len();
            moves.push((Span { start, end }, edit.span));
            if guess {
                guesses.push(start);
            }
            done = edit.span.end;
        }
        mended.push_str(text.get(done..).unwrap_or(""));
        let mut doubtful: Vec<Span> = Vec::new();
        for at in guesses {
            // The guesses stand in order: one in a stretch that is doubtful already adds nothing.
            if doubtful.last().is_none_or(|last| last.end <= at) {
                doubtful.push(around(&mended, at));
            }
        }
        let words = doubtful
            .iter()
            .filter_map(|span| mended.get(span.start..span.end))
            .flat_map(|text| text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')))
            .map(str::to_owned)
            .collect();
        Self {
            text: mended,
            moves,
            doubtful,
            words,
        }
    }

    /// The author's place of a place in the mended text.
    #[must_use]
    pub fn back(&self, span: Span) -> Span {
        let start = self.offset(span.start, false);
        Span {
            start,
            end: self.offset(span.end, true).max(start),
        }
    }

    fn offset(&self, at: usize, is_end: bool) -> usize {
        let next = self.moves.partition_point(|(new, _)| new.start <= at);
        let Some((new, old)) = next.checked_sub(1).and_then(|last| self.moves.get(last)) else {
            return at;
        };
        if at >= new.end {
            old.end + (at - new.end)
        } else if is_end && at > new.start {
            old.end
        } else {
            old.start
        }
    }

    /// Whether a finding in the mended text may only be there because of a guess; `unknown` is the name that it says
    /// leads nowhere.
    #[must_use]
    pub fn doubts(&self, doubt: Doubt, span: Span, unknown: Option<&str>) -> bool {
        match doubt {
            Doubt::Own => false,
            Doubt::Near => self.is_doubtful(span.start),
            Doubt::Name => unknown.is_some_and(|id| self.words.contains(id)),
            Doubt::Whole => !self.doubtful.is_empty(),
        }
    }

    /// Whether a place is in what was mended.
    #[must_use]
    pub fn touches(&self, at: usize) -> bool {
        let next = self.moves.partition_point(|(new, _)| new.start <= at);
        let last = next.checked_sub(1).and_then(|last| self.moves.get(last));
        last.is_some_and(|(new, _)| at < new.end)
    }

    fn is_doubtful(&self, at: usize) -> bool {
        let next = self.doubtful.partition_point(|span| span.start <= at);
        let last = next.checked_sub(1).and_then(|last| self.doubtful.get(last));
        last.is_some_and(|span| at <= span.end)
    }
}

/// The page, or whatever else stands directly in a section, that holds a place.
fn around(text: &str, at: usize) -> Span {
    let opens = |line: &str| {
        let body = line.trim_start_matches(' ');
        line.len() - body.len() <= 2 && !body.trim_end().is_empty() && !body.starts_with('#')
    };
    let mut start = text
        .get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |end| end + 1);
    while start > 0
        && !opens(
            text.get(start..)
                .unwrap_or("")
                .split('\n')
                .next()
                .unwrap_or(""),
        )
    {
        start = text
            .get(..start - 1)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |end| end + 1);
    }
    let mut end = text.len();
    let mut line_start = start;
    for line in text.get(start..).unwrap_or("").split_inclusive('\n') {
        if line_start > at && opens(line) {
            end = line_start;
            break;
        }
        line_start += line.len();
    }
    Span { start, end }
}

/// What a line may have been meant to be.
pub(super) struct Guess {
    pub mend: Mend,
    /// How far from what is written it is.
    pub cost: usize,
    /// Whether it can be told, if it makes sense.
    pub told: bool,
}

/// One slip mended in one place.
pub(super) fn slipped(slip: Slip, meant: Meant, span: Span, with: String) -> Guess {
    let fix = (meant != Meant::Unknown).then(|| with.clone());
    let finding = Finding {
        fix,
        ..Finding::new(Fault::Slipped { slip, meant }, span)
    };
    let edits = vec![Edit::replace(span.start, span.end, with)];
    Guess {
        mend: mend_of(finding, edits, false),
        cost: 1,
        told: true,
    }
}

/// A slip within a line, in bytes from the line's start.
pub(super) struct Found {
    pub slip: Slip,
    pub start: usize,
    pub end: usize,
    pub with: String,
    /// Whether nothing else can have been meant.
    pub known: bool,
}

impl Found {
    pub fn new(slip: Slip, start: usize, end: usize, with: impl Into<String>) -> Self {
        let with = with.into();
        Self {
            slip,
            start,
            end,
            with,
            known: true,
        }
    }
}
