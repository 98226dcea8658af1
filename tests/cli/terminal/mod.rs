//! The menu and numbered lines in a real terminal: what a person sees and how they get out.

mod drawing;
mod keys;
mod leaving;
mod menus;
mod person;
mod picture;
mod plain;
mod prompters;
mod pty;
mod walks;

use gmis_help::catalog;
use gmis_help::flow::Flow;
use gmis_help::flow::check::check;

/// The built-in flow.
fn flow() -> Flow {
    let candidate = catalog::find(None).ok().expect("there is a default flow");
    check(&candidate.read().expect("it is built in"))
        .flow
        .expect("it is valid")
}

/// The label of this option.
fn label(page: &str, option: &str) -> String {
    let flow = flow();
    let page = flow.page(flow.find(page).expect("a page"));
    let mut options = page.options().iter();
    options
        .find(|choice| choice.id == option)
        .expect("an option")
        .label
        .clone()
}

/// The number of this option.
fn number(page: &str, option: &str) -> usize {
    let flow = flow();
    let page = flow.page(flow.find(page).expect("a page"));
    let mut options = page.options().iter();
    options
        .position(|choice| choice.id == option)
        .expect("an option")
        + 1
}

/// The title of a page.
fn title(page: &str) -> String {
    let flow = flow();
    flow.page(flow.find(page).expect("a page")).title.clone()
}

const SOLVED: &str = "解決した";
const NOT_SOLVED: &str = "まだ解決していない";
const OTHER: &str = "ほか";
const CONTINUE: &str = "続ける";
const RESTART: &str = "最初から";
const SAVE: &str = "このページをファイルに保存";
const QUIT: &str = "終了";
