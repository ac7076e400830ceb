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

crate::v2::logged_hook! { agent_tools:
    fn list_tools "list-tools" (call: Call) -> Vec<ToolDefinition>;
    fn execute_tool "execute-tool" (call: Call, name: String, params: String) -> ToolResult;
}

crate::v2::logged_hook! { authenticate:
    fn authenticate "authenticate" (call: Call, request: AuthRequest) -> AuthResult;
}

crate::v2::logged_hook! { authorize:
    fn authorize "authorize" (call: Call, statement: Statement) -> AuthorizeOutcome;
}

crate::v2::logged_hook! { branch_policy:
    fn can_access_branch "can-access-branch" (call: Call, branch: String) -> BranchAccess;
    fn on_branch_create "on-branch-create" (call: Call, branch: String, parent: String) -> BranchAccess;
    fn on_branch_merge "on-branch-merge" (call: Call, source: String, target: String) -> MergePolicy;
    fn on_branch_delete "on-branch-delete" (call: Call, branch: String) -> BranchAccess;
}

crate::v2::logged_hook! { cache:
    fn cache_key "cache-key" (call: Call, statement: Statement) -> Option<String>;
    fn should_cache "should-cache" (call: Call, statement: Statement, result: ResultSet) -> ShouldCacheDecision;
    fn cache_get "cache-get" (call: Call, key: String) -> Option<CacheEntry>;
    fn cache_set "cache-set" (call: Call, key: String, entry: CacheEntry) -> CacheSetDecision;
    fn cache_invalidate "cache-invalidate" (call: Call, tables: Vec<TableName>) -> Vec<String>;
}

crate::v2::logged_hook! { connection:
    fn on_connect "on-connect" (call: Call) -> ConnectDecision;
    fn on_disconnect "on-disconnect" (call: Call) -> ();
}

crate::v2::logged_hook! { embedding:
    fn embed "embed" (call: Call, texts: Vec<String>) -> Vec<Vec<f32>>;
    fn similarity "similarity" (call: Call, a: Vec<f32>, b: Vec<f32>) -> f32;
    fn dimensions "dimensions" (call: Call) -> u32;
    fn model_name "model-name" (call: Call) -> String;
}

crate::v2::logged_hook! { llm_response:
    type Processor;
    fn post_process_response "post-process-response" (call: Call, response: String, context: ResponseContext) -> ResponseDecision;
}

crate::v2::logged_hook! { metrics:
    fn on_events "on-events" (call: Call, events: Vec<QueryEvent>) -> ();
}

crate::v2::logged_hook! { post_query:
    fn post_query "post-query" (call: Call, statement: Statement, result: ResultSet) -> PostQueryDecision;
}

crate::v2::logged_hook! { pre_query:
    fn pre_query "pre-query" (call: Call, statement: Statement) -> PreQueryOutcome;
}

crate::v2::logged_hook! { rag:
    fn rag_retrieve "rag-retrieve" (call: Call, query: String, config: RagConfig) -> Vec<Chunk>;
    fn rag_rerank "rag-rerank" (call: Call, query: String, chunks: Vec<Chunk>) -> Vec<Chunk>;
}

crate::v2::logged_hook! { rewrite:
    fn rewrite "rewrite" (call: Call, statement: Statement) -> Option<RewrittenStatement>;
}

crate::v2::logged_hook! { route:
    fn route "route" (call: Call, statement: Statement, backends: Vec<Backend>) -> RouteDecision;
}

crate::v2::logged_hook! { sync_mode:
    fn select_sync_mode "select-sync-mode" (call: Call, statement: Statement, rows_affected: Option<u64>) -> Option<SyncChoice>;
}

crate::v2::logged_hook! { time_travel:
    fn time_travel_policy "time-travel-policy" (call: Call, table: TableName, range: TimeRange) -> TimePolicy;
}

crate::v2::logged_hook! { vector_index:
    fn distances "distances" (call: Call, query: Vec<f32>, vectors: Vec<Vec<f32>>) -> Vec<f32>;
    fn train "train" (call: Call, sample: Vec<Vec<f32>>) -> Quantizer;
    fn encode "encode" (call: Call, quantizer: Quantizer, vectors: Vec<Vec<f32>>) -> Vec<Vec<u8>>;
    fn decode "decode" (call: Call, quantizer: Quantizer, codes: Vec<Vec<u8>>) -> Vec<Vec<f32>>;
}
