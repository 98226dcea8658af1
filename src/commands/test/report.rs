//! The output of `test`, in its three forms: for people, for scripts, and as records.

use std::collections::HashSet;

use serde::Serialize;

use crate::answers::record::{Flaw, Written, step};
use crate::answers::{Answer, Given};
use crate::commands::json::{self, SCHEMA, object};
use crate::commands::out::{indented, section};
use crate::flow::{Flow, Page};
use crate::page::Line;
use crate::session::Session;
use crate::text::why::{head, label, line, page};
use crate::text::{diff, test as words};
use crate::views::coverage::{Coverage, Replay, Share, Verdict, Why};
use crate::yaml::source::Source;

/// A record, its place, and the result.
pub(super) struct Tried<'f> {
    pub(super) path: String,
    pub(super) record: Written,
    pub(super) replay: Replay<'f>,
}

/// Lines that are not a record.
pub(super) struct NoRecord {
    pub(super) path: String,
    pub(super) line: u64,
    pub(super) flaw: Flaw,
}

/// All results of replaying the records.
pub(super) struct Report<'r, 'f> {
    pub flow: &'f Flow,
    pub source: &'r Source,
    pub coverage: Coverage<'f>,
    pub tried: &'r [Tried<'f>],
    pub errors: &'r [NoRecord],
}

impl Tried<'_> {
    fn shape(&self) -> impl Serialize {
        let (line, message) = self.said();
        let verdict = match self.replay.verdict {
            Verdict::Same => "same",
            Verdict::Elsewhere(_) => "elsewhere",
            Verdict::Broken(..) => "broken",
        };
        object! {
            path: &self.path,
            first_line: self.record.first_line,
            line: line,
            verdict: verdict,
            expected: &self.record.end.1,
            actual: self.stands().map(|page| &page.id),
            message: message,
        }
    }

    /// Returns the page that the call has reached.
    fn stands(&self) -> Option<&Page> {
        self.replay.call.as_ref().map(Session::page)
    }

    /// Returns the line where the record differs from the flow, or else that of its `=>`, and the message about it.
    fn said(&self) -> (u64, Option<String>) {
        let (line, end) = &self.record.end;
        match &self.replay.verdict {
            Verdict::Same => (*line, None),
            Verdict::Elsewhere(near) => {
                let actual = self.stands().map_or("", |page| &page.id);
                (*line, Some(words::elsewhere(end, actual, near.as_deref())))
            }
            Verdict::Broken(line, why) => (*line, Some(broken(why))),
        }
    }
}

fn broken(why: &Why) -> String {
    match why {
        Why::NoPage(page, near) => words::no_page(page, near.as_deref()),
        Why::OtherPage(page, asked) => words::other_page(page, asked),
        Why::NoAnswer(page, option, near) => words::no_answer(page, option, near.as_deref()),
        Why::Over => words::OVER.to_owned(),
    }
}

impl Report<'_, '_> {
    /// Returns everything as JSON.
    pub fn shape(&self) -> impl Serialize {
        let coverage = &self.coverage;
        let error = |error: &NoRecord| {
            object! {
                path: error.path.clone(),
                line: error.line,
                message: words::flaw(&error.flaw),
            }
        };
        let missing = |given: &Given| {
            let (page, option) = step(self.flow, *given);
            object! {
                page: page,
                option: option,
                flow_line: self.flow_line(*given),
                answers: coverage.ways.through(*given),
            }
        };
        let taken = object! {
            options: coverage.options,
            not_solved: coverage.not_solved,
            pages: coverage.pages,
            missing: json::all(&coverage.missing, missing),
        };
        object! {
            schema: SCHEMA,
            flow: self.flow.id(),
            records: json::all(self.tried, Tried::shape),
            errors: json::all(self.errors, error),
            coverage: taken,
        }
    }

    /// Returns the line of the flow on which an answer's target is written.
    fn flow_line(&self, given: Given) -> usize {
        let at = match given.answer {
            Answer::Option(at) => at,
            Answer::NotSolved => 0,
        };
        let edge = self.flow.routes().edges(given.page.0).get(at);
        edge.map_or(1, |edge| self.source.position(edge.target.start).line)
    }

