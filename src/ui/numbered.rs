//! The choices on a page as data: numbered lines and the menu offer the same.

use std::io;

use super::entries::{Entries, Entry, Next};
use super::keep::{Keep, Place, keep};
use super::screen::Screen;
use crate::answers::{Asked, Outcome, Reply, Stage, reply};
use crate::flow::{Page, PageNo};
use crate::page;
use crate::say;
use crate::views::search::search;

/// Carries out an entry.
pub fn take(entry: Entry, asked: &Asked<'_>, screen: &mut Screen) -> io::Result<Next> {
    Ok(match entry {
        Entry::Reply(reply) => Next::Reply(reply),
        Entry::Other => Next::Open(other(asked)),
        Entry::Given => Next::Open(given(asked)),
        Entry::Leave => Next::Open(leave(Some(asked))),
        Entry::Find => Next::Words,
        Entry::Continue => Next::Own,
        Entry::Keep(what, place) => {
            let kept = keep(what, place, asked);
            screen.say_line(&kept.said)?;
            if kept.is_elsewhere_possible {
                Next::Open(elsewhere(what))
            } else {
                Next::Own
            }
        }
    })
}

fn entry(label: &str, entry: Entry) -> (String, Entry) {
    (label.to_owned(), entry)
}

fn restart() -> (String, Entry) {
    entry(say!(answers::RESTART), Entry::Reply(Reply::Restart))
}

fn quit() -> (String, Entry) {
    entry(say!(answers::LEAVE_NOW), Entry::Reply(Reply::Quit))
}

fn go_on() -> (String, Entry) {
    entry(say!(answers::CONTINUE), Entry::Continue)
}

/// Returns the page's own entries: options, outcomes or what follows an outcome, with numbers; below them, without
/// numbers, the way back, the way to the first question, and ほか.
pub fn own(asked: &Asked<'_>) -> Entries {
    let mut own = match asked.stage {
        Stage::Options => Entries::new("", options(asked).map(Some)),
        Stage::Remedy => Entries::new(say!(answers::SOLVED_QUESTION), outcomes(asked).map(Some)),
        Stage::Closed(outcome) => Entries::new(closing(outcome, asked), after(outcome, asked)),
    };
    if asked.stage == Stage::Options {
        own.unnumbered(back(asked));
        let elsewhere = asked.call.given.is_empty() && asked.call.end != asked.call.flow.start();
        let first = || entry(say!(answers::TO_FIRST), Entry::Reply(Reply::Restart));
        own.unnumbered(elsewhere.then(first));
    }
    let other = match asked.page.letter() {
        Some(_) => say!(answers::OTHER_AND_LETTER),
        None => say!(answers::OTHER),
    };
    own.unnumbered([entry(other, Entry::Other)]);
    own
}

fn options(asked: &Asked<'_>) -> impl Iterator<Item = (String, Entry)> {
    let options = asked.page.options().iter().enumerate();
    options.map(|(at, choice)| entry(&choice.label, Entry::Reply(Reply::Option(at))))
}

fn outcomes(asked: &Asked<'_>) -> impl Iterator<Item = (String, Entry)> {
    let labelled = |outcome| {
        entry(
            (asked.label)(outcome),
            Entry::Reply(Reply::Outcome(outcome)),
        )
    };
    Outcome::offered(asked.page).map(labelled)
}

/// The closing line of an outcome.
fn closing(outcome: Outcome, asked: &Asked<'_>) -> String {
    match outcome {
        Outcome::Solved => say!(answers::CLOSING_SOLVED).to_owned(),
        Outcome::NotSolved => say!(answers::closing_not_solved(&contacts(asked.page))),
        Outcome::Later => say!(answers::closing_later(asked.call.end.number())),
    }
}

/// Returns how to reach the contacts that the page names, each once.
fn contacts(page: &Page) -> Vec<String> {
    let steps = page.steps.iter().filter_map(|step| step.contact.as_ref());
    let named = steps.chain(page.letter().map(|letter| &letter.to));
    let mut once: Vec<&str> = Vec::new();
    let new = named.filter(|contact| {
        let is_new = !once.contains(&contact.id.as_str());
        once.push(&contact.id);
        is_new
    });
    new.flat_map(|contact| page::reach(contact)).collect()
}

/// Returns the entries that follow an outcome.
fn after(outcome: Outcome, asked: &Asked<'_>) -> Vec<Option<(String, Entry)>> {
    if outcome == Outcome::NotSolved {
        return vec![given_entry(asked), Some(restart()), Some(quit())];
    }
    let next = entry(say!(answers::NEXT_CALL), Entry::Reply(Reply::Restart));
    vec![Some(next), Some(quit())]
}

fn given_entry(asked: &Asked<'_>) -> Option<(String, Entry)> {
    (!asked.call.given.is_empty()).then(|| entry(say!(answers::ANSWERS_SO_FAR), Entry::Given))
}

