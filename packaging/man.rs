//! Writes the man page to standard output: one page for all commands, made from the texts of `--help`. Called by
//! `packaging/release`.

use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use gmis_help::commands::Cli;
use gmis_help::text::ja::help;

// The usual headings of Japanese man pages.
const NAME: &str = "名前";
const SYNOPSIS: &str = "書式";
const DESCRIPTION: &str = "説明";
const EXAMPLES: &str = "例と終了コード";

fn main() -> io::Result<()> {
    let mut command = Cli::command();
    command.build();
    let page = page(&command)?;
    io::stdout().lock().write_all(&page)
}

fn page(command: &Command) -> io::Result<Vec<u8>> {
    let name = command.get_name();
    let title = format!("{name} {}", command.get_version().unwrap_or_default());
    let about = text(command.get_about());
    let mut roff = Roff::new();
    roff.control("TH", ["GMIS-HELP", "1", "", &title, ""])
        // No filling of lines with blanks: Japanese has no word gaps to widen.
        .control("ad", ["l"])
        .control("SH", [NAME])
        .text([roman(format!("{name} - {about}"))])
        .control("SH", [SYNOPSIS]);
    let usage: Vec<&str> = help::USAGE.lines().map(str::trim).collect();
    verbatim(&mut roff, &usage.join("\n"));
    roff.control("SH", [DESCRIPTION]).text([roman(about)]);
    let mut page = roff.to_roff().into_bytes();
    Man::new(command.clone()).render_options_section(&mut page)?;

    page.extend(heading("SH", help::COMMANDS));
    for verb in command.get_subcommands().filter(|verb| !verb.is_hide_set()) {
        page.extend(self::verb(verb)?);
    }

    page.extend(heading("SH", EXAMPLES));
    page.extend(examples(command));
    Ok(page)
}

/// One command: its purpose, arguments and examples.
fn verb(command: &Command) -> io::Result<Vec<u8>> {
    let mut page = heading("SS", command.get_name());
    let mut about = Roff::new();
    about.text([roman(text(command.get_about()))]);
    about.control("PP", []);
    verbatim(&mut about, &text(command.get_overridden_usage()));
    page.extend(about.to_roff().into_bytes());
    // As `--help` prints them, but without headings, which would start new chapters in this page.
    let mut options = Vec::new();
    Man::new(command.clone()).render_options_section(&mut options)?;
    for line in options.split_inclusive(|byte| *byte == b'\n') {
        if !line.starts_with(b".SH") {
            page.extend(line);
        }
    }
    page.extend(b".PP\n");
    page.extend(examples(command));
    Ok(page)
}

fn examples(command: &Command) -> Vec<u8> {
    let mut roff = Roff::new();
    verbatim(&mut roff, &text(command.get_after_help()));
    roff.to_roff().into_bytes()
}

fn heading(level: &str, text: &str) -> Vec<u8> {
    let mut roff = Roff::new();
    roff.control(level, [text]);
    roff.to_roff().into_bytes()
}

/// Adds lines that are printed as they are.
fn verbatim(roff: &mut Roff, lines: &str) {
    roff.control("nf", []);
    for line in lines.lines() {
        roff.text([roman(line)]);
    }
    roff.control("fi", []);
}

fn text(styled: Option<&impl ToString>) -> String {
    styled.map(ToString::to_string).unwrap_or_default()
}
