//! `--out`: written whole or not at all, and over an existing file only with `--force`.

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
    // Windows reports these two alike.
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
    // The first question is shown, so the program has checked whether the file exists.
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
    fn a_link_is_followed_when_forced_and_stays_a_link() {
        let folder = Folder::new();
        let target = folder.file("target", "mine");
        let remedy = walk("spam\n").stdout;
        for name in ["target", "new"] {
            let (middle, link) = (format!("middle-{name}"), format!("link-{name}"));
            symlink(name, folder.path().join(&middle)).unwrap();
            let link = folder.path().join(link);
            symlink(middle, &link).unwrap();
            let _ = out(&link, &[]).status(1);
            let _ = out(&link, &["--force"]).status(0);
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert_eq!(
                fs::read_to_string(folder.path().join(name)).unwrap(),
                remedy
            );
        }
        assert!(fs::symlink_metadata(target).unwrap().is_file());
        assert_eq!(folder.names().len(), 6, "{:?}", folder.names());
    }

    #[test]
    fn a_link_to_something_other_than_a_file_is_left_alone() {
        let folder = Folder::new();
        for (target, reason) in [
            ("/dev/null", "ふつうのファイルではありません"),
            (".", "フォルダです"),
            ("link", "リンクが輪になっています"),
        ] {
            let link = folder.path().join("link");
            symlink(target, &link).unwrap();
            let ran = out(&link, &["--force"]).status(1).stdout("");
            assert!(ran.stderr.contains(reason), "{target}: {}", ran.stderr);
            assert_eq!(fs::read_link(&link).unwrap(), Path::new(target));
            fs::remove_file(link).unwrap();
        }
    }

    #[test]
    fn the_mode_stays_and_a_read_only_file_is_kept() {
        let folder = Folder::new();
        let path = folder.file("a.txt", "mine");
        let set = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        for mode in [0o600, 0o664, 0o640] {
            set(mode);
            let _ = out(&path, &["--force"]).status(0);
            let now = fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(now & 0o777, mode);
        }
        fs::write(&path, "mine").unwrap();
        set(0o444);
        // Root may write anywhere.
        if fs::OpenOptions::new().write(true).open(&path).is_err() {
            let ran = out(&path, &["--force"]).status(1);
            assert!(ran.stderr.contains("権限がありません"), "{}", ran.stderr);
            assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        }
        assert_eq!(folder.names(), ["a.txt"]);
    }

    #[test]
    fn nothing_that_the_walk_reads_is_written_over_by_any_name() {
        let folder = Folder::new();
        let small = include_str!("../small.yaml");
        let flow = folder.file("flow.yaml", small);
        let answers = folder.file("answers", "last\n");
        fs::hard_link(&flow, folder.path().join("hard")).unwrap();
        symlink("flow.yaml", folder.path().join("soft")).unwrap();
        symlink("answers", folder.path().join("soft-answers")).unwrap();
        let before = folder.names();
        for name in [
            "flow.yaml",
            "hard",
            "soft",
            "../flow.yaml",
            "answers",
            "soft-answers",
        ] {
            let name = name.replace(
                "../",
                &format!("../{}/", folder.path().file_name().unwrap().display()),
            );
            let args = [
                "--flow",
                "./flow.yaml",
                "--answers",
                "answers",
                "--force",
                "--out",
            ];
            let ran = gmis_help(args.into_iter().chain([name.as_str()]))
                .dir(folder.path())
                .run()
                .status(1)
                .stdout("");
            assert!(
                ran.stderr.contains("この実行で読むファイルです"),
                "{name}: {}",
                ran.stderr
            );
            assert_eq!(ran.stderr.lines().count(), 1, "before any question");
        }
        // Standard input is read too: by the walk, or by the shell that feeds a verb line by line.
        for words in [["--flow", "flow.yaml"], ["show", "spam-folder"]] {
            let status = Command::new(env!("CARGO_BIN_EXE_gmis-help"))
                .args(words)
                .args(["--out", "answers", "--force"])
                .current_dir(folder.path())
                .stdin(fs::File::open(&answers).unwrap())
                .stderr(Stdio::null())
                .status();
            assert_eq!(status.unwrap().code(), Some(1), "{words:?}");
        }
        assert_eq!(fs::read_to_string(&flow).unwrap(), small);
        assert_eq!(fs::read_to_string(&answers).unwrap(), "last\n");
        assert_eq!(folder.names(), before);
        // An override beside the program is also read.
        let program = Folder::new();
        fs::create_dir(program.path().join("flows")).unwrap();
        let beside = program.file("flows/gmis.yaml", include_str!("../../../flows/gmis.yaml"));
        let _ = crate::harness::gmis_help_in(&program, ["--force", "--out", "flows/gmis.yaml"])
            .dir(program.path())
            .stdin("spam\n")
            .run()
            .status(1);
        assert_eq!(
            fs::read_to_string(beside).unwrap(),
            include_str!("../../../flows/gmis.yaml")
        );
    }

    /// Whenever the signal arrives, the exit code tells what became of the file, and nothing else is left behind.
    #[test]
    fn a_signal_leaves_the_old_file_or_the_new_one() {
        let folder = Folder::new();
        let answers = folder.file("answers", "spam\n");
        let whole = ["--plain", "print"].map(|verb| {
            let ran = crate::harness::gmis_help([verb]).stdin("spam\n").run();
            (verb, ran.stdout)
        });
        for number in 0..240 {
            let (verb, whole) = &whole[number % 2];
            let delay = std::time::Duration::from_micros(number as u64 * 60);
            let path = folder.file("a.txt", "mine");
            let mut child = Command::new(env!("CARGO_BIN_EXE_gmis-help"))
                .args([verb, "--force"])
                .arg("--out")
                .arg(&path)
                .stdin(fs::File::open(&answers).unwrap())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            std::thread::sleep(delay);
            let _ = nix::sys::signal::kill(
                nix::unistd::Pid::from_raw(child.id().try_into().unwrap()),
                nix::sys::signal::Signal::SIGINT,
            );
            let code = child.wait().unwrap().code();
            let expected = if code == Some(0) {
                whole.as_str()
            } else {
                "mine"
            };
            assert_eq!(
                fs::read_to_string(&path).unwrap(),
                expected,
                "{code:?} {delay:?}"
            );
            assert_eq!(folder.names(), ["a.txt", "answers"], "{code:?} {delay:?}");
        }
    }

    #[test]
    fn a_path_that_is_not_a_file_is_not_replaced_even_with_force() {
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
            // Root may write anywhere, except where nobody can.
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

    /// The walk with a file size limit of one block, less than the remedies need. The system sends a signal, which
    /// kills unless it is ignored.
    fn out_of_room(folder: &Folder, signal: &str, more: &str) -> (Option<i32>, String) {
        let program = env!("CARGO_BIN_EXE_gmis-help");
        let script = format!("{signal} ulimit -f 1; exec '{program}' --out a.txt {more} < answers");
        let ended = Command::new("sh")
            .args(["-c", &script])
            .current_dir(folder.path())
            .output()
            .expect("sh starts");
        let said = String::from_utf8(ended.stderr).expect("UTF-8");
        let last = said.lines().last().unwrap_or_default();
        (ended.status.code(), last.to_owned())
    }

    #[test]
    fn a_limit_on_files_is_said_leaves_no_file_and_keeps_the_old_one() {
        let said = "エラー: 「a.txt」に書けません。ファイルの大きさの制限を超えました。";
        let folder = Folder::new();
        let _ = folder.file("answers", ANSWERS);
        assert!(walk(ANSWERS).stdout.len() > 1024, "more than a block");
        for signal in ["", "trap '' XFSZ;"] {
            let ended = (Some(1), said.to_owned());
            assert_eq!(out_of_room(&folder, signal, ""), ended);
            assert_eq!(folder.names(), ["answers"]);
            let path = folder.file("a.txt", "mine");
            assert_eq!(out_of_room(&folder, signal, "--force"), ended);
            assert_eq!(folder.names(), ["a.txt", "answers"]);
            assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
            fs::remove_file(path).unwrap();
        }
    }
}

