"""The twin in API version 1."""

# ruff: noqa: ARG002, D101, D102, D103

from __future__ import annotations

from typing import Any

import twin
from twin import pick
from wit_world import exports
from wit_world.exports import (
    agent_tools_v1,
    authenticate_v1,
    authorize_v1,
    branch_policy_v1,
    cache_v1,
    lifecycle_v1,
    post_query_v1,
    pre_query_v1,
    rag_v1,
    sync_mode_v1,
    time_travel_v1,
    vector_index_v1,
)
from wit_world.imports import types_v1


def who(known: types_v1.Identity) -> tuple[Any, ...]:
    return known.user_id, known.roles, known.attributes


def what(context: types_v1.QueryContext) -> tuple[Any, ...]:
    return context.query, context.tables, context.is_batch, context.rows_affected


class LifecycleV1(exports.LifecycleV1):
    def metadata(self) -> lifecycle_v1.PluginMetadata:
        return lifecycle_v1.PluginMetadata("twin", *twin.ABOUT, [], [])

    def on_load(self, config: str) -> None: ...

    def on_unload(self) -> None: ...


class PreQueryV1(exports.PreQueryV1):
    def pre_query(self, ctx: types_v1.QueryContext) -> pre_query_v1.PreQueryResult:
        case = pick("crd", what(ctx))
        if case == "c":
            return pre_query_v1.PreQueryResult_Continue()
        make = pre_query_v1.PreQueryResult_Rewrite if case == "r" else pre_query_v1.PreQueryResult_Deny
        return make(f"{ctx.query}!")


class RewriteV1(exports.RewriteV1):
    def rewrite(self, ctx: types_v1.QueryContext) -> str | None:
        return pick([None, f"{ctx.query}?"], what(ctx))


class AuthorizeV1(exports.AuthorizeV1):
    def authorize(self, identity: types_v1.Identity, ctx: types_v1.QueryContext) -> authorize_v1.AuthorizeResult:
        text = pick([None, "no"], who(identity), what(ctx))
        return authorize_v1.AuthorizeResult_Allow() if text is None else authorize_v1.AuthorizeResult_Deny(text)


class AuthenticateV1(exports.AuthenticateV1):
    def authenticate(self, request: authenticate_v1.AuthRequest) -> authenticate_v1.AuthResult:
        name = pick([None, "ann"], request.user, request.password, request.headers)
        if name is None:
            return authenticate_v1.AuthResult_Denied("no")
        return authenticate_v1.AuthResult_Success(types_v1.Identity(name, [name], []))


class PostQueryV1(exports.PostQueryV1):
    def post_query(self, ctx: types_v1.QueryContext, result: types_v1.QueryResult) -> post_query_v1.PostQueryResult:
        step = pick(twin.STEPS, what(ctx), result.columns, result.rows)
        if step == "keep":
            return post_query_v1.PostQueryResult_Keep()
        if step == "deny":
            return post_query_v1.PostQueryResult_Deny("no")
        rows = result.rows[::-1] if step == "reverse" else [["*", *row[1:]] for row in result.rows]
        return post_query_v1.PostQueryResult_Replace(types_v1.QueryResult(result.columns, rows, result.rows_affected))


class RouteV1(exports.RouteV1):
    def route(self, ctx: types_v1.QueryContext, backends: list[Any]) -> str | None:
        seen = [(b.name, b.address, b.role.value, b.healthy) for b in backends]
        return pick([*(b.name for b in backends), None], what(ctx), seen)


class SyncModeV1(exports.SyncModeV1):
    def select_sync_mode(self, query: str, ctx: types_v1.QueryContext) -> sync_mode_v1.SyncMode:
        return pick(list(sync_mode_v1.SyncMode), query, what(ctx))


class CacheV1(exports.CacheV1):
    def cache_key(self, ctx: types_v1.QueryContext) -> str | None:
        return pick([None, "k"], what(ctx))

    def should_cache(self, ctx: types_v1.QueryContext, result: types_v1.QueryResult) -> bool:
        return pick([True, False], what(ctx), result.rows)

    def cache_get(self, key: str) -> cache_v1.CacheEntry | None:
        return pick([None, cache_v1.CacheEntry(types_v1.Body_Text(key), len(key))], key)

    def cache_set(self, key: str, entry: cache_v1.CacheEntry) -> cache_v1.CacheSetResult:
        options = [cache_v1.CacheSetResult.STORE, cache_v1.CacheSetResult.SKIP]
        return pick(options, key, entry.value.value, entry.ttl)


class BranchPolicyV1(exports.BranchPolicyV1):
    def can_access_branch(self, identity: types_v1.Identity, branch: str) -> bool:
        return pick([True, False], who(identity), branch)

    def on_branch_merge(self, source: str, target: str, identity: types_v1.Identity) -> branch_policy_v1.MergePolicy:
        least = pick([0, 1, 2], source, target, who(identity))
        if not least:
            return branch_policy_v1.MergePolicy_AutoMerge()
        return branch_policy_v1.MergePolicy_RequireApproval(branch_policy_v1.Approval(["admin", "lead"], least))


class TimeTravelV1(exports.TimeTravelV1):
    def time_travel_policy(self, identity: types_v1.Identity, table: str, as_of: int) -> time_travel_v1.TimePolicy:
        text = pick([None, "no"], who(identity), table, as_of)
        return time_travel_v1.TimePolicy_Allowed() if text is None else time_travel_v1.TimePolicy_Denied(text)


class VectorIndexV1(exports.VectorIndexV1):
    def custom_distance(self, a: list[float], b: list[float]) -> float:
        return twin.distance(a, b)

    def custom_quantization(self, vectors: list[list[float]]) -> vector_index_v1.QuantizedVectors:
        return vector_index_v1.QuantizedVectors("sign", 2, twin.BOOK, twin.codes(vectors))


class EmbeddingV1(exports.EmbeddingV1):
    def compute_embedding(self, text: str) -> list[float]:
        return twin.vector(text)

    def similarity(self, a: list[float], b: list[float]) -> float:
        return twin.dot(a, b)


class RagV1(exports.RagV1):
    def rag_retrieve(self, query: str, config: rag_v1.RagConfig) -> list[rag_v1.Chunk]:
        rows = twin.found(query, config.index)
        return [rag_v1.Chunk(text, text, score, text, [("tag", tag)]) for tag, text, score in rows][: config.top_k]

    def rag_rerank(self, query: str, chunks: list[rag_v1.Chunk]) -> list[rag_v1.Chunk]:
        ordered = sorted(chunks, key=lambda c: (c.text, -c.score))
        return [rag_v1.Chunk(c.id, c.text, 0.5, c.source, c.metadata) for c in ordered]


class AgentToolsV1(exports.AgentToolsV1):
    def list_tools(self) -> list[agent_tools_v1.ToolDefinition]:
        return [agent_tools_v1.ToolDefinition(name, name, "{}") for name in twin.TOOLS]

    def execute_tool(self, name: str, params: str) -> agent_tools_v1.ToolResult:
        case = pick([agent_tools_v1.ToolResult_Success, agent_tools_v1.ToolResult_Failed, None], name, params)
        return agent_tools_v1.ToolResult_Unknown() if case is None else case(params)


class LlmResponseV1(exports.LlmResponseV1):
    def post_process_response(self, response: str, context: Any) -> str:
        return pick([response, "other"], response, context.format, context.sources)
