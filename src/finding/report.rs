//! What is found while a file is looked at. The one place that knows where in the document the looking is, and when
//! enough was found.

use super::code::Severity;
use super::fault::Fault;
use super::place::{Seg, Span, Trail};

/// One thing that `check` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub fault: Fault,
    /// Where in the text.
    pub span: Span,
    /// Where in the document.
    pub trail: Trail,
    /// The other place that belongs to it: the first of two duplicates.
    pub earlier: Option<Span>,
    /// What would mend it in the place of the span, where that was tried.
    pub fix: Option<String>,
}

impl Finding {
    /// A finding about the file rather than about a field of it.
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

/// The most findings of one file; checking stops at this many: nobody fixes more in one go, and 16 MiB hold millions.
pub const MOST_FINDINGS: usize = 10_000;

/// One step from the root of the document, borrowed: nearly all places are passed without a finding.
#[derive(Clone, Copy, Debug)]
pub enum At<'t> {
    /// To the entry with this key.
    Key(&'t str),
    /// To the item with this number, from 0.
    Item(usize),
}

/// The findings so far.
#[derive(Default)]
pub struct Report<'t> {
    findings: Vec<Finding>,
    at: Vec<At<'t>>,
    errors_only: bool,
}

impl<'t> Report<'t> {
    /// One for a run that shows no warnings: they are not looked for.
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

    /// Looks at what stands these steps further down.
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

    /// A finding where the looking is.
    pub fn say(&mut self, fault: Fault, span: Span) {
        self.add(fault, span, None);
    }

    /// The same, with what should stand in the place of the span.
    pub fn say_with(&mut self, fault: Fault, span: Span, fix: Option<String>) {
        let before = self.findings.len();
        self.add(fault, span, None);
        if let Some(finding) = self.findings.get_mut(before) {
            finding.fix = fix;
        }
    }

    /// The same, of something that stands at another place already.
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

    /// Begins with what was found before.
    pub fn take(&mut self, findings: &mut Vec<Finding>) {
        self.findings.append(findings);
    }

    /// Says something else of what was found.
    pub fn change(&mut self, wanted: impl Fn(&Finding) -> bool, change: impl Fn(&mut Finding)) {
        self.findings
            .iter_mut()
            .filter(|finding| wanted(finding))
            .for_each(change);
    }

    /// Takes back what only follows from something else.
    pub fn forget(&mut self, follows: impl Fn(&Finding) -> bool) {
        self.findings.retain(|finding| !follows(finding));
    }

    /// Whether so much was found that the rest is not looked at.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.findings.len() >= MOST_FINDINGS
    }

    /// Whether the file cannot be what it should be.
    #[must_use]
    pub fn has_error(&self) -> bool {
        let is_error = |finding: &Finding| finding.fault.severity() == Severity::Error;
        self.findings.iter().any(is_error)
    }

    /// What was found, in the order of looking.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The same, to keep.
    #[must_use]
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}
