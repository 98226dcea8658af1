//! `--record`: adds each call of a run to a file when the call ends, however the run ends.

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::answers::record::Record;
use crate::files::append::GrowingFile;
use crate::flow::Flow;
use crate::say;
use crate::session::{Calls, Session};

/// Writes the calls of a run as records. A clone on another thread can write the open calls if the run ends early.
#[derive(Clone)]
pub struct Recorder(Arc<Mutex<Log>>);

struct Log {
    file: GrowingFile,
    /// The comment line above each record.
    head: String,
    /// The open calls, oldest first, each with whether it is worth a record.
    open: Vec<(Record, bool)>,
    /// The text of ended calls that could not be written yet.
    left: String,
    /// Whether the run has ended: later replies are ignored.
    is_over: bool,
}

impl Recorder {
    /// Creates a recorder that adds calls through `flow` to `file`.
    #[must_use]
    pub fn new(flow: &Flow, file: GrowingFile) -> Self {
        Self(Arc::new(Mutex::new(Log {
            file,
            head: say!(answers::record_head(flow.id(), flow.as_of())),
            open: Vec::new(),
            left: String::new(),
            is_over: false,
        })))
    }

    /// Writes the calls that have just ended and remembers the open ones. Call it after each reply. What cannot be
    /// written is tried again later.
    pub fn follow(&self, ended: &[Session<'_>], calls: &Calls<'_>) {
        let mut log = self.log();
        if log.is_over {
            return;
        }
        for call in ended {
            log.add(&call.record());
        }
        let _ = log.write();
        log.open.resize_with(calls.open().count(), Default::default);
        // A reply changes only the last call.
        if let Some((record, says_something)) = log.open.last_mut() {
            record.follow(calls.current().call());
            *says_something = calls.current().says_something();
        }
    }

    /// Ends the run, and with it every open call.
    ///
    /// # Errors
    /// The I/O error, if calls could not be written.
    pub fn finish(&self) -> io::Result<()> {
        let mut log = self.log();
        log.is_over = true;
        for (record, says_something) in std::mem::take(&mut log.open) {
            if says_something {
                log.add(&record);
            }
        }
        log.write()
    }

    fn log(&self) -> MutexGuard<'_, Log> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Log {
    fn add(&mut self, record: &Record) {
        self.left += &self.head;
        self.left += &record.to_string();
    }

    fn write(&mut self) -> io::Result<()> {
        if !self.left.is_empty() {
            self.file.append(&self.left)?;
            self.left.clear();
        }
        Ok(())
    }
}
