"""Structural comparison of WIT types, told in words."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeVar

from . import wit

__all__ = ["describe", "differences", "matching", "same", "track"]

T = TypeVar("T")

MAX_DEPTH: Final = 100
"""Types nested deeper than this are refused instead of compared."""
MAX_DIFFERENCES: Final = 50
"""A component that has nothing to do with the world has thousands."""


def track(interface: str) -> str:
    """Return an interface id with its version cut to the semver track on which interfaces are compatible.

    `a:b/c@1.2.3` becomes `a:b/c@1`, `a:b/c@0.2.3` becomes `a:b/c@0.2`; pre-releases stand for themselves.
    """
    name, at, version = interface.partition("@")
    if not at or "-" in version:
        return interface
    parts = version.split("+")[0].split(".")
    if parts[0] != "0":
        return f"{name}@{parts[0]}"
    return f"{name}@{'.'.join(parts[:2])}" if len(parts) > 1 and parts[1] != "0" else interface


def matching(wanted: str, offered: Mapping[str, T]) -> T | None:
    """Return what stands for an interface id: the same id, or else the highest version of its track.

    This is the engine's own rule for imports.
    """
    if wanted in offered:
        return offered[wanted]
    same_track = [name for name in offered if track(name) == track(wanted)]
    return offered[max(same_track, key=_version)] if same_track else None


def _version(interface: str) -> tuple[int, ...]:
    return tuple(int(part) for part in interface.partition("@")[2].split("+")[0].split("."))


def describe(t: wit.Type | None, depth: int = 0) -> str:
    """Return a type as WIT writes it; named types by their name."""
    if t is None:
        return "_"
    if depth > MAX_DEPTH:
        return "..."
    deeper = depth + 1
    if isinstance(t, wit.Primitive):
        return t.name
    if isinstance(t, wit.List):
        return f"list<{describe(t.element, deeper)}{'' if t.length is None else f', {t.length}'}>"
    if isinstance(t, wit.Map):
        return f"map<{describe(t.key, deeper)}, {describe(t.value, deeper)}>"
    if isinstance(t, wit.Tuple):
        return f"tuple<{', '.join(describe(e, deeper) for e in t.elements)}>"
    if isinstance(t, wit.Option):
        return f"option<{describe(t.payload, deeper)}>"
    if isinstance(t, wit.Result):
        if t.err is None:
            return "result" if t.ok is None else f"result<{describe(t.ok, deeper)}>"
        return f"result<{describe(t.ok, deeper)}, {describe(t.err, deeper)}>"
    if isinstance(t, (wit.Own, wit.Borrow)):
        return f"{type(t).__name__.lower()}<{t.resource.name}>"
    if isinstance(t, (wit.Future, wit.Stream)):
        name = type(t).__name__.lower()
        return name if t.payload is None else f"{name}<{describe(t.payload, deeper)}>"
    kind = type(t).__name__.lower()
    return f"{kind} {t.name}" if t.name else kind


def differences(
    expected: wit.Interface, actual: wit.Interface, *, side: str = "export", partial: bool = False
) -> list[str]:
    """Return in words how `actual`, read from a component, differs from `expected`; empty when it fits.

    `side` ("import" or "export") opens each sentence, the interface closes it. Functions that `actual` lacks are no
    difference where they stand behind a gate, nor any with `partial`: a component imports only what it uses. At most 50
    are told, and how many more there are.
    """
    found = [f"{line} ({expected.id})" for line in itertools.islice(_interface(expected, actual, side, partial), 1000)]
    more = len(found) - MAX_DIFFERENCES
    return found if more <= 0 else [*found[:MAX_DIFFERENCES], f"... and {more} more differences ({expected.id})"]


def same(expected: wit.Function, actual: wit.Function) -> bool:
    """Whether two functions have no difference."""
    return next(_function(expected, actual, ""), None) is None


def _interface(expected: wit.Interface, actual: wit.Interface, side: str, partial: bool) -> Iterator[str]:
    functions = {function.name: function for function in actual.functions}
    known = {function.name for function in expected.functions}
    for function in expected.functions:
        other = functions.get(function.name)
        where = f"{side} `{function.name}`"
        if other is not None:
            yield from _function(function, other, where)
        elif not partial and not function.unstable:
            yield f"{where}: the component has no such function"
    if side == "import":
        for name in functions:
            if name not in known:
                yield f"import `{name}`: there is no such function; the interface has {', '.join(sorted(known))}"
        resources = {resource.name for resource in expected.resources}
        for resource in actual.resources:
            if resource.name not in resources:
                yield f"import `{resource.name}`: there is no such resource"


def _function(expected: wit.Function, actual: wit.Function, where: str) -> Iterator[str]:
    if expected is actual:
        return
    if expected.is_async != actual.is_async:
        names = {True: "an async function", False: "a function that is not async"}
        yield f"{where}: expected {names[expected.is_async]}, the component has {names[actual.is_async]}"
    if len(expected.params) != len(actual.params):
        yield (f"{where}: expected parameters ({_params(expected)}), the component has ({_params(actual)})")
        return
    for (name, _, t), (other_name, _, other) in zip(expected.params, actual.params, strict=True):
        if name != other_name:
            yield f"{where}: expected parameter `{name}`, the component calls it `{other_name}`"
        yield from _types(t, other, f"{where}, parameter `{name}`", 0)
    if (expected.result is None) != (actual.result is None):
        result = [("no result" if t is None else describe(t)) for t in (expected.result, actual.result)]
        yield f"{where}, result: expected {result[0]}, the component has {result[1]}"
    elif expected.result is not None and actual.result is not None:
        yield from _types(expected.result, actual.result, f"{where}, result", 0)


def _params(function: wit.Function) -> str:
    return ", ".join(f"{name}: {describe(t)}" for name, _, t in function.params)


def _mismatch(expected: wit.Type | None, actual: wit.Type | None, where: str) -> str:
    return f"{where}: expected {describe(expected)}, the component has {describe(actual)}"


def _optional(expected: wit.Type | None, actual: wit.Type | None, where: str, depth: int) -> Iterator[str]:
    if expected is None and actual is None:
        return
    if expected is None or actual is None:
        yield _mismatch(expected, actual, where)
    else:
        yield from _types(expected, actual, where, depth)


def _types(expected: wit.Type, actual: wit.Type, where: str, depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH:
        yield f"{where}: types are nested deeper than {MAX_DEPTH}"
        return
    depth += 1
    if type(expected) is not type(actual):
        yield _mismatch(expected, actual, where)
    elif isinstance(expected, wit.Record) and isinstance(actual, wit.Record):
        yield from _members(
            "field",
            [(name, t) for name, _, t in expected.fields],
            [(name, t) for name, _, t in actual.fields],
            where,
            lambda a, b, at: _types(a, b, at, depth) if a is not None and b is not None else iter(()),
        )
    elif isinstance(expected, wit.Variant) and isinstance(actual, wit.Variant):
        yield from _members(
            "case",
            [(name, t) for name, _, t in expected.cases],
            [(name, t) for name, _, t in actual.cases],
            where,
            lambda a, b, at: _optional(a, b, at, depth),
        )
    elif isinstance(expected, (wit.Enum, wit.Flags)) and isinstance(actual, (wit.Enum, wit.Flags)):
        word = "case" if isinstance(expected, wit.Enum) else "flag"
        yield from _members(
            word, [(n, None) for n in expected.names], [(n, None) for n in actual.names], where, lambda *_: iter(())
        )
    elif isinstance(expected, wit.List) and isinstance(actual, wit.List):
        if expected.length != actual.length:
            yield _mismatch(expected, actual, where)
        elif isinstance(expected.element, wit.Primitive) or isinstance(actual.element, wit.Primitive):
            if expected.element != actual.element:
                yield _mismatch(expected, actual, where)
        else:
            yield from _types(expected.element, actual.element, f"{where}, element", depth)
    elif isinstance(expected, wit.Option) and isinstance(actual, wit.Option):
        yield from _types(expected.payload, actual.payload, where, depth)
    elif isinstance(expected, wit.Result) and isinstance(actual, wit.Result):
        yield from _optional(expected.ok, actual.ok, f"{where}, ok", depth)
        yield from _optional(expected.err, actual.err, f"{where}, error", depth)
    elif isinstance(expected, wit.Tuple) and isinstance(actual, wit.Tuple):
        if len(expected.elements) != len(actual.elements):
            yield _mismatch(expected, actual, where)
        else:
            for index, (a, b) in enumerate(zip(expected.elements, actual.elements, strict=True)):
                yield from _types(a, b, f"{where}, element {index}", depth)
    elif isinstance(expected, wit.Map) and isinstance(actual, wit.Map):
        yield from _types(expected.key, actual.key, f"{where}, key", depth)
        yield from _types(expected.value, actual.value, f"{where}, value", depth)
    elif isinstance(expected, (wit.Own, wit.Borrow)) and isinstance(actual, (wit.Own, wit.Borrow)):
        if not _same_resource(expected.resource, actual.resource):
            yield _mismatch(expected, actual, f"{where}, of another interface" if _alike(expected, actual) else where)
    elif isinstance(expected, (wit.Future, wit.Stream)) and isinstance(actual, (wit.Future, wit.Stream)):
        yield from _optional(expected.payload, actual.payload, where, depth)
    elif expected != actual:
        yield _mismatch(expected, actual, where)


def _same_resource(expected: wit.Resource, actual: wit.Resource) -> bool:
    """Whether two resources are one; the side that implements it counts, as a world may have both of one name."""
    same_interface = track(expected.interface) == track(actual.interface)
    return same_interface and expected.name == actual.name and expected.host == actual.host


def _alike(expected: wit.Type, actual: wit.Type) -> bool:
    return describe(expected) == describe(actual)


def _members(
    word: str,
    expected: list[tuple[str, wit.Type | None]],
    actual: list[tuple[str, wit.Type | None]],
    where: str,
    compare: Callable[[wit.Type | None, wit.Type | None, str], Iterator[str]],
) -> Iterator[str]:
    wanted, have = [name for name, _ in expected], [name for name, _ in actual]
    missing = [name for name in wanted if name not in have]
    unknown = [name for name in have if name not in wanted]
    for name in missing:
        yield f"{where}: expected {word} `{name}`, the component lacks it"
    for name in unknown:
        yield f"{where}: the component has {word} `{name}`, which is not expected"
    if not missing and not unknown and wanted != have:
        yield f"{where}: expected {word}s in the order {', '.join(wanted)}, the component has {', '.join(have)}"
    types = dict(actual)
    for name, t in expected:
        if name in types:
            yield from compare(t, types[name], f"{where}, {word} `{name}`")
