//! The built-in flow: the facts of the notice, the callers who were tried, its pages and letters.

mod callers;
mod flow;
mod letters;
mod pages;
mod remedies;
