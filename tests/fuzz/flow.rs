//! Any bytes as a flow file: nothing panics, and what `check` says about them holds together.

#![no_main]

use gmis_help::commands::drawn;
use gmis_help::finding::Severity;
use gmis_help::flow::Flow;
use gmis_help::flow::check::{Checked, check};
use gmis_help::session::{Answer, Session};
use gmis_help::yaml::source::Source;
use gmis_help::text::findings;
use gmis_help::wrap;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = Source::from_bytes("fuzzed.yaml", bytes.to_vec());
    let Checked { findings, flow } = check(&source);
    let errors = findings
        .iter()
        .filter(|finding| finding.fault.severity() == Severity::Error)
        .count();
    assert_eq!(flow.is_some(), errors == 0, "a flow if and only if nothing is wrong");
    assert!(findings.is_sorted_by_key(|finding| finding.span), "in file order");
    for finding in &findings {
        for span in [Some(finding.span), finding.earlier].into_iter().flatten() {
            assert!(span.start <= span.end && span.end <= source.text().len(), "{span:?}");
            let place = source.position(span.start);
            assert!(place.line >= 1 && place.column >= 1);
        }
        for said in [
            drawn::drawn(&source, finding),
            findings::sentence(&finding.trail, &finding.fault),
            findings::help(&finding.fault).unwrap_or_default(),
        ] {
            assert!(said.len() < 16 * 1024, "a finding fits a screen: {} bytes", said.len());
        }
        assert!(steers_nothing(&drawn::drawn(&source, finding)));
    }
    if let Some(flow) = flow {
        whole(&flow);
    }
});

fn steers_nothing(text: &str) -> bool {
    text.chars()
        .all(|character| character == '\n' || character == '\t' || !character.is_control())
}

/// What holding a flow promises.
fn whole(flow: &Flow) {
    let proof = flow.proof();
    assert_eq!(proof.questions + proof.remedies, flow.pages().count());
    assert!(proof.shortest <= proof.longest && proof.longest <= proof.questions);
    assert!(proof.paths.is_none_or(|paths| paths >= 1), "some remedy is reached");
    for (number, page) in flow.pages() {
        assert_eq!(flow.find(&page.id), Some(number));
        assert_eq!(page.is_remedy(), page.options().is_empty());
        assert!(page.is_remedy() || flow.questions_left(number) >= 1);
        for line in gmis_help::page::page(page) {
            assert!(steers_nothing(&line.unwrapped()));
            let _ = wrap::wrap(&line.text, 20, &line.first, &line.rest);
        }
    }
    // The first option that is not `again`, until nothing follows: no loop, so no more pages than there are.
    let mut session = Session::new(flow, flow.start());
    for _ in 0..=flow.pages().count() {
        let page = session.page();
        let on = page.options().iter().position(|choice| !choice.again);
        let answer = on.map_or(Answer::NotSolved, Answer::Option);
        if session.answer(answer).is_err() {
            assert!(page.is_remedy(), "only a remedy ends a walk");
            let answers = session.answers();
            let again = Session::replay(flow, flow.start(), &answers);
            assert_eq!(again.map(|again| again.current()), Ok(session.current()));
            return;
        }
    }
    panic!("a walk without end");
}
