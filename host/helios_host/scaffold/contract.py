"""What a project begins with, read from the contract: the functions of its hooks, and answers that change nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs
from helios_api.v2 import descriptors as v2
from witbind import wit

__all__ = ["HOOKS", "IMPORTS", "Stub", "has_stream", "neutral_case", "owner", "stubs"]

_INTERFACES: Final = {
    interface.id.partition("/")[2].partition("@")[0]: interface for interface in v2.EVERYTHING.exports
}

HOOKS: Final = tuple(sorted(name for name in _INTERFACES if name != "lifecycle"))
"""Every hook of the contract, by its WIT name."""

IMPORTS: Final = {
    "cache-store": ("cache_read", "cache_write"),
    "http": ("http_fetch",),
    "kv": ("kv_read", "kv_write"),
    "query": ("query_read",),
    "search": ("search",),
    "secrets": ("secrets",),
    "telemetry": ("metrics",),
}
"""Imports that a project may begin with, and the permissions that they need; `log` and `config` are always there."""

_NEUTRAL: Final = ("abstain", "continue", "keep", "accept", "allow", "skip", "unknown")
"""Cases that leave everything as it is, the best first."""

_MAKERS: Final = ("embedding", "vector-index")
"""Hooks whose answers are made of what they are asked about: an empty one breaks the contract."""


@attrs.frozen
class Stub:
    """A function that a plugin with a hook has: `hook` is the hook's WIT name."""

    hook: str
    function: wit.Function

    @property
    def is_neutral(self) -> bool:
        """Whether it has an answer that changes nothing; a project begins with a refusal where it has none."""
        return self.hook not in _MAKERS

    @property
    def refusal(self) -> str:
        """What it says where it is not neutral."""
        return f"{self.function.name} is not written yet"

    @property
    def answer(self) -> wit.Type | None:
        """The type that it answers with when nothing fails."""
        result = self.function.result
        return result.ok if isinstance(result, wit.Result) else result


def stubs(hook: str) -> list[Stub]:
    """Return the plain functions of a hook; those of its resources are left out."""
    return [Stub(hook, function) for function in _INTERFACES[hook].functions if not function.name.startswith("[")]


def has_stream(functions: Sequence[Stub]) -> bool:
    """Whether a plugin with these functions also works on streamed responses, through the resource of its hook."""
    return any(stub.hook == "llm-response" for stub in functions)


def neutral_case(t: wit.Variant) -> tuple[str, wit.Type | None]:
    """Return the case of an answer that changes nothing, and its payload: the first one where there is no such case."""
    cases = {name: payload for name, _, payload in t.cases}
    name = next((name for name in _NEUTRAL if name in cases), next(iter(cases)))
    return name, cases[name]


def owner(t: wit.Type) -> str:
    """Return the WIT name of the interface that declares a named type; its generated class says it."""
    if isinstance(t, wit.Variant):
        cls = t.cases[0][1]
    else:
        assert isinstance(t, wit.Record | wit.Enum | wit.Flags)
        cls = t.cls
    assert cls is not None
    return cls.__module__.rpartition(".")[2].replace("_", "-")
