//! Finds pages by what a caller says: words in any spelling, looked for in all texts of a page.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::once;

use super::ways::Ways;
use crate::answers::{Answer, Given};
use crate::flow::{Contact, Flow, Note, Page, PageNo};
use crate::fold::fold_kana;

/// The most pages found: they are numbered with one digit.
const MOST: usize = 9;
/// The most similar pages that are offered if no page has the words.
const MOST_NEAR: usize = 3;

/// The result of a search.
pub struct Found {
    /// The pages that have all words, best first, then in file order.
    pub hits: Vec<Hit>,
    /// How many more pages have all words.
    pub more: usize,
    /// If no page has all words: pages with similar ones.
    pub near: Vec<PageNo>,
}

/// A page that has all words.
pub struct Hit {
    /// The page.
    pub page: PageNo,
    /// The first of its texts with the most of the words.
    pub line: String,
    /// The shortest sequence of answers that leads to it, through the option whose label `line` is.
    pub answers: Vec<Given>,
}

/// Finds the pages that have all of these words.
pub fn search(flow: &Flow, words: &[String]) -> Found {
    let said = fold_kana(&words.join(" "));
    let words: Vec<&str> = said.split_whitespace().collect();
    let leading = leading(flow);
    let ranked = flow.pages().filter_map(|(number, page)| {
        let (rank, line, last) = rank(page, &leading[number.0], &words)?;
        Some((rank, number, line, last))
    });
    let mut ranked: Vec<(usize, PageNo, &str, Option<Given>)> = ranked.collect();
    ranked.sort_by_key(|(rank, number, ..)| (*rank, *number));
    let ways = Ways::of(flow);
    let hits = ranked.iter().take(MOST).map(|(_, page, line, last)| {
        let through = last.map(|last| ways.through(last).answers());
        let through = through.filter(|answers| !answers.is_empty());
        Hit {
            page: *page,
            line: (*line).to_owned(),
            answers: through.unwrap_or_else(|| ways.to(*page)),
        }
    });
    Found {
        hits: hits.collect(),
        more: ranked.len().saturating_sub(MOST),
        near: if ranked.is_empty() {
            near(flow, &leading, &words)
        } else {
            Vec::new()
        },
    }
}

/// A label that leads to a page, and the answer that it is, unless that leads back.
type Leading<'f> = (&'f str, Option<Given>);

/// Returns, for each page, the labels that lead to it.
fn leading(flow: &Flow) -> Vec<Vec<Leading<'_>>> {
    let mut leading = vec![Vec::new(); flow.pages().count()];
    for (page, choices) in flow.pages().map(|(number, page)| (number, page.options())) {
        for (at, choice) in choices.iter().enumerate() {
            let answer = Answer::Option(at);
            let last = (!choice.again).then_some(Given { page, answer });
            leading[choice.target.0].push((choice.label.as_str(), last));
        }
    }
    leading
}

/// Returns the rank of a page, best first, and the first of its texts with the most of the words, with the answer that
/// this is; `None` if a word is missing. The title and id rank highest, then labels that lead to the page and `words`,
/// then other texts.
fn rank<'p>(
    page: &'p Page,
    leading: &[Leading<'p>],
    words: &[&str],
) -> Option<(usize, &'p str, Option<Given>)> {
    // The best rank of each word.
    let mut ranks: Vec<Option<usize>> = vec![None; words.len()];
    let (mut line, mut last, mut most) = ("", None, 0);
    let mut look = |rank: usize, (text, answer): Leading<'p>, ranks: &mut Vec<Option<usize>>| {
        let folded = fold_kana(text);
        let mut count = 0;
        for (word, found) in words.iter().zip(ranks) {
            if folded.contains(word) {
                count += 1;
                found.get_or_insert(rank);
            }
        }
        if count > most {
            (line, last, most) = (text, answer, count);
        }
    };
    look(0, (&page.title, None), &mut ranks);
    look(0, (&page.id, None), &mut ranks);
    let said = page.words.iter().map(|said| (said.as_str(), None));
    for text in leading.iter().copied().chain(said) {
        look(1, text, &mut ranks);
    }
    if ranks.contains(&None) {
        texts(page).for_each(|text| look(2, (text, None), &mut ranks));
    }
    let rank = ranks.into_iter().sum::<Option<usize>>()?;
    (most > 0).then_some((rank, line, last))
}

