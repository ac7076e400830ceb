"""A plugin of version 1 and the same plugin in version 2 lead to the same outcome, wherever version 1 can say it.

Each plugin is written twice, apart from the adapters: a decision in plain values, said in both versions.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import Any

import attrs
import pytest
from helios_api.v1 import agent_tools as tools1
from helios_api.v1 import authenticate as authenticate1
from helios_api.v1 import authorize as authorize1
from helios_api.v1 import branch_policy as branch1
from helios_api.v1 import cache as cache1
from helios_api.v1 import metrics as metrics1
from helios_api.v1 import post_query as post1
from helios_api.v1 import pre_query as pre1
from helios_api.v1 import rag as rag1
from helios_api.v1 import sync_mode as sync1
from helios_api.v1 import time_travel as time1
from helios_api.v1 import types as types1
from helios_api.v1 import vector_index as vector1
from helios_api.v2 import agent_tools as tools2
from helios_api.v2 import authenticate as authenticate2
from helios_api.v2 import authorize as authorize2
from helios_api.v2 import branch_policy as branch2
from helios_api.v2 import cache as cache2
from helios_api.v2 import llm_response as llm2
from helios_api.v2 import metrics as metrics2
from helios_api.v2 import post_query as post2
from helios_api.v2 import pre_query as pre2
from helios_api.v2 import rag as rag2
from helios_api.v2 import rewrite as rewrite2
from helios_api.v2 import route as route2
from helios_api.v2 import sync_mode as sync2
from helios_api.v2 import time_travel as time2
from helios_api.v2 import types as types2
from helios_api.v2 import vector_index as vector2
from helios_host.errors import GuestError
from helios_host.hooks.background import Background
from helios_host.hooks.chain import restate_unparsed
from helios_host.hooks.sets import Hooks
from helios_host.hooks.table import FUNCTIONS
from helios_host.plugins.adapters import ADAPTERS
from hosting import CALL, statement
from hypothesis import assume, given
from hypothesis import strategies as st
from voters import asking
from witbind import Err, Ok

Decide = Callable[..., Any]

WORDS = st.text("abc", min_size=1, max_size=3)
NUMBERS = st.floats(-4, 4, width=16)
VECTORS = st.lists(NUMBERS, min_size=2, max_size=2)


def pick(options: Sequence[Any], *seen: Any) -> Any:
    """Choose by what a plugin saw: the same for the same, whatever the version."""
    return options[zlib.crc32(repr(seen).encode()) % len(options)]


IDENTITIES = st.none() | st.builds(
    types2.Identity, user_id=WORDS, roles=st.lists(WORDS, max_size=2), attributes=st.just([("t", "a")])
)
STATEMENTS = st.builds(
    lambda text, names, batch: attrs.evolve(
        statement(text),
        tables=[types2.TableReference(schema=None, name=n, access=types2.TableAccess.READ) for n in names],
        is_batch=batch,
    ),
    WORDS,
    st.lists(WORDS, max_size=2, unique=True),
    st.booleans(),
)
CALLS = st.builds(lambda who: attrs.evolve(CALL, identity=who), IDENTITIES)


def who2(call: types2.Call) -> tuple[Any, ...]:
    """The identity as both versions see it."""
    known = call.identity
    if known is None:
        return call.session.user, [], []
    return known.user_id, known.roles, known.attributes


def who1(known: types1.Identity) -> tuple[Any, ...]:
    return known.user_id, known.roles, known.attributes


def what2(subject: types2.Statement, rows: int = 0) -> tuple[Any, ...]:
    return subject.text, [t.name for t in subject.tables], subject.is_batch, rows


def what1(context: types1.QueryContext) -> tuple[Any, ...]:
    return context.query, context.tables, context.is_batch, context.rows_affected


def same(name: str, call: types2.Call, subject: Any, plugin1: Decide, plugin2: Decide) -> Any:
    """Ask both through the chain of this name; return the answer that they agree on."""
    answers = []
    for version, plugin in ((1, plugin1), (2, plugin2)):
        row = ADAPTERS[version, name]
        hooks = Hooks(restate_unparsed, Background(), {name: [asking(row.wrap(plugin))]})
        answers.append(getattr(hooks, name)(call, subject))
    assert answers[0] == answers[1]
    return answers[0]


@given(CALLS, STATEMENTS, st.lists(st.tuples(st.sampled_from("crd"), WORDS), min_size=1, max_size=3))
def test_pre_query(call: types2.Call, subject: types2.Statement, options: list[Any]) -> None:
    def one(context: types1.QueryContext) -> Any:
        case, text = pick(options, what1(context))
        if case == "c":
            return pre1.PreQueryResultContinue()
        return pre1.PreQueryResultRewrite(text) if case == "r" else pre1.PreQueryResultDeny(text)

    def two(_call: types2.Call, asked: types2.Statement) -> Any:
        case, text = pick(options, what2(asked))
        decision: pre2.PreQueryDecision = pre2.PreQueryDecisionContinue()
        if case != "c":
            decision = pre2.PreQueryDecisionRewrite(text) if case == "r" else pre2.PreQueryDecisionDeny(text)
        return Ok(pre2.PreQueryOutcome(decision=decision, cacheable=None))

    same("pre_query", call, subject, one, two)


@given(CALLS, STATEMENTS, st.lists(st.none() | WORDS, min_size=1, max_size=3))
def test_rewrite(call: types2.Call, subject: types2.Statement, options: list[Any]) -> None:
    def two(_call: types2.Call, asked: types2.Statement) -> Any:
        text = pick(options, what2(asked))
        return Ok(None if text is None else rewrite2.RewrittenStatement(text=text, parameters=None))

    same("rewrite", call, subject, lambda context: pick(options, what1(context)), two)


@given(CALLS, STATEMENTS, st.lists(st.none() | WORDS, min_size=1, max_size=3))
def test_authorize(call: types2.Call, subject: types2.Statement, options: list[Any]) -> None:
    def one(identity: types1.Identity, context: types1.QueryContext) -> Any:
        text = pick(options, who1(identity), what1(context))
        return authorize1.AuthorizeResultAllow() if text is None else authorize1.AuthorizeResultDeny(text)

    def two(asked: types2.Call, about: types2.Statement) -> Any:
        text = pick(options, who2(asked), what2(about))
        allow = authorize2.AuthorizeDecisionAllow()
        decision = allow if text is None else authorize2.AuthorizeDecisionDeny(text)
        return Ok(authorize2.AuthorizeOutcome(decision=decision, cacheable=None))

    same("authorize", call, subject, one, two)


@given(CALLS, st.none() | WORDS, st.lists(st.none() | WORDS, min_size=1, max_size=3))
def test_authenticate(call: types2.Call, password: str | None, options: list[Any]) -> None:
    def one(request: authenticate1.AuthRequest) -> Any:
        name = pick(options, request.user, request.password, request.headers)
        if name is None:
            return authenticate1.AuthResultDenied("no")
        return authenticate1.AuthResultSuccess(types1.Identity(user_id=name, roles=[name], attributes=[]))

    def two(asked: types2.Call, request: authenticate2.AuthRequest) -> Any:
        shown = request.credential
        secret = shown.value if isinstance(shown, authenticate2.CredentialPassword) else None
        name = pick(options, asked.session.user, secret, request.headers)
        if name is None:
            return Ok(authenticate2.AuthResultDenied("no"))
        return Ok(authenticate2.AuthResultSuccess(types2.Identity(user_id=name, roles=[name], attributes=[])))

    credential = None if password is None else authenticate2.CredentialPassword(password)
    request = authenticate2.AuthRequest(headers=[("user", "bob")], credential=credential)
    same("authenticate", call, request, one, two)


CELLS = st.one_of(
    st.just(types2.SqlValueNull()),
    st.builds(types2.SqlValueText, WORDS),
    st.builds(types2.SqlValueInteger, st.integers(0, 9)),
)
RESULTS = st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=3).map(
    lambda rows: types2.ResultSet(
        columns=[types2.Column(name=n, type_name="text", table=None) for n in "xy"], rows=rows, rows_affected=len(rows)
    )
)


def text2(rows: Sequence[Sequence[types2.SqlValue]]) -> list[list[str | None]]:
    return [[None if isinstance(v, types2.SqlValueNull) else str(v.value) for v in row] for row in rows]


@given(CALLS, STATEMENTS, RESULTS, st.lists(st.sampled_from(["keep", "reverse", "hide", "deny"]), min_size=1))
def test_post_query(call: types2.Call, subject: types2.Statement, result: types2.ResultSet, options: list[str]) -> None:
    def one(context: types1.QueryContext, seen: types1.QueryResult) -> Any:
        what = pick(options, what1(context), seen.columns, seen.rows)
        if what == "keep":
            return post1.PostQueryResultKeep()
        if what == "deny":
            return post1.PostQueryResultDeny("no")
        rows = seen.rows[::-1] if what == "reverse" else [["*", *row[1:]] for row in seen.rows]
        return post1.PostQueryResultReplace(attrs.evolve(seen, rows=rows))

    def two(_call: types2.Call, asked: types2.Statement, seen: types2.ResultSet) -> Any:
        names = [c.name for c in seen.columns]
        what = pick(options, what2(asked, seen.rows_affected), names, text2(seen.rows))
        if what == "keep":
            return Ok(post2.PostQueryDecisionKeep())
        if what == "deny":
            return Ok(post2.PostQueryDecisionDeny("no"))
        star = types2.SqlValueOther(types2.OtherValue(type_name="text", text="*"))
        rows = seen.rows[::-1] if what == "reverse" else [[star, *row[1:]] for row in seen.rows]
        return Ok(post2.PostQueryDecisionReplace(attrs.evolve(seen, rows=rows)))

    for column in (0, 1):  # text in which two values look alike cannot be told apart again
        texts = {(type(row[column]).__name__, text2([row])[0][column]) for row in result.rows}
        assume(len({text for _, text in texts}) == len(texts))
    same("post_query", call, (subject, result), one, two)


BACKENDS = st.lists(WORDS, min_size=1, max_size=3, unique=True).map(
    lambda names: [
        route2.Backend(
            name=n, address=n, role=route2.BackendRole.REPLICA, healthy=True, weight=1, lag=None, connections=0, tags=[]
        )
        for n in names
    ]
)


@given(CALLS, STATEMENTS, BACKENDS, st.booleans())
def test_route(call: types2.Call, subject: types2.Statement, backends: list[route2.Backend], has_say: bool) -> None:
    def choose(names: list[str], *seen: Any) -> str | None:
        return pick([*names, None] if has_say else [None], *seen)

    def one(context: types1.QueryContext, servers: list[Any]) -> Any:
        seen = [(b.name, b.address, b.role.value, b.healthy) for b in servers]
        return choose([b.name for b in servers], what1(context), seen)

    def two(_call: types2.Call, asked: types2.Statement, servers: list[route2.Backend]) -> Any:
        seen = [(b.name, b.address, b.role.value, b.healthy) for b in servers]
        name = choose([b.name for b in servers], what2(asked), seen)
        return Ok(route2.RouteDecisionAbstain() if name is None else route2.RouteDecisionBackend(name))

    same("route", call, (subject, backends), one, two)


@given(CALLS, STATEMENTS, st.none() | st.integers(0, 9))
def test_sync_mode(call: types2.Call, subject: types2.Statement, rows: int | None) -> None:
    modes = ["sync", "semi-sync", "async"]

    def one(query: str, context: types1.QueryContext) -> Any:
        return sync1.SyncMode(pick(modes, query, what1(context)))

    def two(_call: types2.Call, asked: types2.Statement, expected: int | None) -> Any:
        mode = sync2.SyncMode(pick(modes, asked.text, what2(asked, expected or 0)))
        return Ok(sync2.SyncChoice(mode=mode, tables=[], reason=None))

    same("select_sync_mode", call, (subject, rows), one, two)


@given(CALLS, STATEMENTS, RESULTS, WORDS, st.integers(0, 5))
def test_cache(call: types2.Call, subject: types2.Statement, result: types2.ResultSet, key: str, seconds: int) -> None:
    keys = [None, "k"]
    same("cache_key", call, subject, lambda c: pick(keys, what1(c)), lambda _, s: Ok(pick(keys, what2(s))))

    def should2(_call: types2.Call, asked: types2.Statement, seen: types2.ResultSet) -> Any:
        yes = pick([True, False], what2(asked, seen.rows_affected), text2(seen.rows))
        longest = cache2.CachePolicy(ttl=2**64 - 1, stale_while_revalidate=0, tags=[])
        return Ok(cache2.ShouldCacheDecisionStore(longest) if yes else cache2.ShouldCacheDecisionSkip())

    def should1(context: types1.QueryContext, seen: types1.QueryResult) -> bool:
        return pick([True, False], what1(context), seen.rows)

    same("should_cache", call, (subject, result), should1, should2)
    policy = cache2.CachePolicy(ttl=seconds * 1_000_000, stale_while_revalidate=0, tags=[])
    entry = cache2.CacheEntry(value=types2.BodyText(key), policy=policy)
    options1 = [None, cache1.CacheEntry(value=types1.BodyText(key), ttl=seconds)]
    options2 = [None, entry]
    same("cache_get", call, key, lambda k: pick(options1, k), lambda _, k: Ok(pick(options2, k)))
    words = ["store", "skip"]
    same(
        "cache_set",
        call,
        (key, entry),
        lambda k, e: cache1.CacheSetResult(pick(words, k, e.value.value, e.ttl)),
        lambda _, k, e: Ok(cache2.CacheSetDecision(pick(words, k, e.value.value, e.policy.ttl // 1_000_000))),
    )


@given(CALLS, WORDS, WORDS)
def test_branches(call: types2.Call, branch: str, other: str) -> None:
    def may1(identity: types1.Identity, name: str) -> bool:
        return pick([True, False], who1(identity), name)

    def may2(asked: types2.Call, *names: str) -> Any:
        for name in names:
            if not pick([True, False], who2(asked), name):
                return Ok(branch2.BranchAccessDeny(f"access to branch {name} is denied"))
        return Ok(branch2.BranchAccessAllow())

    same("can_access_branch", call, branch, may1, may2)
    same("on_branch_delete", call, branch, may1, may2)
    same("on_branch_create", call, (branch, other), may1, may2)

    def merge1(source: str, target: str, identity: types1.Identity) -> Any:
        least = pick([0, 1, 2], source, target, who1(identity))
        needed = branch1.Approval(approvers=["admin", "lead"], min_approvals=least)
        return branch1.MergePolicyRequireApproval(needed) if least else branch1.MergePolicyAutoMerge()

    def merge2(asked: types2.Call, source: str, target: str) -> Any:
        least = pick([0, 1, 2], source, target, who2(asked))
        needed = branch2.Approval(approvers=["admin", "lead"], min_approvals=least, reason=None)
        return Ok(branch2.MergePolicyRequireApproval(needed) if least else branch2.MergePolicyAutoMerge())

    same("on_branch_merge", call, (branch, other), merge1, merge2)


@given(CALLS, st.none() | WORDS, WORDS, st.integers(-9, 9), st.integers(0, 9))
def test_time_travel(call: types2.Call, schema: str | None, name: str, start: int, length: int) -> None:
    """A policy about points in time that a range must meet at both ends."""
    options = [None, "no"]

    def one(identity: types1.Identity, table: str, as_of: int) -> Any:
        text = pick(options, who1(identity), table, as_of)
        return time1.TimePolicyAllowed() if text is None else time1.TimePolicyDenied(text)

    def two(asked: types2.Call, table: types2.TableName, period: time2.TimeRange) -> Any:
        said = table.name if table.schema is None else f"{table.schema}.{table.name}"
        denied = [t for at in (period.start, period.end) if (t := pick(options, who2(asked), said, at)) is not None]
        return Ok(time2.TimePolicyDenied(denied[0]) if denied else time2.TimePolicyAllowed())

    subject = types2.TableName(schema=schema, name=name), time2.TimeRange(start=start, end=start + length)
    same("time_travel_policy", call, subject, one, two)


@given(CALLS, VECTORS, st.lists(VECTORS, max_size=3))
def test_vectors(call: types2.Call, query: list[float], vectors: list[list[float]]) -> None:
    def distance(a: list[float], b: list[float]) -> float:
        return sum((x - y) ** 2 for x, y in zip(a, b, strict=True))

    same("distances", call, (query, vectors), distance, lambda _, q, many: Ok([distance(q, vector) for vector in many]))

    def codes(many: list[list[float]]) -> list[bytes]:
        return [bytes(int(x > 0) for x in vector) for vector in many]

    book = [[-1.0, 1.0]]

    def quantize1(many: list[list[float]]) -> vector1.QuantizedVectors:
        return vector1.QuantizedVectors(scheme="sign", dimensions=2, codebook=book, codes=codes(many))

    learnt = vector2.Quantizer(scheme="sign", dimensions=2, max_error=float("inf"), codebook=book)
    same("train", call, vectors, quantize1, lambda _, sample: Ok(learnt))
    same("encode", call, (learnt, vectors), quantize1, lambda _, quantizer, many: Ok(codes(many)))


def test_what_version_1_cannot_do_with_vectors_is_an_error() -> None:
    quantizer = vector2.Quantizer(scheme="sign", dimensions=2, max_error=0.0, codebook=[[1.0]])

    def quantize(_vectors: Any) -> vector1.QuantizedVectors:
        return vector1.QuantizedVectors(scheme="sign", dimensions=2, codebook=[[2.0]], codes=[b""])

    for name, subject in (("encode", (quantizer, [[1.0, 2.0]])), ("decode", (quantizer, [b"\0"]))):
        hooks = Hooks(restate_unparsed, Background(), {name: [asking(ADAPTERS[1, name].wrap(quantize))]})
        with pytest.raises(GuestError) as caught:
            getattr(hooks, name)(CALL, subject)
        assert isinstance(caught.value.error, types2.PluginErrorUnsupported)


@given(CALLS, st.lists(WORDS, max_size=3), VECTORS, VECTORS)
def test_embedding(call: types2.Call, texts: list[str], a: list[float], b: list[float]) -> None:
    def vector(text: str) -> list[float]:
        return [float(len(text)), float(text.count("a"))]

    same("embed", call, texts, vector, lambda _, many: Ok([vector(text) for text in many]))
    same("dimensions", call, None, vector, lambda _: Ok(2))
    dot = lambda x, y: sum(p * q for p, q in zip(x, y, strict=True))  # noqa: E731
    same("similarity", call, (a, b), dot, lambda _, x, y: Ok(dot(x, y)))


@given(
    CALLS,
    WORDS,
    st.lists(WORDS, max_size=2, unique=True),
    st.integers(0, 4),
    st.lists(st.tuples(WORDS, WORDS), max_size=1),
    st.lists(st.tuples(st.sampled_from("ab"), WORDS), max_size=4),
)
def test_retrieval(
    call: types2.Call,
    query: str,
    indexes: list[str],
    top_k: int,
    filters: list[tuple[str, str]],
    stored: list[tuple[str, str]],
) -> None:
    """A plugin that filters by metadata, and ranks over all indexes."""

    def found(asked: str, index: str) -> list[tuple[str, str, float]]:
        scored = [(tag, text, float(zlib.crc32(f"{asked}{index}{text}".encode()) % 7)) for tag, text in stored]
        return sorted(scored, key=lambda row: -row[2])

    def one(asked: str, config: rag1.RagConfig) -> list[rag1.Chunk]:
        return [
            rag1.Chunk(id=text, text=text, score=score, source=text, metadata=[("tag", tag)])
            for tag, text, score in found(asked, config.index)
        ][: config.top_k]

    def two(_call: types2.Call, asked: str, config: rag2.RagConfig) -> Any:
        chunks = []
        for index in config.indexes or [""]:
            for tag, text, score in found(asked, index)[: config.top_k]:
                if all(f.name == "tag" and tag in f.any_of for f in config.filters):
                    where = rag2.Provenance(index=index, document=text, title=None, uri=None, offset=None, updated=None)
                    chunks.append(
                        rag2.Chunk(
                            id=text, text=text, score=score, scores=[], provenance=where, metadata=[("tag", tag)]
                        )
                    )
        if len(config.indexes) > 1:
            chunks.sort(key=lambda chunk: -chunk.score)
        return Ok(chunks[: config.top_k])

    wanted = [rag2.MetadataFilter(name="tag", any_of=list(pair)) for pair in filters]
    config = rag2.RagConfig(indexes=indexes, top_k=top_k, min_score=None, filters=wanted, settings=[])
    chunks = same("rag_retrieve", call, (query, config), one, two)

    def rank1(_query: str, many: list[rag1.Chunk]) -> list[rag1.Chunk]:
        return [attrs.evolve(chunk, score=0.5) for chunk in sorted(many, key=lambda c: (c.text, -c.score))]

    def rank2(_call: types2.Call, _query: str, many: list[rag2.Chunk]) -> Any:
        return Ok([attrs.evolve(chunk, score=0.5) for chunk in sorted(many, key=lambda c: (c.text, -c.score))])

    same("rag_rerank", call, (query, chunks), rank1, rank2)


@given(CALLS, st.lists(WORDS, max_size=3, unique=True), WORDS, WORDS)
def test_tools(call: types2.Call, names: list[str], name: str, params: str) -> None:
    def list2(_call: types2.Call) -> Any:
        return Ok(
            [
                tools2.ToolDefinition(
                    name=n, title=None, description=n, input_schema="{}", output_schema=None, annotations=None
                )
                for n in names
            ]
        )

    def list1() -> list[tools1.ToolDefinition]:
        return [tools1.ToolDefinition(name=n, description=n, parameters="{}") for n in names]

    same("list_tools", call, None, list1, list2)

    def run1(tool: str, given_: str) -> Any:
        case = pick([tools1.ToolResultSuccess, tools1.ToolResultFailed, None], tool, given_)
        return tools1.ToolResultUnknown() if case is None else case(given_)

    def run2(_call: types2.Call, tool: str, given_: str) -> Any:
        failed = pick([False, True, None], tool, given_)
        if failed is None:
            return Ok(tools2.ToolResultUnknown())
        part = tools2.Content(part=tools2.ContentPartText(given_), annotations=None)
        return Ok(
            tools2.ToolResultCompleted(tools2.ToolOutput(content=[part], structured_content=None, is_error=failed))
        )

    same("execute_tool", call, (f"p.{name}", params), run1, run2)


@given(CALLS, WORDS, WORDS, st.none() | WORDS, st.none() | WORDS)
def test_responses(call: types2.Call, text: str, form: str, title: str | None, uri: str | None) -> None:
    sources = [llm2.Source(id="s", title=title, uri=uri)]

    def two(_call: types2.Call, response: str, context: llm2.ResponseContext) -> Any:
        names = [s.title or s.uri or s.id for s in context.sources]
        answer = pick([response, "other"], response, context.format, names)
        return Ok(llm2.ResponseDecisionKeep() if answer == response else llm2.ResponseDecisionReplace(answer))

    def one(response: str, context: Any) -> str:
        return pick([response, "other"], response, context.format, context.sources)

    context = llm2.ResponseContext(format=form, model="m", sources=sources)
    same("post_process_response", call, (text, context), one, two)


ENDINGS = st.one_of(
    st.just(metrics2.QueryEndingCompleted()),
    st.just(metrics2.QueryEndingCached()),
    st.just(metrics2.QueryEndingResponded()),
    st.builds(metrics2.QueryEndingDenied, WORDS),
    st.builds(metrics2.QueryEndingFailed, st.builds(metrics2.QueryFailure, code=WORDS, message=WORDS)),
)
EVENTS = st.lists(
    st.builds(
        metrics2.QueryEvent,
        user_id=st.none() | WORDS,
        trace_parent=st.none(),
        query=WORDS,
        user=WORDS,
        database=WORDS,
        client_addr=WORDS,
        kind=st.sampled_from(types2.StatementKind),
        fingerprint=st.none() | WORDS,
        started=st.integers(0, 99),
        duration=st.integers(0, 99),
        plugin_duration=st.integers(0, 99),
        session_id=WORDS,
        rows=st.integers(0, 9),
        backend=st.none() | WORDS,
        ending=ENDINGS,
    ),
    max_size=4,
)


@given(CALLS, EVENTS)
def test_metrics(call: types2.Call, events: list[metrics2.QueryEvent]) -> None:
    """What both are told, in plain values: version 1 one by one, and only an answer from the cache apart."""
    told: dict[int, list[Any]] = {1: [], 2: []}

    def note(version: int, event: Any, cached: bool, error: str | None) -> None:
        where = event.query, event.database, event.user, event.client_addr
        told[version].append((where, event.started, event.duration, event.rows, cached, error))

    def one(event: metrics1.QueryEvent) -> None:
        note(1, event, event.cached, event.error)

    def two(_call: types2.Call, given_events: list[metrics2.QueryEvent]) -> Any:
        for event in given_events:
            match event.ending:
                case metrics2.QueryEndingDenied(words):
                    error: str | None = words
                case metrics2.QueryEndingFailed(failure):
                    error = failure.message
                case _:
                    error = None
            note(2, event, isinstance(event.ending, metrics2.QueryEndingCached), error)
        return Ok(None)

    for version, plugin in ((1, one), (2, two)):
        ADAPTERS[version, "on_events"].wrap(plugin)(call, events)
    assert told[1] == told[2]
    assert len(told[1]) == len(events)


def test_every_hook_of_version_1_is_compared() -> None:
    compared = {name for version, name in ADAPTERS if version == 1} - {"decode"}
    text = open(__file__).read()  # noqa: PTH123, SIM115
    assert {name for name in compared if f'"{name}"' not in text} == set()
    assert {name for version, name in ADAPTERS if version == 2} == {row.name for row in FUNCTIONS}


def test_an_order_of_version_1_that_adds_a_chunk_is_an_error() -> None:
    where = rag2.Provenance(index="i", document="d", title=None, uri=None, offset=None, updated=None)
    chunk = rag2.Chunk(id="a", text="a", score=1.0, scores=[], provenance=where, metadata=[])

    def rank(_query: str, many: list[rag1.Chunk]) -> list[rag1.Chunk]:
        return many * 2

    assert isinstance(ADAPTERS[1, "rag_rerank"].wrap(rank)(CALL, ("q", [chunk])), Err)
