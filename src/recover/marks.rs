//! The beginnings of lines: blanks, dashes and what is typed instead, and lines that do not belong to the file.

use super::lines::{Line, blanks};
use super::patch::{Edit, Mend};
use crate::finding::{Device, Fault, Finding, Meant, Slip, Span};
use crate::form::full_width::is_wide_blank;

/// The beginning of a line.
#[derive(Default)]
pub(super) struct Prefix {
    /// The offset of its key or value.
    pub at: usize,
    /// The column of that offset as YAML counts it, once the slips are fixed.
    pub column: usize,
    /// The column of its dash.
    pub item: Option<usize>,
    /// Its slips, with offsets in the line.
    pub found: Vec<Mend>,
    /// Whether it was certainly meant as a separate line.
    pub sure: bool,
}

pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t') || is_wide_blank(character)
}

/// Reads the beginning of a line; `item` decides whether a text was meant as a dash, and returns the length of that.
pub(super) fn prefix(
    text: &str,
    width: usize,
    item: impl Fn(usize, &str) -> Option<(usize, Slip)>,
) -> Prefix {
    let mut prefix = Prefix::default();
    loop {
        let rest = text.get(prefix.at..).unwrap_or("");
        let Some(first) = rest.chars().next() else {
            break;
        };
        let next = rest.get(first.len_utf8()..).unwrap_or("");
        if is_blank(first) {
            prefix.blank(first, next, width);
            continue;
        }
        if first == '-' && (next.is_empty() || next.starts_with(is_blank)) {
            prefix.item.get_or_insert(prefix.column);
            prefix.at += 1;
            prefix.column += 1;
        } else if let Some((length, slip)) =
            item(prefix.column, rest).filter(|_| prefix.item.is_none())
        {
            let behind = rest.get(length..).unwrap_or("");
            let end = text.len() - behind.trim_start_matches(is_blank).len();
            prefix.item = Some(prefix.column);
            prefix.found.push(Mend {
                // A text can go on with a long vowel.
                guess: matches!(first, 'ー' | 'ｰ') && !behind.starts_with(is_blank),
                ..Mend::found(slip, prefix.at, end, "- ")
            });
            prefix.at = end;
            prefix.column += 2;
        } else {
            break;
        }
        prefix.sure = true;
    }
    prefix.sure |= text.get(prefix.at..).unwrap_or("").starts_with('#');
    prefix
}

impl Prefix {
    fn blank(&mut self, first: char, next: &str, each: usize) {
        let (start, end) = (self.at, self.at + first.len_utf8());
        self.at = end;
        if first == ' ' {
            self.column += 1;
            return;
        }
        let slip = match first {
            '\t' => Slip::Tab,
            _ => Slip::Space,
        };
        // After a dash, one blank is enough; in the indentation, each one counts.
        let count = match self.item {
            None => each,
            Some(_) => usize::from(!next.starts_with(|c| c == '\t' || is_wide_blank(c))),
        };
        self.column += count;
        let with = " ".repeat(count);
        match self.found.last_mut().filter(|last| last.is(slip)) {
            Some(last) if last.finding.span.end == start => {
                last.finding.span.end = end;
                last.edits.push(Edit::new(Span { start, end }, with));
            }
            _ => self.found.push(Mend {
                guess: slip == Slip::Tab && self.item.is_none(),
                ..Mend::found(slip, start, end, with)
            }),
        }
    }
}

/// Finds what was copied along with a text, or left in it by another program.
pub(super) fn stray(line: &Line<'_>, above: &[Line<'_>], below: &[Line<'_>]) -> Option<Mend> {
    let indent = line.indent();
    let span = line.body_span();
    let body = line.behind(indent).trim_end();
    let gone = |slip| Some(Mend::slip(slip, Meant::Unknown, span, ""));
    let mut merge = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter();
    if indent == 0 && merge.any(|mark| body.starts_with(mark)) {
        return gone(Slip::Merge);
    }
    if body.starts_with("```") {
        return gone(Slip::Fence);
    }
    if indent == 0 && matches!(body, "---" | "...") {
        let is_second = |line: &Line<'_>| line.text.starts_with("format:");
        let goes_on = !below.is_empty() && !below.iter().any(is_second);
        let device = Device::SecondDocument;
        let one = goes_on && above.iter().any(|line| !line.is_blank());
        let finding = Finding::new(Fault::Forbidden { device }, span);
        return one.then(|| Mend::new(finding, span, ""));
    }
    if let Some(rest) = body.strip_prefix("＃").or_else(|| body.strip_prefix("//")) {
        let rest = rest.trim_start_matches(' ');
        let meant = Meant::line(&format!("# {rest}"));
        let span = line.span(indent, indent + body.len() - rest.len());
        return Some(Mend::slip(Slip::Comment, meant, span, "# "));
    }
    let behind = body.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = body.strip_suffix(behind)?;
    let is_number = digits.parse() == Ok(line.number);
    let is_number = is_number && behind.starts_with([':', '\t', '|', ' ', '-']);
    let is_quote = indent == 0 && body.starts_with('>');
    let copied = (is_number || is_quote).then_some(digits.len() + 1)?;
    let rest = body.get(copied..)?;
    // An odd number of blanks includes one that separates the line number from the line.
    let end = indent + copied + blanks(rest) % 2;
    let span = line.span(0, end);
    Some(Mend::slip(
        Slip::Prefix,
        Meant::line(rest.trim_start()),
        span,
        "",
    ))
}
