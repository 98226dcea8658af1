//! How a line begins: blanks, dashes, what stands in their place, and what does not belong to the file at all.

use super::lines::{Line, blanks};
use super::patch::{Edit, Found, Mend, mend_of};
use crate::finding::{Device, Fault, Finding, Meant, Slip, Span};
use crate::form::full_width::is_wide_blank;

/// How a line begins.
pub(super) struct Prefix {
    /// Where its key or value begins.
    pub at: usize,
    /// The same as YAML counts it, once the slips are mended.
    pub column: usize,
    /// The column of its dash.
    pub item: Option<usize>,
    pub found: Vec<Found>,
    /// How many more dashes stand there.
    nested: usize,
    /// Whether it was certainly meant as a line of its own.
    pub sure: bool,
}

/// Reads the beginning of a line; `item` knows whether what stands in a column was meant as a dash, and how long it is.
pub(super) fn prefix(
    text: &str,
    width: usize,
    item: impl Fn(usize, &str) -> Option<(usize, Slip)>,
) -> Prefix {
    let mut prefix = Prefix {
        at: 0,
        column: 0,
        item: None,
        found: Vec::new(),
        nested: 0,
        sure: false,
    };
    loop {
        let rest = text.get(prefix.at..).unwrap_or("");
        let Some(first) = rest.chars().next() else {
            break;
        };
        let is_blank = |c: char| matches!(c, ' ' | '\t') || is_wide_blank(c);
        let next = rest.get(first.len_utf8()..).unwrap_or("");
        if is_blank(first) {
            prefix.blank(first, next, width);
        } else if first == '-' && (next.is_empty() || next.starts_with(is_blank)) {
            prefix.sure = true;
            prefix.dash();
            prefix.at += 1;
            prefix.column += 1;
        } else if let Some((length, slip)) =
            item(prefix.column, rest).filter(|_| prefix.item.is_none())
        {
            prefix.sure = true;
            prefix.dash();
            let behind = rest.get(length..).unwrap_or("");
            let length = length + behind.len() - behind.trim_start_matches(is_blank).len();
            prefix
                .found
                .push(Found::new(slip, prefix.at, prefix.at + length, "- "));
            prefix.at += length;
            prefix.column += 2;
        } else {
            break;
        }
    }
    if prefix.nested > 1 {
        prefix.found.clear();
    }
    prefix.sure |= prefix.item.is_none()
        && text
            .get(prefix.at..)
            .is_some_and(|rest| rest.starts_with('#'));
    prefix
}

impl Prefix {
    fn dash(&mut self) {
        self.nested += usize::from(self.item.is_some());
        if self.nested == 1 && self.found.iter().all(|found| found.slip != Slip::Sign('-')) {
            // `- - text`: a dash too many, or a text that begins with one.
            let (start, end) = (self.at, self.at + 1);
            self.found.push(Found {
                known: false,
                ..Found::new(Slip::Sign('-'), start, end, "・")
            });
        }
        self.item.get_or_insert(self.column);
    }

    fn blank(&mut self, first: char, next: &str, each: usize) {
        let (start, end) = (self.at, self.at + first.len_utf8());
        self.at = end;
        if first == ' ' || first == '\t' && self.item.is_none() {
            self.column += 1;
            return;
        }
        // Behind a dash one blank is enough; in the indentation each counts.
        let more = next.starts_with(|c| c == '\t' || is_wide_blank(c));
        let slip = if first == '\t' {
            Slip::Tab
        } else {
            Slip::Space
        };
        let with = match self.item {
            None => " ".repeat(each),
            Some(_) if more => String::new(),
            Some(_) => " ".to_owned(),
        };
        self.column += with.len();
        match self
            .found
            .last_mut()
            .filter(|last| last.slip == slip && last.end == start)
        {
            Some(last) => {
                last.end = end;
                last.with += &with;
            }
            None => self.found.push(Found::new(slip, start, end, with)),
        }
    }
}

