"""The reference plugin in API version 1."""

from __future__ import annotations

import json

import faults
import rules
from componentize_py_types import Err
from wit_world import exports
from wit_world.exports import (
    agent_tools_v1,
    authenticate_v1,
    authorize_v1,
    branch_policy_v1,
    cache_v1,
    lifecycle_v1,
    metrics_v1,
    post_query_v1,
    pre_query_v1,
    rag_v1,
    route_v1,
    sync_mode_v1,
    time_travel_v1,
    vector_index_v1,
)
from wit_world.imports import types_v1


def tables(ctx: types_v1.QueryContext) -> list[tuple[str, str]]:
    found = []
    for written in ctx.tables:
        schema, _, name = written.rpartition(".")
        found.append((fold(schema), fold(name)))
    return found


def fold(name: str) -> str:
    return name[1:-1].replace('""', '"') if len(name) > 1 and name[0] == name[-1] == '"' else name.lower()


class LifecycleV1(exports.LifecycleV1):
    def metadata(self) -> lifecycle_v1.PluginMetadata:
        return lifecycle_v1.PluginMetadata(**faults.ABOUT)  # type: ignore[arg-type]

    def on_load(self, config: str) -> None:
        wrong = faults.start(json.loads(config))
        if wrong:
            raise Err(types_v1.PluginError_InvalidConfig(wrong))

    def on_unload(self) -> None:
        pass


class PreQueryV1(exports.PreQueryV1):
    def pre_query(self, ctx: types_v1.QueryContext) -> pre_query_v1.PreQueryResult:
        reason = rules.deny(ctx.query, ctx.user)
        return pre_query_v1.PreQueryResult_Continue() if reason is None else pre_query_v1.PreQueryResult_Deny(reason)


class RewriteV1(exports.RewriteV1):
    def rewrite(self, ctx: types_v1.QueryContext) -> str | None:
        return rules.rewritten(ctx.query)


class PostQueryV1(exports.PostQueryV1):
    def post_query(self, ctx: types_v1.QueryContext, result: types_v1.QueryResult) -> post_query_v1.PostQueryResult:
        if rules.forbidden(result.columns):
            return post_query_v1.PostQueryResult_Deny("forbidden")
        hidden = rules.hidden_columns(result.columns)
        if not hidden:
            return post_query_v1.PostQueryResult_Keep()
        rows = [
            ["***" if n in hidden and cell is not None else cell for n, cell in enumerate(row)] for row in result.rows
        ]
        return post_query_v1.PostQueryResult_Replace(types_v1.QueryResult(result.columns, rows, result.rows_affected))


class AuthenticateV1(exports.AuthenticateV1):
    def authenticate(self, request: authenticate_v1.AuthRequest) -> authenticate_v1.AuthResult:
        if request.password is None or not rules.password_ok(request.user, request.password):
            return authenticate_v1.AuthResult_Denied("wrong name or password")
        return authenticate_v1.AuthResult_Success(types_v1.Identity(request.user, rules.roles_of(request.user), []))


class AuthorizeV1(exports.AuthorizeV1):
    def authorize(self, identity: types_v1.Identity, ctx: types_v1.QueryContext) -> authorize_v1.AuthorizeResult:
        reason = rules.authorize(identity.roles, tables(ctx))
        return authorize_v1.AuthorizeResult_Allow() if reason is None else authorize_v1.AuthorizeResult_Deny(reason)


class CacheV1(exports.CacheV1):
    def cache_key(self, ctx: types_v1.QueryContext) -> str | None:
        return rules.cache_key(ctx.database, ctx.user, ctx.query, [])

    def should_cache(self, ctx: types_v1.QueryContext, result: types_v1.QueryResult) -> bool:
        return rules.should_cache(ctx.query, "select")

    def cache_get(self, key: str) -> cache_v1.CacheEntry | None:
        found = rules.cached(key)
        return None if found is None else cache_v1.CacheEntry(types_v1.Body_Text(found), 60)

    def cache_set(self, key: str, entry: cache_v1.CacheEntry) -> cache_v1.CacheSetResult:
        return cache_v1.CacheSetResult.STORE if entry.ttl else cache_v1.CacheSetResult.SKIP


