//! The walk: shows a page, asks, goes on; until a remedy helps, the answers end or the person stops.

use std::io;

use crate::flow::{Flow, PageNo};
use crate::session::{Answer, Session};
use crate::text::answers as words;
use crate::ui::screen::Screen;
use crate::ui::sheet::{self, Line, Look};
use crate::ui::{AskError, Asked, Misfit, Prompter, Reply, Stage};

/// How a walk ended.
pub enum Ending {
    /// A remedy was shown.
    Ended,
    /// The person stopped before any remedy.
    Stopped,
    /// An answer did not fit.
    Misfit {
        /// Why.
        kind: Misfit,
        /// The line of the input.
        line: Option<u64>,
        /// What would have been accepted.
        accepted: Vec<String>,
        /// The sentence for people.
        message: String,
    },
    /// Answers could not be read.
    Unreadable(io::Error),
}

/// A walk that is over.
pub struct Walked<'f> {
    /// The answers, and the page that was shown last.
    pub session: Session<'f>,
    /// How it ended.
    pub ending: Ending,
}

/// Walks from `start` to an ending.
///
/// # Errors
/// Only if the screen cannot be written.
pub fn walk<'f>(
    flow: &'f Flow,
    start: PageNo,
    prompter: &mut dyn Prompter,
    screen: &mut Screen,
) -> io::Result<Walked<'f>> {
    let mut session = Session::new(flow, start);
    let mut solved = false;
    let mut remedy_shown = false;
    screen.say(&[
        Line::plain(words::welcome(flow.title(), flow.as_of())),
        Line::plain(""),
    ])?;
    loop {
        let page = session.page();
        remedy_shown |= page.is_remedy();
        let stage = match (solved, page.is_remedy(), page.if_not_solved()) {
            (true, ..) => Stage::Done,
            (false, false, _) => Stage::Options,
            (false, true, Some(_)) => Stage::Solved,
            (false, true, None) => Stage::Last,
        };
        let asked = Asked {
            page,
            stage,
            before: session.before(),
        };
        let shown = if solved {
            Ok(())
        } else {
            prompter.show(&lines(&session), page.is_remedy(), screen)
        };
        let reply = match shown.and_then(|()| prompter.ask(&asked, screen)) {
            Ok(reply) => reply,
            Err(AskError::Write(error)) => return Err(error),
            Err(AskError::Read(error)) => {
                return Ok(Walked {
                    session,
                    ending: Ending::Unreadable(error),
                });
            }
            Err(AskError::Misfit {
                kind,
                line,
                accepted,
                message,
            }) => {
                return Ok(Walked {
                    session,
                    ending: Ending::Misfit {
                        kind,
                        line,
                        accepted,
                        message,
                    },
                });
            }
        };
        let fits = match reply {
            Reply::Option(number) => session.answer(Answer::Option(number)).is_ok(),
            Reply::NotSolved => session.answer(Answer::NotSolved).is_ok(),
            Reply::Solved => {
                solved = true;
                true
            }
            // `solved` is an answer too: the first `back` after it takes only that back.
            Reply::Back => std::mem::take(&mut solved) || session.back(),
            Reply::Restart => {
                solved = false;
                session.restart();
                true
            }
            Reply::Quit | Reply::End => {
                let ending = if remedy_shown {
                    Ending::Ended
                } else {
                    Ending::Stopped
                };
                if !remedy_shown {
                    screen.say_line(words::STOPPED)?;
                }
                return Ok(Walked { session, ending });
            }
        };
        debug_assert!(fits, "a prompter offered what the page does not have");
        if !solved {
            screen.say_line("")?;
        }
    }
}

/// The page that the person is on, and how much is left.
fn lines(session: &Session<'_>) -> Vec<Line> {
    let mut lines = sheet::page(session.page());
    if !session.page().is_remedy() {
        let most = session.flow().questions_left(session.current());
        lines.push(Line::plain(words::questions_left(most)).look(Look::Quiet));
    }
    lines
}
