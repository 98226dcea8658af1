//! Builds a flow from a tree without errors: edges become targets, and shared steps are spliced in.

use std::collections::HashMap;
use std::rc::Rc;

use crate::flow::proof::Proof;
use crate::flow::routes::{Edge, Routes};
use crate::flow::{
    Choice, Citation, Contact, Entry, Example, Flow, Kind, Letter, Note, Page, PageNo, Source, Step,
};
use crate::form::values::phone;
use crate::yaml::folding::joint;
use crate::yaml::{self, Node};

/// Builds the flow; `None` if it lacks something, which `check` has ruled out. YAML's own idea of numbers and truth
/// values is ignored: where text is wanted, `0120` and `yes` are text.
pub(super) fn flow(root: &Node<'_>, routes: Routes) -> Option<Flow> {
    let sources = collected(root, "sources", source)?;
    let mut builder = Builder {
        sources: by_id(root, "sources", &sources),
        contacts: HashMap::new(),
        shared: HashMap::new(),
    };
    let contacts = collected(root, "contacts", |entry| builder.contact(entry))?;
    builder.contacts = by_id(root, "contacts", &contacts);
    for shared in root.section("shared") {
        let steps = builder.steps(&shared.node)?;
        builder.shared.insert(&shared.key, steps);
    }
    let questions = root.section("questions");
    let remedies = root.section("remedies");
    let mut pages = Vec::with_capacity(questions.len() + remedies.len());
    for entry in questions.iter().chain(remedies) {
        let edges = routes.edges(pages.len());
        let kind = if pages.len() < questions.len() {
            question(&entry.node, edges)?
        } else {
            builder.remedy(&entry.node, edges)?
        };
        pages.push(builder.page(entry, pages.len() + 1, kind)?);
    }
    let options = pages.iter().map(|page| page.options().len()).sum();
    Some(Flow {
        id: text(root, "id")?,
        title: line(root, "title")?,
        as_of: text(root, "as-of")?,
        start: PageNo(*routes.reachable().first()?),
        by_id: (0..)
            .zip(&pages)
            .map(|(number, page)| (page.id.clone(), PageNo(number)))
            .collect(),
        pages,
        contacts,
        sources,
        proof: Proof::of(&routes, questions.len(), remedies.len(), options),
        routes,
    })
}

struct Builder<'t> {
    sources: HashMap<&'t str, Rc<Source>>,
    contacts: HashMap<&'t str, Rc<Contact>>,
    shared: HashMap<&'t str, Vec<Step>>,
}

impl Builder<'_> {
    fn page(&self, entry: &yaml::Entry<'_>, number: usize, kind: Kind) -> Option<Page> {
        let node = &entry.node;
        Some(Page {
            id: entry.key.clone().into_owned(),
            number,
            group: text(node, "group"),
            title: line(node, "ask").or_else(|| line(node, "title"))?,
            why: trimmed(node, "why"),
            steps: self.steps(node)?,
            notes: self.notes(node)?,
            source: self.citation(node),
            words: texts(node, "words"),
            kind,
        })
    }

    fn remedy(&self, node: &Node<'_>, edges: &[Edge]) -> Option<Kind> {
        let letter = match node.get("letter") {
            Some(letter) => Some(self.letter(letter)?),
            None => None,
        };
        Some(Kind::Remedy {
            done: trimmed(node, "done"),
            wait: trimmed(node, "wait"),
            letter,
            if_not_solved: edges.first().map(|edge| PageNo(edge.to)),
        })
    }

    fn letter(&self, letter: &Node<'_>) -> Option<Letter> {
        let text = letter.get("text")?.text()?.trim_end();
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        Some(Letter {
            to: self.known(letter, "to")?,
            subject: line(letter, "subject")?,
            text: lines.join("\n"),
            meaning: None,
        })
    }

    fn known(&self, node: &Node<'_>, key: &str) -> Option<Rc<Contact>> {
        self.contacts.get(node.get(key)?.text()?).cloned()
    }

    /// The ways to reach a contact that the flow itself gives form one entry, which has the contact's name.
    fn contact(&self, entry: &yaml::Entry<'_>) -> Option<Contact> {
        let node = &entry.node;
        let title = line(node, "title")?;
        let named_only = Entry {
            name: title.clone(),
            ..Entry::default()
        };
        let entry_of_flow = Entry {
            phone: text(node, "phone").and_then(|text| phone(&text)),
            email: text(node, "email"),
            hours: trimmed(node, "hours"),
            url: text(node, "url"),
            ..named_only.clone()
        };
        let has_way = entry_of_flow != named_only;
        Some(Contact {
            id: entry.key.clone().into_owned(),
            title,
            find: trimmed(node, "find"),
            source: self.citation(node),
            from_site: false,
            entries: has_way.then_some(entry_of_flow).into_iter().collect(),
        })
    }

    fn steps(&self, holder: &Node<'_>) -> Option<Vec<Step>> {
        let mut steps = Vec::new();
        for step in holder.list("steps") {
            if let Some(shared) = step.get("use") {
                steps.extend(self.shared.get(shared.text()?)?.iter().cloned());
                continue;
            }
            steps.push(Step {
                text: said(step, "do")?,
                contact: self.known(step, "contact"),
                url: text(step, "url"),
                email: text(step, "email"),
                list: step.list("list").iter().filter_map(paragraphs).collect(),
                notes: self.notes(step)?,
                example: step.get("example").and_then(example),
                source: self.citation(step),
            });
        }
        Some(steps)
    }

    fn notes(&self, holder: &Node<'_>) -> Option<Vec<Note>> {
        let note = |note| {
            Some(Note {
                text: said(note, "text")?,
                source: self.citation(note),
            })
        };
        holder.list("notes").iter().map(note).collect()
    }

    fn citation(&self, holder: &Node<'_>) -> Option<Citation> {
        let node = holder.get("source")?;
        Some(Citation {
            source: Rc::clone(self.sources.get(node.get("doc")?.text()?)?),
            section: text(node, "section"),
        })
    }
}

