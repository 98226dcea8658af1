//! The built-in flow: the facts of the notice, callers' situations, pages and letters.

mod callers;
mod flow;
mod letters;
mod pages;
mod remedies;
