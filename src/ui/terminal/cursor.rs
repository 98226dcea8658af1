//! Keeps track of whether the cursor is hidden.

use std::sync::atomic::{AtomicBool, Ordering};

use console::Term;

/// Whether the cursor may be hidden.
static CURSOR_HIDDEN: AtomicBool = AtomicBool::new(false);

/// Records that the cursor is hidden.
pub(super) fn hidden() {
    CURSOR_HIDDEN.store(true, Ordering::SeqCst);
}

/// Shows the cursor if it may be hidden.
pub(in crate::ui) fn show_cursor() {
    if CURSOR_HIDDEN.swap(false, Ordering::SeqCst) {
        let _ = Term::stderr().show_cursor();
    }
}
