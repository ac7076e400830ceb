//! The host's services: the real one's in a component, and in tests those of [`crate::testing`].

macro_rules! service {
    ($(#[$doc:meta])* $module:ident: $($(#[$about:meta])* fn $name:ident($($given:ident: $kind:ty),*) -> $answer:ty as $test:ident;)+) => {
        $(#[$doc])*
        pub mod $module {
            use crate::bindings::heliosproxy::plugin2_0_0 as host;
            pub use host::$module::*;

            $(
                $(#[$about])*
                pub fn $name($($given: $kind),*) -> $answer {
                    #[cfg(target_arch = "wasm32")]
                    return host::$module::$name($($given),*);
                    #[cfg(not(target_arch = "wasm32"))]
                    return crate::testing::$test($($given),*);
                }
            )+
        }
    };
}

service! {
    /// The plugin's cache; permissions `cache_read` and `cache_write`.
    cache_store:
    /// Get an entry; `None` where there is none.
    fn cache_get(key: &str) -> Result<Option<Body>, CacheError> as cache_get;
    /// Store an entry for so many microseconds.
    fn cache_set(key: &str, value: &Body, ttl: Duration) -> Result<(), CacheError> as cache_set;
    /// Delete an entry, and say whether there was one.
    fn cache_delete(key: &str) -> Result<bool, CacheError> as cache_delete;
}

service! {
    /// Requests to the hosts that the operator allows; permission `http_fetch`.
    http:
    /// Send a request and wait for the response.
    fn http_fetch(request: &HttpRequest) -> Result<HttpResponse, HttpError> as http_fetch;
}

service! {
    /// Statements to the database; permission `query_read` or `query_execute`.
    query:
    /// Run a statement and wait for its result.
    fn execute_query(sql: &str, parameters: &[SqlValue], options: QueryOptions) -> Result<ResultSet, QueryError> as execute_query;
}

service! {
    /// The host's search indexes; permission `search`.
    search:
    /// Find what is nearest to a vector.
    fn search_semantic_index(index: &str, vector: &[f32], k: u32) -> Result<Vec<SearchHit>, SearchError> as search_semantic;
    /// Find what has the words of a text.
    fn search_keyword_index(index: &str, text: &str, k: u32) -> Result<Vec<SearchHit>, SearchError> as search_keyword;
}

service! {
    /// Secrets that the operator lets the plugin read; permission `secrets`.
    secrets:
    /// Get a secret.
    fn get(name: &str) -> Result<String, SecretError> as secret;
}