    /// Returns everything for people, with the summary last.
    pub fn lines(&self) -> Vec<Line> {
        let mut lines = vec![Line::plain(head(self.flow))];
        let gaps = self.gaps();
        if gaps.is_empty() {
            lines.push(Line::plain(words::NO_GAPS));
        }
        section(&mut lines, words::GAPS, gaps);
        lines.push(Line::plain(""));
        lines.extend(self.tried.iter().filter_map(|tried| {
            let (line, message) = tried.said();
            let kind = if matches!(tried.replay.verdict, Verdict::Elsewhere(_)) {
                words::ELSEWHERE
            } else {
                words::BROKEN
            };
            let said = message.map(|message| words::at(&tried.path, line, kind, &message));
            said.map(Line::plain)
        }));
        lines.extend(self.errors.iter().map(|error| {
            let message = words::flaw(&error.flaw);
            Line::plain(words::at(&error.path, error.line, words::ERROR, &message))
        }));
        let pair = |share: Share| (share.taken, share.all);
        let Coverage {
            options,
            not_solved,
            pages,
            ..
        } = self.coverage;
        lines.push(Line::plain(words::coverage(
            pair(options),
            pair(not_solved),
            pair(pages),
        )));
        lines.push(Line::plain(self.summary()));
        lines
    }

    /// Returns the number of records of each kind.
    pub fn summary(&self) -> String {
        let count = |is: fn(&Verdict) -> bool| {
            let verdicts = self.tried.iter().map(|tried| &tried.replay.verdict);
            verdicts.filter(|verdict| is(verdict)).count()
        };
        words::summary(
            count(|verdict| *verdict == Verdict::Same),
            count(|verdict| matches!(verdict, Verdict::Elsewhere(_))),
            count(|verdict| matches!(verdict, Verdict::Broken(..))),
            self.errors.len(),
        )
    }

    /// Returns the answers that no record took, by page, each with the shortest way to take it.
    fn gaps(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut last = None;
        for &given in &self.coverage.missing {
            if last.replace(given.page) != Some(given.page) {
                lines.push(indented(page(self.flow.page(given.page))));
            }
            let answer = line(self.flow, given);
            let text = words::gap(self.flow_line(given), &answer, label(self.flow, given));
            lines.push(Line::led("    ", "      ", text));
            let way = diff::answers(self.flow, &self.coverage.ways.through(given).answers());
            lines.push(Line::led("      ", "      ", way));
        }
        lines
    }

    /// Returns the walks as records that somebody has yet to confirm.
    pub fn missing<'f>(&self, walks: impl Iterator<Item = Session<'f>>) -> String {
        let mut left: HashSet<Given> = self.coverage.missing.iter().copied().collect();
        let record = |walk: Session<'_>| {
            for given in walk.given() {
                left.remove(given);
            }
            let comment = words::unchecked(walk.page());
            format!("{comment}\n{}\n", walk.record())
        };
        let text: String = walks.map(record).collect();
        match left.len() {
            0 if text.is_empty() => words::NOTHING_MISSING.to_owned(),
            0 => text,
            left => text + &words::more_missing(left),
        }
    }

    /// Returns all records, with the ends to which the flow leads now; those that cannot be replayed become comments.
    pub fn updated(&self) -> String {
        let record = |tried: &Tried<'_>| {
            let mut text = tried.record.text.clone();
            match (&tried.replay.verdict, tried.stands()) {
                (Verdict::Elsewhere(_), Some(page)) => {
                    text.pop();
                    text.push(words::unchecked_since(page, &tried.record.end.1));
                    text.push(format!("=> {}", page.id));
                }
                (Verdict::Broken(_, why), _) => {
                    let commented = |line: &String| format!("# {line}");
                    text = text.iter().map(commented).collect();
                    text.insert(0, words::set_aside(&broken(why)));
                }
                _ => {}
            }
            text.join("\n") + "\n"
        };
        self.tried.iter().map(record).collect()
    }
}
