//! `check` from outside. All examples are tested. `src/finding/examples` has those that `check --explain` shows:
//! `<code>.yaml`, which has that finding and no other, and `<code>.good.yaml`, the same file fixed. `tests/check` has
//! further examples, `<code>--<variant>.yaml`, and for each example a `.txt` with all that is printed. `<code>.en.yaml`
//! is a translation beside an example, for findings about translations; `<code>.site.yaml` is a site file.
//! `GMIS_HELP_BLESS=1 cargo test` rewrites the `.txt` files: read the diff before you commit it.

use std::fs;
use std::path::{Path, PathBuf};

use gmis_help::finding::Code;

use crate::harness::{Folder, gmis_help, golden};

/// Number of codes without an example, as no file in a repository can have the mistake: `unreadable`, `too-large`,
/// `file-name`, `many-shared`, `no-flow`, `older-flow`, `file-ending`.
const WITHOUT_EXAMPLE: usize = 7;

/// The folders of the examples in the program, and of the variants and the expected texts.
const EXAMPLES: &str = "src/finding/examples";
const VARIANTS: &str = "tests/check";

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The names of the files in both folders with this ending, without it, and the folder of each.
fn stems(end: &str) -> Vec<(PathBuf, String)> {
    let mut stems = Vec::new();
    for folder in [EXAMPLES, VARIANTS].map(folder) {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let name = entry.expect("an entry").file_name();
            if let Some(stem) = name.to_str().and_then(|name| name.strip_suffix(end)) {
                stems.push((folder.clone(), stem.to_owned()));
            }
        }
    }
    stems.sort();
    stems
}

fn bad() -> Vec<(PathBuf, String)> {
    let mut stems = stems(".yaml");
    let others = [".good", ".en", ".good.site"];
    stems.retain(|(_, stem)| others.iter().all(|end| stem.strip_suffix(end).is_none()));
    let least = Code::ALL.len() - WITHOUT_EXAMPLE;
    assert!(stems.len() >= least, "{stems:?}");
    stems
}

fn code_of(stem: &str) -> &str {
    let stem = stem.trim_end_matches(".site");
    stem.split("--").next().unwrap_or(stem)
}

#[track_caller]
fn expected(stem: &str, printed: &str) {
    golden(format!("tests/check/{stem}.txt"), printed);
}

#[test]
fn each_example_has_its_finding_and_nothing_else() {
    for (folder, stem) in bad() {
        let file = format!("{stem}.yaml");
        let ran = gmis_help(["check", "--format", "json", &file])
            .dir(&folder)
            .run();
        let json = ran.json();
        let files = json["files"].as_array().expect("a list of files");
        let of_file = |file: &serde_json::Value| file["findings"].as_array().cloned();
        let findings: Vec<_> = files.iter().filter_map(of_file).flatten().collect();
        let codes: Vec<&str> = findings
            .iter()
            .filter_map(|finding| finding["code"].as_str())
            .collect();
        assert_eq!(codes, [code_of(&stem)], "{file}");
        let is_error = findings[0]["severity"] == "error";
        assert_eq!(ran.status, i32::from(is_error), "{file}");
        let is_site = Path::new(&stem)
            .extension()
            .is_some_and(|end| end == "site");
        // An error in a translation leaves its flow valid.
        let no_proof = is_error && files.len() == 1 || is_site;
        assert_eq!(json["files"][0]["proof"].is_null(), no_proof, "{file}");
    }
}

#[test]
fn each_example_is_drawn_as_expected() {
    for (folder, stem) in bad() {
        let file = format!("{stem}.yaml");
        let ran = gmis_help(["check", &file]).dir(&folder).run();
        assert_eq!(ran.stderr, "", "{file}");
        expected(stem.trim_end_matches(".site"), &ran.stdout);
    }
}

#[test]
fn each_mended_example_is_clean_even_strictly() {
    let ends = [".good.yaml", ".good.site.yaml"].into_iter();
    let mended: Vec<_> = ends
        .flat_map(|end| stems(end).into_iter().map(move |found| (found, end)))
        .collect();
    assert_eq!(mended.len(), Code::ALL.len() - WITHOUT_EXAMPLE);
    for ((folder, stem), end) in mended {
        let file = format!("{stem}{end}");
        let ran = gmis_help(["check", "--strict", "--format", "short", &file])
            .dir(&folder)
            .run();
        let translation = format!("{stem}.good.en.yaml");
        let mut clean = format!("{file}: 誤りはありません。\n");
        if folder.join(&translation).exists() {
            clean += &format!("{translation}: 誤りはありません。\n");
        }
        let _ = ran.status(0).stdout(&clean);
    }
}

