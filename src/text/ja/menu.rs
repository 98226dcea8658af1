//! Messages about the keys of a menu.

/// The keys that work, shown under every menu, with its `others`; second, the line that Enter shows before anything was
/// chosen, no longer.
pub fn keys(others: &str) -> (String, String) {
    (
        format!("番号を押して選び、Enter で決めます（↑↓ でも選べます）。\n{others}"),
        format!("先に番号を押してください（↑↓ でも選べます）。\n{others}"),
    )
}

/// The other keys on the first page.
pub const FIRST: &str = "/：探す　?：説明　q：やめる";
/// The same on a page with a page before it.
pub const PAGE: &str = "←：戻る　/：探す　?：説明　q：やめる";
/// The same in a list opened from a page.
pub const LIST: &str = "/：探す　?：説明　q ←：閉じる";
/// The same in the list of ways to leave a page that is not yet shown to its end.
pub const LEAVING: &str = "q ←：閉じる";

/// The same two for a screen with too few rows for them.
pub const FEW_KEYS: (&str, &str) = (
    "番号と Enter で決めます。?：説明",
    "先に番号を押してください。",
);

/// What `?` shows: each key and what it does.
pub const HELP: [(&str, &str); 8] = [
    ("1 2 3 …", "その番号の行を選びます（まだ決まりません）"),
    ("Enter", "選んだ行に決めます"),
    ("↑ ↓ Tab j k", "上下の行を選びます"),
    ("Home End", "最初の行、最後の番号の行を選びます"),
    (
        "← Backspace",
        "前のページに戻ります（番号を打っている間の Backspace は、1文字消します）",
    ),
    ("q Esc", "続ける、戻る、最初から、終了を選べます"),
    (
        "/",
        "言葉でページを探します（番号か id なら、そのページに移ります）",
    ),
    ("?", "この説明を出します"),
];

/// A key, before what it does.
pub fn key(key: &str) -> String {
    format!("  {key}：")
}

/// The prompt after `/`.
pub const GO_TO: &str = "言葉か番号（空なら戻る）: ";

/// Heading of [`HELP`].
pub const HELP_TITLE: &str = "【使えるキー】";

/// Shown under a menu that takes several screens: which of them this is.
pub fn menu_part(part: usize, parts: usize) -> String {
    format!("（{part}/{parts} ↓で続き）")
}
