//! What `check` can say about a flow file: a code with its parameters, and a place. The sentences are in `text`.

mod code;
mod details;
mod fault;
mod near;
mod place;
mod report;

pub use code::{Code, Doubt, Example, Of, Severity};
pub use details::{Device, Form, Gap, Meant, Slip, Syntax, TakenFor};
pub use fault::Fault;
pub use near::{nearest, nearest_within};
pub use place::{Seg, Span, Trail, quote};
pub use report::{At, Finding, MOST_FINDINGS, Report};
