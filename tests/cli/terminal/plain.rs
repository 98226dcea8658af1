//! Numbered lines: single keys, ほか, what follows an outcome, and saving to files.

use std::fs;
use std::path::Path;

use super::pty::{Setup, Terminal, flat, gmis_help};
use crate::harness::{self, Folder};

/// A flow whose first remedy leads nowhere and has a letter, contacts and a wait.
fn desk(folder: &Folder) -> String {
    let text = include_str!("../desk.yaml").replace("    if-not-solved: wait\n", "");
    let path = folder.file("desk.yaml", text);
    path.to_str().expect("UTF-8").to_owned()
}

fn setup(folder: &Folder) -> Setup {
    gmis_help(["--plain", "--flow", &desk(folder)]).dir(folder.path())
}

fn opened(setup: Setup) -> Terminal {
    let terminal = setup.open();
    terminal.shows("番号:");
    terminal
}

/// Types a line, and waits until the program has answered with each of these texts.
#[track_caller]
fn answers(terminal: &mut Terminal, typed: &str, said: &[&str]) -> String {
    let before = terminal.history().len();
    terminal.send(format!("{typed}\n"));
    let new = |it: &Terminal| flat(it.history().get(before..).unwrap_or_default());
    terminal.wait(&format!("{said:?} after {typed}"), |it| {
        // The prompt comes last.
        let new = new(it);
        said.iter().all(|said| new.contains(&flat(said))) && new.ends_with("番号:")
    });
    new(terminal)
}

#[test]
fn single_keys_do_what_the_line_of_keys_says() {
    let folder = Folder::new();
    let mut terminal = opened(setup(&folder));
    let (what, ask, wait) = (
        "（ページ: what、1番）",
        "（ページ: ask、2番。",
        "（ページ: wait、3番）",
    );
    let keys = "b 前に戻る、r 最初から、q 終わる、s ページを保存、/言葉 探す、/番号 そのページへ、? この説明";
    for (typed, said) in [
        ("?", keys),
        ("？", keys),
        ("s", "gmis-help-what.txt"),
        ("b", "最初のページなので、前には戻れません。"),
        ("/2", ask),
        ("b", what),
        ("1", ask),
        ("b", what),
        ("／wait", wait),
        ("Ｒ", what),
        ("/nope", "「nope」のあるページはありません。"),
        ("/３", wait),
        ("back", what),
    ] {
        let _ = answers(&mut terminal, typed, &[said]);
    }
    let saved = fs::read_to_string(folder.path().join("gmis-help-what.txt")).expect("the page");
    assert!(saved.starts_with("【どうしましたか？】\n"), "{saved}");
    terminal.send("ｑ\n");
    assert_eq!(terminal.ends_well(), 0, "a remedy was shown");
}

#[test]
fn an_option_goes_before_a_single_key() {
    let folder = Folder::new();
    let text = include_str!("../desk.yaml").replace("label: 待てる", "label: Q");
    let path = folder.file("desk.yaml", text);
    let mut terminal = opened(gmis_help([
        "--plain",
        "--flow",
        path.to_str().expect("UTF-8"),
    ]));
    let _ = answers(&mut terminal, "q", &["（ページ: wait、"]);
}

#[test]
fn other_follows_the_answers_of_every_page_and_its_numbers_stay_what_they_are() {
    let folder = Folder::new();
    let mut terminal = opened(setup(&folder));
    let always = [
        "1 探す",
        "2 このページをファイルに保存",
        "7 最初から",
        "8 終了",
        "9 続ける",
    ];
    let said = answers(&mut terminal, "3", &always);
    assert!(
        !said.contains("これまでの答え") && !said.contains("記録"),
        "{said}"
    );
    let _ = answers(&mut terminal, "b", &["1 来ない", "3 ほか\r\n"]);
    let _ = answers(
        &mut terminal,
        "1",
        &["3 結果を待つ", "4 ほか（文面の保存など）"],
    );
    let all = [
        &always[..],
        &["3 戻る", "4 これまでの答え", "5 記録", "6 文面"],
    ];
    for (number, name) in [
        ("6", "gmis-help-ask-letter.txt"),
        ("5", "gmis-help-record.txt"),
    ] {
        let _ = answers(&mut terminal, "4", &all.concat());
        // The page's own numbers are shown again, because they apply again.
        let _ = answers(&mut terminal, number, &[name, "1 解決した", "4 ほか"]);
    }
    let letter = harness::gmis_help(["letter", "ask", "--flow", "desk.yaml"]);
    let letter = letter.dir(folder.path()).run().status(0).stdout;
    let saved = |name: &str| fs::read_to_string(folder.path().join(name)).expect("it was saved");
    assert_eq!(saved("gmis-help-ask-letter.txt"), letter);
    let record = "# desk, 2026-11-24\nwhat=ask\n=> ask\n";
    assert_eq!(saved("gmis-help-record.txt"), record);
    let _ = answers(&mut terminal, "4", &["7 最初から"]);
    terminal.send("8\n");
    assert_eq!(terminal.ends_well(), 0);
}

