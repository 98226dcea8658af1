//! The other entries of the menus: back, start again, stop, save.

use super::person::{DOWN, ENTER, ESC};
use super::pty::{Terminal, gmis_help};
use super::{CONTINUE, OTHER, QUIT, RESTART, SAVE, SOLVED, label, title};
use crate::harness::Folder;

const NONE: [&str; 0] = [];

/// Counts how often this page was shown.
fn times_shown(terminal: &Terminal, page: &str) -> usize {
    let id = format!("（ページ: {page}、");
    terminal.history().matches(&id).count()
}

fn back_to(page: &str) -> String {
    format!("戻る（{}）", title(page))
}

#[test]
fn the_last_entry_leads_back_and_says_where_to() {
    let mut terminal = gmis_help(NONE).open();
    terminal.arrives("situation");
    assert!(!terminal.flat().contains("戻る"));
    terminal.choose(&label("situation", "login"));
    terminal.arrives("login-trouble");
    terminal.choose(&back_to("situation"));
    terminal.wait("the first page again", |it| {
        times_shown(it, "situation") == 2 && it.is_open()
    });
    terminal.send(super::person::CTRL_C);
    assert_eq!(terminal.ends_well(), 130);
}

#[test]
fn escape_and_q_ask_what_to_do_and_lose_nothing() {
    for key in [ESC, "q"] {
        let mut terminal = gmis_help(["--from", "login-trouble"]).open();
        terminal.arrives("login-trouble");
        terminal.moves(DOWN);
        terminal.moves(DOWN);
        let marked = terminal.marked();
        terminal.send(key);
        terminal.wait("what Esc opens", |it| it.flat().contains(CONTINUE));
        assert!(
            terminal
                .flat()
                .contains(&super::pty::flat(&title("login-trouble")))
        );
        // On the first page there is nothing to go back to.
        assert!(!terminal.flat().contains("戻る（"));
        terminal.choose(CONTINUE);
        terminal.wait("the marker where it was", |it| it.marked() == marked);
        terminal.send(key);
        terminal.wait("what Esc opens", |it| it.flat().contains(CONTINUE));
        // The keys named below it do what they say: the same key closes it.
        let keys = terminal.flat();
        assert!(
            keys.contains("q←：閉じる") && !keys.contains("q：やめる"),
            "{keys}"
        );
        terminal.send(key);
        terminal.wait("the page's own keys", |it| it.flat().contains("q：やめる"));
        terminal.send(key);
        terminal.wait("what Esc opens", |it| it.flat().contains(CONTINUE));
        terminal.choose(QUIT);
        assert_eq!(terminal.ends_well(), 130);
    }
}

#[test]
fn escape_leads_to_the_start_and_back() {
    let mut terminal = gmis_help(NONE).open();
    terminal.arrives("situation");
    terminal.choose(&label("situation", "not-found"));
    terminal.arrives("when-applied");
    terminal.choose(&label("when-applied", "long-ago"));
    terminal.arrives("mail-search");
    terminal.send(ESC);
    terminal.wait("what Esc opens", |it| it.flat().contains(CONTINUE));
    terminal.choose(&back_to("when-applied"));
    terminal.wait("the page before", |it| times_shown(it, "when-applied") == 2);
    terminal.wait("its menu", Terminal::is_open);
    terminal.send(ESC);
    terminal.wait("what Esc opens", |it| it.flat().contains(CONTINUE));
    terminal.choose(RESTART);
    terminal.wait("the first page", |it| times_shown(it, "situation") == 2);
    terminal.wait("its menu", Terminal::is_open);
    terminal.send(ESC);
    terminal.wait("what Esc opens", |it| it.flat().contains(CONTINUE));
    terminal.choose(QUIT);
    assert_eq!(terminal.ends_well(), 130);
}

#[test]
fn after_a_remedy_the_page_can_be_saved_and_nothing_is_overwritten() {
    let folder = Folder::new();
    let mine = folder.file("gmis-help-spam-folder.txt", "mine");
    let mut terminal = gmis_help(["--from", "spam-folder"])
        .dir(folder.path())
        .open();
    for name in ["gmis-help-spam-folder-2.txt", "gmis-help-spam-folder-3.txt"] {
        terminal.arrives("spam-folder");
        terminal.choose(OTHER);
        terminal.choose(SAVE);
        terminal.shows(&folder.path().join(name).display().to_string());
        let saved = std::fs::read_to_string(folder.path().join(name)).expect("UTF-8");
        let shown = crate::harness::gmis_help(["show", "spam-folder"]).run();
        let _ = shown.status(0).stdout(&saved);
    }
    assert_eq!(std::fs::read_to_string(mine).expect("it is there"), "mine");
    assert_eq!(folder.names().len(), 3);
    terminal.choose(OTHER);
    terminal.choose(QUIT);
    assert_eq!(terminal.ends_well(), 0, "a remedy was shown");
}

#[test]
fn a_page_that_cannot_be_saved_is_no_end() {
    let mut terminal = gmis_help(["--from", "spam-folder"])
        .dir(std::path::Path::new("/proc"))
        .open();
    terminal.arrives("spam-folder");
    terminal.choose(OTHER);
    terminal.choose(SAVE);
    terminal.shows("「/proc/gmis-help-spam-folder.txt」に書けません。");
    terminal.choose(SOLVED);
    terminal.choose(QUIT);
    assert_eq!(terminal.ends_well(), 0);
}

#[test]
fn the_other_entries_after_a_remedy_lead_back_and_to_the_start() {
    let mut terminal = gmis_help(NONE).open();
    terminal.arrives("situation");
    terminal.choose(&label("situation", "spam"));
    terminal.arrives("spam-folder");
    terminal.choose(OTHER);
    terminal.choose(CONTINUE);
    terminal.wait("the page's own menu", |it| {
        it.marked().as_deref() == Some(OTHER)
    });
    terminal.moves(super::person::UP);
    terminal.send(ENTER);
    terminal.arrives("open-url");
    terminal.choose(&back_to("spam-folder"));
    terminal.turn_until("the remedy again", |it| {
        times_shown(it, "spam-folder") == 2 && it.is_open()
    });
    terminal.choose(OTHER);
    terminal.choose(RESTART);
    terminal.wait("the first page", |it| times_shown(it, "situation") == 2);
    terminal.wait("its menu", Terminal::is_open);
    terminal.send(super::person::CTRL_C);
    assert_eq!(terminal.ends_well(), 130);
}

#[test]
fn a_remedy_that_leads_nowhere_asks_all_the_same_and_ends_where_it_is_said() {
    let mut terminal = gmis_help(["--from", "contact-office"]).open();
    terminal.arrives("contact-office");
    terminal.choose(super::NOT_SOLVED);
    terminal.shows("この案内にある手順はここまでです。");
    terminal.choose(QUIT);
    assert_eq!(terminal.ends_well(), 0);
}
