"""The reference plugin in API version 2."""

from __future__ import annotations

import json

import faults
import rules
from componentize_py_types import Err
from wit_world import exports
from wit_world.exports import (
    agent_tools_v2,
    authenticate_v2,
    authorize_v2,
    branch_policy_v2,
    cache_v2,
    connection_v2,
    lifecycle_v2,
    llm_response_v2,
    metrics_v2,
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

MINUTE = 60_000_000


def tables(statement: types_v2.Statement) -> list[tuple[str, str]]:
    return [(table.schema or "", table.name) for table in statement.tables]


def roles(call: types_v2.Call) -> list[str]:
    return [] if call.identity is None else call.identity.roles


def scope(reuse: tuple[str, str] | None) -> types_v2.CacheScope | None:
    if reuse is None:
        return None
    by, within = reuse
    return types_v2.CacheScope(types_v2.ReuseMatch[by.upper()], types_v2.ReuseHolder[within.upper()], MINUTE)


class LifecycleV2(exports.LifecycleV2):
    def metadata(self) -> lifecycle_v2.PluginMetadata:
        return lifecycle_v2.PluginMetadata(**faults.ABOUT)  # type: ignore[arg-type]

    def on_load(self, config: list[types_v2.ConfigEntry]) -> None:
        values = {
            e.key: json.loads(e.value.value) if isinstance(e.value, types_v2.ConfigValue_Json) else e.value.value
            for e in config
        }
        wrong = faults.start(values)
        if wrong:
            raise Err(types_v2.PluginError_InvalidConfig(wrong))

    def on_unload(self) -> None:
        pass

    def health(self) -> lifecycle_v2.HealthStatus:
        return lifecycle_v2.HealthStatus_Healthy()


class PreQueryV2(exports.PreQueryV2):
    def pre_query(self, call: types_v2.Call, statement: types_v2.Statement) -> pre_query_v2.PreQueryOutcome:
        return pre_query_v2.PreQueryOutcome(self.decide(call, statement), None)

    def decide(self, call: types_v2.Call, statement: types_v2.Statement) -> pre_query_v2.PreQueryDecision:
        reason = rules.deny(statement.text, call.session.user)
        if reason is not None:
            return pre_query_v2.PreQueryDecision_Deny(reason)
        if statement.text == "SELECT 1":
            return pre_query_v2.PreQueryDecision_Respond(rules_one())
        return pre_query_v2.PreQueryDecision_Continue()


def rules_one() -> types_v2.ResultSet:
    return types_v2.ResultSet([types_v2.Column("?column?", "int4", None)], [[types_v2.SqlValue_Integer(1)]], 1)


class RewriteV2(exports.RewriteV2):
    def rewrite(self, call: types_v2.Call, statement: types_v2.Statement) -> rewrite_v2.RewrittenStatement | None:
        text = rules.rewritten(statement.text)
        return None if text is None else rewrite_v2.RewrittenStatement(text, None)


class PostQueryV2(exports.PostQueryV2):
    def post_query(
        self, call: types_v2.Call, statement: types_v2.Statement, result: types_v2.ResultSet
    ) -> post_query_v2.PostQueryDecision:
        names = [column.name for column in result.columns]
        if rules.forbidden(names):
            return post_query_v2.PostQueryDecision_Deny("forbidden")
        hidden = rules.hidden_columns(names)
        if not hidden:
            return post_query_v2.PostQueryDecision_Keep()
        masks = [post_query_v2.ResultMask(place, types_v2.Mask_Constant("***")) for place in hidden]
        return post_query_v2.PostQueryDecision_MaskColumns(masks)


class AuthenticateV2(exports.AuthenticateV2):
    def authenticate(self, call: types_v2.Call, request: authenticate_v2.AuthRequest) -> authenticate_v2.AuthResult:
        credential, user = request.credential, call.session.user
        if credential is None:
            return authenticate_v2.AuthResult_Abstain()
        if isinstance(credential, authenticate_v2.Credential_Password):
            good = rules.password_ok(user, credential.value)
        elif isinstance(credential, authenticate_v2.Credential_Token):
            good = user != "" and rules.token_ok(credential.value)
        elif isinstance(credential, authenticate_v2.Credential_Response):
            good = user != "" and credential.value.data == credential.value.state == "42"
        else:
            return authenticate_v2.AuthResult_Challenge(authenticate_v2.AuthChallenge("question", "6 * 7", "42"))
        if not good:
            return authenticate_v2.AuthResult_Denied("wrong name or password")
        return authenticate_v2.AuthResult_Success(types_v2.Identity(user, rules.roles_of(user), []))


class AuthorizeV2(exports.AuthorizeV2):
    def authorize(self, call: types_v2.Call, statement: types_v2.Statement) -> authorize_v2.AuthorizeOutcome:
        found = tables(statement)
        reason = rules.authorize(roles(call), found)
        condition = rules.row_filter(found)
        if reason is not None:
            decision = authorize_v2.AuthorizeDecision_Deny(reason)
        elif condition is not None:
            filters = [authorize_v2.RowFilter(types_v2.TableName(None, "orders"), condition)]
            decision = authorize_v2.AuthorizeDecision_AllowWith(authorize_v2.Obligations(filters, []))
        else:
            decision = authorize_v2.AuthorizeDecision_Allow()
        return authorize_v2.AuthorizeOutcome(decision, scope(rules.reuse(found)))


class CacheV2(exports.CacheV2):
    def cache_key(self, call: types_v2.Call, statement: types_v2.Statement) -> str | None:
        parameters = [repr(value) for value in statement.parameters]
        return rules.cache_key(call.session.database, call.session.user, statement.text, parameters)

    def should_cache(
        self, call: types_v2.Call, statement: types_v2.Statement, result: types_v2.ResultSet
    ) -> cache_v2.ShouldCacheDecision:
        if not rules.should_cache(statement.text, statement.kind.name.lower()):
            return cache_v2.ShouldCacheDecision_Skip()
        tags = rules.cache_tags([name for _, name in tables(statement)])
        return cache_v2.ShouldCacheDecision_Store(cache_v2.CachePolicy(MINUTE, 0, tags))

    def cache_get(self, call: types_v2.Call, key: str) -> cache_v2.CacheEntry | None:
        found = rules.cached(key)
        return (
            None
            if found is None
            else cache_v2.CacheEntry(types_v2.Body_Text(found), cache_v2.CachePolicy(MINUTE, 0, []))
        )

    def cache_set(self, call: types_v2.Call, key: str, entry: cache_v2.CacheEntry) -> cache_v2.CacheSetDecision:
        return cache_v2.CacheSetDecision.STORE if entry.policy.ttl else cache_v2.CacheSetDecision.SKIP

    def cache_invalidate(self, call: types_v2.Call, tables: list[types_v2.TableName]) -> list[str]:
        return rules.cache_tags([table.name for table in tables])


class RouteV2(exports.RouteV2):
    def route(
        self, call: types_v2.Call, statement: types_v2.Statement, backends: list[route_v2.Backend]
    ) -> route_v2.RouteDecision:
        name = rules.route(
            statement.text, [(b.name, b.role is route_v2.BackendRole.PRIMARY, b.healthy) for b in backends]
        )
        return route_v2.RouteDecision_Abstain() if name is None else route_v2.RouteDecision_Backend(name)


class MetricsV2(exports.MetricsV2):
    def on_events(self, call: types_v2.Call, events: list[metrics_v2.QueryEvent]) -> None:
        for event in events:
            rules.on_event(event.query)


class EmbeddingV2(exports.EmbeddingV2):
    def embed(self, call: types_v2.Call, texts: list[str]) -> list[list[float]]:
        return rules.embed_all(texts)

    def similarity(self, call: types_v2.Call, a: list[float], b: list[float]) -> float:
        return rules.similarity(a, b)

    def dimensions(self, call: types_v2.Call) -> int:
        return rules.DIMENSIONS

    def model_name(self, call: types_v2.Call) -> str:
        return "bytes-8"


class RagV2(exports.RagV2):
    def rag_retrieve(self, call: types_v2.Call, query: str, config: rag_v2.RagConfig) -> list[rag_v2.Chunk]:
        hits = rules.pick(rules.search(query, config.top_k), config.top_k, config.min_score)
        return [
            rag_v2.Chunk(
                hit.id,
                hit.text,
                hit.score,
                [],
                rag_v2.Provenance("docs", hit.source, None, None, None, None),
                hit.metadata,
            )
            for hit in hits
        ]

    def rag_rerank(self, call: types_v2.Call, query: str, chunks: list[rag_v2.Chunk]) -> list[rag_v2.Chunk]:
        return rules.rerank(chunks)


class AgentToolsV2(exports.AgentToolsV2):
    def list_tools(self, call: types_v2.Call) -> list[agent_tools_v2.ToolDefinition]:
        return [
            agent_tools_v2.ToolDefinition(name, None, about, schema, None, None)
            for name, about, schema in rules.tools()
        ]

    def execute_tool(self, call: types_v2.Call, name: str, params: str) -> agent_tools_v2.ToolResult:
        if name not in rules.TOOLS:
            return agent_tools_v2.ToolResult_Unknown()
        wrong = rules.params_problem(name, params)
        if wrong is not None:
            return agent_tools_v2.ToolResult_InvalidParams(wrong)
        text = rules.run_tool(name, params)
        content = [agent_tools_v2.Content(agent_tools_v2.ContentPart_Text(text), None)]
        return agent_tools_v2.ToolResult_Completed(agent_tools_v2.ToolOutput(content, rules.structured(text), False))


class LlmResponseV2(exports.LlmResponseV2):
    def post_process_response(
        self, call: types_v2.Call, response: str, context: object
    ) -> llm_response_v2.ResponseDecision:
        text = rules.whole(response)
        if text is None:
            return llm_response_v2.ResponseDecision_Deny("a script")
        return llm_response_v2.ResponseDecision_Replace(text)


class BranchPolicyV2(exports.BranchPolicyV2):
    def access(self, call: types_v2.Call, branch: str) -> branch_policy_v2.BranchAccess:
        if rules.branch_ok(roles(call), branch):
            return branch_policy_v2.BranchAccess_Allow()
        return branch_policy_v2.BranchAccess_Deny("not your branch")

    def can_access_branch(self, call: types_v2.Call, branch: str) -> branch_policy_v2.BranchAccess:
        return self.access(call, branch)

    def on_branch_create(self, call: types_v2.Call, branch: str, parent: str) -> branch_policy_v2.BranchAccess:
        return self.access(call, parent)

    def on_branch_merge(self, call: types_v2.Call, source: str, target: str) -> branch_policy_v2.MergePolicy:
        needed = rules.approval(target, roles(call))
        if needed is None:
            return branch_policy_v2.MergePolicy_AutoMerge()
        return branch_policy_v2.MergePolicy_RequireApproval(branch_policy_v2.Approval(*needed, None))

    def on_branch_delete(self, call: types_v2.Call, branch: str) -> branch_policy_v2.BranchAccess:
        return self.access(call, branch)


class VectorIndexV2(exports.VectorIndexV2):
    def distances(self, call: types_v2.Call, query: list[float], vectors: list[list[float]]) -> list[float]:
        return [rules.distance(query, vector) for vector in vectors]

    def train(self, call: types_v2.Call, sample: list[list[float]]) -> vector_index_v2.Quantizer:
        if not rules.can_quantize(sample):
            raise Err(types_v2.PluginError_InvalidInput("expected finite vectors of one length, at least one"))
        low, step = rules.train(sample)
        return vector_index_v2.Quantizer("scalar", len(low), rules.max_error(low, step, sample), [low, step])

    def encode(
        self, call: types_v2.Call, quantizer: vector_index_v2.Quantizer, vectors: list[list[float]]
    ) -> list[bytes]:
        low, step = self.book(quantizer)
        return [rules.encode(low, step, vector) for vector in vectors]

    def decode(
        self, call: types_v2.Call, quantizer: vector_index_v2.Quantizer, codes: list[bytes]
    ) -> list[list[float]]:
        low, step = self.book(quantizer)
        return [rules.decode(low, step, code) for code in codes]

    def book(self, quantizer: vector_index_v2.Quantizer) -> list[list[float]]:
        if len(quantizer.codebook) != 2:
            raise Err(types_v2.PluginError_InvalidInput("codebook: expected two vectors"))
        return quantizer.codebook


class TimeTravelV2(exports.TimeTravelV2):
    def time_travel_policy(
        self, call: types_v2.Call, table: types_v2.TableName, range: time_travel_v2.TimeRange
    ) -> time_travel_v2.TimePolicy:
        name = table.name if table.schema is None else f"{table.schema}.{table.name}"
        if rules.past_ok(roles(call), name, range.start, range.end):
            return time_travel_v2.TimePolicy_Allowed()
        return time_travel_v2.TimePolicy_Denied("the past is closed")


class SyncModeV2(exports.SyncModeV2):
    def select_sync_mode(
        self, call: types_v2.Call, statement: types_v2.Statement, rows_affected: int | None
    ) -> sync_mode_v2.SyncChoice:
        mode = rules.sync_mode([name for _, name in tables(statement)], statement.is_batch)
        return sync_mode_v2.SyncChoice(sync_mode_v2.SyncMode[mode.replace("-", "_").upper()], [], None)


class ConnectionV2(exports.ConnectionV2):
    def on_connect(self, call: types_v2.Call) -> connection_v2.ConnectDecision:
        if call.session.client_addr:
            return connection_v2.ConnectDecision_Accept()
        return connection_v2.ConnectDecision_Refuse("no address")

    def on_disconnect(self, call: types_v2.Call) -> None:
        rules.count("disconnects")
