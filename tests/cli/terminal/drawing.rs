//! Nothing on the screen is lost, cut or garbled.

use std::path::PathBuf;

use super::person::{CTRL_C, DOWN, ENTER, TURN, UP};
use super::pty::{Terminal, flat, gmis_help};
use super::{QUIT, SOLVED, flow, label};
use crate::harness::Folder;
use gmis_help::wrap::width;

const NONE: [&str; 0] = [];

/// A question of two lines with nine labels of the longest width that `check` allows: 72 cells.
fn longest(folder: &Folder) -> PathBuf {
    let options: String = (1..)
        .zip("一二三四五六七八九".chars())
        .map(|(id, number)| {
            let label = format!("{number}{}", "長いラベルの文字".repeat(5));
            let label: String = label.chars().take(36).collect();
            assert_eq!(width(&label), 72);
            format!("      - label: {label}\n        goto: r\n        id: o{id}\n")
        })
        .collect();
    let text = format!(
        "format: 1\nid: longest\ntitle: いちばん長い\nas-of: 2026-11-22\nstart: q\nquestions:\n  q:\n    ask: {}終わり？\n    options:\n{options}remedies:\n  r:\n    group: r\n    title: 対処\n    steps:\n      - 押します。\n",
        "質問".repeat(30),
    );
    folder.file("longest.yaml", text)
}

#[test]
fn the_question_is_still_there_after_arrow_keys_over_the_longest_labels() {
    let folder = Folder::new();
    let file = longest(&folder);
    for (columns, rows) in [(80, 24), (40, 36), (36, 36), (160, 50)] {
        let mut terminal = gmis_help(["--flow".as_ref(), file.as_os_str()])
            .size(columns, rows)
            .open();
        terminal.arrives("q");
        let above = |rows: &[String]| {
            let first = rows.iter().position(|row| row.contains('一'));
            first.map(|first| rows[..first].join("\n"))
        };
        let before = terminal.rows();
        let asked = above(&before).expect("the first label");
        assert!(flat(&asked).contains("終わり？】"), "{asked}");
        for key in [
            DOWN, DOWN, DOWN, UP, DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, UP,
        ] {
            terminal.moves(key);
            // A redraw is one write, but the terminal delivers it in pieces.
            terminal.wait("the whole page again, and nothing twice", |it| {
                let rows = it.rows();
                let labels = flat(&rows.concat());
                let once = |number| labels.matches(number).count() == 1;
                above(&rows).as_ref() == Some(&asked)
                    && rows.len() == before.len()
                    && "一二三四五六七八九".chars().all(once)
            });
        }
        terminal.send(ENTER);
        terminal.arrives("r");
        assert!(
            terminal.flat().contains("終わり？】"),
            "{}",
            terminal.rows().join("\n")
        );
        terminal.send(CTRL_C);
        assert_eq!(terminal.ends_well(), 130);
        terminal.stays_within(usize::from(columns));
    }
}

#[test]
fn keys_that_come_in_a_burst_are_all_taken() {
    let mut terminal = gmis_help(NONE).open();
    terminal.arrives("situation");
    terminal.send(DOWN.repeat(33));
    // The first of 33 steps down selects the first of nine labels and ほか; the last selects the third label.
    let third = flow().page(flow().start()).options()[2].label.clone();
    terminal.wait("the third label", |it| it.marked() == Some(flat(&third)));
    terminal.moves(DOWN);
    assert!(!terminal.flat().contains('^'), "{}", terminal.flat());
    terminal.send(CTRL_C);
    assert_eq!(terminal.ends_well(), 130);
}

#[test]
fn what_is_typed_between_two_keys_is_not_echoed() {
    let mut terminal = gmis_help(NONE).open();
    terminal.arrives("situation");
    for _ in 1..=20 {
        terminal.moves(DOWN);
        terminal.send(DOWN.repeat(10));
        assert!(!terminal.has(libc::ECHO) && !terminal.has(libc::ICANON));
    }
    assert!(!terminal.flat().contains('^'), "{}", terminal.flat());
    terminal.send(CTRL_C);
    assert_eq!(terminal.ends_well(), 130);
}

#[test]
fn a_menu_that_is_taller_than_the_screen_is_shown_in_parts() {
    let folder = Folder::new();
    let file = longest(&folder);
    for (columns, rows) in [(80, 10), (40, 10), (24, 10), (20, 8)] {
        let mut terminal = gmis_help(["--flow".as_ref(), file.as_os_str()])
            .size(columns, rows)
            .open();
        terminal.arrives("q");
        for (before, number) in "一二三四五六七八九一".chars().enumerate() {
            if before == 9 {
                // ほか has a screen part of its own and no number.
                terminal.send(DOWN);
                terminal.shows("> ほか");
                terminal.send(DOWN);
                terminal.wait("the first line again", |it| {
                    it.marked().is_some_and(|label| label.starts_with(number))
                });
            } else {
                terminal.moves(DOWN);
            }
            let marked = terminal.marked().unwrap_or_default();
            assert!(marked.starts_with(number), "{marked}");
            assert_eq!(marked.chars().count(), 36, "{marked}");
            assert_eq!(terminal.flat().matches('>').count(), 1);
        }
        terminal.send(ENTER);
        terminal.arrives("r");
        terminal.send(CTRL_C);
        assert_eq!(terminal.ends_well(), 130);
        terminal.stays_within(usize::from(columns));
    }
}

