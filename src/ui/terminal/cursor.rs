//! Whether the cursor is there.
#![allow(
    clippy::disallowed_types,
    reason = "src/ui is where terminals are known"
)]

use std::sync::atomic::{AtomicBool, Ordering};

use console::Term;

/// Whether the cursor may be hidden.
static CURSOR_HIDDEN: AtomicBool = AtomicBool::new(false);

/// Says that the cursor is hidden from now on.
pub(super) fn hidden() {
    CURSOR_HIDDEN.store(true, Ordering::SeqCst);
}

/// Makes the cursor visible, where it was hidden.
pub(in crate::ui) fn show_cursor() {
    if CURSOR_HIDDEN.swap(false, Ordering::SeqCst) {
        let _ = Term::stderr().show_cursor();
    }
}
