//! What a translated flow keeps of the original: labels as answers, and letters.

use super::{Flow, Kind, Letter};

impl Flow {
    /// Returns the translated flow with what is never translated, taken from the `own` one: the labels that records and
    /// scripts answer with, and the letters, of which only the meaning is translated.
    pub(super) fn keeping(mut self, own: &Self) -> Self {
        for (page, own) in self.pages.iter_mut().zip(&own.pages) {
            match &mut page.kind {
                Kind::Question { options } => {
                    for (choice, own) in options.iter_mut().zip(own.options()) {
                        choice.own_label = Some(own.label.clone());
                    }
                }
                Kind::Remedy { letter, .. } => {
                    if let (Some(letter), Some(own)) = (letter, own.letter()) {
                        let Letter { subject, text, .. } = letter;
                        let meaning = [(subject, &own.subject), (text, &own.text)]
                            .map(|(said, own)| std::mem::replace(said, own.clone()));
                        letter.meaning = Some(meaning);
                    }
                }
            }
        }
        self
    }
}
