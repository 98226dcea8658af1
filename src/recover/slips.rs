//! Slips of a hand that types Japanese, found in the raw lines: to YAML they are text, and what it says about the lines
//! around them helps nobody.

use super::lines::{Delimiter, Key, Line, block_text_below, key, lines};
use super::patch::{Edit, Mend};
use crate::finding::{Fault, Finding, Slip, Span, quote};
use crate::form::full_width::{is_wide_blank, is_wide_hyphen};
use crate::form::table;
use crate::form::values::is_id;
use crate::yaml::{Node, Value};

/// Every slip in the structure of a text: colons, blanks and hyphens of the wrong width, and missing blanks. `root` is
/// the tree, where YAML could make one: what it took for quoted text is text. `width` is how many blanks a full-width
/// one in the indentation is taken for.
pub(super) fn scan(text: &str, root: Option<&Node<'_>>, width: usize) -> Vec<Mend> {
    let mut quoted = Vec::new();
    if let Some(root) = root {
        collect_quoted(root, &mut quoted);
    }
    let mut scanner = Scanner {
        width,
        broken: root.is_none(),
        lists: Vec::new(),
        expects_list: false,
    };
    let mut mends = Vec::new();
    let mut block_text = None;
    for line in lines(text) {
        if line.text.trim().is_empty() {
            continue;
        }
        if block_text.is_some_and(|indent| line.indent() > indent) {
            continue;
        }
        block_text = block_text_below(&line);
        let slips = scanner.line(&line);
        mends.extend(slips.into_iter().filter(|mend| {
            let after = quoted.partition_point(|span: &Span| span.end <= mend.finding.span.start);
            quoted
                .get(after)
                .is_none_or(|span| span.start > mend.finding.span.start)
        }));
    }
    mends
}

/// The stretches that are quoted or block texts, in file order.
fn collect_quoted(node: &Node<'_>, spans: &mut Vec<Span>) {
    match &node.value {
        Value::Text { plain: false, .. } => spans.push(node.span),
        Value::List(items) => items.iter().for_each(|item| collect_quoted(item, spans)),
        Value::Map(entries) => entries
            .iter()
            .for_each(|entry| collect_quoted(&entry.node, spans)),
        Value::Text { .. } | Value::Broken => {}
    }
}

struct Scanner {
    width: usize,
    /// Whether YAML cannot read the text at all; only then is a word without a colon more than a text.
    broken: bool,
    /// The columns of the lists that are open, outermost first.
    lists: Vec<usize>,
    /// Whether the line before was `steps:` or another field that takes a list.
    expects_list: bool,
}

/// A slip within a line, in bytes from the line's start.
struct Found {
    slip: Slip,
    start: usize,
    end: usize,
    with: String,
}

impl Scanner {
    fn line(&mut self, line: &Line<'_>) -> Vec<Mend> {
        let text = line.text;
        let mut found: Vec<Found> = Vec::new();
        let (mut at, mut column, mut item) = (0, 0, None);
        let mut sure = false;
        while let Some(character) = rest(text, at).chars().next() {
            let behind = rest(text, at + character.len_utf8());
            let next = behind.chars().next();
            if character == '\t' && item.is_some() {
                let end = text.len() - behind.trim_start_matches([' ', '\t']).len();
                found.push(Found {
                    slip: Slip::Tab,
                    start: at,
                    end,
                    with: " ".to_owned(),
                });
                column += 1;
                at = end;
            } else if matches!(character, ' ' | '\t') {
                at += 1;
                column += 1;
            } else if is_wide_blank(character) {
                let end = at + text.len() - at - behind.len();
                // Behind a dash one blank is enough; in the indentation each counts.
                let blanks = if item.is_some() { 1 } else { self.width };
                column += blanks;
                match found.last_mut() {
                    Some(last) if last.slip == Slip::Space && last.end == at => {
                        last.end = end;
                        if item.is_none() {
                            last.with.push_str(&" ".repeat(blanks));
                        }
                    }
                    _ => found.push(Found {
                        slip: Slip::Space,
                        start: at,
                        end,
                        with: " ".repeat(blanks),
                    }),
                }
                at = end;
            } else if character == '-'
                && next.is_none_or(|next| matches!(next, ' ' | '\t') || is_wide_blank(next))
            {
                sure = true;
                item.get_or_insert(column);
                at += 1;
                column += 1;
            } else if (character == '-' && next != Some('-')) || is_wide_hyphen(character) {
                let blanks =
                    behind.len() - behind.trim_start_matches([' ', '\u{3000}', '\u{A0}']).len();
                let named = key(rest(behind, blanks))
                    .is_some_and(|key| is_meant(&key, rest(behind, blanks)));
                if !named && !self.in_list(column) {
                    break;
                }
                sure = true;
                item.get_or_insert(column);
                let wide = character != '-';
                let end = text.len() - behind.len() + blanks;
                found.push(Found {
                    slip: if wide {
                        Slip::Hyphen
                    } else {
                        Slip::MissingSpace
                    },
                    start: at,
                    end,
                    with: "- ".to_owned(),
                });
                at = end;
                column += 2;
            } else {
                break;
            }
        }
        let body = rest(text, at);
        let key = key(body).filter(|key| is_meant(key, body));
        if let Some(key) = &key {
            sure = true;
            found.extend(key_slips(key, body, at));
        }
        if key.is_none()
            && self.broken
            && let Some((start, end)) = missing_colon(body, item.is_some())
        {
            sure = true;
            found.push(Found {
                slip: Slip::MissingColon,
                start: at + start,
                end: at + end,
                with: ": ".to_owned(),
            });
        }
        self.follow(column, item, key.as_ref(), body);
        if sure {
            mends(line, &found)
        } else {
            Vec::new()
        }
    }

