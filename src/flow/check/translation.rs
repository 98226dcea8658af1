//! A translation consists of pairs of texts. This module compares it with its flow (texts without a pair, pairs whose
//! text is gone) and replaces the flow's texts. Since it knows no structure, an inserted step shifts nothing.

pub mod draft;
pub mod pairs;

use std::collections::{HashMap, HashSet};

use super::{Care, Checked, read};
use crate::finding::{At, Fault, Gap, Report};
use crate::fold::fold;
use crate::form::table::{FLOW, TRANSLATION};
use crate::form::values::is_kana;
use crate::yaml::source::Source;
use crate::yaml::{Node, Value, tree};
use pairs::{Pairs, pairs, text, visit};

/// The most that looking for the nearest text may cost in one file, in bytes of one text times bytes of the other:
/// about a tenth of a second.
const MOST_COMPARED: usize = 200_000_000;

/// Checks a translation: its form, and whether it translates exactly the texts of its flow. `language` is the one in
/// its file name. If the flow cannot be read as a tree, only the form is checked. The pairs are `Some` exactly if no
/// finding is an error.
#[must_use]
pub fn check(source: &Source, language: &str, flow: &Source) -> (Checked, Option<Pairs>) {
    read(
        source,
        (&TRANSLATION, Care::Whole),
        leave_out_empty,
        |_, root, report| {
            let mut original = tree::read(flow.text(), &mut Report::default());
            if named(root, language, original.as_ref(), report)
                && let Some(original) = original.as_mut().filter(|_| flow.refusal().is_none())
            {
                compare(root, original, report);
            }
            (!report.has_error() && !report.is_full()).then_some(())
        },
        |root, ()| Some(Pairs::of(&root)),
    )
}

/// Removes from the tree the translations that are still empty.
fn leave_out_empty(root: &mut Node<'_>) {
    let is_empty = |node: &Node<'_>| {
        matches!(&node.value, Value::Text { text, .. } if text.trim().is_empty()) || node.is_null()
    };
    root.retain(|_, texts| {
        if let Value::List(pairs) = &mut texts.value {
            for pair in pairs {
                pair.retain(|key, node| key != "to" || !is_empty(node));
            }
        }
        true
    });
}

/// Checks that this is the translation of this flow; if it is of another one, every text would be reported.
fn named<'t>(
    root: &'t Node<'_>,
    language: &str,
    flow: Option<&Node<'_>>,
    report: &mut Report<'t>,
) -> bool {
    let mut ours = true;
    let flow = flow.and_then(|flow| text(flow, "id"));
    for (key, wanted) in [("flow", flow), ("language", Some(language))] {
        let said = root.get(key);
        if let (Some(wanted), Some(said), Some(span)) = (wanted, text(root, key), said)
            && wanted != said
        {
            let wanted = wanted.to_owned();
            let gap = match key {
                "flow" => Gap::OtherFlow { flow: wanted },
                _ => Gap::OtherLanguage { named: wanted },
            };
            report.within([At::Key(key)], |report| {
                report.say(Fault::Translation { gap }, span.span);
            });
            ours &= key != "flow";
        }
    }
    ours
}

