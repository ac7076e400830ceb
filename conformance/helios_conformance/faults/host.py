"""Finds the faults of the host: each is a patch of one thing that the host does, undone afterwards."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final
from unittest.mock import patch

import attrs
from helios_api.v1 import types as v1_types
from helios_api.v2.authorize import AuthorizeDecisionAllow
from helios_api.v2.pre_query import PreQueryDecisionContinue
from helios_api.v2.types import Call
from helios_host.capabilities.gate import Gate
from helios_host.hooks.seat import Seat
from helios_host.plugins import adapters
from helios_host.plugins.adapters.asking import Asking
from helios_host.plugins.adapters.v1 import context, statement

from helios_conformance.engine import ticking
from helios_conformance.hosts import check_in_host
from helios_conformance.laws.host import HOST_LAWS
from helios_conformance.profile import PROFILES
from helios_conformance.report import Cell, Status
from helios_conformance.subject import Subject

from .build import build_seeded
from .table import Fault

__all__ = ["PATCHES", "find_host_faults"]

_HOOKS: Final = (
    "pre-query", "post-query", "authenticate", "authorize", "cache", "route", "rewrite", "embedding", "rag",
    "agent-tools", "llm-response", "branch-policy", "vector-index", "time-travel", "sync-mode",
)  # fmt: skip
_MIRROR: Final = ("mirror", tuple(f"{hook}-plugin" for hook in _HOOKS), ("v1",))
GUESTS: Final = {
    "host-agrees": _MIRROR,
    "failure-refuses": _MIRROR,
    "permissions-are-kept": ("counter", ("pre-query-plugin", "with-telemetry"), ("v2",)),
}

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
def _asked_with(change: Callable[[Any], Any]) -> Iterator[None]:
    """Let `authenticate` of version 1 be asked about another request."""
    row = adapters.ADAPTERS[1, "authenticate"]
    straight = _steps(row)

    @Asking
    def changed(call: Call, subject: Any) -> Generator[Any, Any, Any]:
        steps = straight(call, subject)
        (request,) = next(steps)
        answer = yield (change(request),)
        try:
            steps.send(answer)
        except StopIteration as end:
            return end.value

    with patch.dict(adapters.ADAPTERS, {(1, "authenticate"): attrs.evolve(row, wrap=changed)}):
        yield


def _without_password() -> AbstractContextManager[None]:
    return _asked_with(lambda request: attrs.evolve(request, password=None))


def _without_headers() -> AbstractContextManager[None]:
    return _asked_with(lambda request: attrs.evolve(request, headers=request.headers[:1]))


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
    "host-loses-passwords": _without_password,
    "host-cuts-headers": _without_headers,
    "host-lets-denied-pass": lambda: _adapter("pre_query", _lenient),
    "host-allows-what-is-denied": lambda: _adapter("authorize", _allowing),
    "host-loses-rewrites": lambda: _adapter("rewrite", lambda _: None),
    "host-fails-open": lambda: patch.object(Seat, "refuses", lambda _seat, _error: False),
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
    law = next(law for law in HOST_LAWS if law.name == fault.law)
    for cell in check_in_host(law, subject, PROFILES[profile], seed):
        if cell.function == fault.function:
            return cell
    raise LookupError(f"{fault.law} has no target {fault.function}")
