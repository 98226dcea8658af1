//! `show`: one page as the walk would show it, without asking.

use std::ffi::OsStr;

use super::json::PageShape;
use super::{Exit, Failure, load, output, page_named, to_json};
use crate::cli::Format;
use crate::page::{self, Line};

/// Prints the page of this id.
pub(super) fn run(id: &str, named: Option<&OsStr>, format: Format) -> Result<Exit, Failure> {
    let flow = load(named)?;
    let page = flow.page(page_named(&flow, id)?);
    match format {
        Format::Json => output()
            .raw(&to_json(&PageShape::of(&flow, page))?)
            .map_err(Failure::printing)?,
        Format::Text => {
            let mut lines = page::page(page);
            let numbered =
                |(number, label): (usize, &str)| Line::led(format!("{number:>2} "), "   ", label);
            lines.extend(
                (1..)
                    .zip(page.options().iter().map(|choice| choice.label.as_str()))
                    .map(numbered),
            );
            output().lines(&lines).map_err(Failure::printing)?;
        }
    }
    Ok(Exit::Done)
}
