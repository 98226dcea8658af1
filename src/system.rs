//! What only unsafe code can ask of the system: the one file that may hold any.
#![allow(
    unsafe_code,
    reason = "no safe crate replaces the allocator or asks for the processes of a console"
)]

use crate::say;
use std::alloc::{GlobalAlloc, Layout, System};
use std::io::{self, Write};

/// The system's memory. Where it has no more, the process ends with a sentence and 1; Rust alone would abort in English.
pub struct Memory;

// SAFETY: every call is handed on to the system's allocator as it came, and what that returns is returned.
unsafe impl GlobalAlloc for Memory {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        there(unsafe { System.alloc(layout) })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        there(unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        there(unsafe { System.realloc(memory, layout, size) })
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        unsafe { System.dealloc(memory, layout) }
    }
}

/// The same memory, if there is any. Nothing here asks for more.
fn there(memory: *mut u8) -> *mut u8 {
    if memory.is_null() {
        let _ = io::stderr().write_all(say!(errors::OUT_OF_MEMORY).as_bytes());
        #[allow(clippy::exit, reason = "nobody can go on without memory")]
        std::process::exit(1)
    }
    memory
}

/// Whether no other process, no shell above all, is in the console of this one.
#[cfg(windows)]
pub(crate) fn console_is_ours() -> bool {
    use windows_sys::Win32::System::Console::GetConsoleProcessList;

    let mut processes = [0; 2];
    // SAFETY: the pointer is to two numbers that outlive the call, and two is the room it is told.
    let attached = unsafe { GetConsoleProcessList(processes.as_mut_ptr(), 2) };
    attached == 1
}
