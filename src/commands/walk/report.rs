//! Reports a walk: the exit code and the JSON object.

use serde::Serialize;

use crate::answers::Outcome;
use crate::commands::exit::{Exit, Failure};
use crate::commands::json::{self, SCHEMA, object};
use crate::say;
use crate::session::Session;
use crate::walk::{Ending, Walked};

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

pub(super) fn shape<'f>(
    walked: &'f Walked<'f>,
    exit: Exit,
    error: Option<ErrorShape>,
) -> impl Serialize + 'f {
    let status = match exit {
        Exit::Done => "ended",
        Exit::Stopped => "stopped",
        _ => "error",
    };
    object_of(Some(walked.calls.reported()), status, error)
}

/// Returns the object for a walk that could not begin.
pub(super) fn failed(failure: &Failure) -> impl Serialize + use<> {
    let mut error = io_error(failure.message());
    if failure.exit() == Exit::Invalid {
        error.kind = "flow-invalid";
    }
    object_of(None, "error", Some(error))
}

fn object_of<'f>(
    call: Option<&'f Session<'f>>,
    status: &'static str,
    error: Option<ErrorShape>,
) -> impl Serialize + use<'f> {
    object! {
        schema: SCHEMA,
        status: status,
        flow: call.map(|call| call.flow().id()),
        start: call.map(|call| &call.flow().page(call.start()).id),
        page: call.map(|call| json::page(call.flow(), call.page())),
        path: call.map_or_else(Vec::new, |call| json::answers(call.flow(), call.given())),
        outcome: call.and_then(Session::outcome).map(Outcome::word),
        error: error,
    }
}
