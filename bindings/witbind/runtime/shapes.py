"""What follows from a type alone: its kind in the engine, its sizes, what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import attrs

from .. import wit
from ..errors import UnsupportedType
from .abi import KIND, SIZE_ENTRY, SIZE_VAL

__all__ = [
    "SCALAR_FORMATS",
    "BytesAsText",
    "child_size",
    "holds",
    "holds_handle",
    "holds_list",
    "inner_types",
    "is_scalar",
    "kind_of",
    "needs_delete",
    "solid_size",
]


@attrs.frozen
class BytesAsText(wit.List):
    """`list<u8>` that travels as a `string`; see `as_text`."""


SCALAR_FORMATS: Final[dict[str, str]] = {
    "bool": "B",
    "s8": "b",
    "u8": "B",
    "s16": "h",
    "u16": "H",
    "s32": "i",
    "u32": "I",
    "s64": "q",
    "u64": "Q",
    "f32": "f",
    "f64": "d",
    "char": "I",
}
"""`struct`, `array` and `memoryview` format of each scalar."""


MAX_FLAGS: Final = 32
"""What a component may declare: `wasm-tools validate` and the engine refuse more."""


def is_scalar(t: wit.Type | None) -> bool:
    """Whether values of this type lie in the value itself and own no memory."""
    return isinstance(t, wit.Primitive) and t.name in SCALAR_FORMATS


def needs_delete(t: wit.Type) -> bool:
    """Whether a value of this type owns memory that must be given back to the engine."""
    return not is_scalar(t)


def kind_of(t: wit.Type) -> int:
    """Return the engine's kind of a type; raises `UnsupportedType` for what its C API cannot carry."""
    if isinstance(t, wit.Primitive) and t.name in KIND:
        return KIND[t.name]
    if isinstance(t, BytesAsText):
        return KIND["string"]
    if isinstance(t, (wit.Own, wit.Borrow)):
        return KIND["resource"]
    if isinstance(t, wit.List) and t.length is None:
        return KIND["list"]
    name = type(t).__name__.lower()
    if isinstance(t, (wit.Record, wit.Tuple, wit.Variant, wit.Enum, wit.Option, wit.Result, wit.Flags, wit.Map)):
        if excess := _excess(t):
            raise UnsupportedType(f"no component has {name} {excess}")
        return KIND[name]
    what = {"list": "list with a fixed length"}.get(name, t.name if isinstance(t, wit.Primitive) else name)
    raise UnsupportedType(f"the engine's C API cannot carry a value of type {what}")


def _excess(t: wit.Type) -> str:
    """Return what the component model forbids about the number of a type's parts, in words; empty where nothing."""
    parts: tuple[object, ...] = ("one",)
    if isinstance(t, (wit.Flags, wit.Enum)):
        parts = t.names
    elif isinstance(t, (wit.Record, wit.Tuple, wit.Variant)):
        parts = t.fields if isinstance(t, wit.Record) else t.elements if isinstance(t, wit.Tuple) else t.cases
    if not parts:
        return "without parts"
    too_many = isinstance(t, wit.Flags) and len(parts) > MAX_FLAGS
    return f"with {len(parts)} names, {MAX_FLAGS} being the most" if too_many else ""


def inner_types(t: wit.Type | None) -> Iterator[wit.Type]:
    """Yield the types that values of a type hold directly."""
    found: tuple[wit.Type | None, ...] = ()
    if isinstance(t, wit.List):
        found = (t.element,)
    elif isinstance(t, wit.Map):
        found = (t.key, t.value)
    elif isinstance(t, wit.Tuple):
        found = t.elements
    elif isinstance(t, (wit.Option, wit.Future, wit.Stream)):
        found = (t.payload,)
    elif isinstance(t, wit.Result):
        found = (t.ok, t.err)
    elif isinstance(t, wit.Record):
        found = tuple(field for _, _, field in t.fields)
    elif isinstance(t, wit.Variant):
        found = tuple(payload for _, _, payload in t.cases)
    yield from (inner for inner in found if inner is not None)


def holds(t: wit.Type | None, wanted: Callable[[wit.Type], bool]) -> bool:
    """Whether a type, or one inside it, is a wanted one."""
    return t is not None and (wanted(t) or any(holds(inner, wanted) for inner in inner_types(t)))


def holds_list(t: wit.Type | None) -> bool:
    """Whether values of a type hold lists or maps, whose size no type tells."""
    return holds(t, lambda inner: isinstance(inner, (wit.List, wit.Map)) and not isinstance(inner, BytesAsText))


def holds_handle(t: wit.Type | None) -> bool:
    """Whether values of a type hold handles of resources."""
    return holds(t, lambda inner: isinstance(inner, (wit.Own, wit.Borrow)))


def solid_size(t: wit.Type | None) -> int:
    """Return the bytes below a value that are written whatever the value is."""
    if isinstance(t, wit.Record):
        return sum(SIZE_ENTRY + solid_size(field) for _, _, field in t.fields)
    if isinstance(t, wit.Tuple):
        return sum(SIZE_VAL + solid_size(element) for element in t.elements)
    return 0


def child_size(t: wit.Type | None) -> int:
    """Return the bytes below a value that its type alone asks for; elements of lists lie elsewhere."""
    if isinstance(t, wit.Record):
        return sum(SIZE_ENTRY + child_size(field) for _, _, field in t.fields)
    if isinstance(t, wit.Tuple):
        return sum(SIZE_VAL + child_size(element) for element in t.elements)
    if isinstance(t, wit.Option):
        return SIZE_VAL + child_size(t.payload)
    if isinstance(t, wit.Result):
        return SIZE_VAL + max(child_size(t.ok), child_size(t.err))
    if isinstance(t, wit.Variant):
        return SIZE_VAL + max((child_size(payload) for _, _, payload in t.cases), default=0)
    if isinstance(t, wit.Flags):
        return 16 * len(t.names)
    return 0
