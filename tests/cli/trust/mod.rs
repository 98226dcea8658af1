//! `why`, `diff` and `test`: what a change to the tree does to callers.

mod diff;
mod records;
mod why;

use crate::sketch::Sketch;

/// Answers as ids: page and option.
pub type Way = Vec<(String, String)>;

/// Enumerates every sequence of answers from the start without `again`, with the page that it ends on.
pub fn ways(sketch: &Sketch) -> Vec<(Way, usize)> {
    let mut ways = vec![(Vec::new(), 0)];
    let mut at = 0;
    while let Some((way, page)) = ways.get(at).cloned() {
        for (number, (to, again)) in sketch.edges(page).into_iter().enumerate() {
            if !again {
                let mut longer = way.clone();
                longer.push((sketch.id(page), option(sketch, page, number)));
                ways.push((longer, to));
            }
        }
        at += 1;
    }
    ways
}

/// The id of an option of a page.
pub fn option(sketch: &Sketch, page: usize, number: usize) -> String {
    if page < sketch.questions.len() {
        format!("o{number}")
    } else {
        "not-solved".to_owned()
    }
}

/// The page that the answers lead to, if all of them can be given.
pub fn follow(sketch: &Sketch, way: &[(String, String)]) -> Option<usize> {
    way.iter().try_fold(0, |page, (id, answer)| {
        let mut edges = (0..).zip(sketch.edges(page));
        let taken = edges.find(|(number, _)| option(sketch, page, *number) == *answer);
        taken
            .filter(|_| sketch.id(page) == *id)
            .map(|(_, (to, _))| to)
    })
}
