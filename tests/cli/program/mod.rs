//! The program as a whole: verbs, files, streams, the files beside it, the READMEs.

mod beside;
mod commands;
mod completions;
mod glyphs;
mod language;
mod out;
mod raw;
mod readme;
mod readme_ja;
mod rooms;
mod site;
mod streams;
