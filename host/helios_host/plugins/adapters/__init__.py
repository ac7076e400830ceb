"""Adapters: the host speaks API version 2; one package or file for each version says how its plugins are asked.

`ADAPTERS` maps (major version, chain) to the WIT function that answers it and the adapter around it. An adapter takes
the generated call of that function and returns one that takes the call and its subject, and answers, in version 2; it
is written once as a generator (`Asking`) for calls that block and calls that are awaited. A subject of several parts is
a tuple of them. Where a version has no row, its plugins are not asked.
"""

from __future__ import annotations

from typing import Final

import attrs

from . import v2
from .asking import Wrap
from .v1 import ai, cache, data, session, statement

__all__ = ["ADAPTERS", "Adapter"]


@attrs.frozen
class Adapter:
    """How one version answers one chain: `function` of the hook's interface, wrapped by `wrap`."""

    function: str
    wrap: Wrap


ADAPTERS: Final[dict[tuple[int, str], Adapter]] = {
    (1, "pre_query"): Adapter("pre-query", statement.pre_query),
    (1, "rewrite"): Adapter("rewrite", statement.rewrite),
    (1, "authorize"): Adapter("authorize", statement.authorize),
    (1, "route"): Adapter("route", statement.route),
    (1, "select_sync_mode"): Adapter("select-sync-mode", statement.select_sync_mode),
    (1, "post_query"): Adapter("post-query", statement.post_query),
    (1, "authenticate"): Adapter("authenticate", session.authenticate),
    (1, "on_events"): Adapter("on-event", session.on_events),
    (1, "cache_key"): Adapter("cache-key", cache.cache_key),
    (1, "cache_get"): Adapter("cache-get", cache.cache_get),
    (1, "should_cache"): Adapter("should-cache", cache.should_cache),
    (1, "cache_set"): Adapter("cache-set", cache.cache_set),
    (1, "can_access_branch"): Adapter("can-access-branch", data.branch_access),
    (1, "on_branch_create"): Adapter("can-access-branch", data.branch_create),
    (1, "on_branch_merge"): Adapter("on-branch-merge", data.branch_merge),
    (1, "on_branch_delete"): Adapter("can-access-branch", data.branch_access),
    (1, "time_travel_policy"): Adapter("time-travel-policy", data.time_travel),
    (1, "distances"): Adapter("custom-distance", data.distances),
    (1, "train"): Adapter("custom-quantization", data.train),
    (1, "encode"): Adapter("custom-quantization", data.encode),
    (1, "decode"): Adapter("custom-quantization", data.decode),
    (1, "embed"): Adapter("compute-embedding", ai.embed),
    (1, "similarity"): Adapter("similarity", ai.similarity),
    (1, "dimensions"): Adapter("compute-embedding", ai.dimensions),
    (1, "rag_retrieve"): Adapter("rag-retrieve", ai.rag_retrieve),
    (1, "rag_rerank"): Adapter("rag-rerank", ai.rag_rerank),
    (1, "list_tools"): Adapter("list-tools", ai.list_tools),
    (1, "execute_tool"): Adapter("execute-tool", ai.execute_tool),
    (1, "post_process_response"): Adapter("post-process-response", ai.llm_response),
    (2, "pre_query"): Adapter("pre-query", v2.with_subject),
    (2, "rewrite"): Adapter("rewrite", v2.with_subject),
    (2, "authorize"): Adapter("authorize", v2.with_subject),
    (2, "route"): Adapter("route", v2.with_subjects),
    (2, "select_sync_mode"): Adapter("select-sync-mode", v2.with_subjects),
    (2, "post_query"): Adapter("post-query", v2.with_subjects),
    (2, "authenticate"): Adapter("authenticate", v2.with_subject),
    (2, "on_connect"): Adapter("on-connect", v2.without_subject),
    (2, "on_disconnect"): Adapter("on-disconnect", v2.without_subject),
    (2, "on_events"): Adapter("on-events", v2.with_subject),
    (2, "cache_key"): Adapter("cache-key", v2.with_subject),
    (2, "cache_get"): Adapter("cache-get", v2.with_subject),
    (2, "should_cache"): Adapter("should-cache", v2.with_subjects),
    (2, "cache_set"): Adapter("cache-set", v2.with_subjects),
    (2, "cache_invalidate"): Adapter("cache-invalidate", v2.with_subject),
    (2, "can_access_branch"): Adapter("can-access-branch", v2.with_subject),
    (2, "on_branch_create"): Adapter("on-branch-create", v2.with_subjects),
    (2, "on_branch_merge"): Adapter("on-branch-merge", v2.with_subjects),
    (2, "on_branch_delete"): Adapter("on-branch-delete", v2.with_subject),
    (2, "time_travel_policy"): Adapter("time-travel-policy", v2.with_subjects),
    (2, "distances"): Adapter("distances", v2.with_subjects),
    (2, "train"): Adapter("train", v2.with_subject),
    (2, "encode"): Adapter("encode", v2.with_subjects),
    (2, "decode"): Adapter("decode", v2.with_subjects),
    (2, "embed"): Adapter("embed", v2.with_subject),
    (2, "similarity"): Adapter("similarity", v2.with_subjects),
    (2, "dimensions"): Adapter("dimensions", v2.without_subject),
    (2, "model_name"): Adapter("model-name", v2.without_subject),
    (2, "rag_retrieve"): Adapter("rag-retrieve", v2.with_subjects),
    (2, "rag_rerank"): Adapter("rag-rerank", v2.with_subjects),
    (2, "list_tools"): Adapter("list-tools", v2.without_subject),
    (2, "execute_tool"): Adapter("execute-tool", v2.with_subjects),
    (2, "open_processor"): Adapter("[static]processor.open", v2.with_subject),
    (2, "post_process_response"): Adapter("post-process-response", v2.with_subjects),
}
