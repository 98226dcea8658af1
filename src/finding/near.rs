//! Finds the name that was probably meant.

use std::borrow::Cow;

/// The longest word, in bytes, that is compared with names; no name is longer.
const LONGEST: usize = 80;

/// An unknown word, to be compared with names.
pub struct Unknown<'w> {
    word: Cow<'w, str>,
    letters: u64,
    length: usize,
}

impl<'w> Unknown<'w> {
    /// Returns `None` if the word is longer than any name.
    #[must_use]
    pub fn of(word: &'w str) -> Option<Self> {
        let short = word.len() <= LONGEST;
        short.then(|| {
            let word: Cow<str> = if word.is_ascii() {
                word.to_ascii_lowercase().into()
            } else {
                word.into()
            };
            Self {
                letters: letters(&word),
                length: word.chars().count(),
                word,
            }
        })
    }

    /// Returns the number of wrong letters, if they are at most a third of the word's. Adds the cost to `spent`: one
    /// for a look at the letters, and one for each pair of letters compared.
    pub fn distance(&self, name: &str, spent: &mut usize) -> Option<usize> {
        let allowed = self.length.div_ceil(3);
        *spent += 1;
        if name.len().abs_diff(self.word.len()) > allowed {
            return None;
        }
        let theirs = letters(name);
        // Each wrong letter accounts for one that only one of the two has.
        let ours_only = (self.letters & !theirs).count_ones();
        let theirs_only = (theirs & !self.letters).count_ones();
        if ours_only.max(theirs_only) as usize > allowed {
            return None;
        }
        *spent += self.word.len() * name.len();
        let distance = strsim::osa_distance(&self.word, name);
        (distance <= allowed).then_some(distance)
    }
}

/// The letters of a word as a bit set; some share a bit.
fn letters(word: &str) -> u64 {
    let bit = |letter| 1_u64 << (u32::from(letter) % u64::BITS);
    word.chars().map(bit).fold(0, |all, one| all | one)
}

/// Returns the name among `known` that `word` was probably meant to be: at most a third of its letters are wrong. For
/// few names, or a single word.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let unknown = Unknown::of(word)?;
    known
        .into_iter()
        .filter_map(|name| Some((unknown.distance(name, &mut 0)?, name)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name.to_owned())
}
