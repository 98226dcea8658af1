//! Messages about the keys of a menu.

pub fn keys(others: &str) -> (String, String) {
    (
        format!("Press a number, then Enter (↑↓ too). {others}"),
        format!("Press a number first (↑↓ too). {others}"),
    )
}

pub const FIRST: &str = "/: find  ?: help  q: quit";
pub const PAGE: &str = "←: back  /: find  ?: help  q: quit";
pub const LIST: &str = "/: find  ?: help  q ←: close";
pub const LEAVING: &str = "q ←: close";

pub const FEW_KEYS: (&str, &str) = (
    "Press a number, then Enter. ?: help",
    "Press a number first.",
);

pub const HELP: [(&str, &str); 8] = [
    (
        "1 2 3 ...",
        "marks the line of that number (nothing is chosen yet)",
    ),
    ("Enter", "chooses the marked line"),
    ("↑ ↓ Tab j k", "marks the line above or below"),
    ("Home End", "marks the first line, or the last numbered one"),
    (
        "← Backspace",
        "goes back to the page before (while a number is being typed, Backspace removes a digit)",
    ),
    ("q Esc", "to continue, go back, start over or quit"),
    ("/", "searches for words (a number or id goes to that page)"),
    ("?", "shows these keys"),
];

pub fn key(key: &str) -> String {
    format!("  {key}: ")
}

pub const GO_TO: &str = "Words or number (none: back): ";

pub const HELP_TITLE: &str = "[Keys]";

pub fn menu_part(part: usize, parts: usize) -> String {
    format!("({part}/{parts}, more with ↓)")
}
