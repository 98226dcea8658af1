//! Renders the whole flow as one HTML file: a handbook with everything visible and, if the browser supports
//! `:has(:target)`, a wizard without scripts.

use std::fmt::Write;
use std::mem;

use super::handbook::{Way, contacts, sources, ways};
use super::xml::escaped;
use crate::answers::Outcome;
use crate::flow::{Flow, Page};
use crate::letter;
use crate::page::{self, Line, Look};
use crate::say;

/// Returns the HTML file.
pub fn html(flow: &Flow) -> String {
    let start = &flow.page(flow.start()).id;
    let title = escaped(flow.title());
    let about = escaped(&say!(print::title(flow)));
    let css = CSS.replace("START", start);
    let css = css.replace("SOLVED", say!(answers::SOLVED_QUESTION));
    let appendices = [contacts(flow), sources(flow)];
    let appendices = || appendices.iter().filter(|appendix| appendix.is_there());
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>{css}</style>\n\
         <header><h1>{about}</h1><p>{}<p>{}<nav>{}{}",
        say!(print::LANG),
        say!(print::ABOUT),
        say!(print::NUMBERS_HOLD),
        link(start, say!(answers::RESTART)),
        link(ALL, say!(print::ALL))
    );
    for appendix in appendices() {
        html.push_str(&link(appendix.id, appendix.heading));
    }
    html.push_str("</nav></header>\n<main id=_all>\n");
    for (_, page) in flow.pages() {
        html.push_str(&section(&page.id, &page_of(flow, page)));
    }
    for outcome in Outcome::ALL {
        html.push_str(&section(outcome.word(), &closing(flow, outcome)));
    }
    for appendix in appendices() {
        let body = format!("<h2>{}</h2>{}", appendix.heading, body(&appendix.lines));
        html.push_str(&section(appendix.id, &body));
    }
    html.push_str("</main>\n</html>\n");
    html
}

/// Nothing is loaded, run or sent.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
/// The fragment that shows everything; no page can have this id.
const ALL: &str = "_all";

/// Answers are in a `menu`, quiet text is in `q`; `i` is the number of the page after an answer, hidden in the wizard.
const CSS: &str = include_str!("html.css");

fn section(id: &str, inner: &str) -> String {
    format!("<section id={id} tabindex=-1>{inner}</section>\n")
}

fn link(id: &str, text: &str) -> String {
    format!("<a href=#{id}>{text}</a>")
}

fn page_of(flow: &Flow, page: &Page) -> String {
    let mut html = format!(
        "<h2>{}</h2>",
        escaped(&say!(print::numbered(page.number, &page.title)))
    );
    html.push_str(&body(&page::body(page)));
    html.push_str(&letter(page));
    html.push_str("<menu>");
    for way in ways(page) {
        let _ = write!(html, "<li>{}", answer(flow, &way));
    }
    html.push_str("</menu>");
    html
}

fn answer(flow: &Flow, way: &Way) -> String {
    let label = escaped(way.label);
    match way.to {
        Some(to) => {
            let label = format!("{label}<i>{}</i>", to.number());
            link(&flow.page(to).id, &label)
        }
        None => link(way.outcome.map_or(ALL, Outcome::word), &label),
    }
}

fn letter(page: &Page) -> String {
    let Some(letter) = page.letter() else {
        return String::new();
    };
    let lines = letter::letter(letter);
    let head = lines.split(|line| line.text.is_empty()).next();
    let head = body(head.unwrap_or_default());
    let rows = letter.text.lines().count() + 1;
    // HTML drops a line break right after the tag; this one saves a line break that the text begins with.
    format!(
        "<h3>{0}</h3>{head}<textarea rows={rows} aria-label={0} lang=ja>\n{1}</textarea>{2}",
        say!(print::LETTER),
        escaped(&letter.text),
        body(&letter::meaning(letter))
    )
}

/// Returns the closing text of an outcome that ends the call.
fn closing(flow: &Flow, outcome: Outcome) -> String {
    let said = match outcome {
        Outcome::Solved => say!(answers::CLOSING_SOLVED),
        Outcome::NotSolved => say!(print::CLOSING_NOT_SOLVED),
        Outcome::Later => say!(print::CLOSING_LATER),
    };
    let start = link(&flow.page(flow.start()).id, say!(answers::RESTART));
    format!(
        "<h2>{}</h2><p>{said}<menu><li>{start}</menu>",
        say!(answers::outcome(outcome))
    )
}

/// Renders lines as paragraphs and lists.
fn body(lines: &[Line]) -> String {
    let mut body = Body::default();
    for line in lines.iter().filter(|line| !line.text.is_empty()) {
        body.line(line);
    }
    body.close(0);
    body.html
}

/// The open lists; a step's own list is inside the list of steps.
#[derive(Default)]
struct Body {
    html: String,
    open: Vec<&'static str>,
    /// Whether the previous line was quiet.
    quiet: bool,
}

impl Body {
    fn line(&mut self, line: &Line) {
        let below = line.first.starts_with(' ') && self.open.first() == Some(&"ol");
        let text = linked(&format!("{}{}", line.first.trim_start(), line.text));
        let quiet = mem::replace(&mut self.quiet, line.look == Look::Quiet);
        match line.look {
            Look::Title => {}
            Look::Heading => self.say(0, &format!("<h3>{text}</h3>")),
            Look::Step => self.item(0, "ol", &linked(&line.text)),
            Look::Item => self.item(usize::from(below), "ul", &titled(&line.text)),
            Look::Quiet => {
                let text = titled(&format!("{}{}", line.first, line.text));
                let lead = if quiet { "<br>" } else { "<p class=q>" };
                self.say(0, &format!("{lead}{text}"));
            }
            Look::Normal => {
                // An indented line belongs to the item above it.
                let depth = usize::from(line.first.starts_with(' '));
                self.say(depth.min(self.open.len()), &format!("<p>{text}"));
            }
        }
    }

    fn say(&mut self, depth: usize, html: &str) {
        self.close(depth);
        self.html.push_str(html);
    }

    fn item(&mut self, depth: usize, list: &'static str, text: &str) {
        self.close(depth + 1);
        if self.open.get(depth) != Some(&list) {
            self.close(depth);
            let _ = write!(self.html, "<{list}>");
            self.open.push(list);
        }
        let _ = write!(self.html, "<li>{text}");
    }

    fn close(&mut self, depth: usize) {
        for list in self.open.drain(depth.min(self.open.len())..).rev() {
            let _ = write!(self.html, "</{list}>");
        }
    }
}

/// Renders a text as a link to the address in the line below it; on paper, the address follows the text.
fn titled(text: &str) -> String {
    match text.rsplit_once('\n') {
        Some((title, address)) if is_address(address) => {
            format!("<a href=\"{}\">{}</a>", escaped(address), linked(title))
        }
        _ => linked(text),
    }
}

fn is_address(word: &str) -> bool {
    let is_word = word.bytes().all(|byte| byte.is_ascii_graphic());
    is_word && (word.starts_with("https://") || word.starts_with("http://"))
}

/// Renders a text; each line that consists of an address becomes a link.
fn linked(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(linked_line).collect();
    lines.join("<br>")
}

fn linked_line(line: &str) -> String {
    let text = escaped(line);
    if is_address(line) {
        format!("<a href=\"{}\">{text}</a>", escaped(line))
    } else if line.contains('@') && line.bytes().all(|byte| byte.is_ascii_graphic()) {
        format!("<a href=\"mailto:{}\">{text}</a>", escaped(line))
    } else {
        text
    }
}
