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
pub use crate::services::{cache_store, http, query, search, secrets};
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

/// The plugin's log.
pub mod log {
    #[cfg(target_arch = "wasm32")]
    use crate::bindings::heliosproxy::plugin2_0_0::log as host;

    macro_rules! level {
        ($($name:ident $case:ident),+) => {
            $(
                #[doc = concat!("Write a message of the level ", stringify!($name), ".")]
                pub fn $name(message: &str) {
                    #[cfg(target_arch = "wasm32")]
                    host::log(host::LogLevel::$case, message, &[]);
                    #[cfg(not(target_arch = "wasm32"))]
                    crate::testing::record(message);
                }
            )+
        };
    }

    level!(trace Trace, debug Debug, info Info, warn Warn, error Error);

    /// Log a panic with its place before it ends the instance.
    #[doc(hidden)]
    pub fn watch_panics() {
        #[cfg(target_arch = "wasm32")]
        std::panic::set_hook(Box::new(|panic| {
            let payload = panic.payload();
            let words = payload.downcast_ref::<&str>().copied();
            let words = words.or(payload.downcast_ref::<String>().map(|text| text.as_str())).unwrap_or("a panic");
            let place = panic.location().map_or(String::new(), |at| format!(" at {}:{}", at.file(), at.line()));
            error(&[words, &place].concat());
        }));
    }
}

/// The plugin's own lasting state; permissions `kv_read` and `kv_write`.
pub mod kv {
    use super::Duration;
    #[cfg(target_arch = "wasm32")]
    use crate::bindings::heliosproxy::plugin2_0_0::kv as host;
    pub use crate::bindings::heliosproxy::plugin2_0_0::kv::KvError;
    #[cfg(not(target_arch = "wasm32"))]
    use crate::testing as host;

    /// Get a value; `None` where there is none.
    pub fn get(key: &str) -> Result<Option<String>, KvError> {
        host::get(key)
    }

    /// Store a value for so many microseconds; `None` is for ever.
    pub fn set(key: &str, value: &str, ttl: Option<Duration>) -> Result<(), KvError> {
        host::set(key, value, ttl)
    }

    /// Add to an integer and get the sum, as one step.
    pub fn increment(key: &str, by: i64, ttl: Option<Duration>) -> Result<i64, KvError> {
        host::increment(key, by, ttl)
    }

    /// Delete a value, and say whether there was one.
    pub fn delete(key: &str) -> Result<bool, KvError> {
        host::delete(key)
    }

    /// List keys that begin with a prefix and follow another, in order, at most so many.
    pub fn list_keys(prefix: &str, after: Option<&str>, limit: u32) -> Result<Vec<String>, KvError> {
        host::list_keys(prefix, after, limit)
    }

    /// Store a value if the key still has the expected one, and say whether it was stored.
    pub fn compare_and_swap(
        key: &str,
        expected: Option<&str>,
        value: &str,
        ttl: Option<Duration>,
    ) -> Result<bool, KvError> {
        host::compare_and_swap(key, expected, value, ttl)
    }
}

/// The plugin's metrics; permission `metrics`.
pub mod telemetry {
    /// Add to a counter; a host that does not count is no reason to fail.
    pub fn metric_inc(name: &str, value: f64, labels: &[(String, String)]) {
        #[cfg(target_arch = "wasm32")]
        if crate::bindings::heliosproxy::plugin2_0_0::telemetry::metric_inc(name, value, labels).is_err() {
            super::log::warn(&["a metric was not recorded: ", name].concat());
        }
        #[cfg(not(target_arch = "wasm32"))]
        crate::testing::count(name, value, labels);
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
