//! The texts of a page and of a flow, field by field, so that they can be compared.

use crate::flow::{Citation, Contact, Flow, Letter, Note, Page, Source, Step};

/// Fields and their texts; `None` if a field is missing.
pub(super) type Fields = Vec<(String, Option<String>)>;

/// Returns everything that makes two pages with different ids the same page to a reader.
pub(super) fn all_texts(page: &Page) -> Fields {
    let labels = page.options().iter().map(|choice| choice.label.clone());
    let mut fields = texts(page);
    fields.push(("labels".to_owned(), lines(labels)));
    fields
}

/// Returns the texts of a page, field by field.
pub(super) fn texts(page: &Page) -> Fields {
    let kind = if page.is_remedy() {
        "remedy"
    } else {
        "question"
    };
    let letter = |letter: &Letter| {
        let Letter {
            to, subject, text, ..
        } = letter;
        format!("to: {}\nsubject: {subject}\n{text}", to.id)
    };
    let fields = [
        ("kind", Some(kind.to_owned())),
        ("group", page.group.clone()),
        ("title", Some(page.title.clone())),
        ("why", page.why.clone()),
        ("steps", lines(page.steps.iter().map(step))),
        ("notes", lines(page.notes.iter().map(note))),
        ("done", page.done().map(str::to_owned)),
        ("wait", page.wait().map(str::to_owned)),
        ("letter", page.letter().map(letter)),
        ("source", page.source.as_ref().map(citation)),
        ("words", lines(page.words.iter().cloned())),
    ];
    let named = |(field, text): (&str, _)| (field.to_owned(), text);
    fields.into_iter().map(named).collect()
}

/// Returns the texts of a flow outside its pages.
pub(super) fn of_flow(flow: &Flow) -> Fields {
    let mut fields: Fields = ["id", "title", "as-of"]
        .into_iter()
        .zip([flow.id(), flow.title(), flow.as_of()])
        .map(|(field, text)| (field.to_owned(), Some(text.to_owned())))
        .collect();
    let sources = flow.sources().iter();
    fields.extend(sources.map(|own| (format!("sources.{}", own.doc), source(own))));
    let contacts = flow.contacts().iter();
    fields.extend(contacts.map(|own| (format!("contacts.{}", own.id), contact(own))));
    fields
}

fn source(source: &Source) -> Option<String> {
    let parts = [
        ("title", Some(&source.title)),
        ("date", source.date.as_ref()),
        ("url", source.url.as_ref()),
    ];
    let supplement = source.supplement.then(|| "supplement: true".to_owned());
    lines(said(parts).chain(supplement))
}

fn contact(contact: &Contact) -> Option<String> {
    let own = [
        ("title", Some(&contact.title)),
        ("find", contact.find.as_ref()),
    ];
    let entries = contact.entries.iter().flat_map(|entry| {
        said([
            ("for", entry.whom.as_ref()),
            ("name", Some(&entry.name)),
            ("phone", entry.phone.as_ref()),
            ("email", entry.email.as_ref()),
            ("hours", entry.hours.as_ref()),
            ("url", entry.url.as_ref()),
            ("note", entry.note.as_ref()),
        ])
    });
    lines(
        said(own)
            .chain(cited(contact.source.as_ref()))
            .chain(entries),
    )
}

fn step(step: &Step) -> String {
    let contact = step.contact.as_ref().map(|contact| contact.id.clone());
    let more = said([
        ("contact", contact.as_ref()),
        ("url", step.url.as_ref()),
        ("email", step.email.as_ref()),
    ]);
    let items = step.list.iter().map(|item| format!("- {item}"));
    let notes = step.notes.iter().map(|own| format!("note: {}", note(own)));
    let example = step.example.iter().flat_map(|example| {
        let title = format!("example: {}", example.title);
        std::iter::once(title).chain(example.steps.iter().map(|step| format!("- {step}")))
    });
    let more = more.chain(items).chain(notes).chain(example);
    let more = more.chain(cited(step.source.as_ref()));
    more.fold(step.text.clone(), |text, more| format!("{text}\n  {more}"))
}

fn note(note: &Note) -> String {
    let source = cited(note.source.as_ref());
    source.fold(note.text.clone(), |text, source| {
        format!("{text} ({source})")
    })
}

fn cited(source: Option<&Citation>) -> impl Iterator<Item = String> {
    source
        .into_iter()
        .map(|own| format!("source: {}", citation(own)))
}

fn citation(citation: &Citation) -> String {
    let doc = std::iter::once(citation.source.doc.as_str());
    let parts: Vec<&str> = doc.chain(citation.section.as_deref()).collect();
    parts.join(", ")
}

/// Returns the fields that are present, as `field: text`.
fn said<const N: usize>(
    fields: [(&'static str, Option<&String>); N],
) -> impl Iterator<Item = String> {
    let there = fields.map(|(field, text)| text.map(|text| format!("{field}: {text}")));
    there.into_iter().flatten()
}

/// Joins texts into lines; `None` if there are none.
pub(super) fn lines(texts: impl Iterator<Item = String>) -> Option<String> {
    let texts: Vec<String> = texts.collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}
