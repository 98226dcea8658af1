//! The contacts of one help desk in place of the flow's own. Data only: routes and proof are moved over unchanged.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Contact, Entry, Flow, Kind};

/// The contents of a site file: how to reach each contact that it names.
#[derive(Debug, Default)]
pub struct Site(pub(super) Vec<(String, Vec<Entry>)>);

impl Site {
    /// Ids of the contacts, in file order.
    pub fn contacts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(id, _)| id.as_str())
    }
}

impl Flow {
    /// Returns the flow with the site's entries. What the flow itself says of such a contact is dropped, its source and
    /// `find` included: neither is about the site's entries.
    #[must_use]
    pub fn with_site(mut self, site: &Site) -> Self {
        let known = |id: &str| self.contacts.iter().find(|contact| contact.id == id);
        let reached = |(id, entries): &(String, Vec<Entry>)| {
            let contact = Contact {
                id: id.clone(),
                title: known(id)?.title.clone(),
                find: None,
                source: None,
                from_site: true,
                entries: entries.clone(),
            };
            Some((id.clone(), Rc::new(contact)))
        };
        let reached: HashMap<String, Rc<Contact>> = site.0.iter().filter_map(reached).collect();
        let replace = |contact: &mut Rc<Contact>| {
            if let Some(reached) = reached.get(&contact.id) {
                *contact = Rc::clone(reached);
            }
        };
        self.contacts.iter_mut().for_each(replace);
        for page in &mut self.pages {
            let steps = page.steps.iter_mut();
            steps
                .filter_map(|step| step.contact.as_mut())
                .for_each(replace);
            if let Kind::Remedy {
                letter: Some(letter),
                ..
            } = &mut page.kind
            {
                replace(&mut letter.to);
            }
        }
        self
    }
}
