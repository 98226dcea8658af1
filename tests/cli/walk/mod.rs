//! A walk without a terminal: answers, bytes, records, and what is shown for them.

mod answers;
mod bytes;
mod desk;
mod encodings;
mod folding;
mod labels;
mod properties;
mod records;
