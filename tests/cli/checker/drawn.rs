//! How `check` draws a finding: place, line, caret and help.

use unicode_width::UnicodeWidthStr;

use super::findings::{check, small_with};

#[test]
fn a_finding_is_drawn_with_its_place_its_line_and_help() {
    let yaml = small_with(
        "- label: いいえ\n        goto: last",
        "- label: いいえ①\n        gato: last",
    );
    let _ = check(yaml, &[]).status(1).stderr("").stdout(
        "エラー[unknown-field]: 質問「first」の選択肢2の「gato」: 「gato」という項目はありません。\n  \
          --> x.yaml:30:9\n   \
           |\n\
        30 |         gato: last\n   \
           |         ^^^^\n   \
           |\n   \
           = ヘルプ: 「goto」のことですか？\n\
        \n\
        x.yaml: エラー 1 個\n",
    );
    let yaml = small_with(
        "      - label: いいえ\n        goto: last\n",
        "      - label: 迷惑 ﾒｰﾙ、\"か\n",
    );
    let drawn = check(yaml, &[]).status(1).stdout;
    let line = "29 |       - label: 迷惑 ﾒｰﾙ、\"か\n   |         ^^^^^\n";
    assert!(drawn.contains(line), "{drawn}");
}

#[test]
fn the_caret_stands_under_full_width_text() {
    let yaml = small_with("label: いいえ\n", "label: いいえ\n        迷惑ﾒｰﾙ: x\n");
    let drawn = check(yaml, &[]).status(1).stdout;
    let line = "30 |         迷惑ﾒｰﾙ: x\n   |         ^^^^^^^\n";
    assert!(drawn.contains(line), "{drawn}");
}

/// Japanese consoles draw ambiguous characters two cells wide.
#[test]
fn the_caret_stands_where_an_east_asian_console_shows_its_text() {
    for before in ["①→②", "★☆※", "─…", "Ωжα", "±°×", "ﾒｰﾙ①"] {
        let yaml = small_with("label: いいえ\n", &format!("label: {before} #5\n"));
        let drawn = check(yaml, &[]).status(0).stdout;
        let mut lines = drawn.lines();
        let line = lines
            .by_ref()
            .find(|line| line.contains(before) && line.contains(" | "));
        let (prefix, _) = line.and_then(|line| line.split_once("#5")).expect(before);
        let caret = lines.next().and_then(|line| line.find('^')).expect(before);
        assert_eq!(caret, prefix.width_cjk(), "{drawn}");
    }
}

/// Drawing replaces some characters by stand-ins; a text that contains the stand-ins must not forge anything.
#[test]
fn characters_of_no_script_are_drawn_as_they_are() {
    let strange = "\u{3400A}\u{3401B}\u{34041}\u{3C000}";
    let yaml = small_with("label: いいえ\n", &format!("label: {strange} #5\n"));
    let drawn = check(yaml, &[]).status(0).stdout;
    assert!(
        drawn.contains(&format!("label: {}", &strange[..12])),
        "{drawn}"
    );
    assert!(!drawn.contains('\u{1b}'), "{drawn}");
}
