"""The twin in API version 2."""

# ruff: noqa: ARG002, D101, D102, D103

from __future__ import annotations

from typing import Any

import llm_response_v2 as streamed  # noqa: F401
import twin
from twin import pick
from wit_world import exports
from wit_world.exports import (
    agent_tools_v2,
    authenticate_v2,
    authorize_v2,
    branch_policy_v2,
    cache_v2,
    lifecycle_v2,
    llm_response_v2,
    post_query_v2,
    pre_query_v2,
    rag_v2,
    rewrite_v2,
    route_v2,
    sync_mode_v2,
    time_travel_v2,
    vector_index_v2,
)
from wit_world.imports import types_v2


def who(call: types_v2.Call) -> tuple[Any, ...]:
    known = call.identity
    return (call.session.user, [], []) if known is None else (known.user_id, known.roles, known.attributes)


def what(statement: types_v2.Statement, rows: int = 0) -> tuple[Any, ...]:
    return statement.text, [t.name for t in statement.tables], statement.is_batch, rows


def texts(rows: list[list[Any]]) -> list[list[str | None]]:
    return [[None if isinstance(v, types_v2.SqlValue_Null) else str(v.value) for v in row] for row in rows]


class LifecycleV2(exports.LifecycleV2):
    def metadata(self) -> lifecycle_v2.PluginMetadata:
        return lifecycle_v2.PluginMetadata("twin", *twin.ABOUT, [], [])

    def on_load(self, config: list[types_v2.ConfigEntry]) -> None: ...

    def on_unload(self) -> None: ...

    def health(self) -> lifecycle_v2.HealthStatus:
        return lifecycle_v2.HealthStatus_Healthy()


class PreQueryV2(exports.PreQueryV2):
    def pre_query(self, call: Any, statement: types_v2.Statement) -> pre_query_v2.PreQueryOutcome:
        case = pick("crd", what(statement))
        decision: Any = pre_query_v2.PreQueryDecision_Continue()
        if case != "c":
            make = pre_query_v2.PreQueryDecision_Rewrite if case == "r" else pre_query_v2.PreQueryDecision_Deny
            decision = make(f"{statement.text}!")
        return pre_query_v2.PreQueryOutcome(decision, None)


class RewriteV2(exports.RewriteV2):
    def rewrite(self, call: Any, statement: types_v2.Statement) -> rewrite_v2.RewrittenStatement | None:
        text = pick([None, f"{statement.text}?"], what(statement))
        return None if text is None else rewrite_v2.RewrittenStatement(text, None)


class AuthorizeV2(exports.AuthorizeV2):
    def authorize(self, call: types_v2.Call, statement: types_v2.Statement) -> authorize_v2.AuthorizeOutcome:
        text = pick([None, "no"], who(call), what(statement))
        allow = authorize_v2.AuthorizeDecision_Allow()
        return authorize_v2.AuthorizeOutcome(allow if text is None else authorize_v2.AuthorizeDecision_Deny(text), None)


class AuthenticateV2(exports.AuthenticateV2):
    def authenticate(self, call: types_v2.Call, request: authenticate_v2.AuthRequest) -> authenticate_v2.AuthResult:
        shown = request.credential
        secret = shown.value if isinstance(shown, authenticate_v2.Credential_Password) else None
        name = pick([None, "ann"], call.session.user, secret, request.headers)
        if name is None:
            return authenticate_v2.AuthResult_Denied("no")
        return authenticate_v2.AuthResult_Success(types_v2.Identity(name, [name], []))


class PostQueryV2(exports.PostQueryV2):
    def post_query(
        self, call: Any, statement: types_v2.Statement, result: types_v2.ResultSet
    ) -> post_query_v2.PostQueryDecision:
        names = [c.name for c in result.columns]
        step = pick(twin.STEPS, what(statement, result.rows_affected), names, texts(result.rows))
        if step == "keep":
            return post_query_v2.PostQueryDecision_Keep()
        if step == "deny":
            return post_query_v2.PostQueryDecision_Deny("no")
        star = types_v2.SqlValue_Other(types_v2.OtherValue("text", "*"))
        rows = result.rows[::-1] if step == "reverse" else [[star, *row[1:]] for row in result.rows]
        return post_query_v2.PostQueryDecision_Replace(types_v2.ResultSet(result.columns, rows, result.rows_affected))


class RouteV2(exports.RouteV2):
    def route(self, call: Any, statement: types_v2.Statement, backends: list[Any]) -> route_v2.RouteDecision:
        seen = [(b.name, b.address, b.role.value, b.healthy) for b in backends]
        name = pick([*(b.name for b in backends), None], what(statement), seen)
        return route_v2.RouteDecision_Abstain() if name is None else route_v2.RouteDecision_Backend(name)


class SyncModeV2(exports.SyncModeV2):
    def select_sync_mode(
        self, call: Any, statement: types_v2.Statement, rows_affected: int | None
    ) -> sync_mode_v2.SyncChoice:
        mode = pick(list(sync_mode_v2.SyncMode), statement.text, what(statement, rows_affected or 0))
        return sync_mode_v2.SyncChoice(mode, [], None)


