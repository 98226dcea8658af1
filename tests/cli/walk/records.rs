//! `--record`: writes every call as lines that replay, however the run ends; and which files are refused.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use gmis_help::answers::{Asked, Outcome, Reply, Stage};
use gmis_help::files::append::GrowingFile;
use gmis_help::flow::check::check;
use gmis_help::flow::{Flow, PageNo};
use gmis_help::recorder::Recorder;
use gmis_help::session::{Calls, Session};
use gmis_help::ui::screen::{Remedies, Screen};
use gmis_help::ui::sink::Sink;
use gmis_help::ui::strict::Strict;
use gmis_help::ui::{AskError, Prompter};
use gmis_help::walk::walk;
use gmis_help::yaml::source::Source;
use proptest::prelude::*;

use crate::harness::{Folder, Ran, gmis_help, here};

const HEAD: &str = "# small, 2026-11-22\n";

fn recorded(path: &Path, answers: &str) -> Ran {
    let args = [
        "--flow".as_ref(),
        "small.yaml".as_ref(),
        "--record".as_ref(),
    ];
    gmis_help(args.into_iter().chain([path.as_os_str()]))
        .dir(&here())
        .stdin(answers)
        .run()
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("the records")
}

#[test]
fn a_call_is_recorded_however_the_run_ends() {
    for (answers, status, lines) in [
        ("last\n", 0, "first=last\n=> last\n"),
        ("last\n1\n", 0, "first=last\nlast=solved\n=> last\n"),
        ("last\n2\n", 0, "first=last\nlast=not-solved\n=> last\n"),
        (
            "1\n済んだ\n２\n",
            0,
            "first=yes\nsecond=helps\nhelps=not-solved\n=> last\n",
        ),
        ("last\nback\nyes\n=> second\n", 0, "first=yes\n=> second\n"),
        ("@ helps\n", 0, "@ helps\n=> helps\n"),
        (
            "@ second\nfirst\nlast\n",
            0,
            "@ second\nsecond=first\nfirst=last\n=> last\n",
        ),
        ("yes\nquit\n", 130, "first=yes\n=> second\n"),
        ("yes\n", 3, "first=yes\n=> second\n"),
        ("yes\nno such\n", 3, "first=yes\n=> second\n"),
        (
            "last\nsolved\nno such\n",
            3,
            "first=last\nlast=solved\n=> last\n",
        ),
    ] {
        let folder = Folder::new();
        let path = folder.path().join("記録.txt");
        let _ = recorded(&path, answers).status(status);
        assert_eq!(text(&path), format!("{HEAD}{lines}"), "{answers}");
        assert_eq!(folder.names(), ["記録.txt"]);
        let again = fs::read(&path).unwrap();
        let args = ["--flow", "small.yaml", "--answers", "-"];
        let _ = gmis_help(args).dir(&here()).stdin(again).run().status(0);
    }
}

#[test]
fn calls_are_added_when_they_end_and_nothing_makes_no_file() {
    let folder = Folder::new();
    let path = folder.path().join("a.txt");
    for (answers, status) in [
        ("quit\n", 130),
        ("", 3),
        ("x\n", 3),
        ("restart\nquit\n", 130),
    ] {
        let _ = recorded(&path, answers).status(status);
        assert_eq!(folder.names(), [""; 0], "{answers}");
    }
    let _ = recorded(&path, "last\nrestart\nyes\nrestart\nquit\n").status(0);
    let _ = recorded(&path, "last\n1\n").status(0);
    let calls = ["first=last\n", "first=yes\n", "first=last\nlast=solved\n"];
    let ends = ["last", "second", "last"];
    let wanted = calls.iter().zip(ends);
    let wanted: String = wanted
        .map(|(lines, end)| format!("{HEAD}{lines}=> {end}\n"))
        .collect();
    assert_eq!(text(&path), wanted);
}

