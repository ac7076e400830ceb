# Generated from case:includes@1 by witbind. Do not edit.
"""The interface `i` of `case:includes`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["I", "IExports", "R"]


@attrs.frozen(kw_only=True)
class R:
    a: int


class I(Protocol):
    """The interface `i` of `case:includes`."""

    def f(self, r: R) -> None: ...


class IExports:
    """The interface `i` of `case:includes`."""

    __slots__ = ("_f",)

    def __init__(self, instance: Instance) -> None:
        self._f = instance.func(ids.I, "f")

    def f(self, r: R) -> None:
        self._f(r)