class CacheV2(exports.CacheV2):
    def cache_key(self, call: Any, statement: types_v2.Statement) -> str | None:
        return pick([None, "k"], what(statement))

    def should_cache(self, call: Any, statement: types_v2.Statement, result: types_v2.ResultSet) -> Any:
        yes = pick([True, False], what(statement, result.rows_affected), texts(result.rows))
        longest = cache_v2.CachePolicy(2**64 - 1, 0, [])
        return cache_v2.ShouldCacheDecision_Store(longest) if yes else cache_v2.ShouldCacheDecision_Skip()

    def cache_get(self, call: Any, key: str) -> cache_v2.CacheEntry | None:
        policy = cache_v2.CachePolicy(len(key) * 1_000_000, 0, [])
        return pick([None, cache_v2.CacheEntry(types_v2.Body_Text(key), policy)], key)

    def cache_set(self, call: Any, key: str, entry: cache_v2.CacheEntry) -> cache_v2.CacheSetDecision:
        options = [cache_v2.CacheSetDecision.STORE, cache_v2.CacheSetDecision.SKIP]
        return pick(options, key, entry.value.value, entry.policy.ttl // 1_000_000)

    def cache_invalidate(self, call: Any, tables: list[types_v2.TableName]) -> list[str]:
        return []


class BranchPolicyV2(exports.BranchPolicyV2):
    def can_access_branch(self, call: types_v2.Call, branch: str) -> branch_policy_v2.BranchAccess:
        return self.may(call, branch)

    def on_branch_create(self, call: types_v2.Call, branch: str, parent: str) -> branch_policy_v2.BranchAccess:
        return self.may(call, branch, parent)

    def on_branch_delete(self, call: types_v2.Call, branch: str) -> branch_policy_v2.BranchAccess:
        return self.may(call, branch)

    def may(self, call: types_v2.Call, *names: str) -> branch_policy_v2.BranchAccess:
        for name in names:
            if not pick([True, False], who(call), name):
                return branch_policy_v2.BranchAccess_Deny(f"access to branch {name} is denied")
        return branch_policy_v2.BranchAccess_Allow()

    def on_branch_merge(self, call: types_v2.Call, source: str, target: str) -> branch_policy_v2.MergePolicy:
        least = pick([0, 1, 2], source, target, who(call))
        if not least:
            return branch_policy_v2.MergePolicy_AutoMerge()
        return branch_policy_v2.MergePolicy_RequireApproval(branch_policy_v2.Approval(["admin", "lead"], least, None))


class TimeTravelV2(exports.TimeTravelV2):
    def time_travel_policy(self, call: types_v2.Call, table: types_v2.TableName, range: Any) -> Any:  # noqa: A002
        said = table.name if table.schema is None else f"{table.schema}.{table.name}"
        for at in (range.start, range.end):
            if (text := pick([None, "no"], who(call), said, at)) is not None:
                return time_travel_v2.TimePolicy_Denied(text)
        return time_travel_v2.TimePolicy_Allowed()


class VectorIndexV2(exports.VectorIndexV2):
    def distances(self, call: Any, query: list[float], vectors: list[list[float]]) -> list[float]:
        return [twin.distance(query, one) for one in vectors]

    def train(self, call: Any, sample: list[list[float]]) -> vector_index_v2.Quantizer:
        return vector_index_v2.Quantizer("sign", 2, float("inf"), twin.BOOK)

    def encode(self, call: Any, quantizer: Any, vectors: list[list[float]]) -> list[bytes]:
        return twin.codes(vectors)

    def decode(self, call: Any, quantizer: Any, codes: list[bytes]) -> list[list[float]]:
        return [[1.0 if byte else -1.0 for byte in code] for code in codes]


class EmbeddingV2(exports.EmbeddingV2):
    def embed(self, call: Any, texts: list[str]) -> list[list[float]]:
        return [twin.vector(text) for text in texts]

    def similarity(self, call: Any, a: list[float], b: list[float]) -> float:
        return twin.dot(a, b)

    def dimensions(self, call: Any) -> int:
        return 2

    def model_name(self, call: Any) -> str:
        return "twin"


class RagV2(exports.RagV2):
    def rag_retrieve(self, call: Any, query: str, config: rag_v2.RagConfig) -> list[rag_v2.Chunk]:
        chunks = []
        for index in config.indexes or [""]:
            for tag, text, score in twin.found(query, index)[: config.top_k]:
                if all(f.name == "tag" and tag in f.any_of for f in config.filters):
                    where = rag_v2.Provenance(index, text, None, None, None, None)
                    chunks.append(rag_v2.Chunk(text, text, score, [], where, [("tag", tag)]))
        if len(config.indexes) > 1:
            chunks.sort(key=lambda chunk: -chunk.score)
        return chunks[: config.top_k]

    def rag_rerank(self, call: Any, query: str, chunks: list[rag_v2.Chunk]) -> list[rag_v2.Chunk]:
        ordered = sorted(chunks, key=lambda c: (c.text, -c.score))
        return [rag_v2.Chunk(c.id, c.text, 0.5, c.scores, c.provenance, c.metadata) for c in ordered]


class AgentToolsV2(exports.AgentToolsV2):
    def list_tools(self, call: Any) -> list[agent_tools_v2.ToolDefinition]:
        return [agent_tools_v2.ToolDefinition(name, None, name, "{}", None, None) for name in twin.TOOLS]

    def execute_tool(self, call: Any, name: str, params: str) -> agent_tools_v2.ToolResult:
        failed = pick([False, True, None], name, params)
        if failed is None:
            return agent_tools_v2.ToolResult_Unknown()
        part = agent_tools_v2.Content(agent_tools_v2.ContentPart_Text(params), None)
        return agent_tools_v2.ToolResult_Completed(agent_tools_v2.ToolOutput([part], None, failed))


class LlmResponseV2(exports.LlmResponseV2):
    def post_process_response(self, call: Any, response: str, context: Any) -> llm_response_v2.ResponseDecision:
        names = [s.title or s.uri or s.id for s in context.sources]
        answer = pick([response, "other"], response, context.format, names)
        same = answer == response
        return llm_response_v2.ResponseDecision_Keep() if same else llm_response_v2.ResponseDecision_Replace(answer)
