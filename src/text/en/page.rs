//! The words around a page's own texts.

use crate::flow::{Entry, Page, Source};

pub const NOTE: &str = "Note: ";
pub const BULLET: &str = "- ";
pub const DONE: &str = "It worked if: ";
pub const WAIT: &str = "How long it takes: ";
pub const SOURCE: &str = "Source: ";
pub const SUPPLEMENTS: &str = "Supplements: ";
pub const SUBJECT: &str = "Subject: ";
pub const TO: &str = "To: ";
pub const SUPPLEMENT: &str = "supplement";

pub fn title(title: &str) -> String {
    format!("[{title}]")
}

pub fn steps(supplement: bool) -> &'static str {
    if supplement {
        "Steps (supplement)"
    } else {
        "Steps"
    }
}

pub fn example(title: &str) -> String {
    format!("Example ({title}):")
}

pub fn supplement(number: usize) -> String {
    format!("{SUPPLEMENT} [{number}]")
}

pub fn marked(text: &str, mark: Option<&str>) -> String {
    mark.map_or_else(|| text.to_owned(), |mark| format!("{text} ({mark})"))
}

pub fn led(mark: &str) -> String {
    format!("Note ({mark}): ")
}

pub fn find(title: &str, find: &str) -> String {
    format!("{title}: {find}")
}

pub fn entry(entry: &Entry, mark: Option<&str>) -> String {
    let name = match &entry.whom {
        Some(whom) => format!("{} (for {whom})", entry.name),
        None => entry.name.clone(),
    };
    let phone = match (&entry.phone, &entry.hours) {
        (Some(phone), Some(hours)) => Some(format!("phone {phone} ({hours})")),
        (Some(phone), None) => Some(format!("phone {phone}")),
        (None, hours) => hours.clone(),
    };
    let mut ways = [phone.as_ref(), entry.email.as_ref()].into_iter().flatten();
    let text = ways
        .next()
        .map_or(name.clone(), |way| format!("{name}: {way}"));
    let below = ways.chain(&entry.url).chain(&entry.note);
    below.fold(marked(&text, mark), |text, below| {
        format!("{text}\n{below}")
    })
}

pub fn citation(source: &Source, sections: &[&str]) -> String {
    let inner: Vec<&str> = sections
        .iter()
        .copied()
        .chain(source.date.as_deref())
        .collect();
    let title = &source.title;
    let cited = match inner.as_slice() {
        [] => title.clone(),
        inner => format!("{title} ({})", inner.join(", ")),
    };
    match &source.url {
        Some(url) => format!("{cited}\n{url}"),
        None => cited,
    }
}

pub fn origin(source: &Source, sections: &[&str]) -> String {
    let parts = std::iter::once(source.title.as_str());
    let parts = parts
        .chain(sections.iter().copied())
        .chain(source.date.as_deref());
    parts.collect::<Vec<_>>().join(", ")
}

pub fn numbered(number: usize, origin: &str) -> String {
    format!("[{number}] {origin}")
}

pub fn name(page: &Page) -> String {
    let Page { id, number, .. } = page;
    match page.letter() {
        Some(_) => format!("(page: {id}, number {number}; letter: gmis-help letter {id})"),
        None => format!("(page: {id}, number {number})"),
    }
}

pub fn untranslated(text: &str) -> String {
    format!("(Japanese) {text}")
}

pub const MEANING: &str = "What it says in English (do not send this part):";
