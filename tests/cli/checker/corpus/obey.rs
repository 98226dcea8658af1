//! A person who does what a help says, literally and without thinking.

use gmis_help::finding::{Finding, Severity};
use gmis_help::flow::check::check;
use gmis_help::text::findings;
use gmis_help::yaml::source::Source;

/// How many helps are obeyed before the result is looked at.
const ROUNDS: usize = 5;

/// Every text that obeying the helps can lead to, one reading of each at a time; none if no help is concrete.
pub fn obeyed(text: &str) -> Vec<String> {
    let mut open = vec![text.to_owned()];
    let mut ends = Vec::new();
    for _ in 0..ROUNDS {
        let mut next = Vec::new();
        for text in open.drain(..) {
            let checked = check(&Source::from_bytes("x", text.clone().into_bytes()));
            let made = checked
                .findings
                .iter()
                .map(|finding| readings(&text, finding))
                .find(|made| !made.is_empty());
            let stuck = made
                .as_ref()
                .is_none_or(|made| made.iter().all(|new| *new == text));
            if stuck {
                ends.push(text);
            } else {
                next.extend(made.into_iter().flatten());
            }
        }
        next.truncate(4);
        open = next;
    }
    ends.extend(open);
    ends.retain(|end| end != text);
    ends
}

pub fn is_clean(text: &str) -> bool {
    let checked = check(&Source::from_bytes("x", text.to_owned().into_bytes()));
    checked
        .findings
        .iter()
        .all(|finding| finding.fault.severity() == Severity::Warning)
}

/// The texts that a help can be understood to ask for, and what an editor makes of the `fix` in JSON.
fn readings(text: &str, finding: &Finding) -> Vec<String> {
    let mut made = told(text, finding);
    if let Some(fix) = &finding.fix {
        let (before, behind) = (&text[..finding.span.start], &text[finding.span.end..]);
        let fixed = format!("{before}{fix}{behind}");
        if !made.contains(&fixed) {
            made.push(fixed);
        }
    }
    made
}

fn told(text: &str, finding: &Finding) -> Vec<String> {
    let Some(help) = findings::help(&finding.fault) else {
        return Vec::new();
    };
    let (from, to) = (finding.span.start, finding.span.end);
    let start = text[..from].rfind('\n').map_or(0, |end| end + 1);
    let end = text[start..]
        .find('\n')
        .map_or(text.len(), |end| start + end);
    let line = &text[start..end];
    let body = line.trim_start_matches([' ', '\t', '\u{3000}', '\u{a0}']);
    let blanks = " ".repeat(line[..line.len() - body.len()].chars().count());
    let with = |from: usize, to: usize, new: &str| format!("{}{new}{}", &text[..from], &text[to..]);
    let number = |before: &str, behind: &str| -> Option<usize> {
        help.split_once(before)?
            .1
            .split(behind)
            .next()?
            .parse()
            .ok()
    };
    let between =
        |before: &str, behind: &str| Some(help.split_once(before)?.1.split_once(behind)?.0);
    if let Some(count) = number("空白を", "個") {
        return vec![with(start, end, &(" ".repeat(count) + body))];
    }
    if let Some((first, second)) =
        between("「", "」の2行に").and_then(|lines| lines.split_once("」と「"))
    {
        let column = blanks.len() + if body.starts_with("- ") { 2 } else { 0 };
        return vec![with(
            start,
            end,
            &format!("{blanks}{first}\n{}{second}", " ".repeat(column)),
        )];
    }
    // A whole line, or a word in place of the marked text; both if the help does not say which.
    let line_or = between("」か", "").is_none();
    let word = between("「", "」と書いて")
        .or_else(|| between("「", "」に直して"))
        .or_else(|| between("「", "」のことですか"));
    let word = word.filter(|word| line_or && !word.contains('…'));
    let inner = |word: &str| {
        word.rfind("」")
            .map_or(0, |_| word.rfind('「').map_or(0, |at| at + '「'.len_utf8()))
    };
    match word {
        Some(word) if help.contains("この行を「") || help.contains("して「") => {
            vec![with(start, end, &(blanks + word))]
        }
        Some(word) if finding.span.end <= end => vec![with(from, to, &word[inner(word)..])],
        _ => Vec::new(),
    }
}
