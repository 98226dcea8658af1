//! Finds slips of people who type Japanese in the raw lines: YAML takes them for text, or complains about other lines.

use super::guess::shifted;
use super::lines::{Key, Line, block_text_below, key, lines};
use super::marks::{Prefix, is_blank, prefix, stray};
use super::patch::{Mend, Mended};
use crate::finding::{Fault, Meant, Slip};
use crate::form::full_width::{is_wide_hyphen, mark};
use crate::form::table;
use crate::form::texts::in_quotes;
use crate::form::values::is_id;
use crate::yaml::{Node, Value};

/// Finds every slip in the structure of a text. `root` is the tree, if YAML could build one; what it read as quoted is
/// skipped. `width` is the number of blanks that a tab or full-width blank in the indentation counts for.
pub(super) fn scan(text: &str, root: Option<&Node<'_>>, width: usize) -> Vec<Mend> {
    let is_there = |line: &Line<'_>| !line.text.trim().is_empty();
    let all: Vec<Line<'_>> = lines(text).filter(is_there).collect();
    let mut scanner = Scanner {
        width,
        broken: root.is_none(),
        ..Scanner::default()
    };
    let mut mends: Vec<Mend> = Vec::new();
    let mut block_text = None;
    for (at, line) in all.iter().enumerate() {
        if block_text.is_some_and(|indent| line.indent() > indent) {
            continue;
        }
        let (above, rest) = all.split_at(at);
        let below = rest.get(1..).unwrap_or(&[]);
        // A line may belong to the text below `|`, and surely does if that has no other.
        let outside = || {
            let is_text = line.is_text() || line.text.starts_with("- ");
            let indent = block_text.filter(|_| is_text)?;
            let mend = shifted(line, indent + 2)?;
            let is_first = block_text_below(above.last()?).is_some();
            let is_all = is_first && below.first().is_none_or(|next| next.indent() <= indent);
            Some(if is_all { mend } else { mend.pointing() })
        };
        // A name above what looks like the fields of a page.
        let misplaced = || {
            let name = line
                .key()
                .filter(|key| key.value.is_empty() && is_id(&key.name))?
                .name;
            let field = below.iter().find(|line| !line.is_blank())?;
            let is_page = field.indent() == 4 && table::is_field(&field.key()?.name);
            let is_name = line.body() == line.indent() && !table::is_field(&name);
            shifted(line, 2).filter(|_| is_name && is_page)
        };
        let moved = outside().or_else(misplaced);
        if let Some(mend) = stray(line, above, below).or(moved) {
            // What is wrong with line after line is reported once.
            let is_shift = matches!(mend.finding.fault, Fault::Indented { .. });
            let spreads = is_shift || mend.is(Slip::Prefix);
            let goes_on = |last: &&mut Mend| {
                let before = last.edits.last().map(|edit| edit.span.start);
                spreads && before == above.last().map(|line| line.start)
            };
            match mends.last_mut().filter(goes_on) {
                Some(last) => {
                    last.edits.extend(mend.edits);
                    if let Fault::Indented { until, .. } = &mut last.finding.fault {
                        *until = Some(line.number);
                    }
                }
                None => mends.push(mend),
            }
            continue;
        }
        block_text = block_text_below(line);
        let below = below.first().map_or(0, Line::indent);
        mends.extend(scanner.line(line, below));
    }
    mends.retain(|mend| !root.is_some_and(|root| is_quoted(root, mend.finding.span.start)));
    mends
}

/// Returns whether this offset is in a quoted or block text.
fn is_quoted(node: &Node<'_>, at: usize) -> bool {
    match &node.value {
        Value::Text { plain, .. } => !plain && (node.span.start..node.span.end).contains(&at),
        Value::List(items) => items.iter().any(|item| is_quoted(item, at)),
        Value::Map(entries) => entries.iter().any(|entry| is_quoted(&entry.node, at)),
        Value::Broken => false,
    }
}

#[derive(Default)]
struct Scanner {
    width: usize,
    /// Whether YAML cannot read the text at all; only then can a word without a colon be a key.
    broken: bool,
    /// The columns of the open lists, outermost first.
    lists: Vec<usize>,
    /// The column of the line before, if that was `steps:` or another field that takes a list.
    head: Option<usize>,
}

impl Scanner {
    fn line(&mut self, line: &Line<'_>, below: usize) -> Vec<Mend> {
        let item = |column, rest: &str| self.item(column, rest);
        let mut start = prefix(line.text, self.width, item);
        let (at, column) = (start.at, start.column);
        let body = line.behind(at);
        let in_list = start.item.is_some();
        let key = key(body).filter(|key| self.is_meant(key, &start, below));
        if let Some(key) = &key {
            start.sure = true;
            start.found.extend(key_slips(key, at));
        }
        let begins = key.as_ref().is_none_or(Key::begins_item);
        if !in_list && begins && self.lacks_dash(column, body) {
            start.sure = true;
            // Where the next line says so, the dash became two blanks.
            let next = if key.is_some() { below } else { below + 2 };
            let is_blank = next == column && self.head.is_some_and(|head| head < below);
            let blanks = line.before(at).strip_suffix("  ");
            let from = blanks.filter(|_| is_blank).map_or(at, str::len);
            start.found.push(Mend {
                guess: self.head.is_none() || from < at,
                ..Mend::found(Slip::MissingDash, from, at, "- ")
            });
        }
        let value = key.as_ref().map_or(0, |key| key.end);
        let name = key.as_ref().map(|key| key.name.as_ref());
        let is_text = name.map_or(in_list, table::takes_text);
        // The `text` of a note begins an item.
        let is_letter = !in_list && name == Some("text");
        let found = value_slip(line, at + value, is_letter, below > column).filter(|_| is_text);
        start.sure |= found.is_some();
        start.found.extend(found);
        self.follow(column, start.item, key.as_ref(), body);
        let tabbed = || start.found.iter().any(|found| found.is(Slip::Tab));
        if start.sure || self.broken && tabbed() {
            placed(line, start.found)
        } else {
            Vec::new()
        }
    }

