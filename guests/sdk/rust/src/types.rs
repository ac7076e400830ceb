//! The types of API version 1, with what makes them convenient.

pub use crate::bindings::exports::heliosproxy::plugin1_0_0::{
    authenticate::{AuthRequest, AuthResult},
    cache::{CacheEntry, CacheSetResult},
    pre_query::PreQueryResult,
};
pub use crate::bindings::heliosproxy::plugin1_0_0::{
    http::{HttpError, HttpRequest, HttpResponse},
    types::{Body, Identity, PluginError, QueryContext, QueryResult},
};
use crate::json::Json;

/// What a plugin says about itself.
#[derive(Clone, Debug, Default)]
pub struct PluginMetadata {
    pub name: String,
    pub version: String,
    pub description: String,
    pub author: String,
    pub hooks: Vec<HookType>,
    pub permissions: Vec<Permission>,
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($case:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($case),+ }

        impl $name {
            /// Its name in manifests.
            pub fn name(self) -> &'static str {
                match self { $(Self::$case => $text),+ }
            }
        }
    };
}

named! {
    /// A hook.
    HookType {
        PreQuery = "pre_query", PostQuery = "post_query", Authenticate = "authenticate", Authorize = "authorize",
        Cache = "cache", Route = "route", Rewrite = "rewrite", Metrics = "metrics", Embedding = "embedding",
        Rag = "rag", AgentTools = "agent_tools", LlmResponse = "llm_response", BranchPolicy = "branch_policy",
        VectorIndex = "vector_index", TimeTravel = "time_travel", SyncMode = "sync_mode",
    }
}

named! {
    /// What a plugin may ask for.
    Permission {
        HttpFetch = "http_fetch", CacheRead = "cache_read", CacheWrite = "cache_write", KvRead = "kv_read",
        KvWrite = "kv_write", Metrics = "metrics", QueryExecute = "query_execute", QueryRead = "query_read",
        Search = "search",
    }
}

impl AuthRequest {
    /// The first header of a name, upper and lower case alike.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

impl Identity {
    /// Whether it holds a role.
    pub fn has_role(&self, role: &str) -> bool {
        self.roles.iter().any(|held| held == role)
    }
}

impl HttpResponse {
    /// The content as JSON; `Json::Null` where it is none.
    pub fn json(&self) -> Json {
        match &self.body {
            Body::Text(text) => Json::parse(text).unwrap_or(Json::Null),
            _ => Json::Null,
        }
    }
}

/// Get a URL with headers; permission `http_fetch`.
pub fn http_fetch(url: &str, headers: &[(&str, &str)]) -> Result<HttpResponse, HttpError> {
    let headers = headers.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    http_send(&HttpRequest { method: "GET".into(), url: url.into(), headers, body: Body::Empty })
}

/// Send a request; permission `http_fetch`.
pub fn http_send(request: &HttpRequest) -> Result<HttpResponse, HttpError> {
    #[cfg(target_arch = "wasm32")]
    return crate::bindings::heliosproxy::plugin1_0_0::http::http_fetch(request);
    #[cfg(not(target_arch = "wasm32"))]
    crate::testing::fetch(request)
}

/// Read one setting as text: a string as it is, any other value as JSON.
pub fn setting(key: &str) -> Option<String> {
    #[cfg(target_arch = "wasm32")]
    return crate::bindings::heliosproxy::plugin1_0_0::config::get(key);
    #[cfg(not(target_arch = "wasm32"))]
    crate::testing::text_setting(key)
}
