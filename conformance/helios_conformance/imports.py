"""The host's side of a plugin under test: every import of the contract, answered as a law wants it.

Calls are recorded. What is not scripted is answered plainly: configuration from the manifest's schema, `kv` and the
cache from a small model, everything else with the simplest value of its type. The same calls get the same answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

import attrs
from helios_api.v1 import descriptors as d1
from helios_api.v2 import descriptors as d2
from helios_host.capabilities.config import ConfigV1, ConfigV2, PluginConfig
from witbind import Err, Ok, wit
from witbind.runtime import Linker

__all__ = [
    "OFFERED",
    "Answers",
    "HostCall",
    "Imports",
    "PlainHost",
    "Scripted",
    "function_id",
    "least",
    "permission_of",
    "result_functions",
]

OFFERED: Final = {interface.id: interface for interface in (*d1.IMPORTS.imports, *d2.IMPORTS.imports)}
"""Every interface that the contract offers to plugins, both versions, by id."""

_WRITES: Final = frozenset({"set", "delete", "increment", "compare-and-swap", "cache-set", "cache-delete"})

HITS: Final = 6
"""What a plain search finds at most."""

Answers: TypeAlias = Callable[[wit.Interface, wit.Function, tuple[Any, ...]], Any]
"""Answers one call of an import."""


@attrs.frozen
class HostCall:
    """One call of an import: its `function_id` and its arguments."""

    id: str
    arguments: tuple[Any, ...]


def function_id(interface: wit.Interface, function: wit.Function) -> str:
    """Return `kv@1#get` for a function of an import."""
    name, _, version = interface.id.partition("/")[2].partition("@")
    return f"{name}@{version.partition('.')[0]}#{function.name}"


def permission_of(id_: str) -> tuple[str, ...]:
    """Return the permissions of which an import's function needs one; none for what is always granted."""
    interface, _, function = id_.partition("#")
    writes = function in _WRITES
    match interface.partition("@")[0]:
        case "telemetry":
            return ("metrics",)
        case "query":
            return ("query_execute", "query_read")
        case "cache-store":
            return ("cache_write",) if writes else ("cache_read",)
        case "kv":
            return ("kv_write",) if writes else ("kv_read",)
        case "http":
            return ("http_fetch",)
        case "search" | "secrets" as same:
            return (same,)
    return ()


def result_functions(interfaces: Mapping[str, wit.Interface]) -> dict[str, wit.Function]:
    """Return the functions of imports that can fail, by `function_id`."""
    return {
        function_id(interface, function): function
        for interface in interfaces.values()
        for function in interface.functions
        if isinstance(function.result, wit.Result) and function.result.err is not None
    }


def least(t: wit.Type | None, handle: Callable[[wit.Resource], Any]) -> Any:
    """Return the simplest value of a type: zero, empty, none, the first case."""
    match t:
        case wit.Primitive("string"):
            return ""
        case wit.Primitive("char"):
            return "a"
        case wit.Primitive("bool"):
            return False
        case wit.Primitive("f32" | "f64"):
            return 0.0
        case wit.Primitive():
            return 0
        case wit.List(wit.U8, length):
            return bytes(length or 0)
        case wit.List(element, length):
            return [least(element, handle) for _ in range(length or 0)]
        case wit.Map():
            return {}
        case wit.Tuple(elements):
            return tuple(least(element, handle) for element in elements)
        case wit.Result(ok, _):
            return Ok(least(ok, handle))
        case wit.Record() if t.cls is not None:
            return t.cls(**{python: least(inner, handle) for _, python, inner in t.fields})
        case wit.Variant():
            _, cls, payload = t.cases[0]
            assert cls is not None
            return cls() if payload is None else cls(least(payload, handle))
        case wit.Enum() if t.cls is not None:
            return t.cls(t.names[0])
        case wit.Flags() if t.cls is not None:
            return t.cls(0)
        case wit.Own(resource) | wit.Borrow(resource):
            return handle(resource)
    return None


