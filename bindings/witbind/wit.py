"""Descriptors of WIT types: plain data that says what a value is and which Python class carries it.

The codecs, the structural compare of components and the Hypothesis strategies all work from these. They import no
engine. A descriptor read from a compiled component carries no Python classes.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias

import attrs

__all__ = [
    "BOOL",
    "CHAR",
    "ERROR_CONTEXT",
    "F32",
    "F64",
    "INTEGER_RANGES",
    "S8",
    "S16",
    "S32",
    "S64",
    "STRING",
    "U8",
    "U16",
    "U32",
    "U64",
    "Borrow",
    "Enum",
    "Flags",
    "Function",
    "Future",
    "Interface",
    "List",
    "Map",
    "Option",
    "Own",
    "Primitive",
    "Record",
    "Resource",
    "Result",
    "Stream",
    "Tuple",
    "Type",
    "Variant",
    "World",
]


@attrs.frozen(repr=False)
class Primitive:
    """A primitive WIT type; `name` is its keyword."""

    name: str

    def __repr__(self) -> str:
        return f"wit.{self.name.upper().replace('-', '_')}"


BOOL: Final = Primitive("bool")
S8: Final = Primitive("s8")
U8: Final = Primitive("u8")
S16: Final = Primitive("s16")
U16: Final = Primitive("u16")
S32: Final = Primitive("s32")
U32: Final = Primitive("u32")
S64: Final = Primitive("s64")
U64: Final = Primitive("u64")
F32: Final = Primitive("f32")
F64: Final = Primitive("f64")
CHAR: Final = Primitive("char")
STRING: Final = Primitive("string")
ERROR_CONTEXT: Final = Primitive("error-context")

INTEGER_RANGES: Final[dict[str, tuple[int, int]]] = {
    f"{sign}{bits}": ((0, (1 << bits) - 1) if sign == "u" else (-(1 << (bits - 1)), (1 << (bits - 1)) - 1))
    for sign in "us"
    for bits in (8, 16, 32, 64)
}
"""Least and greatest value of each integer type."""


@attrs.frozen
class List:
    """`list<element>`, or `list<element, length>` where `length` is not `None`."""

    element: Type
    length: int | None = None


@attrs.frozen
class Map:
    """`map<key, value>`, a `dict` in Python."""

    key: Type
    value: Type


@attrs.frozen
class Tuple:
    """`tuple<...>`."""

    elements: tuple[Type, ...]


@attrs.frozen
class Option:
    """`option<payload>`: `None` or the payload; `Some` wraps it where the payload is an option itself."""

    payload: Type


@attrs.frozen
class Result:
    """`result<ok, err>`: `Ok` or `Err`; an absent payload is `None`."""

    ok: Type | None
    err: Type | None


@attrs.frozen
class Record:
    """A record: `fields` are (WIT name, Python attribute, type); `cls` is built with keyword arguments."""

    name: str
    fields: tuple[tuple[str, str, Type], ...]
    cls: type[Any] | None = None


@attrs.frozen
class Variant:
    """A variant: `cases` are (WIT name, Python class, payload); a case class takes its payload as the one argument."""

    name: str
    cases: tuple[tuple[str, type[Any] | None, Type | None], ...]


@attrs.frozen
class Enum:
    """An enum: `cls` is an `enum.Enum` whose values are the WIT names in `names`."""

    name: str
    names: tuple[str, ...]
    cls: type[Any] | None = None


@attrs.frozen
class Flags:
    """Flags: `cls` is an `enum.Flag` whose n-th bit is the n-th of `names`."""

    name: str
    names: tuple[str, ...]
    cls: type[Any] | None = None


@attrs.frozen
class Resource:
    """A resource type, known by the interface that defines it and its name.

    `cls` is the generated wrapper when a guest implements the resource, `None` when the host does. `host` says which
    side implements it; a resource that a world both imports and exports has one descriptor for each side.
    """

    interface: str
    name: str
    host: bool
    cls: type[Any] | None = None


@attrs.frozen
class Own:
    """An owned handle."""

    resource: Resource


@attrs.frozen
class Borrow:
    """A borrowed handle."""

    resource: Resource


@attrs.frozen
class Future:
    """`future<payload>`; the engine's C API cannot carry it."""

    payload: Type | None


@attrs.frozen
class Stream:
    """`stream<payload>`; the engine's C API cannot carry it."""

    payload: Type | None


Type: TypeAlias = (
    Primitive | List | Map | Tuple | Option | Result | Record | Variant | Enum | Flags | Own | Borrow | Future | Stream
)
"""Any WIT type."""


@attrs.frozen(cache_hash=True)
class Function:
    """A function.

    `name` is the name in the component, such as `pre-query`, `[constructor]counter` or `[method]counter.increment`.
    `python` is the name of its Python method. `params` are (WIT name, Python name, type), `self` included. An
    `unstable` one stands behind a gate, and a component may lack it.
    """

    name: str
    python: str
    params: tuple[tuple[str, str, Type], ...]
    result: Type | None
    is_async: bool = False
    unstable: bool = False


@attrs.frozen(cache_hash=True)
class Interface:
    """An interface of a world.

    `id` is the name in the component: `namespace:package/interface@version`, or a plain name for one that is written
    in the world itself. `types` are its named types, `functions` include those of its resources.
    """

    id: str
    functions: tuple[Function, ...]
    resources: tuple[Resource, ...] = ()
    types: tuple[tuple[str, Type], ...] = ()

    def function(self, name: str) -> Function:
        """Return the function of that WIT name; raises `KeyError` with the names there are."""
        for function in self.functions:
            if function.name == name:
                return function
        raise KeyError(f"{self.id} has no function {name!r}, only {', '.join(f.name for f in self.functions)}")


@attrs.frozen(cache_hash=True)
class World:
    """A world, or the structure of one compiled component: its imports and exports.

    `import_functions` and `export_functions` are those that stand in the world itself, outside any interface.
    `unstable` are those of the exported interfaces that stand behind a gate, which a component may lack.
    """

    id: str
    imports: tuple[Interface, ...]
    exports: tuple[Interface, ...]
    import_functions: tuple[Function, ...] = ()
    export_functions: tuple[Function, ...] = ()
    import_resources: tuple[Resource, ...] = ()
    unstable: tuple[Interface, ...] = ()
