"""Hypothesis strategies for folders of WIT: several packages and versions, with uses and includes across them."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st
from wit_worlds import Scope, draw_interface, draw_names, draw_world

__all__ = ["folders"]

VERSIONS = ["", "@0.0.1", "@0.1.0", "@0.1.2", "@0.2.0", "@1.0.0", "@1.2.3", "@1.2.3-rc.1", "@2.0.0"]
PAIRS = [("a", "b"), ("a", "b-c"), ("a-b", "c"), ("wit", "ids"), ("main", "class")]
GATES = ["", "", "@since(version = 0.0.1)\n", "@unstable(feature = later)\n"]


@attrs.frozen
class Package:
    """A package that was drawn: what is in it, and its interfaces and worlds as other packages name them."""

    text: str
    interfaces: list[Scope]
    worlds: list[Scope]


@st.composite
def folders(draw: st.DrawFn) -> dict[str, str]:
    """Return the texts of a main package, `main.wit`, and of the packages it may use, by path."""
    ids = draw(
        st.lists(st.tuples(st.sampled_from(PAIRS), st.sampled_from(VERSIONS)), min_size=2, max_size=5, unique=True)
    )
    files: dict[str, str] = {}
    known: list[Package] = []
    for number, ((namespace, name), version) in enumerate(ids):
        last = number == len(ids) - 1
        package = _package(draw, f"{namespace}:{name}", version, known, main=last)
        known.append(package)
        path = draw(st.sampled_from([f"deps/p{number}.wit", f"deps/p{number}/any.wit"]))
        files["main.wit" if last else path] = package.text
    return files


def _package(draw: st.DrawFn, name: str, version: str, known: list[Package], main: bool) -> Package:
    foreign = [scope for package in known for scope in package.interfaces]
    included = [scope for package in known for scope in package.worlds]
    names = draw_names(draw, 2, 5)
    split = draw(st.integers(1, len(names) - 1))
    scopes: list[Scope] = []
    worlds: list[Scope] = []
    parts = [f"package %{name.replace(':', ':%')}{version};"]
    for interface in names[:split]:
        visible = (
            [*scopes, *draw(st.lists(st.sampled_from(foreign), max_size=3, unique_by=id))] if foreign else [*scopes]
        )
        before = len(visible)
        parts.append(_gate(draw, version) + draw_interface(draw, interface, visible))
        scopes += visible[before:]
    for world in names[split:]:
        some = draw(st.lists(st.sampled_from(foreign), max_size=3, unique_by=id)) if foreign else []
        own = Scope(world)
        text = draw_world(draw, own, [*scopes, *some])
        others = [*worlds, *included]
        for other in draw(st.lists(st.sampled_from(others), max_size=2, unique_by=id)) if others else []:
            text = text.removesuffix("}") + f"{_include(draw, own, other)}\n}}"
        parts.append(_gate(draw, version) + text)
        worlds.append(own)
    for scope in [*scopes, *worlds]:
        scope.path = f"%{name.replace(':', ':%')}/%{scope.name}{version}"
    return Package("\n".join(parts) + "\n", scopes, worlds)


def _gate(draw: st.DrawFn, version: str) -> str:
    return draw(st.sampled_from(GATES)) if version else ""


def _include(draw: st.DrawFn, own: Scope, other: Scope) -> str:
    """Include another world: what `own` has already gets another name, and of the rest some."""
    taken = {*own.functions, *own.values, *own.resources}
    renamed = []
    for names, mine in ((other.functions, own.functions), (other.values, own.values), (other.resources, own.resources)):
        for name in names:
            new = f"{name.lower()}-x{len(taken)}" if name in taken or draw(st.booleans()) else name
            if new != name:
                renamed.append(f"%{name} as %{new}")
            taken.add(new)
            mine.append(new)
    return f"include {other.path}" + (f" with {{ {', '.join(renamed)} }}" if renamed else ";")
