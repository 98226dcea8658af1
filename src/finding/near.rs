//! Finds the name that was probably meant.

/// The longest word, in bytes, that is compared with names; no name is longer.
const LONGEST: usize = 80;

/// Returns the name among `known` that `word` was probably meant to be: at most a third of its letters are wrong; the
/// first, if several are equally near. For few names, or a single word.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let mut unlimited = usize::MAX;
    nearest_within(word, known, &mut unlimited)
}

/// Like [`nearest`], at a limited cost, which is taken off `left`: one for a look at the letters of a name, and one for
/// each pair of letters compared. `None` once nothing is left.
pub fn nearest_within<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    left: &mut usize,
) -> Option<String> {
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let allowed = word.chars().count().div_ceil(3);
    let ours = letters(&word);
    // Each wrong letter accounts for one that only one of the two has.
    let may_be_near = |name: &str| {
        let theirs = letters(name);
        let wrong = (ours & !theirs)
            .count_ones()
            .max((theirs & !ours).count_ones());
        wrong as usize <= allowed
    };
    let mut nearest: Option<(usize, &str)> = None;
    for name in known {
        *left = left.saturating_sub(1);
        if name.len().abs_diff(word.len()) <= allowed && may_be_near(name) {
            *left = left.saturating_sub(word.len() * name.len());
            let distance = strsim::osa_distance(&word, name);
            if distance <= allowed && nearest.is_none_or(|(least, _)| distance < least) {
                nearest = Some((distance, name));
            }
        }
        if *left == 0 {
            return None;
        }
    }
    nearest.map(|(_, name)| name.to_owned())
}

/// The letters of a word as a bit set; some share a bit.
fn letters(word: &str) -> u64 {
    let bit = |letter| 1_u64 << (u32::from(letter) % u64::BITS);
    word.chars().map(bit).fold(0, |all, one| all | one)
}
