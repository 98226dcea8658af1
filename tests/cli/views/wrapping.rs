//! Lines for terminals: widths, places to break, and what no line begins or ends with.

use std::time::{Duration, Instant};

use gmis_help::wrap::{width, wrap};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::select;
use unicode_width::UnicodeWidthStr;

/// Checks the lines, and that none is too wide, which a table of expected lines does not show.
#[track_caller]
fn check(text: &str, columns: usize, first: &str, rest: &str, lines: &[&str]) {
    let got = wrap(text, columns, first, rest);
    assert_eq!(got, lines, "{text}");
    assert!(got.iter().all(|line| width(line) < columns.max(20)));
}

#[test]
fn a_character_is_as_wide_as_on_a_japanese_console() {
    for c in "日ー。％…①※→“”─αДéß´℃ⁿℓ\u{2126}\u{212B}\u{E000}😀".chars()
    {
        assert_eq!(width(&c.to_string()), 2, "{c}");
    }
    for c in "aｱﾞｰ｡¥\\✔\u{A0}".chars() {
        assert_eq!(width(&c.to_string()), 1, "{c}");
    }
    for c in "\t\r\n\u{1B}\u{3099}\u{309A}\u{301}\u{200B}\u{200D}\u{FEFF}\u{E0100}".chars() {
        assert_eq!(width(&c.to_string()), 0, "{c:?}");
    }
    assert_eq!(width("✔\u{FE0F}"), 2); // some terminals draw ✔ narrow, none wider
}

#[test]
fn a_numbered_step() {
    let step = "G-MISへのログインには、ユーザID（医療機関等に割り当てられた10桁の番号）と\
                パスワードが必要です。";
    let narrow = [
        "1. G-MISへのログインには、ユーザID（医",
        "   療機関等に割り当てられた10桁の番号）",
        "   とパスワードが必要です。",
    ];
    let wide = [
        "1. G-MISへのログインには、ユーザID（医療機関等に割り当てられた10桁の番号）とパ",
        "   スワードが必要です。",
    ];
    check(step, 40, "1. ", "   ", &narrow);
    check(step, 80, "1. ", "   ", &wide);
}

#[test]
fn the_number_of_an_origin_stands_before_its_origin() {
    let origins = "〔1〕この案内の作成者、2026 〔2〕愛知県〔補足〔1〕〕";
    let lines = ["〔1〕この案内の作成者、2026", "〔2〕愛知県〔補足〔1〕〕"];
    check(origins, 34, "", "", &lines);
    let lines = ["番号を見直します。", "（補足〔1〕）"];
    for columns in 23..29 {
        check("番号を見直します。（補足〔1〕）", columns, "", "", &lines);
    }
}

#[test]
fn a_range_is_one_number_and_no_last_line_is_one_character() {
    let lines = ["変更の連絡まで、通常", "1～2週間"];
    check(&lines.concat(), 23, "", "", &lines);
    for end in ["す", "す。"] {
        let lines = ["新しいパスワードを決め", &format!("ま{end}")];
        check(&lines.concat(), 26, "", "", &lines);
    }
}

#[test]
fn addresses_numbers_and_dates_stay_whole() {
    let contact = "お問い合わせは、厚生労働省G-MIS事務局（info@g-mis.net、電話0570-783-872、\
                   平日9:00～17:00）へ。期限は2026-11-22です。";
    let narrow = [
        "お問い合わせは、厚生労働省G-MIS事務局",
        "（info@g-mis.net、電話0570-783-872、平",
        "日9:00～17:00）へ。期限は2026-11-22",
        "です。",
    ];
    let wide = [
        "お問い合わせは、厚生労働省G-MIS事務局（info@g-mis.net、電話0570-783-872、平日",
        "9:00～17:00）へ。期限は2026-11-22です。",
    ];
    check(contact, 40, "", "", &narrow);
    check(contact, 80, "", "", &wide);
    let lines = ["登録画面の名前は", "user-Registration-Form です。"];
    check(&lines.concat(), 32, "", "", &lines);
}

#[test]
fn a_url_is_broken_only_if_longer_than_a_line() {
    let register = "新規ユーザ登録は https://www.g-mis.mhlw.go.jp/user-Registration-Form から。";
    let narrow = [
        "2. 新規ユーザ登録は",
        "   https://www.g-mis.mhlw.go.jp/user-Re",
        "   gistration-Form から。",
    ];
    let wide = ["2. 新規ユーザ登録は https://www.g-mis.mhlw.go.jp/user-Registration-Form から。"];
    check(register, 40, "2. ", "   ", &narrow);
    check(register, 80, "2. ", "   ", &wide);

    // A prefix that leaves no room for a URL gets a line of its own; blanks before a URL are dropped.
    let path = ["保存しました:", "/home/desk/document", "s/page.txt"];
    check(
        "保存しました: /home/desk/documents/page.txt",
        16,
        "",
        "",
        &path,
    );
    let url = "https://www.g-mis.mhlw.go.jp/";
    let lines = ["出典（手引き）：", &format!("  {url}")];
    check(url, 40, lines[0], "  ", &lines);
    check(&format!("{:12}{url}", ""), 40, "", "", &[url]);
    // A URL that must be broken anyway stays on the line of its prefix.
    let lines = ["出典：https://www.g-mis.mhlw", ".go.jp/"];
    check(url, 29, "出典：", "", &lines);
    // The same goes for an opening bracket at the end of a line.
    check(&format!("「{url}」"), 30, "", "", &["「", url, "」"]);
    let lines = ["「https://www.g-mis.mhlw.go.", "jp/」"];
    check(&lines.concat(), 29, "", "", &lines);
    let lines = ["「https://www.g-mis.mhlw.go.j", "  p/」"];
    check(&format!("「{url}」"), 30, "", "  ", &lines);
    let lines = ["> 登録", "> 12345678901234567", "> 89"];
    check("登録\n1234567890123456789", 20, "> ", "> ", &lines);
}

