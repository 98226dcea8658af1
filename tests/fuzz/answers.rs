//! Any bytes as answers, arriving in pieces of any size: nothing panics, the pieces make no difference, no line exceeds
//! the limit, and a walk with them ends.

#![no_main]

use std::io::{self, BufRead, Read};

use gmis_help::flow::check::check;
use gmis_help::answers::decode;
use gmis_help::answers::lines::{AnswerLines, LONGEST_LINE, LineError};
use gmis_help::yaml::source::Source;
use gmis_help::ui::screen::{Remedies, Screen};
use gmis_help::ui::sink::Sink;
use gmis_help::ui::strict::Strict;
use gmis_help::walk;
use libfuzzer_sys::fuzz_target;

const FLOW: &str = "format: 1
id: f
title: t
as-of: d
start: a
questions:
  a:
    ask: a
    options:
      - label: はい
        goto: b
      - label: 一
        goto: r
  b:
    ask: b
    options:
      - label: もう一度
        goto: a
        again: true
      - label: いいえ
        goto: r
remedies:
  r:
    group: r
    title: r
    steps:
      - s
    if-not-solved: s
  s:
    group: s
    title: s
    steps:
      - s
";

fuzz_target!(|input: (Vec<u8>, Vec<u8>)| {
    let (sizes, bytes) = input;
    let whole = lines(Pieces::new(&bytes, bytes.len(), &[]));
    // The encoding is decided by the bytes that have arrived: compare with a whole head, or with bytes that no NUL can
    // mislead.
    let head = bytes.len().min(decode::HEAD);
    assert_eq!(whole, lines(Pieces::new(&bytes, head, &sizes)));
    let marked = decode::encoding(&bytes).1 > 0;
    if marked || !bytes[..head].contains(&0) {
        assert_eq!(whole, lines(Pieces::new(&bytes, 0, &sizes)));
    }
    walked(Pieces::new(&bytes, 0, &sizes));
});

/// Every line up to the first one that is too long: where reading continues after that one is not promised.
fn lines(pieces: Pieces) -> Vec<Result<String, String>> {
    let mut lines = AnswerLines::new(Box::new(pieces));
    let mut all = Vec::new();
    loop {
        let before = lines.line().unwrap_or(0);
        match lines.next_line() {
            Ok(None) => return all,
            Ok(Some(text)) => {
                // A byte of CP932 or UTF-16 takes at most three bytes in UTF-8.
                assert!(text.len() <= 3 * LONGEST_LINE && !text.contains('\n'));
                all.push(Ok(text));
            }
            Err(LineError::Undecodable(offset)) => {
                assert!((1..=LONGEST_LINE).contains(&offset));
                all.push(Err(format!("undecodable {offset}")));
            }
            Err(LineError::TooLong) => {
                all.push(Err("too long".to_owned()));
                return all;
            }
            Err(LineError::TooMuch(most)) => {
                all.push(Err(format!("more than {most}")));
                return all;
            }
            Err(LineError::Io(error)) => panic!("{error}"),
        }
        assert_eq!(lines.line(), Some(before + 1));
    }
}

fn walked(pieces: Pieces) {
    let source = Source::from_bytes("f.yaml", FLOW.as_bytes().to_vec());
    let flow = check(&source).flow.expect("the flow above is right");
    let sink = || Sink::endless(io::sink());
    let mut screen = Screen::new(sink(), sink(), Remedies::Out);
    let mut prompter = Strict::new(Box::new(pieces), false);
    let walked = walk::walk(&flow, flow.start(), &mut prompter, &mut screen, &mut |_, _| {});
    let _ = walked.expect("a sink can be written");
}

/// Bytes that arrive in pieces: the first with a given size, the others with the `sizes`, over and over.
struct Pieces {
    bytes: Vec<u8>,
    at: usize,
    ready: usize,
    sizes: Vec<u8>,
    next: usize,
}

impl Pieces {
    fn new(bytes: &[u8], first: usize, sizes: &[u8]) -> Self {
        Self { bytes: bytes.to_vec(), at: 0, ready: first, sizes: sizes.to_vec(), next: 0 }
    }
}

impl Read for Pieces {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(into)?;
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Pieces {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.ready {
            let size = match self.sizes.len() {
                0 => self.bytes.len(),
                count => usize::from(self.sizes[self.next % count]) + 1,
            };
            self.next += 1;
            self.ready = (self.at + size).min(self.bytes.len());
        }
        Ok(&self.bytes[self.at..self.ready])
    }

    fn consume(&mut self, length: usize) {
        self.at += length;
    }
}
