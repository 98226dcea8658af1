//! Runs the README from its first line to its last, in one empty folder: every `$` line of a `console` block must print
//! exactly the lines below it, and every line of a `sh` block that begins with the program must be accepted.
//! `GMIS_HELP_BLESS=1 cargo test` rewrites the outputs; read the diff.
#![cfg(unix)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::harness::{Folder, golden};

const FENCE: &str = "```";
/// A command that ends with this continues up to the line `END`.
const HERE: &str = "<<'END'";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn bash(command: &str, folder: &Folder) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_gmis-help"));
    let programs = program.parent().expect("a folder").to_str().expect("UTF-8");
    Command::new("bash")
        .args(["-c", command])
        .env_clear()
        .env("PATH", format!("{programs}:/usr/local/bin:/usr/bin:/bin"))
        .current_dir(folder.path())
        .output()
        .expect("bash starts")
}

/// The output of a command; standard error is part of it only if the command redirects it.
fn printed(command: &str, folder: &Folder) -> String {
    let output = bash(command, folder);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{command}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The README with the output of every example below it, and the number of examples.
fn run(readme: &str, folder: &Folder) -> (String, usize) {
    let (mut text, mut block, mut examples) = (String::new(), "", 0);
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        let fence = line.strip_prefix(FENCE);
        block = fence.unwrap_or(block);
        let command = line.strip_prefix("$ ").filter(|_| block == "console");
        if fence.is_some() || command.is_some() || block != "console" {
            text += line;
            text.push('\n');
        }
        if let Some(command) = command {
            let mut command = command.to_owned();
            if command.ends_with(HERE) {
                for line in lines.by_ref() {
                    command += &format!("\n{line}");
                    text += &format!("{line}\n");
                    if line == "END" {
                        break;
                    }
                }
            }
            text += &printed(&command, folder);
            examples += 1;
        }
        if block == "sh" && line.starts_with("gmis-help") {
            let ran = bash(&format!("echo quit | {{ {line}\n}}"), folder);
            let said = String::from_utf8_lossy(&ran.stderr);
            let good = matches!(ran.status.code(), Some(0 | 130));
            assert!(good, "{line}: {said}");
            examples += 1;
        }
    }
    (text, examples)
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).expect("the README")
}

#[test]
fn every_example_prints_what_stands_under_it() {
    let folder = Folder::new();
    let (text, examples) = run(&readme(), &folder);
    assert!(examples >= 30, "only {examples} examples");
    golden("README.md", &text);
}

/// The same question in PowerShell, if it is installed.
#[test]
fn what_comes_next_is_the_same_in_powershell() {
    if Command::new("pwsh").arg("-v").output().is_err() {
        return;
    }
    let folder = Folder::new();
    run(&readme(), &folder);
    for answers in ["", "not-found", "spam"] {
        let said = printed(&format!("sh next.sh {answers}"), &folder);
        let command = format!("pwsh -NoProfile -File next.ps1 {answers}");
        assert_eq!(printed(&command, &folder), said);
        assert_eq!(said.is_empty(), answers == "spam", "{said}");
    }
}

#[test]
fn the_two_commands_are_those_of_ci() {
    let readme = readme();
    let ci = std::fs::read_to_string(root().join(".ci/run")).expect(".ci/run");
    for command in ["cargo run --release", "cargo test"] {
        let block = format!("{FENCE}sh\n{command}\n{FENCE}");
        assert!(readme.contains(&block), "{command}");
        assert!(ci.lines().any(|line| line.contains(command)), "{command}");
    }
}
