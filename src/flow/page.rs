//! The contents of a page.

use std::rc::Rc;

/// The number of a page in its flow: questions in file order, then remedies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageNo(pub(crate) usize);

impl PageNo {
    /// The number that people read, from 1.
    pub fn number(self) -> usize {
        self.0 + 1
    }
}

/// A question or a remedy, with its shared steps spliced in.
#[derive(Debug)]
pub struct Page {
    /// Id of the page, unique in the flow.
    pub id: String,
    /// Number of the page, from 1: questions in file order, then remedies.
    pub number: usize,
    /// Group of pages about the same trouble; always present on remedies.
    pub group: Option<String>,
    /// The question, or the name of the remedy.
    pub title: String,
    /// Why the question is asked, or why this is the right page.
    pub why: Option<String>,
    /// What to do, in order.
    pub steps: Vec<Step>,
    /// Notes about the whole page.
    pub notes: Vec<Note>,
    /// Source of its statements.
    pub source: Option<Citation>,
    /// Words that callers use; for search only.
    pub words: Vec<String>,
    /// Question or remedy.
    pub kind: Kind,
}

/// The kind of a page, and what can follow it.
#[derive(Debug)]
pub enum Kind {
    /// An option must be chosen.
    Question {
        /// The options, at least one of them not `again`.
        options: Vec<Choice>,
    },
    /// The walk can end.
    Remedy {
        /// How the person can tell that it worked.
        done: Option<String>,
        /// How long it takes until that can be told.
        wait: Option<String>,
        /// A letter ready to copy.
        letter: Option<Letter>,
        /// The page to go to if it did not help.
        if_not_solved: Option<PageNo>,
    },
}

/// An option of a question.
#[derive(Debug)]
pub struct Choice {
    /// Id of the option, unique in its question.
    pub id: String,
    /// Text of the option, unique in its question; one line.
    pub label: String,
    /// The label in the flow's own language, if the flow was translated.
    pub own_label: Option<String>,
    /// The page it leads to.
    pub target: PageNo,
    /// Whether it leads back on purpose (`again`).
    pub again: bool,
}

/// One thing to do.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// What to do.
    pub text: String,
    /// The contact to ask.
    pub contact: Option<Rc<Contact>>,
    /// A web address to open.
    pub url: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// Items that belong to the step.
    pub list: Vec<String>,
    /// Notes about the step.
    pub notes: Vec<Note>,
    /// How the step looks in one program.
    pub example: Option<Example>,
    /// Its source, if not the page's.
    pub source: Option<Citation>,
}

/// How a step looks in one program.
#[derive(Clone, Debug)]
pub struct Example {
    /// Title, naming the program.
    pub title: String,
    /// Its steps, without further structure.
    pub steps: Vec<String>,
}

/// A note.
#[derive(Clone, Debug)]
pub struct Note {
    /// The text.
    pub text: String,
    /// Its source, if not the page's.
    pub source: Option<Citation>,
}

/// A person or office to ask.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Id of the contact, as in the file.
    pub id: String,
    /// Name for readers.
    pub title: String,
    /// How to find out who it is.
    pub find: Option<String>,
    /// Source of `find`, or of the ways to reach it.
    pub source: Option<Citation>,
    /// Whether the site file gave the entries.
    pub from_site: bool,
    /// The ways to reach it; empty as long as neither the flow nor the site file gives one.
    pub entries: Vec<Entry>,
}

/// One way to reach a contact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The people it is for.
    pub whom: Option<String>,
    /// Name for readers.
    pub name: String,
    /// Phone number, in half-width characters.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Hours when it answers.
    pub hours: Option<String>,
    /// Web page or form.
    pub url: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A letter ready to copy and send; the program never fills it in.
#[derive(Debug)]
pub struct Letter {
    /// Recipient.
    pub to: Rc<Contact>,
    /// Subject.
    pub subject: String,
    /// The text, line by line as it will be copied.
    pub text: String,
    /// Subject and text in another language, if the flow was translated.
    pub meaning: Option<[String; 2]>,
}

/// A reference to a source or a part of it.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The source.
    pub source: Rc<Source>,
    /// The part, if not the whole source.
    pub section: Option<String>,
}

/// A source of statements.
#[derive(Debug)]
pub struct Source {
    /// Id of the source, as in the file.
    pub doc: String,
    /// Title for readers.
    pub title: String,
    /// Date, as precisely as it is known.
    pub date: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Whether it is a supplement: a source that says what the notice does not.
    pub supplement: bool,
}

impl Choice {
    /// The labels accepted as an answer, one per language.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.label.as_str()).chain(self.own_label.as_deref())
    }
}

impl Page {
    /// The options of a question; empty for a remedy.
    pub fn options(&self) -> &[Choice] {
        match &self.kind {
            Kind::Question { options } => options,
            Kind::Remedy { .. } => &[],
        }
    }

    /// Whether the walk can end here.
    pub fn is_remedy(&self) -> bool {
        matches!(self.kind, Kind::Remedy { .. })
    }

    /// The page to go to if a remedy did not help.
    pub fn if_not_solved(&self) -> Option<PageNo> {
        match self.kind {
            Kind::Remedy { if_not_solved, .. } => if_not_solved,
            Kind::Question { .. } => None,
        }
    }

    /// How the person can tell that a remedy worked.
    pub fn done(&self) -> Option<&str> {
        match &self.kind {
            Kind::Remedy { done, .. } => done.as_deref(),
            Kind::Question { .. } => None,
        }
    }

    /// How long it takes until that can be told.
    pub fn wait(&self) -> Option<&str> {
        match &self.kind {
            Kind::Remedy { wait, .. } => wait.as_deref(),
            Kind::Question { .. } => None,
        }
    }

    /// The letter of a remedy, if any.
    pub fn letter(&self) -> Option<&Letter> {
        match &self.kind {
            Kind::Remedy { letter, .. } => letter.as_ref(),
            Kind::Question { .. } => None,
        }
    }
}
