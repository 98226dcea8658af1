//! Every way out leaves the terminal as it was.

use std::process::Command;

use super::CONTINUE;
use super::person::{CTRL_C, DOWN, ESC, TURN};
use super::pty::{Terminal, flat, gmis_help, program};

/// Without a controlling terminal, as otherwise the end of the session resets the terminal's mode, and nothing is
/// proved by looking at it.
fn open(args: &[&str]) -> Terminal {
    gmis_help(args).without_hangup().open()
}

fn signal(terminal: &Terminal, name: &str) {
    let id = terminal.process_id().to_string();
    let sent = Command::new("kill").args([name, &id]).status();
    assert!(sent.expect("there is a kill").success());
}

#[track_caller]
fn is_interrupted(terminal: &mut Terminal) {
    assert_eq!(terminal.ends_well(), 130);
    let history = terminal.history();
    assert_eq!(history.matches("中断しました。").count(), 1, "{history}");
}

#[test]
fn ctrl_c_in_a_menu() {
    let mut terminal = open(&[]);
    terminal.arrives("situation");
    terminal.moves(DOWN);
    assert!(
        terminal.look(vt100::Screen::hide_cursor),
        "the menu hides it"
    );
    terminal.send(CTRL_C);
    is_interrupted(&mut terminal);
}

#[test]
fn ctrl_c_in_what_escape_opens() {
    let mut terminal = open(&[]);
    terminal.arrives("situation");
    terminal.send(ESC);
    terminal.wait("what Esc opens", |it| {
        it.marked().as_deref() == Some(CONTINUE)
    });
    terminal.send(CTRL_C);
    is_interrupted(&mut terminal);
}

#[test]
fn ctrl_c_after_a_remedy() {
    let mut terminal = open(&["--from", "url-maintenance"]);
    terminal.arrives("url-maintenance");
    terminal.send(CTRL_C);
    is_interrupted(&mut terminal);
}

#[test]
fn ctrl_c_between_two_screens_of_a_page() {
    let mut terminal = open(&["--from", "spam-folder"]);
    terminal.shows(TURN);
    terminal.send(CTRL_C);
    is_interrupted(&mut terminal);
}

#[test]
fn ctrl_c_with_numbered_lines() {
    let mut terminal = gmis_help(["--plain"]).open();
    terminal.shows("番号:");
    terminal.send(CTRL_C);
    assert_eq!(terminal.ends(), 130);
    assert!(terminal.history().contains("中断しました。"));
}

#[test]
fn signals_in_a_menu() {
    for name in ["-INT", "-TERM", "-HUP"] {
        let mut terminal = open(&[]);
        terminal.arrives("situation");
        terminal.moves(DOWN);
        signal(&terminal, name);
        is_interrupted(&mut terminal);
    }
}

#[test]
fn signals_with_numbered_lines() {
    for name in ["-INT", "-TERM", "-HUP"] {
        let mut terminal = open(&["--plain"]);
        terminal.shows("番号:");
        signal(&terminal, name);
        is_interrupted(&mut terminal);
    }
}

#[test]
fn a_terminal_that_vanishes_ends_the_program() {
    for args in [vec![], vec!["--from", "spam-folder"], vec!["--plain"]] {
        for hangup in [true, false] {
            let setup = gmis_help(&args);
            let terminal = if hangup {
                setup.open()
            } else {
                setup.without_hangup().open()
            };
            terminal.wait("a prompt", |it| {
                it.marked().is_some()
                    || it.flat().contains("番号:")
                    || it.flat().contains(&flat(TURN))
            });
            terminal.vanish();
        }
    }
}

#[test]
fn the_end_of_input_ends_numbered_lines() {
    let mut terminal = gmis_help(["--plain"]).open();
    terminal.shows("番号:");
    terminal.send("\x04");
    assert_eq!(terminal.ends_well(), 130);
}

#[test]
fn a_panic_shows_the_cursor_and_a_sentence() {
    let myself = std::env::current_exe().expect("this test has a file");
    let name = format!("{}::panics_with_a_hidden_cursor", module_path!());
    let name = name.split_once("::").expect("a module").1;
    let args = ["--exact", name, "--ignored", "--nocapture"];
    let mut terminal = program(&myself, args).open();
    assert_ne!(terminal.ends_well(), 0);
    terminal.shows("エラー: gmis-help の誤りで止まりました（");
    assert!(
        terminal.raw().contains("\x1b[?25l"),
        "the cursor was hidden"
    );
    assert!(!terminal.flat().contains("panickedat"));
}

/// What the test above runs.
#[test]
#[ignore = "panics on purpose, in a terminal of its own"]
fn panics_with_a_hidden_cursor() {
    gmis_help::ui::terminal::restore_on_panic();
    let mut err = std::io::stderr();
    std::io::Write::write_all(&mut err, b"\x1b[?25l").expect("a terminal");
    panic!("on purpose");
}

#[test]
fn nothing_is_left_to_undo_after_a_good_end() {
    let mut terminal = open(&["--from", "url-maintenance"]);
    terminal.arrives("url-maintenance");
    terminal.choose(super::SOLVED);
    assert_eq!(terminal.ends_well(), 0);
}
