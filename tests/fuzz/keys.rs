//! Any bytes as input, in the menu and as numbered lines: nothing panics, every byte is consumed, Enter chooses nothing
//! unless a key on this very menu moved the marker there, and a walk ends.

#![no_main]

use std::io::{self, Cursor};
use std::sync::Once;
use std::env;

use gmis_help::flow::Flow;
use gmis_help::flow::check::check;
use gmis_help::ui::lines::Plain;
use gmis_help::ui::menu::marker::{Act, Lines, Marker};
use gmis_help::ui::screen::{Remedies, Screen};
use gmis_help::ui::sink::Sink;
use gmis_help::ui::terminal::keys::{Key, bytes};
use gmis_help::walk;
use gmis_help::yaml::source::Source;
use libfuzzer_sys::fuzz_target;

/// Ctrl-C ends the process, which would count as a crash.
const CTRL_C: u8 = 3;

thread_local! {
    static FLOW: Flow = {
        let text = include_str!("../cli/desk.yaml").as_bytes().to_vec();
        check(&Source::from_bytes("desk.yaml", text)).flow.expect("it is right")
    };
}

static NOWHERE: Once = Once::new();

fuzz_target!(|typed: &[u8]| {
    // Saving must not fill a disk.
    NOWHERE.call_once(|| {
        env::set_current_dir("/proc").expect("it is there");
        for home in ["HOME", "USERPROFILE", "OneDrive"] {
            // No other thread runs yet.
            unsafe { env::remove_var(home) };
        }
    });
    menu(typed, &[], 1);
    menu(typed, &[1, 2, 7, 8, 9], 5);
    menu(typed, &(1..=120).collect::<Vec<_>>(), 122);
    lines(typed);
});

/// A menu of `all` lines, the first of which have these numbers; it reopens whenever something was asked for.
fn menu(typed: &[u8], numbers: &[usize], all: usize) {
    let lines = Lines { numbers, all, per_page: 7 };
    let (mut marker, mut is_touched) = (Marker::default(), false);
    let mut rest = typed;
    while !rest.is_empty() {
        let (key, length) = bytes::first(rest, true).expect("nothing more comes");
        assert!((1..=rest.len()).contains(&length), "{key:?} {length}");
        rest = &rest[length..];
        is_touched |= !matches!(key, Key::Enter | Key::Other | Key::Redraw);
        let act = marker.key(key, lines);
        assert!(marker.at.is_none_or(|at| at < all && is_touched));
        match act {
            Some(Act::Choose(at)) => assert!(at < all && is_touched),
            None => continue,
            Some(_) => {}
        }
        (marker, is_touched) = (Marker::default(), false);
    }
}

fn lines(typed: &[u8]) {
    let typed: Vec<u8> = typed.iter().copied().filter(|byte| *byte != CTRL_C).collect();
    let sink = || Sink::endless(io::sink());
    let mut screen = Screen::new(sink(), sink(), Remedies::Out);
    let mut prompter = Plain::new(Box::new(Cursor::new(typed)));
    FLOW.with(|flow| {
        let walked = walk::walk(flow, flow.start(), &mut prompter, &mut screen, &mut |_, _| {});
        let _ = walked.expect("a sink can be written");
    });
}