#[test]
fn every_code_has_an_example_and_every_example_a_code() {
    let examples = stems(".txt");
    for code in Code::ALL {
        assert!(
            examples.iter().any(|(_, stem)| stem == code.name()),
            "{} has no example",
            code.name()
        );
    }
    for (_, stem) in examples {
        assert!(Code::of(code_of(&stem)).is_some(), "{stem} is no code");
    }
}

#[test]
fn a_file_that_is_not_there_or_a_folder_is_a_finding() {
    let folder = Folder::new();
    folder.file("whole.yaml", include_str!("../../../flows/template.yaml"));
    let ran = gmis_help(["check", "unreadable.yaml", "whole.yaml"])
        .dir(folder.path())
        .run()
        .status(1);
    let (first, rest) = ran
        .stdout
        .split_once("whole.yaml")
        .expect("the other file is still checked");
    expected("unreadable", first);
    assert!(rest.starts_with(": 誤りはありません。"), "{rest}");
    fs::create_dir(folder.path().join("unreadable.yaml")).expect("a folder can be made");
    let ran = gmis_help(["check", "unreadable.yaml"])
        .dir(folder.path())
        .run()
        .status(1);
    assert!(ran.stdout.contains("エラー[unreadable]"), "{}", ran.stdout);
    fs::remove_dir(folder.path().join("unreadable.yaml")).expect("it can be removed");
}

#[test]
fn a_translation_without_its_flow_is_a_finding() {
    let folder = Folder::new();
    folder.file(
        "no-flow.en.yaml",
        include_str!("../../../flows/template.yaml"),
    );
    let ran = gmis_help(["check", "no-flow.en.yaml"]);
    expected("no-flow", &ran.dir(folder.path()).run().status(1).stdout);
}

#[test]
fn a_file_over_16_mib_is_a_finding() {
    let folder = Folder::new();
    folder.file("too-large.yaml", vec![b'#'; 16 * 1024 * 1024 + 1]);
    let ran = gmis_help(["check", "too-large.yaml"])
        .dir(folder.path())
        .run()
        .status(1);
    expected("too-large", &ran.stdout);
}

#[test]
fn strict_makes_errors_of_warnings() {
    let args = ["check", "no-source.yaml", "--format", "json"];
    let lenient = gmis_help(args)
        .dir(&folder(EXAMPLES))
        .run()
        .status(0)
        .json();
    let strict = gmis_help(args.into_iter().chain(["--strict"]))
        .dir(&folder(EXAMPLES))
        .run()
        .status(1)
        .json();
    let severity = |json: &serde_json::Value| json["files"][0]["findings"][0]["severity"].clone();
    assert_eq!(severity(&lenient), "warning");
    assert_eq!(severity(&strict), "error");
    assert!(lenient["files"][0]["proof"].is_object());
    assert!(strict["files"][0]["proof"].is_null());
}

#[test]
fn short_is_one_line_a_finding() {
    let ran = gmis_help(["check", "--format", "short", "unknown-target.yaml"])
        .dir(&folder(EXAMPLES))
        .run()
        .status(1);
    let _ = ran.stdout(
        "unknown-target.yaml:16:15: エラー[unknown-target]: 質問「door」の選択肢2の「goto」: 「wiat」というものはありません。似た名前の「wait」は、どこからも使われていません。\n\
         unknown-target.yaml: エラー 1 個\n",
    );
}

#[test]
fn explain_shows_the_meaning_and_both_files_of_the_example() {
    let indented = |path: &Path| -> String {
        let text = fs::read_to_string(path).expect("it is there");
        text.lines()
            .map(|line| format!("    {line}\n"))
            .collect::<String>()
    };
    for code in Code::ALL {
        let name = code.name();
        let said = gmis_help(["check", "--explain", name])
            .run()
            .status(0)
            .stdout;
        let heading = said.lines().next().expect("a heading");
        assert!(heading.ends_with(&format!("[{name}]")), "{said}");
        // Six of these are not about the text of a file; the others have bytes that are not shown as they are.
        if matches!(
            code,
            Code::Unreadable
                | Code::TooLarge
                | Code::FileName
                | Code::FileEnding
                | Code::ManyShared
                | Code::NoFlow
                | Code::OlderFlow
                | Code::Encoding
                | Code::ControlCharacter
                | Code::Tab
        ) {
            continue;
        }
        let ends = ["en.yaml", "site.yaml", "yaml"];
        let is_there = |end: &&str| folder(EXAMPLES).join(format!("{name}.{end}")).exists();
        let end = ends.into_iter().find(is_there).expect("an example");
        let bad = indented(&folder(EXAMPLES).join(format!("{name}.{end}")));
        let good = indented(&folder(EXAMPLES).join(format!("{name}.good.{end}")));
        assert!(said.contains(&bad), "{said}");
        assert!(said.ends_with(&good), "{said}");
        assert!(said.contains(&format!("    {heading}: ")), "{said}");
    }
}

