//! Lines that can be chosen, as data.

use super::keep::{Keep, Place};
use crate::answers::Reply;
use crate::page::Line;

/// What an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Answers.
    Reply(Reply),
    /// Opens what there is besides the page's own.
    Other,
    /// Opens the answers of the call.
    Given,
    /// Opens the ways out.
    Leave,
    /// Asks for words and opens the pages that have them.
    Find,
    /// Writes to a new file.
    Keep(Keep, Place),
    /// Goes back to the page's own entries.
    Continue,
}

/// What comes of an entry.
pub enum Next {
    /// This is the answer.
    Reply(Reply),
    /// These are offered now.
    Open(Entries),
    /// The page's own entries are offered again.
    Own,
    /// Words have to be asked for; then `numbered::find` says what comes.
    Words,
}

/// One line that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its number, which is the same wherever this can be chosen; lines without one come last.
    pub number: Option<usize>,
    /// What stands there.
    pub label: String,
    /// What it does.
    pub entry: Entry,
}

/// What can be chosen at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries {
    /// What stands over them; empty is nothing.
    pub heading: String,
    /// The lines, in the order of their numbers.
    pub choices: Vec<Choice>,
}

impl Entries {
    /// Lines of which each has its place as its number; one that is not offered now leaves a gap.
    pub(super) fn new(
        heading: impl Into<String>,
        choices: impl IntoIterator<Item = Option<(String, Entry)>>,
    ) -> Self {
        let choices = (1..).zip(choices).filter_map(|(number, choice)| {
            let (label, entry) = choice?;
            Some(Choice {
                number: Some(number),
                label,
                entry,
            })
        });
        Self {
            heading: heading.into(),
            choices: choices.collect(),
        }
    }

    /// Adds lines without numbers.
    pub(super) fn unnumbered(&mut self, choices: impl IntoIterator<Item = (String, Entry)>) {
        let choices = choices.into_iter().map(|(label, entry)| Choice {
            number: None,
            label,
            entry,
        });
        self.choices.extend(choices);
    }

    /// The same lines, of which those without a number have the next ones.
    #[must_use]
    pub fn all_numbered(mut self) -> Self {
        let mut last = 0;
        for choice in &mut self.choices {
            last = *choice.number.get_or_insert(last + 1);
        }
        self
    }

    /// The numbers that there are.
    pub fn numbers(&self) -> impl Iterator<Item = usize> {
        self.choices.iter().filter_map(|choice| choice.number)
    }

    /// The entry of this number.
    #[must_use]
    pub fn get(&self, number: usize) -> Option<Entry> {
        let mut choices = self.choices.iter();
        let choice = choices.find(|choice| choice.number == Some(number))?;
        Some(choice.entry)
    }

    /// The heading and the numbered lines.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let heading = [Line::plain(""), Line::plain(&self.heading)];
        let heading = heading.into_iter().filter(|_| !self.heading.is_empty());
        let line = |choice: &Choice| {
            let number = choice.number?;
            Some(Line::led(format!("{number:>2} "), "   ", &choice.label))
        };
        heading
            .chain(self.choices.iter().filter_map(line))
            .collect()
    }
}
