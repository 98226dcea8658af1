//! Keys in the menu: only a choice made on this very page counts, and odd sequences do nothing.

use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::person::{CTRL_C, DOWN, ENTER, UP};
use super::pty::{Terminal, flat, gmis_help};
use super::{label, number};
use crate::harness::Folder;

const NONE: [&str; 0] = [];
const LEFT: &str = "\x1b[D";
const BACKSPACE: &str = "\x7f";
const FIRST_A_NUMBER: &str = "先に番号を押してください";

/// Opens the first page and waits for its menu.
fn opened() -> Terminal {
    let mut terminal = gmis_help(NONE).open();
    terminal.arrives("situation");
    terminal
}

fn option(id: &str) -> String {
    flat(&label("situation", id))
}

/// The label that the marker is on; empty if it is on none.
fn marked(terminal: &Terminal) -> String {
    terminal.marked().unwrap_or_default()
}

#[track_caller]
fn marks(terminal: &Terminal, label: &str) {
    terminal.wait("this marker", |it| marked(it) == label);
}

#[track_caller]
fn leaves(mut terminal: Terminal) {
    terminal.send(CTRL_C);
    assert_eq!(terminal.ends_well(), 130);
}

#[test]
fn enter_chooses_nothing_before_something_was_chosen_here() {
    let mut terminal = opened();
    assert_eq!(terminal.marked(), None);
    terminal.send(ENTER);
    terminal.shows(FIRST_A_NUMBER);
    assert_eq!(terminal.marked(), None);
    assert!(terminal.history().contains("situation、"));
    // The hint disappears once it is followed.
    terminal.send("2");
    marks(&terminal, &option("spam"));
    assert!(!terminal.flat().contains(FIRST_A_NUMBER));
    leaves(terminal);
}

#[test]
fn keys_typed_ahead_answer_one_question_and_no_more() {
    let mut terminal = opened();
    let login = number("situation", "login").to_string();
    terminal.send(login + "\r\r\r");
    terminal.arrives("login-trouble");
    terminal.shows(FIRST_A_NUMBER);
    assert_eq!(terminal.marked(), None);
    leaves(terminal);
}

#[test]
fn digits_of_every_width_move_the_marker_and_backspace_takes_one_back() {
    let mut terminal = opened();
    for (typed, id) in [("3", "url"), ("２", "spam"), ("①", "not-found")] {
        terminal.send(typed);
        marks(&terminal, &option(id));
    }
    terminal.send(BACKSPACE);
    marks(&terminal, "");
    terminal.send(ENTER);
    terminal.shows(FIRST_A_NUMBER);
    leaves(terminal);
}

/// A question with this many options.
fn wide(folder: &Folder, count: usize) -> String {
    let options: String = (1..=count)
        .map(|at| format!("      - label: 番目{at}\n        goto: r\n        id: o{at}\n"))
        .collect();
    let flow = format!(
        "format: 1\nid: wide\ntitle: 題\nas-of: 今日\nstart: q\nquestions:\n  q:\n    ask: どれ\n    options:\n{options}remedies:\n  r:\n    group: g\n    title: 直す\n    steps:\n      - 直します\n"
    );
    folder.file("wide.yaml", &flow).display().to_string()
}

#[test]
fn digits_typed_on_one_page_form_one_number() {
    let folder = Folder::new();
    let file = wide(&folder, 12);
    let mut terminal = gmis_help(["--flow", &file]).open();
    terminal.arrives("q");
    for (typed, marked) in [("1", 1), ("2", 12), ("3", 3), ("1", 1), ("0", 10)] {
        terminal.send(typed);
        marks(&terminal, &format!("番目{marked}"));
    }
    terminal.send(BACKSPACE);
    marks(&terminal, "番目1");
    // Any other key ends the number.
    terminal.send(DOWN);
    marks(&terminal, "番目2");
    terminal.send("1");
    marks(&terminal, "番目1");
    terminal.send(ENTER);
    terminal.wait("the answer, repeated", |it| it.flat().contains("→1番目1"));
    leaves(terminal);
}

