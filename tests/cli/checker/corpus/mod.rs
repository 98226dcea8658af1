//! Single edits of clean flows, as people and programs make them, and what `check` says of each: whether it reports
//! anything, whether that is one finding in place, and whether obeying it helps. The tests run a few edits of each
//! kind; `cargo bench --bench corpus -- 40 SEED` runs many and prints a table.

mod edits;
mod lines;
mod obey;

use std::collections::BTreeMap;
use std::fmt::Write;

use edits::{Change, Dice, Edit, HARMLESS, KINDS};
use gmis_help::flow::check::check;
use gmis_help::yaml::source::Source;
use lines::{Line, lines};
use serde_yaml::Value;

const SMALL: [&str; 3] = [
    include_str!("../../small.yaml"),
    include_str!("../../desk.yaml"),
    include_str!("../../../../flows/template.yaml"),
];
/// The remedy of the small flow that has no source, which is a warning, and the same with one.
const LACKING: &str = "title: 最後\n";
const SOURCED: &str = "title: 最後\n    source:\n      doc: paper\n";
const LARGE: &str = include_str!("../../../../flows/gmis.yaml");

/// How `check` did on the edits of one kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    pub tried: usize,
    /// Edits that change the meaning and are not reported.
    pub silent: usize,
    /// One finding, within a line of the edit or where the edited name is used.
    pub one: usize,
    /// The first finding is in such a place.
    pub near: usize,
    /// The help says what to write.
    pub concrete: usize,
    /// Obeying the help restored the meaning.
    pub mended: usize,
    /// Obeying the help gave a clean file with another meaning.
    pub harmed: usize,
}

impl Score {
    fn add(&mut self, other: Self) {
        self.tried += other.tried;
        self.silent += other.silent;
        self.one += other.one;
        self.near += other.near;
        self.concrete += other.concrete;
        self.mended += other.mended;
        self.harmed += other.harmed;
    }
}

/// The meaning of a file, without the blanks in its texts: where lines are joined, blanks do not matter.
fn meaning(text: &str) -> Option<Value> {
    fn squeeze(value: &mut Value) {
        match value {
            Value::String(text) => text.retain(|c| !matches!(c, ' ' | '\n')),
            Value::Sequence(items) => items.iter_mut().for_each(squeeze),
            Value::Mapping(map) => map.iter_mut().for_each(|(_, value)| squeeze(value)),
            other => {
                if let Ok(text) = serde_yaml::to_string(other) {
                    *other = Value::String(text.trim().to_owned());
                }
            }
        }
    }
    let mut value = serde_yaml::from_str(text).ok()?;
    squeeze(&mut value);
    Some(value)
}

/// A flow with one edit.
struct Spoilt {
    text: String,
    meant: String,
    /// The lines of the edit, and others from which it may first be noticed.
    places: Vec<usize>,
}

