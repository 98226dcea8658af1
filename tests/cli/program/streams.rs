//! Which stream gets which words, and every way in which a process can end.

#[cfg(unix)]
use std::io::Read;
use std::io::{BufRead, BufReader, Write, pipe};
use std::process::{Command, Stdio};

use crate::harness::{Folder, gmis_help, walk};

fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gmis-help"));
    command
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

#[test]
fn remedies_go_to_standard_output_and_all_else_to_standard_error() {
    let ran = walk("spam\n").status(0);
    assert!(ran.stdout.starts_with("【迷惑メール"), "{}", ran.stdout);
    assert!(ran.stdout.contains("info@g-mis.net") && !ran.stdout.contains("situation"));
    assert!(ran.stderr.contains("（ページ: situation、") && !ran.stderr.contains("info@g-mis.net"));
}

#[test]
fn json_is_the_only_output() {
    let ran = gmis_help(["--format", "json"])
        .stdin("spam\n")
        .run()
        .status(0);
    assert_eq!(ran.json()["page"]["id"], "spam-folder");
    assert!(
        !ran.stderr.contains("info@g-mis.net"),
        "nobody reads the page there"
    );
}

#[test]
fn a_closed_pipe_is_silent() {
    for args in [
        &["list"][..],
        &["list", "--format", "json"],
        &["show", "wait"],
        &["check"],
        &["--help"],
        &["--version"],
    ] {
        let (reader, writer) = pipe().expect("a pipe");
        drop(reader);
        let ended = program(args).stdout(writer).output().expect("it starts");
        assert_eq!(
            (ended.status.code(), ended.stderr.as_slice()),
            (Some(0), &b""[..]),
            "{args:?}"
        );
    }
}

#[test]
fn a_walk_into_a_closed_pipe_is_silent() {
    for format in ["text", "json"] {
        let (reader, writer) = pipe().expect("a pipe");
        drop(reader);
        let mut walk = program(&["--format", format])
            .stdout(writer)
            .spawn()
            .expect("it starts");
        walk.stdin
            .take()
            .expect("stdin")
            .write_all(b"spam\n")
            .expect("it reads");
        let ended = walk.wait_with_output().expect("it ends");
        assert_eq!(ended.status.code(), Some(0));
        assert!(!String::from_utf8_lossy(&ended.stderr).contains("エラー"));
    }
}

/// A stream that nobody reads and, on Linux, one on a full disk.
fn deaf() -> Vec<Stdio> {
    let (reader, writer) = pipe().expect("a pipe");
    drop(reader);
    let mut deaf = vec![writer.into()];
    if cfg!(target_os = "linux") {
        deaf.push(full().into());
    }
    deaf
}

fn full() -> std::fs::File {
    let mut options = std::fs::File::options();
    options.write(true).open("/dev/full").expect("/dev/full")
}

fn walked_unheard(args: &[&str], answers: &str, stderr: Stdio) -> (Option<i32>, String) {
    let mut walk = program(args).stderr(stderr).spawn().expect("it starts");
    let mut stdin = walk.stdin.take().expect("stdin");
    stdin
        .write_all(answers.as_bytes())
        .expect("a pipe has room");
    drop(stdin);
    let ended = walk.wait_with_output().expect("it ends");
    let printed = String::from_utf8(ended.stdout).expect("UTF-8");
    (ended.status.code(), printed)
}

