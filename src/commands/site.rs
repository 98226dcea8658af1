//! The site file beside the program, read once by a command that shows contacts. If it cannot be used, that is
//! reported, and the command goes on: a typo in the opening hours must not stop an operator on the phone.

use std::path::PathBuf;

use super::drawn::{usable, warn};
use super::exit::Failure;
use super::load::checked;
use crate::catalog::{self, SiteFiles};
use crate::flow::Flow;
use crate::flow::check::site::{self, check};
use crate::flow::site::Site;
use crate::say;
use crate::yaml::source::Source;

/// The contacts of this help desk.
#[derive(Default)]
pub(super) struct Desk {
    site: Site,
    /// The path of the site file, if it is used.
    pub path: Option<PathBuf>,
    /// Whether there is a site file that is not used.
    pub left_out: bool,
}

impl Desk {
    /// Reads the site file, and reports on standard error why it cannot be used.
    pub(super) fn read() -> Self {
        let mut desk = Self::default();
        let said = match catalog::site_files() {
            Ok(files) => desk.take(files),
            Err(unseen) => vec![Failure::from(unseen).message()],
        };
        desk.left_out = desk.path.is_none() && !said.is_empty();
        warn(&said);
        desk
    }

    /// Returns the flow with the contacts of this help desk.
    pub(super) fn equip(&self, flow: Flow) -> Flow {
        flow.with_site(&self.site)
    }

    /// Returns the ids of the contacts in the site file.
    pub(super) fn contacts(&self) -> Vec<&str> {
        self.site.contacts().collect()
    }

    /// Takes the contacts of the site file, and returns what is wrong with the files.
    fn take(&mut self, files: SiteFiles) -> Vec<String> {
        let mut said = misnamed(&files);
        if let Some(path) = files.used {
            let read = Source::read_at_most(&path, site::MOST_BYTES);
            let read = read.map_err(|error| say!(errors::reason(&error)));
            match read.and_then(|source| usable(&source, check(&source, None))) {
                Ok(site) => (self.site, self.path) = (site, Some(path)),
                Err(reason) => {
                    said.push(say!(site::left_out(&path.display().to_string(), &reason)));
                }
            }
        }
        said
    }
}

fn misnamed(files: &SiteFiles) -> Vec<String> {
    let misnamed = files.misnamed.iter();
    misnamed
        .map(|path| say!(site::misnamed(&path.display().to_string())))
        .collect()
}

/// Reports files beside the program that are not read because of their names.
pub(super) fn say_misnamed(files: &SiteFiles) {
    warn(&misnamed(files));
}

/// Reports files among these that would be used if Notepad had not given them its own ending.
pub(super) fn say_ending(files: &[PathBuf]) {
    let said = files.iter().filter_map(|path| {
        let name = path.file_name()?.to_string_lossy();
        let name = name.strip_suffix(".txt")?;
        name.strip_suffix(".yaml")?;
        let said = say!(site::ending(&path.display().to_string(), name));
        (!catalog::is_site(path)).then_some(said)
    });
    warn(&said.collect::<Vec<String>>());
}

/// Returns the contacts of all flows in use; `None` if one of the flows cannot be read.
pub(super) fn known() -> Option<Vec<String>> {
    let flows: Result<Vec<Flow>, Failure> = catalog::in_use().ok()?.iter().map(checked).collect();
    let contacts = |flow: &Flow| {
        flow.contacts()
            .iter()
            .map(|contact| contact.id.clone())
            .collect::<Vec<_>>()
    };
    Some(flows.ok()?.iter().flat_map(contacts).collect())
}
