//! Collects findings while a file is checked. Only the report knows the current place in the document and the limit on
//! findings.

use super::code::{Code, Severity};
use super::fault::Fault;
use super::place::{Seg, Span, Trail};

/// One thing that `check` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub fault: Fault,
    /// Its place in the text.
    pub span: Span,
    /// Its place in the document.
    pub trail: Trail,
    /// The first of two duplicates, if this is about the second.
    pub earlier: Option<Span>,
    /// The text to put in place of the span, if that fix was tried.
    pub fix: Option<String>,
}

impl Finding {
    /// Creates a finding about the file rather than about a field of it.
    #[must_use]
    pub fn new(fault: Fault, span: Span) -> Self {
        Self {
            fault,
            span,
            trail: Trail::new(),
            earlier: None,
            fix: None,
        }
    }
}

/// The most findings of one file. Checking stops at this many: nobody fixes more in one go, and 16 MiB can hold
/// millions.
pub const MOST_FINDINGS: usize = 10_000;

/// One step from the root of the document, borrowed: most places are passed without a finding.
#[derive(Clone, Copy, Debug)]
pub enum At<'t> {
    /// To the entry with this key.
    Key(&'t str),
    /// To the item with this number, from 0.
    Item(usize),
}

/// The findings so far, and the current place in the document.
#[derive(Default)]
pub struct Report<'t> {
    findings: Vec<Finding>,
    at: Vec<At<'t>>,
    errors_only: bool,
}

impl<'t> Report<'t> {
    /// Creates a report for a run that shows no warnings, so that they are not looked for.
    #[must_use]
    pub fn of_errors() -> Self {
        Self {
            errors_only: true,
            ..Self::default()
        }
    }

    /// Whether warnings are wanted.
    #[must_use]
    pub fn warns(&self) -> bool {
        !self.errors_only
    }

    /// Runs `look` at the place these steps further down.
    pub fn within<T>(
        &mut self,
        steps: impl IntoIterator<Item = At<'t>>,
        look: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let here = self.at.len();
        self.at.extend(steps);
        let seen = look(self);
        self.at.truncate(here);
        seen
    }

    /// Adds a finding at the current place in the document.
    pub fn say(&mut self, fault: Fault, span: Span) {
        self.add(fault, span, None);
    }

    /// Like [`say`](Self::say), with the text to put in place of the span.
    pub fn say_with(&mut self, fault: Fault, span: Span, fix: Option<String>) {
        let before = self.findings.len();
        self.add(fault, span, None);
        if let Some(finding) = self.findings.get_mut(before) {
            finding.fix = fix;
        }
    }

    /// Like [`say`](Self::say), for a duplicate of what stands at `earlier`.
    pub fn say_again(&mut self, fault: Fault, span: Span, earlier: Span) {
        self.add(fault, span, Some(earlier));
    }

    fn add(&mut self, fault: Fault, span: Span, earlier: Option<Span>) {
        if self.is_full() || self.errors_only && fault.severity() == Severity::Warning {
            return;
        }
        let trail = self.trail();
        self.findings.push(Finding {
            fault,
            span,
            trail,
            earlier,
            fix: None,
        });
    }

    fn trail(&self) -> Trail {
        let seg = |at: &At<'t>| match at {
            At::Key(key) => Seg::Key((*key).to_owned()),
            At::Item(item) => Seg::Item(*item),
        };
        self.at.iter().map(seg).collect()
    }

    /// Takes over findings made earlier.
    pub fn take(&mut self, findings: &mut Vec<Finding>) {
        self.findings.append(findings);
    }

    /// Changes the findings for which `wanted` is true.
    pub fn change(&mut self, wanted: impl Fn(&Finding) -> bool, change: impl Fn(&mut Finding)) {
        self.findings
            .iter_mut()
            .filter(|finding| wanted(finding))
            .for_each(change);
    }

    /// Removes the findings that only follow from something else.
    pub fn forget(&mut self, follows: impl Fn(&Finding) -> bool) {
        self.findings.retain(|finding| !follows(finding));
    }

    /// Whether there are so many findings that checking stops.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.findings.len() >= MOST_FINDINGS
    }

    /// Whether one of the findings is an error.
    #[must_use]
    pub fn has_error(&self) -> bool {
        self.kinds().any(|kind| kind.severity() == Severity::Error)
    }

    /// The kinds of the findings.
    pub fn kinds(&self) -> impl Iterator<Item = Code> {
        self.findings.iter().map(|finding| finding.fault.kind())
    }

    /// The findings, in the order in which they were made.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Returns the findings, consuming the report.
    #[must_use]
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}
