//! Menu lines as data.

use super::keep::{Keep, Place};
use crate::answers::Reply;
use crate::page::Line;

/// What choosing an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Gives this reply.
    Reply(Reply),
    /// Opens the list of everything else that can be done on the page.
    Other,
    /// Opens the list of answers given in this call.
    Given,
    /// Opens the list of ways to leave the page.
    Leave,
    /// Asks for words and opens a list of pages that contain them.
    Find,
    /// Writes a new file.
    Keep(Keep, Place),
    /// Returns to the page's own entries.
    Continue,
}

/// What happens after an entry was chosen.
pub enum Next {
    /// The person replied.
    Reply(Reply),
    /// Another list is offered.
    Open(Entries),
    /// The page's own entries are offered again.
    Own,
    /// The prompter must ask for words and pass them to `numbered::find`.
    Words,
}

/// One line that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its number, which is the same wherever this can be chosen; entries without a number come last.
    pub number: Option<usize>,
    /// The text of the line.
    pub label: String,
    /// What choosing it does.
    pub entry: Entry,
}

/// The lines that are offered together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries {
    /// The text above them; not shown if empty.
    pub heading: String,
    /// The lines, in the order of their numbers.
    pub choices: Vec<Choice>,
}

impl Entries {
    /// Numbers the lines by position; a line that is not offered now (`None`) leaves a gap.
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

    /// Gives the lines without numbers the next free ones.
    pub fn all_numbered(mut self) -> Self {
        let mut last = 0;
        for choice in &mut self.choices {
            last = *choice.number.get_or_insert(last + 1);
        }
        self
    }

    /// Returns the numbers in use.
    pub fn numbers(&self) -> impl Iterator<Item = usize> {
        self.choices.iter().filter_map(|choice| choice.number)
    }

    /// Returns the entry with this number.
    pub fn get(&self, number: usize) -> Option<Entry> {
        let mut choices = self.choices.iter();
        let choice = choices.find(|choice| choice.number == Some(number))?;
        Some(choice.entry)
    }

    /// Returns the heading and the numbered lines.
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
