"""Python classes for descriptors that have none, such as those read from a component."""

from __future__ import annotations

import enum
import itertools
import keyword
from typing import Any

import attrs
from witbind import wit

__all__ = ["interface", "typed"]

_numbers = itertools.count()


def _identifier(name: str) -> str:
    made = name.replace("-", "_")
    return f"{made}_" if keyword.iskeyword(made) or made in ("self", "None") else made


def typed(t: Any) -> Any:
    """Return the type with a new class for every record, variant, enum and flags in it, each with a name of its own."""
    if isinstance(t, wit.List):
        return wit.List(typed(t.element), t.length)
    if isinstance(t, wit.Map):
        return wit.Map(t.key, typed(t.value))
    if isinstance(t, wit.Tuple):
        return wit.Tuple(tuple(map(typed, t.elements)))
    if isinstance(t, wit.Option):
        return wit.Option(typed(t.payload))
    if isinstance(t, wit.Result):
        return wit.Result(typed(t.ok), typed(t.err))
    name = f"t{next(_numbers)}"
    if isinstance(t, wit.Record):
        fields = tuple((wit_name, _identifier(wit_name), typed(field)) for wit_name, _, field in t.fields)
        attributes = [attribute for _, attribute, _ in fields]
        return wit.Record(name, fields, attrs.make_class(f"Record{name}", attributes, frozen=True, kw_only=True))
    if isinstance(t, wit.Variant):
        cases = tuple((wit_name, _case(name, wit_name, payload), typed(payload)) for wit_name, _, payload in t.cases)
        return wit.Variant(name, cases)
    if isinstance(t, wit.Enum):
        return wit.Enum(name, t.names, enum.Enum(f"Enum{name}", {f"m_{_identifier(n)}": n for n in t.names}))
    if isinstance(t, wit.Flags):
        members = {f"m_{_identifier(n)}": 1 << bit for bit, n in enumerate(t.names)}
        return wit.Flags(name, t.names, enum.Flag(f"Flags{name}", members))
    return t


def _case(variant: str, name: str, payload: Any) -> type[Any]:
    return attrs.make_class(f"Case{variant}_{_identifier(name)}", ["value"] if payload is not None else [], frozen=True)


def _method(name: str) -> str:
    if name.startswith("[method]"):
        return _identifier(name.split(".")[1])
    if name.startswith("[constructor]"):
        return _identifier("new-" + name.removeprefix("[constructor]"))
    return _identifier(name.removeprefix("[static]").replace(".", "-"))


def interface(found: wit.Interface) -> wit.Interface:
    """Return an interface read from a component with Python names and classes."""
    return wit.Interface(found.id, tuple(map(_function, found.functions)), found.resources)


def _function(found: wit.Function) -> wit.Function:
    params = tuple((name, _identifier(name), typed(t)) for name, _, t in found.params)
    return wit.Function(found.name, _method(found.name), params, typed(found.result))
