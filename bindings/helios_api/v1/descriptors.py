# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""What `heliosproxy:plugin` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import (
    agent_tools,
    authenticate,
    authorize,
    branch_policy,
    cache,
    cache_store,
    http,
    ids,
    kv,
    lifecycle,
    llm_response,
    log,
    metrics,
    post_query,
    pre_query,
    query,
    rag,
    route,
    search,
    sync_mode,
    time_travel,
    types,
    vector_index,
)

__all__ = [
    "AGENT_TOOLS",
    "AGENT_TOOLS_PLUGIN",
    "AGENT_TOOLS_TOOL_DEFINITION",
    "AGENT_TOOLS_TOOL_RESULT",
    "AUTHENTICATE",
    "AUTHENTICATE_AUTH_REQUEST",
    "AUTHENTICATE_AUTH_RESULT",
    "AUTHENTICATE_PLUGIN",
    "AUTHORIZE",
    "AUTHORIZE_AUTHORIZE_RESULT",
    "AUTHORIZE_PLUGIN",
    "BRANCH_POLICY",
    "BRANCH_POLICY_APPROVAL",
    "BRANCH_POLICY_MERGE_POLICY",
    "BRANCH_POLICY_PLUGIN",
    "CACHE",
    "CACHE_CACHE_ENTRY",
    "CACHE_CACHE_SET_RESULT",
    "CACHE_PLUGIN",
    "CACHE_STORE",
    "CACHE_STORE_CACHE_ERROR",
    "CONFIG",
    "EMBEDDING",
    "EMBEDDING_PLUGIN",
    "EVERYTHING",
    "HTTP",
    "HTTP_HTTP_ERROR",
    "HTTP_HTTP_REQUEST",
    "HTTP_HTTP_RESPONSE",
    "IMPORTS",
    "INTERFACES",
    "KV",
    "KV_KV_ERROR",
    "LIFECYCLE",
    "LIFECYCLE_PLUGIN_METADATA",
    "LLM_RESPONSE",
    "LLM_RESPONSE_PLUGIN",
    "LLM_RESPONSE_RESPONSE_CONTEXT",
    "LOG",
    "LOG_LOG_LEVEL",
    "METRICS",
    "METRICS_PLUGIN",
    "METRICS_QUERY_EVENT",
    "POST_QUERY",
    "POST_QUERY_PLUGIN",
    "POST_QUERY_POST_QUERY_RESULT",
    "PRE_QUERY",
    "PRE_QUERY_PLUGIN",
    "PRE_QUERY_PRE_QUERY_RESULT",
    "QUERY",
    "QUERY_QUERY_ERROR",
    "RAG",
    "RAG_CHUNK",
    "RAG_PLUGIN",
    "RAG_RAG_CONFIG",
    "REWRITE",
    "REWRITE_PLUGIN",
    "ROUTE",
    "ROUTE_BACKEND",
    "ROUTE_BACKEND_ROLE",
    "ROUTE_PLUGIN",
    "SEARCH",
    "SEARCH_SEARCH_ERROR",
    "SEARCH_SEARCH_HIT",
    "SYNC_MODE",
    "SYNC_MODE_PLUGIN",
    "SYNC_MODE_SYNC_MODE",
    "TELEMETRY",
    "TIME_TRAVEL",
    "TIME_TRAVEL_PLUGIN",
    "TIME_TRAVEL_TIME_POLICY",
    "TYPES",
    "TYPES_BODY",
    "TYPES_IDENTITY",
    "TYPES_PLUGIN_ERROR",
    "TYPES_QUERY_CONTEXT",
    "TYPES_QUERY_RESULT",
    "TYPES_TIMESTAMP",
    "VECTOR_INDEX",
    "VECTOR_INDEX_PLUGIN",
    "VECTOR_INDEX_QUANTIZED_VECTORS",
    "WITH_CACHE_STORE",
    "WITH_HTTP",
    "WITH_KV",
    "WITH_QUERY",
    "WITH_SEARCH",
    "WITH_TELEMETRY",
    "WORLDS",
]

AGENT_TOOLS_TOOL_DEFINITION: Final = wit.Record(
    "tool-definition",
    (
        ("name", "name", wit.STRING),
        ("description", "description", wit.STRING),
        ("parameters", "parameters", wit.STRING),
    ),
    agent_tools.ToolDefinition,
)

AGENT_TOOLS_TOOL_RESULT: Final = wit.Variant(
    "tool-result",
    (
        ("success", agent_tools.ToolResultSuccess, wit.STRING),
        ("failed", agent_tools.ToolResultFailed, wit.STRING),
        ("unknown", agent_tools.ToolResultUnknown, None),
    ),
)

