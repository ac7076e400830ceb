# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "AGENT_TOOLS",
    "AGENT_TOOLS_PLUGIN",
    "AUTHENTICATE",
    "AUTHENTICATE_PLUGIN",
    "AUTHORIZE",
    "AUTHORIZE_PLUGIN",
    "BRANCH_POLICY",
    "BRANCH_POLICY_PLUGIN",
    "CACHE",
    "CACHE_PLUGIN",
    "CACHE_STORE",
    "CONFIG",
    "EMBEDDING",
    "EMBEDDING_PLUGIN",
    "EVERYTHING",
    "HTTP",
    "IMPORTS",
    "KV",
    "LIFECYCLE",
    "LLM_RESPONSE",
    "LLM_RESPONSE_PLUGIN",
    "LOG",
    "METRICS",
    "METRICS_PLUGIN",
    "POST_QUERY",
    "POST_QUERY_PLUGIN",
    "PRE_QUERY",
    "PRE_QUERY_PLUGIN",
    "QUERY",
    "RAG",
    "RAG_PLUGIN",
    "REWRITE",
    "REWRITE_PLUGIN",
    "ROUTE",
    "ROUTE_PLUGIN",
    "SEARCH",
    "SYNC_MODE",
    "SYNC_MODE_PLUGIN",
    "TELEMETRY",
    "TIME_TRAVEL",
    "TIME_TRAVEL_PLUGIN",
    "TYPES",
    "VECTOR_INDEX",
    "VECTOR_INDEX_PLUGIN",
    "WITH_CACHE_STORE",
    "WITH_HTTP",
    "WITH_KV",
    "WITH_QUERY",
    "WITH_SEARCH",
    "WITH_TELEMETRY",
]

AGENT_TOOLS: Final = "heliosproxy:plugin/agent-tools@1.0.0"
AGENT_TOOLS_PLUGIN: Final = "heliosproxy:plugin/agent-tools-plugin@1.0.0"
AUTHENTICATE: Final = "heliosproxy:plugin/authenticate@1.0.0"
AUTHENTICATE_PLUGIN: Final = "heliosproxy:plugin/authenticate-plugin@1.0.0"
AUTHORIZE: Final = "heliosproxy:plugin/authorize@1.0.0"
AUTHORIZE_PLUGIN: Final = "heliosproxy:plugin/authorize-plugin@1.0.0"
BRANCH_POLICY: Final = "heliosproxy:plugin/branch-policy@1.0.0"
BRANCH_POLICY_PLUGIN: Final = "heliosproxy:plugin/branch-policy-plugin@1.0.0"
CACHE: Final = "heliosproxy:plugin/cache@1.0.0"
CACHE_PLUGIN: Final = "heliosproxy:plugin/cache-plugin@1.0.0"
CACHE_STORE: Final = "heliosproxy:plugin/cache-store@1.0.0"
CONFIG: Final = "heliosproxy:plugin/config@1.0.0"
EMBEDDING: Final = "heliosproxy:plugin/embedding@1.0.0"
EMBEDDING_PLUGIN: Final = "heliosproxy:plugin/embedding-plugin@1.0.0"
EVERYTHING: Final = "heliosproxy:plugin/everything@1.0.0"
HTTP: Final = "heliosproxy:plugin/http@1.0.0"
IMPORTS: Final = "heliosproxy:plugin/imports@1.0.0"
KV: Final = "heliosproxy:plugin/kv@1.0.0"
LIFECYCLE: Final = "heliosproxy:plugin/lifecycle@1.0.0"
LLM_RESPONSE: Final = "heliosproxy:plugin/llm-response@1.0.0"
LLM_RESPONSE_PLUGIN: Final = "heliosproxy:plugin/llm-response-plugin@1.0.0"
LOG: Final = "heliosproxy:plugin/log@1.0.0"
METRICS: Final = "heliosproxy:plugin/metrics@1.0.0"
METRICS_PLUGIN: Final = "heliosproxy:plugin/metrics-plugin@1.0.0"
POST_QUERY: Final = "heliosproxy:plugin/post-query@1.0.0"
POST_QUERY_PLUGIN: Final = "heliosproxy:plugin/post-query-plugin@1.0.0"
PRE_QUERY: Final = "heliosproxy:plugin/pre-query@1.0.0"
PRE_QUERY_PLUGIN: Final = "heliosproxy:plugin/pre-query-plugin@1.0.0"
QUERY: Final = "heliosproxy:plugin/query@1.0.0"
RAG: Final = "heliosproxy:plugin/rag@1.0.0"
RAG_PLUGIN: Final = "heliosproxy:plugin/rag-plugin@1.0.0"
REWRITE: Final = "heliosproxy:plugin/rewrite@1.0.0"
REWRITE_PLUGIN: Final = "heliosproxy:plugin/rewrite-plugin@1.0.0"
ROUTE: Final = "heliosproxy:plugin/route@1.0.0"
ROUTE_PLUGIN: Final = "heliosproxy:plugin/route-plugin@1.0.0"
SEARCH: Final = "heliosproxy:plugin/search@1.0.0"
SYNC_MODE: Final = "heliosproxy:plugin/sync-mode@1.0.0"
SYNC_MODE_PLUGIN: Final = "heliosproxy:plugin/sync-mode-plugin@1.0.0"
TELEMETRY: Final = "heliosproxy:plugin/telemetry@1.0.0"
TIME_TRAVEL: Final = "heliosproxy:plugin/time-travel@1.0.0"
TIME_TRAVEL_PLUGIN: Final = "heliosproxy:plugin/time-travel-plugin@1.0.0"
TYPES: Final = "heliosproxy:plugin/types@1.0.0"
VECTOR_INDEX: Final = "heliosproxy:plugin/vector-index@1.0.0"
VECTOR_INDEX_PLUGIN: Final = "heliosproxy:plugin/vector-index-plugin@1.0.0"
WITH_CACHE_STORE: Final = "heliosproxy:plugin/with-cache-store@1.0.0"
WITH_HTTP: Final = "heliosproxy:plugin/with-http@1.0.0"
WITH_KV: Final = "heliosproxy:plugin/with-kv@1.0.0"
WITH_QUERY: Final = "heliosproxy:plugin/with-query@1.0.0"
WITH_SEARCH: Final = "heliosproxy:plugin/with-search@1.0.0"
WITH_TELEMETRY: Final = "heliosproxy:plugin/with-telemetry@1.0.0"
