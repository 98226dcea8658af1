//! Finds pages by what a caller says: words in any spelling, looked for in all texts of a page.

use std::iter::once;

use super::ways::Ways;
use crate::answers::Given;
use crate::flow::{Contact, Flow, Note, Page, PageNo};
use crate::fold::fold_kana;

/// The most pages found: they are numbered with one digit.
const MOST: usize = 9;
/// The most similar pages that are offered if no page has the words.
const MOST_NEAR: usize = 3;
/// The most letters of words for which similar pages are looked for.
const MOST_LETTERS: usize = 40;

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
    /// The shortest sequence of answers that leads to it.
    pub answers: Vec<Given>,
}

/// Finds the pages that have all of these words.
#[must_use]
pub fn search(flow: &Flow, words: &[String]) -> Found {
    let said = fold_kana(&words.join(" "));
    let words: Vec<&str> = said.split_whitespace().collect();
    let leading = leading(flow);
    let ranked = flow.pages().filter_map(|(number, page)| {
        let (rank, line) = rank(page, &leading[number.0], &words)?;
        Some((rank, number, line.to_owned()))
    });
    let mut ranked: Vec<(usize, PageNo, String)> = ranked.collect();
    ranked.sort_by_key(|(rank, number, _)| (*rank, *number));
    let ways = Ways::of(flow);
    let hits = ranked.iter().take(MOST).map(|(_, page, line)| Hit {
        page: *page,
        line: line.clone(),
        answers: ways.to(*page),
    });
    Found {
        hits: hits.collect(),
        more: ranked.len().saturating_sub(MOST),
        near: if ranked.is_empty() {
            near(flow, &words)
        } else {
            Vec::new()
        },
    }
}

/// Returns, for each page, the labels that lead to it.
fn leading(flow: &Flow) -> Vec<Vec<&str>> {
    let mut leading = vec![Vec::new(); flow.pages().count()];
    for choice in flow.pages().flat_map(|(_, page)| page.options()) {
        leading[choice.target.0].push(choice.label.as_str());
    }
    leading
}

/// Returns the rank of a page, best first, and the first of its texts with the most of the words; `None` if a word is
/// missing. The title and id rank highest, then labels that lead to the page and `words`, then other texts.
fn rank<'p>(page: &'p Page, leading: &[&'p str], words: &[&str]) -> Option<(usize, &'p str)> {
    // The best rank of each word.
    let mut ranks: Vec<Option<usize>> = vec![None; words.len()];
    let (mut line, mut most) = ("", 0);
    let mut look = |rank: usize, text: &'p str, ranks: &mut Vec<Option<usize>>| {
        let folded = fold_kana(text);
        let mut count = 0;
        for (word, found) in words.iter().zip(ranks) {
            if folded.contains(word) {
                count += 1;
                found.get_or_insert(rank);
            }
        }
        if count > most {
            (line, most) = (text, count);
        }
    };
    look(0, &page.title, &mut ranks);
    look(0, &page.id, &mut ranks);
    let said = page.words.iter().map(String::as_str);
    for text in leading.iter().copied().chain(said) {
        look(1, text, &mut ranks);
    }
    if ranks.contains(&None) {
        texts(page).for_each(|text| look(2, text, &mut ranks));
    }
    let rank = ranks.into_iter().sum::<Option<usize>>()?;
    (most > 0).then_some((rank, line))
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

/// Returns pages whose title, id or `words` contain something similar to each of the words.
fn near(flow: &Flow, words: &[&str]) -> Vec<PageNo> {
    let words: Vec<Vec<char>> = words.iter().map(|word| word.chars().collect()).collect();
    if words.iter().map(Vec::len).sum::<usize>() > MOST_LETTERS || words.is_empty() {
        return Vec::new();
    }
    let wrong = |page: &Page| -> Option<usize> {
        let texts = [&page.title, &page.id].into_iter().chain(&page.words);
        let texts: Vec<String> = texts.map(|text| fold_kana(text)).collect();
        let least = |word: &Vec<char>| {
            let least = texts.iter().map(|text| distance(word, text)).min()?;
            (least <= word.len() / 3).then_some(least)
        };
        words.iter().map(least).sum()
    };
    let near = flow.pages();
    let near = near.filter_map(|(number, page)| Some((wrong(page)?, number)));
    let mut near: Vec<(usize, PageNo)> = near.collect();
    near.sort_unstable();
    near.truncate(MOST_NEAR);
    near.into_iter().map(|(_, number)| number).collect()
}

/// Counts the wrong letters in the part of a text that is most similar to the word (Sellers 1980).
fn distance(word: &[char], text: &str) -> usize {
    // For each prefix of the word, the fewest wrong letters in a part that ends at the current character of the text.
    let mut wrong: Vec<usize> = (0..=word.len()).collect();
    let mut least = word.len();
    for character in text.chars() {
        let mut before = 0;
        for (at, own) in (1..).zip(word) {
            let replaced = before + usize::from(*own != character);
            before = wrong[at];
            wrong[at] = replaced.min(before + 1).min(wrong[at - 1] + 1);
        }
        least = least.min(wrong[word.len()]);
    }
    least
}
