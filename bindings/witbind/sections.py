"""What the top level of a component's binary defines, as far as one must know to add to it.

The format is that of the component model's `Binary.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

__all__ = ["Sections", "number", "vector", "with_length"]

_COMPONENT_PREAMBLE: Final = b"\0asm\x0d\0\1\0"
_COMPONENT, _INSTANCE, _ALIAS, _IMPORT, _EXPORT = 4, 5, 6, 10, 11  # sections
_SORT_CORE, _SORT_COMPONENT, _SORT_INSTANCE = 0, 4, 5
_NAMES: Final = (0, 1)
"""Kinds of the names of imports and exports."""


@attrs.define
class _Reader:
    data: memoryview
    at: int = 0

    def byte(self) -> int:
        if self.at >= len(self.data):
            raise ValueError("it ends early")
        self.at += 1
        return self.data[self.at - 1]

    def number(self) -> int:
        value = shift = 0
        while shift < 35:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                return value
        raise ValueError("a number is too long")

    def bytes(self) -> memoryview:
        size = self.number()
        self.at += size
        if self.at > len(self.data):
            raise ValueError("it ends early")
        return self.data[self.at - size : self.at]

    def name(self) -> str:
        kind = self.byte()
        if kind not in _NAMES:
            raise ValueError(f"a name of kind {kind}")
        return str(self.bytes(), "utf-8")

    def sort(self) -> int:
        sort = self.byte()
        if sort == _SORT_CORE:
            self.byte()
        return sort

    def description(self) -> int:
        """Read the description of an import or export; return its sort."""
        sort = self.sort()
        if sort in (2, 3):  # a value or a type: what binds it comes first
            if self.byte() == 0 or sort == 2:
                self.number()
        else:
            self.number()
        return sort


@attrs.frozen
class Sections:
    """How many components and instances a component defines, and the indices of those that have a name outside."""

    components: int
    instances: int
    imported: Mapping[str, int]
    exported: Mapping[str, int]

    @classmethod
    def of(cls, wasm: bytes) -> Sections:
        """Read a component; raises `ValueError` for bytes that are none."""
        if not wasm.startswith(_COMPONENT_PREAMBLE):
            raise ValueError("it is no component")
        counts = {_SORT_COMPONENT: 0, _SORT_INSTANCE: 0}
        imported: dict[str, int] = {}
        exported: dict[str, int] = {}
        whole = _Reader(memoryview(wasm), len(_COMPONENT_PREAMBLE))
        while whole.at < len(wasm):
            section = whole.byte()
            body = _Reader(whole.bytes())
            for sort, name in _defined(section, body):
                if sort == _SORT_INSTANCE and name is not None:
                    (imported if section == _IMPORT else exported)[name] = counts[sort]
                if sort in counts:
                    counts[sort] += 1
        return cls(counts[_SORT_COMPONENT], counts[_SORT_INSTANCE], imported, exported)


def _defined(section: int, body: _Reader) -> Iterator[tuple[int, str | None]]:
    """Yield the sort of each definition in a section, and its name in an import or export."""
    if section == _COMPONENT:
        yield _SORT_COMPONENT, None
    elif section == _INSTANCE:
        yield from [(_SORT_INSTANCE, None)] * min(body.number(), len(body.data))
    elif section == _ALIAS:
        for _ in range(body.number()):
            sort, kind = body.sort(), body.byte()
            body.number()
            if kind == 2:
                body.number()
            else:
                body.bytes()
            yield sort, None
    elif section == _IMPORT:
        for _ in range(body.number()):
            name = body.name()
            yield body.description(), name
    elif section == _EXPORT:
        for _ in range(body.number()):
            name, sort = body.name(), body.sort()
            body.number()
            if body.byte():
                body.description()
            yield sort, name


def number(value: int) -> bytes:
    """Return a number as LEB128."""
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def with_length(data: bytes) -> bytes:
    """Return bytes behind their length."""
    return number(len(data)) + data


def vector(items: Iterable[bytes]) -> bytes:
    """Return items behind their count."""
    items = list(items)
    return number(len(items)) + b"".join(items)