fn source(entry: &yaml::Entry<'_>) -> Option<Source> {
    let node = &entry.node;
    Some(Source {
        doc: entry.key.clone().into_owned(),
        title: line(node, "title")?,
        date: text(node, "date"),
        url: text(node, "url"),
        supplement: text(node, "supplement").is_some_and(|flag| flag.eq_ignore_ascii_case("true")),
    })
}

fn question(node: &Node<'_>, edges: &[Edge]) -> Option<Kind> {
    let choice = |(option, edge): (&Node<'_>, &Edge)| {
        Some(Choice {
            id: text(option, "id").or_else(|| text(option, "goto"))?,
            label: line(option, "label")?,
            own_label: None,
            target: PageNo(edge.to),
            again: edge.again.is_some(),
        })
    };
    let options = node.list("options").iter().zip(edges).map(choice);
    Some(Kind::Question {
        options: options.collect::<Option<_>>()?,
    })
}

fn example(node: &Node<'_>) -> Option<Example> {
    Some(Example {
        title: line(node, "title")?,
        steps: node.list("steps").iter().filter_map(paragraphs).collect(),
    })
}

/// Builds every entry of a section, in file order.
fn collected<T>(
    root: &Node<'_>,
    section: &str,
    of: impl FnMut(&yaml::Entry<'_>) -> Option<T>,
) -> Option<Vec<Rc<T>>> {
    let built: Option<Vec<T>> = root.section(section).iter().map(of).collect();
    Some(built?.into_iter().map(Rc::new).collect())
}

fn by_id<'t, T>(root: &'t Node<'_>, section: &str, built: &[Rc<T>]) -> HashMap<&'t str, Rc<T>> {
    let ids = root.section(section).iter().map(|entry| entry.key.as_ref());
    ids.zip(built.iter().cloned()).collect()
}

/// Returns a text as it is.
fn text(node: &Node<'_>, key: &str) -> Option<String> {
    Some(node.get(key)?.text()?.to_owned())
}

/// Returns the texts of a list as they are.
fn texts(node: &Node<'_>, key: &str) -> Vec<String> {
    let texts = node.list(key).iter().filter_map(Node::text);
    texts.map(str::to_owned).collect()
}

/// Returns a text as [`paragraphs`].
fn trimmed(node: &Node<'_>, key: &str) -> Option<String> {
    paragraphs(node.get(key)?)
}

/// Returns what a step or a note says, which is a plain text or has fields besides the one for the text.
fn said(node: &Node<'_>, key: &str) -> Option<String> {
    paragraphs(node).or_else(|| trimmed(node, key))
}

/// Trims a text but keeps the blanks that its first paragraph begins with.
fn paragraphs(node: &Node<'_>) -> Option<String> {
    let text = node.text()?;
    Some(text.trim_start_matches('\n').trim_end().to_owned())
}

/// Joins a text into one line: titles and labels are drawn on one, but a `|` block can contain line breaks.
fn line(node: &Node<'_>, key: &str) -> Option<String> {
    let text = node.get(key)?.text()?.trim();
    let mut line = String::with_capacity(text.len());
    for next in text.lines().map(|line| line.trim_matches([' ', '\t'])) {
        if !(line.is_empty() || next.is_empty()) {
            line.push_str(joint(&line, next));
        }
        line.push_str(next);
    }
    Some(line)
}
