//! The modules of the source: imports run down one list, and there is no import cycle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// DESIGN.md, "Layout": each room may only import those after it. The rooms after `yaml` know nothing of flows.
const ROOMS: [&str; 21] = [
    "main", "commands", "walk", "recorder", "ui", "views", "letter", "page", "session", "system",
    "text", "answers", "catalog", "files", "flow", "recover", "form", "yaml", "finding", "fold",
    "wrap",
];

/// The modules that each file names; files and modules as paths.
type Imports = BTreeMap<Vec<String>, BTreeSet<Vec<String>>>;

fn files(folder: &Path, way: &[String], found: &mut BTreeMap<Vec<String>, String>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        let stem = path.file_stem().expect("a name").to_string_lossy();
        let mut inner = way.to_vec();
        if stem != "mod" {
            inner.push(stem.into_owned());
        }
        if path.is_dir() {
            files(&path, &inner, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(path).expect("text");
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            found.insert(inner, code.collect::<Vec<_>>().join("\n"));
        }
    }
}

/// Returns the paths named in code, with braces expanded; their ends do not matter.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let own = code
        .match_indices("use ")
        .map(|(start, word)| start + word.len());
    let others =
        ["crate::", "super::"].map(|word| code.match_indices(word).map(|(start, _)| start));
    for start in own.chain(others.into_iter().flatten()) {
        let before = &code[..start];
        // `super` in a module inside a file is that file.
        let is_inside = before.ends_with("    use ") && code[start..].starts_with("super::");
        if is_inside || ["::", "in ", "$"].iter().any(|end| before.ends_with(end)) {
            continue;
        }
        let end = code[start..].find([';', '(', ')', '<', '>', '.', '[', '=', '!']);
        expand(&code[start..start + end.unwrap_or(0)], &[], &mut found);
    }
    found
}

fn expand(tree: &str, before: &[String], found: &mut Vec<Vec<String>>) {
    let (head, inner) = tree.split_once('{').unwrap_or((tree, ""));
    let names = head.split("::").map(|name| name.trim().to_owned());
    let way: Vec<String> = before
        .iter()
        .cloned()
        .chain(names.filter(|name| !name.is_empty()))
        .collect();
    if inner.is_empty() {
        found.push(way);
        return;
    }
    let mut depth = 0;
    for part in inner.split(|c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0 || depth < 0
    }) {
        if !part.trim().is_empty() {
            expand(part, &way, found);
        }
    }
}

fn imports() -> Imports {
    let mut sources = BTreeMap::new();
    files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &[],
        &mut sources,
    );
    let resolve = |from: &[String], path: &[String]| {
        let ups = path.iter().take_while(|name| *name == "super").count();
        let (base, path) = match path.first().map(String::as_str) {
            Some("crate") => (&[][..], &path[1..]),
            _ => (&from[..from.len().saturating_sub(ups)], &path[ups..]),
        };
        let whole: Vec<String> = base.iter().chain(path).cloned().collect();
        // `use std::io` in a module names nothing below that module.
        let least = base.len() + usize::from(ups == 0);
        let ways = (least..=whole.len()).rev().map(|end| whole[..end].to_vec());
        ways.into_iter().find(|way| sources.contains_key(way))
    };
    let named = |(file, code): (&Vec<String>, &String)| {
        let named = paths(code)
            .into_iter()
            .filter_map(|path| resolve(file, &path));
        (file.clone(), named.filter(|way| way != file).collect())
    };
    sources.iter().map(named).collect()
}

#[test]
fn imports_run_down_the_list() {
    let imports = imports();
    assert!(imports.len() > 100, "this test sees the source");
    let place = |way: &[String]| {
        let room = ROOMS.iter().position(|room| *room == way[0]);
        room.unwrap_or_else(|| panic!("{way:?} is in no room"))
    };
    for (file, named) in imports.iter().filter(|(file, _)| file[0] != "lib") {
        for other in named {
            assert!(
                place(file) <= place(other),
                "{} imports {}",
                file.join("::"),
                other.join("::")
            );
        }
    }
}

#[test]
fn there_is_no_import_cycle() {
    let mut left = imports();
    // A module that imports none of the remaining ones is in no cycle.
    loop {
        let there: BTreeSet<Vec<String>> = left.keys().cloned().collect();
        let before = left.len();
        left.retain(|_, named| named.iter().any(|other| there.contains(other)));
        if left.len() == before {
            break;
        }
    }
    let circle: Vec<String> = left.keys().map(|way| way.join("::")).collect();
    assert!(circle.is_empty(), "among {circle:?}");
}