#[test]
fn torn_and_application_mode_keys_are_those_keys() {
    for pause in [5, 50, 200] {
        let mut terminal = opened();
        for piece in ["\x1b", "[", "B"] {
            terminal.send(piece);
            thread::sleep(Duration::from_millis(pause));
        }
        marks(&terminal, &option("not-found"));
        leaves(terminal);
    }
    let mut terminal = opened();
    for (key, id) in [
        ("\x1bOB", "not-found"),
        ("\x1bOF", "unknown"),
        ("\x1bOH", "not-found"),
        ("\x1b[4~", "unknown"),
        ("\x1b[1~", "not-found"),
        ("j", "spam"),
        ("k", "not-found"),
        ("\t", "spam"),
        (UP, "not-found"),
        (UP, "unknown"),
    ] {
        terminal.send(key);
        marks(&terminal, &option(id));
    }
    leaves(terminal);
}

#[test]
fn other_keys_do_nothing_in_the_menu() {
    let mut terminal = opened();
    terminal.send("2");
    marks(&terminal, &option("spam"));
    // A click, a bracketed paste, C1 controls, blanks of both widths, a letter, a key with Alt.
    for odd in [
        "\x1b[<0;10;10M\x1b[<0;10;10m",
        "\x1b[200~3\r3\r\x1b[201~",
        "\u{9b}99x",
        " ",
        "\u{3000}",
        "x",
        "\x1bx",
    ] {
        terminal.send(odd);
        thread::sleep(Duration::from_millis(60));
    }
    marks(&terminal, &option("spam"));
    terminal.send("?");
    terminal.shows("使えるキー");
    leaves(terminal);
}

#[test]
fn a_paste_into_the_menu_is_over_at_once() {
    let mut terminal = opened();
    let start = Instant::now();
    for _ in 0..16 {
        terminal.send("貼り付け".repeat(125));
    }
    // Keys that follow without a pause belong to the paste.
    thread::sleep(Duration::from_millis(200));
    terminal.send("2");
    marks(&terminal, &option("spam"));
    let took = start.elapsed();
    assert!(took < Duration::from_secs(3), "{took:?}");
    leaves(terminal);
}

#[test]
fn left_goes_back_to_the_marker_on_the_former_option() {
    let mut terminal = opened();
    terminal.choose(&label("situation", "login"));
    terminal.arrives("login-trouble");
    terminal.send(LEFT);
    terminal.wait("the first page, its marker where it was", |it| {
        it.history().matches("（ページ: situation、").count() == 2 && marked(it) == option("login")
    });
    leaves(terminal);
}

#[test]
fn a_stop_and_a_change_of_size_draw_the_page_again_with_its_marker() {
    let mut terminal = opened();
    terminal.send("2");
    marks(&terminal, &option("spam"));
    let id = terminal.process_id().to_string();
    for name in ["-TSTP", "-CONT"] {
        let sent = Command::new("kill").args([name, &id]).status();
        assert!(sent.expect("there is a kill").success());
    }
    terminal.wait("the page again", |it| {
        it.history().matches("（ページ: situation、").count() >= 2 && marked(it) == option("spam")
    });
    terminal.resize(70, 24);
    terminal.wait("the page again, narrower", |it| {
        it.history().matches("（ページ: situation、").count() >= 3 && marked(it) == option("spam")
    });
    leaves(terminal);
}

/// Types words after `/`.
#[track_caller]
fn finds(terminal: &mut Terminal, words: &str) {
    terminal.send("/");
    terminal.wait("a line to type", |it| it.has(libc::ECHO));
    terminal.send(format!("{words}\r"));
    terminal.wait("the line taken", |it| !it.has(libc::ECHO));
}

/// Asserts that `←` returns to the first page.
#[track_caller]
fn returns(mut terminal: Terminal) {
    terminal.send(LEFT);
    terminal.wait("the page it came from", |it| {
        it.history().matches("（ページ: situation、").count() == 2 && it.is_open()
    });
    leaves(terminal);
}

