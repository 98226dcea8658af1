//! Every word that the program says; nothing here decides anything. What people who walk, look up or hand out a flow
//! meet stands in one folder a language and is said by [`say!`](crate::say); what only authors meet is Japanese.

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

pub use visible::{named, quoted, shown, visible};

use std::sync::OnceLock;

use crate::answers::Outcome;

/// The languages in which the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

impl Language {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// Its name, in files and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }
}

static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// Chooses the language of this run; once, in `main`, before anything is said.
pub fn speak(language: Language) {
    let _ = LANGUAGE.set(language);
}

/// The language of this run.
#[must_use]
pub fn language() -> Language {
    LANGUAGE.get().copied().unwrap_or_default()
}

/// What an outcome is called in each language: any of them is an answer.
#[must_use]
pub fn outcome(outcome: Outcome) -> [&'static str; 2] {
    [ja::answers::outcome(outcome), en::answers::outcome(outcome)]
}

/// A message in the language of the run: `say!(errors::written(path))`, `say!(answers::KEYS)`. Each language has it
/// under the same name and of the same type; one that lacks it does not compile.
#[macro_export]
macro_rules! say {
    ($theme:ident::$($message:tt)+) => {
        match $crate::text::language() {
            $crate::text::Language::Ja => $crate::text::ja::$theme::$($message)+,
            $crate::text::Language::En => $crate::text::en::$theme::$($message)+,
        }
    };
}
