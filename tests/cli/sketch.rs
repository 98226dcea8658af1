//! Random flows, right and wrong ones, and what enumeration finds in them.

use gmis_help::finding::Severity;
use gmis_help::flow::Flow;
use gmis_help::flow::check::check;
use gmis_help::yaml::source::Source;
use proptest::prelude::*;

/// A random tree, right or wrong: the edges of each page, as (target, again).
#[derive(Clone, Debug)]
pub struct Sketch {
    pub questions: Vec<Vec<(usize, bool)>>,
    pub remedies: Vec<Option<usize>>,
}

impl Sketch {
    pub fn pages(&self) -> usize {
        self.questions.len() + self.remedies.len()
    }

    pub fn id(&self, page: usize) -> String {
        if page < self.questions.len() {
            format!("q{page}")
        } else {
            format!("r{page}")
        }
    }

    pub fn yaml(&self) -> String {
        let mut text = String::from(
            "format: 1\nid: random\ntitle: t\nas-of: 2026-11-22\nstart: q0\nquestions:\n",
        );
        for (page, options) in self.questions.iter().enumerate() {
            text += &format!("  q{page}:\n    ask: a\n    options:\n");
            for (number, (target, again)) in options.iter().enumerate() {
                let goto = self.id(*target);
                text += &format!(
                    "      - label: l{number}\n        id: o{number}\n        goto: {goto}\n"
                );
                if *again {
                    text += "        again: true\n";
                }
            }
        }
        text += "remedies:\n";
        for (number, next) in self.remedies.iter().enumerate() {
            let id = self.id(self.questions.len() + number);
            text += &format!("  {id}:\n    group: g\n    title: t\n    steps:\n      - s\n");
            if let Some(next) = next {
                text += &format!("    if-not-solved: {}\n", self.id(*next));
            }
        }
        text
    }

    pub fn edges(&self, page: usize) -> Vec<(usize, bool)> {
        match self.questions.get(page) {
            Some(options) => options.clone(),
            None => self.remedies[page - self.questions.len()]
                .map(|next| (next, false))
                .into_iter()
                .collect(),
        }
    }

    /// The pages reached from `from` without following `again` or entering `closed`.
    pub fn met(&self, from: usize, closed: Option<usize>) -> Vec<bool> {
        let mut met = vec![false; self.pages()];
        let mut waiting = vec![from];
        while let Some(page) = waiting.pop() {
            if Some(page) != closed && !std::mem::replace(&mut met[page], true) {
                waiting.extend(
                    self.edges(page)
                        .iter()
                        .filter(|(_, again)| !again)
                        .map(|(to, _)| *to),
                );
            }
        }
        met
    }

    pub fn has_loop(&self) -> bool {
        (0..self.pages()).any(|page| {
            let next = self.edges(page);
            next.iter()
                .any(|(to, again)| !again && self.met(*to, None)[page])
        })
    }

    /// Whether `again` only leads to pages that every path from the start to its page passes.
    pub fn again_is_right(&self) -> bool {
        (0..self.pages()).all(|page| {
            let agains = self.edges(page).into_iter().filter(|(_, again)| *again);
            agains
                .into_iter()
                .all(|(target, _)| target == page || !self.met(0, Some(target))[page])
        })
    }

    pub fn every_question_leads_on(&self) -> bool {
        self.questions
            .iter()
            .all(|options| options.iter().any(|(_, again)| !again))
    }

    /// The paths from a page, one by one, as the number of questions on each.
    pub fn paths(&self, page: usize, asked: usize, lengths: &mut Vec<usize>) {
        let question = page < self.questions.len();
        if !question {
            lengths.push(asked);
        }
        for (to, again) in self.edges(page) {
            if !again {
                self.paths(to, asked + usize::from(question), lengths);
            }
        }
    }
}

pub fn sketch(backwards: bool) -> impl Strategy<Value = Sketch> {
    (1_usize..6, 1_usize..4).prop_flat_map(move |(questions, remedies)| {
        let pages = questions + remedies;
        let option = move |page: usize| {
            let onwards = (page + 1..pages).prop_map(|to| (to, false));
            let anywhere = (0..pages, any::<bool>());
            if backwards {
                prop_oneof![4 => onwards, 1 => anywhere].boxed()
            } else {
                onwards.boxed()
            }
        };
        let options: Vec<_> = (0..questions)
            .map(|page| prop::collection::vec(option(page), 1..4))
            .collect();
        let next = move |page: usize| {
            if page + 1 < pages {
                prop::option::weighted(0.4, page + 1..pages).boxed()
            } else {
                Just(None).boxed()
            }
        };
        let remedies: Vec<_> = (questions..pages).map(next).collect();
        (options, remedies).prop_map(|(questions, remedies)| Sketch {
            questions,
            remedies,
        })
    })
}

pub fn checked(sketch: &Sketch) -> (Vec<&'static str>, Option<Flow>) {
    let checked = check(&Source::from_bytes(
        "random.yaml",
        sketch.yaml().into_bytes(),
    ));
    (
        checked
            .findings
            .iter()
            .filter(|finding| finding.fault.severity() == Severity::Error)
            .map(|finding| finding.fault.code())
            .collect(),
        checked.flow,
    )
}

pub fn flow(sketch: &Sketch) -> Flow {
    checked(sketch)
        .1
        .expect("a tree without ways back is right")
}
