"""Where values are packed: runs of memory, what is to be written there, and how few calls write it."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import TypeAlias

import attrs

from .source import Source

__all__ = ["Address", "Part", "Scope", "flush", "join_code", "pack", "word"]


@attrs.frozen
class Address:
    """A pointer to a distance from the scope's base."""

    distance: int


Part: TypeAlias = bytes | Address | tuple[str, str]
"""Constant bytes, a pointer, or a struct format and the expression of its one value."""


def size_of(parts: list[Part]) -> int:
    """Return the bytes of packed parts."""
    return sum(
        8 if isinstance(part, Address) else len(part) if isinstance(part, bytes) else struct.calcsize("<" + part[0])
        for part in parts
    )


def word(value: int) -> bytes:
    """Return a number as eight bytes."""
    return value.to_bytes(8, "little")


@attrs.define
class Scope:
    """A run of memory at a known distance from a base, and what is still to be written there.

    `arena` is the variable that is written to, `offset` turns a distance into an offset in it and `pointer` into an
    address; both return code. `template`, where a base never changes, turns constant parts into one variable. What is
    always written lies below `side`, so that it is packed at once; branches share their parent's memory but write
    their blocks themselves.
    """

    arena: str
    offset: Callable[[int], str]
    pointer: Callable[[int], str]
    template: Callable[[list[bytes | Address]], str] | None = None
    size: int = 0
    side: int = 0
    blocks: list[tuple[int, list[Part]]] = attrs.field(factory=list)
    deferred: list[Callable[[], None]] = attrs.field(factory=list)

    def reserve(self, size: int) -> int:
        """Set `size` bytes aside for what is always written and return their distance from the base."""
        start, self.size = self.size, self.size + size
        return start

    def reserve_side(self, size: int) -> int:
        """Set `size` bytes aside for what may be written and return their distance from the base."""
        start, self.side = self.side, self.side + size
        return start

    def branch(self, start: int, solid: int) -> Scope:
        """Return a scope with blocks of its own in memory set aside before: `solid` bytes of it always written."""
        return attrs.evolve(self, size=start, side=start + solid, blocks=[], deferred=[])


def flush(src: Source, scope: Scope) -> None:
    """Write everything that waits in `scope`: branches and lists first, then its blocks, adjacent ones at once."""
    while scope.deferred:
        scope.deferred.pop(0)()
    runs: list[tuple[int, list[Part]]] = []
    end = -1
    for start, parts in sorted(scope.blocks, key=lambda block: block[0]):
        if start == end:
            runs[-1][1].extend(parts)
        else:
            runs.append((start, list(parts)))
        end = start + size_of(parts)
    for start, parts in runs:
        pack(src, scope, scope.offset(start), parts)
    scope.blocks.clear()


def pack(src: Source, scope: Scope, offset: str, parts: list[Part]) -> None:
    """Emit one `pack_into`; constant parts that follow each other become one argument."""
    layout: list[str] = []
    arguments: list[str] = []
    constant: list[bytes | Address] = []

    def end_constant() -> None:
        if constant:
            size = size_of(list(constant))
            if not any(isinstance(part, Address) or any(part) for part in constant):
                layout.append(f"{size}x")
            else:
                layout.append(f"{size}s")
                arguments.append(_constant(scope, constant))
            constant.clear()

    for part in parts:
        if isinstance(part, bytes) or (isinstance(part, Address) and scope.template is not None):
            constant.append(part)
        else:
            end_constant()
            code, expr = ("Q", scope.pointer(part.distance)) if isinstance(part, Address) else part
            layout.append(code)
            arguments.append(expr)
    end_constant()
    src(f"{src.pack(''.join(layout))}({', '.join([scope.arena, offset, *arguments])})")


def join_code(parts: list[bytes | Address]) -> str:
    """Return the code that puts constant parts together where `base` is known."""
    terms: list[str] = []
    plain = b""
    for part in parts:
        if isinstance(part, bytes):
            plain += part
            continue
        terms += [repr(plain), f"(base + {part.distance}).to_bytes(8, 'little')"]
        plain = b""
    return " + ".join([*terms, repr(plain)])


def _constant(scope: Scope, parts: list[bytes | Address]) -> str:
    if scope.template is not None and any(isinstance(part, Address) for part in parts):
        return scope.template(list(parts))
    return repr(b"".join(part for part in parts if isinstance(part, bytes)))