#[test]
fn a_slash_and_a_page_go_there_and_back_returns() {
    for page in ["wait", "WAIT", "ｗａｉｔ"] {
        let mut terminal = opened();
        finds(&mut terminal, page);
        terminal.arrives("wait");
        returns(terminal);
    }
}

#[test]
fn what_was_typed_ahead_of_the_line_after_a_slash_belongs_to_it_and_to_nothing_else() {
    let mut terminal = opened();
    terminal.send("/37\r3\r");
    terminal.arrives("wait");
    // The keys typed after the line chose nothing on a page that was not yet shown.
    assert_eq!(terminal.marked(), None);
    returns(terminal);
    let mut terminal = opened();
    terminal.send("/3");
    terminal.shows("（空なら戻る）: 3");
    terminal.wait("a line to type", |it| it.has(libc::ECHO));
    terminal.send("7\r");
    terminal.arrives("wait");
    returns(terminal);
}

#[test]
fn a_slash_and_words_offer_the_pages_that_search_finds_in_its_order() {
    let searched = crate::harness::gmis_help(["search", "ﾊﾟｽﾜｰﾄﾞ", "--format", "json"]);
    let found = searched.run().status(0).json();
    let found = found["results"].as_array().expect("hits");
    for columns in [80, 40] {
        let mut terminal = gmis_help(NONE).size(columns, 24).open();
        terminal.arrives("situation");
        finds(&mut terminal, "ﾊﾟｽﾜｰﾄﾞ");
        terminal.shows("「ﾊﾟｽﾜｰﾄﾞ」のあるページ");
        // No hit is marked yet; each has its number, on whichever part of the menu it is.
        assert_eq!(terminal.marked(), None);
        for (at, hit) in (1..).zip(found) {
            let name = format!(
                "{}（{}番）",
                hit["title"].as_str().expect("text"),
                hit["number"]
            );
            terminal.send(at.to_string());
            terminal.wait(&name, |it| marked(it).starts_with(&flat(&name)));
        }
        terminal.send("2");
        terminal.wait("the second hit", |it| {
            let title = found[1]["title"].as_str().expect("text");
            marked(it).starts_with(&flat(title))
        });
        terminal.send(ENTER);
        terminal.arrives(found[1]["page"].as_str().expect("an id"));
        terminal.stays_within(usize::from(columns));
        returns(terminal);
    }
}

#[test]
fn words_that_no_page_has_are_said_and_near_ones_are_offered() {
    let mut terminal = opened();
    finds(&mut terminal, "ぬるぽ");
    terminal.shows("「ぬるぽ」のあるページはありません。短い言葉や、別の言い方で探してください。");
    terminal.wait("the page's own menu", |it| it.menu().len() == 10);
    // Enter alone and Esc look for nothing.
    for nothing in ["", "\x1b", "wait\x1b"] {
        finds(&mut terminal, nothing);
        terminal.wait("the page's own menu", |it| it.menu().len() == 10);
    }
    assert_eq!(terminal.history().matches("のあるページ").count(), 1);
    finds(&mut terminal, "パスワートリセット");
    terminal.shows("近いページ：");
    // Closing it changes nothing: no option was chosen, no page was left.
    terminal.send(super::person::ESC);
    terminal.wait("the page's own menu", |it| it.menu().len() == 10);
    assert_eq!(terminal.marked(), None);
    leaves(terminal);
}

#[test]
fn no_single_key_ends_a_call() {
    let mut terminal = gmis_help(["--from", "wait"]).open();
    terminal.arrives("wait");
    terminal.send(ENTER);
    terminal.shows(FIRST_A_NUMBER);
    terminal.send("3");
    terminal.send(ENTER);
    terminal.wait("the closing page", |it| it.flat().contains("次の相談"));
    terminal.choose("次の相談");
    terminal.arrives("situation");
    leaves(terminal);
}
