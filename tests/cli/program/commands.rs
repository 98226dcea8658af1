//! `list`, `show`, `--help` and wrong command lines.

use serde_json::json;

use crate::harness::{Folder, gmis_help, golden, here, verbs};

#[test]
fn every_help_reads_like_its_golden_and_has_an_example() {
    let help = gmis_help(["--help"]).run().status(0).stderr("").stdout;
    golden("tests/cli/golden/help.txt", &help);
    let verbs = verbs();
    assert!(verbs.contains(&"completions".to_owned()), "{verbs:?}");
    for verb in verbs {
        let ran = gmis_help([&verb, "--help"]).run().status(0).stderr("");
        golden(format!("tests/cli/golden/help-{verb}.txt"), &ran.stdout);
        let example = format!("例:\n  gmis-help {verb}");
        assert!(ran.stdout.contains(&example), "{verb}");
        let own = gmis_help(["help", &verb]).run().status(0).stderr("");
        assert_eq!(own.stdout, ran.stdout, "help {verb}");
    }
}

#[test]
fn show_prints_the_page_that_the_walk_shows() {
    let walked = crate::harness::walk("spam").status(0).stdout;
    let _ = gmis_help(["show", "spam-folder"])
        .run()
        .status(0)
        .stdout(&walked)
        .stderr("");
    let question = gmis_help(["show", "first", "--flow", "small.yaml"])
        .dir(&here())
        .run();
    let _ = question
        .status(0)
        .stdout("【どちらですか？】\n分けるためです。\n（ページ: first、1番）\n 1 はい（yes）\n 2 いいえ（last）\n");
}

#[test]
fn show_takes_several_pages_by_id_or_number_and_shows_none_if_one_is_unknown() {
    let show = |pages: &[&str]| {
        let args = ["show"].iter().chain(pages);
        gmis_help(args.chain(&["--flow", "small.yaml"]))
            .dir(&here())
            .run()
    };
    let first = show(&["first"]).status(0).stdout;
    let last = show(&["4"]).status(0).stdout;
    assert!(last.starts_with("【最後】"), "{last}");
    let _ = show(&["1", "last"])
        .status(0)
        .stdout(&format!("{first}\n{last}"));
    for unknown in ["nope", "0", "5"] {
        let _ = show(&["first", unknown]).status(2).stdout("");
    }
}

#[test]
fn list_names_flows_and_pages_in_file_order() {
    let _ = gmis_help(["list", "--flow", "small.yaml"])
        .dir(&here())
        .run()
        .status(0)
        .stderr("")
        .stdout(
            "small  小さな案内（2026-11-22 現在、small.yaml）\n\
            \x20  1  first   質問  どちらですか？\n\
            \x20  2  second  質問  済みましたか？\n\
            \x20  3  helps   対処  助け\n\
            \x20  4  last    対処  最後\n",
        );
    let listed = gmis_help(["list", "--format", "json"])
        .run()
        .status(0)
        .json();
    assert_eq!(listed["schema"], 1);
    let flow = &listed["flows"][0];
    assert_eq!(
        (&flow["id"], &flow["start"]),
        (&json!("gmis"), &json!("situation"))
    );
    assert_eq!(
        (&flow["origin"], &flow["as_of"]),
        (&json!("built-in"), &json!("2026-11-28"))
    );
    assert_eq!(flow["pages"][0]["id"], "situation");
}

fn usage(args: &[&str], sentence: &str) {
    let _ = gmis_help(args)
        .stdin("spam")
        .run()
        .status(2)
        .stdout("")
        .stderr(sentence);
}

