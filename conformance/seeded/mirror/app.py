"""A plugin of API version 1 that answers what it was asked, so that nothing is lost on the way unseen."""

from __future__ import annotations

import zlib

from wit_world import exports
from wit_world.exports import (
    agent_tools_v1,
    authenticate_v1,
    authorize_v1,
    branch_policy_v1,
    cache_v1,
    lifecycle_v1,
    llm_response_v1,
    post_query_v1,
    pre_query_v1,
    rag_v1,
    route_v1,
    sync_mode_v1,
    time_travel_v1,
    vector_index_v1,
)
from wit_world.imports import types_v1

HOOKS = [
    "pre_query", "post_query", "authenticate", "authorize", "cache", "route", "rewrite", "embedding", "rag",
    "agent_tools", "llm_response", "branch_policy", "vector_index", "time_travel", "sync_mode",
]  # fmt: skip


def code(*asked: object) -> int:
    """Return a number of 32 bits that tells what was asked."""
    return zlib.crc32("\n".join(map(ascii, asked)).encode())


def seen(text: str, *asked: object) -> str:
    """Return what was asked in words; dies of the text `trap`."""
    die_of(text)
    said = "\n".join(map(ascii, asked))
    return f"{code(*asked):08x} {said[:400]}"


def die_of(text: str) -> None:
    if text == "trap":
        raise RuntimeError("asked to die")


class LifecycleV1(exports.LifecycleV1):
    def metadata(self) -> lifecycle_v1.PluginMetadata:
        return lifecycle_v1.PluginMetadata(
            "mirror", "1.0.0", "Answers what it was asked", "helios-plugin-host", HOOKS, []
        )

    def on_load(self, config: str) -> None:
        pass

    def on_unload(self) -> None:
        pass


class PreQueryV1(exports.PreQueryV1):
    def pre_query(self, ctx: types_v1.QueryContext) -> pre_query_v1.PreQueryResult:
        return pre_query_v1.PreQueryResult_Deny(seen(ctx.query, ctx))


class RewriteV1(exports.RewriteV1):
    def rewrite(self, ctx: types_v1.QueryContext) -> str | None:
        return seen(ctx.query, ctx)


class PostQueryV1(exports.PostQueryV1):
    def post_query(self, ctx: types_v1.QueryContext, result: types_v1.QueryResult) -> post_query_v1.PostQueryResult:
        said = seen(ctx.query, ctx, result)
        if len(ctx.tables) != 1:
            return post_query_v1.PostQueryResult_Deny(said)
        rows = [[cell if place else said for place, cell in enumerate(row)] for row in reversed(result.rows)]
        return post_query_v1.PostQueryResult_Replace(types_v1.QueryResult(result.columns, rows, result.rows_affected))


class AuthorizeV1(exports.AuthorizeV1):
    def authorize(self, identity: types_v1.Identity, ctx: types_v1.QueryContext) -> authorize_v1.AuthorizeResult:
        return authorize_v1.AuthorizeResult_Deny(seen(ctx.query, identity, ctx))


class AuthenticateV1(exports.AuthenticateV1):
    def authenticate(self, request: authenticate_v1.AuthRequest) -> authenticate_v1.AuthResult:
        return authenticate_v1.AuthResult_Denied(seen(request.user, request))


class CacheV1(exports.CacheV1):
    def cache_key(self, ctx: types_v1.QueryContext) -> str | None:
        return seen(ctx.query, ctx)

    def should_cache(self, ctx: types_v1.QueryContext, result: types_v1.QueryResult) -> bool:
        die_of(ctx.query)
        return code(ctx, result) % 2 == 0

    def cache_get(self, key: str) -> cache_v1.CacheEntry | None:
        return cache_v1.CacheEntry(types_v1.Body_Text(seen(key, key)), code(key))

    def cache_set(self, key: str, entry: cache_v1.CacheEntry) -> cache_v1.CacheSetResult:
        die_of(key)
        return cache_v1.CacheSetResult.STORE if code(key, entry) % 2 else cache_v1.CacheSetResult.SKIP


class RouteV1(exports.RouteV1):
    def route(self, ctx: types_v1.QueryContext, backends: list[route_v1.Backend]) -> str | None:
        die_of(ctx.query)
        return backends[code(ctx, backends) % len(backends)].name if backends else None


class EmbeddingV1(exports.EmbeddingV1):
    def compute_embedding(self, text: str) -> list[float]:
        return [float(code(text) >> 8), float(len(text))]

    def similarity(self, a: list[float], b: list[float]) -> float:
        return float(code(a, b) >> 8)


class RagV1(exports.RagV1):
    def rag_retrieve(self, query: str, config: rag_v1.RagConfig) -> list[rag_v1.Chunk]:
        die_of(query)
        said = seen("", query, config)
        return [rag_v1.Chunk(said[:8], said, 1.0, "mirror", [])] if config.top_k else []

    def rag_rerank(self, query: str, chunks: list[rag_v1.Chunk]) -> list[rag_v1.Chunk]:
        die_of(query)
        first = code(query, chunks) % (len(chunks) or 1)
        return chunks[first:] + chunks[:first]


class AgentToolsV1(exports.AgentToolsV1):
    def list_tools(self) -> list[agent_tools_v1.ToolDefinition]:
        return [agent_tools_v1.ToolDefinition("see", "Answers what it was asked", '{"type": "object"}')]

    def execute_tool(self, name: str, params: str) -> agent_tools_v1.ToolResult:
        die_of(name)
        made = (agent_tools_v1.ToolResult_Success, agent_tools_v1.ToolResult_Failed)[code(name, params) % 2]
        return made(seen("", name, params))


class LlmResponseV1(exports.LlmResponseV1):
    def post_process_response(self, response: str, context: llm_response_v1.ResponseContext) -> str:
        return seen(response, response, context)


class BranchPolicyV1(exports.BranchPolicyV1):
    def can_access_branch(self, identity: types_v1.Identity, branch: str) -> bool:
        die_of(identity.user_id)
        return code(identity, branch) % 2 == 0

    def on_branch_merge(self, source: str, target: str, identity: types_v1.Identity) -> branch_policy_v1.MergePolicy:
        said = seen(identity.user_id, source, target, identity)
        return branch_policy_v1.MergePolicy_RequireApproval(branch_policy_v1.Approval([said], 1))


class VectorIndexV1(exports.VectorIndexV1):
    def custom_distance(self, a: list[float], b: list[float]) -> float:
        return float(code(a, b) >> 8)

    def custom_quantization(self, vectors: list[list[float]]) -> vector_index_v1.QuantizedVectors:
        length = len(vectors[0]) if vectors else 0
        return vector_index_v1.QuantizedVectors(seen("", vectors), length, [], [b"" for _ in vectors])


class TimeTravelV1(exports.TimeTravelV1):
    def time_travel_policy(self, identity: types_v1.Identity, table: str, as_of: int) -> time_travel_v1.TimePolicy:
        return time_travel_v1.TimePolicy_Denied(seen(identity.user_id, identity, table, as_of))


class SyncModeV1(exports.SyncModeV1):
    def select_sync_mode(self, query: str, ctx: types_v1.QueryContext) -> sync_mode_v1.SyncMode:
        die_of(query)
        return list(sync_mode_v1.SyncMode)[code(query, ctx) % 3]
