//! What changed between two flows, and which answers now lead to another page.
//!
//! If [`Difference::start`] is `None`, a walk by ids that takes none of the options listed here, and no option of a
//! removed page, ends where it used to end.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::fields::{Fields, all_texts, lines, of_flow, texts};
use super::ways::{Way, Ways};
use crate::answers::{Answer, Given, Outcome};
use crate::flow::{Choice, Flow, Page, PageNo};

/// The differences between two flows.
pub struct Difference<'f> {
    /// The old flow.
    pub old: &'f Flow,
    /// The new flow.
    pub new: &'f Flow,
    /// The ids of the first pages, if they differ.
    pub start: Option<(&'f str, &'f str)>,
    /// Changes to the title, sources, contacts and so on.
    pub flow: Vec<Changed>,
    /// Pages that only the new flow has.
    pub added: Vec<PageNo>,
    /// Pages that only the old flow has, each with the added page that has the same texts.
    pub removed: Vec<(PageNo, Option<PageNo>)>,
    /// Changes to pages in both flows, by the page's number in the new flow.
    pub changed: Vec<(PageNo, Changed)>,
    /// Changes to answers of pages in both flows.
    pub options: Vec<OptionChange<'f>>,
    ways: (Ways<'f>, Ways<'f>),
}

/// A field whose text differs; `None` if one of the flows does not have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// The field's name.
    pub field: String,
    /// The old text.
    pub old: Option<String>,
    /// The new text.
    pub new: Option<String>,
}

/// How an answer changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// Only the new page has it.
    Added,
    /// Only the old page has it.
    Removed,
    /// Its label differs.
    Label,
    /// It leads to another page.
    Elsewhere,
}

/// An answer that changed. A `not-solved` that leads on counts as an answer, but has no label.
pub struct OptionChange<'f> {
    /// How it changed.
    pub change: Change,
    /// The id of the answer's page.
    pub page: &'f str,
    /// The id of the answer.
    pub option: &'f str,
    /// The old label and target.
    pub old: Option<Lead<'f>>,
    /// The new label and target.
    pub new: Option<Lead<'f>>,
    given: Given,
}

/// The label and target of an answer.
#[derive(Clone, Copy)]
pub struct Lead<'f> {
    /// Its label; `None` for `not-solved`.
    pub label: Option<&'f str>,
    /// The id of its target.
    pub target: &'f str,
    given: Given,
}

impl Difference<'_> {
    /// Returns the shortest way that takes this answer, in the old flow if the answer was removed, else in the new
    /// flow; it is empty if its page cannot be reached.
    pub fn way(&self, own: &OptionChange<'_>) -> Way<'_> {
        let (old, new) = &self.ways;
        let ways = if own.change == Change::Removed {
            old
        } else {
            new
        };
        ways.through(own.given)
    }

    /// Returns whether the flows do not differ.
    pub fn is_none(&self) -> bool {
        self.start.is_none()
            && self.flow.is_empty()
            && self.added.is_empty()
            && self.removed.is_empty()
            && self.changed.is_empty()
            && self.options.is_empty()
    }
}

/// Compares two flows page by page, by ids.
pub fn diff<'f>(old: &'f Flow, new: &'f Flow) -> Difference<'f> {
    let only_in = |one: &'f Flow, other: &Flow| -> Vec<PageNo> {
        let pages = one
            .pages()
            .filter(|(_, page)| other.find(&page.id).is_none());
        pages.map(|(number, _)| number).collect()
    };
    let added = only_in(new, old);
    let mut by_texts = HashMap::new();
    for page in &added {
        by_texts.entry(all_texts(new.page(*page))).or_insert(*page);
    }
    let twin = |page: &PageNo| by_texts.get(&all_texts(old.page(*page))).copied();
    let removed = only_in(old, new);
    let removed = removed.iter().map(|page| (*page, twin(page))).collect();
    let (first, now) = (first(old), first(new));
    let mut difference = Difference {
        old,
        new,
        start: (first != now).then_some((first, now)),
        flow: changes(of_flow(old), of_flow(new)),
        added,
        removed,
        changed: Vec::new(),
        options: Vec::new(),
        ways: (Ways::of(old), Ways::of(new)),
    };
    for (number, page) in new.pages() {
        if let Some(before) = old.find(&page.id) {
            difference.compare(before, number);
        }
    }
    difference
}

