//! What a verb takes that prints something of one flow, and how it gets at that flow.

use clap::Args;

use super::args::{FlowArg, OutArg};
use super::exit::Failure;
use super::load::{files_read, load, spoken};
use super::out::Output;
use super::site::Desk;
use crate::flow::Flow;
use crate::say;

/// Which flow, and where the output goes.
#[derive(Args, Debug)]
#[command(next_help_heading = say!(help::OPTIONS))]
pub struct OneFlow {
    #[command(flatten)]
    flow: FlowArg,
    #[command(flatten)]
    out: OutArg,
}

impl OneFlow {
    /// For an author: the flow as it was written.
    pub(super) fn open(self) -> Result<(Flow, Output), Failure> {
        let named = self.flow.flow.as_deref();
        let output = Output::prepare(self.out, &files_read(named))?;
        Ok((load(named)?, output))
    }

    /// For a caller: in the language of the run, with the contacts of this help desk.
    pub(super) fn open_for_caller(self) -> Result<(Flow, Output), Failure> {
        let named = self.flow.flow.as_deref();
        let output = Output::prepare(self.out, &files_read(named))?;
        let desk = Desk::read();
        Ok((desk.equip(spoken(named)?), output))
    }
}
