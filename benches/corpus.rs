//! The long run of the corpus of single edits: `cargo bench --bench corpus -- COUNT SEED [KIND]` prints a table; with a
//! kind (or the beginning of its name), also the findings of every edit that did not get one finding in place.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a script that prints"
)]

#[path = "../tests/cli/checker/corpus/mod.rs"]
mod corpus;

fn main() {
    let mut args = std::env::args().skip(1).filter(|arg| arg != "--bench");
    let mut number = |or| args.next().and_then(|arg| arg.parse().ok()).unwrap_or(or);
    let (count, seed) = (number(40), number(1));
    let count = usize::try_from(count).expect("not so many");
    print!("{}", corpus::table(count, seed, args.next().as_deref()));
}
