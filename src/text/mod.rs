//! All texts of the program; no decisions are made here. Messages for people who walk, look up or hand out a flow are
//! in one folder per language and selected by [`say!`](crate::say); messages for authors are in Japanese only.

pub mod diff;
pub mod en;
pub mod findings;
pub mod graph;
pub mod ja;
pub mod listing;
pub mod new;
pub mod test;
mod visible;
pub mod why;

pub use visible::{check_command, named, quoted, shown, visible};

use std::sync::OnceLock;

use crate::answers::Outcome;

/// The languages that the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// Its name in file names and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }
}

static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// Sets the language of this run. Call it once, in `main`, before anything is said.
pub fn speak(language: Language) {
    let _ = LANGUAGE.set(language);
}

/// The language of this run.
pub fn language() -> Language {
    LANGUAGE.get().copied().unwrap_or_default()
}

/// The labels of an outcome in each language: any of them is accepted as an answer.
pub fn outcome(outcome: Outcome) -> [&'static str; 2] {
    [ja::answers::outcome(outcome), en::answers::outcome(outcome)]
}

/// A message in the language of the run: `say!(errors::written(path))`, `say!(answers::KEYS)`. A message that a
/// language lacks, or has with another type, does not compile.
#[macro_export]
macro_rules! say {
    ($theme:ident::$($message:tt)+) => {
        match $crate::text::language() {
            $crate::text::Language::Ja => $crate::text::ja::$theme::$($message)+,
            $crate::text::Language::En => $crate::text::en::$theme::$($message)+,
        }
    };
}
