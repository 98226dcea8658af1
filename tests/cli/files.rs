//! Flow files for tests, and what the program says of them.

use std::ffi::OsStr;
use std::path::Path;

use crate::harness::{Ran, gmis_help};

pub const HEAD: &str = "format: 1\nid: f\ntitle: t\nas-of: d\nstart: a\n";

pub fn check(path: &Path) -> Ran {
    gmis_help([OsStr::new("check"), path.as_os_str()]).run()
}

pub fn check_json(path: &Path) -> Ran {
    let args = ["check", "--format", "json"].map(OsStr::new);
    gmis_help(args.into_iter().chain([path.as_os_str()])).run()
}

/// The codes that `check` reports for the file.
pub fn codes(path: &Path) -> Vec<String> {
    let json = check_json(path).status(1).json();
    let findings = json["files"][0]["findings"].as_array().expect("findings");
    let code = |finding: &serde_json::Value| finding["code"].as_str().expect("a code").to_owned();
    findings.iter().map(code).collect()
}

pub fn walk(path: &Path) -> Ran {
    gmis_help([OsStr::new("--flow"), path.as_os_str()])
        .stdin("1\n")
        .run()
}

pub fn flow(questions: usize, option: impl Fn(usize) -> String) -> String {
    let mut text = HEAD.replace("start: a", "start: p0") + "questions:\n";
    for number in 0..questions {
        let next = match number + 1 {
            next if next < questions => format!("p{next}"),
            _ => "r".to_owned(),
        };
        text += &format!(
            "  p{number}:\n    ask: 質問\n    options:\n      - label: はい\n        goto: {next}\n{}",
            option(number)
        );
    }
    text + "remedies:\n  r:\n    group: r\n    title: t\n    steps:\n      - s\n"
}
