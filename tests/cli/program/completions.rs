//! `completions`: a script for each shell, with every verb.

#[cfg(unix)]
use crate::harness::Folder;
use crate::harness::{gmis_help, verbs};

#[test]
fn every_shell_gets_a_script_with_every_verb_and_option() {
    let words = ["answers", "strict", "explain", "copy"];
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = gmis_help(["completions", shell]).run().status(0).stderr("");
        for word in verbs().iter().map(String::as_str).chain(words) {
            assert!(ran.stdout.contains(word), "{shell}: {word}");
        }
    }
}

/// Windows PowerShell 5.1 would read other characters as CP932.
#[test]
fn the_script_for_powershell_is_ascii() {
    let script = gmis_help(["completions", "powershell"]).run().stdout;
    assert!(script.is_ascii(), "{script}");
    assert!(script.contains("'--answers'"), "{script}");
}

#[test]
fn an_unknown_shell_is_a_usage_error() {
    let _ = gmis_help(["completions", "tcsh"])
        .run()
        .status(2)
        .stdout("");
    let _ = gmis_help(["completions"]).run().status(2).stdout("");
}

/// What bash offers for a line, in a folder with strange file names, where a pattern that matches no file is an error.
#[cfg(unix)]
fn offered(line: &str) -> Vec<String> {
    use std::io::Write;
    use std::process::{Command, Stdio};

    let folder = Folder::new();
    folder.file("a [b] *.yaml", "");
    let script = gmis_help(["completions", "bash"]).run().status(0).stdout;
    let words: Vec<&str> = line.split(' ').collect();
    let last = words.last().expect("a word");
    // Called as bash calls the registered function: the command, the word being typed, the one before it.
    let typed = format!(
        "shopt -s failglob\n{script}\nCOMP_WORDS=({line} ''); COMP_CWORD={}\n\
         registered=$(complete -p gmis-help); call=${{registered#*-F }}\n\
         ${{call%% *}} gmis-help '' {last}\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
        words.len()
    );
    let mut bash = Command::new("bash")
        .args(["--norc", "-s"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("bash is there");
    let mut stdin = bash.stdin.take().expect("a pipe");
    stdin.write_all(typed.as_bytes()).expect("bash reads");
    drop(stdin);
    let output = bash.wait_with_output().expect("bash ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
    let text = String::from_utf8(output.stdout).expect("text");
    text.lines().map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn bash_offers_verbs_and_options() {
    let offered_first = offered("gmis-help");
    for word in verbs()
        .iter()
        .map(String::as_str)
        .chain(["--plain", "--answers"])
    {
        assert!(
            offered_first.iter().any(|offer| offer == word),
            "{word}: {offered_first:?}"
        );
    }
    assert!(offered("gmis-help check").contains(&"--strict".to_owned()));
    assert!(offered("gmis-help check --format").contains(&"short".to_owned()));
}

#[cfg(unix)]
#[test]
fn bash_is_offered_no_placeholder_and_no_pieces_of_names() {
    for line in verbs().iter().map(|verb| format!("gmis-help {verb}")) {
        let offers = offered(&line);
        assert!(offers.contains(&"--help".to_owned()), "{line}: {offers:?}");
        assert!(
            offers
                .iter()
                .all(|offer| offer.is_ascii() && !offer.contains(['<', '['])),
            "{line}: {offers:?}"
        );
    }
    // The program offers nothing of its own: bash completes file names.
    for line in ["--flow", "--answers", "--out", "new --copy"] {
        assert_eq!(offered(&format!("gmis-help {line}")), [""], "{line}");
    }
}