AGENT_TOOLS: Final = wit.Interface(
    ids.AGENT_TOOLS,
    (
        wit.Function(
            "execute-tool",
            "execute_tool",
            (("name", "name", wit.STRING), ("params", "params", wit.STRING)),
            AGENT_TOOLS_TOOL_RESULT,
        ),
        wit.Function("list-tools", "list_tools", (), wit.List(AGENT_TOOLS_TOOL_DEFINITION)),
    ),
    types=(
        ("tool-definition", AGENT_TOOLS_TOOL_DEFINITION),
        ("tool-result", AGENT_TOOLS_TOOL_RESULT),
    ),
)

TYPES_BODY: Final = wit.Variant(
    "body",
    (
        ("empty", types.BodyEmpty, None),
        ("text", types.BodyText, wit.STRING),
        ("bytes", types.BodyBytes, wit.List(wit.U8)),
    ),
)

TYPES_IDENTITY: Final = wit.Record(
    "identity",
    (
        ("user-id", "user_id", wit.STRING),
        ("roles", "roles", wit.List(wit.STRING)),
        ("attributes", "attributes", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
    ),
    types.Identity,
)

TYPES_PLUGIN_ERROR: Final = wit.Variant(
    "plugin-error",
    (
        ("invalid-config", types.PluginErrorInvalidConfig, wit.STRING),
        ("other", types.PluginErrorOther, wit.STRING),
    ),
)

TYPES_QUERY_CONTEXT: Final = wit.Record(
    "query-context",
    (
        ("query", "query", wit.STRING),
        ("database", "database", wit.STRING),
        ("user", "user", wit.STRING),
        ("client-addr", "client_addr", wit.STRING),
        ("tables", "tables", wit.List(wit.STRING)),
        ("attributes", "attributes", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
        ("is-batch", "is_batch", wit.BOOL),
        ("rows-affected", "rows_affected", wit.U64),
    ),
    types.QueryContext,
)

TYPES_QUERY_RESULT: Final = wit.Record(
    "query-result",
    (
        ("columns", "columns", wit.List(wit.STRING)),
        ("rows", "rows", wit.List(wit.List(wit.Option(wit.STRING)))),
        ("rows-affected", "rows_affected", wit.U64),
    ),
    types.QueryResult,
)

TYPES_TIMESTAMP: Final = wit.S64

TYPES: Final = wit.Interface(
    ids.TYPES,
    (),
    types=(
        ("body", TYPES_BODY),
        ("identity", TYPES_IDENTITY),
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("query-context", TYPES_QUERY_CONTEXT),
        ("query-result", TYPES_QUERY_RESULT),
        ("timestamp", TYPES_TIMESTAMP),
    ),
)

AUTHENTICATE_AUTH_REQUEST: Final = wit.Record(
    "auth-request",
    (
        ("user", "user", wit.STRING),
        ("database", "database", wit.STRING),
        ("client-addr", "client_addr", wit.STRING),
        ("encrypted", "encrypted", wit.BOOL),
        ("headers", "headers", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
        ("password", "password", wit.Option(wit.STRING)),
    ),
    authenticate.AuthRequest,
)

AUTHENTICATE_AUTH_RESULT: Final = wit.Variant(
    "auth-result",
    (
        ("success", authenticate.AuthResultSuccess, TYPES_IDENTITY),
        ("denied", authenticate.AuthResultDenied, wit.STRING),
    ),
)

AUTHENTICATE: Final = wit.Interface(
    ids.AUTHENTICATE,
    (
        wit.Function(
            "authenticate",
            "authenticate",
            (("request", "request", AUTHENTICATE_AUTH_REQUEST),),
            AUTHENTICATE_AUTH_RESULT,
        ),
    ),
    types=(
        ("auth-request", AUTHENTICATE_AUTH_REQUEST),
        ("auth-result", AUTHENTICATE_AUTH_RESULT),
        ("identity", TYPES_IDENTITY),
    ),
)

AUTHORIZE_AUTHORIZE_RESULT: Final = wit.Variant(
    "authorize-result",
    (
        ("allow", authorize.AuthorizeResultAllow, None),
        ("deny", authorize.AuthorizeResultDeny, wit.STRING),
    ),
)

AUTHORIZE: Final = wit.Interface(
    ids.AUTHORIZE,
    (
        wit.Function(
            "authorize",
            "authorize",
            (("identity", "identity", TYPES_IDENTITY), ("ctx", "ctx", TYPES_QUERY_CONTEXT)),
            AUTHORIZE_AUTHORIZE_RESULT,
        ),
    ),
    types=(
        ("authorize-result", AUTHORIZE_AUTHORIZE_RESULT),
        ("identity", TYPES_IDENTITY),
        ("query-context", TYPES_QUERY_CONTEXT),
    ),
)

BRANCH_POLICY_APPROVAL: Final = wit.Record(
    "approval",
    (
        ("approvers", "approvers", wit.List(wit.STRING)),
        ("min-approvals", "min_approvals", wit.U32),
    ),
    branch_policy.Approval,
)

BRANCH_POLICY_MERGE_POLICY: Final = wit.Variant(
    "merge-policy",
    (
        ("auto-merge", branch_policy.MergePolicyAutoMerge, None),
        ("require-approval", branch_policy.MergePolicyRequireApproval, BRANCH_POLICY_APPROVAL),
    ),
)

BRANCH_POLICY: Final = wit.Interface(
    ids.BRANCH_POLICY,
    (
        wit.Function(
            "can-access-branch",
            "can_access_branch",
            (("identity", "identity", TYPES_IDENTITY), ("branch", "branch", wit.STRING)),
            wit.BOOL,
        ),
        wit.Function(
            "on-branch-merge",
            "on_branch_merge",
            (
                ("source", "source", wit.STRING),
                ("target", "target", wit.STRING),
                ("identity", "identity", TYPES_IDENTITY),
            ),
            BRANCH_POLICY_MERGE_POLICY,
        ),
    ),
    types=(
        ("approval", BRANCH_POLICY_APPROVAL),
        ("identity", TYPES_IDENTITY),
        ("merge-policy", BRANCH_POLICY_MERGE_POLICY),
    ),
)

CACHE_STORE_CACHE_ERROR: Final = wit.Variant(
    "cache-error",
    (
        ("access-denied", cache_store.CacheErrorAccessDenied, None),
        ("unavailable", cache_store.CacheErrorUnavailable, wit.STRING),
        ("too-large", cache_store.CacheErrorTooLarge, None),
        ("other", cache_store.CacheErrorOther, wit.STRING),
    ),
)

CACHE_STORE: Final = wit.Interface(
    ids.CACHE_STORE,
    (
        wit.Function(
            "cache-delete",
            "cache_delete",
            (("key", "key", wit.STRING),),
            wit.Result(wit.BOOL, CACHE_STORE_CACHE_ERROR),
        ),
        wit.Function(
            "cache-get",
            "cache_get",
            (("key", "key", wit.STRING),),
            wit.Result(wit.Option(TYPES_BODY), CACHE_STORE_CACHE_ERROR),
        ),
        wit.Function(
            "cache-set",
            "cache_set",
            (("key", "key", wit.STRING), ("value", "value", TYPES_BODY), ("ttl", "ttl", wit.U64)),
            wit.Result(None, CACHE_STORE_CACHE_ERROR),
        ),
    ),
    types=(
        ("body", TYPES_BODY),
        ("cache-error", CACHE_STORE_CACHE_ERROR),
    ),
)

CACHE_CACHE_ENTRY: Final = wit.Record(
    "cache-entry",
    (
        ("value", "value", TYPES_BODY),
        ("ttl", "ttl", wit.U64),
    ),
    cache.CacheEntry,
)

CACHE_CACHE_SET_RESULT: Final = wit.Enum("cache-set-result", ("store", "skip"), cache.CacheSetResult)

CACHE: Final = wit.Interface(
    ids.CACHE,
    (
        wit.Function("cache-get", "cache_get", (("key", "key", wit.STRING),), wit.Option(CACHE_CACHE_ENTRY)),
        wit.Function("cache-key", "cache_key", (("ctx", "ctx", TYPES_QUERY_CONTEXT),), wit.Option(wit.STRING)),
        wit.Function(
            "cache-set",
            "cache_set",
            (("key", "key", wit.STRING), ("entry", "entry", CACHE_CACHE_ENTRY)),
            CACHE_CACHE_SET_RESULT,
        ),
        wit.Function(
            "should-cache",
            "should_cache",
            (("ctx", "ctx", TYPES_QUERY_CONTEXT), ("result", "result", TYPES_QUERY_RESULT)),
            wit.BOOL,
        ),
    ),
    types=(
        ("body", TYPES_BODY),
        ("cache-entry", CACHE_CACHE_ENTRY),
        ("cache-set-result", CACHE_CACHE_SET_RESULT),
        ("query-context", TYPES_QUERY_CONTEXT),
        ("query-result", TYPES_QUERY_RESULT),
    ),
)

CONFIG: Final = wit.Interface(
    ids.CONFIG,
    (
        wit.Function("get", "get", (("key", "key", wit.STRING),), wit.Option(wit.STRING)),
        wit.Function("get-all", "get_all", (), wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
    ),
)

EMBEDDING: Final = wit.Interface(
    ids.EMBEDDING,
    (
        wit.Function("compute-embedding", "compute_embedding", (("text", "text", wit.STRING),), wit.List(wit.F32)),
        wit.Function(
            "similarity",
            "similarity",
            (("a", "a", wit.List(wit.F32)), ("b", "b", wit.List(wit.F32))),
            wit.F32,
        ),
    ),
)

HTTP_HTTP_ERROR: Final = wit.Variant(
    "http-error",
    (
        ("access-denied", http.HttpErrorAccessDenied, None),
        ("invalid-request", http.HttpErrorInvalidRequest, wit.STRING),
        ("unreachable", http.HttpErrorUnreachable, wit.STRING),
        ("timed-out", http.HttpErrorTimedOut, None),
        ("too-large", http.HttpErrorTooLarge, None),
        ("other", http.HttpErrorOther, wit.STRING),
    ),
)

HTTP_HTTP_REQUEST: Final = wit.Record(
    "http-request",
    (
        ("method", "method", wit.STRING),
        ("url", "url", wit.STRING),
        ("headers", "headers", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
        ("body", "body", TYPES_BODY),
    ),
    http.HttpRequest,
)

HTTP_HTTP_RESPONSE: Final = wit.Record(
    "http-response",
    (
        ("status", "status", wit.U16),
        ("headers", "headers", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
        ("body", "body", TYPES_BODY),
    ),
    http.HttpResponse,
)

HTTP: Final = wit.Interface(
    ids.HTTP,
    (
        wit.Function(
            "http-fetch",
            "http_fetch",
            (("request", "request", HTTP_HTTP_REQUEST),),
            wit.Result(HTTP_HTTP_RESPONSE, HTTP_HTTP_ERROR),
        ),
    ),
    types=(
        ("body", TYPES_BODY),
        ("http-error", HTTP_HTTP_ERROR),
        ("http-request", HTTP_HTTP_REQUEST),
        ("http-response", HTTP_HTTP_RESPONSE),
    ),
)

KV_KV_ERROR: Final = wit.Variant(
    "kv-error",
    (
        ("access-denied", kv.KvErrorAccessDenied, None),
        ("unavailable", kv.KvErrorUnavailable, wit.STRING),
        ("too-large", kv.KvErrorTooLarge, None),
        ("not-a-number", kv.KvErrorNotANumber, None),
        ("other", kv.KvErrorOther, wit.STRING),
    ),
)

KV: Final = wit.Interface(
    ids.KV,
    (
        wit.Function("delete", "delete", (("key", "key", wit.STRING),), wit.Result(wit.BOOL, KV_KV_ERROR)),
        wit.Function("get", "get", (("key", "key", wit.STRING),), wit.Result(wit.Option(wit.STRING), KV_KV_ERROR)),
        wit.Function(
            "increment",
            "increment",
            (("key", "key", wit.STRING), ("by", "by", wit.S64)),
            wit.Result(wit.S64, KV_KV_ERROR),
        ),
        wit.Function(
            "set",
            "set",
            (("key", "key", wit.STRING), ("value", "value", wit.STRING)),
            wit.Result(None, KV_KV_ERROR),
        ),
    ),
    types=(("kv-error", KV_KV_ERROR),),
)

LIFECYCLE_PLUGIN_METADATA: Final = wit.Record(
    "plugin-metadata",
    (
        ("name", "name", wit.STRING),
        ("version", "version", wit.STRING),
        ("description", "description", wit.STRING),
        ("author", "author", wit.STRING),
        ("hooks", "hooks", wit.List(wit.STRING)),
        ("permissions", "permissions", wit.List(wit.STRING)),
    ),
    lifecycle.PluginMetadata,
)

LIFECYCLE: Final = wit.Interface(
    ids.LIFECYCLE,
    (
        wit.Function("metadata", "metadata", (), LIFECYCLE_PLUGIN_METADATA),
        wit.Function("on-load", "on_load", (("config", "config", wit.STRING),), wit.Result(None, TYPES_PLUGIN_ERROR)),
        wit.Function("on-unload", "on_unload", (), None),
    ),
    types=(
        ("plugin-error", TYPES_PLUGIN_ERROR),
        ("plugin-metadata", LIFECYCLE_PLUGIN_METADATA),
    ),
)

LLM_RESPONSE_RESPONSE_CONTEXT: Final = wit.Record(
    "response-context",
    (
        ("format", "format", wit.STRING),
        ("sources", "sources", wit.List(wit.STRING)),
    ),
    llm_response.ResponseContext,
)

LLM_RESPONSE: Final = wit.Interface(
    ids.LLM_RESPONSE,
    (
        wit.Function(
            "post-process-response",
            "post_process_response",
            (("response", "response", wit.STRING), ("context", "context", LLM_RESPONSE_RESPONSE_CONTEXT)),
            wit.STRING,
        ),
    ),
    types=(("response-context", LLM_RESPONSE_RESPONSE_CONTEXT),),
)

LOG_LOG_LEVEL: Final = wit.Enum("log-level", ("trace", "debug", "info", "warn", "error"), log.LogLevel)

LOG: Final = wit.Interface(
    ids.LOG,
    (wit.Function("log", "log", (("level", "level", LOG_LOG_LEVEL), ("message", "message", wit.STRING)), None),),
    types=(("log-level", LOG_LOG_LEVEL),),
)

METRICS_QUERY_EVENT: Final = wit.Record(
    "query-event",
    (
        ("query", "query", wit.STRING),
        ("database", "database", wit.STRING),
        ("user", "user", wit.STRING),
        ("client-addr", "client_addr", wit.STRING),
        ("started", "started", TYPES_TIMESTAMP),
        ("duration", "duration", wit.U64),
        ("rows", "rows", wit.U64),
        ("cached", "cached", wit.BOOL),
        ("error", "error", wit.Option(wit.STRING)),
    ),
    metrics.QueryEvent,
)

METRICS: Final = wit.Interface(
    ids.METRICS,
    (wit.Function("on-event", "on_event", (("event", "event", METRICS_QUERY_EVENT),), None),),
    types=(
        ("query-event", METRICS_QUERY_EVENT),
        ("timestamp", TYPES_TIMESTAMP),
    ),
)

POST_QUERY_POST_QUERY_RESULT: Final = wit.Variant(
    "post-query-result",
    (
        ("keep", post_query.PostQueryResultKeep, None),
        ("replace", post_query.PostQueryResultReplace, TYPES_QUERY_RESULT),
        ("deny", post_query.PostQueryResultDeny, wit.STRING),
    ),
)

POST_QUERY: Final = wit.Interface(
    ids.POST_QUERY,
    (
        wit.Function(
            "post-query",
            "post_query",
            (("ctx", "ctx", TYPES_QUERY_CONTEXT), ("result", "result", TYPES_QUERY_RESULT)),
            POST_QUERY_POST_QUERY_RESULT,
        ),
    ),
    types=(
        ("post-query-result", POST_QUERY_POST_QUERY_RESULT),
        ("query-context", TYPES_QUERY_CONTEXT),
        ("query-result", TYPES_QUERY_RESULT),
    ),
)

PRE_QUERY_PRE_QUERY_RESULT: Final = wit.Variant(
    "pre-query-result",
    (
        ("continue", pre_query.PreQueryResultContinue, None),
        ("rewrite", pre_query.PreQueryResultRewrite, wit.STRING),
        ("deny", pre_query.PreQueryResultDeny, wit.STRING),
    ),
)

PRE_QUERY: Final = wit.Interface(
    ids.PRE_QUERY,
    (wit.Function("pre-query", "pre_query", (("ctx", "ctx", TYPES_QUERY_CONTEXT),), PRE_QUERY_PRE_QUERY_RESULT),),
    types=(
        ("pre-query-result", PRE_QUERY_PRE_QUERY_RESULT),
        ("query-context", TYPES_QUERY_CONTEXT),
    ),
)

QUERY_QUERY_ERROR: Final = wit.Variant(
    "query-error",
    (
        ("access-denied", query.QueryErrorAccessDenied, None),
        ("failed", query.QueryErrorFailed, wit.STRING),
        ("unavailable", query.QueryErrorUnavailable, wit.STRING),
        ("timed-out", query.QueryErrorTimedOut, None),
        ("too-large", query.QueryErrorTooLarge, None),
        ("other", query.QueryErrorOther, wit.STRING),
    ),
)

QUERY: Final = wit.Interface(
    ids.QUERY,
    (
        wit.Function(
            "execute-query",
            "execute_query",
            (("sql", "sql", wit.STRING),),
            wit.Result(TYPES_QUERY_RESULT, QUERY_QUERY_ERROR),
        ),
    ),
    types=(
        ("query-error", QUERY_QUERY_ERROR),
        ("query-result", TYPES_QUERY_RESULT),
    ),
)

RAG_CHUNK: Final = wit.Record(
    "chunk",
    (
        ("id", "id", wit.STRING),
        ("text", "text", wit.STRING),
        ("score", "score", wit.F32),
        ("source", "source", wit.STRING),
        ("metadata", "metadata", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
    ),
    rag.Chunk,
)

RAG_RAG_CONFIG: Final = wit.Record(
    "rag-config",
    (
        ("index", "index", wit.STRING),
        ("top-k", "top_k", wit.U32),
        ("min-score", "min_score", wit.F32),
        ("settings", "settings", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
    ),
    rag.RagConfig,
)

RAG: Final = wit.Interface(
    ids.RAG,
    (
        wit.Function(
            "rag-rerank",
            "rag_rerank",
            (("query", "query", wit.STRING), ("chunks", "chunks", wit.List(RAG_CHUNK))),
            wit.List(RAG_CHUNK),
        ),
        wit.Function(
            "rag-retrieve",
            "rag_retrieve",
            (("query", "query", wit.STRING), ("config", "config", RAG_RAG_CONFIG)),
            wit.List(RAG_CHUNK),
        ),
    ),
    types=(
        ("chunk", RAG_CHUNK),
        ("rag-config", RAG_RAG_CONFIG),
    ),
)

REWRITE: Final = wit.Interface(
    ids.REWRITE,
    (wit.Function("rewrite", "rewrite", (("ctx", "ctx", TYPES_QUERY_CONTEXT),), wit.Option(wit.STRING)),),
    types=(("query-context", TYPES_QUERY_CONTEXT),),
)

ROUTE_BACKEND_ROLE: Final = wit.Enum("backend-role", ("primary", "replica"), route.BackendRole)

ROUTE_BACKEND: Final = wit.Record(
    "backend",
    (
        ("name", "name", wit.STRING),
        ("address", "address", wit.STRING),
        ("role", "role", ROUTE_BACKEND_ROLE),
        ("healthy", "healthy", wit.BOOL),
    ),
    route.Backend,
)

ROUTE: Final = wit.Interface(
    ids.ROUTE,
    (
        wit.Function(
            "route",
            "route",
            (("ctx", "ctx", TYPES_QUERY_CONTEXT), ("backends", "backends", wit.List(ROUTE_BACKEND))),
            wit.Option(wit.STRING),
        ),
    ),
    types=(
        ("backend", ROUTE_BACKEND),
        ("backend-role", ROUTE_BACKEND_ROLE),
        ("query-context", TYPES_QUERY_CONTEXT),
    ),
)

SEARCH_SEARCH_ERROR: Final = wit.Variant(
    "search-error",
    (
        ("access-denied", search.SearchErrorAccessDenied, None),
        ("no-such-index", search.SearchErrorNoSuchIndex, None),
        ("invalid-query", search.SearchErrorInvalidQuery, wit.STRING),
        ("unavailable", search.SearchErrorUnavailable, wit.STRING),
        ("other", search.SearchErrorOther, wit.STRING),
    ),
)

SEARCH_SEARCH_HIT: Final = wit.Record(
    "search-hit",
    (
        ("id", "id", wit.STRING),
        ("score", "score", wit.F32),
        ("text", "text", wit.STRING),
        ("source", "source", wit.STRING),
        ("metadata", "metadata", wit.List(wit.Tuple((wit.STRING, wit.STRING)))),
    ),
    search.SearchHit,
)

SEARCH: Final = wit.Interface(
    ids.SEARCH,
    (
        wit.Function(
            "search-keyword-index",
            "search_keyword_index",
            (("index", "index", wit.STRING), ("text", "text", wit.STRING), ("k", "k", wit.U32)),
            wit.Result(wit.List(SEARCH_SEARCH_HIT), SEARCH_SEARCH_ERROR),
        ),
        wit.Function(
            "search-semantic-index",
            "search_semantic_index",
            (("index", "index", wit.STRING), ("vector", "vector", wit.List(wit.F32)), ("k", "k", wit.U32)),
            wit.Result(wit.List(SEARCH_SEARCH_HIT), SEARCH_SEARCH_ERROR),
        ),
    ),
    types=(
        ("search-error", SEARCH_SEARCH_ERROR),
        ("search-hit", SEARCH_SEARCH_HIT),
    ),
)

SYNC_MODE_SYNC_MODE: Final = wit.Enum("sync-mode", ("sync", "semi-sync", "async"), sync_mode.SyncMode)

SYNC_MODE: Final = wit.Interface(
    ids.SYNC_MODE,
    (
        wit.Function(
            "select-sync-mode",
            "select_sync_mode",
            (("query", "query", wit.STRING), ("ctx", "ctx", TYPES_QUERY_CONTEXT)),
            SYNC_MODE_SYNC_MODE,
        ),
    ),
    types=(
        ("query-context", TYPES_QUERY_CONTEXT),
        ("sync-mode", SYNC_MODE_SYNC_MODE),
    ),
)

TELEMETRY: Final = wit.Interface(
    ids.TELEMETRY,
    (wit.Function("metric-inc", "metric_inc", (("name", "name", wit.STRING), ("value", "value", wit.F64)), None),),
)

TIME_TRAVEL_TIME_POLICY: Final = wit.Variant(
    "time-policy",
    (
        ("allowed", time_travel.TimePolicyAllowed, None),
        ("denied", time_travel.TimePolicyDenied, wit.STRING),
    ),
)

TIME_TRAVEL: Final = wit.Interface(
    ids.TIME_TRAVEL,
    (
        wit.Function(
            "time-travel-policy",
            "time_travel_policy",
            (
                ("identity", "identity", TYPES_IDENTITY),
                ("table", "table", wit.STRING),
                ("as-of", "as_of", TYPES_TIMESTAMP),
            ),
            TIME_TRAVEL_TIME_POLICY,
        ),
    ),
    types=(
        ("identity", TYPES_IDENTITY),
        ("time-policy", TIME_TRAVEL_TIME_POLICY),
        ("timestamp", TYPES_TIMESTAMP),
    ),
)

VECTOR_INDEX_QUANTIZED_VECTORS: Final = wit.Record(
    "quantized-vectors",
    (
        ("scheme", "scheme", wit.STRING),
        ("dimensions", "dimensions", wit.U32),
        ("codebook", "codebook", wit.List(wit.List(wit.F32))),
        ("codes", "codes", wit.List(wit.List(wit.U8))),
    ),
    vector_index.QuantizedVectors,
)

VECTOR_INDEX: Final = wit.Interface(
    ids.VECTOR_INDEX,
    (
        wit.Function(
            "custom-distance",
            "custom_distance",
            (("a", "a", wit.List(wit.F32)), ("b", "b", wit.List(wit.F32))),
            wit.F32,
        ),
        wit.Function(
            "custom-quantization",
            "custom_quantization",
            (("vectors", "vectors", wit.List(wit.List(wit.F32))),),
            VECTOR_INDEX_QUANTIZED_VECTORS,
        ),
    ),
    types=(("quantized-vectors", VECTOR_INDEX_QUANTIZED_VECTORS),),
)

AGENT_TOOLS_PLUGIN: Final = wit.World(
    ids.AGENT_TOOLS_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        AGENT_TOOLS,
        LIFECYCLE,
    ),
)

AUTHENTICATE_PLUGIN: Final = wit.World(
    ids.AUTHENTICATE_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        AUTHENTICATE,
        LIFECYCLE,
    ),
)

AUTHORIZE_PLUGIN: Final = wit.World(
    ids.AUTHORIZE_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        AUTHORIZE,
        LIFECYCLE,
    ),
)

BRANCH_POLICY_PLUGIN: Final = wit.World(
    ids.BRANCH_POLICY_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        BRANCH_POLICY,
        LIFECYCLE,
    ),
)

CACHE_PLUGIN: Final = wit.World(
    ids.CACHE_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        CACHE,
        LIFECYCLE,
    ),
)

EMBEDDING_PLUGIN: Final = wit.World(
    ids.EMBEDDING_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        EMBEDDING,
        LIFECYCLE,
    ),
)

EVERYTHING: Final = wit.World(
    ids.EVERYTHING,
    imports=(
        CACHE_STORE,
        CONFIG,
        HTTP,
        KV,
        LOG,
        QUERY,
        SEARCH,
        TELEMETRY,
        TYPES,
    ),
    exports=(
        AGENT_TOOLS,
        AUTHENTICATE,
        AUTHORIZE,
        BRANCH_POLICY,
        CACHE,
        EMBEDDING,
        LIFECYCLE,
        LLM_RESPONSE,
        METRICS,
        POST_QUERY,
        PRE_QUERY,
        RAG,
        REWRITE,
        ROUTE,
        SYNC_MODE,
        TIME_TRAVEL,
        VECTOR_INDEX,
    ),
)

IMPORTS: Final = wit.World(
    ids.IMPORTS,
    imports=(
        CACHE_STORE,
        CONFIG,
        HTTP,
        KV,
        LOG,
        QUERY,
        SEARCH,
        TELEMETRY,
        TYPES,
    ),
    exports=(),
)

LLM_RESPONSE_PLUGIN: Final = wit.World(
    ids.LLM_RESPONSE_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        LLM_RESPONSE,
    ),
)

METRICS_PLUGIN: Final = wit.World(
    ids.METRICS_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        METRICS,
    ),
)

