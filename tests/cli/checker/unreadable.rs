//! Files that cannot be flows at all: in another encoding, missing, not a file, or changing.

use std::ffi::OsStr;
use std::fs;
use std::process::Command;

use crate::files::{check, check_json, codes, flow, walk};
use crate::harness::{Folder, gmis_help};

#[test]
fn a_missing_file_is_a_finding_in_japanese_whatever_the_language_of_the_run() {
    let said = |language| {
        let ran = gmis_help(["check", "nofile.yaml", "--lang", language]).run();
        ran.status(1).stdout
    };
    assert!(said("ja").contains("見つかりません"), "{}", said("ja"));
    assert_eq!(said("en"), said("ja"));
}

#[test]
fn utf_16_and_shift_jis_are_named_with_the_way_to_utf_8() {
    let folder = Folder::new();
    let text = flow(2, |_| {
        "      - label: 迷惑メール\n        goto: r\n        id: spam\n".to_owned()
    });
    let (sjis, ..) = encoding_rs::SHIFT_JIS.encode(&text);
    let units = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<_>>();
    let (le, be) = (units(u16::to_le_bytes), units(u16::to_be_bytes));
    let late = format!("# {}\n{text}", "案内のファイルです。".repeat(300));
    let late: Vec<u8> = late.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("UTF-16", late),
        ("Shift_JIS", sjis.into_owned()),
        ("UTF-16", le.clone()),
        ("UTF-16", be.clone()),
        ("UTF-16", [&b"\xFF\xFE"[..], &le].concat()),
        ("UTF-16", [&b"\xFE\xFF"[..], &be].concat()),
    ] {
        let path = folder.file("f.yaml", bytes);
        assert_eq!(codes(&path), ["encoding"]);
        let checked = check(&path).status(1).stdout;
        let walked = walk(&path).status(4).stdout("").stderr;
        for said in [checked, walked] {
            assert!(said.contains(name), "{said}");
            assert!(said.contains("「UTF-8」にして保存"), "{said}");
        }
    }
    let path = folder.file(
        "f.yaml",
        [b"\xEF\xBB\xBF", text.replace('\n', "\r\n").as_bytes()].concat(),
    );
    let _ = check(&path).status(0);
    let _ = walk(&path).status(3);
}

#[test]
fn unreadable_files_are_reported_and_the_others_are_still_checked() {
    let folder = Folder::new();
    let good = folder.file("good.yaml", flow(1, |_| String::new()));
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).expect("a folder can be made");
    let mut paths = vec![empty, folder.path().join("missing.yaml")];
    if cfg!(unix) {
        let fifo = folder.path().join("fifo.yaml");
        let made = Command::new("mkfifo").arg(&fifo).status();
        assert!(made.expect("mkfifo starts").success());
        paths.extend([fifo, "/dev/zero".into()]);
    }
    for path in paths {
        let args = ["check", "--format", "json"].map(OsStr::new);
        let ran = gmis_help(args.into_iter().chain([path.as_os_str(), good.as_os_str()])).run();
        let json = ran.status(1).json();
        assert_eq!(
            json["files"][0]["findings"][0]["code"], "unreadable",
            "{path:?}"
        );
        assert_eq!(json["files"][1]["proof"]["questions"], 1, "{path:?}");
        let walked = walk(&path).status(1).stdout("");
        assert!(walked.stderr.starts_with("エラー: 「"), "{}", walked.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_said() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new();
    let path = folder.file("f.yaml", "");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("it is ours");
    // root can read everything.
    if fs::read(&path).is_err() {
        assert_eq!(codes(&path), ["unreadable"]);
        assert!(walk(&path).status(1).stderr.contains("権限がありません"));
    }
}

#[test]
fn a_file_that_changes_while_it_is_read_is_one_of_its_states() {
    // Stops the writer even if an assertion fails: a scope waits for its threads.
    struct Stops<'a>(&'a std::sync::atomic::AtomicBool);
    impl Drop for Stops<'_> {
        fn drop(&mut self) {
            self.0.store(true, std::sync::atomic::Ordering::Relaxed);
        }
    }

    let folder = Folder::new();
    let states = [
        flow(50, |_| String::new()),
        "[".repeat(5000),
        String::new(),
        "x: あ\n".repeat(900),
    ];
    let path = folder.file("f.yaml", &states[0]);
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        let _stops = Stops(&stop);
        scope.spawn(|| {
            for state in states.iter().cycle() {
                if stop.load(std::sync::atomic::Ordering::Relaxed) {
                    break;
                }
                // Written in place, so that a reader sees the file grow.
                let _ = fs::write(&path, state);
            }
        });
        for _ in 0..20 {
            let ran = check_json(&path);
            let file = &ran.json()["files"][0];
            let findings = file["findings"].as_array().expect("findings");
            let clean = findings
                .iter()
                .all(|finding| finding["severity"] != "error");
            assert_eq!((ran.status == 0, file["proof"].is_object()), (clean, clean));
        }
    });
}