#[test]
fn unknown_pages_and_flows_are_usage_errors_with_a_way_on() {
    let page = "エラー: 「spam-foldr」というページはありません。「spam-folder」のことですか？\n";
    usage(&["show", "spam-foldr"], page);
    usage(&["--from", "spam-foldr"], page);
    usage(&["--from", "spam-foldr", "--format", "json"], page);
    let page =
        "エラー: 「x」というページはありません。ページの一覧は gmis-help list で見られます。\n";
    usage(&["show", "x"], page);
    let flow = "エラー: 「x」という案内はありません。使える案内: gmis。ファイルなら ./x のように書いてください。\n";
    usage(&["--flow", "x"], flow);
    usage(&["list", "--flow", "x"], flow);
    usage(&["show", "wait", "--flow", "x"], flow);
}

#[test]
fn a_wrong_command_line_is_answered_in_one_japanese_sentence() {
    let cases: [(&[&str], &str); 15] = [
        (
            &["--nonsense"],
            "「--nonsense」というオプションはありません。",
        ),
        (
            &["--frm", "wait"],
            "「--frm」というオプションはありません。「--from」のことですか？",
        ),
        (
            &["check", "--stric"],
            "「--stric」というオプションはありません。「--strict」のことですか？",
        ),
        // An option of another command: suggesting it here would be wrong.
        (
            &["list", "--strict"],
            "「--strict」というオプションはありません。",
        ),
        (&["nonsense"], "「nonsense」というコマンドはありません。"),
        (
            &["shwo", "wait"],
            "「shwo」というコマンドはありません。「show」のことですか？",
        ),
        (
            &["help", "chek"],
            "「chek」というコマンドはありません。「check」のことですか？",
        ),
        (&["list", "wait"], "「wait」は余分です。"),
        (&["show"], "「ページ」を書いてください。"),
        (&["--force"], "「--out ファイル」を書いてください。"),
        (&["--format"], "「--format 形」の値がありません。"),
        (
            &["--format", "xml"],
            "「--format 形」に「xml」は使えません。使えるのは text、json です。",
        ),
        (&["--plain", "--plain"], "「--plain」は1回だけ書けます。"),
        (
            &["check", "--explain", "loop", "--strict"],
            "「--explain コード」と「--strict」は、いっしょには使えません。",
        ),
        (
            &["--flow", "gmis", "list"],
            "「--flow 案内」と「list」は、いっしょには使えません。",
        ),
    ];
    for (args, sentence) in cases {
        let ran = gmis_help(args).stdin("spam").run().status(2).stdout("");
        let said = ran.stderr.strip_prefix("エラー: ").expect(&ran.stderr);
        let rest = said.strip_prefix(sentence).expect(&ran.stderr);
        assert!(
            rest.starts_with("書き方は gmis-help ") && rest.ends_with(" --help で見られます。\n"),
            "{args:?}: {rest}"
        );
        assert_eq!(rest.lines().count(), 1, "{rest}");
    }
}

#[test]
fn what_is_repeated_of_an_argument_is_visible_and_short() {
    let harm = "--\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\r\nエラー: ";
    let long = "あ".repeat(40_000);
    let dashed = format!("--{long}");
    let positions: [&[&str]; 8] = [
        &["@"],
        &["list", "@"],
        &["show", "x", "@"],
        &["--format=@"],
        &["--from", "@"],
        &["--flow", "@"],
        &["check", "--explain=@"],
        &["help", "--", "@"],
    ];
    for word in [harm, &long, &dashed] {
        for args in positions {
            let args: Vec<String> = args.iter().map(|arg| arg.replace('@', word)).collect();
            let ran = gmis_help(&args).run().status(2).stdout("");
            let line = ran.stderr.strip_suffix('\n').expect("a line");
            assert!(
                !line.contains(|each: char| each.is_control() || each == '\u{202e}'),
                "{line:?}"
            );
            assert!(line.len() < 1000, "{} bytes: {args:.99?}", line.len());
            assert!(
                word != harm || line.contains("<U+001B>") || line.contains("余分"),
                "{line}"
            );
        }
    }
}

