//! Every way out restores the terminal.

use std::io;
use std::mem::ManuallyDrop;
use std::process::Command;
use std::thread;
use std::time::Duration;

use gmis_help::ui::Prompter;
use gmis_help::ui::lines::Plain;
use gmis_help::ui::menu::Menu;
use gmis_help::ui::screen::{Remedies, Screen};
use gmis_help::ui::sink::Sink;

use super::CONTINUE;
use super::person::{CTRL_C, DOWN, ESC, TURN};
use super::pty::{Terminal, flat, gmis_help, program, shell};

/// Opens a terminal that controls no session: otherwise the end of the session would reset the terminal's mode, and
/// checking the mode would prove nothing.
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
    ends_early(terminal, 130);
}

/// Asserts that the program ends with this code after saying that it was interrupted.
#[track_caller]
fn ends_early(terminal: &mut Terminal, code: u32) {
    assert_eq!(terminal.ends_well(), code);
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
    terminal.interrupts();
    is_interrupted(&mut terminal);
}

#[test]
fn ctrl_c_in_what_escape_opens() {
    let mut terminal = open(&[]);
    terminal.arrives("situation");
    terminal.send(ESC);
    terminal.wait("what Esc opens", |it| it.flat().contains(CONTINUE));
    terminal.interrupts();
    is_interrupted(&mut terminal);
}

#[test]
fn ctrl_c_after_a_remedy() {
    let mut terminal = open(&["--from", "url-maintenance"]);
    terminal.arrives("url-maintenance");
    terminal.interrupts();
    is_interrupted(&mut terminal);
}

#[test]
fn ctrl_c_between_two_screens_of_a_page() {
    let mut terminal = open(&["--from", "spam-folder"]);
    terminal.shows(TURN);
    terminal.interrupts();
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
    for (name, code) in [("-INT", 130), ("-TERM", 143), ("-HUP", 129)] {
        let mut terminal = open(&[]);
        terminal.arrives("situation");
        terminal.moves(DOWN);
        signal(&terminal, name);
        ends_early(&mut terminal, code);
    }
}

#[test]
fn signals_with_numbered_lines() {
    for (name, code) in [("-INT", 130), ("-TERM", 143), ("-HUP", 129)] {
        let mut terminal = open(&["--plain"]);
        terminal.shows("番号:");
        signal(&terminal, name);
        ends_early(&mut terminal, code);
    }
}

#[test]
fn a_signal_while_half_a_character_is_read() {
    let mut terminal = open(&[]);
    terminal.arrives("situation");
    terminal.moves(DOWN);
    terminal.send([0xe3]);
    thread::sleep(Duration::from_millis(50));
    signal(&terminal, "-TERM");
    ends_early(&mut terminal, 143);
}

/// A shell that keeps the terminal so that its mode can be compared; exits with 99 if the mode has changed.
const KEPT: &str =
    r#"trap : INT; m=$(stty -g); "$0" "$@"; s=$?; test "$m" = "$(stty -g)" || s=99; exit $s"#;

#[test]
fn ctrl_c_is_never_lost_however_early_it_comes() {
    for keys in 0..12 {
        let mut terminal = shell(KEPT).open();
        terminal.arrives("situation");
        terminal.send(DOWN.repeat(keys));
        if keys % 2 == 0 {
            thread::sleep(Duration::from_micros(300));
        }
        terminal.send(CTRL_C);
        is_interrupted(&mut terminal);
    }
    for page in ["spam-folder", "url-maintenance"] {
        let line = KEPT.replace("\"$@\"", &format!("--from {page}"));
        let mut terminal = shell(&line).open();
        // Long before the first key is read.
        terminal.shows("【");
        terminal.send(CTRL_C);
        is_interrupted(&mut terminal);
    }
}

#[test]
fn ctrl_c_as_a_character_in_a_line() {
    let mut terminal = open(&["--plain"]);
    terminal.shows("番号:");
    // Ctrl-V makes the terminal pass it on as a character.
    terminal.send("1\x16\x03\n");
    is_interrupted(&mut terminal);
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
                it.is_open() || it.flat().contains("番号:") || it.flat().contains(&flat(TURN))
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
    let mut terminal = program(&myself, args).without_hangup().open();
    assert_ne!(terminal.ends_well(), 0);
    terminal.shows("エラー: gmis-help の誤りで止まりました（");
    assert!(
        terminal.raw().contains("\x1b[?25l"),
        "the cursor was hidden"
    );
    assert!(!terminal.flat().contains("panickedat"));
}

/// The program of the test above.
#[test]
#[ignore = "panics on purpose, in a terminal of its own"]
fn panics_with_a_hidden_cursor() {
    gmis_help::ui::terminal::restore_on_panic();
    let sink = || Sink::endless(io::sink());
    let mut screen = Screen::new(sink(), sink(), Remedies::Nobody);
    // Never dropped: that would undo what the panic hook has to undo.
    let mut menu = ManuallyDrop::new(Menu::new(Plain::new(Box::new(io::empty()))));
    let _ = menu.show(&[], false, &mut screen);
    let mut err = std::io::stderr();
    std::io::Write::write_all(&mut err, b"\x1b[?25l").expect("a terminal");
    panic!("on purpose");
}

#[test]
fn nothing_is_left_to_undo_after_a_good_end() {
    let mut terminal = open(&["--from", "url-maintenance"]);
    terminal.arrives("url-maintenance");
    terminal.choose(super::SOLVED);
    terminal.choose(super::QUIT);
    assert_eq!(terminal.ends_well(), 0);
}

#[test]
fn a_signal_ends_a_walk_whose_terminal_takes_nothing() {
    for (name, code) in [("-INT", 130), ("-TERM", 143), ("-HUP", 129)] {
        for args in [&[][..], &["--plain"][..]] {
            let mut terminal = open(args);
            terminal.wait("a prompt", |it| it.is_open() || it.flat().contains("番号:"));
            // Ctrl-S stops output; the next key must draw something.
            terminal.send("\x13");
            thread::sleep(Duration::from_millis(100));
            terminal.send("2\r");
            thread::sleep(Duration::from_millis(100));
            let start = std::time::Instant::now();
            signal(&terminal, name);
            assert_eq!(terminal.ends(), code, "{name} {args:?}");
            assert!(start.elapsed() < Duration::from_millis(1500));
        }
    }
}

#[test]
fn a_signal_that_was_ignored_at_the_start_stays_ignored() {
    let mut terminal = shell(r#"trap '' HUP; exec "$0""#).open();
    terminal.arrives("situation");
    signal(&terminal, "-HUP");
    thread::sleep(Duration::from_millis(200));
    terminal.moves(DOWN);
    terminal.send(CTRL_C);
    is_interrupted(&mut terminal);
}

#[test]
fn a_process_that_quits_or_aborts_shows_the_cursor_again() {
    for name in ["-QUIT", "-ABRT"] {
        let mut terminal = open(&[]);
        terminal.arrives("situation");
        terminal.moves(DOWN);
        signal(&terminal, name);
        assert_ne!(terminal.ends(), 0);
        let raw = terminal.raw();
        let hidden = raw.rfind("\x1b[?25l").expect("a menu hides the cursor");
        let shown = raw.rfind("\x1b[?25h").expect("it is shown");
        assert!(hidden < shown, "{name}");
    }
}