class PlainHost:
    """Answers as a host would that grants everything: a model of `kv` and cache, and plain values."""

    def __init__(self, config: PluginConfig, handle: Callable[[wit.Resource], Any]) -> None:
        self._config = {"1": ConfigV1(config), "2": ConfigV2(config)}
        self._handle = handle
        self.stored: dict[tuple[str, str], Any] = {}

    def __call__(self, interface: wit.Interface, function: wit.Function, arguments: tuple[Any, ...]) -> Any:
        """Answer one call."""
        id_ = function_id(interface, function)
        kind, _, name = id_.partition("#")
        kind, _, major = kind.partition("@")
        if kind == "config":
            return getattr(self._config[major], function.python)(*arguments)
        if kind in ("kv", "cache-store"):
            return self._store(kind, name.removeprefix("cache-"), function, arguments)
        if name == "enabled":
            return True
        if kind == "search":
            return Ok(_hits(function, min(arguments[2], HITS)))
        return least(function.result, self._handle)

    def _store(self, kind: str, name: str, function: wit.Function, arguments: tuple[Any, ...]) -> Any:
        if name == "list-keys":
            prefix, after, limit = arguments
            keys = sorted(key for space, key in self.stored if space == kind and key.startswith(prefix))
            return Ok([key for key in keys if after is None or key > after][:limit])
        place = (kind, arguments[0])
        match name:
            case "get":
                return Ok(self.stored.get(place))
            case "set":
                self.stored[place] = arguments[1]
                return Ok(None)
            case "delete":
                return Ok(self.stored.pop(place, None) is not None)
            case "compare-and-swap":
                if self.stored.get(place) != arguments[1]:
                    return Ok(False)
                self.stored[place] = arguments[2]
                return Ok(True)
        return self._increment(place, function, arguments[1])

    def _increment(self, place: tuple[str, str], function: wit.Function, by: int) -> Any:
        low, high = wit.INTEGER_RANGES["s64"]
        try:
            total = int(self.stored.get(place, "0")) + by
        except ValueError:
            total = high + 1
        if low <= total <= high:
            self.stored[place] = str(total)
            return Ok(total)
        assert isinstance(function.result, wit.Result)
        assert isinstance(function.result.err, wit.Variant)
        return Err(next(cls() for name, cls, _ in function.result.err.cases if name == "not-a-number" and cls))


def _hits(function: wit.Function, count: int) -> list[Any]:
    """Return hits of falling scores."""
    assert isinstance(function.result, wit.Result)
    assert isinstance(function.result.ok, wit.List)
    assert isinstance(function.result.ok.element, wit.Record)
    assert function.result.ok.element.cls is not None
    cls = function.result.ok.element.cls
    return [cls(id=f"d{n}", score=1.0 - n / 4, text=f"fact {n}", source="docs", metadata=[]) for n in range(count)]


class Imports:
    """Defines imports in a linker; `answers` and `on_call` may be changed between calls, `calls` is the record.

    `on_call` is told the number of the call, from 0, before it is answered; what it raises fails the guest's call.
    """

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.on_call: Callable[[int], None] | None = None
        self.calls: list[HostCall] = []
        self._resources: dict[tuple[str, str], type[Any]] = {}

    def define(self, linker: Linker, interfaces: Mapping[str, wit.Interface]) -> None:
        """Offer these interfaces."""
        for interface in interfaces.values():
            members = {
                function.python: _method(self._answered(interface, function))
                for function in interface.functions
                if not function.name.startswith("[method]")
            }
            for resource in interface.resources:
                self._resources[interface.id, resource.name] = self._resource(interface, resource)
            linker.define(interface, type("Implementation", (), members)())

    def handle(self, resource: wit.Resource) -> Any:
        """Make an object of a resource of an import."""
        return self._resources[resource.interface, resource.name]()

    def _resource(self, interface: wit.Interface, resource: wit.Resource) -> type[Any]:
        prefix = f"[method]{resource.name}."
        functions = [function for function in interface.functions if function.name.startswith(prefix)]
        return type(resource.name, (), {f.python: _method(self._answered(interface, f)) for f in functions})

    def _answered(self, interface: wit.Interface, function: wit.Function) -> Callable[..., Any]:
        id_ = function_id(interface, function)

        def answer(*arguments: Any) -> Any:
            number = len(self.calls)
            self.calls.append(HostCall(id_, arguments))
            if self.on_call is not None:
                self.on_call(number)
            return self.answers(interface, function, arguments)

        return answer


def _method(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function as a method that drops `self`: what a call is about is in its arguments."""

    def method(_self: object, *arguments: Any) -> Any:
        return function(*arguments)

    return method


class Scripted:
    """Gives the answers of a script, by `function_id`, in turn and round again; the rest is answered by `rest`.

    `after` calls of scripted functions are answered by `rest` first.
    """

    def __init__(self, script: Mapping[str, list[Any]], rest: Answers, after: int = 0) -> None:
        self._script = script
        self._rest = rest
        self._after = after
        self._used = 0

    def __call__(self, interface: wit.Interface, function: wit.Function, arguments: tuple[Any, ...]) -> Any:
        """Answer one call."""
        answers = self._script.get(function_id(interface, function))
        if not answers:
            return self._rest(interface, function, arguments)
        self._used += 1
        if self._used <= self._after:
            return self._rest(interface, function, arguments)
        return answers[(self._used - self._after - 1) % len(answers)]
