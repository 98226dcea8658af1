//! The walk: shows a page, asks, and applies the reply until the run ends.

use std::io;

use crate::answers::{Asked, Misfit, Reply, Stage};
use crate::flow::{Flow, PageNo};
use crate::page::{self, Line, Look};
use crate::say;
use crate::session::{Calls, Session};
use crate::text;
use crate::ui::screen::Screen;
use crate::ui::{AskError, Prompter};

/// How a run ended.
pub enum Ending {
    /// A remedy was shown, or the answers say that they end here.
    Ended,
    /// The person stopped before any remedy was shown.
    Stopped,
    /// An answer did not fit.
    Misfit(Misfit),
    /// The answers could not be read.
    Unreadable(io::Error),
}

/// A finished run.
pub struct Walked<'f> {
    /// The calls of the run.
    pub calls: Calls<'f>,
    /// How the run ended.
    pub ending: Ending,
}

/// Walks from `start` until the run ends. `watch` is told of each change: the calls that ended and those still open.
///
/// # Errors
/// If the screen cannot be written.
pub fn walk<'f>(
    flow: &'f Flow,
    start: PageNo,
    prompter: &mut dyn Prompter,
    screen: &mut Screen,
    watch: &mut dyn FnMut(&[Session<'f>], &Calls<'f>),
) -> io::Result<Walked<'f>> {
    let mut calls = Calls::new(flow, start);
    let ending = loop {
        watch(&[], &calls);
        let reply = match meet(&calls, prompter, screen) {
            Ok(reply) => reply,
            Err(AskError::Write(error)) => return Err(error),
            Err(AskError::Read(error)) => break Ending::Unreadable(error),
            Err(AskError::Misfit(misfit)) => break Ending::Misfit(misfit),
        };
        match reply {
            Reply::End => break Ending::Ended,
            Reply::Quit if calls.remedy_shown() => break Ending::Ended,
            Reply::Quit => break Ending::Stopped,
            _ => {}
        }
        let ended = calls.apply(reply);
        debug_assert!(
            ended.is_ok(),
            "a prompter offered what the page does not have"
        );
        watch(&ended.unwrap_or_default(), &calls);
        if !matches!(calls.current().stage(), Stage::Closed(_)) {
            screen.say_line("")?;
        }
    };
    if matches!(ending, Ending::Stopped) {
        screen.say_line(say!(answers::STOPPED))?;
    }
    Ok(Walked { calls, ending })
}

/// Shows the page, unless an outcome has just closed the call, and asks.
fn meet(
    calls: &Calls<'_>,
    prompter: &mut dyn Prompter,
    screen: &mut Screen,
) -> Result<Reply, AskError> {
    let call = calls.current();
    let asked = Asked {
        call: call.call(),
        page: call.page(),
        stage: call.stage(),
        before: calls.before(),
        label: say!(answers::outcome),
        labels: text::outcome,
    };
    if !matches!(asked.stage, Stage::Closed(_)) {
        prompter.show(&lines(call), asked.page.is_remedy(), screen)?;
    }
    prompter.ask(&asked, screen)
}

/// The lines of the current page and, for a question, how many questions are left at most.
fn lines(call: &Session<'_>) -> Vec<Line> {
    let mut lines = page::page(call.page());
    if !call.page().is_remedy() && !call.went_again() {
        let most = call.flow().questions_left(call.current());
        lines.push(Line::plain(say!(answers::questions_left(most))).look(Look::Quiet));
    }
    lines
}
