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

/// What a plugin exports as a resource: the bindings keep it as `Rep`, out of which it can be taken.
pub trait Resource: Sized + 'static {
    type Rep: ResourceRep<Self>;
}

impl<T: 'static> Resource for T {
    type Rep = Option<T>;
}

/// How the bindings reach a resource behind a pointer.
///
/// # Safety
/// Nothing is reached after it was taken.
pub unsafe trait ResourceRep<T> {
    fn rep_new(inner: T) -> Self;
    /// # Safety
    /// The pointer is to a representation that was made by `rep_new`; so it is below.
    unsafe fn rep_as_ref<'a>(rep: *const Self) -> &'a T;
    /// # Safety
    /// Nobody else has a reference to it.
    unsafe fn rep_as_mut<'a>(rep: *mut Self) -> &'a mut T;
    /// # Safety
    /// It is called once.
    unsafe fn rep_take(rep: *mut Self) -> T;
}

const GONE: &str = "the resource was taken";

unsafe impl<T> ResourceRep<T> for Option<T> {
    fn rep_new(inner: T) -> Option<T> {
        Some(inner)
    }

    unsafe fn rep_as_ref<'a>(rep: *const Option<T>) -> &'a T {
        unsafe { (*rep).as_ref().expect(GONE) }
    }

    unsafe fn rep_as_mut<'a>(rep: *mut Option<T>) -> &'a mut T {
        unsafe { (*rep).as_mut().expect(GONE) }
    }

    unsafe fn rep_take(rep: *mut Option<T>) -> T {
        unsafe { (*rep).take().expect(GONE) }
    }
}
