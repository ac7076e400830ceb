"""Hypothesis strategies for WIT documents: any types, resources, uses and worlds, with names that bite."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import attrs
from hypothesis import strategies as st

__all__ = ["Scope", "documents", "draw_interface", "draw_names", "draw_world", "interfaces", "written"]

WORDS = [
    *("class", "def", "none", "true", "from", "import", "self", "list", "bytes", "str", "int", "dict", "tuple", "type"),
    *("interfaces", "worlds", "classmethod", "init", "imports"),
    *("result", "option", "ok", "err", "some", "attrs", "final", "protocol", "type-alias", "enum", "flag", "auto"),
    *("instance", "linker", "store", "engine", "component", "guest", "guest-resource", "descriptors", "ids", "wit"),
    *("link", "instantiate", "functions", "types", "close", "closed", "drop", "new", "exports", "interface", "world"),
    *("a", "b", "a-b", "a-b-c", "foo", "foo-bar", "foo-bar-case", "HTTP", "HTTP-2x", "x1", "value", "name", "builtins"),
]
PRIMITIVES = ["bool", "u8", "u16", "u32", "u64", "s8", "s16", "s32", "s64", "f32", "f64", "char", "string"]
VERSIONS = ["a:b", "a:b@1.2.3", "a:b@0.3.0"]
DOCS = ["", "Plain.", 'With "quotes" and \\ and """.', "naïve → ✓", "Long: " + "word " * 60]


@attrs.define
class Scope:
    """What an interface or a world declares, in order: names of value types, of resources, and of a world's functions.

    `path` is how another package names it.
    """

    name: str
    path: str = attrs.field(default=attrs.Factory(lambda self: f"%{self.name}", takes_self=True))
    values: list[str] = attrs.field(factory=list)
    resources: list[str] = attrs.field(factory=list)
    functions: list[str] = attrs.field(factory=list)


