//! The only file with unsafe code: what safe Rust cannot ask of the operating system.
#![allow(
    unsafe_code,
    reason = "no safe crate replaces the allocator or asks for the processes of a console"
)]

use crate::say;
use std::alloc::{GlobalAlloc, Layout, System};
use std::io::{self, Write};

/// The system allocator. Out of memory, it ends the process with a sentence and exit code 1; Rust would abort in
/// English.
pub struct Memory;

// SAFETY: every call is passed on to the system allocator unchanged, and so is every result that is not null.
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

/// Returns `memory`, or ends the process if it is null. Allocates nothing.
fn there(memory: *mut u8) -> *mut u8 {
    if memory.is_null() {
        let _ = io::stderr().write_all(say!(errors::OUT_OF_MEMORY).as_bytes());
        #[allow(clippy::exit, reason = "nobody can go on without memory")]
        std::process::exit(1)
    }
    memory
}

/// Whether this process is alone in its console: no shell and no other program uses it.
#[cfg(windows)]
pub(crate) fn console_is_ours() -> bool {
    use windows_sys::Win32::System::Console::GetConsoleProcessList;

    let mut processes = [0; 2];
    // SAFETY: the pointer is to two numbers that outlive the call, and the call is told that there is room for two.
    let attached = unsafe { GetConsoleProcessList(processes.as_mut_ptr(), 2) };
    attached == 1
}
