//! `check --explain`: explains a code, with the example that the tests check.

use super::drawn;
use super::exit::{Exit, Failure};
use super::out::Output;
use super::site::known;
use crate::finding::{Code, Of, nearest};
use crate::flow::check::{check, site, translation};
use crate::text::findings::explain as words;
use crate::text::shown;
use crate::yaml::source::Source;

/// The file name of the example in its findings.
const EXAMPLE: &str = "example.yaml";
/// The same for a translation.
const TRANSLATION: &str = "example.en.yaml";
/// The same for a site file.
const SITE: &str = "site.yaml";
/// The language of all example translations.
const LANGUAGE: &str = "en";

/// Prints the explanation, the file with the mistake, the findings of `check`, and the corrected file.
pub(super) fn run(code: &str, out: Output) -> Result<Exit, Failure> {
    let Some(code) = Code::of(code) else {
        let near = nearest(code, Code::ALL.iter().map(|code| code.name()));
        return Err(Failure::Usage(words::unknown(code, near.as_deref())));
    };
    let mut text = format!("{}\n{}\n", words::heading(code), words::meaning(code));
    if let Some(example) = code.example() {
        let bad = |name: &str| Source::from_bytes(name, example.bad.to_vec());
        let (source, checked) = match example.of {
            Of::Flow => {
                let source = bad(EXAMPLE);
                let checked = check(&source);
                (source, checked)
            }
            Of::Translation(flow) => {
                text = text + "\n" + words::FLOW + "\n" + &indented(flow);
                let source = bad(TRANSLATION);
                let flow = Source::from_bytes(EXAMPLE, flow.as_bytes().to_vec());
                let (checked, _) = translation::check(&source, LANGUAGE, &flow);
                (source, checked)
            }
            Of::Site => {
                let source = bad(SITE);
                let (checked, _) = site::check(&source, known().as_deref());
                (source, checked)
            }
        };
        let said: Vec<String> = checked
            .findings
            .iter()
            .map(|finding| drawn::drawn(&source, finding))
            .collect();
        // Bytes that are not UTF-8 are shown as an editor would show them: as wrong characters.
        let bad = String::from_utf8_lossy(example.bad);
        for (heading, body) in [
            (words::BAD, bad.as_ref()),
            (words::SAID, &said.join("\n")),
            (words::GOOD, example.good),
        ] {
            text = text + "\n" + heading + "\n" + &indented(body);
        }
    }
    out.raw(&text)
}

/// Indents each line by four blanks and makes control and hidden characters visible.
fn indented(text: &str) -> String {
    let line = |line: &str| format!("    {}", shown(line)).trim_end().to_owned() + "\n";
    text.lines().map(line).collect()
}
