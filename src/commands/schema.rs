//! `schema`: prints the JSON Schema of flow files, for editors.

use clap::Args;

use super::args::OutArg;
use super::exit::{Exit, Failure};
use super::out::Output;

/// The destination.
#[derive(Args, Debug)]
pub struct SchemaArgs {
    #[command(flatten)]
    out: OutArg,
}

/// The committed schema; tests compare it with the table of fields and the types.
const SCHEMA: &str = include_str!("../../flows/gmis-flow.schema.json");

/// Prints the committed schema.
pub(super) fn run(args: SchemaArgs) -> Result<Exit, Failure> {
    Output::prepare(args.out, &[])?.raw(SCHEMA)
}