#[test]
fn a_standard_error_that_cannot_be_written_changes_no_result() {
    let remedy = walk("spam\n").stdout;
    let json = gmis_help(["--format", "json"]).stdin("spam\n").run().stdout;
    for stderr in deaf() {
        let ran = walked_unheard(&[], "spam\n", stderr);
        assert_eq!(ran, (Some(0), remedy.clone()));
    }
    for stderr in deaf() {
        let ran = walked_unheard(&["--format", "json"], "spam\n", stderr);
        assert_eq!(ran, (Some(0), json.clone()));
    }
    for (answers, code) in [("nonsense\n", 3), ("", 3), ("quit\n", 130)] {
        for stderr in deaf() {
            let ran = walked_unheard(&[], answers, stderr);
            assert_eq!(ran, (Some(code), String::new()), "{answers}");
        }
    }
    for stderr in deaf() {
        let ran = walked_unheard(&["--flow", "./gone.yaml"], "", stderr);
        assert_eq!(ran, (Some(1), String::new()));
    }
    let folder = Folder::new();
    for (number, stderr) in deaf().into_iter().enumerate() {
        let path = folder.path().join(number.to_string());
        let ran = walked_unheard(&["--out", path.to_str().expect("UTF-8")], "spam\n", stderr);
        assert_eq!(ran, (Some(0), String::new()));
        assert_eq!(std::fs::read_to_string(path).expect("the file"), remedy);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn help_and_version_that_cannot_be_written_are_1() {
    for args in [
        &["--help"][..],
        &["--version"],
        &["check", "-h"],
        &["help", "list"],
    ] {
        let ended = program(args).stdout(full()).output().expect("it starts");
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(
            (ended.status.code(), said.as_ref()),
            (Some(1), "エラー: 画面か出力先に書けません。\n"),
            "{args:?}"
        );
    }
}

/// Such a stream is inherited from `node` and some terminals.
#[cfg(unix)]
#[test]
fn a_stream_that_does_not_block_is_written_whole() {
    use std::os::fd::OwnedFd;
    use std::os::unix::net::UnixStream;

    let folder = Folder::new();
    let path = folder.file("long.yaml", crate::files::flow(4000, |_| String::new()));
    let list = |format| {
        let mut list = program(&["list", "--format", format, "--flow"]);
        list.arg(&path);
        list
    };
    for format in ["text", "json"] {
        let whole = list(format).output().expect("it starts").stdout;
        assert!(
            whole.len() > 300_000 || format == "text",
            "more than a socket holds"
        );
        let (mut reader, writer) = UnixStream::pair().expect("a socket");
        writer.set_nonblocking(true).expect("a socket can");
        let mut running = list(format)
            .stdout(OwnedFd::from(writer))
            .spawn()
            .expect("it starts");
        std::thread::sleep(std::time::Duration::from_millis(200));
        let mut read = Vec::new();
        // `Command` keeps no other handle of the socket.
        reader.read_to_end(&mut read).expect("it is read");
        assert_eq!(running.wait().expect("it ends").code(), Some(0));
        assert_eq!(read.len(), whole.len(), "{format}");
    }
}

#[cfg(unix)]
#[test]
fn answers_in_a_stream_that_does_not_block_are_waited_for() {
    use std::os::fd::OwnedFd;
    use std::os::unix::net::UnixStream;

    let (reader, mut writer) = UnixStream::pair().expect("a socket");
    reader.set_nonblocking(true).expect("a socket can");
    let walk = program(&[])
        .stdin(OwnedFd::from(reader))
        .spawn()
        .expect("it starts");
    for answer in ["spam\n", "solved\n"] {
        std::thread::sleep(std::time::Duration::from_millis(200));
        writeln!(writer, "{}", answer.trim()).expect("it reads");
    }
    drop(writer);
    let ended = walk.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(0));
    assert!(!ended.stdout.is_empty());
}

#[test]
fn a_remedy_is_written_before_the_next_answer_is_read() {
    let mut walk = program(&[])
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut stdin = walk.stdin.take().expect("stdin");
    let mut lines = BufReader::new(walk.stdout.take().expect("stdout")).lines();
    for (answer, page) in [
        ("url\nunreachable", "unreachable-url"),
        ("not-solved", "url-filter"),
    ] {
        writeln!(stdin, "{answer}").expect("it reads");
        let last = format!("（ページ: {page}、");
        assert!(
            lines.any(|line| line.expect("text").starts_with(&last)),
            "{page} while the input is still open"
        );
    }
    drop(stdin);
    assert_eq!(walk.wait().expect("it ends").code(), Some(0));
}

#[cfg(unix)]
#[test]
fn ctrl_c_says_a_sentence_and_ends_with_130() {
    let mut walk = program(&[]).spawn().expect("it starts");
    let _stdin = walk.stdin.take().expect("stdin stays open");
    let mut stderr = BufReader::new(walk.stderr.take().expect("stderr"));
    let mut said = String::new();
    while !said.contains("分からない") {
        assert_ne!(stderr.read_line(&mut said).expect("text"), 0, "{said}");
    }
    let pid = walk.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &pid])
            .status()
            .expect("kill")
            .success()
    );
    assert_eq!(walk.wait().expect("it ends").code(), Some(130));
    stderr.read_to_string(&mut said).expect("text");
    assert!(said.ends_with("\n中断しました。\n"), "{said}");
}