class RouteV1(exports.RouteV1):
    def route(self, ctx: types_v1.QueryContext, backends: list[route_v1.Backend]) -> str | None:
        return rules.route(ctx.query, [(b.name, b.role is route_v1.BackendRole.PRIMARY, b.healthy) for b in backends])


class MetricsV1(exports.MetricsV1):
    def on_event(self, event: metrics_v1.QueryEvent) -> None:
        rules.on_event(event.query)


class EmbeddingV1(exports.EmbeddingV1):
    def compute_embedding(self, text: str) -> list[float]:
        return rules.embed(text)

    def similarity(self, a: list[float], b: list[float]) -> float:
        return rules.similarity(a, b)


class RagV1(exports.RagV1):
    def rag_retrieve(self, query: str, config: rag_v1.RagConfig) -> list[rag_v1.Chunk]:
        hits = rules.pick(rules.search(query, config.top_k), config.top_k, config.min_score)
        return [rag_v1.Chunk(hit.id, hit.text, hit.score, hit.source, hit.metadata) for hit in hits]

    def rag_rerank(self, query: str, chunks: list[rag_v1.Chunk]) -> list[rag_v1.Chunk]:
        return rules.rerank(chunks)


class AgentToolsV1(exports.AgentToolsV1):
    def list_tools(self) -> list[agent_tools_v1.ToolDefinition]:
        return [agent_tools_v1.ToolDefinition(name, about, schema) for name, about, schema in rules.tools()]

    def execute_tool(self, name: str, params: str) -> agent_tools_v1.ToolResult:
        if name not in rules.TOOLS:
            return agent_tools_v1.ToolResult_Unknown()
        wrong = rules.params_problem(name, params)
        if wrong is not None:
            return agent_tools_v1.ToolResult_Failed(wrong)
        return agent_tools_v1.ToolResult_Success(rules.run_tool(name, params))


class LlmResponseV1(exports.LlmResponseV1):
    def post_process_response(self, response: str, context: object) -> str:
        return rules.whole(response) or ""


class BranchPolicyV1(exports.BranchPolicyV1):
    def can_access_branch(self, identity: types_v1.Identity, branch: str) -> bool:
        return rules.branch_ok(identity.roles, branch)

    def on_branch_merge(self, source: str, target: str, identity: types_v1.Identity) -> branch_policy_v1.MergePolicy:
        needed = rules.approval(target, identity.roles)
        if needed is None:
            return branch_policy_v1.MergePolicy_AutoMerge()
        return branch_policy_v1.MergePolicy_RequireApproval(branch_policy_v1.Approval(*needed))


class VectorIndexV1(exports.VectorIndexV1):
    def custom_distance(self, a: list[float], b: list[float]) -> float:
        return rules.distance(a, b)

    def custom_quantization(self, vectors: list[list[float]]) -> vector_index_v1.QuantizedVectors:
        if not rules.can_quantize(vectors):
            return vector_index_v1.QuantizedVectors("scalar", 0, [], [])
        low, step = rules.train(vectors)
        codes = [rules.encode(low, step, vector) for vector in vectors]
        return vector_index_v1.QuantizedVectors("scalar", len(low), [low, step], codes)


class TimeTravelV1(exports.TimeTravelV1):
    def time_travel_policy(self, identity: types_v1.Identity, table: str, as_of: int) -> time_travel_v1.TimePolicy:
        if rules.past_ok(identity.roles, table, as_of, as_of):
            return time_travel_v1.TimePolicy_Allowed()
        return time_travel_v1.TimePolicy_Denied("the past is closed")


class SyncModeV1(exports.SyncModeV1):
    def select_sync_mode(self, query: str, ctx: types_v1.QueryContext) -> sync_mode_v1.SyncMode:
        mode = rules.sync_mode([name for _, name in tables(ctx)], ctx.is_batch)
        return sync_mode_v1.SyncMode[mode.replace("-", "_").upper()]