/// A command line of Windows holds 32 KiB at most.
#[cfg(unix)]
#[test]
fn a_name_longer_than_any_file_s_is_cut_too() {
    let long = "x".repeat(100_000);
    for args in [
        ["check", &long],
        ["print", &format!("--out={long}")],
        ["--answers", &long],
        ["--record", &long],
    ] {
        let ran = gmis_help(args).run().status(1);
        let said = ran.stdout + &ran.stderr;
        assert!(said.len() < 10_000, "{} bytes: {said:.99}", said.len());
        assert!(said.contains('…'), "{said:.99}");
    }
}

#[test]
fn an_argument_that_says_nothing_is_named_as_in_the_help() {
    for verb in ["check", "test"] {
        let said = format!(
            "エラー: 「ファイル」の値がありません。書き方は gmis-help {verb} --help で見られます。\n"
        );
        let _ = gmis_help([verb, ""]).run().status(2).stderr(&said);
    }
}

#[test]
fn help_is_a_command_too() {
    for verb in ["list", "check", "completions", "help"] {
        let asked = gmis_help([verb, "--help"]).run().status(0).stdout;
        let _ = gmis_help(["help", verb])
            .run()
            .status(0)
            .stdout(&asked)
            .stderr("");
    }
    let whole = gmis_help(["--help"]).run().stdout;
    let _ = gmis_help(["help"]).run().status(0).stdout(&whole);
}

#[test]
fn a_flow_file_that_cannot_be_read_is_1_and_one_that_is_wrong_is_4() {
    let folder = Folder::new();
    folder.file(
        "wrong.yaml",
        include_str!("../small.yaml").replace("goto: second", "goto: secnd"),
    );
    let lines = "エラー[unknown-target]: 質問「first」の選択肢1の「goto」: 「secnd」というものはありません。似た名前の「second」は、どこからも使われていません。\n  \
          --> ./wrong.yaml:27:15\n   \
           |\n\
        27 |         goto: secnd\n   \
           |               ^^^^^\n   \
           |\n   \
           = ヘルプ: どちらのつづりが正しいかを見て、もう一方を合わせてください。\n\n\
        エラー: 「./wrong.yaml」に誤りが 1 個あるので、使えません。gmis-help check ./wrong.yaml で確かめられます。\n";
    for verb in [&[][..], &["list"], &["show", "last"]] {
        let run = |file| {
            let args = verb.iter().copied().chain(["--flow", file]);
            gmis_help(args).dir(folder.path()).stdin("last").run()
        };
        let _ = run("./wrong.yaml").status(4).stdout("").stderr(lines);
        let gone =
            "エラー: 「./gone.yaml」を読めません。見つかりません。名前と場所を確かめてください。\n";
        let _ = run("./gone.yaml").status(1).stdout("").stderr(gone);
    }
    // The command can be copied, and checks the file that was named.
    let wrong = folder.path().join("wrong.yaml");
    let blank = folder.file("in two.yaml", std::fs::read(wrong).expect("it is there"));
    for (language, said) in [
        ("ja", "gmis-help check \"./in two.yaml\" で確かめられます。"),
        ("en", "Run gmis-help check \"./in two.yaml\" to see them."),
    ] {
        let args = ["list", "--flow", "./in two.yaml", "--lang", language];
        let ran = gmis_help(args).dir(folder.path()).run().status(4);
        assert!(ran.stderr.trim_end().ends_with(said), "{}", ran.stderr);
    }
    std::fs::remove_file(blank).expect("it is there");
    let walked = gmis_help(["--flow", "./wrong.yaml", "--format", "json"])
        .dir(folder.path())
        .run()
        .status(4);
    let walked = walked.json();
    assert_eq!(
        (&walked["status"], &walked["flow"]),
        (&json!("error"), &json!(null))
    );
    assert_eq!(walked["error"]["kind"], "flow-invalid");
}

#[test]
fn no_backtrace_reaches_a_user() {
    let gone = gmis_help(["--flow", "./gone.yaml"])
        .env("RUST_BACKTRACE", "full")
        .run()
        .status(1);
    assert_eq!(gone.stderr.lines().count(), 1, "{}", gone.stderr);
}
