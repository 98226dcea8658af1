//! A page as lines of text, not yet wrapped; every output of a page starts from these.

use crate::flow::{Citation, Contact, Note, Page, Source, Step};
use crate::say;

/// The role of a line. Terminals draw titles bold and quiet lines faint; HTML makes lists of steps and items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// An ordinary line.
    Normal,
    /// The page's title.
    Title,
    /// The heading above the steps.
    Heading,
    /// A step; the indented lines below belong to it.
    Step,
    /// An item of a list.
    Item,
    /// Secondary information, such as sources and the page's id.
    Quiet,
}

/// A line before wrapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its role.
    pub look: Look,
    /// Prefix of the first line.
    pub first: String,
    /// Prefix of the continuation lines; blanks.
    pub rest: String,
    /// The text; an empty one makes a blank line.
    pub text: String,
}

impl Line {
    /// Creates a line without prefix.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::led("", "", text)
    }

    /// Creates a line with prefixes.
    pub fn led(first: impl Into<String>, rest: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            look: Look::Normal,
            first: first.into(),
            rest: rest.into(),
            text: text.into(),
        }
    }

    /// Returns the line with another role.
    #[must_use]
    pub fn look(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// Returns the line for output that is not wrapped.
    pub fn unwrapped(&self) -> String {
        format!(
            "{}{}",
            self.first,
            self.text.replace('\n', &format!("\n{}", self.rest))
        )
    }
}

/// Returns the whole page: title, body, id and number.
pub fn page(page: &Page) -> Vec<Line> {
    let mut lines = vec![Line::plain(say!(page::title(&page.title))).look(Look::Title)];
    lines.extend(body(page));
    lines.push(Line::plain(say!(page::name(page))).look(Look::Quiet));
    lines
}

/// Returns the why, steps, notes, done, wait and sources of a page, without its title and options.
pub fn body(page: &Page) -> Vec<Line> {
    Body::of(page).lines
}

/// Returns the sources that a page's body cites.
pub fn sources(page: &Page) -> Vec<&Source> {
    let cited = Body::of(page).origins.cited.into_iter();
    cited.map(|(source, _)| source).collect()
}

/// The lines of a page so far, and what may appear on it only once.
struct Body<'p> {
    page: &'p Page,
    lines: Vec<Line>,
    origins: Origins<'p>,
    /// Ids of the contacts already shown.
    said: Vec<&'p str>,
}

impl<'p> Body<'p> {
    fn of(page: &'p Page) -> Self {
        let mut body = Self {
            page,
            lines: page.why.iter().map(Line::plain).collect(),
            origins: Origins::of(page),
            said: Vec::new(),
        };
        body.steps();
        body.after();
        body
    }

    fn steps(&mut self) {
        let page = self.page;
        if page.steps.is_empty() {
            return;
        }
        let supplement = page
            .source
            .as_ref()
            .is_some_and(|own| own.source.supplement);
        self.lines.push(Line::plain(""));
        self.lines
            .push(Line::plain(say!(page::steps(supplement))).look(Look::Heading));
        for (number, step) in (1..).zip(&page.steps) {
            self.step(number, step);
        }
    }

    /// Puts notes directly under their step, not at the end of the page, so that they are read in time.
    fn step(&mut self, number: usize, step: &'p Step) {
        let rest = "    ";
        let mark = self.origins.mark(step.source.as_ref());
        let text = say!(page::marked(&step.text, mark.as_deref()));
        self.lines
            .push(Line::led(format!("{number:>2}. "), rest, text).look(Look::Step));
        let addresses = step.url.iter().chain(&step.email);
        self.lines
            .extend(addresses.map(|address| Line::led(rest, rest, address)));
        self.lines
            .extend(step.list.iter().map(|item| bullet(rest, item)));
        if let Some(contact) = &step.contact {
            self.contact(contact);
        }
        for note in &step.notes {
            self.note(rest, note);
        }
        if let Some(example) = &step.example {
            self.lines
                .push(Line::led(rest, rest, say!(page::example(&example.title))));
            let steps = example.steps.iter().map(|step| bullet("      ", step));
            self.lines.extend(steps);
        }
    }

    /// Says how to reach a contact, or how to find out who it is; once per page.
    fn contact(&mut self, contact: &'p Contact) {
        if self.said.contains(&contact.id.as_str()) {
            return;
        }
        self.said.push(&contact.id);
        let mark = self.origins.mark(contact.source.as_ref());
        let ways = ways(contact, mark.as_deref());
        self.lines
            .extend(ways.into_iter().map(|way| Line::led("    ", "      ", way)));
    }

    fn note(&mut self, indent: &str, note: &'p Note) {
        let lead = match self.origins.mark(note.source.as_ref()) {
            Some(mark) => say!(page::led(&mark)),
            None => say!(page::NOTE).to_owned(),
        };
        let line = Line::led(format!("{indent}{lead}"), format!("{indent}  "), &note.text);
        self.lines.push(line);
    }

