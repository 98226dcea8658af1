//! The effect of keys on the marker of a menu. Pure: no terminal, no texts.

use crate::ui::terminal::keys::Key;

/// The marker of one menu. It starts on no line: nothing is preselected that the person did not choose on this page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marker {
    /// The line that Enter would choose.
    pub at: Option<usize>,
    /// The number made up by the digits typed last, while typing goes on.
    typed: Option<usize>,
    /// Whether Enter was pressed without a marker.
    pub is_missed: bool,
}

/// The lines of a menu.
#[derive(Clone, Copy, Debug)]
pub struct Lines<'n> {
    /// The numbers of the numbered lines, which come first.
    pub numbers: &'n [usize],
    /// The count of all lines.
    pub all: usize,
    /// The count of lines on one screen.
    pub per_page: usize,
}

/// What a key asks for besides moving the marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Choose this line.
    Choose(usize),
    /// Go back to the previous page.
    Back,
    /// Esc or q.
    Leave,
    /// `/`: look for a page.
    Find,
    /// `?`: explain the keys.
    Help,
    /// Redraw the screen.
    Redraw,
}

impl Marker {
    /// Creates the marker of a menu that opens on a line chosen here before.
    pub fn on(at: Option<usize>) -> Self {
        Self {
            at,
            ..Self::default()
        }
    }

    /// Applies one key.
    pub fn key(&mut self, key: Key, lines: Lines<'_>) -> Option<Act> {
        let typed = self.typed;
        if key == Key::Other {
            return None;
        }
        if key == Key::Redraw {
            return Some(Act::Redraw);
        }
        self.typed = None;
        match key {
            Key::Char(digit @ '0'..='9') => self.digit(typed, digit, lines.numbers),
            Key::Backspace if typed.is_some() => self.take_back(typed, lines.numbers),
            Key::Enter => match self.at {
                Some(at) => return Some(Act::Choose(at)),
                None => self.is_missed = true,
            },
            Key::Left | Key::Backspace => return Some(Act::Back),
            Key::Escape | Key::Char('q') => return Some(Act::Leave),
            Key::Char('/') => return Some(Act::Find),
            Key::Char('?') => return Some(Act::Help),
            key => {
                if let Some(at) = moved(key, self.at, lines) {
                    self.put(Some(at));
                }
            }
        }
        None
    }

    fn put(&mut self, at: Option<usize>) {
        self.at = at;
        self.is_missed = false;
    }

    /// Appends a digit; if the number became too large, the digit starts a new one. If no line has the number, the
    /// marker is removed: otherwise Enter would choose a line other than the number typed.
    fn digit(&mut self, typed: Option<usize>, digit: char, numbers: &[usize]) {
        let digit = digit.to_digit(10).map_or(0, |digit| digit as usize);
        let longer = typed.map(|typed| typed.saturating_mul(10).saturating_add(digit));
        let most = numbers.last().copied().unwrap_or_default();
        let number = longer.filter(|number| *number <= most).unwrap_or(digit);
        self.number(number, numbers);
    }

    fn take_back(&mut self, typed: Option<usize>, numbers: &[usize]) {
        self.number(typed.unwrap_or_default() / 10, numbers);
    }

    fn number(&mut self, number: usize, numbers: &[usize]) {
        let at = numbers.iter().position(|one| *one == number);
        self.typed = at.map(|_| number);
        self.put(at);
    }
}

/// Returns the line to which a key moves the marker.
fn moved(key: Key, at: Option<usize>, lines: Lines<'_>) -> Option<usize> {
    // Moving up from the top stays among the numbered lines, so that it does not land on 戻る.
    let last = match lines.numbers.len() {
        0 => lines.all,
        numbered => numbered,
    }
    .checked_sub(1)?;
    Some(match (key, at) {
        (Key::Down | Key::Char('j'), Some(at)) if at + 1 < lines.all => at + 1,
        (Key::Down | Key::Char('j') | Key::Home, _) | (Key::PageDown, None) => 0,
        (Key::Up | Key::Char('k'), Some(at @ 1..)) => at - 1,
        (Key::Up | Key::Char('k') | Key::End, _) | (Key::PageUp, None) => last,
        (Key::PageDown, Some(at)) => (at + lines.per_page).min(lines.all - 1),
        (Key::PageUp, Some(at)) => at.saturating_sub(lines.per_page),
        _ => return None,
    })
}
