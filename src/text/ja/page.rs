//! The words around a page's own texts.

use crate::flow::{Entry, Page, Source};

/// Before a note.
pub const NOTE: &str = "注意：";
/// Before the list's items and an example's steps.
pub const BULLET: &str = "・";
/// Before how the person knows that it worked.
pub const DONE: &str = "完了の目安：";
/// Before how long it takes until that can be known.
pub const WAIT: &str = "かかる日数：";
/// Before where a page comes from.
pub const SOURCE: &str = "出典：";
/// Before where the statements come from that the notice does not make.
pub const SUPPLEMENTS: &str = "補足の出典：";

/// Before the subject of a letter.
pub const SUBJECT: &str = "件名：";
/// Before whom a letter goes to.
pub const TO: &str = "宛先：";
/// The mark where there is no page whose origins a number could lead to.
pub const SUPPLEMENT: &str = "補足";

/// A title.
#[must_use]
pub fn title(title: &str) -> String {
    format!("【{title}】")
}

/// The heading over the steps; whether the whole page is a supplement.
#[must_use]
pub fn steps(supplement: bool) -> &'static str {
    if supplement {
        "手順（補足）"
    } else {
        "手順"
    }
}

/// Before the example of a step.
#[must_use]
pub fn example(title: &str) -> String {
    format!("例（{title}）：")
}

/// The mark of a statement that the notice does not make; the number leads to its origin below the page.
#[must_use]
pub fn supplement(number: usize) -> String {
    format!("{SUPPLEMENT}〔{number}〕")
}

/// A text with its mark.
#[must_use]
pub fn marked(text: &str, mark: Option<&str>) -> String {
    mark.map_or_else(|| text.to_owned(), |mark| format!("{text}（{mark}）"))
}

/// A mark as what stands before a note.
#[must_use]
pub fn led(mark: &str) -> String {
    format!("{mark}：")
}

/// How to find out who a contact is.
#[must_use]
pub fn find(title: &str, find: &str) -> String {
    format!("{title}：{find}")
}

/// One way to reach a contact; its mark stands before what must not be touched.
#[must_use]
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

/// Where statements of the notice come from.
#[must_use]
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

/// Where supplements come from.
#[must_use]
pub fn origin(source: &Source, sections: &[&str]) -> String {
    let parts = std::iter::once(source.title.as_str());
    let parts = parts
        .chain(sections.iter().copied())
        .chain(source.date.as_deref());
    parts.collect::<Vec<_>>().join("、")
}

/// An origin behind the number of its marks.
#[must_use]
pub fn numbered(number: usize, origin: &str) -> String {
    format!("〔{number}〕{origin}")
}

/// A text of a flow that has no translation.
#[must_use]
pub fn untranslated(text: &str) -> String {
    format!("（訳なし）{text}")
}

/// Over what a letter says in the language of the run.
pub const MEANING: &str = "訳（送らない部分です）：";

/// The page's id and number, for a call to the help desk, and how to get its letter, if it has one.
#[must_use]
pub fn name(page: &Page) -> String {
    let Page { id, number, .. } = page;
    let letter = page
        .letter()
        .map(|_| format!("。文面: gmis-help letter {id}"));
    let letter = letter.unwrap_or_default();
    format!("（ページ: {id}、{number}番{letter}）")
}
