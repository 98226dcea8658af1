//! `schema`: the JSON Schema of flow files, for editors.

use clap::Args;

use super::args::OutArg;
use super::exit::{Exit, Failure};
use super::out::Output;

/// Where it goes.
#[derive(Args, Debug)]
pub struct SchemaArgs {
    #[command(flatten)]
    out: OutArg,
}

/// The committed file; tests hold it against the event pass's table and the types.
const SCHEMA: &str = include_str!("../../flows/gmis-flow.schema.json");

/// Prints it as it is committed.
pub(super) fn run(args: SchemaArgs) -> Result<Exit, Failure> {
    Output::prepare(args.out, &[])?.raw(SCHEMA)?;
    Ok(Exit::Done)
}
