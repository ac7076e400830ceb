//! API version 2: the generated types and `Guest` traits of each hook, and the host's services by their natural names.
//!
//! ```ignore
//! use heliosproxy_plugin_sdk::v2::{self, pre_query, Call, PluginError, Statement};
//!
//! struct Plugin;
//!
//! impl v2::Plugin for Plugin {}
//!
//! impl pre_query::Guest for Plugin {
//!     fn pre_query(_: Call, _: Statement) -> Result<pre_query::PreQueryOutcome, PluginError> { … }
//! }
//!
//! heliosproxy_plugin_sdk::v2_plugin!(Plugin: pre_query);
//! ```

pub use crate::bindings::exports::heliosproxy::plugin2_0_0::*;
pub use crate::bindings::heliosproxy::plugin2_0_0::types::*;
pub use crate::services::{cache_store, http, kv, log, query, search, secrets, telemetry};
use llm_response::{GuestProcessor, ResponseContext, ResponseDecision};
use std::cell::RefCell;
use std::marker::PhantomData;

/// What every plugin may do; all of it has a default.
pub trait Plugin {
    /// Get ready to serve: [`settings`] are there. An error refuses the load.
    fn on_load() -> Result<(), PluginError> {
        Ok(())
    }

    /// Give up what the plugin holds.
    fn on_unload() {}

    /// Say how the plugin is.
    fn health() -> lifecycle::HealthStatus {
        lifecycle::HealthStatus::Healthy
    }
}

/// Who a plugin is, from its manifest and its Cargo.toml; `v2_plugin!` writes it.
#[doc(hidden)]
pub trait About {
    fn metadata() -> lifecycle::PluginMetadata;
}

/// Stands between a plugin and the component's lifecycle; `v2_plugin!` names it.
#[doc(hidden)]
pub struct Life<P>(PhantomData<P>);

impl<P: Plugin + About> lifecycle::Guest for Life<P> {
    fn metadata() -> lifecycle::PluginMetadata {
        P::metadata()
    }

    fn on_load(config: Vec<ConfigEntry>) -> Result<(), PluginError> {
        log::watch_panics();
        settings::replace(config);
        logged("on-load", P::on_load())
    }

    fn on_unload() {
        P::on_unload()
    }

    fn health() -> lifecycle::HealthStatus {
        P::health()
    }
}

/// Stands between a plugin's hooks and the component's exports, and logs their errors; `v2_plugin!` names it.
#[doc(hidden)]
pub struct Logged<P>(PhantomData<P>);

/// Write the trait of a hook for [`Logged`]: functions with the name that the log has for them.
macro_rules! logged_hook {
    ($hook:ident: $(type $resource:ident;)? $(fn $name:ident $said:literal ($($given:ident: $kind:ty),*) -> $answer:ty;)+) => {
        mod $hook {
            use crate::bindings::exports::heliosproxy::plugin2_0_0::$hook::*;
            use crate::v2::{logged, Logged};

            impl<P: Guest> Guest for Logged<P> {
                $(type $resource = P::$resource;)?
                $(
                    fn $name($($given: $kind),*) -> Result<$answer, PluginError> {
                        logged($said, P::$name($($given),*))
                    }
                )+
            }
        }
    };
}
pub(crate) use logged_hook;

/// Works on one streamed response, chunk by chunk: `type Processor = v2::Streamed<Answer>` in `llm_response::Guest`.
pub trait Stream: Sized + 'static {
    /// Begin a streamed response.
    fn open(call: Call, context: ResponseContext) -> Result<Self, PluginError>;

    /// Take the next chunk, and say what the client gets for it.
    fn push(&mut self, chunk: String) -> Result<ResponseDecision, PluginError>;

    /// End the response, and give what is to follow the last chunk; empty is nothing.
    fn finish(self) -> Result<String, PluginError>;
}

/// The contract's resource around a [`Stream`].
pub struct Streamed<S>(RefCell<S>);

impl<S: Stream> GuestProcessor for Streamed<S> {
    fn open(call: Call, context: ResponseContext) -> Result<llm_response::Processor, PluginError> {
        let opened = logged("open", S::open(call, context))?;
        Ok(llm_response::Processor::new(Streamed(RefCell::new(opened))))
    }

