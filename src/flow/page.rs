//! What a page of a flow holds.

use std::rc::Rc;

/// The number of a page in its flow: questions in file order, then remedies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageNo(pub(crate) usize);

impl PageNo {
    /// The number that people read, from 1.
    #[must_use]
    pub fn number(self) -> usize {
        self.0 + 1
    }
}

/// A question or a remedy, with its shared steps spliced in.
#[derive(Debug)]
pub struct Page {
    /// Its id.
    pub id: String,
    /// Its place in the file, from 1: questions first.
    pub number: usize,
    /// The trouble it belongs to; always there on remedies.
    pub group: Option<String>,
    /// What is asked, or what the remedy is called.
    pub title: String,
    /// Why it is asked, or why it is the right page.
    pub why: Option<String>,
    /// What to do.
    pub steps: Vec<Step>,
    /// What to know besides.
    pub notes: Vec<Note>,
    /// Where its statements come from.
    pub source: Option<Citation>,
    /// What callers say; for search only.
    pub words: Vec<String>,
    /// What can follow.
    pub kind: Kind,
}

/// What can follow a page.
#[derive(Debug)]
pub enum Kind {
    /// An option must be taken.
    Question {
        /// The options, at least one of them not `again`.
        options: Vec<Choice>,
    },
    /// The walk can end.
    Remedy {
        /// How the person knows that it worked.
        done: Option<String>,
        /// How long it takes until that can be known.
        wait: Option<String>,
        /// A request ready to copy.
        letter: Option<Letter>,
        /// The page for when it did not.
        if_not_solved: Option<PageNo>,
    },
}

/// An option of a question.
#[derive(Debug)]
pub struct Choice {
    /// Its id, unique in its question.
    pub id: String,
    /// What people read, unique in its question; one line.
    pub label: String,
    /// The label in the flow's own language, where the flow was translated.
    pub own_label: Option<String>,
    /// The page it leads to.
    pub target: PageNo,
    /// Whether it leads back on purpose.
    pub again: bool,
}

/// One thing to do.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// What to do.
    pub text: String,
    /// Whom to ask.
    pub contact: Option<Rc<Contact>>,
    /// An address to open.
    pub url: Option<String>,
    /// A mail address.
    pub email: Option<String>,
    /// Things that belong to it.
    pub list: Vec<String>,
    /// What to know besides.
    pub notes: Vec<Note>,
    /// How it looks in one program.
    pub example: Option<Example>,
    /// Where it comes from, where that is not the page's source.
    pub source: Option<Citation>,
}

/// How a step looks in one program.
#[derive(Clone, Debug)]
pub struct Example {
    /// Of what.
    pub title: String,
    /// Its own steps.
    pub steps: Vec<String>,
}

/// Something to know besides.
#[derive(Clone, Debug)]
pub struct Note {
    /// What it says.
    pub text: String,
    /// Where it comes from, where that is not the page's source.
    pub source: Option<Citation>,
}

/// Somebody to ask.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Its name in the file.
    pub id: String,
    /// Its name for readers.
    pub title: String,
    /// How to find out who it is.
    pub find: Option<String>,
    /// Where `find` comes from, or how to reach it.
    pub source: Option<Citation>,
    /// Whether the site file says how to reach it.
    pub from_site: bool,
    /// The ways to reach it; none where nobody has said so yet.
    pub entries: Vec<Entry>,
}

/// One way to reach a contact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Who is to use it.
    pub whom: Option<String>,
    /// What it is called.
    pub name: String,
    /// Its phone number, in half-width writing.
    pub phone: Option<String>,
    /// Its mail address.
    pub email: Option<String>,
    /// When it answers.
    pub hours: Option<String>,
    /// Its form or page.
    pub url: Option<String>,
    /// What to know besides.
    pub note: Option<String>,
}

/// A request ready to copy and send; never filled in here.
#[derive(Debug)]
pub struct Letter {
    /// Who gets it.
    pub to: Rc<Contact>,
    /// Its subject.
    pub subject: String,
    /// Its text, line by line as it will be copied.
    pub text: String,
    /// What its subject and text say in another language, where the flow was translated.
    pub meaning: Option<[String; 2]>,
}

/// A reference to a source: a part of it.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The source.
    pub source: Rc<Source>,
    /// The part.
    pub section: Option<String>,
}

/// Where statements come from.
#[derive(Debug)]
pub struct Source {
    /// Its name in the file.
    pub doc: String,
    /// Its name for readers.
    pub title: String,
    /// Its day, as far as it is known.
    pub date: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Whether it says what the notice does not.
    pub supplement: bool,
}

impl Choice {
    /// What people may answer: the label in each language.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.label.as_str()).chain(self.own_label.as_deref())
    }
}

impl Page {
    /// The options of a question; none of a remedy.
    #[must_use]
    pub fn options(&self) -> &[Choice] {
        match &self.kind {
            Kind::Question { options } => options,
            Kind::Remedy { .. } => &[],
        }
    }

    /// Whether the walk can end here.
    #[must_use]
    pub fn is_remedy(&self) -> bool {
        matches!(self.kind, Kind::Remedy { .. })
    }

    /// The page for when a remedy did not help.
    #[must_use]
    pub fn if_not_solved(&self) -> Option<PageNo> {
        match self.kind {
            Kind::Remedy { if_not_solved, .. } => if_not_solved,
            Kind::Question { .. } => None,
        }
    }

    /// How the person knows that a remedy worked.
    #[must_use]
    pub fn done(&self) -> Option<&str> {
        match &self.kind {
            Kind::Remedy { done, .. } => done.as_deref(),
            Kind::Question { .. } => None,
        }
    }

    /// How long it takes until it can be known whether a remedy worked.
    #[must_use]
    pub fn wait(&self) -> Option<&str> {
        match &self.kind {
            Kind::Remedy { wait, .. } => wait.as_deref(),
            Kind::Question { .. } => None,
        }
    }

    /// The letter of a remedy.
    #[must_use]
    pub fn letter(&self) -> Option<&Letter> {
        match &self.kind {
            Kind::Remedy { letter, .. } => letter.as_ref(),
            Kind::Question { .. } => None,
        }
    }
}