fn compare<'t>(root: &'t Node<'t>, flow: &mut Node<'_>, report: &mut Report<'t>) {
    let mut texts = Vec::new();
    visit(flow, &FLOW, "", &mut |text, on| {
        texts.push((text.trim().to_owned(), on.to_owned()));
    });
    let pairs = pairs(root);
    let mut by_text: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, pair) in pairs.iter().enumerate() {
        if let Some(pair) = pair {
            by_text.entry(pair.from).or_default().push(number);
        }
    }
    let mut used: HashSet<usize> = HashSet::new();
    let mut missing: Vec<(&str, &str)> = Vec::new();
    let mut seen = HashSet::new();
    for (text, on) in &texts {
        let known = by_text.get(text.as_str()).map(Vec::as_slice);
        let of = |wanted: Option<&str>| {
            let mut known = known.unwrap_or_default().iter();
            known.find(|pair| pairs[**pair].as_ref().is_some_and(|pair| pair.on == wanted))
        };
        let (here, anywhere) = (of(Some(on)), of(None));
        used.extend([here, anywhere].into_iter().flatten());
        let pair = here.or(anywhere);
        let translated = pair.is_some_and(|pair| {
            let pair = pairs[*pair].as_ref();
            pair.is_some_and(|pair| pair.to.is_some())
        });
        if !translated && seen.insert(text) {
            missing.push((text, on));
        }
    }
    let mut compared = 0;
    for (number, pair) in pairs.iter().enumerate() {
        let Some(pair) = pair else { continue };
        report.within([At::Key("texts"), At::Item(number)], |report| {
            let twice = by_text[pair.from].iter().any(|other| {
                let before = pairs[*other].as_ref().filter(|_| *other < number);
                before.is_some_and(|before| before.on == pair.on)
            });
            let mut say = |gap, span| report.say(Fault::Translation { gap }, span);
            let to = pair.to.and_then(|to| Some((to.text()?.trim(), to.span)));
            if twice {
                say(Gap::Twice, pair.place);
            } else if used.contains(&number) {
                // A `to` that repeats `from` is a forgotten translation if it has kana; a name such as `G-MIS` is
                // right.
                if let Some((to, span)) = to
                    && to == pair.from
                    && to.chars().any(is_kana)
                {
                    say(Gap::Same, span);
                }
            } else {
                let free = |(text, _): &(&str, &str)| !by_text.contains_key(text);
                let at = nearest(pair.from, &missing, free, &mut compared);
                let near = at.map(|at| missing.remove(at).0.to_owned());
                say(Gap::Stray { near }, pair.place);
            }
        });
    }
    let whole = root.get("texts").map_or(root.caret(), Node::caret);
    for (text, on) in missing {
        let known = by_text.get(text).and_then(|pairs| pairs.first());
        let pair = known.and_then(|pair| pairs[*pair].as_ref());
        let gap = Gap::Missing {
            text: text.to_owned(),
            on: Some(on.to_owned()).filter(|on| !on.is_empty()),
        };
        report.say(
            Fault::Translation { gap },
            pair.map_or(whole, |pair| pair.place),
        );
    }
    labels(flow, root, report);
}

/// Returns the text without a pair that is most similar to this one, if any is similar.
fn nearest(
    from: &str,
    missing: &[(&str, &str)],
    free: impl Fn(&(&str, &str)) -> bool,
    compared: &mut usize,
) -> Option<usize> {
    let mut best = (0.5, None);
    for (at, missing) in missing
        .iter()
        .enumerate()
        .filter(|(_, missing)| free(missing))
    {
        *compared += from.len() * missing.0.len();
        if *compared > MOST_COMPARED {
            return None;
        }
        let likeness = strsim::normalized_levenshtein(from, missing.0);
        if likeness > best.0 {
            best = (likeness, Some(at));
        }
    }
    best.1
}

/// Reports options of one question whose labels, in either language, would be the same answer.
fn labels<'t>(flow: &Node<'_>, root: &'t Node<'_>, report: &mut Report<'t>) {
    let pairs = Pairs::of(root);
    for question in flow.section("questions") {
        let mut known: HashMap<String, &str> = HashMap::new();
        let options = || {
            question.node.list("options").iter().filter_map(|option| {
                let id = text(option, "id").or_else(|| text(option, "goto"))?;
                Some((id, text(option, "label")?))
            })
        };
        known.extend(options().map(|(id, label)| (fold(label), id)));
        for (id, label) in options() {
            let Some((to, span)) = pairs.find(label, &question.key) else {
                continue;
            };
            let other = *known.entry(fold(to)).or_insert(id);
            if other != id {
                let gap = Gap::SameLabel {
                    label: to.clone(),
                    question: question.key.clone().into_owned(),
                    option: other.to_owned(),
                };
                report.say(Fault::Translation { gap }, *span);
            }
        }
    }
}
