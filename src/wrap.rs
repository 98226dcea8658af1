//! Line wrapping for Japanese text on terminals.
//!
//! All widths are in terminal cells. UAX #14 (Unicode Line Breaking, strict: no line starts with small kana) decides
//! where a line may end, UAX #11 (East Asian Width) how wide a character is, as a Japanese console sees it: Ambiguous
//! is two cells. On top of that, a run of printable ASCII (a URL, an address, a date) is one word.

use std::borrow::Cow;
use std::mem;

use unicode_linebreak::{BreakClass, break_property, linebreaks};
use unicode_width::UnicodeWidthChar;

/// Terminals narrower than this (in cells) are treated as if they had this many columns.
pub const MIN_COLUMNS: usize = 20;

/// A prefix that leaves fewer cells than this for the text is not used as a prefix.
const MIN_TEXT: usize = 8;

/// The end of a paragraph takes the piece before it to the next line if it is no wider than this.
const ALONE: usize = 4;

/// Returns the width of `text` in terminal cells: the sum over its characters, so that it is additive.
///
/// East Asian Ambiguous is 2, half-width kana 1, combining and control characters 0. A character that terminals draw at
/// different widths counts as the widest, an emoji sequence as the sum of its parts: the result may be too large, never
/// too small. Control characters (tab and line feed too) have no width here; replace them before measuring a layout.
pub fn width(text: &str) -> usize {
    text.chars().map(cells).sum()
}

/// Wraps `text` for a terminal of `columns` cells; the first line starts with the prefix `first` ("1. "), each
/// following line with `rest` ("   ").
///
/// * No line is wider than `max(columns, 20) - 1` cells, prefix included: legacy consoles wrap by themselves when the
///   last column is written. This takes precedence over all rules below.
/// * `\n` ends a line, so `n` of them give at least `n + 1` lines; empty lines are kept.
/// * Lines end where UAX #14 allows it: none starts with 、。）」ー or ends with （「 as long as the text leaves a choice. A
///   line never ends at a no-break space.
/// * A run of printable ASCII is broken only if it is longer than a line that starts with `rest`; it then starts a
///   line, with its `first` or （ if it has one.
/// * Blanks at the end of a line are dropped, U+3000 and the CR of CRLF too; all other text is kept exactly.
/// * A prefix is one line of text. One that leaves fewer than 8 cells is given up: `rest` is dropped, `first` (which
///   may carry meaning) is wrapped as part of the text.
///
/// Takes time and memory linear in the text, whatever it contains.
pub fn wrap(text: &str, columns: usize, first: &str, rest: &str) -> Vec<String> {
    let limit = columns.max(MIN_COLUMNS) - 1;
    let usable = |prefix| width(prefix) + MIN_TEXT <= limit;
    let rest = if usable(rest) { rest } else { "" };
    let (first, text) = if usable(first) {
        (first, Cow::Borrowed(text))
    } else {
        ("", Cow::Owned(first.trim_start().to_owned() + text))
    };
    let mut lines = Lines {
        done: Vec::new(),
        line: first.to_owned(),
        used: width(first),
        has_text: false,
        limit,
        rest,
        indent: width(rest),
    };
    for paragraph in text.split('\n') {
        let glyphs = glyphs(paragraph, limit - lines.indent);
        for piece in glyphs.chunk_by(|_, next| next.gap < Gap::Good) {
            lines.place(piece, Gap::Good);
        }
        let line = lines.next_line();
        lines.done.push(line);
    }
    lines.done
}

/// The effect of ending a line right before a character, worst first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    /// Separates a mark from its base, or breaks an ASCII word that would fit on a line.
    Torn,
    /// Leaves 。 at the start of a line or （ at its end.
    Poor,
    /// Breaks what belongs together; for words and runs that no line can hold.
    Inside,
    /// A regular place to end a line.
    Good,
}

impl Gap {
    /// The gaps to try when a piece between gaps of this kind is too wide for a line.
    fn next_worse(self) -> Option<Self> {
        match self {
            Self::Good => Some(Self::Inside),
            Self::Inside => Some(Self::Poor),
            Self::Poor => Some(Self::Torn),
            Self::Torn => None,
        }
    }
}

/// A character, its width in cells, and the gap before it.
struct Glyph {
    char: char,
    cells: usize,
    gap: Gap,
}

