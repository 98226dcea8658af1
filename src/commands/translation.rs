//! Translates a flow into the language of the run, with the translation beside it or else the built-in one with the
//! same id. A translation with errors is reported and left out, like the site file.

use super::drawn::{usable, warn};
use crate::catalog::{self, Origin};
use crate::flow::Flow;
use crate::flow::check::translation::check;
use crate::say;
use crate::text::{self, Language};
use crate::yaml::source::Source;

/// Returns the flow of this source in the language of the run. Flows are written in Japanese.
pub(super) fn translated(origin: &Origin, source: &Source, flow: Flow) -> Flow {
    let language = text::language();
    if language == Language::Ja {
        return flow;
    }
    let language = language.name();
    let beside = origin
        .path()
        .and_then(|path| catalog::beside(path, language));
    let beside = beside.map(|path| {
        let read = Source::read(&path).map_err(|error| say!(errors::reason(&error)));
        (path.display().to_string(), read)
    });
    let inside = catalog::translation_inside(flow.id(), language);
    let inside = inside.map(|source| (source.name().to_owned(), Ok(source)));
    let mut said = Vec::new();
    for (name, read) in beside.into_iter().chain(inside) {
        match read.and_then(|pairs| usable(&pairs, check(&pairs, language, source))) {
            Ok(pairs) => {
                warn(&said);
                let mark = |text: &str| say!(page::untranslated(text));
                return pairs.translated(&flow, source, mark).unwrap_or(flow);
            }
            Err(reason) => said.push(say!(errors::translation_left_out(&name, &reason))),
        }
    }
    said.push(say!(errors::no_translation(flow.id())));
    warn(&said);
    flow
}
