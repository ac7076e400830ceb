"""Faults: each takes a rule's place when the setting `fault` names it, and is what one law is there to find."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from typing import Any


import rules
import v1
import v2
from componentize_py_types import Err
from wit_world.exports import agent_tools_v1, authorize_v2, post_query_v2, pre_query_v1, pre_query_v2
from wit_world.imports import http_v2, kv_v2, log_v2, search_v2, types_v2

ABOUT = {
    "name": "reference",
    "version": "1.0.0",
    "description": "Implements every hook as the contract asks, for the conformance suite",
    "author": "helios-plugin-host",
    "hooks": [
        "pre_query", "post_query", "authenticate", "authorize", "cache", "route", "rewrite", "metrics", "embedding", "rag",
        "agent_tools", "llm_response", "branch_policy", "vector_index", "time_travel", "sync_mode", "connection",
    ],
    "permissions": ["metrics", "kv_read", "cache_read", "http_fetch", "search", "secrets"],
}  # fmt: skip

FAULTS: dict[str, Callable[[], None]] = {}
DENY, AUTHORIZE, RERANK, PICK, KEY = rules.deny, rules.authorize, rules.rerank, rules.pick, rules.cache_key
kept: list[Any] = []


def start(values: dict[str, Any]) -> str | None:
    name = values.get("fault", "")
    if name in FAULTS:
        FAULTS[name]()
    elif name:
        return f"fault: there is no {name}"
    return rules.configured(values)


def replaces(rule: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let a function take a rule's place when its fault is chosen; the fault is named after the function."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        def activate() -> None:
            setattr(rules, rule, function)

        FAULTS[function.__name__.replace("_", "-")] = activate
        return function

    return decorate


def fault(function: Callable[[], None]) -> Callable[[], None]:
    """Register a fault that changes more than one rule."""
    FAULTS[function.__name__.replace("_", "-")] = function
    return function


# --- calls ---


@replaces("rerank")
def dies_on_empty_list(chunks: list[Any]) -> list[Any]:
    best = chunks[0]
    return [best, *(chunk for chunk in chunks if chunk is not best)]


@replaces("on_event")
def dies_on_nul(query: str) -> None:
    if "\x00" in query:
        raise ValueError("a NUL")


@replaces("distance")
def dies_on_not_a_number(a: list[float], b: list[float]) -> float:
    return float(math.isqrt(int(sum((x - y) ** 2 for x, y in zip(a, b, strict=False)))))


@replaces("similarity")
def dies_on_mixed_lengths(a: list[float], b: list[float]) -> float:
    return -sum((a[n] - b[n]) ** 2 for n in range(max(len(a), len(b))))


@replaces("rewritten")
def takes_quadratic_time(query: str) -> str | None:
    tail = query
    while tail[:1] and tail != tail[1:]:
        tail = tail[1:]
    return None


@replaces("rewritten")
def never_ends(query: str) -> str | None:
    place = 0
    while "$$" in query:
        place = query.find("$$", 0)
    return None if place else None


@replaces("masked")
def answers_too_much(text: str) -> str:
    return text * 4000


@replaces("deny")
def counts_calls(query: str, user: str) -> str | None:
    kept.append(1)
    return "too many calls" if len(kept) % 5 == 0 else None


@replaces("authorize")
def remembers_the_last_admin(roles: list[str], tables: list[tuple[str, str]]) -> str | None:
    if "admin" in roles:
        kept[:] = ["admin"]
    return AUTHORIZE([*roles, *kept], tables)


@replaces("roles_of")
def grows_a_default(user: str) -> list[str]:
    kept.append("reader")
    return [f"reader{n}" for n in range(len(kept))]


@replaces("deny")
def reads_kv_unasked(query: str, user: str) -> str | None:
    kv_v2.set("last", "x", None)
    return DENY(query, user)


@replaces("token_ok")
def fetches_a_secret_of_another(token: str) -> bool:
    try:
        kv_v2.increment("tokens", 1, None)
    except Err:
        return False
    return False


@replaces("on_event")
def logs_every_character(query: str) -> None:
    for _ in range(150):
        log_v2.log(log_v2.LogLevel.DEBUG, "a", [])


@replaces("on_event")
def logs_whole_texts(query: str) -> None:
    log_v2.log(log_v2.LogLevel.DEBUG, query, [])


@replaces("configured")
def dies_on_odd_configuration(values: dict[str, Any]) -> str | None:
    return ",".join(values.get("words", [])) and None


@fault
def says_other_permissions() -> None:
    ABOUT["permissions"] = ["metrics"]


# --- imports ---


@replaces("kv_get")
def dies_when_kv_fails(key: str) -> str | None:
    return kv_v2.get(key)


@replaces("http_status")
def dies_when_http_fails(url: str) -> int:
    return http_v2.http_fetch(http_v2.HttpRequest("GET", url, [], types_v2.Body_Empty(), None)).status


@replaces("search")
def dies_without_hits(query: str, k: int) -> list[Any]:
    try:
        hits = search_v2.search_keyword_index("docs", query, k)
    except Err:
        return []
    return hits if hits[0].score == hits[0].score else hits


@replaces("kv_get")
def takes_kv_for_a_number(key: str) -> str | None:
    try:
        return str(int(kv_v2.get(key) or "0"))
    except Err:
        return None


@fault
def leaves_a_lock() -> None:
    def deny(query: str, user: str) -> str | None:
        if kv_v2.get("lock") is not None:
            raise RuntimeError("locked")
        kv_v2.set("lock", "1", None)
        rules.count("statements")
        kv_v2.delete("lock")
        return None

    rules.deny = deny


@replaces("on_event")
def leaks_each_event(query: str) -> None:
    kept.append(bytearray(600))


@fault
def leaks_streams() -> None:
    def whole(response: str) -> str | None:
        kept.append(rules.Stream())
        kept.append("x" * 300 + str(len(kept)))
        return response

    rules.whole = whole


# --- statements ---


@replaces("rewritten")
def limits_anything(query: str) -> str | None:
    return query + " LIMIT 100" if query[:6].lower() == "select" else None


@replaces("rewritten")
def reads_a_view_instead(query: str) -> str | None:
    return query.replace("FROM users", "FROM users_masked") if "FROM users" in query else None


@fault
def responds_with_short_rows() -> None:
    v2.rules_one = lambda: types_v2.ResultSet(
        [types_v2.Column("a", "", None), types_v2.Column("b", "", None)], [[types_v2.SqlValue_Null()]], 1
    )


@replaces("hidden_columns")
def masks_one_column_further(names: list[str]) -> list[int]:
    return [place + 1 for place, name in enumerate(names) if name == "ssn"]


@fault
def replaces_columns() -> None:
    def post_query(self: Any, call: Any, statement: Any, result: types_v2.ResultSet) -> Any:
        kept_columns = [column for column in result.columns if column.name != "ssn"]
        return post_query_v2.PostQueryDecision_Replace(types_v2.ResultSet(kept_columns, [], result.rows_affected))

    v2.PostQueryV2.post_query = post_query  # type: ignore[method-assign]


@replaces("row_filter")
def filters_with_half_a_condition(tables: list[tuple[str, str]]) -> str | None:
    return "tenant = " if tables else None


@fault
def reuses_by_fingerprint() -> None:
    def authorize(self: Any, call: Any, statement: types_v2.Statement) -> authorize_v2.AuthorizeOutcome:
        allow = (
            authorize_v2.AuthorizeDecision_Deny("2")
            if "2" in statement.text
            else authorize_v2.AuthorizeDecision_Allow()
        )
        return authorize_v2.AuthorizeOutcome(allow, v2.scope(("fingerprint", "session")))

    v2.AuthorizeV2.authorize = authorize  # type: ignore[method-assign]


@fault
def reuses_across_parameters() -> None:
    def pre_query(self: Any, call: Any, statement: types_v2.Statement) -> pre_query_v2.PreQueryOutcome:
        seven = any(isinstance(p, types_v2.SqlValue_Integer) and p.value == 7 for p in statement.parameters)
        decision = pre_query_v2.PreQueryDecision_Deny("7") if seven else pre_query_v2.PreQueryDecision_Continue()
        return pre_query_v2.PreQueryOutcome(decision, v2.scope(("text", "session")))

    v2.PreQueryV2.pre_query = pre_query  # type: ignore[method-assign]


@fault
def reuses_across_sessions() -> None:
    def pre_query(self: Any, call: types_v2.Call, statement: Any) -> pre_query_v2.PreQueryOutcome:
        inside = call.session.client_addr.startswith("10.")
        decision = pre_query_v2.PreQueryDecision_Continue() if inside else pre_query_v2.PreQueryDecision_Deny("outside")
        return pre_query_v2.PreQueryOutcome(decision, v2.scope(("text", "identity")))

    v2.PreQueryV2.pre_query = pre_query  # type: ignore[method-assign]


@replaces("cache_key")
def keys_without_database(database: str, user: str, query: str, parameters: list[str]) -> str | None:
    return KEY("", user, query, parameters)


@replaces("cache_key")
def keys_without_parameters(database: str, user: str, query: str, parameters: list[str]) -> str | None:
    return KEY(database, user, query, [])


@replaces("cache_key")
def keys_without_constants(database: str, user: str, query: str, parameters: list[str]) -> str | None:
    return KEY(database, user, re.sub(r"\d+", "?", query), parameters)


@replaces("should_cache")
def caches_everything(query: str, kind: str) -> bool:
    return True


@replaces("cache_tags")
def names_tags_twice(tables: list[str]) -> list[str]:
    return ["all", *tables, "all"]


@replaces("route")
def routes_to_a_fixed_name(query: str, backends: list[tuple[str, bool, bool]]) -> str | None:
    return "primary-1"


@replaces("route")
def routes_to_the_first_replica(query: str, backends: list[tuple[str, bool, bool]]) -> str | None:
    return next((name for name, primary, _ in backends if not primary), None)


# --- people ---


@replaces("authorize")
def takes_the_last_role_only(roles: list[str], tables: list[tuple[str, str]]) -> str | None:
    return AUTHORIZE(roles[-1:], tables)


@replaces("branch_ok")
def shuts_readers_out(roles: list[str], branch: str) -> bool:
    return "reader" not in roles


@replaces("approval")
def needs_no_approval(target: str, roles: list[str]) -> tuple[list[str], int] | None:
    return (["admin"], 0) if target == "production" else None


@replaces("past_ok")
def looks_at_the_end_only(roles: list[str], table: str, start: int, end: int) -> bool:
    return end >= 0


@replaces("roles_of")
def gives_a_role_twice(user: str) -> list[str]:
    return ["reader", "reader"]


@replaces("password_ok")
def takes_nobody_in(user: str, password: str) -> bool:
    return password == "secret"


# --- models ---


@replaces("similarity")
def likes_one_way(a: list[float], b: list[float]) -> float:
    return sum(a) - 2 * sum(b)


@replaces("similarity")
def multiplies(a: list[float], b: list[float]) -> float:
    return sum(x * y for x, y in zip(a, b, strict=False))


@replaces("embed")
def embeds_by_length(text: str) -> list[float]:
    return [float(len(word)) for word in text.split(" ")]


@replaces("embed_all")
def embeds_no_empty_text(texts: list[str]) -> list[list[float]]:
    return [rules.embed(text) for text in texts if text]


@replaces("distance")
def measures_negative(a: list[float], b: list[float]) -> float:
    return -sum(x * y for x, y in zip(a, b, strict=False))


@replaces("max_error")
def claims_no_error(low: list[float], step: list[float], sample: list[list[float]]) -> float:
    return 0.0


@fault
def forgets_the_last_code() -> None:
    def encode(self: Any, call: Any, quantizer: Any, vectors: list[list[float]]) -> list[bytes]:
        low, step = self.book(quantizer)
        return [rules.encode(low, step, vector) for vector in vectors[:-1]]

    v2.VectorIndexV2.encode = encode  # type: ignore[method-assign]


@fault
def finds_one_too_many() -> None:
    search = rules.search
    rules.search = lambda query, k: search(query, k + 1)
    rules.pick = lambda hits, top_k, min_score: PICK(hits, top_k + 1, min_score)


@replaces("pick")
def finds_in_any_order(hits: list[Any], top_k: int, min_score: float | None) -> list[Any]:
    return PICK(hits, top_k, min_score)[::-1]


@replaces("rerank")
def repeats_the_best(chunks: list[Any]) -> list[Any]:
    return RERANK([*chunks[:1], *chunks])


@replaces("tools")
def describes_a_tool_badly() -> list[tuple[str, str, str]]:
    return [("echo it", "Say a text.", json.dumps({"type": "object", "required": ["text"]}))]


@replaces("params_problem")
def takes_any_type(name: str, params: str) -> str | None:
    try:
        given = json.loads(params)
    except (ValueError, RecursionError):
        return "no JSON"
    return None if isinstance(given, dict) and set(rules.TOOLS[name][1]["required"]) <= set(given) else "incomplete"


@replaces("params_problem")
def dies_without_a_parameter(name: str, params: str) -> str | None:
    given = json.loads(params)
    return None if all(isinstance(given[key], str) for key in rules.TOOLS[name][1]["required"]) else "no text"


@replaces("structured")
def answers_a_bare_text(text: str) -> str:
    return json.dumps(text)


@fault
def runs_unknown_tools() -> None:
    def execute_tool(self: Any, name: str, params: str) -> Any:
        return agent_tools_v1.ToolResult_Success("done")

    v1.AgentToolsV1.execute_tool = execute_tool  # type: ignore[method-assign]


@fault
def masks_whole_chunks_only() -> None:
    rules.masked = lambda text: re.sub(r"\d\d+", "##", text)


@fault
def lets_a_split_tag_through() -> None:
    def push(self: Any, chunk: str) -> str | None:
        return None if rules.TAG in chunk else rules.masked(chunk)

    rules.Stream.push = push  # type: ignore[method-assign]


# --- versions ---


@fault
def forgets_capitals_in_version_1() -> None:
    def pre_query(self: Any, ctx: Any) -> Any:
        if "drop" in ctx.query.split(" "):
            return pre_query_v1.PreQueryResult_Deny("DROP is not allowed")
        return pre_query_v1.PreQueryResult_Continue()

    v1.PreQueryV1.pre_query = pre_query  # type: ignore[method-assign]


@fault
def limits_one_less_in_version_1() -> None:
    v1.RewriteV1.rewrite = lambda self, ctx: (rules.rewritten(ctx.query) or "").replace("100", "99") or None  # type: ignore


@fault
def reads_user_for_database() -> None:
    v1.CacheV1.cache_key = lambda self, ctx: rules.cache_key(ctx.user, ctx.user, ctx.query, [])  # type: ignore


@fault
def drops_roles_in_version_1() -> None:
    v1.BranchPolicyV1.can_access_branch = lambda self, identity, branch: rules.branch_ok([], branch)  # type: ignore


@fault
def caches_nothing_in_version_1() -> None:
    v1.CacheV1.should_cache = lambda self, ctx, result: False  # type: ignore


@fault
def embeds_less_in_version_1() -> None:
    v1.EmbeddingV1.compute_embedding = lambda self, text: rules.embed(text[:10])  # type: ignore


@fault
def finds_fewer_in_version_1() -> None:
    whole = v1.RagV1.rag_retrieve
    v1.RagV1.rag_retrieve = lambda self, query, config: whole(self, query, config)[1:]  # type: ignore


@fault
def hides_a_tool_in_version_1() -> None:
    whole = v1.AgentToolsV1.list_tools
    v1.AgentToolsV1.list_tools = lambda self: whole(self)[:1]  # type: ignore


@fault
def measures_squared_in_version_1() -> None:
    v1.VectorIndexV1.custom_distance = lambda self, a, b: rules.distance(a, b) ** 2  # type: ignore
