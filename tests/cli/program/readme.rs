//! Runs the README: every `$` line of a `console` block must print exactly the lines below it. `GMIS_HELP_BLESS=1 cargo
//! test` rewrites the outputs; read the diff.
#![cfg(unix)]

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::harness::golden;

const FENCE: &str = "```";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The output of a command; standard error is part of it only if the command redirects it.
fn printed(command: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_gmis-help"));
    let folder = program.parent().expect("a folder").to_str().expect("UTF-8");
    let output = Command::new("bash")
        .args(["-c", command])
        .env_clear()
        .env("PATH", format!("{folder}:/usr/local/bin:/usr/bin:/bin"))
        .current_dir(root().join("tests/cli/readme"))
        .output()
        .expect("bash starts");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{command}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The README with the output of every example below it.
fn run(readme: &str) -> (String, usize) {
    let (mut text, mut inside, mut examples) = (String::new(), false, 0);
    for line in readme.lines() {
        let fence = line.starts_with(FENCE);
        let example = inside && line.starts_with("$ ");
        if fence {
            inside = line == format!("{FENCE}console");
        }
        if fence || example || !inside {
            text += line;
            text.push('\n');
        }
        if let (true, Some(command)) = (example, line.strip_prefix("$ ")) {
            text += &printed(command);
            examples += 1;
        }
    }
    (text, examples)
}

#[test]
fn every_example_prints_what_stands_under_it() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    let (text, examples) = run(&readme);
    assert!(examples >= 8, "only {examples} examples");
    golden("README.md", &text);
}

/// The same question in PowerShell, if it is installed.
#[test]
fn what_comes_next_is_the_same_in_powershell() {
    if Command::new("pwsh").arg("-v").output().is_err() {
        return;
    }
    for answers in ["", "not-found", "spam"] {
        let said = printed(&format!("sh next.sh {answers}"));
        assert_eq!(
            printed(&format!("pwsh -NoProfile -File next.ps1 {answers}")),
            said
        );
        assert_eq!(said.is_empty(), answers == "spam", "{said}");
    }
}

#[test]
fn the_two_commands_are_those_of_ci() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    let ci = std::fs::read_to_string(root().join(".ci/run")).expect(".ci/run");
    for command in ["cargo run --release", "cargo test"] {
        assert!(
            readme.contains(&format!("{FENCE}sh\n{command}\n{FENCE}")),
            "{command}"
        );
        assert!(ci.lines().any(|line| line.contains(command)), "{command}");
    }
}

/// The program accepts every line of a `sh` block that calls it.
#[test]
fn every_command_line_is_accepted() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    let lines = readme.lines().filter(|line| line.starts_with("gmis-help"));
    let lines: Vec<&str> = lines.filter_map(|line| line.split(" #").next()).collect();
    assert!(lines.len() >= 4, "{lines:?}");
    let folder = crate::harness::Folder::new();
    folder.file("my-flow.yaml", include_str!("../small.yaml"));
    for line in lines {
        let args = line.split_whitespace().skip(1);
        let ran = crate::harness::gmis_help(args)
            .dir(folder.path())
            .stdin("quit\n")
            .run();
        assert!([0, 130].contains(&ran.status), "{line}: {}", ran.stderr);
    }
}
