//! What a key does to the marker of a menu. Pure: no terminal, no wording.

use crate::ui::terminal::keys::Key;

/// Where the marker of one menu is. It begins nowhere: nothing is chosen that nobody chose on this page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marker {
    /// The line that Enter would choose.
    pub(super) at: Option<usize>,
    /// The number that the last digits make, while they are typed.
    typed: Option<usize>,
    /// Whether Enter came while there was no marker.
    pub(super) is_missed: bool,
}

/// How many lines a menu has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines<'n> {
    /// The numbers of those that have one, which come first.
    pub(super) numbers: &'n [usize],
    /// All of them.
    pub(super) all: usize,
    /// Those that stand on one screen.
    pub(super) per_page: usize,
}

/// What a key asks for beside moving the marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// This line was chosen.
    Choose(usize),
    /// To the page before.
    Back,
    /// Esc or q.
    Leave,
    /// `/`: to a page by what is said of it.
    Find,
    /// `?`: what the keys do.
    Help,
    /// Everything has to be drawn again.
    Redraw,
}

impl Marker {
    /// A menu that opens on a line, because that line was chosen here before.
    pub(super) fn on(at: Option<usize>) -> Self {
        Self {
            at,
            ..Self::default()
        }
    }

    /// Takes one key.
    pub(super) fn key(&mut self, key: Key, lines: Lines<'_>) -> Option<Act> {
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

    /// A digit more; one that would make a number too large begins a new one. A number that no line has takes the
    /// marker away: what Enter chose then would not be what was typed.
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

/// Where a key that moves the marker puts it.
fn moved(key: Key, at: Option<usize>, lines: Lines<'_>) -> Option<usize> {
    // Up from the top stays among the numbered lines: 戻る must not be the first thing that it finds.
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
