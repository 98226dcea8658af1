//! `check --explain`: what a code means, with the example that the tests check.

use super::site::known;
use super::{Exit, Failure, output, report};
use crate::finding::{Code, Of, nearest};
use crate::flow::check::{check, site, translation};
use crate::text::findings::explain as words;
use crate::text::shown;
use crate::yaml::source::Source;

/// What the example is called where findings name their file.
const EXAMPLE: &str = "example.yaml";
/// The same of a translation.
const TRANSLATION: &str = "example.en.yaml";
/// The same of a site file.
const SITE: &str = "site.yaml";
/// The language that all examples of translations are in.
const LANGUAGE: &str = "en";

/// Prints the meaning, the file with the mistake, what `check` says about it, and the mended file.
pub(super) fn run(code: &str) -> Result<Exit, Failure> {
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
            .map(|finding| report::drawn(&source, finding))
            .collect();
        // Where the bytes are no UTF-8 this shows what an editor would: wrong characters.
        let bad = String::from_utf8_lossy(example.bad);
        for (heading, body) in [
            (words::BAD, bad.as_ref()),
            (words::SAID, &said.join("\n")),
            (words::GOOD, example.good),
        ] {
            text = text + "\n" + heading + "\n" + &indented(body);
        }
    }
    output().raw(&text).map_err(Failure::printing)?;
    Ok(Exit::Done)
}

/// Four blanks before each line; what steers a terminal becomes visible.
fn indented(text: &str) -> String {
    let line = |line: &str| format!("    {}", shown(line)).trim_end().to_owned() + "\n";
    text.lines().map(line).collect()
}
