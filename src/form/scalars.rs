//! Checks values where a single text, id, address or number is required.

use super::examine::Examiner;
use super::full_width::{half_width, mark};
use super::likeness::fits;
use super::table::{FORMAT, RESERVED, Shape};
use super::texts::{self, in_quotes};
use super::values::{
    half_width_id, is_date, is_email, is_flag, is_id, is_url, meant_email, meant_id, meant_url,
    phone,
};
use crate::finding::{Fault, Form, Meant, Slip, Span};
use crate::yaml::{Node, Value};

impl<'t> Examiner<'t, '_> {
    pub(super) fn slipped(&mut self, slip: Slip, meant: Meant, span: Span) {
        self.say(Fault::Slipped { slip, meant }, span);
    }

    /// Reports a text that needs quotes; `head` is what precedes it on its line.
    pub(super) fn quotable(&mut self, slip: Slip, head: &str, text: &str, span: Span) {
        let mended = in_quotes(text);
        let meant = Meant::line(format!("{head}{mended}").trim_start());
        let fix = (meant != Meant::Unknown).then_some(mended);
        self.report
            .say_with(Fault::Slipped { slip, meant }, span, fix);
    }

    /// Reports an unquoted text that continues on a line that was, or may have been, meant as a separate item.
    pub(super) fn folded(&mut self, node: &Node<'_>, in_list: bool) {
        let Value::Text { plain: true, .. } = node.value else {
            return;
        };
        let written = self.text.get(node.span.start..node.span.end).unwrap_or("");
        let mut start = node.span.start;
        let mut fold = None;
        for (number, line) in written.split('\n').enumerate() {
            let body = line.trim_start();
            let at = start + line.len() - body.len();
            let span = Span {
                start: at,
                end: at + body.trim_end().len(),
            };
            start += line.len() + 1;
            if number > 0 && (body.starts_with("- ") || in_list && mark(body).is_some()) {
                return self.slipped(Slip::Swallowed, Meant::Unknown, span);
            }
            if number > 0 && !body.is_empty() {
                fold.get_or_insert(span);
            }
        }
        if let Some(span) = fold.filter(|_| in_list) {
            self.say(Fault::Folded, span);
        }
    }

    /// Returns the line around a position, without its line break; only the nearby part if it is very long.
    pub(super) fn line(&self, at: usize) -> &'t str {
        const MOST: usize = 2048;
        let boundary =
            |near: usize| (near..=self.text.len()).find(|at| self.text.is_char_boundary(*at));
        let from = boundary(at.saturating_sub(MOST)).unwrap_or(at).min(at);
        let to = boundary(at + MOST).unwrap_or(self.text.len());
        let start = self
            .text
            .get(from..at)
            .and_then(|before| before.rfind('\n'));
        let rest = self.text.get(start.map_or(from, |end| from + end + 1)..to);
        rest.unwrap_or("").lines().next().unwrap_or("")
    }

    /// Returns the dash of an empty list item; the parser places the item where the next token begins.
    pub(super) fn dash(&self, at: usize) -> Span {
        let mut end = at;
        for line in self.text.get(..at).unwrap_or("").rsplit('\n') {
            let start = end - line.len();
            let body = line.trim_start_matches([' ', '\t', '-']);
            let dashes = line.strip_suffix(body).unwrap_or("").trim_end();
            if !dashes.is_empty() {
                let end = start + dashes.len();
                return Span {
                    start: end - 1,
                    end,
                };
            }
            end = start.saturating_sub(1);
        }
        Span::at(at)
    }

    pub(super) fn wrong(&mut self, node: &Node<'_>, wanted: Form) {
        // A single item in brackets, such as `[重要]`, is meant as text; several items are meant as a list.
        let alone = matches!(node.items(), [one] if one.text().is_some());
        if alone && wanted != Form::Map && node.span.start < node.span.end {
            let line = self.line(node.span.start).trim();
            let (head, text) = line.split_at(line.find(['[', '{']).unwrap_or(0));
            if self.text.get(node.span.start..node.span.end) != Some(text) {
                return self.slipped(Slip::BracketText, Meant::Unknown, node.span);
            }
            return self.quotable(Slip::BracketText, head, text, node.span);
        }
        let found = match &node.value {
            Value::Broken => return,
            Value::Text { .. } if node.is_null() => Form::Nothing,
            Value::Text { .. } => Form::Text,
            Value::List(_) => Form::List,
            Value::Map(_) => Form::Map,
        };
        self.say(Fault::WrongShape { wanted, found }, node.caret());
    }

    pub(super) fn scalar(&mut self, node: &'t Node<'_>, shape: &Shape, owner: Span) {
        let Value::Text { text, plain } = &node.value else {
            let wanted = match shape {
                Shape::Format => Form::Number,
                Shape::Flag => Form::Flag,
                _ => Form::Text,
            };
            return self.wrong(node, wanted);
        };
        let span = if node.span.start == node.span.end {
            owner
        } else {
            node.span
        };
        let is_text = matches!(shape, Shape::Text | Shape::Lines | Shape::Date);
        // Words for search are no ids.
        let is_word = matches!(shape, Shape::Name) && !is_id(text);
        if *plain && is_text && node.span.end - node.span.start > text.len() {
            match shape {
                Shape::Lines => self.slipped(Slip::MissingBar, Meant::Unknown, owner),
                _ => self.folded(node, false),
            }
        }
        if *plain
            && let Some(lost) = texts::lost(self.text, node, owner)
                .filter(|_| is_text || is_word || node.is_nothing())
        {
            self.say(lost.0, lost.1);
            if node.is_nothing() {
                return;
            }
        }
        if text.trim().is_empty() {
            return self.say(Fault::EmptyText, span);
        }
        if !matches!(shape, Shape::Text | Shape::Lines | Shape::Name)
            && let Some((mended, slip)) = half_width(text)
            && fits(shape, &mended)
            && !fits(shape, text)
        {
            return self.slipped(slip, Meant::Word(mended), span);
        }
        if matches!(shape, Shape::Date) && text.contains(|c| matches!(c, '０'..='９')) {
            let digit = |c: char| match c {
                '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
                _ => c,
            };
            let mended = text.chars().map(digit).collect();
            return self.slipped(Slip::Letter, Meant::Word(mended), span);
        }
        // A phone number is converted to half-width form before it is shown.
        if !matches!(shape, Shape::Phone)
            && self.report.warns()
            && let Some((fault, span)) = texts::not_cp932(self.text, text, node.span)
        {
            self.say(fault, span);
        }
        match shape {
            Shape::Flag if !(*plain && is_flag(text)) => {
                let (wanted, found) = (Form::Flag, Form::Text);
                self.say(Fault::WrongShape { wanted, found }, span);
            }
            Shape::Format if !(*plain && *text == FORMAT.to_string()) => {
                let format = text.clone().into_owned();
                self.say(Fault::UnknownFormat { format }, span);
            }
            Shape::Id => self.id(text, span),
            Shape::Url if !is_url(text) => {
                let meant = meant_url(text);
                self.say(Fault::BadUrl { meant }, span);
            }
            Shape::Url if text.starts_with("http://") => self.say(Fault::PlainHttp, span),
            Shape::Email if !is_email(text) => {
                let meant = meant_email(text);
                self.say(Fault::BadEmail { meant }, span);
            }
            Shape::Date if is_date(text) == Some(false) => self.say(Fault::BadDate, span),
            Shape::Phone if phone(text).is_none() => self.say(Fault::BadPhone, span),
            _ => {}
        }
    }

    pub(super) fn id(&mut self, id: &str, span: Span) {
        if RESERVED.contains(&id) {
            self.say(Fault::ReservedId { id: id.to_owned() }, span);
        } else if let Some((mended, slip)) = half_width_id(id) {
            self.slipped(slip, Meant::Word(mended), span);
        } else if !is_id(id) {
            let (id, near) = (id.to_owned(), meant_id(id));
            self.say(Fault::BadId { id, near }, span);
        }
    }
}
