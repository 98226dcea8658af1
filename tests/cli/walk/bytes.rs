//! Answers as Japanese Windows sends them: encodings, line ends, blanks, and bytes that are not text.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::harness::{Folder, gmis_help, walk};

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

fn le(text: &str) -> Vec<u8> {
    utf16(text, u16::to_le_bytes)
}

fn be(text: &str) -> Vec<u8> {
    utf16(text, u16::to_be_bytes)
}

fn cp932(text: &str) -> Vec<u8> {
    let (bytes, _, lossy) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!lossy, "{text}");
    bytes.into_owned()
}

fn with(mark: &[u8], bytes: &[u8]) -> Vec<u8> {
    [mark, bytes].concat()
}

/// Runs the walk with these bytes piped in; returns status and standard output.
fn piped(bytes: Vec<u8>) -> (i32, String) {
    let ran = gmis_help([] as [&str; 0]).stdin(bytes).run();
    (ran.status, ran.stdout)
}

#[test]
fn every_encoding_line_end_and_blank_says_the_same() {
    let wanted = piped(b"spam\n".to_vec());
    assert_eq!(wanted.0, 0);
    assert!(wanted.1.contains("（ページ: spam-folder、"));
    let label = "迷惑メールのフォルダーに届いていた";
    let one_by_one = [
        "2 \r\n".to_owned(),
        "2".to_owned(),
        "　２　\r\n".to_owned(),
        label.to_owned(),
        format!("# 一番上\n\n　\n{label}\n"),
    ];
    for text in one_by_one {
        for (encoding, bytes) in encoded(&text) {
            // UTF-16 without mark, line end and ASCII cannot be told from other bytes.
            let bare = ["UTF-16LE", "UTF-16BE"].contains(&encoding) && !bytes.contains(&0);
            assert!(
                bare || piped(bytes) == wanted,
                "{text:?} in {encoding} is another answer"
            );
        }
    }
    let after_each_other = [
        "2",
        "２",
        "②",
        " 2 ",
        "　2",
        "SPAM",
        label,
        "situation=spam",
    ];
    let text = after_each_other.join("\r\nback\r\n");
    let wanted = (0, [wanted.1.as_str(); 8].join("\n"));
    for (encoding, bytes) in encoded(&text) {
        assert_eq!(piped(bytes), wanted, "{encoding}");
    }
}