fn spoil(all: &[Line<'_>], at: usize, change: &Change) -> Spoilt {
    let with = |new: &str| {
        let before = all[..at].iter().map(|line| line.text);
        let behind = all[at + change.lines..].iter().map(|line| line.text);
        let all: Vec<&str> = before.chain([new]).chain(behind).collect();
        all.join("\n") + "\n"
    };
    let old: Vec<&str> = all[at..at + change.lines]
        .iter()
        .map(|line| line.text)
        .collect();
    let text = with(&change.new);
    let meant = with(change.meant.as_ref().unwrap_or(&old.join("\n")));
    let mut places = vec![at + 1, at + change.new.lines().count().max(1)];
    let line = &all[at];
    if line.is_id() {
        let uses = (1..)
            .zip(all)
            .filter(|(_, other)| other.is_reference() && other.value == line.key);
        places.extend(uses.map(|(number, _)| number));
        // A missing entry is reported at its owner.
    } else if let Some(owner) = all[..at]
        .iter()
        .rposition(|above| above.indent < line.indent && !above.passive)
    {
        places.push(owner + 1);
        let page = all[..at].iter().rposition(Line::is_id);
        places.extend(page.map(|page| page + 1));
    }
    Spoilt {
        text,
        meant,
        places,
    }
}

fn judge(spoilt: &Spoilt) -> Score {
    let source = Source::from_bytes("x", spoilt.text.clone().into_bytes());
    let found = check(&source).findings;
    let line = |at: usize| source.position(at).line;
    let first = spoilt.places[0]..=spoilt.places[1];
    let is_near = |line: usize| {
        (first.start() - 1..=first.end() + 1).contains(&line) || spoilt.places.contains(&line)
    };
    let near = found
        .iter()
        .any(|finding| is_near(line(finding.span.start)));
    let meant = meaning(&spoilt.meant);
    let ends = obey::obeyed(&spoilt.text);
    let clean: Vec<bool> = ends
        .iter()
        .filter(|end| obey::is_clean(end))
        .map(|end| meaning(end) == meant)
        .collect();
    let silent = found.is_empty() && meaning(&spoilt.text) != meant;
    Score {
        tried: 1,
        silent: silent.into(),
        one: (found.len() == 1 && near).into(),
        near: near.into(),
        concrete: (!ends.is_empty()).into(),
        mended: clean.contains(&true).into(),
        harmed: clean.contains(&false).into(),
    }
}

/// Tries single edits of one kind, on the built-in flow too if `large`; calls `show` for each.
fn run(
    edit: Edit,
    count: usize,
    large: bool,
    dice: &mut Dice,
    mut show: impl FnMut(&Spoilt, Score),
) -> Score {
    let small = SMALL.map(|text| text.replace(LACKING, SOURCED));
    let mut flows: Vec<&str> = small.iter().map(String::as_str).collect();
    if large {
        flows.extend([LARGE; 3]);
    }
    let flows: Vec<Vec<Line<'_>>> = flows.into_iter().map(lines).collect();
    let mut score = Score::default();
    for _ in 0..count * 20 {
        let all = &flows[dice.below(flows.len())];
        let from = dice.below(all.len());
        let mut places = (from..all.len())
            .chain(0..from)
            .filter(|at| !all[*at].passive);
        let change = places.find_map(|at| Some((at, edit(all, at, dice)?)));
        if let Some((at, change)) = change.filter(|_| score.tried < count) {
            let spoilt = spoil(all, at, &change);
            let one = judge(&spoilt);
            show(&spoilt, one);
            score.add(one);
        }
    }
    score
}

fn said(spoilt: &Spoilt) -> String {
    use gmis_help::text::findings;
    let source = Source::from_bytes("x", spoilt.text.clone().into_bytes());
    let mut said = String::new();
    let from = spoilt.places[0].saturating_sub(3);
    for (number, line) in (1..).zip(spoilt.text.lines()).skip(from).take(6) {
        let _ = writeln!(
            said,
            "    {number:4}{} {line}",
            if number == spoilt.places[0] { ">" } else { " " }
        );
    }
    for finding in check(&source).findings.iter().take(6) {
        let place = source.position(finding.span.start);
        let sentence = findings::sentence(&finding.trail, &finding.fault);
        let help = findings::help(&finding.fault).unwrap_or_default();
        let _ = writeln!(
            said,
            "    {}:{} {} {sentence}\n        {help}",
            place.line,
            place.column,
            finding.fault.code()
        );
    }
    said
}

/// Tries a few edits of every kind in the small flows.
#[must_use]
#[allow(dead_code)]
pub fn few(count: usize, seed: u64) -> Score {
    let mut total = Score::default();
    for (name, edit) in KINDS {
        let harm = |spoilt: &Spoilt, one: Score| {
            assert_eq!(one.harmed, 0, "{name}: obeying does harm\n{}", said(spoilt));
        };
        total.add(run(*edit, count, false, &mut Dice(seed), harm));
    }
    total
}

/// The long run: prints a table, and the failures of the kinds whose names begin with `only`.
#[must_use]
pub fn table(count: usize, seed: u64, only: Option<&str>) -> String {
    let mut table = format!(
        "{:32}  tried silent one near concrete mended harmed\n",
        "kind"
    );
    let mut total = Score::default();
    let row = |table: &mut String, name: &str, s: Score| {
        let _ = writeln!(
            table,
            "{name:32}  {:5} {:6} {:3} {:4} {:8} {:6} {:6}",
            s.tried, s.silent, s.one, s.near, s.concrete, s.mended, s.harmed
        );
    };
    for (name, edit) in KINDS
        .iter()
        .filter(|(name, _)| only.is_none_or(|only| name.starts_with(only)))
    {
        let mut dice = Dice(seed + 1);
        let score = run(*edit, count, true, &mut dice, |spoilt, one| {
            let wrong = one.silent + one.harmed > 0 || one.one == 0;
            if wrong && only.is_some() {
                let mark = if one.harmed > 0 {
                    "HARM"
                } else if one.silent > 0 {
                    "SILENT"
                } else {
                    "MANY"
                };
                let _ = writeln!(table, "--- {name}: {mark}\n{}", said(spoilt));
            }
        });
        row(&mut table, name, score);
        total.add(score);
    }
    row(&mut table, "all", total);
    let part = |part: usize| part * 1000 / total.tried.max(1);
    let _ = writeln!(
        table,
        "per mille: silent {} one {} near {} concrete {} mended {} harmed {}",
        part(total.silent),
        part(total.one),
        part(total.near),
        part(total.concrete),
        part(total.mended),
        part(total.harmed)
    );
    let mut alarms = BTreeMap::new();
    for (name, edit) in HARMLESS {
        let mut alarmed = 0;
        let score = run(*edit, count, true, &mut Dice(seed + 2), |spoilt, _| {
            let source = Source::from_bytes("x", spoilt.text.clone().into_bytes());
            let before = check(&Source::from_bytes("x", spoilt.meant.clone().into_bytes()))
                .findings
                .len();
            alarmed += usize::from(check(&source).findings.len() > before);
        });
        alarms.insert(name, (alarmed, score.tried));
    }
    let _ = writeln!(table, "alarms on harmless edits: {alarms:?}");
    table + &five(count, seed)
}

/// Makes five edits at once in the built-in flow, and counts how many are found.
fn five(count: usize, seed: u64) -> String {
    let all = lines(LARGE);
    let mut dice = Dice(seed + 3);
    let (mut tried, mut found, mut said) = (0, 0, 0);
    for _ in 0..count {
        let mut new: Vec<String> = all.iter().map(|line| line.text.to_owned()).collect();
        let mut places = Vec::new();
        while places.len() < 5 {
            let (_, edit) = KINDS[dice.below(KINDS.len())];
            let at = dice.below(all.len());
            let far = places.iter().all(|place: &usize| place.abs_diff(at) > 30);
            if far
                && !all[at].passive
                && let Some(change) = edit(&all, at, &mut dice).filter(|change| change.lines == 1)
            {
                new[at] = change.new;
                places.push(at);
            }
        }
        // For each line of the damaged text, the line that it comes from.
        let mut from = vec![0];
        from.extend(
            new.iter()
                .enumerate()
                .flat_map(|(at, text)| text.split('\n').map(move |_| at)),
        );
        let source = Source::from_bytes("x", new.join("\n").into_bytes());
        let findings = check(&source).findings;
        let lines: Vec<usize> = findings
            .iter()
            .map(|finding| from[source.position(finding.span.start).line.min(from.len() - 1)])
            .collect();
        tried += places.len();
        said += lines.len();
        found += places
            .iter()
            .filter(|place| lines.iter().any(|line| line.abs_diff(**place) <= 1))
            .count();
    }
    format!("five at once: {found} of {tried} found in place, {said} findings\n")
}
