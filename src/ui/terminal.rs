//! What kind of terminal there is, and leaving it as it was.
#![allow(
    clippy::disallowed_types,
    reason = "src/ui is where terminals are known"
)]

use std::io::{self, IsTerminal, Write};

use console::Term;

use super::screen::Sink;
use crate::text::answers;

/// The exit code of a walk that was stopped by Ctrl-C: 128 + SIGINT.
const INTERRUPTED: i32 = 130;

/// How wide a stream is.
pub enum Width {
    /// It is no terminal: nothing is wrapped.
    Endless,
    /// A terminal, asked each time because its window can change.
    Terminal(Term),
}

impl Width {
    /// The columns there are now; `None` where nothing is wrapped. A terminal that does not know counts as 80.
    #[must_use]
    pub fn columns(&self) -> Option<usize> {
        match self {
            Self::Endless => None,
            Self::Terminal(term) => Some(
                term.size_checked()
                    .map_or(80, |(_, columns)| usize::from(columns)),
            ),
        }
    }
}

/// Standard error as a sink. To be called before [`standard_output`]: on Windows the first question about colours
/// decides how the console is driven, and it must be put to the stream that the prompts use.
#[must_use]
pub fn standard_error() -> Sink {
    let term = Term::stderr();
    let colours = term.features().colors_supported() && console::colors_enabled_stderr();
    sink(
        Box::new(io::stderr()),
        io::stderr().is_terminal(),
        term,
        colours,
    )
}

/// Standard output as a sink.
#[must_use]
pub fn standard_output() -> Sink {
    sink(
        Box::new(io::stdout()),
        io::stdout().is_terminal(),
        Term::stdout(),
        console::colors_enabled(),
    )
}

fn sink(write: Box<dyn Write>, terminal: bool, term: Term, colours: bool) -> Sink {
    let width = if terminal {
        Width::Terminal(term)
    } else {
        Width::Endless
    };
    Sink::new(write, width, terminal && colours)
}

/// Makes Ctrl-C leave the terminal usable: the cursor is shown, a sentence is said, the process ends with 130. It
/// acts whatever the main thread is doing, also while that waits for input.
pub fn end_on_interrupt() {
    // A second handler, or a system without signals, is no reason to refuse help: the default still ends the process.
    let _ = ctrlc::set_handler(|| {
        let mut err = io::stderr();
        if err.is_terminal() {
            let _ = Term::stderr().show_cursor();
        }
        let _ = writeln!(err, "\n{}", answers::INTERRUPTED);
        #[allow(clippy::exit, reason = "a signal handler has nobody to return to")]
        std::process::exit(INTERRUPTED);
    });
}
