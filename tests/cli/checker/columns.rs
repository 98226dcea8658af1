//! Items without their dash, and texts left of where they belong.

use super::findings::{check, found, small_with};

#[test]
fn an_item_without_its_dash_is_one_finding_on_its_line() {
    for (old, new, code, line, column) in [
        (
            "      - label: はい",
            "      label: はい",
            "list-mark",
            26,
            7,
        ),
        (
            "      - label: はい",
            "        label: はい",
            "list-mark",
            26,
            7,
        ),
        (
            "      - label: いいえ",
            "      label: いいえ",
            "list-mark",
            29,
            7,
        ),
        (
            "      - label: いいえ",
            "        label: いいえ",
            "duplicate-key",
            29,
            9,
        ),
        (
            "      - do: 三つ目。",
            "      do: 三つ目。",
            "list-mark",
            57,
            7,
        ),
        ("      - 一つ目。", "      一つ目。", "list-mark", 55, 7),
        ("      - 一つ目。", "        一つ目。", "list-mark", 55, 7),
    ] {
        assert_eq!(
            found(small_with(old, new)),
            [(code.to_owned(), line, column)],
            "{new}"
        );
    }
    // The last of a list: its dash was not two columns further left, where the next field stands.
    let last = "      - 待ちます。\n      もう待ちます。\n    done: 終わり。";
    let yaml = small_with("      - 待ちます。", last);
    assert_eq!(found(yaml), [("list-mark".to_owned(), 79, 7)]);
    // The line to write is said where the dash can only have been in one place.
    let said = check(small_with("      - label: はい", "      label: はい"), &[])
        .status(1)
        .stdout;
    assert!(said.contains("「- label: はい」と書いてください"), "{said}");
    let said = check(small_with("      - 一つ目。", "        一つ目。"), &[])
        .status(1)
        .stdout;
    assert!(!said.contains("「- 一つ目。」"), "{said}");
}

/// The flow with a letter, with one place changed.
fn desk_with(old: &str, new: &str) -> String {
    let desk = include_str!("../desk.yaml");
    assert!(desk.contains(old), "{old}");
    desk.replacen(old, new, 1)
}

#[test]
fn a_text_pasted_below_its_bar_is_one_finding_with_the_right_column() {
    let text = |column: usize| {
        let blanks = " ".repeat(column);
        format!(
            "      text: |\n{blanks}届きません。\n\n{blanks}　名前（例：〇〇医院）：\n{blanks}1 番号\n"
        )
    };
    let letter = "      text: |\n        届きません。\n\n        名前（例：〇〇医院）：\n";
    assert!(found(desk_with(letter, &text(8))).is_empty());
    for column in [0, 4, 6] {
        let yaml = desk_with(letter, &text(column));
        assert_eq!(
            found(&yaml),
            [("indentation".to_owned(), 73, 1)],
            "{column}"
        );
        let said = check(yaml, &[]).status(1).stdout;
        assert!(
            said.contains("この行から76行目まで、どの行も、始めの半角の空白を8個にしてください。"),
            "{said}"
        );
    }
    // A line that may belong elsewhere is not moved into the text.
    for (old, new, line) in [
        ("        名前（例", "名前（例", 75),
        (
            "        届きません。",
            "あとで直す\n        届きません。",
            73,
        ),
    ] {
        let yaml = desk_with(old, new);
        assert_eq!(found(&yaml), [("indentation".to_owned(), line, 1)], "{new}");
        let said = check(yaml, &[]).status(1).stdout;
        assert!(!said.contains("8個"), "{said}");
    }
}

#[test]
fn a_page_in_the_wrong_column_is_one_finding_at_its_id() {
    for (old, new, line) in [
        ("  first:\n", "first:\n", 22),
        ("  second:\n", "second:\n", 31),
        ("  second:\n", "    second:\n", 31),
        ("  helps:\n", "helps:\n", 46),
        ("  helps:\n", " helps:\n", 46),
        ("  helps:\n", "      helps:\n", 46),
        ("  last:\n", "    last:\n", 74),
    ] {
        let yaml = small_with(old, new);
        assert_eq!(found(&yaml), [("indentation".to_owned(), line, 1)], "{new}");
        let said = check(yaml, &[]).status(1).stdout;
        assert!(said.contains("空白を2個にしてください。"), "{said}");
    }
}

#[test]
fn a_letter_without_its_bar_is_an_error_at_the_field() {
    let letter = "      text: |\n        届きません。\n\n        名前（例：〇〇医院）：\n";
    for (text, is_good) in [
        (
            "      text: 届きません。\n        名前（例：〇〇医院）：\n",
            false,
        ),
        ("      text: 届きません。\n", true),
        (
            "      text: |-\n        届きません。\n        名前：\n",
            true,
        ),
    ] {
        let found = found(desk_with(letter, text));
        let bar = [("missing-bar".to_owned(), 72, 7)];
        assert_eq!(found, if is_good { &[][..] } else { &bar }, "{text}");
    }
}

#[test]
fn blanks_that_are_not_ascii_are_counted_in_the_help() {
    let said = check(small_with("    title: 助け", "　　title: 助け"), &[]);
    let help = "行の始めの半角の空白を4個にして「title: 助け」と書いてください。";
    assert!(said.status(1).stdout.contains(help));
}

/// With quotes around it, the second `label:` would become part of the text.
#[test]
fn a_key_that_is_doubled_is_never_quoted_as_a_text() {
    let yaml = small_with("label: いいえ", "label: label: いいえ");
    let found = found(&yaml);
    assert!(found.len() == 1 && found[0].1 == 29, "{found:?}");
    let said = check(yaml, &[]).status(1).stdout;
    assert!(!said.contains("「- label"), "{said}");
}