/// Returns all texts of a page except its title.
fn texts(page: &Page) -> impl Iterator<Item = &str> {
    let options = page.options().iter().map(|choice| &choice.label);
    let steps = page.steps.iter().flat_map(move |step| {
        let contact = step.contact.iter().flat_map(|contact| reach(contact));
        let example = step.example.iter();
        let example = example.flat_map(|example| once(&example.title).chain(&example.steps));
        let own = once(&step.text).chain(&step.url).chain(&step.email);
        let own = own.chain(&step.list).chain(contact);
        own.chain(notes(&step.notes)).chain(example)
    });
    let letter = page.letter().map(|letter| [&letter.subject, &letter.text]);
    let ends = [page.done(), page.wait()].into_iter().flatten();
    let texts = page.why.iter().chain(steps).chain(notes(&page.notes));
    let texts = texts.chain(options).map(String::as_str).chain(ends);
    texts.chain(letter.into_iter().flatten().flat_map(|text| text.lines()))
}

fn notes(notes: &[Note]) -> impl Iterator<Item = &String> {
    notes.iter().map(|note| &note.text)
}

/// Returns the texts about how to reach a contact.
fn reach(contact: &Contact) -> impl Iterator<Item = &String> {
    let entries = contact.entries.iter().flat_map(|entry| {
        let optional = [&entry.whom, &entry.phone, &entry.email, &entry.hours];
        let optional = optional.into_iter().chain([&entry.url, &entry.note]);
        once(&entry.name).chain(optional.flatten())
    });
    once(&contact.title).chain(&contact.find).chain(entries)
}

/// Returns the pages that share the most pieces with the words, at least half of them, in title, id, `words` and the
/// labels that lead there. A piece counts for more, the fewer pages have it, and twice in a title.
fn near(flow: &Flow, leading: &[Vec<Leading<'_>>], words: &[&str]) -> Vec<PageNo> {
    let said: BTreeSet<String> = words.iter().flat_map(|word| pieces(word)).collect();
    let shared = flow.pages().map(|(number, page)| {
        let own = page
            .words
            .iter()
            .chain([&page.title, &page.id])
            .map(String::as_str);
        let texts = own.chain(leading[number.0].iter().map(|(label, _)| *label));
        let pieces = texts.flat_map(|text| pieces(&fold_kana(text)));
        let pieces = pieces.filter(|piece| said.contains(piece));
        (number, pieces.collect::<BTreeSet<String>>())
    });
    let mut shared: Vec<(PageNo, BTreeSet<String>)> = shared.collect();
    let mut pages: BTreeMap<String, u32> = BTreeMap::new();
    for piece in shared.iter().flat_map(|(_, pieces)| pieces) {
        *pages.entry(piece.clone()).or_default() += 1;
    }
    shared.retain(|(_, pieces)| !pieces.is_empty() && pieces.len() * 2 >= said.len());
    let near = shared.iter().map(|(number, pieces)| {
        let title = fold_kana(&flow.page(*number).title);
        let times = |piece: &String| if title.contains(piece) { 2.0 } else { 1.0 };
        let weight = |piece: &String| times(piece) / f64::from(pages[piece]);
        (pieces.iter().map(weight).sum(), *number)
    });
    let mut near: Vec<(f64, PageNo)> = near.collect();
    near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    near.truncate(MOST_NEAR);
    near.into_iter().map(|(_, number)| number).collect()
}

/// Returns the pairs of neighbouring letters of a text, and of ASCII the triples: its pairs are in every text.
fn pieces(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let is_ascii = |piece: &&[char]| piece.iter().all(char::is_ascii);
    let pairs = letters.windows(2).filter(|pair| !is_ascii(pair));
    let pieces = pairs.chain(letters.windows(3).filter(is_ascii));
    pieces.map(|piece| piece.iter().collect()).collect()
}
