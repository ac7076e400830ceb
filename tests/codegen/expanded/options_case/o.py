# Generated from case:options by witbind. Do not edit.
"""The interface `o` of `case:options`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

import attrs
from witbind import Err, Ok, Some

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Fails", "Maybe", "Maybe2", "O", "OExports", "R", "Twice"]


Maybe: TypeAlias = int | None


Maybe2: TypeAlias = Maybe


Twice: TypeAlias = Some[Maybe2] | None


Fails: TypeAlias = Ok[Maybe] | Err[Twice]


@attrs.frozen(kw_only=True)
class R:
    a: Some[int | None] | None
    b: Some[Some[int | None] | None] | None
    c: Maybe
    d: Some[Maybe] | None
    e: Twice
    f: Some[Twice] | None
    g: Fails | None


class O(Protocol):
    """The interface `o` of `case:options`."""

    def f(
        self,
        a: Some[str | None] | None,
        b: list[Some[int | None] | None],
    ) -> Ok[int | None] | Err[Some[int | None] | None] | None: ...

    def g(self) -> Ok[None] | Err[None]: ...

    def h(self) -> Ok[None] | Err[Maybe]: ...

    def i(self) -> Ok[Ok[Ok[int] | Err[None]] | Err[str]] | Err[Ok[None] | Err[Some[Twice] | None]]: ...


class OExports:
    """The interface `o` of `case:options`."""

    __slots__ = ("_f", "_g", "_h", "_i")

    def __init__(self, instance: Instance) -> None:
        self._f = instance.func(ids.O, "f")
        self._g = instance.func(ids.O, "g")
        self._h = instance.func(ids.O, "h")
        self._i = instance.func(ids.O, "i")

    def f(
        self,
        a: Some[str | None] | None,
        b: list[Some[int | None] | None],
    ) -> Ok[int | None] | Err[Some[int | None] | None] | None:
        result: Ok[int | None] | Err[Some[int | None] | None] | None = self._f(a, b)
        return result

    def g(self) -> Ok[None] | Err[None]:
        result: Ok[None] | Err[None] = self._g()
        return result

    def h(self) -> Ok[None] | Err[Maybe]:
        result: Ok[None] | Err[Maybe] = self._h()
        return result

    def i(self) -> Ok[Ok[Ok[int] | Err[None]] | Err[str]] | Err[Ok[None] | Err[Some[Twice] | None]]:
        result: Ok[Ok[Ok[int] | Err[None]] | Err[str]] | Err[Ok[None] | Err[Some[Twice] | None]] = self._i()
        return result