#[test]
fn no_line_starts_with_a_closer_or_small_kana() {
    let hint = "「ＩＤまたはパスワードが違います」と表示されたときは、大文字・小文字の区別、\
                全角／半角の違いを確かめてください。";
    let narrow = [
        "注意：「ＩＤまたはパスワードが違いま",
        "      す」と表示されたときは、大文字・",
        "      小文字の区別、全角／半角の違いを",
        "      確かめてください。",
    ];
    check(hint, 40, "注意：", "      ", &narrow);
    let ends = "。、」）！ー々ッァ：・％".chars().map(String::from);
    for end in ends.chain(["」）。", "ー％", " ー", " 々"].map(String::from)) {
        let lines = ["あいうえおかきく", &format!("け{end}こ")];
        check(&lines.concat(), 20, "", "", &lines);
    }
    for opener in ["「", "（", "『【", "（ ", "（　"] {
        let lines = ["あいうえおかきく", &format!("{opener}けこ")];
        check(&lines.concat(), 20, "", "", &lines);
    }
    for lines in [
        ["かきくけこさG-MIS", "（注）"],
        ["かきくけこさし2026", "（注）"],
        ["かきくけこさしす①", "（注）"],
        ["かきくけこさしす", "①(注)"],
    ] {
        check(&lines.concat(), 20, "", "", &lines);
    }
    let lines = ["かきくけこさし", "%TEMP%"];
    check(&lines.join(" "), 20, "", "", &lines);
    // A run that no line can hold gives up one of its characters; where none can, width wins.
    for end in "。！ー％)!./".chars() {
        let lines = ["x①②③④⑤⑥⑦⑧", &format!("⑨{end}")];
        check(&lines.concat(), 19, "", "", &lines);
    }
    let lines = ["\u{FE0F}".repeat(19), "\u{FE0F}".to_owned()];
    check(
        &lines.concat(),
        20,
        "",
        "",
        &lines.each_ref().map(|s| &s[..]),
    );
    check(
        "。。。。。。。。。。",
        20,
        "",
        "",
        &["。。。。。。。。。", "。"],
    );
}

#[test]
fn forced_breaks_and_blanks() {
    check("", 40, "1. ", "   ", &["1."]);
    check("\n", 40, "", "  ", &["", ""]);
    check(
        "a  \r\n\n　b  c　 ",
        40,
        "・",
        "  ",
        &["・a", "", "  　b  c"],
    );
    let lines = ["行末の空白は", "消える"];
    check(&lines.join("　 　　　　"), 20, "", "", &lines);
    let lines = ["行末の空白は必ずもa", "消える"];
    check(&lines.join(" 　"), 20, "", "", &lines);
    let lines = ["1234567890", "123456\u{A0}890\u{A0}"];
    check(&lines.join(" "), 20, "", "", &lines);
}

#[test]
fn a_prefix_never_takes_the_room_of_the_text() {
    let lines = ["お問い合わせ先：厚", "生労働省"];
    check(
        "厚生労働省",
        0,
        "お問い合わせ先：",
        "               ",
        &lines,
    );
    check(
        "厚生労働省",
        19,
        "           ",
        "",
        &["           厚生労", "働省"],
    );
    check("厚生労働省", 19, "            ", "", &["厚生労働省"]);
}

#[test]
fn time_is_linear() {
    let start = Instant::now();
    for unit in [
        "a", "。", "「", "あ", " ", "a\u{301}", "\u{301}", "\u{FE0F}", "a/", "é", "あ  ",
    ] {
        assert!(!wrap(&unit.repeat(100_000), 80, "", "").is_empty());
    }
    // A quadratic algorithm would take minutes.
    assert!(start.elapsed() < Duration::from_secs(10));
}

/// Whether a line may drop the character at its end.
fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

const CLOSERS: &str = "、。，．）」』】〕］｝〉》！？・：；ー々ぁゃゅょっァャッ｡｣ｰﾞ";
const OPENERS: &str = "「『（【〔［｛〈《｢";

fn opener(c: char) -> bool {
    OPENERS.contains(c)
}

fn closer(c: char) -> bool {
    CLOSERS.contains(c)
}

fn one_of(chars: &'static str) -> impl Strategy<Value = String> {
    select(chars.chars().map(String::from).collect::<Vec<_>>())
}

