//! `graph`: draws a flow such that the picture can be read.

use clap::Args;

use super::exit::{Exit, Failure};
use super::load::page_named;
use super::one_flow::OneFlow;
use crate::say;
use crate::text::graph as words;
use crate::views::graph::{mermaid, overview, tree};

/// The choice of the picture.
#[derive(Args, Debug)]
pub struct GraphArgs {
    /// `--page`
    #[arg(long, value_name = say!(help::PAGE_NAME), conflicts_with = "tree", help = say!(help::GRAPH_PAGE), help_heading = say!(help::OPTIONS))]
    page: Option<String>,
    /// `--tree`
    #[arg(long, help = say!(help::GRAPH_TREE), help_heading = say!(help::OPTIONS))]
    tree: bool,
    /// `--svg`
    #[arg(long, conflicts_with_all = ["page", "tree"], help = say!(help::GRAPH_SVG), help_heading = say!(help::OPTIONS))]
    svg: bool,
    #[command(flatten)]
    flow: OneFlow,
}

/// Prints the picture.
pub(super) fn run(args: GraphArgs) -> Result<Exit, Failure> {
    let (flow, output) = args.flow.open()?;
    let too_large = |large: mermaid::TooLarge| {
        Failure::refusal(words::too_large(large.edges, large.characters))
    };
    output.raw(&match args.page {
        _ if args.tree => tree::drawn(&tree::tree(&flow)),
        Some(page) => {
            let page = page_named(&flow, &page)?;
            mermaid::around(&flow, page).map_err(too_large)?
        }
        None if args.svg => tree::drawn(&overview::overview(&flow)),
        None => mermaid::drawn(&overview::overview(&flow)).map_err(too_large)?,
    })
}
