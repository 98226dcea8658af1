//! `print`: prints the whole flow for paper or a browser.

use clap::{Args, ValueEnum};

use super::exit::{Exit, Failure};
use super::one_flow::OneFlow;
use crate::say;
use crate::views::{handbook, html};

/// The choice of the output format.
#[derive(Args, Debug)]
pub struct PrintArgs {
    /// `--format`
    #[arg(long, value_name = say!(help::FORM_NAME), value_enum, default_value_t = Form::Text, hide_default_value = true, hide_possible_values = true, help = say!(help::PRINT_FORMAT), help_heading = say!(help::OPTIONS))]
    format: Form,
    #[command(flatten)]
    flow: OneFlow,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
    Text,
    Html,
}

/// Prints the flow.
pub(super) fn run(args: PrintArgs) -> Result<Exit, Failure> {
    let (flow, output) = args.flow.open_for_caller()?;
    output.raw(&match args.format {
        Form::Text => handbook::text(&flow),
        Form::Html => html::html(&flow),
    })
}
