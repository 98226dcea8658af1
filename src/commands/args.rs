//! Arguments that several verbs share.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::say;

/// The choice of the flow.
#[derive(Args, Debug)]
#[command(next_help_heading = say!(help::OPTIONS))]
pub struct FlowArg {
    /// The id of a flow, or a file.
    #[arg(long, value_name = say!(help::FLOW_NAME), help = say!(help::FLOW))]
    pub flow: Option<OsString>,
}

/// The destination of the output.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = say!(help::OPTIONS))]
pub struct OutArg {
    /// `--out`
    #[arg(long, value_name = say!(help::FILE_NAME), help = say!(help::OUT))]
    pub out: Option<PathBuf>,
    /// `--force`
    #[arg(long, requires = "out", help = say!(help::FORCE))]
    pub force: bool,
}

/// The choice of the output format.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = say!(help::OPTIONS))]
pub struct FormatArg {
    /// Text or JSON.
    #[arg(long, value_name = say!(help::FORM_NAME), value_enum, default_value_t = Format::Text, hide_default_value = true, hide_possible_values = true, help = say!(help::FORMAT))]
    pub format: Format,
}

/// The output formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For scripts.
    Json,
}
