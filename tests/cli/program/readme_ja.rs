//! README.ja.md: every call of the program in its blocks is made, in order, in one folder like the unpacked bundle. Of
//! the Windows shells, only the syntax that the page uses is understood.

use std::fs;
use std::path::Path;

use crate::harness::{Folder, Ran, gmis_help_in};
use gmis_help::wrap;

const README: &str = include_str!("../../../README.ja.md");
const FLOW: &str = include_str!("../../../flows/gmis.yaml");

/// The fenced blocks: the info string of the fence, and the lines.
fn blocks(text: &'static str) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.trim_start().strip_prefix("```") {
            let indent = line.len() - line.trim_start().len();
            let body = lines.by_ref().take_while(|line| line.trim() != "```");
            let body = body.map(|line| line.get(indent..).unwrap_or_default());
            blocks.push((info, body.collect()));
        }
    }
    blocks
}

/// A command line as a shell sees it: piped input, the words of the call, the file that gets the output.
struct Call<'l> {
    input: Option<String>,
    words: Vec<&'l str>,
    into: Option<&'l str>,
}

/// Parses a line; `None` if it does not call the program.
fn call<'l>(line: &'l str, folder: &Path) -> Option<Call<'l>> {
    // The program does not know where its output goes in the end.
    let line = line.strip_suffix("| Set-Clipboard").unwrap_or(line);
    let (before, call) = line.rsplit_once('|').unwrap_or(("", line));
    let mut words: Vec<&str> = call.split_whitespace().collect();
    let program = words.first()?.trim_start_matches(".\\");
    if program != "gmis-help" {
        return None;
    }
    words.remove(0);
    let mut into = None;
    if let Some(at) = words.iter().position(|word| *word == ">") {
        into = words.get(at + 1).copied();
        words.drain(at..at + 2);
    }
    words.retain(|word| *word != "2>nul");
    let input = match before.trim().split_once(' ') {
        Some(("echo", text)) => Some(format!("{text}\r\n")),
        Some(("Get-Content", file)) => {
            let file = file.trim_start_matches(".\\");
            Some(fs::read_to_string(folder.join(file)).expect("a file that the page shows"))
        }
        Some((other, _)) => panic!("an unknown command: {other}"),
        None => None,
    };
    Some(Call { input, words, into })
}

fn made(folder: &Folder, call: &Call<'_>) -> Ran {
    // The answers of the person at the keyboard.
    let person = if call.words.contains(&"password-reset") {
        "solved\n"
    } else if call.words.contains(&"my-flow.yaml") {
        "read-mail\nsolved\n"
    } else {
        "spam\n"
    };
    let input = match (&call.input, call.words.contains(&"--answers")) {
        (Some(input), _) => input.clone(),
        (None, true) => String::new(),
        (None, false) => person.to_owned(),
    };
    gmis_help_in(folder, &call.words)
        .dir(folder.path())
        .stdin(input)
        .run()
}

/// A folder like the unpacked bundle.
fn bundle() -> Folder {
    let folder = Folder::new();
    for name in ["flows", "records"] {
        fs::create_dir(folder.path().join(name)).expect("a folder can be made");
    }
    folder.file("flows/gmis.yaml", FLOW);
    folder
}

#[test]
fn every_call_in_the_page_does_what_it_should() {
    let folder = bundle();
    let mut calls = 0;
    let mut shown = String::new();
    for (info, lines) in blocks(README) {
        match info.split_once(' ') {
            Some(("text" | "yaml", name)) => {
                folder.file(name, lines.join("\r\n"));
            }
            None if matches!(info, "bat" | "powershell") => {
                for line in lines {
                    let Some(call) = call(line, folder.path()) else {
                        let known = [
                            "Get-FileHash ",
                            "Unblock-File ",
                            "notepad ",
                            "set ",
                            "$",
                            "[",
                        ];
                        assert!(known.iter().any(|start| line.starts_with(start)), "{line}");
                        continue;
                    };
                    let ran = made(&folder, &call);
                    assert_eq!(ran.status, 0, "{line}\n{}\n{}", ran.stdout, ran.stderr);
                    if call.words == ["show", "contact-counter"] {
                        shown = ran.stdout.clone();
                    }
                    if let Some(into) = call.into {
                        folder.file(into, &ran.stdout);
                    }
                    calls += 1;
                }
            }
            _ => panic!("a block of an unknown kind: {info}"),
        }
    }
    assert!(calls > 15, "{calls}");
    assert!(
        shown.contains("〇〇県 医務課：電話 000-000-0000"),
        "{shown}"
    );
    let page = |name: &str| fs::read_to_string(folder.path().join(name)).expect("it was written");
    // Fit for pasting: nothing is wrapped, and there are no escape sequences.
    let pasted = page("貼る.txt");
    assert!(
        pasted.contains("（ページ: spam-folder、") && !pasted.contains('\x1b'),
        "{pasted}"
    );
    let spam = page("page.txt");
    assert!(spam.starts_with("【迷惑メール"), "{spam}");
    for name in ["控え.txt", "answer-page.txt", "from-powershell.txt"] {
        assert_eq!(page(name), spam, "{name}");
    }
}

