//! `check` for authors: findings, limits, schema, manual, translations.

mod author;
mod brought;
mod check;
mod columns;
#[allow(dead_code, reason = "the table is for benches/corpus.rs")]
mod corpus;
mod drawn;
mod findings;
mod growth;
mod hostile;
mod proof;
mod schema;
mod translations;
mod unreadable;
