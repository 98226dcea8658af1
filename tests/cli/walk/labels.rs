//! Labels as answers: which spellings count as the same, and which labels can be given at all.

use std::io::{self, Cursor};

use gmis_help::finding::Severity;
use gmis_help::flow::check::check;
use gmis_help::ui::screen::{Remedies, Screen};
use gmis_help::ui::sink::Sink;
use gmis_help::ui::strict::Strict;
use gmis_help::walk::walk;
use gmis_help::yaml::source::Source;
use proptest::prelude::*;

use crate::files::{HEAD, codes};
use crate::harness::{Folder, Ran, gmis_help};

/// A question with an option for each of these labels, leading to the remedies `r1`, `r2` and so on.
fn flow(labels: &[String]) -> String {
    let mut text = HEAD.to_owned() + "questions:\n  a:\n    ask: 質問\n    options:\n";
    for (number, label) in (1..).zip(labels) {
        text += &format!("      - label: '{label}'\n        goto: r{number}\n");
    }
    text += "remedies:\n";
    for number in 1..=labels.len() {
        text += &format!("  r{number}:\n    group: r\n    title: t\n    steps:\n      - s\n");
    }
    text
}

fn answered(label: &str, answers: impl Into<Vec<u8>>) -> Ran {
    let folder = Folder::new();
    let path = folder.file("f.yaml", flow(&["いいえ".to_owned(), label.to_owned()]));
    gmis_help(["--flow".as_ref(), path.as_os_str()])
        .stdin(answers)
        .run()
}

#[test]
fn an_answer_that_looks_like_the_label_is_the_label() {
    for (label, answer) in [
        ("9時～17時", "９時〜１７時"),
        ("東　館", "東　館"),
        ("東　館", "東 館"),
        ("ｲｲｴ", "イイエ"),
        ("パスワード", "ﾊﾟｽﾜｰﾄﾞ"),
        ("G－MIS", "g-mis"),
        ("手順①", "手順1"),
    ] {
        let ran = answered(label, answer).status(0);
        assert!(ran.stdout.contains("r2、"), "{label}: {}", ran.stdout);
        // A label is shown as it was written.
        let echo = format!("→ 2 {label}\n");
        assert!(ran.stderr.contains(&echo), "{label}: {}", ran.stderr);
    }
    let _ = answered("東 館", "東館").status(3);
}

#[test]
fn a_line_that_is_utf_8_by_chance_is_tried_as_cp932() {
    let ran = answered("ﾊｲ", b"\xCA\xB2\r\n").status(0);
    assert!(ran.stdout.contains("r2、"), "{}", ran.stdout);
    let ran = answered("ﾊｲ", b"a=\xCA\xB2\r\n=> r2\r\n").status(0);
    assert!(ran.stdout.contains("r2、"), "{}", ran.stdout);
    // Only if UTF-8 fits no option, and never after a byte order mark.
    let _ = answered("ʲ", b"\xCA\xB2\n").status(0);
    let _ = answered("ﾊｲ", b"\xEF\xBB\xBF\xCA\xB2\n").status(3);
    // If neither fits, the error shows the text read as UTF-8.
    let ran = answered("はい", b"\xCA\xB2\n").status(3);
    assert!(ran.stderr.contains("「ʲ」"), "{}", ran.stderr);
}

#[test]
fn a_ctrl_z_at_the_end_and_a_mark_between_joined_files_are_no_answers() {
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let joined = [wide("a=r2\r\n=> r2\r\n"), vec![0x1A]].concat();
    for answers in [
        b"a=r2\r\n=> r2\r\n\x1A".to_vec(),
        b"a=r2\r\n=> r2\x1A".to_vec(),
        b"r2\x1A".to_vec(),
        b"\x1A\r\nr2\n".to_vec(),
        "\u{feff}# 記録\r\n\u{feff}a=r2\r\n".into(),
        joined,
    ] {
        let ran = answered("はい", answers).status(0);
        assert!(ran.stdout.contains("r2、"), "{}", ran.stdout);
    }
    // Before the end of a line, 1A is part of the answer and is shown.
    let ran = answered("はい", b"\x1Ar2\n").status(3);
    assert!(ran.stderr.contains("「<U+001A>r2」"), "{}", ran.stderr);
}

#[test]
fn labels_that_look_alike_are_one_label_twice() {
    let folder = Folder::new();
    for (one, other) in [
        ("東　館", "東 館"),
        ("メール", "ﾒｰﾙ"),
        ("Web", "ＷＥＢ"),
        ("1-2", "1－2"),
    ] {
        let path = folder.file("f.yaml", flow(&[one.to_owned(), other.to_owned()]));
        assert!(
            codes(&path).contains(&"duplicate-label".to_owned()),
            "{one} {other}"
        );
    }
}

/// The number of the remedy that this answer leads to.
fn led(text: &str, answer: &str) -> Option<usize> {
    let source = Source::from_bytes("f.yaml", text.as_bytes().to_vec());
    let flow = check(&source).flow.expect("it is a flow");
    let mut prompter = Strict::new(Box::new(Cursor::new(answer.as_bytes().to_vec())), false);
    let sink = || Sink::endless(io::sink());
    let mut screen = Screen::new(sink(), sink(), Remedies::Out);
    let walked = walk(
        &flow,
        flow.start(),
        &mut prompter,
        &mut screen,
        &mut |_, _| {},
    );
    let calls = walked.expect("a sink can be written").calls;
    calls.current().page().id.strip_prefix('r')?.parse().ok()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    /// `label-taken` is reported for exactly those labels that cannot choose their option.
    #[test]
    fn labels_that_cannot_be_answered_are_reported_and_no_others(labels in prop::collection::vec(prop_oneof![
        Just("back".to_owned()), Just("Ｑｕｉｔ".to_owned()), Just(" restart".to_owned()), Just("solved".to_owned()),
        "[0-9１-５①-④]", "[rR][1-4]", "[#@] ?x", "=> ?r[1-3]", "a=r[1-3]", "[あ-お]ﾊﾞ",
    ], 1..5)) {
        let text = flow(&labels);
        let source = Source::from_bytes("f.yaml", text.as_bytes().to_vec());
        let findings = check(&source).findings;
        prop_assume!(findings.iter().all(|finding| finding.fault.severity() == Severity::Warning));
        let taken = findings.iter().filter(|finding| finding.fault.code() == "label-taken");
        let lines: Vec<usize> = taken.map(|finding| text[..finding.span.start].matches('\n').count()).collect();
        for (number, label) in (1..).zip(&labels) {
            let is_said = lines.contains(&(7 + 2 * number));
            prop_assert_eq!(led(&text, label) != Some(number), is_said, "{} of {:?}", label, labels);
            prop_assert_eq!(led(&text, &number.to_string()), Some(number));
        }
    }
}
