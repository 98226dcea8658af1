//! What people really bring: files that are nearly right, as editors, web pages and other systems leave them.

use crate::findings::{check, found, small_with, spotless};

#[track_caller]
fn one(yaml: impl AsRef<[u8]>, code: &str, line: u64, column: u64) {
    assert_eq!(found(yaml), [(code.to_owned(), line, column)]);
}

#[test]
fn an_item_that_is_a_comment_to_yaml_is_lost_at_the_item() {
    for (old, new, line, column) in [
        ("- 一つ目。", "- #7119 に電話します。", 55, 9),
        ("- 一つ目。", "-    #7119", 55, 12),
        ("          - 項目", "          - #7119", 60, 13),
        ("- 手順の注意。", "- #1", 62, 13),
        ("            - 例の手順。", "            - #例", 66, 15),
        ("- 注意です。", "- #注意", 68, 9),
        ("- do: 三つ目。", "- do: #三", 57, 13),
        ("label: いいえ", "label: #いいえ", 29, 16),
    ] {
        one(small_with(old, new), "value-lost", line, column);
    }
    let letter = "    letter:\n      to: c\n      subject: s\n      text: #1\ncontacts:\n  c:\n    title: c\n";
    one(spotless() + letter, "value-lost", 84, 13);
}

#[test]
fn an_item_of_which_yaml_makes_something_else_is_said_once_at_the_item() {
    for (text, column) in [("&x", 9), ("!x", 9), ("!", 9), ("*x", 9), ("&x あ", 9)] {
        one(
            small_with("- 一つ目。", &format!("- {text}")),
            "forbidden-yaml",
            55,
            column,
        );
        one(
            small_with("label: いいえ", &format!("label: {text}")),
            "forbidden-yaml",
            29,
            16,
        );
    }
}

/// All the rest of the file is checked as if the text stood in quotes.
#[test]
fn a_text_may_not_begin_with_what_yaml_has_a_meaning_for_and_quotes_are_named() {
    for text in [
        "|電源",
        "| を",
        ">電源",
        "> を押す",
        "!注意",
        ", あ",
        "@x",
        "%",
        "`x`",
        "&注意",
        "*注",
    ] {
        for (old, line, column) in [("- 一つ目。", 55, 9), ("label: いいえ", 29, 16)] {
            let new = old[..old.find(' ').expect("a blank")].to_owned() + " " + text;
            let yaml = small_with(old, &new).replace("if-not-solved: last", "if-not-solved: lest");
            let found = found(&yaml);
            let code = if text.starts_with(['&', '*']) {
                "forbidden-yaml"
            } else {
                "not-yaml"
            };
            assert_eq!(found[0], (code.to_owned(), line, column), "{text}");
            assert_eq!(found[1], ("unknown-target".to_owned(), 73, 20), "{text}");
            assert_eq!(found.len(), 2, "{text}");
            let said = check(&yaml, &[]).status(1).stdout;
            assert!(said.contains("文を \" \" で囲んでください。"), "{said}");
        }
    }
}

#[test]
fn an_empty_item_is_said_at_its_dash() {
    for empty in ["-", "-   ", "- # 空", "-\n      # 空\n"] {
        one(small_with("- 一つ目。", empty), "empty-text", 55, 7);
    }
    one(
        small_with("            - 例の手順。", "            -"),
        "empty-text",
        66,
        13,
    );
}

#[test]
fn iso_2022_jp_is_named_once() {
    let bytes =
        small_with("小さな案内", "\x1B$B>.$5$J0FFb\x1B(B").replace(|c: char| !c.is_ascii(), "");
    one(&bytes, "encoding", 3, 8);
    let said = check(&bytes, &[]).status(1).stdout;
    assert!(
        said.contains("ISO-2022-JP") && said.contains("「UTF-8」にして保存"),
        "{said}"
    );
}

/// A CRLF file that was written in text mode once more.
#[test]
fn line_ends_that_were_made_twice_are_line_ends() {
    for end in ["\r\r\n", "\r\r\r\n"] {
        let _ = check(spotless().replace('\n', end), &["--strict"]).status(0);
        let wrong = small_with("goto: second", "goto: secnd").replace('\n', end);
        one(wrong, "unknown-target", 27, 15);
    }
}