POST_QUERY_PLUGIN: Final = wit.World(
    ids.POST_QUERY_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        POST_QUERY,
    ),
)

PRE_QUERY_PLUGIN: Final = wit.World(
    ids.PRE_QUERY_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        PRE_QUERY,
    ),
)

RAG_PLUGIN: Final = wit.World(
    ids.RAG_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        RAG,
    ),
)

REWRITE_PLUGIN: Final = wit.World(
    ids.REWRITE_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        REWRITE,
    ),
)

ROUTE_PLUGIN: Final = wit.World(
    ids.ROUTE_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        ROUTE,
    ),
)

SYNC_MODE_PLUGIN: Final = wit.World(
    ids.SYNC_MODE_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        SYNC_MODE,
    ),
)

TIME_TRAVEL_PLUGIN: Final = wit.World(
    ids.TIME_TRAVEL_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        TIME_TRAVEL,
    ),
)

VECTOR_INDEX_PLUGIN: Final = wit.World(
    ids.VECTOR_INDEX_PLUGIN,
    imports=(
        CONFIG,
        LOG,
        TYPES,
    ),
    exports=(
        LIFECYCLE,
        VECTOR_INDEX,
    ),
)

WITH_CACHE_STORE: Final = wit.World(
    ids.WITH_CACHE_STORE,
    imports=(
        CACHE_STORE,
        TYPES,
    ),
    exports=(),
)