fn first(flow: &Flow) -> &str {
    &flow.page(flow.start()).id
}

impl<'f> Difference<'f> {
    /// Compares a page that is in both flows.
    fn compare(&mut self, before: PageNo, number: PageNo) {
        let (was, is) = (leads(self.old, before), leads(self.new, number));
        let old = fields(self.old.page(before), &is);
        let changed = changes(old, fields(self.new.page(number), &was));
        self.changed
            .extend(changed.into_iter().map(|changed| (number, changed)));
        let page = self.new.page(number).id.as_str();
        let change = |change, option, (old, new): (Option<Lead<'f>>, Option<Lead<'f>>)| {
            let given = new.or(old)?.given;
            Some(OptionChange {
                change,
                page,
                option,
                old,
                new,
                given,
            })
        };
        let in_old: HashMap<&str, Lead<'f>> = was.iter().copied().collect();
        let in_new: HashMap<&str, Lead<'f>> = is.iter().copied().collect();
        for (option, new) in is {
            let old = in_old.get(option).copied();
            let both = (old, Some(new));
            let kinds = match old {
                None => [Some(Change::Added), None],
                Some(old) => [
                    (old.label != new.label).then_some(Change::Label),
                    (old.target != new.target).then_some(Change::Elsewhere),
                ],
            };
            let kinds = kinds.into_iter().flatten();
            self.options
                .extend(kinds.filter_map(|kind| change(kind, option, both)));
        }
        let gone = was
            .into_iter()
            .filter(|(option, _)| !in_new.contains_key(option));
        let gone =
            gone.filter_map(|(option, old)| change(Change::Removed, option, (Some(old), None)));
        self.options.extend(gone);
    }
}

/// Returns the answers of a page that lead on, including `again`, by id.
fn leads(flow: &Flow, page: PageNo) -> Vec<(&str, Lead<'_>)> {
    let lead = |label, target: PageNo, answer| Lead {
        label,
        target: &flow.page(target).id,
        given: Given { page, answer },
    };
    let shown = flow.page(page);
    let options = shown.options().iter().enumerate().map(|(at, choice)| {
        let lead = lead(
            Some(choice.label.as_str()),
            choice.target,
            Answer::Option(at),
        );
        (choice.id.as_str(), lead)
    });
    let next = shown.if_not_solved();
    let next = next.map(|next| {
        (
            Outcome::NotSolved.word(),
            lead(None, next, Answer::NotSolved),
        )
    });
    options.chain(next).collect()
}

/// Returns a page's fields, then those of the options on both pages, in order: their numbers are answers.
fn fields(page: &Page, others: &[(&str, Lead<'_>)]) -> Fields {
    let others: HashSet<&str> = others.iter().map(|(id, _)| *id).collect();
    let common = page.options().iter();
    let common = common.filter(|choice| others.contains(choice.id.as_str()));
    let name = |choice: &Choice| {
        let again = if choice.again { " (again)" } else { "" };
        format!("{}{again}", choice.id)
    };
    let mut fields = texts(page);
    fields.push(("options".to_owned(), lines(common.map(name))));
    fields
}

/// Returns the fields that differ: those of the new page in order, then those that were removed.
fn changes(old: Fields, new: Fields) -> Vec<Changed> {
    let mut before: HashMap<String, Option<String>> = old.iter().cloned().collect();
    let mut changes: Vec<Changed> = new
        .into_iter()
        .map(|(field, new)| Changed {
            old: before.remove(&field).flatten(),
            field,
            new,
        })
        .collect();
    let gone = old
        .into_iter()
        .filter(|(field, _)| before.contains_key(field));
    changes.extend(gone.map(|(field, old)| Changed {
        field,
        old,
        new: None,
    }));
    changes.retain(|changed| changed.old != changed.new);
    changes
}
