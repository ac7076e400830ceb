//! What the generated bindings need of wit-bindgen's run-time crate, so that the guest builds without a download.

use std::alloc::{alloc, dealloc, handle_alloc_error, realloc, Layout};
use std::ptr::null_mut;

/// Nothing is to be constructed at start: the guest has no C code.
pub fn run_ctors_once() {}

/// `cabi_realloc` is below.
pub fn maybe_link_cabi_realloc() {}

/// Frees a block when it goes out of scope.
pub struct Cleanup {
    block: *mut u8,
    layout: Layout,
}

impl Cleanup {
    pub fn new(layout: Layout) -> (*mut u8, Option<Cleanup>) {
        if layout.size() == 0 {
            return (null_mut(), None);
        }
        let block = unsafe { alloc(layout) };
        if block.is_null() {
            handle_alloc_error(layout);
        }
        (block, Some(Cleanup { block, layout }))
    }

    /// Leave the block to whoever it was given to.
    pub fn forget(self) {
        std::mem::forget(self);
    }
}

impl Drop for Cleanup {
    fn drop(&mut self) {
        unsafe { dealloc(self.block, self.layout) }
    }
}

/// Gives the host memory for what it passes in.
///
/// # Safety
/// As the canonical ABI of the component model says.
#[no_mangle]
unsafe extern "C" fn cabi_realloc(old: *mut u8, old_size: usize, align: usize, size: usize) -> *mut u8 {
    let layout = unsafe { Layout::from_size_align_unchecked(if old_size == 0 { size } else { old_size }, align) };
    if size == 0 {
        return align as *mut u8;
    }
    let block = unsafe {
        if old_size == 0 {
            alloc(layout)
        } else {
            realloc(old, layout, size)
        }
    };
    if block.is_null() {
        handle_alloc_error(layout);
    }
    block
}