/// Text as in a flow file; a line may end after any character except openers, characters before a closer, and ASCII
/// followed by ASCII.
fn japanese() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => one_of("日本語医療機関かなカナ報告ＩＤ１２ｱ"),
        2 => one_of(CLOSERS),
        1 => one_of(OPENERS),
        1 => one_of(" 　"),
        1 => "[a-zA-Z0-9][a-z0-9./@:_-]{0,30}[a-z0-9]",
    ];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn anything() -> impl Strategy<Value = String> {
    let nasty = "\u{3099}\u{309A}\u{301}\u{200B}\u{200D}\u{2060}\u{FEFF}\u{FE0F}\u{A0}\u{202F}\
                 \u{AD}\u{85}\u{2028}\r\n\t\u{0}\u{1B}\u{202E}שلا👨👩🏽🇯🇵각ᄀ…“”％₩ⅧéД①";
    let piece = prop_oneof![japanese(), any::<String>(), one_of(nasty)];
    vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Returns the text of each line. Only for `first` and `rest` that are usable as prefixes.
fn bodies(lines: &[String], first: &str, rest: &str) -> Vec<String> {
    let prefixes = [first].into_iter().chain(std::iter::repeat(rest));
    let body = |(line, prefix): (&String, &str)| line.strip_prefix(prefix).unwrap_or("").to_owned();
    lines.iter().zip(prefixes).map(body).collect()
}

/// Whether a line may end somewhere within `line`, so that it can give up its end.
fn can_give_up(line: &str) -> bool {
    line.char_indices().skip(1).any(|(at, after)| {
        let head = line[..at].trim_end();
        let Some(before) = head.chars().next_back() else {
            return false;
        };
        let in_word = head.len() == at && before.is_ascii() && after.is_ascii();
        !(in_word || opener(before) || closer(after) || is_blank(after))
    })
}

fn ascii_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_graphic())
        .filter(|word| !word.is_empty())
}

proptest! {
    #[test]
    fn width_is_kept(text in anything(), columns in 0..100_usize, first in anything(), rest in anything()) {
        for line in wrap(&text, columns, &first, &rest) {
            prop_assert!(width(&line) < columns.max(20), "{line:?}");
        }
    }

    #[test]
    fn width_is_additive_and_not_below_that_of_the_sequence(a in anything(), b in anything()) {
        prop_assert_eq!(width(&a) + width(&b), width(&format!("{a}{b}")));
        // The crate counts control characters as 1, and < = > with U+0338 as wide.
        let text = a.replace(|c: char| c.is_control() || c == '\u{338}', "");
        prop_assert!(width(&text) >= text.width_cjk());
    }

    #[test]
    fn text_is_kept_but_for_blanks_at_breaks(text in anything(), columns in 0..100_usize) {
        let lines = wrap(&text, columns, "1. ", "   ");
        prop_assert!(lines.len() > text.matches('\n').count());
        let mut left = text.as_str();
        for body in bodies(&lines, "1. ", "   ") {
            while !left.starts_with(&body) {
                prop_assert!(left.starts_with(is_blank), "{body:?} is not at {left:?}");
                left = left.strip_prefix(is_blank).unwrap_or(left);
            }
            left = &left[body.len()..];
        }
        prop_assert_eq!(left.trim(), "");
    }

    #[test]
    fn kinsoku_is_kept_where_the_line_before_can_give_up_its_end(text in japanese(), columns in 20..80_usize) {
        for pair in bodies(&wrap(&text, columns, "・", "  "), "・", "  ").windows(2) {
            let broken = pair[1].starts_with(closer) || pair[0].ends_with(opener);
            prop_assert!(!broken || !can_give_up(&pair[0]), "{pair:?}");
        }
    }

    #[test]
    fn ascii_words_are_whole_unless_longer_than_a_line(text in japanese(), columns in 20..80_usize) {
        let lines = wrap(&text, columns, "・", "  ").join("\n");
        let mut got = ascii_words(&lines);
        for word in ascii_words(&text) {
            let mut left = word.strip_prefix(got.next().unwrap_or("?"));
            while let Some(part) = left.filter(|left| !left.is_empty()) {
                prop_assert!(word.len() > columns - 3, "{word} in {lines}");
                left = part.strip_prefix(got.next().unwrap_or("?"));
            }
            prop_assert_eq!(left, Some(""));
        }
    }

    #[test]
    fn marks_never_start_a_line(text in japanese(), mark in one_of("\u{3099}\u{309A}\u{301}\u{FE00}\u{FE0F}\u{200D}\u{E31}")) {
        // A mark after a blank has nothing to belong to.
        let seen = text.chars().filter(|c| !c.is_whitespace());
        let text: String = seen.flat_map(|c| [c.to_string(), mark.clone()]).collect();
        prop_assert!(wrap(&text, 20, "", "").iter().all(|line| !line.starts_with(&mark)));
    }

    #[test]
    fn text_that_fits_is_one_line(text in japanese(), more in 0..3_usize) {
        let line = format!("・{}", text.trim_end());
        prop_assert_eq!(wrap(&text, width(&line) + 1 + more, "・", "  "), [line]);
    }
}
