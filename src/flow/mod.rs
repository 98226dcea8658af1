//! A checked flow. Holding a [`Flow`] proves that every target exists, that only `again` options loop, and that a
//! remedy can be reached from every page; only [`check`] makes one.

pub mod check;
mod page;
pub mod proof;
pub mod routes;
pub mod site;
mod translated;

use std::collections::HashMap;
use std::rc::Rc;

pub use page::{
    Choice, Citation, Contact, Entry, Example, Kind, Letter, Note, Page, PageNo, Source, Step,
};
use proof::Proof;
use routes::Routes;

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

impl Flow {
    fn assemble(
        (id, title, as_of): (String, String, String),
        start: PageNo,
        (pages, contacts, sources): (Vec<Page>, Vec<Rc<Contact>>, Vec<Rc<Source>>),
        routes: Routes,
    ) -> Self {
        let options = pages.iter().map(|page| page.options().len()).sum();
        let remedies = pages.iter().filter(|page| page.is_remedy()).count();
        let by_id = (0..).map(PageNo).zip(&pages);
        Self {
            id,
            title,
            as_of,
            start,
            by_id: by_id
                .map(|(number, page)| (page.id.clone(), number))
                .collect(),
            proof: Proof::of(&routes, pages.len() - remedies, remedies, options),
            pages,
            contacts,
            sources,
            routes,
        }
    }

    /// Id of the flow.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Title of the flow.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The day for which its texts were right, as the file writes it.
    #[must_use]
    pub fn as_of(&self) -> &str {
        &self.as_of
    }

    /// Number of the first page.
    #[must_use]
    pub fn start(&self) -> PageNo {
        self.start
    }

    /// Returns every page with its number: questions in file order, then remedies.
    pub fn pages(&self) -> impl Iterator<Item = (PageNo, &Page)> {
        self.pages
            .iter()
            .enumerate()
            .map(|(number, page)| (PageNo(number), page))
    }

    /// The contacts, in file order.
    #[must_use]
    pub fn contacts(&self) -> &[Rc<Contact>] {
        &self.contacts
    }

    /// The sources, in file order.
    #[must_use]
    pub fn sources(&self) -> &[Rc<Source>] {
        &self.sources
    }

    /// Returns the page with a number of this flow.
    ///
    /// # Panics
    /// If the number comes from another, larger flow.
    #[must_use]
    pub fn page(&self, number: PageNo) -> &Page {
        &self.pages[number.0]
    }

    /// Finds the page with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<PageNo> {
        self.by_id.get(id).copied()
    }

    /// Finds the page with this number, from 1.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Option<PageNo> {
        let at = number.checked_sub(1)?;
        (at < self.pages.len()).then_some(PageNo(at))
    }

    /// Returns the most questions that can still be asked, this page included if it asks; `again` is not followed.
    #[must_use]
    pub fn questions_left(&self, number: PageNo) -> usize {
        self.routes.most_ahead(number.0)
    }

    /// The figures counted while the flow was checked.
    #[must_use]
    pub fn proof(&self) -> &Proof {
        &self.proof
    }

    /// The routes between the pages.
    #[must_use]
    pub fn routes(&self) -> &Routes {
        &self.routes
    }
}
