//! What the generated bindings need of wit-bindgen's run-time crate, so that the guest builds without a download.

#[path = "../../../../guests/sdk/rust/src/rt.rs"]
mod sdk;
pub use sdk::*;

/// A type that a resource can be made of.
pub trait Resource: Sized + 'static {
    type Rep: ResourceRep<Self>;
}

impl<T: 'static> Resource for T {
    type Rep = Option<T>;
}

/// Where a resource's value lies: it may be taken out once.
pub unsafe trait ResourceRep<T> {
    fn rep_new(inner: T) -> Self;
    unsafe fn rep_as_ref<'a>(at: *const Self) -> &'a T;
    unsafe fn rep_as_mut<'a>(at: *mut Self) -> &'a mut T;
    unsafe fn rep_take(at: *mut Self) -> T;
}

unsafe impl<T> ResourceRep<T> for Option<T> {
    fn rep_new(inner: T) -> Self {
        Some(inner)
    }

    unsafe fn rep_as_ref<'a>(at: *const Self) -> &'a T {
        (*at).as_ref().expect("it was not taken")
    }

    unsafe fn rep_as_mut<'a>(at: *mut Self) -> &'a mut T {
        (*at).as_mut().expect("it was not taken")
    }

    unsafe fn rep_take(at: *mut Self) -> T {
        (*at).take().expect("it was not taken")
    }
}