WITH_HTTP: Final = wit.World(
    ids.WITH_HTTP,
    imports=(
        HTTP,
        TYPES,
    ),
    exports=(),
)

WITH_KV: Final = wit.World(
    ids.WITH_KV,
    imports=(KV,),
    exports=(),
)

WITH_QUERY: Final = wit.World(
    ids.WITH_QUERY,
    imports=(
        QUERY,
        TYPES,
    ),
    exports=(),
)

WITH_SEARCH: Final = wit.World(
    ids.WITH_SEARCH,
    imports=(SEARCH,),
    exports=(),
)

WITH_TELEMETRY: Final = wit.World(
    ids.WITH_TELEMETRY,
    imports=(TELEMETRY,),
    exports=(),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.AGENT_TOOLS: AGENT_TOOLS,
    ids.AUTHENTICATE: AUTHENTICATE,
    ids.AUTHORIZE: AUTHORIZE,
    ids.BRANCH_POLICY: BRANCH_POLICY,
    ids.CACHE: CACHE,
    ids.CACHE_STORE: CACHE_STORE,
    ids.CONFIG: CONFIG,
    ids.EMBEDDING: EMBEDDING,
    ids.HTTP: HTTP,
    ids.KV: KV,
    ids.LIFECYCLE: LIFECYCLE,
    ids.LLM_RESPONSE: LLM_RESPONSE,
    ids.LOG: LOG,
    ids.METRICS: METRICS,
    ids.POST_QUERY: POST_QUERY,
    ids.PRE_QUERY: PRE_QUERY,
    ids.QUERY: QUERY,
    ids.RAG: RAG,
    ids.REWRITE: REWRITE,
    ids.ROUTE: ROUTE,
    ids.SEARCH: SEARCH,
    ids.SYNC_MODE: SYNC_MODE,
    ids.TELEMETRY: TELEMETRY,
    ids.TIME_TRAVEL: TIME_TRAVEL,
    ids.TYPES: TYPES,
    ids.VECTOR_INDEX: VECTOR_INDEX,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.AGENT_TOOLS_PLUGIN: AGENT_TOOLS_PLUGIN,
    ids.AUTHENTICATE_PLUGIN: AUTHENTICATE_PLUGIN,
    ids.AUTHORIZE_PLUGIN: AUTHORIZE_PLUGIN,
    ids.BRANCH_POLICY_PLUGIN: BRANCH_POLICY_PLUGIN,
    ids.CACHE_PLUGIN: CACHE_PLUGIN,
    ids.EMBEDDING_PLUGIN: EMBEDDING_PLUGIN,
    ids.EVERYTHING: EVERYTHING,
    ids.IMPORTS: IMPORTS,
    ids.LLM_RESPONSE_PLUGIN: LLM_RESPONSE_PLUGIN,
    ids.METRICS_PLUGIN: METRICS_PLUGIN,
    ids.POST_QUERY_PLUGIN: POST_QUERY_PLUGIN,
    ids.PRE_QUERY_PLUGIN: PRE_QUERY_PLUGIN,
    ids.RAG_PLUGIN: RAG_PLUGIN,
    ids.REWRITE_PLUGIN: REWRITE_PLUGIN,
    ids.ROUTE_PLUGIN: ROUTE_PLUGIN,
    ids.SYNC_MODE_PLUGIN: SYNC_MODE_PLUGIN,
    ids.TIME_TRAVEL_PLUGIN: TIME_TRAVEL_PLUGIN,
    ids.VECTOR_INDEX_PLUGIN: VECTOR_INDEX_PLUGIN,
    ids.WITH_CACHE_STORE: WITH_CACHE_STORE,
    ids.WITH_HTTP: WITH_HTTP,
    ids.WITH_KV: WITH_KV,
    ids.WITH_QUERY: WITH_QUERY,
    ids.WITH_SEARCH: WITH_SEARCH,
    ids.WITH_TELEMETRY: WITH_TELEMETRY,
}
