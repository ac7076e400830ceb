# ruff: noqa: E501 - one row a fault
"""Which fault breaks which law, where."""

from __future__ import annotations

from typing import Final

import attrs

__all__ = ["FAULTS", "Fault"]


@attrs.frozen
class Fault:
    """A fault: its name, what is wrong, the law that should find it, and the function that it is in.

    `where` is `guest` for a rule of the seeded plugin that is replaced, `host` for a patch of the host. `function` is a target's label, `version` its version.
    """

    name: str
    what: str
    law: str
    function: str
    version: int = 2
    where: str = "guest"


FAULTS: Final = (
    Fault("says-other-permissions", "metadata and manifest name different permissions", "says-who-it-is", "lifecycle.metadata"),
    Fault("dies-on-odd-configuration", "joins a list of settings that may hold numbers", "takes-its-configuration", "lifecycle.on_load"),
    Fault("dies-on-empty-list", "takes the first of no chunks", "never-traps", "rag.rag_rerank"),
    Fault("dies-on-nul", "raises on a NUL in a text", "never-traps", "metrics.on_events"),
    Fault("dies-on-not-a-number", "turns a number that is none into an integer", "never-traps", "vector_index.custom_distance", 1),
    Fault("dies-on-mixed-lengths", "reads past the end of the shorter vector", "never-traps", "embedding.similarity"),
    Fault("takes-quadratic-time", "cuts a text down character by character", "takes-a-megabyte", "rewrite.rewrite"),
    Fault("never-ends", "searches for the end of a dollar quote for ever", "within-limits", "rewrite.rewrite"),
    Fault("answers-too-much", "repeats a response 4,000 times", "within-limits", "llm_response.post_process_response"),
    Fault("counts-calls", "denies every fifth call", "same-answer", "pre_query.pre_query"),
    Fault("grows-a-default", "adds to a list that calls share", "same-answer", "authenticate.authenticate", 1),
    Fault("remembers-the-last-admin", "keeps the roles of an earlier call", "fresh-or-used", "authorize.authorize"),
    Fault("reads-kv-unasked", "writes kv without kv_write", "asks-before-use", "pre_query.pre_query"),
    Fault("fetches-a-secret-of-another", "counts tokens in kv without kv_write", "asks-before-use", "authenticate.authenticate"),
    Fault("logs-every-character", "logs 150 messages a call", "logs-within-limits", "metrics.on_event", 1),
    Fault("logs-whole-texts", "logs statements of any length", "logs-within-limits", "metrics.on_events"),
    Fault("dies-when-kv-fails", "takes kv for something that always answers", "imports-may-fail", "pre_query.pre_query"),
    Fault("dies-when-http-fails", "takes an HTTP service for reachable", "imports-may-fail", "authenticate.authenticate"),
    Fault("dies-without-hits", "takes the first of no hits", "imports-may-answer-anything", "rag.rag_retrieve"),
    Fault("takes-kv-for-a-number", "takes a stored text for a number", "imports-may-answer-anything", "pre_query.pre_query"),
    Fault("leaves-a-lock", "dies when an interrupted call left a lock in kv", "survives-interruption", "pre_query.pre_query"),
    Fault("leaks-each-event", "keeps 600 bytes of each event", "memory-is-flat", "metrics"),
    Fault("leaks-streams", "keeps a processor of each response", "memory-is-flat", "llm_response"),
    Fault("limits-anything", "appends LIMIT to whatever begins with SELECT", "rewrite-parses", "rewrite.rewrite"),
    Fault("reads-a-view-instead", "replaces a table by another one", "rewrite-adds-no-table", "rewrite.rewrite", 1),
    Fault("responds-with-short-rows", "answers one value for two columns", "results-fit", "pre_query.pre_query"),
    Fault("masks-one-column-further", "masks the column after the one that is meant", "results-fit", "post_query.post_query"),
    Fault("replaces-columns", "leaves a column out of a result", "results-fit", "post_query.post_query"),
    Fault("filters-with-half-a-condition", "gives a row filter that is no expression", "obligations-parse", "authorize.authorize"),
    Fault("reuses-by-fingerprint", "allows reuse by fingerprint where a constant decides", "reuse-is-honest", "authorize.authorize"),
    Fault("reuses-across-parameters", "allows reuse by text where a parameter decides", "reuse-is-honest", "pre_query.pre_query"),
    Fault("reuses-across-sessions", "allows reuse within an identity where the address decides", "reuse-is-honest", "pre_query.pre_query"),
    Fault("keys-without-database", "makes one cache key for two databases", "cache-keys-tell-apart", "cache.cache_key"),
    Fault("keys-without-parameters", "makes one cache key for two parameters", "cache-keys-tell-apart", "cache.cache_key"),
    Fault("keys-without-constants", "makes one cache key for two constants", "cache-keys-tell-apart", "cache.cache_key", 1),
    Fault("caches-everything", "caches what changes data", "cache-policies-fit", "cache.should_cache"),
    Fault("names-tags-twice", "names a tag twice", "cache-policies-fit", "cache.should_cache"),
    Fault("routes-to-a-fixed-name", "routes to a server that is not in the list", "routes-to-a-backend", "route.route"),
    Fault("routes-to-the-first-replica", "routes to a replica that is down", "routes-to-a-backend", "route.route", 1),
    Fault("takes-the-last-role-only", "looks at the last role only", "more-roles-never-less", "authorize.authorize"),
    Fault("shuts-readers-out", "denies a role instead of allowing one", "more-roles-never-less", "branch_policy.can_access_branch", 1),
    Fault("needs-no-approval", "asks for no approvals", "approval-is-possible", "branch_policy.on_branch_merge"),
    Fault("looks-at-the-end-only", "looks at the end of a range only", "part-of-allowed-is-allowed", "time_travel.time_travel_policy"),
    Fault("gives-a-role-twice", "gives a role twice", "identities-are-whole", "authenticate.authenticate"),
    Fault("takes-nobody-in", "lets an empty user name in", "identities-are-whole", "authenticate.authenticate", 1),
    Fault("likes-one-way", "likens a to b otherwise than b to a", "similarity-is-symmetric", "embedding.similarity"),
    Fault("multiplies", "likens by a product that grows with length", "similarity-is-self-maximal", "embedding.similarity", 1),
    Fault("embeds-by-length", "makes vectors as long as the text", "embeddings-have-one-dimension", "embedding.compute_embedding", 1),
    Fault("embeds-no-empty-text", "leaves empty texts out", "embeddings-have-one-dimension", "embedding.embed"),
    Fault("measures-negative", "answers negative distances", "distances-are-not-negative", "vector_index.distances"),
    Fault("claims-no-error", "claims a quantizer without error", "quantization-within-its-error", "vector_index.train"),
    Fault("forgets-the-last-code", "makes one code too few", "quantization-within-its-error", "vector_index.train"),
    Fault("finds-one-too-many", "answers top-k and one", "retrieve-keeps-its-bounds", "rag.rag_retrieve"),
    Fault("finds-in-any-order", "answers the worst first", "retrieve-keeps-its-bounds", "rag.rag_retrieve", 1),
    Fault("repeats-the-best", "answers the best chunk twice", "rerank-keeps-chunks", "rag.rag_rerank"),
    Fault("describes-a-tool-badly", "names a tool with a space and requires what it does not describe", "tools-are-well-described", "agent_tools.list_tools"),
    Fault("takes-any-type", "runs a tool with parameters of wrong types", "tools-are-total", "agent_tools.execute_tool"),
    Fault("dies-without-a-parameter", "takes a required parameter for granted", "tools-are-total", "agent_tools.execute_tool", 1),
    Fault("answers-a-bare-text", "answers structured output that is no object", "tools-are-total", "agent_tools.execute_tool"),
    Fault("runs-unknown-tools", "answers success for a tool that it does not have", "tools-are-total", "agent_tools.execute_tool", 1),
    Fault("masks-whole-chunks-only", "masks numbers chunk by chunk", "stream-equals-whole", "llm_response.post_process_response"),
    Fault("lets-a-split-tag-through", "misses what is cut in two", "stream-equals-whole", "llm_response.post_process_response"),
    Fault("forgets-capitals-in-version-1", "denies other texts in version 1", "versions-agree", "pre_query.pre_query"),
    Fault("limits-one-less-in-version-1", "is off by one in LIMIT", "versions-agree", "rewrite.rewrite"),
    Fault("drops-roles-in-version-1", "passes no roles on in version 1", "versions-agree", "branch_policy.can_access_branch"),
    Fault("caches-nothing-in-version-1", "says of no result that it should be cached in version 1", "versions-agree", "cache.should_cache"),
    Fault("embeds-less-in-version-1", "embeds the first ten characters in version 1", "versions-agree", "embedding.embed"),
    Fault("finds-fewer-in-version-1", "answers one chunk less in version 1", "versions-agree", "rag.rag_retrieve"),
    Fault("hides-a-tool-in-version-1", "lists the first tool only in version 1", "versions-agree", "agent_tools.list_tools"),
    Fault("measures-squared-in-version-1", "answers squared distances in version 1", "versions-agree", "vector_index.distances"),
    Fault("host-swaps-user-and-database", "passes the user as the database, and the other way round", "host-agrees", "pre_query.pre_query", 1, "host"),
    Fault("host-drops-attributes", "passes no attributes of the session on", "host-agrees", "pre_query.pre_query", 1, "host"),
    Fault("host-drops-schemas", "passes tables on without their schemas", "host-agrees", "authorize.authorize", 1, "host"),
    Fault("host-names-one-table", "passes the first table on only", "host-agrees", "authorize.authorize", 1, "host"),
    Fault("host-forgets-batches", "says that no statement is part of a batch", "host-agrees", "pre_query.pre_query", 1, "host"),
    Fault("host-cuts-the-address", "passes the address on without its port", "host-agrees", "pre_query.pre_query", 1, "host"),
    Fault("host-strips-texts", "strips texts before a plugin sees them", "host-agrees", "rewrite.rewrite", 1, "host"),
    Fault("host-drops-roles", "passes identities on without roles", "host-agrees", "authorize.authorize", 1, "host"),
    Fault("host-invents-a-user", "passes every identity on as anonymous", "host-agrees", "authorize.authorize", 1, "host"),
    Fault("host-loses-passwords", "does not pass passwords on", "host-agrees", "authenticate.authenticate", 1, "host"),
    Fault("host-cuts-headers", "passes the first header on only", "host-agrees", "authenticate.authenticate", 1, "host"),
    Fault("host-lets-denied-pass", "takes a deny of version 1 for a continue", "host-agrees", "pre_query.pre_query", 1, "host"),
    Fault("host-allows-what-is-denied", "takes a deny of version 1 for an allow", "host-agrees", "authorize.authorize", 1, "host"),
    Fault("host-loses-rewrites", "loses what version 1 rewrites", "host-agrees", "rewrite.rewrite", 1, "host"),
    Fault("host-fails-open", "goes on without a plugin that died", "failure-refuses", "pre_query.pre_query", 1, "host"),
    Fault("host-cuts-results", "passes the first row of a result on only", "host-agrees", "post_query.post_query", 1, "host"),
    Fault("host-says-all-servers-are-up", "passes servers that are down on as healthy", "host-agrees", "route.route", 1, "host"),
    Fault("host-takes-the-weakest-mode", "waits for nothing, whatever the plugin chose", "host-agrees", "sync_mode.select_sync_mode", 1, "host"),
    Fault("host-keeps-for-ever", "lets cached entries live for ever", "host-agrees", "cache.cache_get", 1, "host"),
    Fault("host-stores-nothing", "asks about an entry without its body", "host-agrees", "cache.cache_set", 1, "host"),
    Fault("host-caches-what-it-should-not", "caches what the plugin does not want cached", "host-agrees", "cache.should_cache", 1, "host"),
    Fault("host-forgets-the-branch", "asks about the main branch, whatever the branch", "host-agrees", "branch_policy.can_access_branch", 1, "host"),
    Fault("host-swaps-branches", "swaps source and target of a merge", "host-agrees", "branch_policy.on_branch_merge", 1, "host"),
    Fault("host-travels-without-schema", "passes a table of the past on without its schema", "host-agrees", "time_travel.time_travel_policy", 1, "host"),
    Fault("host-embeds-small-letters", "embeds texts in small letters", "host-agrees", "embedding.embed", 1, "host"),
    Fault("host-swaps-vectors", "swaps the vectors of a distance", "host-agrees", "vector_index.distances", 1, "host"),
    Fault("host-finds-one-more", "asks for one chunk more", "host-agrees", "rag.rag_retrieve", 1, "host"),
    Fault("host-ranks-without-scores", "passes chunks on without their scores", "host-agrees", "rag.rag_rerank", 1, "host"),
    Fault("host-names-no-plugin", "lists tools without their plugin's name", "host-agrees", "agent_tools.list_tools", 1, "host"),
    Fault("host-passes-no-parameters", "runs tools without their parameters", "host-agrees", "agent_tools.execute_tool", 1, "host"),
    Fault("host-drops-sources", "passes a response on without its sources", "host-agrees", "llm_response.post_process_response", 1, "host"),
    Fault("host-drops-the-end", "drops what a plugin kept back until the end of a stream", "host-streams", "llm_response.post_process_response", 1, "host"),
    Fault("host-lets-anybody-in", "lets a client in when the plugin died", "failure-refuses", "authenticate.authenticate", 1, "host"),
    Fault("host-lets-kv-be-read", "lets kv be read without the permission", "permissions-are-kept", "pre_query.pre_query", 2, "host"),
    Fault("host-lets-the-cache-be-written", "lets the cache be written without the permission", "permissions-are-kept", "pre_query.pre_query", 2, "host"),
    Fault("host-lets-anything-be-searched", "lets indexes be searched without the permission", "permissions-are-kept", "pre_query.pre_query", 2, "host"),
    Fault("host-skips-the-gate", "does whatever a plugin asks, without the permission", "permissions-are-kept", "pre_query.pre_query", 2, "host"),
    Fault("host-asks-the-first-only", "asks the first plugin of a chain only", "copies-decide-as-one", "agent_tools.list_tools", 1, "host"),
    Fault("host-asks-the-last-first", "asks the plugin of the lowest priority first", "copies-decide-as-one", "agent_tools.list_tools", 1, "host"),
    Fault("host-hands-on-the-old-text", "asks each plugin about the text that the client sent", "chains-compose", "rewrite.rewrite", 2, "host"),
    Fault("host-asks-by-name", "asks plugins by name, whatever their priority", "chains-compose", "rewrite.rewrite", 2, "host"),
    Fault("host-lets-one-allow", "lets the first plugin alone say who may use a branch", "chains-compose", "branch_policy.can_access_branch", 2, "host"),
    Fault("host-caches-for-one", "caches what one of two plugins wants cached", "chains-compose", "cache.should_cache", 2, "host"),
)  # fmt: skip
"""Every fault, in the order of the laws."""