#[test]
fn explain_suggests_a_near_code_for_an_unknown_one() {
    let ran = gmis_help(["check", "--explain", "unknown-traget"])
        .run()
        .status(2);
    let _ = ran.stdout("").stderr(
        "エラー: 「unknown-traget」というコードはありません。「unknown-target」のことですか？\n",
    );
}

/// Damages each line of a good file in many ways; `check` must not panic, hang, or accept it silently.
#[test]
fn slips_anywhere_never_crash_and_never_pass_silently() {
    let good = include_str!("../../../flows/template.yaml");
    let folder = Folder::new();
    let lines: Vec<&str> = good.lines().collect();
    let spoil: [fn(&str) -> String; 8] = [
        |line| line.replacen(": ", "：", 1),
        |line| line.replacen("  ", "　", 1),
        |line| line.replacen("- ", "－", 1),
        |line| line.replacen("  ", "\t", 1),
        |line| format!(" {line}"),
        |line| line.replacen(": ", ": \"", 1),
        |line| line.replacen(": ", ": [", 1),
        |line| format!("{line} #x"),
    ];
    let mut paths = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        for (way, spoil) in spoil.iter().enumerate() {
            let mut spoilt: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            spoilt[number] = spoil(line);
            if spoilt[number] != *line {
                paths.push(folder.file(&format!("{number}-{way}.yaml"), spoilt.join("\n")));
            }
        }
    }
    let args = ["check", "--format", "json"].map(std::ffi::OsString::from);
    let files = paths.iter().map(|path| path.as_os_str().to_owned());
    let json = gmis_help(args.into_iter().chain(files))
        .run()
        .status(1)
        .json();
    let files = json["files"].as_array().expect("a list of files");
    assert_eq!(files.len(), paths.len());
    for file in files {
        let errors = file["findings"]
            .as_array()
            .expect("a list of findings")
            .iter()
            .filter(|finding| finding["severity"] == "error")
            .count();
        assert_eq!(file["proof"].is_null(), errors > 0, "{file}");
        assert!(errors <= 2, "one slip, and yet: {file}");
    }
}

/// A part of the corpus; `benches/corpus.rs` runs all of it.
#[test]
fn single_edits_are_told_and_what_check_says_does_no_harm() {
    let score = super::corpus::few(2, 5);
    assert!(score.tried > 300, "{score:?}");
    assert_eq!(score.harmed, 0, "{score:?}");
    assert_eq!(score.silent, 0, "{score:?}");
    assert!(score.one * 100 >= score.tried * 92, "{score:?}");
}

/// The example of `file-ending`, which depends on the name.
#[test]
fn a_flow_that_notepad_called_txt_is_checked_and_told_its_name() {
    let folder = Folder::new();
    let template = include_str!("../../../flows/template.yaml");
    folder.file("mine.yaml.txt", template);
    let ran = gmis_help(["check", "mine.yaml.txt"])
        .dir(folder.path())
        .run()
        .status(0);
    let (drawn, _) = ran.stdout.split_once("\n\n").expect("a finding");
    assert!(drawn.contains("「mine.yaml」に変えてください"), "{drawn}");
    expected("file-ending", &format!("{drawn}\n"));
}

#[test]
fn a_folder_is_its_flows_and_a_finding_says_where_it_ends_and_what_would_mend_it() {
    let folder = Folder::new();
    let template = include_str!("../../../flows/template.yaml");
    folder.file("b.yaml", template);
    folder.file(
        "a.yaml",
        template.replacen("      - メールを", "      ・メールを", 1),
    );
    folder.file("note.txt", "");
    let json = gmis_help(["check", "--format", "json", "."])
        .dir(folder.path())
        .run()
        .status(1)
        .json();
    let files = json["files"].as_array().expect("a list of files");
    assert_eq!(files.len(), 2, "{files:?}");
    let finding = &files[0]["findings"][0];
    assert_eq!(finding["column"], 7);
    assert_eq!(finding["end_column"], 8);
    assert_eq!(finding["end_line"], finding["line"]);
    assert_eq!(finding["fix"]["text"], "- ");
}