/// Returns the entries of ほか: everything but the page's own answers.
pub fn other(asked: &Asked<'_>) -> Entries {
    let save = |label, what| entry(label, Entry::Keep(what, Place::Here));
    let letter = asked.page.letter();
    let has_record = !asked.call.given.is_empty() || asked.page.is_remedy();
    let entries = [
        Some(entry(say!(answers::FIND), Entry::Find)),
        Some(save(say!(answers::SAVE), Keep::Page)),
        back(asked),
        given_entry(asked),
        has_record.then(|| save(say!(answers::SAVE_RECORD), Keep::Record)),
        letter.map(|_| save(say!(answers::SAVE_LETTER), Keep::Letter)),
        Some(restart()),
        Some(quit()),
        Some(go_on()),
    ];
    Entries::new(say!(answers::WHAT_NEXT), entries)
}

/// Returns the entries offered if no file can be written to the current folder.
fn elsewhere(what: Keep) -> Entries {
    let documents = Entry::Keep(what, Place::Documents);
    let documents = entry(say!(answers::SAVE_IN_DOCUMENTS), documents);
    Entries::new(say!(answers::WHAT_NEXT), [Some(documents), Some(go_on())])
}

/// Returns the entries that Esc or `q` opens; without `asked`, while a page is being turned, there is no 戻る.
pub fn leave(asked: Option<&Asked<'_>>) -> Entries {
    let back = asked.and_then(back);
    let entries = [Some(go_on()), back, Some(restart()), Some(quit())];
    Entries::new(say!(answers::WHAT_NEXT), entries)
}

/// Returns the answers of the call, any of which can be given anew.
fn given(asked: &Asked<'_>) -> Entries {
    let answer = |at: usize| (answered(asked, at), Entry::Reply(Reply::Anew(at)));
    let answers = (0..asked.call.given.len()).map(answer).map(Some);
    let mut given = Entries::new(say!(answers::CHANGE_ANSWER), answers);
    given.unnumbered([go_on()]);
    given
}

/// Handles the words typed after `/`: goes to the page with this number or id, or offers the pages that contain the
/// words.
pub fn find(said: &str, asked: &Asked<'_>, screen: &mut Screen) -> io::Result<Next> {
    let said = said.trim();
    if let Some(page) = reply::page(asked.call.flow, said) {
        return Ok(Next::Reply(Reply::Go(page)));
    }
    // Esc, or an arrow key, where a line is typed.
    if said.is_empty() || said.contains('\u{1B}') {
        return Ok(Next::Own);
    }
    let found = search(asked.call.flow, &[said.to_owned()]);
    let choice = |page: PageNo, line: &str| {
        let label = say!(search::hit(asked.call.flow.page(page), line));
        Some((label, Entry::Reply(Reply::Go(page))))
    };
    let hits = found.hits.iter().map(|hit| choice(hit.page, &hit.line));
    let near = found.near.iter().map(|page| choice(*page, ""));
    let heading = if found.hits.is_empty() {
        say!(search::none(said, found.near.is_empty()))
    } else {
        say!(search::found(said, found.more))
    };
    let mut pages = Entries::new(heading, hits.chain(near));
    if pages.choices.is_empty() {
        screen.say_line(&pages.heading)?;
        return Ok(Next::Own);
    }
    pages.unnumbered([go_on()]);
    Ok(Next::Open(pages))
}

/// Returns a question of the call and the answer given to it.
fn answered(asked: &Asked<'_>, at: usize) -> String {
    use crate::answers::Answer;
    let Some(given) = asked.call.given.get(at) else {
        return String::new();
    };
    let label = match given.answer {
        Answer::Option(option) => asked.option_label(given.page, option),
        Answer::NotSolved => (asked.label)(Outcome::NotSolved),
    };
    say!(answers::answered(
        &asked.call.flow.page(given.page).title,
        label
    ))
}

fn back(asked: &Asked<'_>) -> Option<(String, Entry)> {
    let label = |page: &Page| say!(answers::back_to(&page.title));
    let before = asked.before?;
    Some((label(before), Entry::Reply(Reply::Back)))
}

/// Returns the text that repeats a reply to the person.
pub fn echo(reply: Reply, asked: &Asked<'_>) -> String {
    let numbered = |at: usize, label: &str| format!("{} {label}", at + 1);
    match reply {
        Reply::Option(at) => numbered(at, asked.option_label(asked.call.end, at)),
        Reply::Outcome(outcome) => {
            let at = Outcome::offered(asked.page).position(|offered| offered == outcome);
            numbered(at.unwrap_or_default(), (asked.label)(outcome))
        }
        Reply::Back => say!(answers::back_to(
            asked.before.map_or("", |page| page.title.as_str())
        )),
        Reply::Anew(at) => answered(asked, at),
        Reply::Go(page) | Reply::Begin(page) => asked.call.flow.page(page).title.clone(),
        Reply::Restart => say!(answers::RESTART).to_owned(),
        Reply::Quit | Reply::End => say!(answers::QUIT).to_owned(),
    }
}