/// Returns the characters of a paragraph; words of up to `room` cells are not to be broken.
fn glyphs(paragraph: &str, room: usize) -> Vec<Glyph> {
    let mut breaks = linebreaks(paragraph).map(|(at, _)| at).peekable();
    let mut before = BreakClass::WordJoiner;
    let mut glyphs = Vec::with_capacity(paragraph.len());
    for (at, char) in paragraph.char_indices() {
        let allowed = breaks.next_if_eq(&at).is_some();
        let class = break_property(u32::from(char));
        let mut gap = if is_blank(char) || cells(char) == 0 || class == BreakClass::CombiningMark {
            // Blanks stay with the text that they follow, to be dropped together. UAX #14 lets a mark that follows a
            // blank start a line (LB10); the crate takes Thai marks for letters.
            Gap::Torn
        } else if char == '/'
            && glyphs
                .last()
                .is_some_and(|last: &Glyph| is_blank(last.char))
        {
            // UAX #14 never breaks before it (LB13); after a blank, it begins a path.
            Gap::Good
        } else if before == BreakClass::OpenPunctuation || starts_no_line(char, class) {
            Gap::Poor
        } else if allowed || word_and_opener(before, class, cells(char)) {
            Gap::Good
        } else {
            Gap::Inside
        };
        // 補足〔1〕 is one word, and 〔1〕 belongs to what follows; 1～2 is one number.
        if let Some(last) = glyphs
            .last_mut()
            .filter(|last: &&mut Glyph| !is_blank(last.char))
        {
            if char == '〔' {
                last.gap = last.gap.min(Gap::Inside);
            }
            if char == '〔' || last.char == '〕' || char == '～' || last.char == '～' {
                gap = gap.min(Gap::Inside);
            }
        }
        if !is_blank(char) {
            before = class;
        }
        let cells = cells(char);
        glyphs.push(Glyph { char, cells, gap });
    }
    // UAX #14 would break words at - and /. Each character of a word is one cell.
    for word in glyphs.chunk_by_mut(|a, b| a.char.is_ascii_graphic() && b.char.is_ascii_graphic()) {
        let gap = if word.len() > room {
            Gap::Inside
        } else {
            Gap::Torn
        };
        word.iter_mut().skip(1).for_each(|glyph| glyph.gap = gap);
    }
    // Keeps a short end such as す。 from being a line of its own.
    let end = glyphs.iter().rposition(|glyph| glyph.gap == Gap::Good);
    let end = end.map(|at| &mut glyphs[at..]).unwrap_or_default();
    if end.iter().map(|glyph| glyph.cells).sum::<usize>() <= ALONE
        && let Some(last) = end.first_mut()
    {
        last.gap = Gap::Inside;
    }
    glyphs
}

/// Whether kinsoku forbids starting a line here. UAX #14 has these rules, but lets ー follow a blank (LB18), and ％
/// follow ー.
fn starts_no_line(c: char, class: BreakClass) -> bool {
    match class {
        BreakClass::ClosePunctuation
        | BreakClass::CloseParenthesis
        | BreakClass::Exclamation
        | BreakClass::InfixSeparator
        | BreakClass::Symbol
        | BreakClass::NonStarter
        | BreakClass::ConditionalJapaneseStarter => true,
        BreakClass::Postfix => !c.is_ascii(), // "%TEMP%" is a word
        _ => false,
    }
}

/// UAX #14 allows a break in "word（" since Unicode 13 (LB30); `unicode-linebreak` 0.1.5 does not.
fn word_and_opener(before: BreakClass, after: BreakClass, after_cells: usize) -> bool {
    let word = matches!(
        before,
        BreakClass::Alphabetic | BreakClass::Numeric | BreakClass::Ambiguous
    );
    word && after == BreakClass::OpenPunctuation && after_cells == 2
}

/// The finished lines, and the one being filled.
struct Lines<'a> {
    done: Vec<String>,
    /// The current line, its prefix included.
    line: String,
    /// Its width; only blanks at its end can exceed `limit`.
    used: usize,
    /// Whether it contains more than its prefix and blanks.
    has_text: bool,
    limit: usize,
    rest: &'a str,
    /// The width of `rest`.
    indent: usize,
}

impl Lines<'_> {
    /// Puts a piece between two gaps of kind `gap` on the current line or the next one; if neither can hold it, its
    /// parts. A character is in at most one piece of each kind, which keeps this linear.
    fn place(&mut self, piece: &[Glyph], gap: Gap) {
        let text = piece.iter().rev().skip_while(|g| is_blank(g.char));
        let cells: usize = text.map(|g| g.cells).sum();
        // Even a line without text is worth ending if its prefix is in the way.
        if self.used + cells > self.limit && (self.has_text || self.indent + cells <= self.limit) {
            let line = self.next_line();
            if !line.is_empty() {
                self.done.push(line);
            }
        }
        match gap.next_worse() {
            Some(worse) if self.used + cells > self.limit => {
                for part in piece.chunk_by(|_, next| next.gap < worse) {
                    self.place(part, worse);
                }
            }
            _ => {
                self.line.extend(piece.iter().map(|g| g.char));
                self.used += piece.iter().map(|g| g.cells).sum::<usize>();
                self.has_text |= piece.iter().any(|g| !is_blank(g.char));
            }
        }
    }

    /// Starts the next line and returns the current one without trailing blanks.
    fn next_line(&mut self) -> String {
        self.used = self.indent;
        self.has_text = false;
        let mut line = mem::replace(&mut self.line, self.rest.to_owned());
        line.truncate(line.trim_end_matches(is_blank).len());
        line
    }
}

/// Whether the character is white space that may be dropped at the end of a line: any but the no-break spaces.
fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// Returns the width of one character in cells.
fn cells(c: char) -> usize {
    match c {
        // Requests an emoji, which may widen the narrow character before it.
        '\u{FE0F}' => 1,
        // Ambiguous by UAX #11 and wide on a Japanese console, but letters and modifiers are narrow to `width_cjk`
        // since 0.1.13. Whole ranges, as too wide does no harm: Latin (without NBSP, ¢ £ ¥), Greek and Cyrillic, then ⁿ
        // ℓ, the signs for Ohm and Ångström.
        '\u{A8}'..='\u{2FF}'
        | '\u{370}'..='\u{451}'
        | '\u{207F}'
        | '\u{2113}'
        | '\u{2126}'
        | '\u{212B}' => 2,
        _ => c.width_cjk().unwrap_or(0),
    }
}