def written(text: str | dict[str, str], place: Path) -> Path:
    """Write a document, or a folder of them by path, and return where."""
    if isinstance(text, str):
        place.with_suffix(".wit").write_text(text, encoding="utf-8")
        return place.with_suffix(".wit")
    for path, document in text.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(document, encoding="utf-8")
    return place


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Return a package with interfaces and worlds; wasm-tools may still refuse what a world exports together."""
    names = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=7, unique_by=_folded))
    split = draw(st.integers(1, len(names) - 1))
    scopes: list[Scope] = []
    parts = [f"package {draw(st.sampled_from(VERSIONS))};"]
    for name in names[:split]:
        parts.append(_docs(draw) + draw_interface(draw, name, scopes))
    parts += [_docs(draw) + draw_world(draw, Scope(name), scopes) for name in names[split:]]
    return "\n".join(parts) + "\n"


@st.composite
def interfaces(draw: st.DrawFn) -> str:
    """Return a package with interfaces alone, for a world to be made of."""
    names = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5, unique_by=_folded))
    scopes: list[Scope] = []
    parts = [f"package {draw(st.sampled_from(VERSIONS))};"]
    parts += [_docs(draw) + draw_interface(draw, name, scopes) for name in names]
    return "\n".join(parts) + "\n"


def _folded(name: str) -> str:
    return name.lower().replace("-", "")


def _docs(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(DOCS))
    return f"/// {text}\n" if text else ""


def draw_names(draw: st.DrawFn, low: int, high: int) -> list[str]:
    """Return names that differ in more than case and hyphens."""
    return draw(st.lists(st.sampled_from(WORDS), min_size=low, max_size=high, unique_by=_folded))


def _type(scope: Scope, depth: int = 2) -> st.SearchStrategy[str]:
    """Return strategies of types that may stand anywhere; resources stand as owned handles."""
    named = [f"%{name}" for name in scope.values + scope.resources]
    leaf = st.sampled_from(PRIMITIVES + named * 3)
    if depth == 0:
        return leaf
    inner = _type(scope, depth - 1)
    return st.one_of(
        leaf,
        inner.map(lambda t: f"list<{t}>"),
        st.builds(lambda t, n: f"list<{t}, {n}>", inner, st.integers(1, 9)),
        inner.map(lambda t: f"option<{t}>"),
        st.builds(lambda k, v: f"map<{k}, {v}>", st.sampled_from(["string", "u32", "bool"]), inner),
        st.lists(inner, min_size=1, max_size=4).map(lambda ts: f"tuple<{', '.join(ts)}>"),
        st.builds(lambda ok, err: f"result<{ok}, {err}>", inner, inner),
        inner.map(lambda t: f"result<_, {t}>"),
        st.just("result"),
    )


def _function(draw: st.DrawFn, scope: Scope) -> str:
    params = []
    for name in draw_names(draw, 0, 4):
        lent = bool(scope.resources) and draw(st.booleans())
        params.append(
            f"%{name}: " + (f"borrow<%{draw(st.sampled_from(scope.resources))}>" if lent else draw(_type(scope)))
        )
    result = f" -> {draw(_type(scope))}" if draw(st.booleans()) else ""
    keyword = draw(st.sampled_from(["func", "func", "func", "async func"]))
    return f"{keyword}({', '.join(params)}){result};"


def draw_interface(draw: st.DrawFn, name: str, scopes: list[Scope]) -> str:
    """Return an interface that may use what `scopes` declare, and add its own scope to them."""
    scope, lines = Scope(name), list[str]()
    free = draw_names(draw, 1, 9)
    for other in draw(st.lists(st.sampled_from(scopes), max_size=2, unique_by=id)) if scopes else []:
        lines += _use(draw, scope, other, free)
    kinds: list[Callable[[st.DrawFn, Scope, str], str]] = [_record, _variant, _enum, _flags, _alias, _resource]
    while free:
        declared = free.pop()
        kind = draw(st.sampled_from([*kinds, None]))
        if kind is None:
            lines.append(_docs(draw) + f"%{declared}: {_function(draw, scope)}")
        else:
            lines.append(_docs(draw) + kind(draw, scope, declared))
    scopes.append(scope)
    return f"interface %{name} {{\n" + "\n".join(lines) + "\n}"


def _use(draw: st.DrawFn, scope: Scope, other: Scope, free: list[str]) -> list[str]:
    """Bring in some names of another interface, each under a name of its own."""
    items = []
    for theirs in (
        draw(st.lists(st.sampled_from([*other.values, *other.resources]), max_size=3, unique=True))
        if (other.values or other.resources)
        else []
    ):
        if not free:
            break
        mine = free.pop()
        items.append(f"%{theirs} as %{mine}")
        (scope.values if theirs in other.values else scope.resources).append(mine)
    return [f"use {other.path}.{{{', '.join(items)}}};"] if items else []


def _record(draw: st.DrawFn, scope: Scope, name: str) -> str:
    fields = [f"{_docs(draw)}%{field}: {draw(_type(scope))}" for field in draw_names(draw, 1, 5)]
    scope.values.append(name)
    return f"record %{name} {{ {', '.join(fields)} }}"


def _variant(draw: st.DrawFn, scope: Scope, name: str) -> str:
    cases = [
        f"{_docs(draw)}%{case}" + (f"({draw(_type(scope))})" if draw(st.booleans()) else "")
        for case in draw_names(draw, 1, 5)
    ]
    scope.values.append(name)
    return f"variant %{name} {{ {', '.join(cases)} }}"


def _enum(draw: st.DrawFn, scope: Scope, name: str) -> str:
    scope.values.append(name)
    return f"enum %{name} {{ {', '.join(f'%{case}' for case in draw_names(draw, 1, 5))} }}"


def _flags(draw: st.DrawFn, scope: Scope, name: str) -> str:
    scope.values.append(name)
    return f"flags %{name} {{ {', '.join(f'%{case}' for case in draw_names(draw, 1, 5))} }}"


def _alias(draw: st.DrawFn, scope: Scope, name: str) -> str:
    if scope.resources and draw(st.booleans()):
        target = draw(st.sampled_from(scope.resources))
        scope.resources.append(name)
        return f"type %{name} = %{target};"
    text = f"type %{name} = {draw(_type(scope).filter(lambda t: t[1:] not in scope.resources))};"
    scope.values.append(name)
    return text


def _resource(draw: st.DrawFn, scope: Scope, name: str) -> str:
    scope.resources.append(name)
    lines = ["constructor(%a: u8);"] if draw(st.booleans()) else []
    for method in draw_names(draw, 0, 3):
        kind = draw(st.sampled_from(["", "static "]))
        body = _function(draw, scope)
        body = body.replace("async func", "func") if kind else body
        lines.append(f"{_docs(draw)}%{method}: {kind}{body}")
    return f"resource %{name} {{ {' '.join(lines)} }}"


def draw_world(draw: st.DrawFn, own: Scope, scopes: list[Scope]) -> str:
    """Return a world with imports, exports and uses of `scopes`; what it declares itself is added to `own`."""
    lines = []
    for scope in scopes:
        sides = draw(st.sampled_from([(), ("import",), ("export",), ("import", "export")]))
        lines += [f"{side} {scope.path};" for side in sides]
    taken = draw_names(draw, 0, 5)
    if scopes and draw(st.booleans()):
        lines += _use(draw, own, draw(st.sampled_from(scopes)), taken)
    while taken:
        declared = taken.pop()
        if draw(st.booleans()):
            lines.append(f"{draw(st.sampled_from(['import', 'export']))} %{declared}: {_function(draw, own)}")
            own.functions.append(declared)
        else:
            kind = draw(st.sampled_from([_record, _variant, _enum, _resource]))
            lines.append(kind(draw, own, declared))
    return f"world %{own.name} {{\n" + "\n".join(lines) + "\n}"
