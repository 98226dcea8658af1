//! A text with its slips mended, so that one slip does not hide every other mistake of the file.

use super::lines::{Line, lines};
use crate::finding::{Doubt, Fault, Finding, Meant, Slip, Span};

/// A stretch of the text and what should stand there.
pub(super) struct Edit {
    pub span: Span,
    pub with: String,
}

/// A slip that stands between the text and its YAML, and how to mend it.
pub(super) struct Mend {
    /// What is said about it.
    pub finding: Finding,
    /// What mends it, in the order of the text.
    pub edits: Vec<Edit>,
    /// Whether the mended text is only the likeliest one: what is missing around it may only look so.
    pub guess: bool,
}

impl Mend {
    /// This in place of a stretch, which is not the one that the finding shows.
    pub fn new(finding: Finding, span: Span, with: impl Into<String>) -> Self {
        let with = with.into();
        Self {
            finding,
            edits: vec![Edit { span, with }],
            guess: false,
        }
    }

    /// A slip, and what should stand in its place; `meant` says how the author is told.
    pub fn slip(slip: Slip, meant: Meant, span: Span, with: impl Into<String>) -> Self {
        let with = with.into();
        let fix = (meant != Meant::Unknown).then(|| with.clone());
        let finding = Finding::new(Fault::Slipped { slip, meant }, span);
        Self::new(Finding { fix, ..finding }, span, with)
    }

    /// A slip between two places of a line; what is meant is known when all of the line is.
    pub fn found(slip: Slip, start: usize, end: usize, with: impl Into<String>) -> Self {
        Self::slip(slip, Meant::Unknown, Span { start, end }, with)
    }

    /// The same in a text in which its line begins here.
    pub fn told(mut self, start: usize, wanted: Meant) -> Self {
        let here = |span: &mut Span| {
            *span = Span {
                start: span.start + start,
                end: span.end + start,
            }
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

    /// The same without a word about what to write: it was not proved.
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

    /// Whether nothing outside this stretch is mended.
    pub fn is_in(&self, page: Span) -> bool {
        let inside = |edit: &Edit| page.start <= edit.span.start && edit.span.end <= page.end;
        self.edits.iter().all(inside)
    }

    /// Whether it is this slip.
    pub fn is(&self, wanted: Slip) -> bool {
        matches!(self.finding.fault, Fault::Slipped { slip, .. } if slip == wanted)
    }
}

/// The mended text and the way back to the author's.
pub(super) struct Mended {
    pub text: String,
    /// For each edit: where its replacement begins and ends in `text`, and what it replaced.
    moves: Vec<(Span, Span)>,
    /// The pages of `text` in which something was guessed.
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

    /// The author's place of a place in the mended text.
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

    /// Whether a finding at this place of the mended text may only be there because of a guess; `unknown` is the name
    /// that it says leads nowhere.
    pub fn doubts(&self, doubt: Doubt, at: usize, unknown: Option<&str>) -> bool {
        let says = |id| {
            let mut pages = self.doubtful.iter();
            pages.any(|page| {
                self.text
                    .get(page.start..page.end)
                    .is_some_and(|text| text.contains(id))
            })
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

    /// Whether a place is in what was mended.
    pub fn touches(&self, at: usize) -> bool {
        last(&self.moves, |(new, _)| new.start <= at).is_some_and(|(new, _)| at < new.end)
    }
}

/// The last of a sorted list that begins early enough.
fn last<T>(all: &[T], begins: impl Fn(&T) -> bool) -> Option<&T> {
    all.get(all.partition_point(begins).checked_sub(1)?)
}

/// The pages, or whatever else stands directly in a section, in which one of these places is.
pub(super) fn pages(text: &str, places: &[usize]) -> Vec<Span> {
    if places.is_empty() {
        return Vec::new();
    }
    let opens = lines(text).filter(Line::opens);
    let mut start = 0;
    let page = |next| {
        let end = next;
        let page = Span { start, end };
        start = end;
        page
    };
    let is_meant = |page: &Span| {
        let next = places.partition_point(|at| *at < page.start);
        places.get(next).is_some_and(|at| *at < page.end)
    };
    let ends = opens.map(|line| line.start).chain([text.len()]);
    ends.map(page).filter(is_meant).collect()
}
