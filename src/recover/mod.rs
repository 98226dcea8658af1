//! Reading on in spite of slips: what YAML made of a file with typing mistakes says nothing to its author.

mod indentation;
mod lines;
pub mod patch;
mod slips;
mod syntax;
mod trial;

use crate::finding::{Fault, Finding, MOST_FINDINGS, Syntax};
use crate::form::examine::examine;
use crate::yaml::controls::{control_characters, steers_terminal};
use crate::yaml::source::Source;
use crate::yaml::{Node, tree};
use patch::{Mend, Mended};

pub use trial::Effort;

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
        let mut findings = control_characters(text);
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
            examine(root, text, effort.shape, &mut findings);
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
        if trial::readable(&Mended::new(text, &slips).text, effort) < usize::MAX {
            let narrow = slips::scan(text, root, 1);
            if trial::readable(&Mended::new(text, &narrow).text, effort) == usize::MAX {
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
    if trial::readable(&mended.text, effort) > mended.end() {
        mends
    } else {
        Vec::new()
    }
}
