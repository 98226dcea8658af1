//! `graph`: a picture of a flow that can be read.

use clap::Args;

use super::load::files_read;
use super::out::Output;
use super::{Exit, Failure, load, page_named};
use crate::cli::{FlowArg, OutArg};
use crate::say;
use crate::text::graph as words;
use crate::views::graph::{mermaid, overview, tree};

/// Which picture.
#[derive(Args, Debug)]
pub struct GraphArgs {
    /// `--page`
    #[arg(long, value_name = say!(help::PAGE_NAME), conflicts_with = "tree", help = say!(help::GRAPH_PAGE), help_heading = say!(help::OPTIONS))]
    page: Option<String>,
    /// `--tree`
    #[arg(long, help = say!(help::GRAPH_TREE), help_heading = say!(help::OPTIONS))]
    tree: bool,
    #[command(flatten)]
    flow: FlowArg,
    #[command(flatten)]
    out: OutArg,
}

/// Prints the picture.
pub(super) fn run(args: GraphArgs) -> Result<Exit, Failure> {
    let named = args.flow.flow.as_deref();
    let output = Output::prepare(args.out, &files_read(named))?;
    let flow = load(named)?;
    let too_large = |large: mermaid::TooLarge| {
        Failure::refusal(words::too_large(large.edges, large.characters))
    };
    output.raw(&match args.page {
        _ if args.tree => tree::tree(&flow),
        Some(page) => {
            let page = page_named(&flow, &page)?;
            mermaid::around(&flow, page).map_err(too_large)?
        }
        None => overview::overview(&flow),
    })?;
    Ok(Exit::Done)
}