#[test]
fn where_page_and_menu_do_not_fit_enter_comes_between() {
    let mut terminal = gmis_help(NONE).size(80, 12).open();
    terminal.shows(TURN);
    assert!(terminal.flat().contains("（ページ:situation、1番）"));
    assert_eq!(terminal.marked(), None);
    terminal.send("x");
    terminal.send(ENTER);
    terminal.wait("the menu", Terminal::is_open);
    assert!(!terminal.flat().contains(&flat(TURN)), "the prompt is gone");
    terminal.send(CTRL_C);
    assert_eq!(terminal.ends_well(), 130);

    let mut terminal = gmis_help(NONE).open();
    terminal.arrives("situation");
    assert!(!terminal.history().contains(TURN), "24 rows are enough");
    terminal.send(CTRL_C);
    assert_eq!(terminal.ends_well(), 130);
}

#[test]
fn a_page_that_is_taller_than_the_screen_is_read_from_its_title() {
    let mut terminal = gmis_help(["--from", "spam-folder"]).open();
    terminal.shows(TURN);
    assert!(
        terminal.flat().contains("【迷惑メールから"),
        "{}",
        terminal.flat()
    );
    terminal.arrives("spam-folder");
    terminal.choose(SOLVED);
    terminal.choose(QUIT);
    assert_eq!(terminal.ends_well(), 0);
}

#[test]
fn a_window_may_change_its_size_at_any_time() {
    let mut terminal = gmis_help(NONE).open();
    terminal.arrives("situation");
    let ask = flat(&super::title("situation"));
    let mut most = 80;
    for (columns, rows, key) in [
        (40, 24, DOWN),
        (120, 40, UP),
        (44, 23, DOWN),
        (80, 30, DOWN),
    ] {
        let before = terminal.history().matches("（ページ: situation、").count();
        terminal.resize(columns, rows);
        most = most.max(columns);
        terminal.turn_until("the page and its menu, drawn again", |it| {
            it.history().matches("（ページ: situation、").count() > before && it.is_open()
        });
        terminal.moves(key);
        let screen = terminal.flat();
        assert_eq!(screen.matches(&ask).count(), 1, "{screen}");
        assert_eq!(screen.matches('>').count(), 1, "{screen}");
    }
    // The marker is still known: down (the first), up (the last), down (ほか), down.
    let flow = flow();
    let first = &flow.page(flow.start()).options()[0].label;
    assert_eq!(terminal.marked(), Some(flat(first)));
    terminal.moves(DOWN);
    terminal.moves(DOWN);
    terminal.send(ENTER);
    terminal.arrives("open-url");
    terminal.send(CTRL_C);
    assert_eq!(terminal.ends_well(), 130);
    terminal.stays_within(most.into());
}

#[test]
fn a_window_may_become_too_small_for_a_menu_and_large_again() {
    for (columns, rows) in [(80, 2), (80, 1), (10, 24), (1, 24), (1, 1)] {
        let mut terminal = gmis_help(NONE).open();
        terminal.arrives("situation");
        terminal.resize(columns, rows);
        terminal.send(DOWN);
        // The prompt of numbered lines, wherever it was wrapped.
        terminal.wait("numbered lines", |it| flat(&it.history()).contains("番号:"));
        assert!(terminal.has(libc::ECHO) && terminal.has(libc::ICANON));
        terminal.resize(80, 24);
        terminal.send("\n5\n");
        terminal.arrives("login-trouble");
        terminal.send(CTRL_C);
        assert_eq!(terminal.ends_well(), 130);
    }
}

#[test]
fn a_small_terminal_neither_hangs_nor_panics() {
    for (columns, rows) in [(24, 10), (30, 8), (200, 4)] {
        let mut terminal = gmis_help(NONE).size(columns, rows).open();
        terminal.arrives("situation");
        terminal.choose(&label("situation", "spam"));
        terminal.arrives("spam-folder");
        terminal.choose(SOLVED);
        terminal.choose(QUIT);
        assert_eq!(terminal.ends_well(), 0, "{columns}x{rows}");
        terminal.stays_within(usize::from(columns));
    }
    for (columns, rows) in [(1, 24), (1, 1), (80, 2), (80, 1), (19, 24), (20, 3)] {
        let mut terminal = gmis_help(NONE).size(columns, rows).open();
        terminal.wait("a prompt", |it| it.history().contains("番号:"));
        terminal.send("2\n");
        terminal.wait("a prompt", |it| it.history().matches("番号:").count() == 2);
        terminal.send("1\n");
        terminal.wait("a prompt", |it| it.history().matches("番号:").count() == 3);
        terminal.send("2\n");
        assert_eq!(terminal.ends_well(), 0, "{columns}x{rows}");
    }
}

#[test]
fn colour_is_never_the_only_signal_and_can_be_refused() {
    let sgr =
        |terminal: &Terminal| terminal.raw().contains("m【") || terminal.raw().contains("m> ");
    for (name, value) in [("NO_COLOR", "1"), ("CLICOLOR", "0")] {
        let mut terminal = gmis_help(NONE).env(name, value).open();
        terminal.arrives("situation");
        terminal.moves(DOWN);
        assert!(!sgr(&terminal));
        terminal.choose(&label("situation", "spam"));
        terminal.arrives("spam-folder");
        terminal.choose(SOLVED);
        terminal.choose(QUIT);
        assert_eq!(terminal.ends_well(), 0);
        assert!(!sgr(&terminal), "{}", terminal.raw());
        assert!(!terminal.raw().contains("\x1b[0m") && !terminal.raw().contains("\x1b[1m"));
    }
    let mut terminal = gmis_help(NONE).open();
    terminal.arrives("situation");
    assert!(sgr(&terminal), "else this test shows nothing");
    assert!(
        !terminal.raw().contains("\x1b[3"),
        "bold and faint, no colour"
    );
    terminal.send(CTRL_C);
    assert_eq!(terminal.ends_well(), 130);
}
