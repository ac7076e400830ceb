//! Made of bindings.rs by guests/bindings.py.

#[doc(hidden)]
#[macro_export]
macro_rules! __v2_hook {
    (agent_tools $plugin:ident) => { $crate::__export_heliosproxy_plugin_agent_tools_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::agent_tools); };
    (authenticate $plugin:ident) => { $crate::__export_heliosproxy_plugin_authenticate_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::authenticate); };
    (authorize $plugin:ident) => { $crate::__export_heliosproxy_plugin_authorize_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::authorize); };
    (branch_policy $plugin:ident) => { $crate::__export_heliosproxy_plugin_branch_policy_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::branch_policy); };
    (cache $plugin:ident) => { $crate::__export_heliosproxy_plugin_cache_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::cache); };
    (connection $plugin:ident) => { $crate::__export_heliosproxy_plugin_connection_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::connection); };
    (embedding $plugin:ident) => { $crate::__export_heliosproxy_plugin_embedding_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::embedding); };
    (llm_response $plugin:ident) => { $crate::__export_heliosproxy_plugin_llm_response_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::llm_response); };
    (metrics $plugin:ident) => { $crate::__export_heliosproxy_plugin_metrics_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::metrics); };
    (post_query $plugin:ident) => { $crate::__export_heliosproxy_plugin_post_query_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::post_query); };
    (pre_query $plugin:ident) => { $crate::__export_heliosproxy_plugin_pre_query_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::pre_query); };
    (rag $plugin:ident) => { $crate::__export_heliosproxy_plugin_rag_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::rag); };
    (rewrite $plugin:ident) => { $crate::__export_heliosproxy_plugin_rewrite_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::rewrite); };
    (route $plugin:ident) => { $crate::__export_heliosproxy_plugin_route_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::route); };
    (sync_mode $plugin:ident) => { $crate::__export_heliosproxy_plugin_sync_mode_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::sync_mode); };
    (time_travel $plugin:ident) => { $crate::__export_heliosproxy_plugin_time_travel_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::time_travel); };
    (vector_index $plugin:ident) => { $crate::__export_heliosproxy_plugin_vector_index_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::vector_index); };
}

mod agent_tools {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::agent_tools::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        fn list_tools(call: Call) -> ::core::result::Result<Vec<ToolDefinition>, PluginError> {
            logged("list-tools", P::list_tools(call))
        }
        fn execute_tool(call: Call, name: String, params: String) -> ::core::result::Result<ToolResult, PluginError> {
            logged("execute-tool", P::execute_tool(call, name, params))
        }
    }
}

mod authenticate {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::authenticate::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        fn authenticate(call: Call, request: AuthRequest) -> ::core::result::Result<AuthResult, PluginError> {
            logged("authenticate", P::authenticate(call, request))
        }
    }
}

mod authorize {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::authorize::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        fn authorize(call: Call, statement: Statement) -> ::core::result::Result<AuthorizeOutcome, PluginError> {
            logged("authorize", P::authorize(call, statement))
        }
    }
}

mod branch_policy {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::branch_policy::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        fn can_access_branch(call: Call, branch: String) -> ::core::result::Result<BranchAccess, PluginError> {
            logged("can-access-branch", P::can_access_branch(call, branch))
        }
        fn on_branch_create(call: Call, branch: String, parent: String) -> ::core::result::Result<BranchAccess, PluginError> {
            logged("on-branch-create", P::on_branch_create(call, branch, parent))
        }
        fn on_branch_merge(call: Call, source: String, target: String) -> ::core::result::Result<MergePolicy, PluginError> {
            logged("on-branch-merge", P::on_branch_merge(call, source, target))
        }
        fn on_branch_delete(call: Call, branch: String) -> ::core::result::Result<BranchAccess, PluginError> {
            logged("on-branch-delete", P::on_branch_delete(call, branch))
        }
    }
}

mod cache {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::cache::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        fn cache_key(call: Call, statement: Statement) -> ::core::result::Result< ::core::option::Option<String>, PluginError, > {
            logged("cache-key", P::cache_key(call, statement))
        }
        fn should_cache(call: Call, statement: Statement, result: ResultSet) -> ::core::result::Result<ShouldCacheDecision, PluginError> {
            logged("should-cache", P::should_cache(call, statement, result))
        }
        fn cache_get(call: Call, key: String) -> ::core::result::Result< ::core::option::Option<CacheEntry>, PluginError, > {
            logged("cache-get", P::cache_get(call, key))
        }
        fn cache_set(call: Call, key: String, entry: CacheEntry) -> ::core::result::Result<CacheSetDecision, PluginError> {
            logged("cache-set", P::cache_set(call, key, entry))
        }
        fn cache_invalidate(call: Call, tables: Vec<TableName>) -> ::core::result::Result<Vec<String>, PluginError> {
            logged("cache-invalidate", P::cache_invalidate(call, tables))
        }
    }
}

