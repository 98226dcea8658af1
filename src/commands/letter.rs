//! `letter`: prints a page's letter, ready to copy.

use clap::{Args, ValueHint};

use super::exit::{Exit, Failure};
use super::load::page_named;
use super::one_flow::OneFlow;
use crate::letter::letter;
use crate::say;

/// The choice of the letter.
#[derive(Args, Debug)]
pub struct LetterArgs {
    /// The id or number of the page.
    #[arg(value_name = say!(help::PAGE_NAME), value_hint = ValueHint::Other, help = say!(help::SHOW_PAGE), help_heading = say!(help::ARGUMENTS))]
    page: String,
    #[command(flatten)]
    flow: OneFlow,
}

/// Prints the letter of a page; if it has none, names the pages that have one.
pub(super) fn run(args: LetterArgs) -> Result<Exit, Failure> {
    let (flow, output) = args.flow.open_for_caller()?;
    let page = flow.page(page_named(&flow, &args.page)?);
    let Some(found) = page.letter() else {
        let pages = flow.pages().map(|(_, page)| page);
        let with = pages.filter(|page| page.letter().is_some());
        let with: Vec<&str> = with.map(|page| page.id.as_str()).collect();
        return Err(Failure::refusal(say!(errors::no_letter(&page.id, &with))));
    };
    output.lines(&letter(found))
}
