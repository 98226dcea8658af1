//! `--out`: whole or not at all, and never over something else unless `--force` says so.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use crate::harness::{Folder, Ran, gmis_help, walk};

#[cfg(unix)]
const ANSWERS: &str = "spam\nnot-solved\n1\n";

fn out(path: &Path, more: &[&str]) -> Ran {
    let args = [OsStr::new("--out"), path.as_os_str()];
    let more = more.iter().map(OsStr::new);
    gmis_help(args.into_iter().chain(more))
        .stdin("spam\n")
        .run()
}

#[test]
fn the_file_gets_what_standard_output_would_have_got() {
    let folder = Folder::new();
    let path = folder.path().join("答え.txt");
    let _ = out(&path, &[]).status(0).stdout("");
    assert_eq!(fs::read_to_string(&path).unwrap(), walk("spam\n").stdout);
    assert_eq!(folder.names(), ["答え.txt"], "nothing else is left");
    let json = folder.path().join("a.json");
    let _ = out(&json, &["--format", "json"]).status(0).stdout("");
    let text = fs::read_to_string(&json).unwrap();
    assert!(
        text.starts_with("{\"schema\":1,\"status\":\"ended\""),
        "{text}"
    );
}

#[test]
fn a_file_that_is_there_is_kept_unless_forced() {
    let folder = Folder::new();
    let path = folder.file("a.txt", "mine");
    let ran = out(&path, &[]).status(1).stdout("");
    assert!(ran.stderr.contains("--force"), "{}", ran.stderr);
    assert_eq!(ran.stderr.lines().count(), 1, "before any question");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    let _ = out(&path, &["--force"]).status(0);
    assert_eq!(fs::read_to_string(&path).unwrap(), walk("spam\n").stdout);
    assert_eq!(folder.names(), ["a.txt"]);
}

#[test]
fn what_cannot_be_written_is_said_before_any_question() {
    let folder = Folder::new();
    let file = folder.file("file", "");
    // Windows does not tell these two apart.
    let not_a_folder = if cfg!(windows) {
        "見つかりません"
    } else {
        "途中の名前がフォルダではありません"
    };
    let cases = [
        (folder.path().join("missing/a.txt"), "見つかりません"),
        (folder.path().to_owned(), "フォルダです"),
        (folder.path().join("."), "フォルダです"),
        (file.join("a.txt"), not_a_folder),
    ];
    for (path, reason) in cases {
        for more in [&[][..], &["--force"]] {
            let ran = out(&path, more).status(1).stdout("");
            assert!(ran.stderr.contains(reason), "{path:?}: {}", ran.stderr);
            assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.stderr);
        }
    }
    assert_eq!(folder.names(), ["file"]);
}

#[test]
fn a_file_that_appears_during_the_walk_is_kept() {
    use std::io::Write;
    use std::process::{Command, Stdio};

    let folder = Folder::new();
    let path = folder.path().join("a.txt");
    let mut child = Command::new(env!("CARGO_BIN_EXE_gmis-help"))
        .arg("--out")
        .arg(&path)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    // The first question is there: it has looked whether the file exists.
    let mut err = child.stderr.take().unwrap();
    std::io::Read::read_exact(&mut err, &mut [0; 64]).unwrap();
    fs::write(&path, "mine").unwrap();
    pipe.write_all(b"spam\n").unwrap();
    drop(pipe);
    std::io::copy(&mut err, &mut std::io::sink()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(folder.names(), ["a.txt"]);
}

#[test]
fn without_a_remedy_there_is_no_file() {
    let folder = Folder::new();
    let path = folder.path().join("a.txt");
    let args = [OsStr::new("--out"), path.as_os_str()];
    let _ = gmis_help(args).stdin("quit\n").run().status(130);
    let _ = gmis_help(args).stdin("no such\n").run().status(3);
    assert_eq!(folder.names(), [""; 0]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::{Command, Stdio};

    use super::*;

    #[test]
    fn a_link_is_not_followed() {
        let folder = Folder::new();
        let target = folder.file("target", "mine");
        for name in ["target", "dangling"] {
            let link = folder.path().join(format!("link-to-{name}"));
            symlink(name, &link).unwrap();
            let _ = out(&link, &[]).status(1);
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            let _ = out(&link, &["--force"]).status(0);
            assert!(fs::symlink_metadata(&link).unwrap().is_file());
        }
        assert_eq!(fs::read_to_string(target).unwrap(), "mine");
        assert!(!folder.path().join("dangling").exists());
    }

    #[test]
    fn what_is_no_file_is_not_replaced_even_when_forced() {
        let folder = Folder::new();
        let fifo = folder.path().join("fifo");
        assert!(
            Command::new("mkfifo")
                .arg(&fifo)
                .status()
                .unwrap()
                .success()
        );
        for more in [&[][..], &["--force"]] {
            let _ = out(&fifo, more).status(1).stdout("");
        }
        assert_eq!(folder.names(), ["fifo"]);
        assert!(!fs::symlink_metadata(&fifo).unwrap().is_file());
    }

    #[test]
    fn a_read_only_folder_is_said_before_any_question() {
        let folder = Folder::new();
        let mut locked = folder.path().join("locked");
        fs::create_dir(&locked).unwrap();
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
        if fs::write(locked.join("probe"), "").is_ok() {
            // root may write everywhere, except where nobody can.
            locked = "/sys".into();
        }
        let ran = out(&locked.join("a.txt"), &[]).status(1).stdout("");
        let said = ["権限がありません", "書き込めない場所です"];
        assert!(
            said.iter().any(|said| ran.stderr.contains(said)),
            "{}",
            ran.stderr
        );
        assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.stderr);
    }

    /// The walk with files limited to one block, which is less than the remedies need. Ignoring the signal makes it
    /// an error like a full disk; not ignoring it kills the program in the middle of writing.
    fn out_of_room(folder: &Folder, signal: &str, more: &str) -> Option<i32> {
        let program = env!("CARGO_BIN_EXE_gmis-help");
        let script = format!("{signal} ulimit -f 1; exec '{program}' --out a.txt {more} < answers");
        let status = Command::new("sh")
            .args(["-c", &script])
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        status.expect("sh starts").code()
    }

    #[test]
    fn a_full_disk_leaves_no_file_and_keeps_the_old_one() {
        let folder = Folder::new();
        let _ = folder.file("answers", ANSWERS);
        assert!(walk(ANSWERS).stdout.len() > 1024, "more than a block");
        let ignored = "trap '' XFSZ;";
        assert_eq!(out_of_room(&folder, ignored, ""), Some(1));
        assert_eq!(folder.names(), ["answers"]);
        let path = folder.file("a.txt", "mine");
        assert_eq!(out_of_room(&folder, ignored, "--force"), Some(1));
        assert_eq!(folder.names(), ["a.txt", "answers"]);
        assert_eq!(fs::read_to_string(path).unwrap(), "mine");
    }

    #[test]
    fn killed_in_the_middle_it_leaves_no_half_file_under_the_name() {
        let folder = Folder::new();
        let _ = folder.file("answers", ANSWERS);
        assert_eq!(out_of_room(&folder, "", ""), None, "a signal ended it");
        assert!(!folder.path().join("a.txt").exists());
        let path = folder.file("a.txt", "mine");
        assert_eq!(out_of_room(&folder, "", "--force"), None);
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        // What is left has another name, and is in nobody's way.
        let _ = out(&path, &["--force"]).status(0);
    }
}
