//! A checked flow. Holding a [`Flow`] is the proof that every target exists, that nothing loops but what says
//! `again`, and that a remedy can be reached from every page; only [`check`] makes one.

pub mod check;
pub mod proof;
pub mod routes;
pub mod site;
mod translated;

use std::collections::HashMap;
use std::rc::Rc;

use proof::Proof;
use routes::Routes;

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

/// A checked decision tree.
pub struct Flow {
    id: String,
    title: String,
    as_of: String,
    start: PageNo,
    pages: Vec<Page>,
    contacts: Vec<Rc<Contact>>,
    sources: Vec<Rc<Source>>,
    by_id: HashMap<String, PageNo>,
    routes: Routes,
    proof: Proof,
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

impl Flow {
    fn assemble(
        (id, title, as_of): (String, String, String),
        start: PageNo,
        (pages, contacts, sources): (Vec<Page>, Vec<Rc<Contact>>, Vec<Rc<Source>>),
        by_id: HashMap<String, PageNo>,
        routes: Routes,
    ) -> Self {
        let options = pages.iter().map(|page| page.options().len()).sum();
        let remedies = pages.iter().filter(|page| page.is_remedy()).count();
        let proof = Proof::of(&routes, pages.len() - remedies, remedies, options);
        Self {
            id,
            title,
            as_of,
            start,
            pages,
            contacts,
            sources,
            by_id,
            routes,
            proof,
        }
    }

    /// The flow's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What the flow is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The day for which its texts were right, as the file says it.
    #[must_use]
    pub fn as_of(&self) -> &str {
        &self.as_of
    }

    /// The first page.
    #[must_use]
    pub fn start(&self) -> PageNo {
        self.start
    }

    /// Every page with its number, questions in file order, then remedies.
    pub fn pages(&self) -> impl Iterator<Item = (PageNo, &Page)> {
        self.pages
            .iter()
            .enumerate()
            .map(|(number, page)| (PageNo(number), page))
    }

    /// Whom the flow names, in file order.
    #[must_use]
    pub fn contacts(&self) -> &[Rc<Contact>] {
        &self.contacts
    }

    /// What its statements come from, in file order.
    #[must_use]
    pub fn sources(&self) -> &[Rc<Source>] {
        &self.sources
    }

    /// The page of a number that this flow gave out.
    ///
    /// # Panics
    /// With a number of another, larger flow.
    #[must_use]
    pub fn page(&self, number: PageNo) -> &Page {
        &self.pages[number.0]
    }

    /// The page of this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<PageNo> {
        self.by_id.get(id).copied()
    }

    /// The page of this number, from 1.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Option<PageNo> {
        let at = number.checked_sub(1)?;
        (at < self.pages.len()).then_some(PageNo(at))
    }

    /// Most questions that can still be asked from here on, this page counted if it asks; `again` not followed.
    #[must_use]
    pub fn questions_left(&self, number: PageNo) -> usize {
        self.routes.most_ahead(number.0)
    }

    /// What was counted while the flow was checked.
    #[must_use]
    pub fn proof(&self) -> &Proof {
        &self.proof
    }

    /// Pages as numbers and what leads from one to the other.
    #[must_use]
    pub fn routes(&self) -> &Routes {
        &self.routes
    }
}
