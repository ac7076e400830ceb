"""Small helpers that generated codecs call: checks, lists of scalars, names of flags."""

from __future__ import annotations

import array
import struct
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NoReturn

from ..values import Err, Ok, Some
from .abi import KIND, MEMORY, SIZE_VAL, SPACE, intern_name
from .shapes import SCALAR_FORMATS

__all__ = [
    "FlagNames",
    "Grow",
    "as_dict",
    "as_list",
    "as_tuple",
    "changed",
    "char",
    "is_array",
    "is_ok",
    "no_case",
    "no_payload",
    "not_a_bool",
    "preparer",
    "reader",
    "unwrap_some",
    "writer",
]

NATIVE: Final = {"l": "q", "L": "Q"}
"""What numpy calls the 64-bit integers, and their name here."""


PLAIN: Final = ("B", "c")
"""Formats of a memoryview that is bytes."""


class Grow(Exception):
    """A signal to generated code: the dynamic arena is too small; `args[0]` is the size that was wanted."""


def _format(code: str) -> Any:
    """Let the type checker take a computed memoryview format."""
    return code


def not_a_bool(value: object) -> NoReturn:
    """Refuse a value that is not a bool."""
    raise TypeError(f"expected bool, found {type(value).__name__}")


def char(value: str) -> int:
    """Return the code point of a one-character string that is a Unicode scalar value."""
    if not isinstance(value, str):
        raise TypeError(f"expected a character, found {type(value).__name__}")
    point = ord(value)
    if 0xD800 <= point < 0xE000:
        raise ValueError("a surrogate is not a char")
    return point


def is_ok(value: object) -> int:
    """Return 1 for `Ok` and 0 for `Err`."""
    if value.__class__ is Ok:
        return 1
    if value.__class__ is Err:
        return 0
    raise TypeError(f"expected Ok or Err, found {type(value).__name__}")


def no_payload(value: object) -> None:
    """Refuse a payload where WIT declares none."""
    if value is not None:
        raise TypeError("this case has no payload")


def no_case(value: object) -> NoReturn:
    """Refuse a value that is no case of a variant."""
    raise TypeError(f"{type(value).__name__} is no case of this variant")


def unwrap_some(value: Any) -> object:
    """Return the payload of a `Some`."""
    if value.__class__ is not Some:
        raise TypeError(f"expected Some or None, found {type(value).__name__}")
    return value.value


def as_tuple(value: object) -> tuple[Any, ...]:
    """Return a sequence as a tuple; a string or bytes is one value, not several."""
    if not isinstance(value, Sequence) or isinstance(value, (str, bytes, bytearray)):
        raise TypeError(f"expected a tuple, found {type(value).__name__}")
    return tuple(value)


def is_array(value: object) -> bool:
    """Whether a value is an array of numbers: numpy's, or a memoryview, unless that is of plain bytes."""
    return hasattr(value, "dtype") or (isinstance(value, memoryview) and value.format not in PLAIN)


def as_list(value: Any) -> list[Any]:
    """Return a sequence of elements as a list of its own; a string or bytes is one value, not a list."""
    if is_array(value):
        items = value.tolist()
        if isinstance(items, list):
            return items
    elif isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray, memoryview)):
        return [*value]
    raise TypeError(f"expected a list, found {type(value).__name__}")


def as_dict(value: Any) -> dict[Any, Any]:
    """Return a mapping as a dictionary of its own."""
    if isinstance(value, Mapping):
        return dict(value.items())
    raise TypeError(f"expected a mapping, found {type(value).__name__}")


def changed() -> NoReturn:
    """Refuse a list that had another length when it was read than before."""
    raise RuntimeError("a list changed while it was lowered")


def preparer(scalar: str) -> Callable[[Any], Any]:
    """Return what turns a Python sequence into a buffer of that scalar, checking each element's range."""
    code = SCALAR_FORMATS[scalar]

    def from_bytes(value: Any) -> Any:
        if value.__class__ is bytes:
            return value
        if isinstance(value, (bytes, bytearray)):
            return bytes(value)
        if isinstance(value, memoryview) and value.format in PLAIN:
            return bytes(value)
        return bytes(as_list(value))

    def from_bools(value: Any) -> Any:
        items = as_list(value)
        for item in items:
            if item is not True and item is not False:
                not_a_bool(item)
        return bytes(items)

    def from_chars(value: Any) -> Any:
        return array.array("I", map(char, value if isinstance(value, str) else as_list(value)))

    def from_numbers(value: Any) -> Any:
        if isinstance(value, array.array) and value.typecode == code:
            return value[:]
        if is_array(value):
            view = memoryview(value)
            if NATIVE.get(view.format, view.format) == code and view.ndim == 1 and view.c_contiguous and len(view):
                return view.cast("B").cast(_format(code))
        items = value if value.__class__ is list else as_list(value)
        if code in "fd":
            return memoryview(struct.pack(f"<{len(items)}{code}", *items)).cast("B").cast(_format(code))
        return array.array(code, items)

    if scalar == "u8":
        return from_bytes
    if scalar == "bool":
        return from_bools
    if scalar == "char":
        return from_chars
    return from_numbers


def writer(scalar: str) -> Callable[[bytearray, Any, int, int, Any], None]:
    """Return what writes a prepared buffer as `count` values from offset `start` of an arena.

    `views(format)` gives the arena as a memoryview of that format. The kind of each value is written with it.
    """
    code = SCALAR_FORMATS[scalar]
    kind = bytes((KIND[scalar],))
    width = struct.calcsize(code)

    def write(arena: bytearray, views: Any, start: int, count: int, items: Any) -> None:
        if not count:
            return
        end = start + SIZE_VAL * count
        arena[start:end:SIZE_VAL] = kind * count
        if width == 1 and code == "B":
            arena[start + 8 : end : SIZE_VAL] = items
        else:
            view = views(code)
            view[(start + 8) // width : end // width : SIZE_VAL // width] = (
                items if isinstance(items, memoryview) else memoryview(items)
            )

    return write


def reader(scalar: str) -> Callable[[int, int], Any]:
    """Return what reads `count` values at an address: `bytes` for u8, a list otherwise."""
    code = SCALAR_FORMATS[scalar]
    width = struct.calcsize(code)
    step, first = SIZE_VAL // width, 8 // width

    def read_bytes(count: int, pointer: int) -> bytes:
        found: bytes = SPACE[pointer + 8 : pointer + SIZE_VAL * count : SIZE_VAL]
        return found

    def read(count: int, pointer: int) -> list[Any]:
        if not count:
            return []
        return MEMORY[pointer : pointer + SIZE_VAL * count].cast(_format(code))[first::step].tolist()

    def read_bools(count: int, pointer: int) -> list[bool]:
        return [value != 0 for value in read_bytes(count, pointer)]

    def read_chars(count: int, pointer: int) -> list[str]:
        return [chr(value) for value in read(count, pointer)]

    return {"u8": read_bytes, "bool": read_bools, "char": read_chars}.get(scalar, read)


class FlagNames(dict[int, tuple[int, bytes]]):
    """For each value of some flags, how many are set and their packed names; at most 256 values are kept."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = [struct.pack("<QQ", *intern_name(name)) for name in names]

    def __missing__(self, value: int) -> tuple[int, bytes]:
        if value < 0 or value >> len(self._names):
            raise ValueError(f"flags {value:#x} have bits that are not declared")
        packed = [name for bit, name in enumerate(self._names) if value >> bit & 1]
        entry = (len(packed), b"".join(packed))
        if len(self) < 256:
            self[value] = entry
        return entry
