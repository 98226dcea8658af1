//! How a walk is told: the exit code and the JSON object.

use serde::Serialize;

use crate::answers::Outcome;
use crate::commands::json::{PageShape, SCHEMA};
use crate::commands::{Exit, Failure};
use crate::say;
use crate::walk::{Ending, Walked};

#[derive(Serialize)]
pub(super) struct Shape<'f> {
    schema: u32,
    status: &'static str,
    flow: Option<&'f str>,
    start: Option<&'f str>,
    page: Option<PageShape<'f>>,
    path: Vec<StepShape<'f>>,
    outcome: Option<&'static str>,
    error: Option<ErrorShape>,
}

#[derive(Serialize)]
struct StepShape<'f> {
    page: &'f str,
    option: &'f str,
}

#[derive(Serialize)]
pub(super) struct ErrorShape {
    kind: &'static str,
    line: Option<u64>,
    page: Option<String>,
    accepted: Vec<String>,
    pub message: String,
}

pub(super) fn judged(walked: &Walked<'_>) -> (Exit, Option<ErrorShape>) {
    match &walked.ending {
        Ending::Ended => (Exit::Done, None),
        Ending::Stopped => (Exit::Stopped, None),
        Ending::Misfit(misfit) => {
            let error = ErrorShape {
                kind: misfit.why.kind(),
                line: misfit.line,
                page: Some(misfit.page.clone()),
                accepted: misfit.accepted.clone(),
                message: say!(answers::misfit(misfit)),
            };
            (Exit::Misfit, Some(error))
        }
        Ending::Unreadable(error) => {
            let page = walked.calls.current().page().id.clone();
            let error = ErrorShape {
                page: Some(page),
                ..io_error(say!(answers::unreadable(&say!(errors::reason(error)))))
            };
            (Exit::Unable, Some(error))
        }
    }
}

pub(super) fn io_error(message: String) -> ErrorShape {
    ErrorShape {
        kind: "io",
        line: None,
        page: None,
        accepted: Vec::new(),
        message,
    }
}

pub(super) fn shape<'f>(walked: &Walked<'f>, exit: Exit, error: Option<ErrorShape>) -> Shape<'f> {
    let call = walked.calls.reported();
    let flow = call.flow();
    Shape {
        schema: SCHEMA,
        status: match exit {
            Exit::Done => "ended",
            Exit::Stopped => "stopped",
            _ => "error",
        },
        flow: Some(flow.id()),
        start: Some(&flow.page(call.start()).id),
        page: Some(PageShape::of(flow, call.page())),
        path: call
            .path()
            .into_iter()
            .map(|(page, option)| StepShape { page, option })
            .collect(),
        outcome: call.outcome().map(Outcome::word),
        error,
    }
}

/// The object for a walk that could not begin.
pub(super) fn failed(failure: &Failure) -> Shape<'static> {
    let mut error = io_error(failure.message());
    if failure.exit() == Exit::Invalid {
        error.kind = "flow-invalid";
    }
    Shape {
        schema: SCHEMA,
        status: "error",
        flow: None,
        start: None,
        page: None,
        path: Vec::new(),
        outcome: None,
        error: Some(error),
    }
}