    fn in_list(&self, column: usize) -> bool {
        self.expects_list || self.lists.contains(&column)
    }

    /// Remembers where lists are.
    fn follow(&mut self, column: usize, item: Option<usize>, key: Option<&Key<'_>>, body: &str) {
        let from = item.unwrap_or(column);
        self.lists.retain(|list| *list <= from);
        if let Some(item) = item
            && !self.lists.contains(&item)
        {
            self.lists.push(item);
        }
        if !body.starts_with('#') {
            self.expects_list = key.is_some_and(|key| {
                table::takes_list(&key.name) && rest(body, key.end).trim().is_empty()
            });
        }
    }
}

/// Where the colon is missing in `title 1日待つ` or `label = はい`: all between the field and its value. An item of a
/// list may begin with any word; only those that begin an option or a step are taken for fields there.
fn missing_colon(body: &str, is_item: bool) -> Option<(usize, usize)> {
    let start = body.find([' ', '=', '＝', '\u{3000}'])?;
    let name = body.get(..start)?;
    let value = rest(body, start).trim_start_matches([' ', '=', '＝', '\u{3000}']);
    let known = table::is_field(name)
        && (!is_item || matches!(name, "label" | "do" | "use" | "for" | "name"));
    (known && !value.is_empty() && !value.starts_with([':', '：']))
        .then(|| (start, body.len() - value.len()))
}

fn rest(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or("")
}

/// Whether a key was meant as one: every `word: `, and what only looks like text if it is a field, or an id with
/// nothing behind it.
fn is_meant(key: &Key<'_>, body: &str) -> bool {
    match key.delimiter {
        Delimiter::Plain => true,
        Delimiter::Wide if rest(body, key.end).trim().is_empty() => {
            table::is_field(&key.name) || is_id(&key.name)
        }
        _ => table::is_field(&key.name),
    }
}

fn key_slips(key: &Key<'_>, body: &str, at: usize) -> Vec<Found> {
    let value = rest(body, key.end);
    let wide = value.len()
        - value
            .trim_start_matches([' ', '\t', '\u{3000}', '\u{A0}'])
            .len();
    let mut found = Vec::new();
    if key.written != key.name && (table::is_field(&key.name) || is_id(&key.name)) {
        found.push(Found {
            slip: Slip::Letter,
            start: at,
            end: at + key.written.len(),
            with: key.name.clone().into_owned(),
        });
    }
    let (slip, start, end) = match key.delimiter {
        Delimiter::Plain => return found,
        Delimiter::Wide => (Slip::Colon, key.colon, key.end + wide),
        Delimiter::WideBlank => (Slip::Space, key.end, key.end + wide),
        Delimiter::NoBlank => (Slip::MissingSpace, key.colon, key.end),
    };
    let with = match (slip, value.trim().is_empty()) {
        (Slip::Space, true) => "",
        (Slip::Space, false) => " ",
        (_, true) => ":",
        (_, false) => ": ",
    };
    found.push(Found {
        slip,
        start: at + start,
        end: at + end,
        with: with.to_owned(),
    });
    found
}

fn mends(line: &Line<'_>, found: &[Found]) -> Vec<Mend> {
    let mut mended = String::new();
    let mut done = 0;
    for slip in found {
        mended.push_str(line.text.get(done..slip.start).unwrap_or(""));
        mended.push_str(&slip.with);
        done = slip.end;
    }
    mended.push_str(rest(line.text, done));
    let mended = quote(&mended);
    let mend = |found: &Found| {
        // The caret stands under the slip itself, not under the blanks behind it.
        let written = line.text.get(found.start..found.end).unwrap_or("");
        let shown = if found.slip == Slip::Space {
            written
        } else {
            written.trim_end()
        };
        let shown = if found.slip == Slip::Hyphen {
            shown.trim_end_matches(is_wide_blank)
        } else {
            shown
        };
        let fault = Fault::Slipped {
            slip: found.slip,
            mended: mended.clone(),
        };
        let start = line.start + found.start;
        let span = Span {
            start,
            end: start + shown.len(),
        };
        let edit = Edit::replace(start, line.start + found.end, found.with.clone());
        Mend {
            finding: Finding::new(fault, span),
            edits: vec![edit],
            guess: false,
        }
    };
    found.iter().map(mend).collect()
}
