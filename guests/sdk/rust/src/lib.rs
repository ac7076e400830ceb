//! Writes plugins of database and LLM proxies in Rust.
//!
//! [`v2`] is the current version of the contract: implement [`v2::Plugin`] and the `Guest` trait of each hook, and
//! export them with [`v2_plugin!`]. The traits in [`hooks`] are those of version 1: plain values in and out.
//!
//! An `Err` becomes the typed `plugin-error`, and is logged. A panic is logged with its place, and then ends the
//! instance: WebAssembly without exceptions cannot catch it. Tests run natively: see [`testing`].

#[allow(warnings, clippy::all)]
#[doc(hidden)]
#[rustfmt::skip]
pub mod bindings;
mod exports;
pub mod hooks;
pub mod json;
#[doc(hidden)]
pub mod rt;
mod services;
#[cfg(not(target_arch = "wasm32"))]
pub mod testing;
pub mod types;
pub mod v2;

pub use hooks::{AuthenticateHook, CacheHook, HeliosPlugin, PreQueryHook};
pub use json::Json;
pub use types::*;
