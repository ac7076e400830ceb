//! The traits of API version 1. A hook of version 1 has no way to say that it failed: it answers or it panics.

use crate::bindings::exports::heliosproxy::plugin1_0_0 as exports;
use crate::types::*;
use std::marker::PhantomData;

/// What every plugin is.
pub trait HeliosPlugin {
    /// Say who this plugin is.
    fn metadata() -> PluginMetadata;

    /// Get ready to serve; an error refuses the load.
    fn on_load() -> Result<(), PluginError> {
        Ok(())
    }

    /// Give up what the plugin holds.
    fn on_unload() {}
}

/// Decides what happens to a statement.
pub trait PreQueryHook {
    fn pre_query(ctx: &QueryContext) -> PreQueryResult;
}

/// Says who a client is.
pub trait AuthenticateHook {
    fn authenticate(request: &AuthRequest) -> AuthResult;
}

/// Decides what the result cache holds.
pub trait CacheHook {
    fn cache_key(ctx: &QueryContext) -> Option<String>;
    fn should_cache(ctx: &QueryContext, result: &QueryResult) -> bool;

    fn cache_get(_key: &str) -> Option<CacheEntry> {
        None
    }

    fn cache_set(_key: &str, _entry: &CacheEntry) -> CacheSetResult {
        CacheSetResult::Store
    }
}

/// Stands between a plugin's traits and the component's exports; `export_plugin!` names it.
#[doc(hidden)]
pub struct Export<P>(PhantomData<P>);

impl<P: HeliosPlugin> exports::lifecycle::Guest for Export<P> {
    fn metadata() -> exports::lifecycle::PluginMetadata {
        let about = P::metadata();
        exports::lifecycle::PluginMetadata {
            name: about.name,
            version: about.version,
            description: about.description,
            author: about.author,
            hooks: about.hooks.iter().map(|hook| hook.name().into()).collect(),
            permissions: about.permissions.iter().map(|permission| permission.name().into()).collect(),
        }
    }

    fn on_load(_config: String) -> Result<(), PluginError> {
        crate::v2::log::watch_panics();
        P::on_load()
    }

    fn on_unload() {
        P::on_unload()
    }
}

impl<P: PreQueryHook> exports::pre_query::Guest for Export<P> {
    fn pre_query(ctx: QueryContext) -> PreQueryResult {
        P::pre_query(&ctx)
    }
}

impl<P: AuthenticateHook> exports::authenticate::Guest for Export<P> {
    fn authenticate(request: AuthRequest) -> AuthResult {
        P::authenticate(&request)
    }
}

impl<P: CacheHook> exports::cache::Guest for Export<P> {
    fn cache_key(ctx: QueryContext) -> Option<String> {
        P::cache_key(&ctx)
    }

    fn should_cache(ctx: QueryContext, result: QueryResult) -> bool {
        P::should_cache(&ctx, &result)
    }

    fn cache_get(key: String) -> Option<CacheEntry> {
        P::cache_get(&key)
    }

    fn cache_set(key: String, entry: CacheEntry) -> CacheSetResult {
        P::cache_set(&key, &entry)
    }
}

/// Export a plugin of API version 1: `export_plugin!(CustomAuth: authenticate, cache);`
#[macro_export]
macro_rules! export_plugin {
    ($plugin:ty: $($hook:ident),+ $(,)?) => {
        #[cfg(target_arch = "wasm32")]
        const _: () = {
            type Exported = $crate::hooks::Export<$plugin>;
            $crate::__export_heliosproxy_plugin_lifecycle_1_0_0_cabi!(
                Exported with_types_in $crate::bindings::exports::heliosproxy::plugin1_0_0::lifecycle);
            $($crate::__v1_hook!($hook Exported);)+
        };
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __v1_hook {
    (pre_query $exported:ident) => {
        $crate::__export_heliosproxy_plugin_pre_query_1_0_0_cabi!(
            $exported with_types_in $crate::bindings::exports::heliosproxy::plugin1_0_0::pre_query);
    };
    (authenticate $exported:ident) => {
        $crate::__export_heliosproxy_plugin_authenticate_1_0_0_cabi!(
            $exported with_types_in $crate::bindings::exports::heliosproxy::plugin1_0_0::authenticate);
    };
    (cache $exported:ident) => {
        $crate::__export_heliosproxy_plugin_cache_1_0_0_cabi!(
            $exported with_types_in $crate::bindings::exports::heliosproxy::plugin1_0_0::cache);
    };
}