/// The steps are walked with a change in the third: one answer leads elsewhere.
#[test]
fn its_six_steps_show_what_a_change_does_to_callers() {
    let (_, chapter) = README
        .split_once("\n## 分かれ道を安全に変える\n")
        .expect("the chapter");
    let (chapter, _) = chapter.split_once("\n## ").expect("another one");
    let steps = (1..=9).filter(|step| chapter.contains(&format!("\n{step}. ")));
    assert_eq!(steps.count(), 6);
    let folder = bundle();
    let mut said = Vec::new();
    for (info, lines) in blocks(chapter) {
        if let Some((_, name)) = info.split_once(' ') {
            folder.file(name, lines.join("\r\n"));
            continue;
        }
        for line in lines {
            if line == "gmis-help check" {
                let changed = FLOW.replacen("goto: mailbox-capacity", "goto: spam-folder", 1);
                folder.file("flows/gmis.yaml", changed);
            }
            let call = call(line, folder.path()).expect("a call");
            let ran = made(&folder, &call);
            said.push((line, ran.status, ran.stdout));
        }
    }
    let said = |start: &str| {
        let mut calls = said.iter();
        let found = calls.find(|(line, ..)| line.starts_with(start));
        let (_, status, stdout) = found.expect("the call is made");
        (*status, stdout.as_str())
    };
    let (status, stdout) = said("gmis-help why");
    assert!(
        status == 0 && stdout.contains("  mail-search=full（"),
        "{stdout}"
    );
    assert_eq!(said("gmis-help check").0, 0);
    let (status, stdout) = said("gmis-help diff");
    let answer =
        "mail-search=full（ない。容量がいっぱいになっている）: mailbox-capacity → spam-folder\n";
    assert!(status == 0 && stdout.contains(answer), "{stdout}");
    let (status, stdout) = said("gmis-help test");
    let end = "\n一致 1、行き先が違う 1、たどれない 0、エラー 0\n";
    assert!(status == 1 && stdout.ends_with(end), "{stdout}");
    let written = |name: &str| fs::read_to_string(folder.path().join(name)).expect("it is written");
    assert!(written("changes.txt").contains(answer));
    assert!(written("more.txt").starts_with("# 未確認"));
    let new = written("records-new.txt");
    assert!(
        new.contains("（前は mailbox-capacity）\n=> spam-folder\n"),
        "{new}"
    );
}

#[test]
fn every_command_in_its_tables_and_sentences_is_one_that_there_is() {
    let verbs = [
        "list",
        "show",
        "letter",
        "print",
        "search",
        "check",
        "diff",
        "test",
        "why",
        "new",
        "schema",
        "completions",
    ];
    let mut seen = 0;
    for word in README.split('`').skip(1).step_by(2) {
        let Some(rest) = word.strip_prefix("gmis-help ") else {
            continue;
        };
        let first = rest.split(' ').next().unwrap_or_default();
        assert!(first.starts_with("--") || verbs.contains(&first), "{word}");
        seen += 1;
    }
    assert!(seen > 8, "{seen}");
}

#[test]
fn what_the_page_quotes_is_what_the_program_says() {
    use gmis_help::text::ja::{answers, site};
    use gmis_help::text::listing;

    for said in [
        answers::CLOSE,
        listing::PROVED.trim_end_matches('。'),
        site::UNREAD,
        "ページ: spam-folder",
        "誤りはありません",
    ] {
        assert!(README.contains(said), "{said}");
    }
    let version = env!("CARGO_PKG_VERSION");
    assert!(README.contains(&format!("gmis-help-{version}-x86_64-pc-windows-gnu.zip")));
}

#[test]
fn the_sheet_for_the_administrator_is_one_page_and_says_what_is_true() {
    let sheet = include_str!("../../../packaging/ADMIN.ja.txt");
    assert!(sheet.lines().count() <= 60);
    for line in sheet.lines() {
        assert!(wrap::width(line) <= 90, "{line}");
    }
    let folder = bundle();
    folder.file("gmis.html", "");
    let lines = sheet.lines().filter(|line| line.starts_with("      "));
    let calls = lines.filter_map(|line| call(line, folder.path()));
    let made: Vec<Ran> = calls.map(|call| made(&folder, &call).status(0)).collect();
    assert_eq!(made.len(), 1);
    assert!(
        folder
            .path()
            .join("gmis.html")
            .metadata()
            .expect("a file")
            .len()
            > 10_000
    );
    for name in [
        "README.ja.md",
        "flows/README.md",
        "gmis.html",
        "ADMIN.ja.txt",
    ] {
        let contents = include_str!("../../../packaging/contents");
        assert!(contents.contains(&format!(" {name} ")), "{name}");
    }
}

#[test]
fn the_links_of_the_contents_lead_to_their_chapters() {
    let headings: Vec<String> = README
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|heading| {
            heading
                .to_lowercase()
                .replace(' ', "-")
                .replace(['、', ':'], "")
        })
        .collect();
    let links: Vec<&str> = README
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_digit()))
        .filter_map(|line| line.split_once("](#")?.1.strip_suffix(')'))
        .collect();
    assert_eq!(links, headings);
}
