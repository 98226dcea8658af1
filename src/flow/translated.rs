//! A flow in another language, beside the one that it says anew: answers and letters stay what they are.

use super::{Flow, Kind, Letter};

impl Flow {
    /// The same flow, which has learnt from the `own` one what is not to be translated: the labels that records and
    /// scripts may answer, and the letters, of which only the meaning is in the other language.
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
