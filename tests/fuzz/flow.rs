//! Any bytes as a flow file: nothing panics, and the results of `check` are consistent.

#![no_main]

use std::io;

use gmis_help::answers::lines::AnswerLines;
use gmis_help::answers::record;
use gmis_help::commands::drawn;
use gmis_help::finding::Severity;
use gmis_help::flow::Flow;
use gmis_help::flow::check::{Checked, check};
use gmis_help::text::findings;
use gmis_help::views::coverage::{Verdict, coverage, replay, walks};
use gmis_help::views::diff::diff;
use gmis_help::views::why::why;
use gmis_help::wrap;
use gmis_help::yaml::source::Source;
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

/// What a `Flow` promises.
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
    for (number, _) in flow.pages() {
        let found = why(flow, number);
        assert_eq!(found.questions.is_none(), found.paths == Some(0));
        assert!(found.paths != Some(0) || found.ways.to(number).is_empty());
    }
    assert!(diff(flow, flow).is_none());
    // The walks that take every answer: each is a record that replays to its end.
    let missing = coverage(flow, &[]).missing;
    let walks: Vec<_> = walks(flow, &missing).take(50).collect();
    for walk in &walks {
        assert!(walk.page().is_remedy(), "only a remedy ends a walk");
        let text = walk.record().to_string();
        let written = record::read(AnswerLines::new(Box::new(io::Cursor::new(text))));
        let [Ok(written)] = written.as_slice() else { panic!("one record: {written:?}") };
        assert_eq!(replay(flow, written).verdict, Verdict::Same);
    }
    let calls: Vec<_> = walks.iter().collect();
    assert!(walks.len() == 50 || coverage(flow, &calls).missing.is_empty());
}