mod connection {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::connection::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        fn on_connect(call: Call) -> ::core::result::Result<ConnectDecision, PluginError> {
            logged("on-connect", P::on_connect(call))
        }
        fn on_disconnect(call: Call) -> ::core::result::Result<(), PluginError> {
            logged("on-disconnect", P::on_disconnect(call))
        }
    }
}

mod embedding {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::embedding::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        fn embed(call: Call, texts: Vec<String>) -> ::core::result::Result<Vec<Vec<f32>>, PluginError> {
            logged("embed", P::embed(call, texts))
        }
        fn similarity(call: Call, a: Vec<f32>, b: Vec<f32>) -> ::core::result::Result<f32, PluginError> {
            logged("similarity", P::similarity(call, a, b))
        }
        fn dimensions(call: Call) -> ::core::result::Result<u32, PluginError> {
            logged("dimensions", P::dimensions(call))
        }
        fn model_name(call: Call) -> ::core::result::Result<String, PluginError> {
            logged("model-name", P::model_name(call))
        }
    }
}

mod llm_response {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::llm_response::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        type Processor = P::Processor;
        fn post_process_response(call: Call, response: String, context: ResponseContext) -> ::core::result::Result<ResponseDecision, PluginError> {
            logged("post-process-response", P::post_process_response(call, response, context))
        }
    }
}

mod metrics {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::metrics::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        fn on_events(call: Call, events: Vec<QueryEvent>) -> ::core::result::Result<(), PluginError> {
            logged("on-events", P::on_events(call, events))
        }
    }
}

mod post_query {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::post_query::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        fn post_query(call: Call, statement: Statement, result: ResultSet) -> ::core::result::Result<PostQueryDecision, PluginError> {
            logged("post-query", P::post_query(call, statement, result))
        }
    }
}

mod pre_query {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::pre_query::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        fn pre_query(call: Call, statement: Statement) -> ::core::result::Result<PreQueryOutcome, PluginError> {
            logged("pre-query", P::pre_query(call, statement))
        }
    }
}

mod rag {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::rag::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        fn rag_retrieve(call: Call, query: String, config: RagConfig) -> ::core::result::Result<Vec<Chunk>, PluginError> {
            logged("rag-retrieve", P::rag_retrieve(call, query, config))
        }
        fn rag_rerank(call: Call, query: String, chunks: Vec<Chunk>) -> ::core::result::Result<Vec<Chunk>, PluginError> {
            logged("rag-rerank", P::rag_rerank(call, query, chunks))
        }
    }
}

mod rewrite {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::rewrite::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        fn rewrite(call: Call, statement: Statement) -> ::core::result::Result< ::core::option::Option<RewrittenStatement>, PluginError, > {
            logged("rewrite", P::rewrite(call, statement))
        }
    }
}

mod route {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::route::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        fn route(call: Call, statement: Statement, backends: Vec<Backend>) -> ::core::result::Result<RouteDecision, PluginError> {
            logged("route", P::route(call, statement, backends))
        }
    }
}

mod sync_mode {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::sync_mode::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        fn select_sync_mode(call: Call, statement: Statement, rows_affected: ::core::option::Option<u64>) -> ::core::result::Result< ::core::option::Option<SyncChoice>, PluginError, > {
            logged("select-sync-mode", P::select_sync_mode(call, statement, rows_affected))
        }
    }
}

mod time_travel {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::time_travel::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        fn time_travel_policy(call: Call, table: TableName, range: TimeRange) -> ::core::result::Result<TimePolicy, PluginError> {
            logged("time-travel-policy", P::time_travel_policy(call, table, range))
        }
    }
}

mod vector_index {
    use crate::bindings::exports::heliosproxy::plugin2_0_0::vector_index::*;
    use crate::v2::{logged, Logged};

    impl<P: Guest> Guest for Logged<P> {
        fn distances(call: Call, query: Vec<f32>, vectors: Vec<Vec<f32>>) -> ::core::result::Result<Vec<f32>, PluginError> {
            logged("distances", P::distances(call, query, vectors))
        }
        fn train(call: Call, sample: Vec<Vec<f32>>) -> ::core::result::Result<Quantizer, PluginError> {
            logged("train", P::train(call, sample))
        }
        fn encode(call: Call, quantizer: Quantizer, vectors: Vec<Vec<f32>>) -> ::core::result::Result<Vec<Vec<u8>>, PluginError> {
            logged("encode", P::encode(call, quantizer, vectors))
        }
        fn decode(call: Call, quantizer: Quantizer, codes: Vec<Vec<u8>>) -> ::core::result::Result<Vec<Vec<f32>>, PluginError> {
            logged("decode", P::decode(call, quantizer, codes))
        }
    }
}
