//! The pictures in README.md: the terminal's screen, cell by cell, and the questions of the built-in flow.

use std::fmt::Write;

use super::person::CTRL_C;
use super::pty::{Terminal, gmis_help};
use crate::harness::{self, golden};

const MARGIN: usize = 12;
/// Width of one column; full-width characters take two.
const COLUMN: usize = 9;
const LINE: usize = 22;

/// Screens drawn below each other.
#[derive(Default)]
struct Picture {
    svg: String,
    text: String,
    height: usize,
}

impl Picture {
    /// Adds the screen from the first line that begins with this text.
    fn add(&mut self, terminal: &Terminal, first: &str) {
        let rows = terminal.rows();
        let above = rows
            .iter()
            .take_while(|row| !row.starts_with(first))
            .count();
        let rows = &rows[above..];
        let _ = writeln!(
            self.svg,
            "<rect y=\"{}\" width=\"100%\" height=\"{}\" rx=\"6\"/>",
            self.height,
            2 * MARGIN + LINE * rows.len()
        );
        self.height += MARGIN;
        for (row, text) in (above..).zip(rows) {
            self.height += LINE;
            for look in ["", "b", "q"] {
                self.row(terminal, row, look);
            }
            self.text += &format!("{text}\n");
        }
        self.height += 2 * MARGIN;
    }

    /// Each character is positioned by itself: where full width is not twice half width, lines would drift otherwise.
    fn row(&mut self, terminal: &Terminal, row: usize, look: &str) {
        let (mut places, mut text) = (Vec::new(), String::new());
        for column in 0..80 {
            let contents = terminal.look(|screen| {
                let row = u16::try_from(row).expect("a row");
                let cell = screen.cell(row, column).expect("a cell");
                let is_so = match look {
                    "b" => cell.bold(),
                    "q" => cell.dim(),
                    _ => !cell.bold() && !cell.dim(),
                };
                is_so.then(|| cell.contents().to_owned())
            });
            let contents = contents.unwrap_or_default();
            if !contents.trim().is_empty() {
                places.push((MARGIN + COLUMN * usize::from(column)).to_string());
                text += &contents;
            }
        }
        if !text.is_empty() {
            let (x, y) = (places.join(" "), self.height - 6);
            let text = escaped(&text);
            let _ = writeln!(
                self.svg,
                "<text class=\"{look}\" y=\"{y}\" x=\"{x}\">{text}</text>"
            );
        }
    }

    fn finished(self, title: &str) -> String {
        let (width, height) = (2 * MARGIN + 80 * COLUMN, self.height - MARGIN);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" lang=\"ja\" role=\"img\">\n\
             <title>{title}</title>\n<desc>{}</desc>\n\
             <style>rect{{fill:#111}}text{{font:17px \"BIZ UDGothic\",\"MS Gothic\",\"Noto Sans Mono CJK JP\",monospace;\
             fill:#ccc}}.b{{font-weight:bold;fill:#fff}}.q{{fill:#aaa}}</style>\n{}</svg>\n",
            escaped(&self.text),
            self.svg
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The two screens of a short walk in this language.
fn wizard(lang: &str, first: &str) {
    let mut picture = Picture::default();
    let args = ["--flow", "built-in:gmis", "--lang", lang];
    let mut terminal = gmis_help(args).size(80, 40).open();
    terminal.turn_until("a menu", Terminal::is_open);
    terminal.send("2");
    terminal.wait("the marker", |it| it.marked().is_some());
    picture.add(&terminal, first);
    terminal.send(super::person::ENTER);
    let is_there = |it: &Terminal| it.flat().contains("spam-folder") && it.is_open();
    terminal.turn_until("the remedy", is_there);
    picture.add(&terminal, "→ 2");
    terminal.send(CTRL_C);
    assert_eq!(terminal.ends_well(), 130);
    let svg = picture.finished("gmis-help: a question and the remedy behind its second option");
    assert!(svg.len() <= 24 * 1024, "{} bytes", svg.len());
    shown(&format!("tests/cli/terminal/wizard.{lang}.svg"), &svg);
}

fn shown(picture: &str, svg: &str) {
    golden(picture, svg);
    assert!(include_str!("../../../README.md").contains(&format!("]({picture})")));
}

#[test]
fn the_readme_shows_what_the_program_shows() {
    wizard("ja", "G-MIS");
    wizard("en", "Guide");
    let overview = harness::gmis_help(["graph", "--svg", "--flow", "built-in:gmis"]).run();
    shown("tests/cli/views/overview.svg", &overview.status(0).stdout);
}
