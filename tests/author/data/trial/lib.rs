use heliosproxy_plugin_sdk::v2::llm_response::{ResponseContext, ResponseDecision};
use heliosproxy_plugin_sdk::v2::pre_query::{PreQueryDecision, PreQueryOutcome};
use heliosproxy_plugin_sdk::v2::{self, kv, llm_response, log, pre_query, settings, Call, PluginError, Statement};
use heliosproxy_plugin_sdk::v2::{cache_store, http, query, search, secrets, telemetry, Body, SqlValue};

struct Plugin;

impl v2::Plugin for Plugin {}

heliosproxy_plugin_sdk::v2_plugin!(Plugin: pre_query, llm_response; permissions = ["kv_read", "kv_write"]);

impl pre_query::Guest for Plugin {
    fn pre_query(_: Call, statement: Statement) -> Result<PreQueryOutcome, PluginError> {
        let outcome = match statement.text.as_str() {
            "typed" => Err(PluginError::InvalidInput("no table".into())),
            "own" => "out of luck".parse::<i64>().map(drop).map_err(|_| PluginError::Other("out of luck".into())),
            "host" => kept_by_the_host().map_err(|_| PluginError::Unavailable("kv does not answer".into())),
            "services" => all_services(),
            "settings" if settings::integer("limit", 10) == 3 => {
                log::info(&settings::text("mark", "!"));
                Ok(())
            }
            _ => Ok(()),
        };
        outcome.map(|()| PreQueryOutcome { decision: PreQueryDecision::Continue, cacheable: None })
    }
}

fn kept_by_the_host() -> Result<(), kv::KvError> {
    kv::set("key", "abc", None)?;
    kv::increment("key", 1, None).map(drop)
}

/// Ask every service, and log what they said.
fn all_services() -> Result<(), PluginError> {
    fn lost<E: std::fmt::Debug>(why: E) -> PluginError {
        PluginError::Unavailable(format!("{why:?}"))
    }
    cache_store::cache_set("k", &Body::Text("v".into()), 1_000_000).map_err(lost)?;
    let kept = cache_store::cache_get("k").map_err(lost)?;
    let Some(Body::Text(kept)) = kept else { return Err(PluginError::Other("the cache lost it".into())) };
    let request = http::HttpRequest {
        method: "GET".into(),
        url: "https://a.internal/".into(),
        headers: Vec::new(),
        body: Body::Empty,
        timeout: None,
    };
    let response = http::http_fetch(&request).map_err(lost)?;
    let options = query::QueryOptions { row_limit: None, read_only: true };
    let result = query::execute_query("SELECT $1", &[SqlValue::Integer(1)], options).map_err(lost)?;
    let cursor = query::open_cursor("SELECT $1", &[SqlValue::Integer(1)], options).map_err(lost)?;
    let columns = cursor.columns().len();
    let mut rows = result.rows.len();
    loop {
        let batch = cursor.next(2).map_err(lost)?;
        if batch.is_empty() {
            break;
        }
        rows += batch.len();
    }
    let by_words = search::search_keyword_index("docs", "words", 2).map_err(lost)?;
    let by_meaning = search::search_semantic_index("docs", &[1.0, 0.0], 3).map_err(lost)?;
    let secret = secrets::get("token").map_err(lost)?;
    telemetry::metric_inc("asked", 1.0, &[]);
    telemetry::metric_set("depth", 2.0, &[]);
    telemetry::metric_observe("took", 3.0, &[]);
    let fields = [
        ("cache", kept),
        ("status", response.status.to_string()),
        ("columns", columns.to_string()),
        ("rows", rows.to_string()),
        ("hits", (by_words.len() + by_meaning.len()).to_string()),
        ("secret", secret),
    ];
    log::log(log::LogLevel::Info, "asked", &fields.map(|(name, value)| (name.to_string(), value)));
    Ok(())
}

struct Loud {
    kept: String,
}

impl v2::Stream for Loud {
    fn open(_: Call, _: ResponseContext) -> Result<Loud, PluginError> {
        Ok(Loud { kept: String::new() })
    }

    fn push(&mut self, chunk: String) -> Result<ResponseDecision, PluginError> {
        if chunk.contains("boom") {
            return Err(PluginError::Other("a loud noise".into()));
        }
        let before = std::mem::replace(&mut self.kept, chunk);
        Ok(ResponseDecision::Replace(before.to_uppercase()))
    }

    fn finish(self) -> Result<String, PluginError> {
        Ok(self.kept.to_uppercase() + "!")
    }
}

impl llm_response::Guest for Plugin {
    type Processor = v2::Streamed<Loud>;

    fn post_process_response(
        _: Call,
        response: String,
        _: ResponseContext,
    ) -> Result<ResponseDecision, PluginError> {
        Ok(ResponseDecision::Replace(response.to_uppercase() + "!"))
    }
}