#[test]
fn a_record_begins_on_a_line_of_its_own() {
    let folder = Folder::new();
    for before in [
        "=> last",
        "# メモ",
        "\u{feff}=> last\r\n",
        "first=last\r\n=> last\r\n\r\n# 終わり\r\n",
        "",
        "=> last\n\u{1a}",
    ] {
        let path = folder.file("a.txt", before);
        let _ = recorded(&path, "last\n").status(0);
        let end = if before.is_empty() || before.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        let wanted = format!("{before}{end}{HEAD}first=last\n=> last\n");
        assert_eq!(text(&path), wanted);
        // More can be added to the result.
        let _ = recorded(&path, "last\n").status(0);
    }
}

/// Asserts that the file is refused in one line before anything is asked, and is not changed.
#[track_caller]
fn refused(path: &Path, more: &[&std::ffi::OsStr], reason: &str) {
    let before = fs::read(path).ok();
    let args = [
        "--flow".as_ref(),
        "small.yaml".as_ref(),
        "--record".as_ref(),
        path.as_os_str(),
    ];
    let ran = gmis_help(args.iter().chain(more))
        .dir(&here())
        .stdin("last\n")
        .run();
    let ran = ran.status(1).stdout("");
    assert!(ran.stderr.contains(reason), "{}", ran.stderr);
    assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.stderr);
    assert_eq!(fs::read(path).ok(), before);
}

#[test]
fn a_file_without_whole_records_is_refused_and_the_line_named() {
    let folder = Folder::new();
    let wide = |text: &str, unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect();
    for (bytes, reason) in [
        (b"first=last\n".to_vec(), "最後の1行目"),
        (
            b"first=last\n=> last\n\n# a\nfirst=yes\n\n# b\n".to_vec(),
            "最後の5行目",
        ),
        ("買い物メモ".into(), "最後の1行目"),
        (b"first=last\n=>\n".to_vec(), "最後の2行目"),
        (
            b"=> last\n\xFF\xFF\n=> last\n".to_vec(),
            "2行目を読めません",
        ),
        (
            format!("#\n{}\n=> last\n", "x".repeat(5000)).into_bytes(),
            "2行目を読めません",
        ),
        (wide("=> last\r\n", u16::to_le_bytes), "UTF-16"),
        (wide("\u{feff}=> last\r\n", u16::to_be_bytes), "UTF-16"),
        (wide("\u{feff}", u16::to_le_bytes), "UTF-16"),
    ] {
        let path = folder.file("a.txt", bytes);
        refused(&path, &[], reason);
    }
}

#[test]
fn what_cannot_be_written_is_said_before_any_question() {
    let folder = Folder::new();
    let file = folder.file("file", "");
    refused(folder.path(), &[], "フォルダです");
    refused(&folder.path().join("missing/a.txt"), &[], "見つかりません");
    let reason = if cfg!(windows) {
        "見つかりません"
    } else {
        "途中の名前がフォルダではありません"
    };
    refused(&file.join("a.txt"), &[], reason);
    let json: [&std::ffi::OsStr; 4] = [
        "--format".as_ref(),
        "json".as_ref(),
        "--record".as_ref(),
        folder.path().as_os_str(),
    ];
    let walked = gmis_help(json).stdin("spam\n").run().status(1).json();
    assert_eq!(
        (&walked["status"], &walked["error"]["kind"]),
        (&"error".into(), &"io".into())
    );
    assert_eq!(folder.names(), ["file"]);
}

#[test]
fn no_record_is_added_to_a_file_that_the_run_uses_otherwise() {
    let folder = Folder::new();
    let used = "この実行で読むか書くファイル";
    let answers = folder.file("answers.txt", "first=last\n=> last\n");
    refused(&answers, &["--answers".as_ref(), answers.as_os_str()], used);
    let hard = folder.path().join("hard.txt");
    fs::hard_link(&answers, &hard).unwrap();
    if cfg!(unix) {
        refused(&hard, &["--answers".as_ref(), answers.as_os_str()], used);
    }
    let out = folder.file("out.txt", "=> last\n");
    refused(
        &out,
        &["--force".as_ref(), "--out".as_ref(), out.as_os_str()],
        used,
    );
    let new = folder.path().join("new.txt");
    let dotted = folder.path().join("./new.txt");
    refused(&new, &["--out".as_ref(), dotted.as_os_str()], used);
    assert!(!new.exists());
    let flow = folder.file("flow.yaml", include_str!("../small.yaml"));
    let args = [
        "--flow".as_ref(),
        flow.as_os_str(),
        "--record".as_ref(),
        flow.as_os_str(),
    ];
    let ran = gmis_help(args).stdin("last\n").run().status(1);
    assert!(ran.stderr.contains(used), "{}", ran.stderr);
}

