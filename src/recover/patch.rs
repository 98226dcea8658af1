//! Fixes the slips in a text, so that one slip does not hide all other mistakes of the file.

use super::lines::{Line, lines};
use crate::finding::{Doubt, Fault, Finding, Meant, Slip, Span};

/// A span of the text and its replacement.
pub(super) struct Edit {
    pub span: Span,
    pub with: String,
}

impl Edit {
    pub fn new(span: Span, with: impl Into<String>) -> Self {
        let with = with.into();
        Self { span, with }
    }
}

/// A slip that keeps YAML from reading the text as meant, and its fix.
pub(super) struct Mend {
    /// The finding about it.
    pub finding: Finding,
    /// The edits that fix it, in the order of the text.
    pub edits: Vec<Edit>,
    /// Whether the fixed text is only the most likely one: fields missing around it may be there after all.
    pub guess: bool,
}

impl Mend {
    /// Replaces a span, which can differ from the span of the finding.
    pub fn new(finding: Finding, span: Span, with: impl Into<String>) -> Self {
        Self {
            finding,
            edits: vec![Edit::new(span, with)],
            guess: false,
        }
    }

    /// Creates a slip and its replacement; `meant` is what the author is told to write.
    pub fn slip(slip: Slip, meant: Meant, span: Span, with: impl Into<String>) -> Self {
        let with = with.into();
        let fix = (meant != Meant::Unknown).then(|| with.clone());
        let finding = Finding::new(Fault::Slipped { slip, meant }, span);
        Self::new(Finding { fix, ..finding }, span, with)
    }

    /// Creates a slip between two offsets of a line; what is meant is set once the whole line is known.
    pub fn found(slip: Slip, start: usize, end: usize, with: impl Into<String>) -> Self {
        Self::slip(slip, Meant::Unknown, Span { start, end }, with)
    }

    /// Moves it to the line's offset in the text, and sets what is meant.
    pub fn told(mut self, start: usize, wanted: Meant) -> Self {
        let here = |span: &mut Span| {
            (span.start, span.end) = (span.start + start, span.end + start);
        };
        here(&mut self.finding.span);
        self.edits.iter_mut().for_each(|edit| here(&mut edit.span));
        let with = || self.edits.iter().map(|edit| edit.with.as_str()).collect();
        self.finding.fix = (wanted != Meant::Unknown).then(with);
        if let Fault::Slipped { meant, .. } = &mut self.finding.fault {
            *meant = wanted;
        }
        self
    }

    /// Removes the suggestion of what to write, because it was not proved.
    pub fn pointing(mut self) -> Self {
        match &mut self.finding.fault {
            Fault::Slipped { meant, .. } => *meant = Meant::Unknown,
            Fault::Indented { wanted, .. } => *wanted = None,
            _ => {}
        }
        self.finding.fix = None;
        self.guess = true;
        self
    }

    /// Returns whether this is the given kind of slip.
    pub fn is(&self, wanted: Slip) -> bool {
        matches!(self.finding.fault, Fault::Slipped { slip, .. } if slip == wanted)
    }
}

/// The fixed text, and the mapping back to the author's.
pub(super) struct Mended {
    pub text: String,
    /// For each edit, the span of its replacement in `text`, and the span that it replaced.
    moves: Vec<(Span, Span)>,
    /// The pages of `text` that contain a guess.
    doubtful: Vec<Span>,
}

impl Mended {
    /// Applies all edits.
    pub fn new(text: &str, mends: &[Mend]) -> Self {
        let mut edits = Vec::new();
        for mend in mends {
            edits.extend(mend.edits.iter().map(|edit| (edit, mend.guess)));
        }
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
            guesses.extend(guess.then_some(start));
            done = edit.span.end;
        }
        mended.push_str(text.get(done..).unwrap_or(""));
        Self {
            doubtful: pages(&mended, &guesses),
            text: mended,
            moves,
        }
    }

    /// Maps a span of the fixed text to the author's text.
    pub fn back(&self, span: Span) -> Span {
        let start = self.offset(span.start, false);
        let end = self.offset(span.end, true).max(start);
        Span { start, end }
    }

    fn offset(&self, at: usize, is_end: bool) -> usize {
        match last(&self.moves, |(new, _)| new.start <= at) {
            None => at,
            Some((new, old)) if at >= new.end => old.end + (at - new.end),
            Some((new, old)) if is_end && at > new.start => old.end,
            Some((_, old)) => old.start,
        }
    }

    /// Returns whether a finding at this offset of the fixed text may only result from a guess; `unknown` is the
    /// unknown name that it reports.
    pub fn doubts(&self, doubt: Doubt, at: usize, unknown: Option<&str>) -> bool {
        let says = |id| {
            let text = |page: &Span| self.text.get(page.start..page.end);
            let mut texts = self.doubtful.iter().filter_map(text);
            texts.any(|text| text.contains(id))
        };
        match doubt {
            Doubt::Own => false,
            Doubt::Near => {
                last(&self.doubtful, |page| page.start <= at).is_some_and(|page| at <= page.end)
            }
            Doubt::Name => unknown.is_some_and(says),
            Doubt::Whole => !self.doubtful.is_empty(),
        }
    }
}

/// Returns the last element of a sorted list for which `begins` is true.
fn last<T>(all: &[T], begins: impl Fn(&T) -> bool) -> Option<&T> {
    all.get(all.partition_point(begins).checked_sub(1)?)
}

/// Returns the pages, or other entries directly in a section, that contain one of these offsets.
pub(super) fn pages(text: &str, places: &[usize]) -> Vec<Span> {
    let opens = lines(text).filter(Line::opens).map(|line| line.start);
    let ends: Vec<usize> = opens.chain([text.len()]).collect();
    let starts = [0].iter().chain(&ends);
    let pages = starts.zip(&ends).map(|(&start, &end)| Span { start, end });
    let is_meant = |page: &Span| {
        let next = places.partition_point(|at| *at < page.start);
        places.get(next).is_some_and(|at| *at < page.end)
    };
    pages.filter(is_meant).collect()
}