    /// Returns the length of the mark that begins an item in this column, and the slip that it is.
    fn item(&self, column: usize, rest: &str) -> Option<(usize, Slip)> {
        let expected = self.head.is_some() || self.lists.contains(&column);
        let first = rest.chars().next().filter(|_| expected)?;
        match first {
            '-' => Some((1, Slip::MissingSpace)),
            _ if is_wide_hyphen(first) => Some((first.len_utf8(), Slip::Hyphen)),
            _ => Some((mark(rest)?, Slip::Mark)),
        }
    }

    /// Returns whether an item should be here.
    fn lacks_dash(&self, column: usize, body: &str) -> bool {
        let begins = self.head.is_some_and(|head| head < column);
        let here = begins || self.broken && self.lists.contains(&column);
        here && !body.starts_with(['#', '[', '{', '&', '*', '!', '<', '`'])
    }

    /// Returns whether this was meant as a key. Every `word: ` was; what only resembles a key was if it is a field, or
    /// an id with nothing after it and deeper lines below.
    fn is_meant(&self, key: &Key<'_>, start: &Prefix, below: usize) -> bool {
        let Some(slip) = key.slip else { return true };
        let in_list = start.item.is_some();
        let known = table::is_field(&key.name);
        if key.value.is_empty() {
            let opens = below > start.column && (known || start.column <= 2) && !in_list;
            return (known || is_id(&key.name)) && (slip == Slip::Colon || opens);
        }
        if slip != Slip::MissingColon {
            return known;
        }
        let signed = key.between.contains([':', '=', ';', '＝', '；']);
        let said = signed || !key.value.is_ascii() || key.name == "use" && is_id(key.value);
        let glued = key.between.is_empty();
        known
            && (key.begins_item() || !in_list)
            && (self.broken && !(glued && key.value.is_ascii()) || in_list && said && !glued)
    }

    /// Keeps track of open lists.
    fn follow(&mut self, column: usize, item: Option<usize>, key: Option<&Key<'_>>, body: &str) {
        let from = item.unwrap_or(column);
        if body.starts_with('#') {
            return;
        }
        self.lists.retain(|list| *list <= from);
        if let Some(item) = item.filter(|item| !self.lists.contains(item)) {
            self.lists.push(item);
        }
        let is_head = |key: &Key<'_>| table::takes_list(&key.name) && key.value.is_empty();
        self.head = key.is_some_and(is_head).then_some(column);
    }
}

/// Returns what is wrong with the beginning of a text.
fn value_slip(line: &Line<'_>, from: usize, is_letter: bool, deeper: bool) -> Option<Mend> {
    let value = line.behind(from).trim();
    let start = line.text.len() - line.behind(from).trim_start().len();
    let end = line.text.trim_end().len();
    if deeper && (value == "｜" || is_letter && matches!(value, "" | ">")) {
        return Some(Mend::found(Slip::MissingBar, from, end.max(from), " |"));
    }
    let first = value.chars().next()?;
    let taken = match first {
        '!' | ',' | '*' | '%' | '@' | '`' | '&' | ']' | '}' => true,
        '|' | '>' => block_text_below(line).is_none(),
        '?' | '-' => value
            .get(1..)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')),
        _ => false,
    };
    taken.then(|| Mend {
        guess: first == '-',
        ..Mend::found(Slip::Sign(first), start, end, in_quotes(value))
    })
}

fn key_slips(key: &Key<'_>, at: usize) -> impl Iterator<Item = Mend> {
    let is_wide = key.written != key.name && (table::is_field(&key.name) || is_id(&key.name));
    let name = || Mend::found(Slip::Letter, at, at + key.written.len(), key.name.clone());
    let end = at + key.end;
    let with = if key.value.is_empty() { ":" } else { ": " };
    let colon = |slip| Mend::found(slip, end - key.between.len(), end, with);
    is_wide.then(name).into_iter().chain(key.slip.map(colon))
}

/// Moves the slips of a line to their place in the text, with a suggestion if no other meaning is possible.
fn placed(line: &Line<'_>, found: Vec<Mend>) -> Vec<Mend> {
    let whole = Mended::new(line.text, &found).text;
    // What indents the line has to be typed again, too.
    let is_kept = !line.text.trim_start_matches(' ').starts_with(is_blank);
    let whole = if is_kept { whole.trim_start() } else { &whole };
    let known = found.iter().all(|mend| !mend.guess);
    let meant = if known {
        Meant::line(whole)
    } else {
        Meant::Unknown
    };
    let placed = |mend: Mend| mend.told(line.start, meant.clone());
    found.into_iter().map(placed).collect()
}
