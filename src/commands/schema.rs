//! `schema`: the JSON Schema of flow files, for editors.

use super::{Exit, Failure, output};

/// The committed file; tests hold it against the event pass's table and the types.
const SCHEMA: &str = include_str!("../../flows/gmis-flow.schema.json");

/// Prints it as it is committed.
pub(super) fn run() -> Result<Exit, Failure> {
    output().raw(SCHEMA).map_err(Failure::printing)?;
    Ok(Exit::Done)
}
