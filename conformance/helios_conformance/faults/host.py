"""Finds the faults of the host: each is a patch of one thing that the host does, undone afterwards."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final, Generic, TypeVar
from unittest.mock import patch

import attrs
from helios_api.v1 import types as v1_types
from helios_api.v2.authorize import AuthorizeDecisionAllow
from helios_api.v2.cache import CachePolicy, ShouldCacheDecisionStore
from helios_api.v2.llm_response import ResponseDecisionReplace
from helios_api.v2.pre_query import PreQueryDecisionContinue
from helios_api.v2.sync_mode import SyncMode
from helios_api.v2.types import Call
from helios_host.capabilities.gate import Gate
from helios_host.config import PluginSettings
from helios_host.hooks import sets
from helios_host.hooks.answers import FirstAnswerChain
from helios_host.hooks.chain import RewriteChain
from helios_host.hooks.checks import checked
from helios_host.hooks.seat import Seat
from helios_host.hooks.stream import ResponseStream
from helios_host.plugins import adapters
from helios_host.plugins.adapters.asking import Asking
from helios_host.plugins.adapters.v1 import context, statement

from helios_conformance.deployed import check_chain
from helios_conformance.engine import ticking
from helios_conformance.hosts import HOST_LAWS, check_in_host
from helios_conformance.laws.together import ChainsCompose
from helios_conformance.profile import PROFILES
from helios_conformance.report import Cell, Status
from helios_conformance.subject import Subject

from .build import MIRRORED, build_seeded
from .guest import WORLDS
from .table import Fault

__all__ = ["PATCHES", "find_host_faults"]

S = TypeVar("S")

_IMPORTS: Final = ("telemetry", "kv", "cache-store", "http", "query", "search", "secrets")
_MIRROR: Final = ("mirror", tuple(f"{hook}-plugin" for hook in MIRRORED), ("v1",))
GUESTS: Final = {
    "host-agrees": _MIRROR,
    "host-streams": _MIRROR,
    "failure-refuses": _MIRROR,
    "copies-decide-as-one": _MIRROR,
    "chains-compose": _MIRROR,
    "permissions-are-kept": ("counter", ("pre-query-plugin", *(f"with-{name}" for name in _IMPORTS)), ("v2",)),
}

_STORE: Final = ShouldCacheDecisionStore(CachePolicy(ttl=1, stale_while_revalidate=0, tags=[]))

_context = context.query_context
_identity = context.identity


def _changed(**changes: Callable[[v1_types.QueryContext], Any]) -> AbstractContextManager[Any]:
    """Let the adapter of version 1 say some fields of a statement otherwise."""

    def query_context(call: Any, statement: Any) -> v1_types.QueryContext:
        said = _context(call, statement)
        made = v1_types.QueryContext(**{name: getattr(said, name) for name in attrs.fields_dict(v1_types.QueryContext)})
        return attrs.evolve(made, **{name: change(made) for name, change in changes.items()})

    return patch.object(statement, "query_context", query_context)


def _who(**changes: Any) -> AbstractContextManager[Any]:
    return patch.object(statement, "identity", lambda call: attrs.evolve(_identity(call), **changes))


@contextmanager
def _adapter(name: str, change: Callable[[Any], Any]) -> Iterator[None]:
    """Let one adapter of version 1 answer otherwise."""
    row = adapters.ADAPTERS[1, name]
    straight = _steps(row)

    @Asking
    def changed(call: Call, subject: Any) -> Generator[Any, Any, Any]:
        return change((yield from straight(call, subject)))

    with patch.dict(adapters.ADAPTERS, {(1, name): attrs.evolve(row, wrap=changed)}):
        yield


def _steps(row: adapters.Adapter) -> Callable[[Call, Any], Generator[Any, Any, Any]]:
    assert isinstance(row.wrap, Asking)
    return row.wrap.steps


def _lenient(answer: Any) -> Any:
    """Turn a refusal into going on."""
    return attrs.evolve(answer, decision=PreQueryDecisionContinue())


def _allowing(answer: Any) -> Any:
    return attrs.evolve(answer, decision=AuthorizeDecisionAllow())


@contextmanager
def _asked_with(name: str, change: Callable[..., tuple[Any, ...]]) -> Iterator[None]:
    """Let a plugin of version 1 be asked with other arguments."""
    row = adapters.ADAPTERS[1, name]
    straight = _steps(row)

    @Asking
    def changed(call: Call, subject: Any) -> Generator[Any, Any, Any]:
        steps = straight(call, subject)
        try:
            arguments = next(steps)
            while True:
                arguments = steps.send((yield change(*arguments)))
        except StopIteration as end:
            return end.value

    with patch.dict(adapters.ADAPTERS, {(1, name): attrs.evolve(row, wrap=changed)}):
        yield


def _unasked(name: str, **changes: Any) -> AbstractContextManager[None]:
    """Let the first argument lack some of its fields."""
    return _asked_with(name, lambda first, *rest: (attrs.evolve(first, **changes), *rest))


def _less_of(function: Callable[[Any, str], None], kept: str) -> AbstractContextManager[Any]:
    """Let the gate ask for everything but one permission."""
    return patch.object(Gate, "require", lambda gate, one: None if one == kept else function(gate, one))


class _FirstVote(FirstAnswerChain[S, Any], Generic[S]):
    """A chain of voters that stops at the first vote."""


_require = Gate.require


PATCHES: Final[dict[str, Callable[[], AbstractContextManager[Any]]]] = {
    "host-swaps-user-and-database": lambda: _changed(user=lambda c: c.database, database=lambda c: c.user),
    "host-drops-attributes": lambda: _changed(attributes=lambda _: []),
    "host-drops-schemas": lambda: _changed(tables=lambda c: [table.rpartition(".")[2] for table in c.tables]),
    "host-names-one-table": lambda: _changed(tables=lambda c: c.tables[:1]),
    "host-forgets-batches": lambda: _changed(is_batch=lambda _: False),
    "host-cuts-the-address": lambda: _changed(client_addr=lambda c: c.client_addr.rpartition(":")[0]),
    "host-strips-texts": lambda: _changed(query=lambda c: c.query.strip()),
    "host-drops-roles": lambda: _who(roles=[]),
    "host-invents-a-user": lambda: _who(user_id="anonymous"),
    "host-loses-passwords": lambda: _unasked("authenticate", password=None),
    "host-cuts-headers": lambda: _asked_with(
        "authenticate", lambda request: (attrs.evolve(request, headers=request.headers[:1]),)
    ),
    "host-lets-denied-pass": lambda: _adapter("pre_query", _lenient),
    "host-allows-what-is-denied": lambda: _adapter("authorize", _allowing),
    "host-loses-rewrites": lambda: _adapter("rewrite", lambda _: None),
    "host-fails-open": lambda: patch.object(Seat, "refuses", lambda _seat, _error: False),
    "host-cuts-results": lambda: _asked_with(
        "post_query", lambda ctx, result: (ctx, attrs.evolve(result, rows=result.rows[:1]))
    ),
    "host-says-all-servers-are-up": lambda: _asked_with(
        "route", lambda ctx, servers: (ctx, [attrs.evolve(one, healthy=True) for one in servers])
    ),
    "host-takes-the-weakest-mode": lambda: _adapter(
        "select_sync_mode", lambda choice: attrs.evolve(choice, mode=SyncMode.ASYNC)
    ),
    "host-keeps-for-ever": lambda: _adapter(
        "cache_get",
        lambda found: found and attrs.evolve(found, policy=attrs.evolve(found.policy, ttl=(1 << 64) - 1)),
    ),
    "host-stores-nothing": lambda: _asked_with(
        "cache_set", lambda key, entry: (key, attrs.evolve(entry, value=v1_types.BodyEmpty()))
    ),
    "host-caches-what-it-should-not": lambda: _adapter("should_cache", lambda _: _STORE),
    "host-forgets-the-branch": lambda: _asked_with("can_access_branch", lambda who, _: (who, "main")),
    "host-swaps-branches": lambda: _asked_with("on_branch_merge", lambda one, two, who: (two, one, who)),
    "host-travels-without-schema": lambda: _asked_with(
        "time_travel_policy", lambda who, table, at: (who, table.rpartition(".")[2], at)
    ),
    "host-embeds-small-letters": lambda: _asked_with("embed", lambda text: (text.lower(),)),
    "host-swaps-vectors": lambda: _asked_with("distances", lambda one, two: (two, one)),
    "host-finds-one-more": lambda: _asked_with(
        "rag_retrieve", lambda query, config: (query, attrs.evolve(config, top_k=min(config.top_k + 1, 99)))
    ),
    "host-ranks-without-scores": lambda: _asked_with(
        "rag_rerank", lambda query, chunks: (query, [attrs.evolve(chunk, score=0.0) for chunk in chunks])
    ),
    "host-names-no-plugin": lambda: patch.object(sets, "named_tool", lambda _plugin, tool: tool),
    "host-passes-no-parameters": lambda: _asked_with("execute_tool", lambda name, _: (name, "{}")),
    "host-drops-sources": lambda: _asked_with(
        "post_process_response", lambda text, context: (text, attrs.evolve(context, sources=[]))
    ),
    "host-drops-the-end": lambda: patch.object(ResponseStream, "finish", lambda _stream: ResponseDecisionReplace("")),
    "host-lets-anybody-in": lambda: patch.object(Seat, "refuses", lambda _seat, _error: False),
    "host-lets-kv-be-read": lambda: _less_of(_require, "kv_read"),
    "host-lets-the-cache-be-written": lambda: _less_of(_require, "cache_write"),
    "host-lets-anything-be-searched": lambda: _less_of(_require, "search"),
    "host-asks-the-first-only": lambda: patch.object(sets, "checked", lambda name, seats: checked(name, seats[:1])),
    "host-asks-the-last-first": lambda: patch.object(
        sets, "checked", lambda name, seats: checked(name, tuple(reversed(seats)))
    ),
    "host-hands-on-the-old-text": lambda: patch.object(
        sets, "RewriteChain", lambda _restate, seats: RewriteChain(lambda statement, _text: statement, seats)
    ),
    "host-asks-by-name": lambda: patch.object(
        sets, "checked", lambda name, seats: checked(name, sorted(seats, key=lambda seat: seat.plugin))
    ),
    "host-lets-one-allow": lambda: patch.object(sets, "BranchChain", _FirstVote),
    "host-caches-for-one": lambda: patch.object(sets, "ShouldCacheChain", _FirstVote),
    "host-skips-the-gate": lambda: patch.object(Gate, "require", lambda _gate, _permission: None),
}
"""Each fault of the host by its name in the table."""


def find_host_faults(faults: list[Fault], seed: int, profile: str = "ci") -> Iterator[tuple[Fault, Cell]]:
    """Run the law of each fault in a host that has it, and in one that has none: that one must pass."""
    good: dict[tuple[str, str], Cell] = {}
    with ticking():
        for fault in faults:
            name, worlds, versions = GUESTS[fault.law]
            subject = Subject.load(build_seeded(name, worlds, versions))
            place = (fault.law, fault.function)
            if place not in good:
                good[place] = _checked(fault, subject, seed, profile)
            with PATCHES[fault.name]():
                cell = _checked(fault, subject, seed, profile)
            if good[place].status is not Status.PASSED:
                cell = attrs.evolve(good[place], status=Status.ERROR, reason=f"the host without a fault: {good[place]}")
            subject.close()
            yield fault, cell


def _checked(fault: Fault, subject: Subject, seed: int, profile: str) -> Cell:
    if fault.law == ChainsCompose.name:
        return _chained(fault, subject, seed, profile)
    law = next(law for law in HOST_LAWS if law.name == fault.law)
    for cell in check_in_host(law, subject, PROFILES[profile], seed, fault.function):
        return cell
    raise LookupError(f"{fault.law} has no target {fault.function}")


def _chained(fault: Fault, subject: Subject, seed: int, profile: str) -> Cell:
    """Check the chain of the reference, which decides, and the mirror, which says what it was asked after it."""
    first = Subject.load(build_seeded("reference", WORLDS))
    try:
        chain = [(one.name, one, PluginSettings()) for one in (first, subject)]
        return next(check_chain(chain, PROFILES[profile], seed, fault.function))
    finally:
        first.close()
