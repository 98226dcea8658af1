//! How the encoding of answers is decided, and which byte is named if a line is not text.

use gmis_help::answers::decode::{Encoding, HEAD, encoding, is_enough};
use gmis_help::yaml::encoding::Order;

#[track_caller]
fn is(head: &[u8], encoding_and_mark: (Encoding, usize)) {
    assert_eq!(encoding(head), encoding_and_mark, "{head:02X?}");
}

fn wide(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn nuls_and_line_ends_tell_the_order_of_utf_16() {
    for text in ["1", "1\n", "迷惑メール\r\n", "一一一\r\n", "　１　\n一\n"] {
        is(
            &wide(text, u16::to_le_bytes),
            (Encoding::Utf16(Order::Little), 0),
        );
        is(
            &wide(text, u16::to_be_bytes),
            (Encoding::Utf16(Order::Big), 0),
        );
    }
}

#[test]
fn a_mark_says_more_than_nuls() {
    is(b"\xFF\xFE\x30\x00", (Encoding::Utf16(Order::Little), 2));
    is(b"\xFE\xFF\x00\x31", (Encoding::Utf16(Order::Big), 2));
    is(b"\xEF\xBB\xBF1\0\n\0", (Encoding::Utf8, 3));
}

#[test]
fn what_has_no_nul_or_as_many_on_both_sides_is_bytes() {
    for head in [&b""[..], b"1", b"1\n", b"\x96\xC0\n", &[0; HEAD]] {
        is(head, (Encoding::Bytes, 0));
    }
}

#[test]
fn nothing_is_waited_for_once_a_line_has_ended() {
    assert!(is_enough(b"1\n") && is_enough(b"1\0\n\0") && is_enough(b"\0\n"));
    assert!(!is_enough(b"1") && !is_enough(b"1\0\n"));
    assert!(is_enough(&[0; HEAD]) && !is_enough(&[0; HEAD - 1]));
}

#[test]
fn the_first_byte_that_is_no_text_is_named() {
    for (encoding, line, offset) in [
        (Encoding::Utf8, &b"ab\xFF"[..], 2),
        (
            Encoding::Utf8,
            "あ\u{3042}".as_bytes().split_last().unwrap().1,
            3,
        ),
        (Encoding::Bytes, b"a\x80\xFF", 2),
        (Encoding::Bytes, b"\x96\xC0\x98\xF0\x96", 4),
        (Encoding::Bytes, b"\x96\xC0\x98\xF0\xA0x", 4),
        (Encoding::Bytes, b"\xE3\x81\x82\xFF", 3),
        (Encoding::Utf16(Order::Little), b"a\0\0\xD8b\0", 2),
        (Encoding::Utf16(Order::Little), b"=\xD8\0\xDE\0\xDE", 4),
        (Encoding::Utf16(Order::Big), b"\0a\0", 2),
    ] {
        assert_eq!(
            encoding.decode(line),
            Err(offset),
            "{encoding:?} {line:02X?}"
        );
    }
}
