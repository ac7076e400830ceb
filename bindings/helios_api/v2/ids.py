# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
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
    "CONNECTION",
    "CONNECTION_PLUGIN",
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
    "SECRETS",
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
    "WITH_SECRETS",
    "WITH_TELEMETRY",
]

AGENT_TOOLS: Final = "heliosproxy:plugin/agent-tools@2.0.0"
AGENT_TOOLS_PLUGIN: Final = "heliosproxy:plugin/agent-tools-plugin@2.0.0"
AUTHENTICATE: Final = "heliosproxy:plugin/authenticate@2.0.0"
AUTHENTICATE_PLUGIN: Final = "heliosproxy:plugin/authenticate-plugin@2.0.0"
AUTHORIZE: Final = "heliosproxy:plugin/authorize@2.0.0"
AUTHORIZE_PLUGIN: Final = "heliosproxy:plugin/authorize-plugin@2.0.0"
BRANCH_POLICY: Final = "heliosproxy:plugin/branch-policy@2.0.0"
BRANCH_POLICY_PLUGIN: Final = "heliosproxy:plugin/branch-policy-plugin@2.0.0"
CACHE: Final = "heliosproxy:plugin/cache@2.0.0"
CACHE_PLUGIN: Final = "heliosproxy:plugin/cache-plugin@2.0.0"
CACHE_STORE: Final = "heliosproxy:plugin/cache-store@2.0.0"
CONFIG: Final = "heliosproxy:plugin/config@2.0.0"
CONNECTION: Final = "heliosproxy:plugin/connection@2.0.0"
CONNECTION_PLUGIN: Final = "heliosproxy:plugin/connection-plugin@2.0.0"
EMBEDDING: Final = "heliosproxy:plugin/embedding@2.0.0"
EMBEDDING_PLUGIN: Final = "heliosproxy:plugin/embedding-plugin@2.0.0"
EVERYTHING: Final = "heliosproxy:plugin/everything@2.0.0"
HTTP: Final = "heliosproxy:plugin/http@2.0.0"
IMPORTS: Final = "heliosproxy:plugin/imports@2.0.0"
KV: Final = "heliosproxy:plugin/kv@2.0.0"
LIFECYCLE: Final = "heliosproxy:plugin/lifecycle@2.0.0"
LLM_RESPONSE: Final = "heliosproxy:plugin/llm-response@2.0.0"
LLM_RESPONSE_PLUGIN: Final = "heliosproxy:plugin/llm-response-plugin@2.0.0"
LOG: Final = "heliosproxy:plugin/log@2.0.0"
METRICS: Final = "heliosproxy:plugin/metrics@2.0.0"
METRICS_PLUGIN: Final = "heliosproxy:plugin/metrics-plugin@2.0.0"
POST_QUERY: Final = "heliosproxy:plugin/post-query@2.0.0"
POST_QUERY_PLUGIN: Final = "heliosproxy:plugin/post-query-plugin@2.0.0"
PRE_QUERY: Final = "heliosproxy:plugin/pre-query@2.0.0"
PRE_QUERY_PLUGIN: Final = "heliosproxy:plugin/pre-query-plugin@2.0.0"
QUERY: Final = "heliosproxy:plugin/query@2.0.0"
RAG: Final = "heliosproxy:plugin/rag@2.0.0"
RAG_PLUGIN: Final = "heliosproxy:plugin/rag-plugin@2.0.0"
REWRITE: Final = "heliosproxy:plugin/rewrite@2.0.0"
REWRITE_PLUGIN: Final = "heliosproxy:plugin/rewrite-plugin@2.0.0"
ROUTE: Final = "heliosproxy:plugin/route@2.0.0"
ROUTE_PLUGIN: Final = "heliosproxy:plugin/route-plugin@2.0.0"
SEARCH: Final = "heliosproxy:plugin/search@2.0.0"
SECRETS: Final = "heliosproxy:plugin/secrets@2.0.0"
SYNC_MODE: Final = "heliosproxy:plugin/sync-mode@2.0.0"
SYNC_MODE_PLUGIN: Final = "heliosproxy:plugin/sync-mode-plugin@2.0.0"
TELEMETRY: Final = "heliosproxy:plugin/telemetry@2.0.0"
TIME_TRAVEL: Final = "heliosproxy:plugin/time-travel@2.0.0"
TIME_TRAVEL_PLUGIN: Final = "heliosproxy:plugin/time-travel-plugin@2.0.0"
TYPES: Final = "heliosproxy:plugin/types@2.0.0"
VECTOR_INDEX: Final = "heliosproxy:plugin/vector-index@2.0.0"
VECTOR_INDEX_PLUGIN: Final = "heliosproxy:plugin/vector-index-plugin@2.0.0"
WITH_CACHE_STORE: Final = "heliosproxy:plugin/with-cache-store@2.0.0"
WITH_HTTP: Final = "heliosproxy:plugin/with-http@2.0.0"
WITH_KV: Final = "heliosproxy:plugin/with-kv@2.0.0"
WITH_QUERY: Final = "heliosproxy:plugin/with-query@2.0.0"
WITH_SEARCH: Final = "heliosproxy:plugin/with-search@2.0.0"
WITH_SECRETS: Final = "heliosproxy:plugin/with-secrets@2.0.0"
WITH_TELEMETRY: Final = "heliosproxy:plugin/with-telemetry@2.0.0"
