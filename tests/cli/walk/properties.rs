//! Properties over random flows and random answers.

use std::cell::RefCell;
use std::io::{self, Cursor};
use std::rc::Rc;

use gmis_help::answers::{Asked, Outcome, Reply, Stage, Why};
use gmis_help::flow::{Flow, PageNo};
use gmis_help::session::Session;
use gmis_help::ui::screen::{Remedies, Screen};
use gmis_help::ui::sink::Sink;
use gmis_help::ui::strict::Strict;
use gmis_help::ui::{AskError, Prompter};
use gmis_help::walk::{Ending, Walked, walk};
use proptest::prelude::*;

use crate::sketch::{checked, flow, sketch};

fn answers() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => (0_usize..5).prop_map(|number| number.to_string()),
        3 => (0_usize..4).prop_map(|number| format!("o{number}")),
        2 => Just("not-solved".to_owned()),
        2 => Just("back".to_owned()),
        1 => Just("solved".to_owned()),
        1 => Just("quit".to_owned()),
        1 => "q[0-5]=o[0-3]",
        1 => "=> [qr][0-9]",
        1 => "\\PC{0,8}",
    ];
    prop::collection::vec(word, 0..12).prop_map(|words| words.join("\n"))
}

fn screen() -> Screen {
    let sink = || Sink::endless(io::sink());
    Screen::new(sink(), sink(), Remedies::Out)
}

/// A buffer for the program's output.
#[derive(Clone, Default)]
struct Said(Rc<RefCell<Vec<u8>>>);

