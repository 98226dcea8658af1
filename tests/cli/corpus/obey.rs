//! A person who does what a help says, to the letter, without thinking.

use gmis_help::finding::{Finding, Severity};
use gmis_help::flow::check::check;
use gmis_help::text::findings;
use gmis_help::yaml::source::Source;

/// How often a person obeys before they look at what came of it.
const ROUNDS: usize = 5;

/// Everything a text can become by obeying the helps, one reading of each at a time; none where no help is concrete.
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

/// The texts that a help can be read to ask for: what it quotes stands for what is marked, or for the whole line.
fn readings(text: &str, finding: &Finding) -> Vec<String> {
    let Some(help) = findings::help(&finding.fault) else {
        return Vec::new();
    };
    let start = text[..finding.span.start]
        .rfind('\n')
        .map_or(0, |end| end + 1);
    let end = text[start..]
        .find('\n')
        .map_or(text.len(), |end| start + end);
    let line = &text[start..end];
    let body = line.trim_start();
    let indent = line.len() - body.len();
    let with = |from: usize, to: usize, new: &str| format!("{}{new}{}", &text[..from], &text[to..]);
    if let Some((_, count)) = help.split_once("空白を")
        && let Some(count) = count
            .split('個')
            .next()
            .and_then(|count| count.parse().ok())
    {
        return vec![with(start, end, &format!("{}{body}", " ".repeat(count)))];
    }
    let quoted = help
        .split_once("囲んで「")
        .or_else(|| help.split_once('「'))
        .and_then(|(_, rest)| {
            let end = ["」と書いて", "」のことですか", "」に変え", "」にして"]
                .iter()
                .filter_map(|end| rest.find(end))
                .min()?;
            // Another quotation before the verb: what is quoted first is only named.
            let word = &rest[..end];
            Some(
                word.rfind('「')
                    .filter(|_| word.contains("」"))
                    .map_or(word, |at| &word[at + '「'.len_utf8()..]),
            )
        });
    if let Some(word) = quoted.filter(|word| !word.contains('…')) {
        let to = finding.span.end.min(end).max(finding.span.start);
        return vec![
            with(finding.span.start, to, word),
            with(start + indent, end, word),
        ];
    }
    let value = body.strip_prefix("- ").unwrap_or(body);
    let value = value.find(": ").map_or(value, |at| &value[at + 2..]);
    if help.contains("囲んでください") && !value.is_empty() && !value.contains(['"', '\\']) {
        return vec![with(end - value.len(), end, &format!("\"{value}\""))];
    }
    Vec::new()
}