    fn push(&self, chunk: String) -> Result<ResponseDecision, PluginError> {
        logged("push", self.0.borrow_mut().push(chunk))
    }

    fn finish(this: llm_response::Processor) -> Result<String, PluginError> {
        logged("finish", this.into_inner::<Streamed<S>>().0.into_inner().finish())
    }
}

/// Log the error of a result, and pass the result on, as is done for every hook.
pub(crate) fn logged<T>(what: &str, result: Result<T, PluginError>) -> Result<T, PluginError> {
    if let Err(error) = &result {
        log::error(&format!("{what}: {}", why(error)));
    }
    result
}

fn why(error: &PluginError) -> &str {
    match error {
        PluginError::InvalidConfig(why)
        | PluginError::InvalidInput(why)
        | PluginError::Unavailable(why)
        | PluginError::Unsupported(why)
        | PluginError::Other(why) => why,
    }
}

/// Find an attribute of a session or an identity.
pub fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// The plugin's settings, in their types.
pub mod settings {
    use super::{ConfigEntry, ConfigValue};
    use std::sync::{Mutex, MutexGuard};

    static ENTRIES: Mutex<Vec<ConfigEntry>> = Mutex::new(Vec::new());

    fn entries() -> MutexGuard<'static, Vec<ConfigEntry>> {
        ENTRIES.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Take settings, and forget those before; the lifecycle does it, and tests.
    pub fn replace(entries_now: Vec<ConfigEntry>) {
        *entries() = entries_now;
    }

    /// A setting as it was given; `None` where it has no value.
    pub fn value(key: &str) -> Option<ConfigValue> {
        entries().iter().find(|entry| entry.key == key).map(|entry| entry.value.clone())
    }

    pub fn boolean(key: &str, otherwise: bool) -> bool {
        if let Some(ConfigValue::Boolean(found)) = value(key) { found } else { otherwise }
    }

    pub fn integer(key: &str, otherwise: i64) -> i64 {
        if let Some(ConfigValue::Integer(found)) = value(key) { found } else { otherwise }
    }

    pub fn number(key: &str, otherwise: f64) -> f64 {
        match value(key) {
            Some(ConfigValue::Number(found)) => found,
            Some(ConfigValue::Integer(found)) => found as f64,
            _ => otherwise,
        }
    }

    pub fn text(key: &str, otherwise: &str) -> String {
        if let Some(ConfigValue::Text(found)) = value(key) { found } else { otherwise.to_string() }
    }

    /// A list of texts; empty where it is none.
    pub fn list(key: &str) -> Vec<String> {
        if let Some(ConfigValue::TextList(found)) = value(key) { found } else { Vec::new() }
    }
}

/// Export a plugin of API version 2: `v2_plugin!(Plugin: pre_query, connection);`
///
/// Its name, version, description and authors are those of its Cargo.toml; `permissions = ["kv_read"]` may follow.
#[macro_export]
macro_rules! v2_plugin {
    ($plugin:ty: $($hook:ident),+ $(; permissions = [$($permission:literal),* $(,)?])?) => {
        impl $crate::v2::About for $plugin {
            fn metadata() -> $crate::v2::lifecycle::PluginMetadata {
                $crate::v2::lifecycle::PluginMetadata {
                    name: env!("CARGO_PKG_NAME").into(),
                    version: env!("CARGO_PKG_VERSION").into(),
                    description: env!("CARGO_PKG_DESCRIPTION").into(),
                    author: env!("CARGO_PKG_AUTHORS").into(),
                    hooks: vec![$(stringify!($hook).into()),+],
                    permissions: vec![$($($permission.into()),*)?],
                }
            }
        }

        #[cfg(target_arch = "wasm32")]
        const _: () = {
            type Exported = $crate::v2::Logged<$plugin>;
            type Life = $crate::v2::Life<$plugin>;
            $crate::__export_heliosproxy_plugin_lifecycle_2_0_0_cabi!(
                Life with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::lifecycle);
            $($crate::__v2_hook!($hook Exported);)+
        };
    };
}