fn program(path: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gmis-help"));
    command
        .current_dir(here())
        .env_clear()
        .envs(std::env::var_os("SystemRoot").map(|root| ("SystemRoot", root)))
        .args(["--flow", "small.yaml", "--record"])
        .arg(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn started(path: &Path) -> Child {
    program(path).spawn().expect("the program starts")
}

#[test]
fn records_of_several_processes_never_mix() {
    let folder = Folder::new();
    let path = folder.path().join("a.txt");
    // Too long to be written in one piece by chance.
    let round = "yes\nfirst\n".repeat(2000) + "last\n1\nrestart\n";
    let answers = round.repeat(5) + "quit\n";
    let mut children: Vec<Child> = (0..4).map(|_| started(&path)).collect();
    for child in &mut children {
        let mut pipe = child.stdin.take().expect("a pipe");
        let answers = answers.clone();
        std::thread::spawn(move || pipe.write_all(answers.as_bytes()));
    }
    for mut child in children {
        assert_eq!(child.wait().expect("it ends").code(), Some(0));
    }
    let record = HEAD.to_owned()
        + &"first=yes\nsecond=first\n".repeat(2000)
        + "first=last\nlast=solved\n=> last\n";
    assert!(text(&path) == record.repeat(4 * 5), "the records are mixed");
}

/// Reads a program's output until these words appear.
fn await_words(err: &mut impl BufRead, words: &str) {
    let mut line = String::new();
    while !line.contains(words) {
        line.clear();
        assert!(err.read_line(&mut line).expect("UTF-8") > 0, "it ended");
    }
}

#[test]
fn nobody_looks_at_a_file_or_adds_to_it_while_another_process_does() {
    for before in [true, false] {
        let folder = Folder::new();
        let path = folder.file("a.txt", "");
        let mut other = fs::File::options().append(true).open(&path).unwrap();
        let mut half = || {
            other.lock().expect("a lock");
            other.write_all(b"first=last\n").unwrap();
        };
        if before {
            half();
        }
        let mut child = program(&path)
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut err = BufReader::new(child.stderr.take().expect("a pipe"));
        if !before {
            await_words(&mut err, "2 いいえ");
            half();
        }
        let mut pipe = child.stdin.take().expect("a pipe");
        pipe.write_all(b"last\n1\n").expect("it reads");
        drop(pipe);
        std::thread::sleep(Duration::from_millis(200));
        other.write_all(b"=> last\n").unwrap();
        drop(other);
        assert_eq!(child.wait().expect("it ends").code(), Some(0));
        let own = format!("{HEAD}first=last\nlast=solved\n=> last\n");
        assert_eq!(
            text(&path),
            format!("first=last\n=> last\n{own}"),
            "{before}"
        );
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_signal_records_the_call_that_it_cuts_off() {
        for signal in ["-INT", "-TERM", "-HUP"] {
            let folder = Folder::new();
            let path = folder.path().join("a.txt");
            let mut child = program(&path)
                .stderr(Stdio::piped())
                .spawn()
                .expect("it starts");
            let mut pipe = child.stdin.take().expect("a pipe");
            pipe.write_all(b"last\n1\nrestart\nyes\n")
                .expect("it reads");
            let mut err = BufReader::new(child.stderr.take().expect("a pipe"));
            // Its options are shown, so the program is on the page after the last answer.
            await_words(&mut err, "2 もう一度");
            // The previous call was written when it ended.
            assert_eq!(
                text(&path),
                format!("{HEAD}first=last\nlast=solved\n=> last\n")
            );
            let killed = Command::new("kill")
                .args([signal, &child.id().to_string()])
                .status();
            assert!(killed.expect("there is a kill").success());
            let _ = child.wait().expect("it ends");
            let wanted =
                format!("{HEAD}first=last\nlast=solved\n=> last\n{HEAD}first=yes\n=> second\n");
            assert_eq!(text(&path), wanted, "{signal}");
        }
    }

    #[test]
    fn a_closed_pipe_and_a_full_disk_lose_no_record() {
        let folder = Folder::new();
        for (name, status) in [("/dev/full", 1), ("closed", 0)] {
            let path = folder.path().join("a.txt");
            let mut command = program(&path);
            if name == "closed" {
                let (reader, writer) = std::io::pipe().expect("a pipe");
                drop(reader);
                command.stdout(writer);
            } else if let Ok(full) = fs::File::options().write(true).open(name) {
                command.stdout(full);
            } else {
                continue;
            }
            let mut child = command.spawn().expect("it starts");
            let mut pipe = child.stdin.take().expect("a pipe");
            let _ = pipe.write_all(b"last\n1\n");
            drop(pipe);
            assert_eq!(
                child.wait().expect("it ends").code(),
                Some(status),
                "{name}"
            );
            assert_eq!(
                text(&path),
                format!("{HEAD}first=last\n=> last\n"),
                "{name}"
            );
            fs::remove_file(path).unwrap();
        }
    }

    #[test]
    fn a_record_that_cannot_be_written_is_said_and_leaves_no_half() {
        let folder = Folder::new();
        let before = format!("#{}\n=> last\n", "x".repeat(1000));
        let path = folder.file("a.txt", &before);
        let program = env!("CARGO_BIN_EXE_gmis-help");
        let script = "ulimit -f 2; yes 'yes\nfirst' | head -n 4000 | { cat; echo last; } | \"$0\" --flow small.yaml --record \"$1\"";
        let args = ["-c", script, program];
        let ran = Command::new("bash")
            .args(args)
            .arg(&path)
            .current_dir(here())
            .output();
        let ran = ran.expect("bash starts");
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(1), "{said}");
        assert!(
            said.contains("に書けません。ファイルの大きさの制限を超えました。"),
            "{said}"
        );
        assert_eq!(text(&path), before);
    }

    #[test]
    fn links_lead_to_the_file_and_streams_are_files_that_the_run_uses() {
        let folder = Folder::new();
        let real = folder.path().join("real.txt");
        let link = folder.path().join("link.txt");
        symlink("real.txt", &link).unwrap();
        for times in 1..3 {
            let _ = recorded(&link, "last\n").status(0);
            assert_eq!(
                text(&real),
                format!("{HEAD}first=last\n=> last\n").repeat(times)
            );
        }
        let script = "\"$0\" --flow small.yaml --record \"$1\"";
        for redirection in ["<\"$1\"", ">>\"$1\"", "2>>\"$1\" </dev/null"] {
            let script = format!("{script} {redirection}");
            let args = ["-c", &script, env!("CARGO_BIN_EXE_gmis-help")];
            let ran = Command::new("sh")
                .args(args)
                .arg(&link)
                .current_dir(here())
                .output();
            assert_eq!(
                ran.expect("sh starts").status.code(),
                Some(1),
                "{redirection}"
            );
        }
        refused(
            Path::new("/dev/null"),
            &[],
            "ふつうのファイルではありません",
        );
        // Root may write anywhere.
        fs::set_permissions(&real, fs::Permissions::from_mode(0o444)).unwrap();
        if fs::File::options().append(true).open(&real).is_err() {
            refused(&real, &[], "権限がありません");
        }
    }
}

/// A flow with everything that a record can hold: ways back, remedies that lead on, one with `wait`, and labels that
/// look like lines of a record.
fn flow() -> Flow {
    let text = include_str!("../small.yaml")
        .replace(
            "    done: 終わりです。\n",
            "    done: 終わりです。\n    wait: 1日\n",
        )
        .replace("label: いいえ", "label: first=yes")
        .replace("label: もう一度", "label: =>second");
    check(&Source::from_bytes("f.yaml", text.into_bytes()))
        .flow
        .expect("it is a flow")
}

fn screen() -> Screen {
    let sink = || Sink::endless(std::io::sink());
    Screen::new(sink(), sink(), Remedies::Out)
}

/// A person who gives any reply that the page accepts, then stops in one of the possible ways.
struct Anybody(Vec<(u8, usize)>);

impl Prompter for Anybody {
    fn ask(&mut self, asked: &Asked<'_>, _: &mut Screen) -> Result<Reply, AskError> {
        let Some((what, which)) = self.0.pop() else {
            return Err(AskError::Read(std::io::ErrorKind::Other.into()));
        };
        let pages: Vec<PageNo> = asked.call.flow.pages().map(|(number, _)| number).collect();
        let outcomes: Vec<Outcome> = Outcome::offered(asked.page).collect();
        let own = match asked.stage {
            Stage::Options => Reply::Option(which % asked.page.options().len()),
            Stage::Remedy => Reply::Outcome(outcomes[which % outcomes.len()]),
            Stage::Closed(_) => Reply::Restart,
        };
        Ok(match what {
            0 if asked.before.is_some() => Reply::Back,
            1 if !asked.call.given.is_empty() => Reply::Anew(which % asked.call.given.len()),
            2 => Reply::Restart,
            3 => Reply::Go(pages[which % pages.len()]),
            4 if which % 4 == 0 => Reply::Quit,
            5 if which % 4 == 0 => Reply::End,
            _ => own,
        })
    }
}

/// The state of a call, as the session knows it.
fn stands(call: &Session<'_>) -> (String, String, Option<Outcome>) {
    let id = |page| call.flow().page(page).id.clone();
    (id(call.start()), id(call.current()), call.outcome())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn every_record_replays_to_the_same_page_and_outcome(
        deeds in prop::collection::vec((0_u8..16, 0_usize..60), 0..40),
        from in 0_usize..4,
        early in any::<bool>(),
    ) {
        let flow = flow();
        let folder = Folder::new();
        let path: PathBuf = folder.path().join("a.txt");
        let (file, _) = GrowingFile::prepare(&path).ok().expect("it can be written");
        let recorder = Recorder::new(&flow, file);
        let (mut wanted, mut open) = (Vec::new(), Vec::new());
        let mut watch = |ended: &[Session<'_>], calls: &Calls<'_>| {
            recorder.follow(ended, calls);
            wanted.extend(ended.iter().map(stands));
            open = calls.open().filter(|call| call.says_something()).map(stands).collect();
        };
        let start = flow.pages().nth(from).expect("a page").0;
        let walked = walk(&flow, start, &mut Anybody(deeds), &mut screen(), &mut watch);
        let walked = walked.expect("a sink can be written");
        // A signal, followed by the end of the run, writes the open calls once.
        if early {
            prop_assert!(recorder.clone().finish().is_ok());
            // The main thread may still do this before the process is gone.
            recorder.follow(&[], &walked.calls);
        }
        prop_assert!(recorder.finish().is_ok());
        wanted.extend(open);
        let text = fs::read_to_string(&path).unwrap_or_default();
        prop_assert_eq!(path.exists(), !wanted.is_empty());
        let records: Vec<&str> = text.split_inclusive("# small").collect();
        let records: Vec<String> = records.iter().map(|record| record.replace("# small", "#")).collect();
        let records = records.get(1..).unwrap_or_default();
        prop_assert_eq!(records.len(), wanted.len(), "{}", text);
        for (record, wanted) in records.iter().zip(wanted) {
            let record = format!("#{record}");
            let mut strict = Strict::new(Box::new(std::io::Cursor::new(record.clone().into_bytes())), false);
            let replayed = walk(&flow, flow.start(), &mut strict, &mut screen(), &mut |_, _| {});
            let replayed = replayed.expect("a sink can be written");
            prop_assert!(matches!(replayed.ending, gmis_help::walk::Ending::Ended), "{}", record);
            prop_assert_eq!(stands(replayed.calls.current()), wanted, "{}", record);
        }
    }
}