impl io::Write for Said {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The number of questions left, as each question of a walk says; `None` if it says none.
fn left(flow: &Flow, start: PageNo, picks: Vec<usize>) -> Vec<Option<usize>> {
    let said = Said::default();
    let sink = || Sink::endless(said.clone());
    let mut screen = Screen::new(sink(), sink(), Remedies::Out);
    let walked = walk(flow, start, &mut Picks(picks), &mut screen, &mut |_, _| {});
    assert!(walked.is_ok());
    let text = String::from_utf8(said.0.take()).expect("UTF-8");
    let pages = text.split("（ページ: q").skip(1);
    let most = pages.map(|page| {
        let (most, _) = page.split_once("（あと最大")?.1.split_once("問）")?;
        most.parse().ok()
    });
    most.collect()
}

/// A person who only goes forward: every question is answered, and no remedy helps.
struct Picks(Vec<usize>);

impl Prompter for Picks {
    fn ask(&mut self, asked: &Asked<'_>, _: &mut Screen) -> Result<Reply, AskError> {
        let pick = self.0.pop();
        Ok(match (asked.stage, pick) {
            (Stage::Options, Some(pick)) => Reply::Option(pick % asked.page.options().len()),
            (Stage::Remedy, Some(_)) => Reply::Outcome(Outcome::NotSolved),
            _ => Reply::Quit,
        })
    }
}

/// The walk through these answers ends, and its ending fits the page it is on.
fn ends_as_it_says(flow: &Flow, answers: Vec<u8>) -> Result<(), TestCaseError> {
    let lines = 1 + answers.iter().filter(|byte| b"\r\n".contains(byte)).count() as u64;
    let says = |word: &str| String::from_utf8_lossy(&answers).contains(word);
    let (quits, begins) = (says("quit"), says("=>"));
    let input = Box::new(Cursor::new(answers));
    let mut prompter = Strict::new(input, false);
    let walked = walk(
        flow,
        flow.start(),
        &mut prompter,
        &mut screen(),
        &mut |_, _| {},
    );
    let Walked { calls, ending } = walked.expect("a sink takes all");
    let page = calls.current().page();
    match ending {
        Ending::Ended => prop_assert!(calls.remedy_shown() || begins),
        Ending::Stopped => prop_assert!(quits && !calls.remedy_shown()),
        Ending::Misfit(misfit) => {
            prop_assert_eq!(&misfit.page, &page.id);
            prop_assert!(misfit.line.is_none_or(|line| (1..=lines).contains(&line)));
            prop_assert!(misfit.why != Why::End || !page.is_remedy());
            let options = page.options().iter();
            let takes = |id: &String| misfit.accepted.contains(id);
            let names_options = matches!(misfit.why, Why::End | Why::NoSuch(..));
            prop_assert!(!names_options || options.map(|choice| &choice.id).all(takes));
        }
        Ending::Unreadable(error) => prop_assert!(false, "{error}"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn a_tree_is_a_flow_exactly_if_it_is_right(sketch in sketch(true)) {
        let (codes, flow) = checked(&sketch);
        prop_assert_eq!(codes.contains(&"loop"), sketch.has_loop());
        prop_assert_eq!(codes.contains(&"no-remedy"), !sketch.every_question_leads_on());
        if !sketch.has_loop() {
            prop_assert_eq!(codes.contains(&"again-without-loop"), !sketch.again_is_right());
        }
        prop_assert_eq!(flow.is_some(), codes.is_empty());
    }

    #[test]
    fn the_proof_counts_what_enumeration_finds(sketch in sketch(true)) {
        let (_, flow) = checked(&sketch);
        if let Some(flow) = flow {
            let mut lengths = Vec::new();
            sketch.paths(0, 0, &mut lengths);
            let proof = flow.proof();
            prop_assert_eq!(proof.paths, Some(lengths.len() as u64));
            prop_assert_eq!(Some(&proof.shortest), lengths.iter().min());
            prop_assert_eq!(Some(&proof.longest), lengths.iter().max());
            prop_assert_eq!(proof.questions, sketch.questions.len());
            prop_assert_eq!(proof.remedies, sketch.remedies.len());
            prop_assert_eq!(proof.options, sketch.questions.iter().map(Vec::len).sum::<usize>());
            for page in 0..sketch.pages() {
                let mut ahead = Vec::new();
                sketch.paths(page, 0, &mut ahead);
                let number = flow.find(&sketch.id(page)).expect("the page");
                prop_assert_eq!(Some(flow.questions_left(number)), ahead.into_iter().max());
            }
        }
    }

    #[test]
    fn the_most_questions_that_are_left_never_go_up(sketch in sketch(true), start in 0_usize..9, picks in prop::collection::vec(0_usize..60, 0..30)) {
        if let (_, Some(flow)) = checked(&sketch) {
            let start = flow.pages().nth(start % sketch.pages()).expect("a page").0;
            let left = left(&flow, start, picks);
            for pair in left.windows(2) {
                // Once an `again` option has hidden the number, it stays hidden.
                prop_assert!(pair[1].is_none() || pair[1] < pair[0], "{:?}", left);
            }
            prop_assert!(left.iter().flatten().all(|most| *most > 0));
        }
    }

    #[test]
    fn any_answers_end_as_they_say(sketch in sketch(false), answers in answers()) {
        ends_as_it_says(&flow(&sketch), answers.into_bytes())?;
    }

    #[test]
    fn any_bytes_end_as_they_say(bytes in prop::collection::vec(any::<u8>(), 0..200), sketch in sketch(false)) {
        ends_as_it_says(&flow(&sketch), bytes)?;
    }

    #[test]
    fn back_undoes_a_reply_and_replies_rebuild_a_call(sketch in sketch(false), picks in prop::collection::vec(0_usize..6, 0..12)) {
        let flow = flow(&sketch);
        let mut session = Session::new(&flow, flow.start());
        let state = |session: &Session<'_>| (session.current(), session.record().to_string(), session.outcome());
        let mut replies = Vec::new();
        for pick in picks {
            let before = state(&session);
            let options = session.page().options().len();
            let outcomes = [Outcome::Solved, Outcome::NotSolved, Outcome::Later];
            let reply = if options == 0 { Reply::Outcome(outcomes[pick % 3]) } else { Reply::Option(pick % options) };
            if session.apply(reply).is_err() {
                prop_assert_eq!(state(&session), before);
                continue;
            }
            let after = state(&session);
            prop_assert!(session.apply(Reply::Back).is_ok());
            prop_assert_eq!(state(&session), before);
            prop_assert!(session.apply(reply).is_ok());
            replies.push(reply);
            let mut rebuilt = Session::new(&flow, flow.start());
            prop_assert!(replies.iter().all(|reply| rebuilt.apply(*reply).is_ok()));
            prop_assert_eq!(state(&rebuilt), after);
        }
        if !session.given().is_empty() {
            prop_assert!(session.apply(Reply::Anew(0)).is_ok());
        }
        while session.apply(Reply::Back).is_ok() {}
        prop_assert_eq!(session.current(), flow.start());
    }
}