#[test]
fn words_offer_pages_and_choosing_one_begins_a_call_there() {
    let folder = Folder::new();
    let mut terminal = opened(setup(&folder));
    // A label that leads to the page ranks before a text on the page.
    let hits = ["「待てる」のあるページ", "1 待つ（3番） 待てる", "続ける"];
    let (what, wait) = ("（ページ: what、1番）", "（ページ: wait、3番）");
    let _ = answers(&mut terminal, "/待てる", &hits);
    let _ = answers(&mut terminal, "1", &[wait]);
    let _ = answers(&mut terminal, "b", &[what]);
    // ほか, then the entry that asks for words.
    let _ = answers(&mut terminal, "3", &["1 探す"]);
    terminal.send("1\n");
    terminal.shows("言葉か番号（空なら戻る）:");
    let _ = answers(&mut terminal, "ﾏﾃﾙ", &["「ﾏﾃﾙ」のあるページはありません。"]);
    terminal.send("/\n");
    terminal.shows("言葉か番号（空なら戻る）:");
    let _ = answers(&mut terminal, "待てる", &hits);
    let _ = answers(&mut terminal, "b", &["1 来ない"]);
    let _ = answers(&mut terminal, "2", &[wait]);
}

#[test]
fn under_from_the_first_question_is_one_number_away() {
    let folder = Folder::new();
    let mut terminal = opened(gmis_help(["--plain", "--from", "open-url"]).dir(folder.path()));
    let options = super::flow()
        .page(super::flow().find("open-url").expect("a page"))
        .options()
        .len();
    terminal.shows(&format!("{} 最初の質問へ", options + 1));
    let _ = answers(
        &mut terminal,
        &(options + 1).to_string(),
        &["（ページ: situation、1番）"],
    );
}

#[test]
fn what_was_not_solved_ends_with_whom_to_ask_and_an_answer_can_be_given_anew() {
    let folder = Folder::new();
    let mut terminal = opened(setup(&folder));
    let _ = answers(&mut terminal, "1", &["（ページ: ask、"]);
    let said = answers(
        &mut terminal,
        "2",
        &["1 これまでの答え", "2 最初から", "3 終了", "4 ほか"],
    );
    let whom = "次のところにお尋ねください。 県の窓口：県のページで探します。（補足） 事務局：電話 000-111-2222（平日9時～17時）（補足） office@example.jp";
    assert!(said.contains(&flat(whom)), "{said}");
    let _ = answers(&mut terminal, "1", &["1 どうしましたか？ → 来ない"]);
    let _ = answers(&mut terminal, "1", &["（ページ: what、"]);
    let _ = answers(&mut terminal, "2", &["（ページ: wait、"]);
    // That page has no contact.
    let said = answers(&mut terminal, "2", &["これまでの答えを見直してください。"]);
    assert!(!said.contains("お尋ね"), "{said}");
}

#[test]
fn a_caller_who_waits_is_told_how_to_come_back() {
    let folder = Folder::new();
    let mut terminal = opened(setup(&folder));
    let _ = answers(&mut terminal, "1", &["3 結果を待つ（ここで終わる）"]);
    let _ = answers(
        &mut terminal,
        "later",
        &[
            "このページは 2 番です。",
            "/2 と入力すると",
            "1 次の相談",
            "2 終了",
        ],
    );
    let _ = answers(&mut terminal, "/2", &["（ページ: ask、2番。"]);
    let _ = answers(&mut terminal, "3", &["1 次の相談"]);
    let _ = answers(&mut terminal, "1", &["（ページ: what、1番）"]);
}

#[test]
fn a_folder_that_takes_no_file_is_followed_by_that_of_the_documents() {
    let folder = Folder::new();
    fs::create_dir(folder.path().join("Documents")).expect("a folder");
    let home = folder.path().to_str().expect("UTF-8").to_owned();
    let nowhere = || setup(&folder).dir(Path::new("/proc"));
    let mut terminal = opened(nowhere().env("HOME", &home));
    let _ = answers(
        &mut terminal,
        "s",
        &[
            "に書けません。",
            "1 ドキュメントのフォルダーに保存",
            "2 続ける",
        ],
    );
    let _ = answers(&mut terminal, "2", &["1 来ない"]);
    let _ = answers(&mut terminal, "s", &["1 ドキュメント"]);
    let path = folder.path().join("Documents/gmis-help-what.txt");
    let _ = answers(
        &mut terminal,
        "1",
        &["保存しました", path.to_str().expect("UTF-8")],
    );
    assert!(path.exists());
    // Without a Documents folder, none is offered.
    let mut terminal = opened(nowhere().env("HOME", "/proc"));
    let said = answers(&mut terminal, "s", &["に書けません。"]);
    assert!(!said.contains("ドキュメント"), "{said}");
    // The menu offers the same.
    let mut terminal = gmis_help(["--from", "spam-folder"])
        .dir(Path::new("/proc"))
        .env("HOME", &home)
        .open();
    terminal.arrives("spam-folder");
    terminal.choose(super::OTHER);
    terminal.choose(super::SAVE);
    terminal.choose("ドキュメントのフォルダーに保存");
    let path = folder.path().join("Documents/gmis-help-spam-folder.txt");
    terminal.shows(path.to_str().expect("UTF-8"));
    assert!(path.exists());
}
