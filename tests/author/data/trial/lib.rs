use heliosproxy_plugin_sdk::v2::llm_response::{ResponseContext, ResponseDecision};
use heliosproxy_plugin_sdk::v2::pre_query::{PreQueryDecision, PreQueryOutcome};
use heliosproxy_plugin_sdk::v2::{self, kv, llm_response, log, pre_query, settings, Call, PluginError, Statement};

struct Plugin;

impl v2::Plugin for Plugin {}

heliosproxy_plugin_sdk::v2_plugin!(Plugin: pre_query, llm_response; permissions = ["kv_read", "kv_write"]);

impl pre_query::Guest for Plugin {
    fn pre_query(_: Call, statement: Statement) -> Result<PreQueryOutcome, PluginError> {
        let outcome = match statement.text.as_str() {
            "typed" => Err(PluginError::InvalidInput("no table".into())),
            "own" => "out of luck".parse::<i64>().map(drop).map_err(|_| PluginError::Other("out of luck".into())),
            "host" => kept_by_the_host().map_err(|_| PluginError::Unavailable("kv does not answer".into())),
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
