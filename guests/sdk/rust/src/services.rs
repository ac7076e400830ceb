//! The host's services: the real one's in a component, and in tests those of [`crate::testing`].

macro_rules! service {
    ($(#[$doc:meta])* $module:ident: $(type $resource:ident;)? $($(#[$about:meta])* fn $name:ident($($given:ident: $kind:ty),*) -> $answer:ty as $test:ident;)+) => {
        $(#[$doc])*
        pub mod $module {
            use crate::bindings::heliosproxy::plugin2_0_0 as host;
            pub use host::$module::*;
            $(
                #[cfg(not(target_arch = "wasm32"))]
                pub use crate::testing::$resource;
                #[cfg(target_arch = "wasm32")]
                pub use host::$module::$resource;
            )?

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
    /// The plugin's own lasting state; permissions `kv_read` and `kv_write`.
    kv:
    /// Get a value; `None` where there is none.
    fn get(key: &str) -> Result<Option<String>, KvError> as get;
    /// Store a value for so many microseconds; `None` is for ever.
    fn set(key: &str, value: &str, ttl: Option<Duration>) -> Result<(), KvError> as set;
    /// Add to an integer and get the sum, as one step.
    fn increment(key: &str, by: i64, ttl: Option<Duration>) -> Result<i64, KvError> as increment;
    /// Delete a value, and say whether there was one.
    fn delete(key: &str) -> Result<bool, KvError> as delete;
    /// List keys that begin with a prefix and follow another, in order, at most so many.
    fn list_keys(prefix: &str, after: Option<&str>, limit: u32) -> Result<Vec<String>, KvError> as list_keys;
    /// Store a value if the key still has the expected one, and say whether it was stored.
    fn compare_and_swap(key: &str, expected: Option<&str>, value: &str, ttl: Option<Duration>) -> Result<bool, KvError> as compare_and_swap;
}

service! {
    /// Statements to the database; permission `query_read` or `query_execute`.
    query:
    type RowCursor;
    /// Run a statement and wait for its result.
    fn execute_query(sql: &str, parameters: &[SqlValue], options: QueryOptions) -> Result<ResultSet, QueryError> as execute_query;
    /// Run a statement and take its result in batches, until one is empty.
    fn open_cursor(sql: &str, parameters: &[SqlValue], options: QueryOptions) -> Result<RowCursor, QueryError> as open_cursor;
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

/// The plugin's log.
pub mod log {
    #[cfg(target_arch = "wasm32")]
    use crate::bindings::heliosproxy::plugin2_0_0::log as host;

    macro_rules! level {
        ($($name:ident $case:ident),+) => {
            $(
                #[doc = concat!("Write a message of the level ", stringify!($name), ".")]
                pub fn $name(message: &str) {
                    log(LogLevel::$case, message, &[]);
                }
            )+
        };
    }

    pub use crate::bindings::heliosproxy::plugin2_0_0::log::LogLevel;

    /// Write a message with key-value fields.
    pub fn log(level: LogLevel, message: &str, fields: &[(String, String)]) {
        #[cfg(target_arch = "wasm32")]
        host::log(level, message, fields);
        #[cfg(not(target_arch = "wasm32"))]
        let _ = (level, fields, crate::testing::record(message));
    }

    /// Whether messages of a level are kept; in tests all are.
    pub fn enabled(level: LogLevel) -> bool {
        #[cfg(target_arch = "wasm32")]
        return host::enabled(level);
        #[cfg(not(target_arch = "wasm32"))]
        return matches!(level, _);
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

/// The plugin's metrics; permission `metrics`. A host that does not record is no reason to fail: it is logged.
pub mod telemetry {
    macro_rules! metric {
        ($($(#[$about:meta])* $name:ident as $test:ident;)+) => {
            $(
                $(#[$about])*
                pub fn $name(name: &str, value: f64, labels: &[(String, String)]) {
                    #[cfg(target_arch = "wasm32")]
                    if crate::bindings::heliosproxy::plugin2_0_0::telemetry::$name(name, value, labels).is_err() {
                        super::log::warn(&["a metric was not recorded: ", name].concat());
                    }
                    #[cfg(not(target_arch = "wasm32"))]
                    crate::testing::$test(name, value, labels);
                }
            )+
        };
    }

    metric! {
        /// Add to a counter.
        metric_inc as count;
        /// Set a gauge.
        metric_set as measure;
        /// Observe a value for a histogram.
        metric_observe as measure;
    }
}
