//! The lines of a clean flow as a person editing it sees them.

/// A line of a clean flow.
#[derive(Clone, Copy)]
pub struct Line<'t> {
    pub text: &'t str,
    pub indent: usize,
    /// Whether it begins with `- `.
    pub item: bool,
    /// The text after the indentation and the dash.
    pub body: &'t str,
    /// The field or id; empty if there is none.
    pub key: &'t str,
    /// The text after the key; the whole body if there is no key.
    pub value: &'t str,
    /// Whether the line is empty, a comment or part of a `|` text: edits there leave no trace, so there are none.
    pub passive: bool,
}

impl Line<'_> {
    /// Column where the body begins.
    pub fn column(&self) -> usize {
        self.indent + if self.item { 2 } else { 0 }
    }

    /// The text before the body.
    pub fn head(&self) -> String {
        " ".repeat(self.indent) + if self.item { "- " } else { "" }
    }

    /// The text before the value.
    pub fn lead(&self) -> String {
        match self.key {
            "" => self.head(),
            key => format!("{}{key}: ", self.head()),
        }
    }

    /// Whether the line defines a page, shared steps, a source or a contact.
    pub fn is_id(&self) -> bool {
        self.indent == 2 && !self.item && self.value.is_empty() && !self.key.is_empty()
    }

    /// Whether its value is text for people.
    pub fn is_text(&self) -> bool {
        const TEXTS: [&str; 15] = [
            "", "title", "ask", "why", "label", "do", "text", "done", "wait", "find", "hours",
            "subject", "section", "name", "note",
        ];
        TEXTS.contains(&self.key)
            && !self.value.is_empty()
            && !self.value.starts_with(['|', '>', '"', '\'', '{', '['])
    }

    /// Whether its value is an id that refers to something.
    pub fn is_reference(&self) -> bool {
        let names = [
            "goto",
            "start",
            "doc",
            "use",
            "contact",
            "to",
            "if-not-solved",
        ];
        names.contains(&self.key) && !self.value.is_empty()
    }
}

pub fn lines<'t>(text: &'t str) -> Vec<Line<'t>> {
    let mut block = None;
    let line = |text: &'t str| {
        let body = text.trim_start_matches(' ');
        let indent = text.len() - body.len();
        let block_text = block.is_some_and(|column| indent > column || body.is_empty());
        let (item, body) = body
            .strip_prefix("- ")
            .map_or((false, body), |body| (true, body));
        let is_key = |key: &&str| {
            !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        let colon = body.find(": ").or(body.strip_suffix(':').map(str::len));
        let key = colon
            .and_then(|at| body.get(..at))
            .filter(is_key)
            .unwrap_or("");
        let value = if key.is_empty() {
            body
        } else {
            body[key.len() + 1..].trim_start()
        };
        if !block_text {
            block = (value == "|").then_some(indent + if item { 2 } else { 0 });
        }
        let passive = block_text || body.is_empty() || body.starts_with('#');
        Line {
            text,
            indent,
            item,
            body,
            key,
            value,
            passive,
        }
    };
    text.lines().map(line).collect()
}

/// Counts the lines that belong to the one at `at`: itself and those below it that are indented deeper.
pub fn family(lines: &[Line<'_>], at: usize) -> usize {
    let own = lines[at].indent;
    let below = lines[at + 1..].iter();
    let mut count = 1 + below
        .take_while(|line| line.body.is_empty() || line.indent > own)
        .count();
    while lines[at + count - 1].body.is_empty() {
        count -= 1;
    }
    count
}
