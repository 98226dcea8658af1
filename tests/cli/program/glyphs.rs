//! The program prints no character that a Japanese Windows console cannot show.

use std::fs;
use std::path::Path;

use encoding_rs::SHIFT_JIS;

use crate::harness::gmis_help;

/// The one exception: the finding about this character must show it.
const WAVE_DASH: char = '\u{301C}';

#[track_caller]
fn all_in_cp932(name: &str, text: &str) {
    for (number, line) in text.lines().enumerate() {
        for character in line.chars().filter(|character| *character != WAVE_DASH) {
            let mut buffer = [0; 4];
            let (_, _, unmappable) = SHIFT_JIS.encode(character.encode_utf8(&mut buffer));
            // The encoder maps these three to similar characters (WHATWG); Windows does not.
            let stand_in = matches!(character, '\u{A5}' | '\u{203E}' | '\u{2212}');
            assert!(
                !unmappable && !stand_in,
                "{name}:{}: {character:?}",
                number + 1
            );
        }
    }
}

/// Every file below a folder, with its text.
fn texts(folder: &Path, end: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(texts(&path, end));
        } else if path.extension().is_some_and(|extension| extension == end) {
            let text = fs::read_to_string(&path).expect("it is text");
            found.push((path.display().to_string(), text));
        }
    }
    found
}

#[test]
fn every_word_of_the_program_and_its_flows_is_in_cp932() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = texts(&root.join("src/text"), "rs");
    files.extend(texts(&root.join("flows"), "yaml"));
    assert!(files.len() > 10, "{}", files.len());
    for (name, text) in files {
        all_in_cp932(&name, &text);
    }
}

#[test]
fn what_other_crates_add_is_in_cp932_too() {
    for args in [
        &["--help"][..],
        &["check", "--help"],
        &["--no-such-option"],
        &["check", "--format", "xml"],
        &["show"],
        &["list"],
        &["check"],
        &["check", "gone.yaml"],
        &["check", "--explain", "duplicate-id"],
    ] {
        let ran = gmis_help(args).run();
        all_in_cp932(&args.join(" "), &ran.stdout);
        all_in_cp932(&args.join(" "), &ran.stderr);
    }
}
