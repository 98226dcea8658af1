//! Arguments of verbs that print part of one flow, and how these verbs open it.

use clap::Args;

use super::args::{FlowArg, OutArg};
use super::exit::Failure;
use super::load::{files_read, load, spoken};
use super::out::Output;
use super::site::Desk;
use crate::flow::Flow;
use crate::say;

/// The choice of the flow, and the destination of the output.
#[derive(Args, Debug)]
#[command(next_help_heading = say!(help::OPTIONS))]
pub struct OneFlow {
    #[command(flatten)]
    flow: FlowArg,
    #[command(flatten)]
    out: OutArg,
}

impl OneFlow {
    /// Opens the flow for an author: as it was written.
    pub(super) fn open(self) -> Result<(Flow, Output), Failure> {
        let named = self.flow.flow.as_deref();
        let output = Output::prepare(self.out, &files_read(named))?;
        Ok((load(named)?, output))
    }

    /// Opens the flow for a caller: in the language of the run, with the contacts of this help desk.
    pub(super) fn open_for_caller(self) -> Result<(Flow, Output), Failure> {
        let named = self.flow.flow.as_deref();
        let output = Output::prepare(self.out, &files_read(named))?;
        let desk = Desk::read();
        Ok((desk.equip(spoken(named)?), output))
    }
}
