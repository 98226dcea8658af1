//! The words around a page's own texts.

use crate::flow::{Entry, Page, Source};

/// Lead of a note.
pub const NOTE: &str = "注意：";
/// Bullet of list items and of an example's steps.
pub const BULLET: &str = "・";
/// Lead of how the person can tell that it worked.
pub const DONE: &str = "完了の目安：";
/// Lead of how long it takes until that can be told.
pub const WAIT: &str = "かかる日数：";
/// Lead of a page's sources.
pub const SOURCE: &str = "出典：";
/// Lead of the sources of supplements.
pub const SUPPLEMENTS: &str = "補足の出典：";

/// Lead of a letter's subject.
pub const SUBJECT: &str = "件名：";
/// Lead of a letter's recipient.
pub const TO: &str = "宛先：";
/// Mark of a supplement where no page numbers its sources.
pub const SUPPLEMENT: &str = "補足";

/// Title of a page.
pub fn title(title: &str) -> String {
    format!("【{title}】")
}

/// Heading of the steps; `supplement` if the whole page is one.
pub fn steps(supplement: bool) -> &'static str {
    if supplement {
        "手順（補足）"
    } else {
        "手順"
    }
}

/// Lead of a step's example.
pub fn example(title: &str) -> String {
    format!("例（{title}）：")
}

/// Mark of a statement from a supplement; the number refers to the source below the page.
pub fn supplement(number: usize) -> String {
    format!("{SUPPLEMENT}〔{number}〕")
}

/// A text with its mark.
pub fn marked(text: &str, mark: Option<&str>) -> String {
    mark.map_or_else(|| text.to_owned(), |mark| format!("{text}（{mark}）"))
}

/// A mark as the lead of a note.
pub fn led(mark: &str) -> String {
    format!("{mark}：")
}

/// How to find out who a contact is.
pub fn find(title: &str, find: &str) -> String {
    format!("{title}：{find}")
}

/// One way to reach a contact; the mark comes before whatever must stay as it is, such as addresses.
pub fn entry(entry: &Entry, mark: Option<&str>) -> String {
    let name = match &entry.whom {
        Some(whom) => format!("{}（{whom}用）", entry.name),
        None => entry.name.clone(),
    };
    let phone = entry.phone.as_ref().map(|phone| format!("電話 {phone}"));
    let phone = match (phone, &entry.hours) {
        (Some(phone), Some(hours)) => Some(format!("{phone}（{hours}）")),
        (phone, hours) => phone.or_else(|| hours.clone()),
    };
    let mut ways = [phone.as_ref(), entry.email.as_ref()].into_iter().flatten();
    let text = ways
        .next()
        .map_or(name.clone(), |way| format!("{name}：{way}"));
    let below = ways.chain(&entry.url).chain(&entry.note);
    below.fold(marked(&text, mark), |text, below| {
        format!("{text}\n{below}")
    })
}

/// A source with the cited parts.
pub fn citation(source: &Source, sections: &[&str]) -> String {
    let inner: Vec<&str> = sections
        .iter()
        .copied()
        .chain(source.date.as_deref())
        .collect();
    let inner = match inner.as_slice() {
        [] => String::new(),
        inner => format!("（{}）", inner.join("、")),
    };
    let address = source
        .url
        .as_ref()
        .map_or_else(String::new, |url| format!("\n{url}"));
    format!("{}{inner}{address}", source.title)
}

/// A supplement as a source, with the cited parts.
pub fn origin(source: &Source, sections: &[&str]) -> String {
    let parts = std::iter::once(source.title.as_str());
    let parts = parts
        .chain(sections.iter().copied())
        .chain(source.date.as_deref());
    parts.collect::<Vec<_>>().join("、")
}

/// A source after the number of its marks.
pub fn numbered(number: usize, origin: &str) -> String {
    format!("〔{number}〕{origin}")
}

/// A text without translation.
pub fn untranslated(text: &str) -> String {
    format!("（訳なし）{text}")
}

/// Heading of a letter's meaning in the language of the run.
pub const MEANING: &str = "訳（送らない部分です）：";

/// The page's id and number, to tell the help desk, and how to get its letter, if it has one.
pub fn name(page: &Page) -> String {
    let Page { id, number, .. } = page;
    let letter = page
        .letter()
        .map(|_| format!("。文面: gmis-help letter {id}"));
    let letter = letter.unwrap_or_default();
    format!("（ページ: {id}、{number}番{letter}）")
}