    fn after(&mut self) {
        let page = self.page;
        if !self.lines.is_empty() {
            self.lines.push(Line::plain(""));
        }
        let before = self.lines.len();
        for note in &page.notes {
            self.note("", note);
        }
        let ends = [
            (say!(page::DONE), page.done()),
            (say!(page::WAIT), page.wait()),
        ];
        for (lead, text) in ends {
            self.lines
                .extend(text.map(|text| Line::led(lead, "  ", text)));
        }
        self.lines.extend(self.origins.lines());
        if self.lines.len() == before {
            self.lines.pop();
        }
    }
}

fn bullet(indent: &str, text: &str) -> Line {
    Line::led(
        format!("{indent}{}", say!(page::BULLET)),
        format!("{indent}  "),
        text,
    )
    .look(Look::Item)
}

/// Returns the ways to reach a contact, or how to find out who it is.
pub fn ways(contact: &Contact, mark: Option<&str>) -> Vec<String> {
    if contact.entries.is_empty() {
        let find = contact.find.iter();
        let find = find.map(|find| say!(page::find(&contact.title, find)));
        find.map(|find| say!(page::marked(&find, mark))).collect()
    } else {
        let entries = contact.entries.iter();
        entries
            .map(|entry| say!(page::entry(entry, mark)))
            .collect()
    }
}

/// Returns the ways to reach a contact, or its title, without a page around them; marked if they are a supplement.
pub fn reach(contact: &Contact) -> Vec<String> {
    let source = contact.source.as_ref();
    let mark = source.filter(|citation| citation.source.supplement);
    let mut ways = ways(contact, mark.map(|_| say!(page::SUPPLEMENT)));
    if ways.is_empty() {
        ways.push(contact.title.clone());
    }
    ways
}

/// The sources of a page in the order of their first citation, each with its cited sections.
struct Origins<'p> {
    page: Option<&'p Citation>,
    cited: Vec<(&'p Source, Vec<&'p str>)>,
}

impl<'p> Origins<'p> {
    fn of(page: &'p Page) -> Self {
        let page = page.source.as_ref();
        let mut origins = Self {
            page,
            cited: Vec::new(),
        };
        origins.add(page);
        origins
    }

    fn add(&mut self, citation: Option<&'p Citation>) {
        let Some(Citation { source, section }) = citation else {
            return;
        };
        let known = self
            .cited
            .iter()
            .position(|(cited, _)| cited.doc == source.doc);
        let at = known.unwrap_or(self.cited.len());
        if known.is_none() {
            self.cited.push((source, Vec::new()));
        }
        if let (Some((_, sections)), Some(section)) = (self.cited.get_mut(at), section)
            && !sections.contains(&section.as_str())
        {
            sections.push(section);
        }
    }

    fn is_pages(&self, source: &Source) -> bool {
        self.page.is_some_and(|page| page.source.doc == source.doc)
    }

    /// The supplements that are not the page's own source; these get a number.
    fn numbered(&self) -> impl Iterator<Item = &(&'p Source, Vec<&'p str>)> {
        self.cited
            .iter()
            .filter(|(source, _)| source.supplement && !self.is_pages(source))
    }

    /// Returns the mark of a statement from a supplement, unless the whole page has that source.
    fn mark(&mut self, citation: Option<&'p Citation>) -> Option<String> {
        self.add(citation);
        let doc = &citation?.source.doc;
        let number = self.numbered().position(|(source, _)| source.doc == *doc)?;
        Some(say!(page::supplement(number + 1)))
    }

    /// Returns the lines about the page's sources, each source once.
    fn lines(&self) -> Vec<Line> {
        let quiet = |lead: &str, texts: Vec<String>, between: &str| {
            (!texts.is_empty())
                .then(|| Line::led(lead, "  ", texts.join(between)).look(Look::Quiet))
        };
        let plain = self.cited.iter().filter(|(source, _)| !source.supplement);
        let plain = plain.map(|(source, sections)| say!(page::citation(source, sections)));
        let supplement = self.cited.iter().filter(|(source, _)| source.supplement);
        let own = supplement.filter(|(source, _)| self.is_pages(source));
        let own = own.map(|(source, sections)| say!(page::origin(source, sections)));
        let numbered = (1..)
            .zip(self.numbered())
            .map(|(number, (source, sections))| {
                say!(page::numbered(
                    number,
                    &say!(page::origin(source, sections))
                ))
            });
        let supplements = own.chain(numbered).collect();
        quiet(say!(page::SOURCE), plain.collect(), "\n")
            .into_iter()
            .chain(quiet(say!(page::SUPPLEMENTS), supplements, " "))
            .collect()
    }
}
