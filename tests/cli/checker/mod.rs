//! `check` and what an author meets: findings, limits, schema, manual, translations.

mod author;
mod brought;
mod check;
mod drawn;
mod findings;
mod growth;
mod hostile;
mod proof;
mod schema;
mod translations;
mod unreadable;
