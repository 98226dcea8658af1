//! Whole walks with arrow keys and Enter.

use super::pty::{Terminal, flat, gmis_help};
use super::{NOT_SOLVED, QUIT, SOLVED, label, number};

const NONE: [&str; 0] = [];

/// Walks these steps, each a page and the option taken there, as far as the last page.
#[track_caller]
fn walk(terminal: &mut Terminal, steps: &[(&str, &str)], last: &str) {
    for (page, option) in steps {
        terminal.arrives(page);
        terminal.choose(&label(page, option));
        // The next screen may already have scrolled it away.
        let echo = flat(&format!(
            "→ {} {}",
            number(page, option),
            label(page, option)
        ));
        terminal.wait(&echo, |it| flat(&it.history()).contains(&echo));
    }
    terminal.arrives(last);
}

/// Walks in a terminal with this many columns; the last remedy helps.
#[track_caller]
fn walks(columns: u16, steps: &[(&str, &str)], last: &str) {
    let mut terminal = gmis_help(NONE).size(columns, 24).open();
    walk(&mut terminal, steps, last);
    terminal.choose(SOLVED);
    terminal.choose(QUIT);
    assert_eq!(terminal.ends_well(), 0);
    terminal.stays_within(usize::from(columns));
    let shown = format!("（ページ: {last}、");
    assert!(terminal.history().contains(&shown));
}

#[test]
fn to_mailbox_capacity() {
    let steps = [
        ("situation", "not-found"),
        ("when-applied", "long-ago"),
        ("mail-search", "full"),
    ];
    walks(80, &steps, "mailbox-capacity");
    walks(40, &steps, "mailbox-capacity");
}

#[test]
fn to_spam_folder() {
    walks(80, &[("situation", "spam")], "spam-folder");
    walks(40, &[("situation", "spam")], "spam-folder");
}

#[test]
fn to_absent_staff_and_on() {
    let steps = [("situation", "absent"), ("absent-staff", "nobody-may-read")];
    walks(80, &steps, "change-request");
    walks(40, &steps, "change-request");
}

#[test]
fn to_unreachable_url_and_on_where_it_does_not_help() {
    let mut terminal = gmis_help(NONE).open();
    let steps = [("situation", "url"), ("open-url", "unreachable")];
    walk(&mut terminal, &steps, "unreachable-url");
    terminal.choose(NOT_SOLVED);
    terminal.arrives("url-filter");
    terminal.choose(NOT_SOLVED);
    terminal.arrives("url-maintenance");
    terminal.choose(SOLVED);
    terminal.choose(QUIT);
    assert_eq!(terminal.ends_well(), 0);
}

#[test]
fn to_missing_email_and_on() {
    let steps = [
        ("situation", "not-found"),
        ("when-applied", "long-ago"),
        ("mail-search", "nowhere"),
        ("missing-email", "wrong-code"),
        ("wrong-code", "differs"),
    ];
    walks(80, &steps, "apply-again-code");
    walks(40, &steps, "apply-again-code");
}
