//! `test`: replayed records, answers that no record took, and walks that take them.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use gmis_help::answers::lines::AnswerLines;
use gmis_help::answers::record::{Written, read, step};
use gmis_help::flow::Flow;
use gmis_help::session::Session;
use gmis_help::views::coverage::{Verdict, coverage, replay, walks};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Way, ways};
use crate::harness::{Folder, Ran, gmis_help};
use crate::sketch::{Sketch, checked, sketch};

/// The records in a text, all of them whole.
fn written(text: &str) -> Vec<Written> {
    let lines = AnswerLines::new(Box::new(Cursor::new(text.as_bytes().to_vec())));
    read(lines)
        .into_iter()
        .map(|read| read.expect("a record"))
        .collect()
}

/// A record with these answers that says that it ends on this page.
fn text(way: &Way, end: &str) -> String {
    let answers: String = way
        .iter()
        .map(|(page, option)| format!("{page}={option}\n"))
        .collect();
    format!("{answers}=> {end}\n")
}

/// Every answer that can be reached without `again`.
fn reachable(sketch: &Sketch) -> BTreeSet<(String, String)> {
    ways(sketch).into_iter().flat_map(|(way, _)| way).collect()
}

fn ids(flow: &Flow, call: &Session<'_>) -> BTreeSet<(String, String)> {
    let given = call.given().iter();
    given
        .map(|given| {
            let (page, option) = step(flow, *given);
            (page.to_owned(), option.to_owned())
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn a_record_is_same_only_if_it_ends_where_it_says(sketch in sketch(true), picks in prop::collection::vec(any::<prop::sample::Index>(), 1..6), end in any::<prop::sample::Index>()) {
        let (_, Some(flow)) = checked(&sketch) else { return Ok(()) };
        let all = ways(&sketch);
        let end = end.index(sketch.pages());
        for pick in picks {
            let (way, real) = pick.get(&all);
            let record = written(&text(way, &sketch.id(end))).remove(0);
            let found = replay(&flow, &record);
            let expected = if *real == end { Verdict::Same } else { Verdict::Elsewhere(None) };
            prop_assert_eq!(found.verdict, expected);
            let call = found.call.expect("it begins");
            prop_assert_eq!(&call.page().id, &sketch.id(*real));
            // One answer names another page.
            for at in 0..way.len() {
                let mut wrong = way.clone();
                wrong[at].0 = sketch.id((0..sketch.pages()).find(|page| sketch.id(*page) != way[at].0).expect("another page"));
                let record = written(&text(&wrong, &sketch.id(*real))).remove(0);
                let line = u64::try_from(at + 1).expect("a line");
                let is_there = matches!(replay(&flow, &record).verdict, Verdict::Broken(broken, _) if broken == line);
                prop_assert!(is_there, "{:?}", wrong);
            }
        }
    }

    #[test]
    fn coverage_counts_what_the_records_took(sketch in sketch(true), picks in prop::collection::vec(any::<prop::sample::Index>(), 0..5)) {
        let (_, Some(flow)) = checked(&sketch) else { return Ok(()) };
        let all = ways(&sketch);
        let picked: Vec<_> = picks.iter().map(|pick| pick.get(&all)).collect();
        let replayed: Vec<_> = picked.iter().map(|(way, end)| replay(&flow, &written(&text(way, &sketch.id(*end))).remove(0))).collect();
        let calls: Vec<&Session<'_>> = replayed.iter().filter_map(|replay| replay.call.as_ref()).collect();
        let found = coverage(&flow, &calls);
        let can = reachable(&sketch);
        let took: BTreeSet<(String, String)> = picked.iter().flat_map(|(way, _)| way.clone()).collect();
        let split = |answers: &BTreeSet<(String, String)>| {
            let not_solved = answers.iter().filter(|(_, option)| option == "not-solved").count();
            (answers.len() - not_solved, not_solved)
        };
        prop_assert_eq!((found.options.taken, found.not_solved.taken), split(&took));
        prop_assert_eq!((found.options.all, found.not_solved.all), split(&can));
        let pages: BTreeSet<usize> = all.iter().map(|(_, end)| *end).collect();
        let visited = |(way, end): &&(Way, usize)| way.iter().map(|(page, _)| page.clone()).chain([sketch.id(*end)]).collect::<Vec<_>>();
        let visited: BTreeSet<String> = picked.iter().flat_map(visited).collect();
        prop_assert_eq!((found.pages.taken, found.pages.all), (visited.len(), pages.len()));
        let missing: BTreeSet<(String, String)> = found.missing.iter().map(|given| {
            let (page, option) = step(&flow, *given);
            (page.to_owned(), option.to_owned())
        }).collect();
        prop_assert_eq!(missing, can.difference(&took).cloned().collect::<BTreeSet<_>>());
        for given in &found.missing {
            let here = step(&flow, *given);
            let shortest = all.iter().filter(|(way, _)| way.last().is_some_and(|(page, option)| (page.as_str(), option.as_str()) == here));
            prop_assert_eq!(Some(found.ways.through(*given).answers().len()), shortest.map(|(way, _)| way.len()).min());
        }
    }

    #[test]
    fn missing_walks_cover_every_answer_and_the_most_first(sketch in sketch(true), pick in any::<prop::sample::Index>()) {
        let (_, Some(flow)) = checked(&sketch) else { return Ok(()) };
        let all = ways(&sketch);
        let (way, end) = pick.get(&all);
        let replayed = replay(&flow, &written(&text(way, &sketch.id(*end))).remove(0));
        let found = coverage(&flow, &[replayed.call.as_ref().expect("it begins")]);
        let made: Vec<Session<'_>> = walks(&flow, &found.missing).collect();
        let mut left: BTreeSet<_> = reachable(&sketch).difference(&way.iter().cloned().collect()).cloned().collect();
        for walk in &made {
            let took = ids(&flow, walk);
            let gain = took.intersection(&left).count();
            let most = all.iter().map(|(way, _)| way.iter().cloned().collect::<BTreeSet<_>>().intersection(&left).count()).max();
            prop_assert!(gain > 0 && Some(gain) == most);
            prop_assert!(walk.page().is_remedy());
            left = left.difference(&took).cloned().collect();
            let record = written(&walk.record().to_string()).remove(0);
            prop_assert_eq!(replay(&flow, &record).verdict, Verdict::Same);
        }
        prop_assert!(left.is_empty());
    }
}

/// Writes `small.yaml` and these records to a folder and runs `test` with these arguments.
fn ran(records: &[(&str, &[u8])], args: &[&str]) -> (Folder, Ran) {
    let folder = Folder::new();
    folder.file("small.yaml", include_str!("../small.yaml"));
    fs::create_dir_all(folder.path().join("records/b")).expect("a folder can be made");
    for (name, bytes) in records {
        folder.file(&format!("records/{name}"), bytes);
    }
    let ran = test(&folder, args);
    (folder, ran)
}

fn test(folder: &Folder, args: &[&str]) -> Ran {
    gmis_help([&["test", "--flow", "small.yaml"], args].concat())
        .dir(folder.path())
        .run()
}

/// Records of each kind, good and bad ones in one file.
const KINDS: &[(&str, &[u8])] = &[
    ("a.answers", b"# ok\nfirst=last\nlast=solved\n=> last\n"),
    (
        "b/c.txt",
        b"first=yes\n=> helps\n\n@ second\nsecond=help\n=> helps\nfirst=last\n=> lst\n",
    ),
    (
        "b/d.txt",
        b"@ secnd\n=> helps\nfirst=yes\nhelps=solved\n=> helps\nfirst=last\nlast=solved\nlast=solved\n=> last\n",
    ),
    (".hidden", b"not looked at"),
];

/// A path as this system writes it.
fn native(path: &str) -> String {
    path.split('/').collect::<PathBuf>().display().to_string()
}

#[test]
fn people_see_what_is_untaken_and_where_records_part() {
    let (_folder, ran) = ran(KINDS, &["records"]);
    let shown = "\
small（2026-11-22 現在、4ページ）

まだ通っていない答え:
  1番 first（質問）どちらですか？
    27行: first=yes（はい）
      道: first=yes
  2番 second（質問）済みましたか？
    41行: second=helps（済んだ）
      道: first=yes、second=helps
  3番 helps（対処）助け
    73行: helps=not-solved（まだ解決していない）
      道: first=yes、second=helps、helps=not-solved

C:2: 行き先が違う: 「helps」のはずが、「second」に着きました。
C:5: たどれない: 「second」に「help」という答えはありません。「helps」のことですか？
C:8: 行き先が違う: 「lst」のはずが、「last」に着きました。「last」のことですか？
D:1: たどれない: 「secnd」というページはありません。「second」のことですか？
D:4: たどれない: 「helps」の答えですが、ここで開くのは「second」です。
D:8: たどれない: 前の行で終わっているので、答えは要りません。
通った選択肢 1/3、解決しない 0/1、ページ 2/4（一致した記録だけを数えます）
一致 1、行き先が違う 2、たどれない 4、エラー 0
"
    .replace("C:", &format!("{}:", native("records/b/c.txt")))
    .replace("D:", &format!("{}:", native("records/b/d.txt")));
    let _ = ran.status(1).stderr("").stdout(&shown);
}

#[test]
fn scripts_get_the_same_as_json() {
    let (_folder, ran) = ran(KINDS, &["records", "--format", "json"]);
    let json = ran.status(1).stderr("").json();
    let brief = |record: &Value| {
        let text = |key: &str| record[key].as_str().unwrap_or("-").to_owned();
        let lines = (record["first_line"].clone(), record["line"].clone());
        (lines, text("verdict"), text("expected"), text("actual"))
    };
    let records: Vec<_> = json["records"].as_array().expect("a list").iter().collect();
    let found: Vec<_> = records.iter().map(|record| brief(record)).collect();
    let row = |first: u64, line: u64, verdict: &str, expected: &str, actual: &str| {
        let lines = (json!(first), json!(line));
        (lines, verdict.into(), expected.into(), actual.into())
    };
    let expected = [
        row(2, 4, "same", "last", "last"),
        row(1, 2, "elsewhere", "helps", "second"),
        row(4, 5, "broken", "helps", "second"),
        row(7, 8, "elsewhere", "lst", "last"),
        row(1, 1, "broken", "helps", "-"),
        row(3, 4, "broken", "helps", "second"),
        row(6, 8, "broken", "last", "last"),
    ];
    assert_eq!(found, expected);
    assert_eq!(records[0]["path"], native("records/a.answers"));
    assert_eq!(records[0]["message"], Value::Null);
    assert!(records[1]["message"].is_string());
    let step = |page: &str, option: &str| json!({"page": page, "option": option});
    let (yes, helps) = (step("first", "yes"), step("second", "helps"));
    let gap = |page: &str, option: &str, line: u64, answers: Value| json!({"page": page, "option": option, "flow_line": line, "answers": answers});
    let coverage = json!({
        "options": {"taken": 1, "all": 3},
        "not_solved": {"taken": 0, "all": 1},
        "pages": {"taken": 2, "all": 4},
        "missing": [
            gap("first", "yes", 27, json!([yes])),
            gap("second", "helps", 41, json!([yes, helps])),
            gap("helps", "not-solved", 73, json!([yes, helps, step("helps", "not-solved")])),
        ],
    });
    assert_eq!(json["coverage"], coverage);
    assert_eq!(
        (&json["schema"], &json["flow"]),
        (&json!(1), &json!("small"))
    );
    assert_eq!(json["errors"], json!([]));
}

#[test]
fn an_invalid_record_is_one_error_and_hides_no_other_record() {
    let files: &[(&str, &[u8])] = &[
        (
            "a-back",
            b"first=yes\nback\n=> first\nfirst=last\n=> last\n",
        ),
        ("b-number", b"first=1\n=> second\n"),
        ("c-empty", b""),
        ("d-comment", b"# nothing\n\n"),
        ("e-half", b"first=last\n=> last\n# half\nfirst=yes\n"),
        ("f-late", b"first=yes\n@ second\n=> second\n"),
        ("g-page", b"=> \n"),
        ("h-bytes", b"first=yes\n\xff\xfe\xff\n=> second\n"),
        ("i-utf16", &utf16("first=yes\r\n=> second\r\n")),
    ];
    let args = ["records", "gone.txt", "records/b", "--format", "json"];
    let (_folder, ran) = ran(files, &args);
    let json = ran.status(1).stderr("").json();
    let verdicts = json["records"].as_array().expect("a list").iter();
    let verdicts: Vec<_> = verdicts
        .map(|record| (record["path"].clone(), record["verdict"].clone()))
        .collect();
    let same = |name| (json!(native(name)), json!("same"));
    let expected = ["records/a-back", "records/e-half", "records/i-utf16"].map(same);
    assert_eq!(verdicts, expected);
    let errors = json["errors"].as_array().expect("a list").iter();
    let errors: Vec<_> = errors
        .map(|error| (error["path"].clone(), error["line"].clone()))
        .collect();
    let at = |name, line: u64| (json!(native(name)), json!(line));
    let expected = [
        at("records/a-back", 2),
        at("records/b-number", 1),
        at("records/c-empty", 1),
        at("records/d-comment", 1),
        at("records/e-half", 4),
        at("records/f-late", 2),
        at("records/g-page", 1),
        at("records/h-bytes", 2),
        at("gone.txt", 1),
        // The path as it was named.
        (json!("records/b"), json!(1)),
    ];
    assert_eq!(errors, expected);
    for error in json["errors"].as_array().expect("a list") {
        assert!(error["message"].is_string(), "{error}");
    }
}

/// A pipe in a folder is reported, not waited for; a pipe that is named is read.
#[cfg(unix)]
#[test]
fn a_pipe_among_records_is_not_waited_for() {
    let (folder, _) = ran(&[("a", b"first=last\n=> last\n")], &["records"]);
    let pipe = folder.path().join("records/pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo starts").success());
    let json = test(&folder, &["records", "--format", "json"])
        .status(1)
        .json();
    assert_eq!(json["errors"][0]["path"], "records/pipe");
    assert_eq!(json["records"][0]["verdict"], "same");
    let written = std::thread::spawn(move || fs::write(pipe, "first=last\n=> last\n"));
    let _ = test(&folder, &["records/pipe"]).status(0);
    written.join().expect("no panic").expect("it was read");
}

/// A text as `>` of Windows PowerShell writes it.
fn utf16(text: &str) -> Vec<u8> {
    let units = [0xfeff].into_iter().chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn missing_prints_walks_that_make_the_records_whole() {
    let begun: &[(&str, &[u8])] = &[("a.txt", b"first=yes\n=> second\n")];
    let (folder, ran) = ran(begun, &["records", "--missing", "--limit", "1"]);
    let first = "# 未確認: 最後\nfirst=yes\nsecond=helps\nhelps=not-solved\n=> last\n\n";
    let limited = format!("{first}# ほかに、まだ通っていない答えが 1 あります。\n");
    let _ = ran.status(0).stderr("").stdout(&limited);
    let all = format!("{first}# 未確認: 最後\nfirst=last\n=> last\n\n");
    let _ = test(&folder, &["records", "--missing"])
        .status(0)
        .stdout(&all);
    let args = ["records", "--missing", "--out", "records/b/more.txt"];
    let _ = test(&folder, &args).status(0).stdout("");
    let whole = test(&folder, &["records"]).status(0);
    assert!(
        whole.stdout.contains("すべての答えを通りました。\n"),
        "{}",
        whole.stdout
    );
    let rest = "通った選択肢 3/3、解決しない 1/1、ページ 4/4（一致した記録だけを数えます）\n一致 3、行き先が違う 0、たどれない 0、エラー 0\n";
    assert!(whole.stdout.ends_with(rest), "{}", whole.stdout);
    let _ = test(&folder, &["records", "--missing"])
        .status(0)
        .stdout("# すべての答えを通りました。\n");
    // With `--missing`, standard error still reports records that no longer fit.
    folder.file("records/bad.txt", "first=yes\n=> helps\n");
    let _ = test(&folder, &["records", "--missing"])
        .status(1)
        .stderr("一致 3、行き先が違う 1、たどれない 0、エラー 0\n");
    let _ = test(&folder, &["records", "--limit", "3"]).status(2);
}

#[test]
fn new_ends_are_written_beside_and_never_in_place() {
    let (folder, ran) = ran(KINDS, &["records", "--new", "new.txt"]);
    let ran = ran.status(1);
    assert!(ran.stderr.contains("new.txt"), "{}", ran.stderr);
    let new = fs::read_to_string(folder.path().join("new.txt")).expect("it was written");
    let expected = "\
# ok
first=last
last=solved
=> last
first=yes
# 未確認: 済みましたか？（前は helps）
=> second
# たどれない: 「second」に「help」という答えはありません。「helps」のことですか？
# 
# @ second
# second=help
# => helps
first=last
# 未確認: 最後（前は lst）
=> last
";
    assert_eq!(new.get(..expected.len()), Some(expected));
    for (name, bytes) in KINDS {
        let path = folder.path().join("records").join(name);
        assert_eq!(fs::read(path).expect("it is there"), *bytes, "{name}");
    }
    let again = test(&folder, &["new.txt"]).status(0);
    assert!(
        again
            .stdout
            .ends_with("一致 3、行き先が違う 0、たどれない 0、エラー 0\n")
    );
    let before = fs::read(folder.path().join("new.txt")).expect("it is there");
    for file in ["new.txt", "records/a.answers", "small.yaml"] {
        let _ = test(&folder, &["records", "--new", file])
            .status(1)
            .stdout("");
    }
    assert_eq!(
        fs::read(folder.path().join("new.txt")).expect("it is there"),
        before
    );
    let _ = test(
        &folder,
        &["records", "--out", "records/a.answers", "--force"],
    )
    .status(1);
    let same = [
        "records",
        "--new",
        "same.txt",
        "--out",
        "./same.txt",
        "--force",
    ];
    let _ = test(&folder, &same).status(1);
    assert!(!folder.path().join("same.txt").exists());
}

#[test]
fn every_branch_of_the_flow_inside_is_taken_by_a_record_that_was_looked_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    let ran = gmis_help([Path::new("test"), &folder]).run().status(0);
    assert!(
        ran.stdout.contains("すべての答えを通りました。\n"),
        "{}",
        ran.stdout
    );
    for file in fs::read_dir(&folder).expect("a folder") {
        let path = file.expect("a file").path();
        let text = fs::read_to_string(&path).expect("a text");
        assert!(!text.contains("未確認"), "{}", path.display());
    }
}

#[test]
fn a_thousand_records_take_no_time() {
    let folder = Folder::new();
    let branches = include_str!("../../records/branches.answers");
    let records = written(branches).len();
    folder.file("many.txt", branches.repeat(1_000 / records + 1));
    let fastest = (0..5).map(|_| {
        let begun = Instant::now();
        let _ = gmis_help(["test", "many.txt"])
            .dir(folder.path())
            .run()
            .status(0);
        begun.elapsed()
    });
    // Ten times the target: other tests run at the same time.
    let fastest = fastest.min().unwrap_or_default();
    assert!(fastest < Duration::from_secs(1), "{fastest:?}");
}