#[test]
fn out_gets_what_standard_output_would_have_got() {
    let folder = Folder::new();
    for (name, format) in [("page.txt", "text"), ("page.json", "json")] {
        let printed = gmis_help(["--format", format])
            .stdin("url\nunreachable\nnot-solved\n")
            .run()
            .status(0);
        let saved = gmis_help(["--format", format, "--out", name])
            .dir(folder.path())
            .stdin("url\nunreachable\nnot-solved\n")
            .run()
            .status(0)
            .stdout("")
            .stderr(&format!("{}「{name}」に書きました。\n", printed.stderr));
        drop(saved);
        let saved = std::fs::read_to_string(folder.path().join(name)).expect("the file");
        assert_eq!(saved, printed.stdout);
    }
    assert_eq!(
        folder.names(),
        ["page.json", "page.txt"],
        "nothing else is left behind"
    );
}

#[test]
fn out_never_overwrites_without_force() {
    let folder = Folder::new();
    let path = folder.file("page.txt", "mine");
    let refused = gmis_help(["--out", "page.txt"])
        .dir(folder.path())
        .stdin("spam")
        .run();
    let sentence = "エラー: 「page.txt」はもうあります。上書きするなら --force を付け、\
        残すなら別の名前にしてください。\n";
    let _ = refused.status(1).stdout("").stderr(sentence);
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), "mine");
    let _ = gmis_help(["--out", "page.txt", "--force"])
        .dir(folder.path())
        .stdin("spam")
        .run()
        .status(0);
    assert_eq!(
        std::fs::read_to_string(&path).expect("the file"),
        walk("spam").status(0).stdout
    );
}

#[test]
fn a_walk_without_output_leaves_no_file() {
    let folder = Folder::new();
    let _ = gmis_help(["--out", "page.txt"])
        .dir(folder.path())
        .stdin("quit")
        .run()
        .status(130);
    assert_eq!(folder.names(), [] as [&str; 0]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_ends_with_1() {
    for args in [
        &["list"][..],
        &["check"],
        &["show", "wait"],
        &["--from", "wait"],
    ] {
        let full = std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("/dev/full");
        let ended = program(args)
            .stdin(Stdio::null())
            .stdout(full)
            .output()
            .expect("it starts");
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(1), "{args:?}: {said}");
        assert!(
            said.ends_with("エラー: 画面か出力先に書けません。\n"),
            "{args:?}: {said}"
        );
    }
}

#[cfg(unix)]
#[test]
fn answers_that_cannot_be_read_are_1() {
    let folder = std::fs::File::open("/").expect("a folder");
    let ended = program(&["--format", "json"])
        .stdin(folder)
        .output()
        .expect("it starts");
    assert_eq!(ended.status.code(), Some(1));
    let walked: serde_json::Value = serde_json::from_slice(&ended.stdout).expect("JSON");
    assert_eq!(walked["error"]["kind"], "io");
    assert_eq!(walked["error"]["page"], "situation");
}
