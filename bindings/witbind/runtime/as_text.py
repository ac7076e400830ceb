"""Bytes that travel as text: the engine's C API has one value for each byte of a list, and one for a whole string.

A component that `witbind.adapter` was over exports an interface of its bytes as text beside the interface itself: each
byte is the character of that number. This is the host's side of it.
"""

from __future__ import annotations

import re
from typing import Any, Final

import attrs

from .. import wit
from ..errors import CallError
from .scalars import preparer
from .shapes import BytesAsText, holds

__all__ = ["carried", "carries_bytes", "from_text", "text_id", "textual", "to_text"]

_ID: Final = re.compile(r"([^/@]+:[^/@]+)(/[^/@]+(?:@.+)?)")

_as_bytes: Final = preparer("u8")


_BYTES: Final = wit.List(wit.U8)
_TRAVELLING: Final = BytesAsText(wit.U8)


def text_id(interface: str) -> str | None:
    """Return the id under which an interface is exported with its bytes as text; `None` for one of no package."""
    found = _ID.fullmatch(interface)
    return f"{found[1]}-as-text{found[2]}" if found else None


def carries_bytes(function: wit.Function) -> bool:
    """Whether the bytes of a function may travel as text: it has some, and nothing that belongs to one instance."""
    types = [*(t for _, _, t in function.params), function.result]
    foreign = (wit.Own, wit.Borrow, wit.Future, wit.Stream)

    def strange(t: wit.Type) -> bool:
        return isinstance(t, foreign) or t == wit.ERROR_CONTEXT or (isinstance(t, wit.List) and t.length is not None)

    return (
        not function.is_async
        and not function.name.startswith("[")
        and any(holds(t, lambda inner: inner == _BYTES) for t in types)
        and not any(holds(t, strange) for t in types)
    )


def carried(function: wit.Function) -> wit.Function:
    """Return a function whose bytes travel as text, for the code of its calls."""
    return _each(function, _TRAVELLING)


def textual(function: wit.Function) -> wit.Function:
    """Return a function with text in the place of bytes, as the component has it."""
    return _each(function, wit.STRING)


def _each(function: wit.Function, by: wit.Type) -> wit.Function:
    params = tuple((name, python, _replaced(t, by)) for name, python, t in function.params)
    result = None if function.result is None else _replaced(function.result, by)
    return attrs.evolve(function, params=params, result=result)


def _replaced(t: wit.Type, by: wit.Type) -> wit.Type:
    """Return a type with another one in the place of each `list<u8>`."""
    if t == _BYTES:
        return by

    def inner(part: wit.Type | None) -> Any:
        return None if part is None else _replaced(part, by)

    match t:
        case wit.List():
            return attrs.evolve(t, element=inner(t.element))
        case wit.Map():
            return wit.Map(inner(t.key), inner(t.value))
        case wit.Tuple():
            return wit.Tuple(tuple(map(inner, t.elements)))
        case wit.Option():
            return wit.Option(inner(t.payload))
        case wit.Result():
            return wit.Result(inner(t.ok), inner(t.err))
        case wit.Record():
            return attrs.evolve(t, fields=tuple((name, python, inner(part)) for name, python, part in t.fields))
        case wit.Variant():
            return attrs.evolve(t, cases=tuple((name, cls, inner(part)) for name, cls, part in t.cases))
        case _:
            return t


def to_text(value: Any) -> bytes:
    """Return bytes, or what a list of bytes may be, as the UTF-8 of their text; raises as lowering does."""
    data: bytes = _as_bytes(value)
    return data if data.isascii() else data.decode("latin-1").encode()


def from_text(where: str, data: bytes) -> bytes:
    """Return the bytes that text stands for; raises `CallError` for text of anything else, which no adapter makes."""
    if data.isascii():
        return data
    try:
        return data.decode().encode("latin-1")
    except UnicodeEncodeError:
        raise CallError(where, "the component's adapter answered text that stands for no bytes") from None
