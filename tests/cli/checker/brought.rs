//! Files that people really bring: nearly right, as editors, web pages and other systems leave them.

use super::findings::{check, found, small_with, spotless};
use crate::harness::{Folder, gmis_help};

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
fn an_item_that_yaml_reads_as_something_else_is_reported_once_at_the_item() {
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

/// The rest of the file is checked as if the text were in quotes.
#[test]
fn a_text_that_begins_with_a_sign_of_yaml_is_reported_and_quotes_are_suggested() {
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
            let code = if text.starts_with(['&', '*', '!']) {
                "forbidden-yaml"
            } else {
                "not-yaml"
            };
            assert_eq!(found[0], (code.to_owned(), line, column), "{text}");
            assert_eq!(found[1], ("unknown-target".to_owned(), 73, 20), "{text}");
            assert_eq!(found.len(), 2, "{text}");
            let said = check(&yaml, &[]).status(1).stdout;
            let mended = format!(
                "この行を「{} \"{text}\"」と書いてください。",
                &old[..old.find(' ').expect("a blank")]
            );
            assert!(
                said.contains(&mended.replace("「label:", "「- label:")),
                "{said}"
            );
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

/// A single byte of another encoding in a file from Windows: its line and column are those that an editor shows.
#[test]
fn a_byte_that_is_not_text_is_reported_at_its_place() {
    for ends in ["\n", "\r\n", "\r"] {
        let text = small_with("一つ目。", "一つ目X。").replace("      - 一", " \t\n      - 一");
        let mut bytes = text.replace('\n', ends).into_bytes();
        let at = bytes
            .iter()
            .rposition(|byte| *byte == b'X')
            .expect("it is there");
        bytes[at] = 0x90;
        one(bytes, "encoding", 56, 12);
    }
}

/// YAML itself only fails on a later line.
#[test]
fn a_bracket_that_is_never_closed_is_said_where_it_opens() {
    for (old, new, line, column) in [
        ("title: 小さな案内", "title: [重要", 3, 8),
        ("title: 小さな案内", "title: {重要", 3, 8),
        ("- 一つ目。", "- {重要", 55, 9),
        ("- 一つ目。", "- [あ] と [い", 55, 9),
        ("          - 項目", "          - [項目", 60, 13),
        ("label: いいえ", "label: [いいえ", 29, 16),
    ] {
        one(small_with(old, new), "bracket-text", line, column);
    }
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

/// A CRLF file that was written in text mode a second time.
#[test]
fn line_ends_that_were_made_twice_are_line_ends() {
    for end in ["\r\r\n", "\r\r\r\n"] {
        let _ = check(spotless().replace('\n', end), &["--strict"]).status(0);
        let wrong = small_with("goto: second", "goto: secnd").replace('\n', end);
        one(wrong, "unknown-target", 27, 15);
    }
}

/// Bare CR as a line end, as old editors on other systems write it.
#[test]
fn a_bare_carriage_return_ends_a_line() {
    let wrong = small_with("goto: second", "goto: secnd");
    one(wrong.replace('\n', "\r"), "unknown-target", 27, 15);
    let block = small_with("why: こうだからです。", "why: |\n      一\r      二");
    let folder = Folder::new();
    folder.file("x.yaml", &block);
    let _ = check(&block, &["--strict"]).status(0);
    let shown = gmis_help(["show", "helps", "--flow", "./x.yaml"]);
    let shown = shown.dir(folder.path()).run().status(0).stdout;
    assert!(shown.contains("一\n") && shown.contains("二\n"), "{shown}");
    assert!(!shown.contains(['\r', '?']), "{shown}");
    // The text after a CR is a line of its own, and must not be indented less.
    let shallow = small_with("why: こうだからです。", "why: |\n      一\r  二");
    assert_eq!(found(&shallow)[0].1, 51, "{:?}", found(&shallow));
}

#[test]
fn invisible_characters_are_named_by_code_and_deleted_in_the_help() {
    for hidden in [
        '\u{200B}',
        '\u{200C}',
        '\u{200D}',
        '\u{2060}',
        '\u{AD}',
        '\u{FEFF}',
        '\u{200E}',
        '\u{202E}',
        '\u{34F}',
        '\u{115F}',
        '\u{180E}',
        '\u{206A}',
        '\u{3164}',
        '\u{FFA0}',
        '\u{FFFE}',
        '\u{1D173}',
        '\u{E0041}',
    ] {
        let named = format!("U+{:04X}", u32::from(hidden));
        for (old, new, line, column, mended) in [
            (
                "    ask: どちら",
                "    Xask: どちら",
                23,
                5,
                "ask: どちらですか？",
            ),
            (
                "    ask: どちら",
                "    asXk: どちら",
                23,
                7,
                "ask: どちらですか？",
            ),
            ("  second:\n", "  secXond:\n", 31, 6, "second:"),
            ("goto: second", "goto: secondX", 27, 21, "goto: second"),
            ("id: yes", "id: Xyes", 28, 13, "id: yes"),
            ("label: はい", "label: はXい", 26, 17, "- label: はい"),
            ("- 一つ目。", "- 一つX目。X", 55, 11, "- 一つ目。"),
            ("      - 一つ目。", "    X  - 一つ目。", 55, 5, "- 一つ目。"),
            (
                "why: こうだからです。",
                "why: \"こうXだからです。\"",
                49,
                13,
                "why: \"こうだからです。\"",
            ),
            (
                "why: こうだからです。",
                "why: |\n      こうXだからです。",
                50,
                9,
                "こうだからです。",
            ),
        ] {
            let yaml = small_with(old, &new.replace('X', &hidden.to_string()));
            one(&yaml, "control-character", line, column);
            let said = check(&yaml, &[]).status(1).stdout;
            assert!(said.contains(&named), "{said}");
            let help = format!("この文字を消して「{mended}」と書いてください。");
            assert!(said.contains(&help), "{said}");
            assert!(!said.contains(hidden), "{said}");
        }
    }
}

/// A mistake hidden by an invisible character is found in the same run.
#[test]
fn other_mistakes_on_a_line_with_invisible_characters_are_found() {
    let yaml = small_with("goto: second", "go\u{200B}to: secnd");
    let expected = [
        ("control-character".to_owned(), 27, 11),
        ("unknown-target".to_owned(), 27, 16),
    ];
    assert_eq!(found(yaml), expected);
    // A character written as an escape is only reported: the help has no line without it.
    let yaml = small_with("- 一つ目。", "- \"一つ\\u200b目。\"");
    one(&yaml, "control-character", 55, 9);
    let said = check(&yaml, &[]).status(1).stdout;
    assert!(
        said.contains("ヘルプ: この文字を消してください。\n"),
        "{said}"
    );
}

#[test]
fn a_use_without_its_colon_is_reported_only_where_such_steps_exist() {
    let with = |step: &str| small_with("- 一つ目。", step);
    one(with("- uselook"), "missing-colon", 55, 9);
    for step in ["- user-check", "- uselook-up", "- \"uselook\"", "- use"] {
        let _ = check(with(step), &["--strict"]).status(0);
    }
}

#[test]
fn a_line_of_blanks_and_tabs_is_blank() {
    for blank in ["\t", "  \t", "\t  \t ", "         \t", "　", "  　"] {
        for (old, new) in [
            ("      - 一つ目。\n", "      - 一つ目。\nX\n"),
            ("  last:\n", "X\n  last:\n"),
            ("why: こうだからです。", "why: |\n      一\nX\n      二"),
            ("why: こうだからです。", "why: |\nX\n      一\n      二"),
            ("why: こうだからです。", "why: >\n      一\nX\n      二"),
            ("why: こうだからです。", "why: 一\nX\n      二"),
            ("why: こうだからです。", "why: \"一\nX\n      二\""),
        ] {
            let yaml = small_with(old, &new.replace('X', blank));
            let _ = check(&yaml, &["--strict"]).status(0);
        }
    }
    let _ = check(spotless() + "\t", &["--strict"]).status(0);
}

#[test]
fn a_tab_that_indents_or_parts_is_one_finding_and_in_no_help() {
    for (old, new, line, column) in [
        ("    title: 助け", "\ttitle: 助け", 48, 1),
        ("    title: 助け", "  \ttitle: 助け", 48, 3),
        ("      - 一つ目。", "\t- 一つ目。", 55, 1),
        ("- 一つ目。", "-\t一つ目。", 55, 8),
        ("- 一つ目。", "- \t 一つ目。", 55, 9),
        ("- do: 三つ目。", "-\tdo: 三つ目。", 57, 8),
        ("- label: いいえ", "-\tlabel: いいえ", 29, 8),
        ("why: こうだからです。", "why: |\n\t一", 50, 1),
        ("why: こうだからです。", "why: 一\n\t二", 50, 1),
    ] {
        let yaml = small_with(old, new);
        one(&yaml, "tab", line, column);
        let said = check(&yaml, &["--format", "json"]).json().to_string();
        assert!(!said.contains("U+0009") && !said.contains("\\t"), "{said}");
    }
    let said = check(small_with("label: いいえ", "label：\tいいえ"), &[])
        .status(1)
        .stdout;
    assert!(said.contains("「- label: いいえ」と書いて"), "{said}");
}

/// Returns the pages of a flow as `show` prints them.
fn shown(yaml: &str, pages: &[&str]) -> String {
    let folder = Folder::new();
    folder.file("x.yaml", yaml);
    let args = ["show", "--flow", "./x.yaml"].iter().chain(pages);
    gmis_help(args).dir(folder.path()).run().status(0).stdout
}

#[test]
fn japanese_that_goes_on_on_the_next_line_gets_no_blank() {
    for style in [
        "電源の\nランプは",
        "\"電源の\n\nランプは\"",
        "\"電源の\nランプは\"",
        "'電源の\nランプは'",
        ">-\n電源の\nランプは",
        ">\n電源の\nランプは",
        "|\n電源の\nランプは",
    ] {
        let paragraphs = style.contains("\n\n");
        let lines = paragraphs || style.starts_with('|');
        for (old, one_line) in [
            ("    ask: 済みましたか？", true),
            ("      - label: いいえ", true),
            ("    title: 助け", true),
            ("    title: 紙", true),
            ("    title: 自前", true),
            ("          title: ある場合", true),
            ("    why: こうだからです。", false),
            ("      - 一つ目。", false),
            ("      - do: 三つ目。", false),
            ("          - 項目", false),
            ("          - 手順の注意。", false),
            ("            - 例の手順。", false),
            ("      - 注意です。", false),
            ("      - text: 補足です。", false),
            ("    done: 終わりです。", false),
        ] {
            let key = old.rsplit_once(' ').expect("a blank").0;
            let deeper = format!("\n{}", " ".repeat(20));
            let yaml = small_with(old, &format!("{key} {}", style.replace('\n', &deeper)));
            let said = shown(&yaml, &["first", "second", "helps", "last"]);
            assert!(!said.contains("電源の ランプは"), "{yaml}");
            // Line ends are kept in the fields that can have several lines.
            assert_eq!(
                said.contains("電源のランプは"),
                one_line || !lines,
                "{yaml}{said}"
            );
        }
    }
}

#[test]
fn only_blanks_between_japanese_characters_fall_away() {
    for (written, read) in [
        ("ウィンドウズ\nの", "ウィンドウズの"),
        ("はい、\n「次へ」", "はい、「次へ」"),
        ("ﾒｰﾙ\nを", "ﾒｰﾙを"),
        ("待つ…\n次", "待つ…次"),
        ("Windows\nの設定", "Windows の設定"),
        ("設定は\nWindows", "設定は Windows"),
        ("an\nend", "an end"),
        ("한국\n어", "한국 어"),
        ("東 館\nの 3 階", "東 館の 3 階"),
        ("あ\nい\nう", "あいう"),
    ] {
        for quote in ["", "\"", "'"] {
            let text = written.replace('\n', "\n          ");
            let yaml = small_with("- 一つ目。", &format!("- {quote}{text}{quote}"));
            let said = shown(&yaml, &["helps"]);
            assert!(said.contains(read), "{yaml}{said}");
        }
    }
    // Escapes do not take part in joining, and a line that ends with one still continues.
    let yaml = small_with(
        "- 一つ目。",
        "- \"\\u3042い\\\"う\\\n          え\n          お\\\"\n          か '\n          き\"",
    );
    assert!(
        shown(&yaml, &["helps"]).contains("あい\"うえお\" か ' き"),
        "{}",
        shown(&yaml, &["helps"])
    );
    let yaml = small_with("- 一つ目。", "- 'い''う\n          え''お\n          か'");
    assert!(shown(&yaml, &["helps"]).contains("い'うえ'おか"));
}

#[test]
fn paragraphs_begin_alike() {
    for style in [
        "why: |\n      　一つ目\n\n      　二つ目\n",
        "why: |2\n      　一つ目\n\n      　二つ目\n",
    ] {
        let said = shown(&small_with("why: こうだからです。\n", style), &["helps"]);
        let begins = |text: &str| {
            let line = said.lines().find(|line| line.contains(text)).expect(text);
            line[..line.find(text).expect("it is there")].to_owned()
        };
        assert_eq!(begins("一つ目"), begins("二つ目"), "{said}");
        assert!(begins("一つ目").ends_with('　'), "{said}");
    }
}