/// What was copied along with a text, or was left in it by another program.
pub(super) fn stray(text: &str, all: &[Line<'_>]) -> Vec<Mend> {
    let mut mends: Vec<Mend> = Vec::new();
    let mut counted = (0, 0);
    let mut before = None;
    for (number, line) in all.iter().enumerate() {
        let behind = text.get(counted.0..line.start).unwrap_or("");
        counted = (line.start, counted.1 + behind.matches('\n').count());
        let Some((finding, edit)) = of(line, counted.1 + 1, all, number) else {
            continue;
        };
        // What stands before every line is one slip.
        let prefixes = matches!(
            finding.fault,
            Fault::Slipped {
                slip: Slip::Prefix,
                ..
            }
        );
        match mends
            .last_mut()
            .filter(|_| prefixes && before == number.checked_sub(1))
        {
            Some(last) => last.edits.push(edit),
            None => mends.push(mend_of(finding, vec![edit], false)),
        }
        before = prefixes.then_some(number);
    }
    mends
}

fn of(line: &Line<'_>, number: usize, all: &[Line<'_>], at: usize) -> Option<(Finding, Edit)> {
    let indent = line.indent();
    let body = line.behind(indent).trim_end();
    let (start, end) = (line.start + indent, line.end());
    let gone = |slip| {
        let fault = Fault::Slipped {
            slip,
            meant: Meant::Unknown,
        };
        Some((
            Finding::new(fault, Span { start, end }),
            Edit::replace(line.start, end, ""),
        ))
    };
    if indent == 0
        && ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
            .iter()
            .any(|marker| body.starts_with(marker))
    {
        return gone(Slip::Merge);
    }
    if body.starts_with("```") {
        return gone(Slip::Fence);
    }
    let goes_on = || all.get(at + 1..).unwrap_or(&[]).iter();
    if matches!(body, "---" | "...") && indent == 0 && goes_on().next().is_some() {
        let is_second = |line: &Line<'_>| line.text.starts_with("format:");
        let above = all
            .get(..at)
            .unwrap_or(&[])
            .iter()
            .any(|line| !line.is_blank() && !line.text.starts_with('%'));
        let device = Device::SecondDocument;
        let finding = Finding::new(Fault::Forbidden { device }, Span { start, end });
        return (above && !goes_on().any(is_second))
            .then(|| (finding, Edit::replace(line.start, end, "")));
    }
    let swap = |slip, length: usize, with: &str| {
        let rest = body.get(length..).unwrap_or("").trim_start_matches(' ');
        let meant = Meant::line(&format!("{with}{rest}"));
        let fix = (meant != Meant::Unknown).then(|| with.to_owned());
        let end = end - rest.len();
        let finding = Finding::new(Fault::Slipped { slip, meant }, Span { start, end });
        Some((Finding { fix, ..finding }, Edit::replace(start, end, with)))
    };
    if let Some(sign) = ["＃", "//"].iter().find(|sign| body.starts_with(**sign)) {
        return swap(Slip::Comment, sign.len(), "# ");
    }
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = body
        .get(digits..)
        .unwrap_or("")
        .strip_prefix([':', '\t', '|', ' ', '-']);
    let copied = if body.get(..digits)?.parse() == Ok(number) && behind.is_some() {
        Some(digits + 1)
    } else {
        (indent == 0 && body.starts_with('>')).then_some(1)
    }?;
    let rest = body.get(copied..).unwrap_or("");
    // One blank parts the number from the line, if all of its blanks are an odd number.
    let parted = usize::from(blanks(rest) % 2 == 1);
    let end = start + copied + parted;
    let meant = Meant::line(rest);
    let finding = Finding::new(
        Fault::Slipped {
            slip: Slip::Prefix,
            meant,
        },
        Span { start, end },
    );
    let fix = Some(String::new());
    Some((
        Finding { fix, ..finding },
        Edit::replace(line.start, end, ""),
    ))
}
