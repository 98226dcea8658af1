//! The program from outside: exact standard output, standard error and status.

mod files;
mod harness;

mod answers;
mod bytes;
mod hostile;
mod out;
mod raw;
mod unreadable;
