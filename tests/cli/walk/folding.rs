//! What counts as the same answer, however it was typed.

use gmis_help::fold::{fold, number};

#[test]
fn what_looks_alike_is_the_same() {
    for (written, typed) in [
        ("9時～17時", "９時〜１７時"),
        ("G-MIS", "ｇ－ｍｉｓ"),
        ("G-MIS", "Gーmis"),
        ("G-MIS", "G‐MIS"),
        ("G-MIS", "G−MIS"),
        ("東 館", "東　館"),
        ("東 館", " 東\u{A0} 館　"),
        ("メール", "ﾒｰﾙ"),
        (
            "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ",
            "ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｼﾞｽﾞｾﾞｿﾞﾀﾞﾁﾞﾂﾞﾃﾞﾄﾞﾊﾞﾋﾞﾌﾞﾍﾞﾎﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟｳﾞ",
        ),
        ("がぱ", "か\u{3099}は\u{309A}"),
        ("「、・。」", "｢､･｡｣"),
        ("20", "⑳"),
    ] {
        assert_eq!(fold(written), fold(typed), "{written} {typed}");
    }
    for (one, other) in [
        ("東館", "東 館"),
        ("ハ", "バ"),
        ("か", "カ"),
        ("ｱﾞ", "ア"),
        ("1", "11"),
    ] {
        assert_ne!(fold(one), fold(other), "{one} {other}");
    }
}

#[test]
fn what_was_folded_stays_as_it_is() {
    for character in '\0'..=char::MAX {
        for text in [
            format!("ハ{character}"),
            format!("{character}\u{3099}"),
            format!("-{character} "),
        ] {
            let folded = fold(&text);
            assert_eq!(fold(&folded), folded, "{text:?}");
        }
    }
}

#[test]
fn a_number_is_digits_and_nothing_else() {
    assert_eq!(number(&fold("　１２ ")), Some(12));
    for text in ["", "+1", "1.", "一", "99999999999999999999999"] {
        assert_eq!(number(&fold(text)), None, "{text}");
    }
}
