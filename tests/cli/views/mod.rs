//! Views of the whole flow: pictures, paper, search; and how lines are wrapped.

mod graph;
mod print;
mod search;
mod wrapping;

use std::path::PathBuf;

use crate::harness::{Folder, gmis_help};

/// Texts in a flow that try to be read as something other than text.
const HOSTILE: [&str; 10] = [
    "</textarea></svg><script>alert(1)</script>",
    "\"]; x[\"y\"] --> z %%{init: {\"theme\":\"dark\"}}%%",
    "`**md**` _x_ fa:fa-x",
    "1. list",
    "- list",
    "style a:#b;c; classDef d:#e;",
    "#quot; &lt; &amp; #35;",
    "' onclick='x' href=javascript:alert(1)",
    "]]> --> end ]) |x| <!-- A<br>B",
    "\\u0022 \\ ${x} שלום",
];

/// A flow in which every text is one of [`HOSTILE`].
fn hostile(folder: &Folder) -> PathBuf {
    let quoted = |number: usize| serde_json::to_string(HOSTILE[number % 10]).expect("a string");
    let mut text = format!(
        "format: 1\nid: f\ntitle: {}\nas-of: {}\nstart: q0\nsources:\n  s:\n    title: {}\n\
         contacts:\n  c:\n    title: {}\n    find: {}\nquestions:\n",
        quoted(1),
        quoted(0),
        quoted(0),
        quoted(0),
        quoted(7)
    );
    for number in 0..HOSTILE.len() {
        let next = match number + 1 {
            next if next < HOSTILE.len() => format!("q{next}"),
            _ => "r".to_owned(),
        };
        text += &format!(
            "  q{number}:\n    ask: {0}\n    options:\n      - label: {0}\n        goto: {next}\n      \
             - label: {1}\n        goto: r\n        id: other\n",
            quoted(number),
            quoted(number + 1)
        );
    }
    text += &format!(
        "remedies:\n  r:\n    group: g\n    title: {0}\n    why: {1}\n    source:\n      doc: s\n      section: {0}\n    \
         steps:\n      - do: {0}\n        contact: c\n        list:\n          - {1}\n        example:\n          \
         title: {0}\n          steps:\n            - {1}\n    notes:\n      - {0}\n    letter:\n      to: c\n      \
         subject: {0}\n      text: |\n        {2}\n        {3}\n    done: {1}\n",
        quoted(0),
        quoted(7),
        HOSTILE[0],
        HOSTILE[6]
    );
    folder.file("f.yaml", text)
}

/// The output of the program for the flow in this file.
fn printed(verb: &[&str], file: &std::path::Path) -> String {
    let file = file.display().to_string();
    let args = verb.iter().copied().chain(["--flow", &file]);
    let ran = gmis_help(args.clone()).run().status(0).stderr("");
    let again = gmis_help(args).run().status(0);
    assert_eq!(ran.stdout, again.stdout, "the same flow, the same bytes");
    ran.stdout
}

/// Asserts that tags are closed in order, attributes are quoted, and no bare `&` is left.
#[track_caller]
fn assert_well_formed(text: &str, void: &[&str]) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        assert_entities(before);
        let end = tag.find('>').expect("a tag ends");
        let inner = &tag[1..end];
        rest = &tag[end + 1..];
        if inner.starts_with('!') {
            continue;
        }
        if let Some(name) = inner.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{before}");
            continue;
        }
        assert_eq!(inner.matches('"').count() % 2, 0, "{inner}");
        let name = inner.split([' ', '/']).next().expect("a name");
        if !inner.ends_with('/') && !void.contains(&name) {
            open.push(name);
        }
        if name == "style" {
            rest = &rest[rest.find("</style>").expect("it ends")..];
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

fn assert_entities(text: &str) {
    for after in text.split('&').skip(1) {
        let known = ["amp;", "lt;", "gt;", "quot;", "#39;"];
        assert!(known.iter().any(|name| after.starts_with(name)), "{after}");
    }
}

/// The text with its entities resolved.
fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