fn encoded(text: &str) -> [(&'static str, Vec<u8>); 7] {
    let utf8 = text.as_bytes().to_vec();
    [
        ("UTF-8", utf8.clone()),
        ("UTF-8 with a mark", with(b"\xEF\xBB\xBF", &utf8)),
        ("CP932", cp932(text)),
        ("UTF-16LE", le(text)),
        ("UTF-16BE", be(text)),
        ("UTF-16LE with a mark", with(b"\xFF\xFE", &le(text))),
        ("UTF-16BE with a mark", with(b"\xFE\xFF", &be(text))),
    ]
}

#[test]
fn a_file_of_answers_is_decoded_as_a_pipe_is() {
    let folder = Folder::new();
    let wanted = walk("spam\n").stdout;
    for bytes in [
        with(b"\xFF\xFE", &le("situation=spam\r\n=> spam-folder\r\n")),
        with(b"\xEF\xBB\xBF", b"situation=spam\r\n"),
        cp932("# 記録\r\n迷惑メールのフォルダーに届いていた\r\n"),
    ] {
        let file = folder.file("answers.txt", bytes);
        let ran = gmis_help(["--answers".as_ref(), file.as_os_str()]).run();
        let _ = ran.status(0).stdout(&wanted);
    }
}

#[test]
fn each_line_is_utf_8_or_cp932_for_itself() {
    let mixed = ["# 記録\n".as_bytes(), &cp932("# 記録\n"), b"spam\n"].concat();
    assert_eq!(piped(mixed).0, 0);
}

#[test]
fn bytes_that_are_not_text_are_named_by_line_and_offset() {
    let cases: [(&str, Vec<u8>, u64, usize); 7] = [
        ("neither UTF-8 nor CP932", b"# 1\nab\xFFc\n".to_vec(), 2, 3),
        ("half a CP932 character", b"\x96\xC0\x96\n".to_vec(), 1, 3),
        (
            "cut UTF-8 behind a mark",
            b"\xEF\xBB\xBF\xE3\x81\n".to_vec(),
            1,
            1,
        ),
        (
            "CP932 behind a UTF-8 mark",
            with(b"\xEF\xBB\xBF", &cp932("1\n迷惑\n")),
            2,
            1,
        ),
        (
            "a surrogate alone",
            with(b"\xFF\xFE", b"a\0\x00\xD8b\0\n\0"),
            1,
            3,
        ),
        ("an odd byte", with(b"\xFE\xFF", b"\0#\0\n\0a\0"), 2, 3),
        (
            "behind UTF-8 that is right",
            "あ\u{3042}".bytes().chain(*b"\xFF\n").collect(),
            1,
            7,
        ),
    ];
    for (name, bytes, line, offset) in cases {
        let ran = gmis_help(["--format", "json"]).stdin(bytes).run();
        let error = &ran.status(3).json()["error"];
        // CP932 after a byte order mark; where line 1 is an answer, its page is no longer the first.
        assert_eq!(error["kind"], "undecodable", "{name}: {error}");
        assert_eq!(error["line"], line, "{name}");
        let message = error["message"].as_str().expect("a message");
        let place = format!("{line}行目の{offset}バイト目");
        assert!(message.contains(&place), "{name}: {message}");
    }
}

#[test]
fn question_marks_alone_get_the_powershell_hint() {
    for (answer, hinted) in [
        ("??", true),
        ("????\r", true),
        ("?a", false),
        ("mail??", false),
    ] {
        let ran = walk(&format!("{answer}\n")).status(3);
        assert_eq!(ran.stderr.contains("$OutputEncoding"), hinted, "{answer}");
    }
}

#[test]
fn a_line_has_at_most_4096_bytes_and_utf_16_a_mebibyte_in_all() {
    let comment = |length: usize| format!("#{}", "x".repeat(length - 1));
    let spam = |first: String, end: &str| format!("{first}{end}spam\n").into_bytes();
    assert_eq!(piped(spam(comment(4096), "\n")).0, 0);
    assert_eq!(piped(spam(comment(4096), "\r\n")).0, 0);
    assert_eq!(piped(le(&format!("{}\r\nspam\n", comment(2048)))).0, 0);
    let lines = format!("{}\n", comment(1023)).repeat(511);
    assert_eq!(piped(le(&(lines.clone() + "spam\n"))).0, 0);
    // Only UTF-16 has this limit.
    assert_eq!(piped(spam(lines.repeat(3), "")).0, 0);
    for (bytes, line) in [
        (spam(comment(4097), "\n"), 1),
        (spam("3\n".to_owned() + &comment(5000), "\n"), 2),
        (le(&format!("{}\nspam\n", comment(2049))), 1),
        (le(&(lines + &comment(1023) + "\n\nspam\n")), 513),
    ] {
        let ran = gmis_help(["--format", "json"]).stdin(bytes).run();
        let error = &ran.status(3).json()["error"];
        assert_eq!(
            (&error["kind"], &error["line"]),
            (&"invalid".into(), &line.into()),
            "{error}"
        );
    }
}

/// Writes endlessly; returns how the program ended, and after how long.
fn endless(bytes: &[u8]) -> (Option<i32>, Duration) {
    let block = bytes.repeat((64 * 1024 / bytes.len()).max(1));
    let began = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_gmis-help"))
        .env_clear()
        .envs(std::env::var_os("SystemRoot").map(|root| ("SystemRoot", root)))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    // Writing fails once the program has ended, which is what this tests.
    while pipe.write_all(&block).is_ok() && began.elapsed() < Duration::from_secs(30) {}
    let status = child.wait().expect("it ends");
    (status.code(), began.elapsed())
}

#[test]
fn endless_input_ends_at_once() {
    for (bytes, status) in [
        (&b"y\n"[..], 3),
        (b"1\n", 3),
        (b"1", 3),
        (b"\0", 3),
        (b"\n", 3),
        (b"#\r\n", 3),
        (b"\xFF\xFE", 3),
        (b"\n\0", 3),
        (b"quit\n", 130),
    ] {
        let (code, time) = endless(bytes);
        assert_eq!(code, Some(status), "{bytes:?}");
        assert!(time < Duration::from_secs(20), "{bytes:?}: {time:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn endless_input_takes_no_memory() {
    // The program fits in 64 MiB of address space, but hardly anything else does.
    for endless in [
        "yes",
        "yes ''",
        "yes '#'",
        "yes 1",
        "cat /dev/zero",
        "tr '\\0' 1 </dev/zero",
    ] {
        let program = env!("CARGO_BIN_EXE_gmis-help");
        let script = format!("ulimit -v 65536; {endless} | '{program}' >/dev/null 2>&1; exit $?");
        let status = Command::new("sh").args(["-c", &script]).status();
        assert_eq!(status.expect("sh starts").code(), Some(3), "{endless}");
    }
}

#[test]
fn a_coprocess_gets_each_remedy_before_it_sends_the_next_answer() {
    for encode in [|text: &str| text.as_bytes().to_vec(), le, be, cp932] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_gmis-help"))
            .env_clear()
            .envs(std::env::var_os("SystemRoot").map(|root| ("SystemRoot", root)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut pipe = child.stdin.take().expect("a pipe");
        let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut through_id = || {
            let mut line = String::new();
            // Hangs here if the program waits for further input before it answers.
            while !line.contains("（ページ: ") {
                line.clear();
                assert!(out.read_line(&mut line).expect("UTF-8") > 0, "output ended");
            }
            line
        };
        pipe.write_all(&encode("spam\r\n")).expect("it reads");
        assert!(through_id().contains("spam-folder"));
        pipe.write_all(&encode("not-solved\r\n")).expect("it reads");
        drop(pipe);
        let mut rest = String::new();
        out.read_to_string(&mut rest).expect("UTF-8");
        let _ = child.wait().expect("it ends");
    }
}