/// The file gets what would have been printed, whatever the verb; no verb overwrites a flow that it reads.
#[test]
fn every_verb_that_prints_something_to_keep_can_write_it_to_a_file() {
    let folder = Folder::new();
    folder.file("flow.yaml", include_str!("../../../flows/gmis.yaml"));
    for line in [
        "list",
        "show spam-folder 2",
        "search 迷惑メール",
        "letter ask-counter",
        "print",
        "print --format html",
        "graph",
        "why spam-folder",
        "diff built-in:gmis flow.yaml",
        "schema",
        "check flow.yaml",
        "check --explain unknown-target",
    ] {
        let args: Vec<&str> = line.split(' ').collect();
        let run = |more: &[&'static str]| {
            let args = args.iter().copied().chain(more.iter().copied());
            gmis_help(args).dir(folder.path()).run()
        };
        let printed = run(&[]).status(0).stdout;
        let ran = run(&["--out", "kept.txt", "--force"]).status(0).stdout("");
        assert!(ran.stderr.contains("kept.txt"), "{line}: {}", ran.stderr);
        let kept = std::fs::read_to_string(folder.path().join("kept.txt")).expect("UTF-8");
        assert_eq!(kept, printed, "{line}");
        let _ = run(&["--out", "kept.txt"]).status(1).stdout("");
        if line == "check flow.yaml" {
            let _ = run(&["--out", "flow.yaml", "--force"]).status(1).stdout("");
        } else if !["diff", "schema", "check"].contains(&args[0]) {
            let read = ["--flow", "flow.yaml", "--out", "flow.yaml", "--force"];
            let _ = run(&read).status(1).stdout("");
        }
    }
}
