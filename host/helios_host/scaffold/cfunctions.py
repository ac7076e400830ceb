"""The hook functions of the C SDK, which projects in C, C++ and Zig define, as its header declares them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs
from guestkit.csdk import hook_macro
from guestkit.model import SDK
from witbind import wit

from .contract import Stub, neutral_case

__all__ = ["Declared", "Parameter", "declared_functions", "written"]


@attrs.frozen
class Parameter:
    """A parameter of a hook function, as the C SDK declares it."""

    type: str
    name: str
    pointer: bool

    @property
    def is_answer(self) -> bool:
        """Whether it is what the function writes."""
        return self.name in ("answer", "error")


@attrs.frozen
class Declared:
    """A hook function as the C SDK declares it, and the stub that it belongs to."""

    stub: Stub
    text: str
    function: str
    parameters: tuple[Parameter, ...]


def declared_functions(stubs: Sequence[Stub]) -> list[Declared]:
    """Return the functions of hooks, in order."""
    header = (SDK / "c" / "bindings" / "helios_hooks.h").read_text()
    found = []
    for stub in stubs:
        name = f"helios_on_{stub.function.name.removeprefix('on-').replace('-', '_')}"
        pattern = rf"^#ifdef {hook_macro(stub.hook)}\n((\w+) {name}\((.*)\));\n"
        match = re.search(pattern, header, re.MULTILINE)
        assert match is not None, name
        found.append(Declared(stub, match[1], name, tuple(_parameter(text) for text in match[3].split(", "))))
    return found


def _parameter(text: str) -> Parameter:
    kind, _, name = text.rpartition(" ")
    return Parameter(kind.strip(), name.lstrip("*"), name.startswith("*"))


def _assignments(t: wit.Type | None, place: str) -> list[tuple[str, str]]:
    """Return what makes a zeroed answer one that changes nothing: places, and the names of cases."""
    match t:
        case wit.Record(_, fields):
            return [pair for _, python, inner in fields for pair in _assignments(inner, f"{place}.{python}")]
        case wit.Variant(name, _):
            case, _ = neutral_case(t)
            return [(f"{place}.tag", f"HELIOS_{_upper(name)}_{_upper(case)}")]
    return []


def _upper(name: str) -> str:
    return name.replace("-", "_").upper()


def written(declared: Declared) -> list[tuple[str, str]]:
    """Return what makes a zeroed answer of a function one that changes nothing: places below it, and their cases."""
    return [(place.removeprefix("."), case) for place, case in _assignments(declared.stub.answer, "")]
