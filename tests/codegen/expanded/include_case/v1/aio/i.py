# Generated from case:includes@1 by witbind. Do not edit.
"""The interface `i` of `case:includes`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from .. import ids
from ..i import R

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["I", "IExports"]


class I(Protocol):
    """The interface `i` of `case:includes`."""

    def f(self, r: R) -> AwaitableOrValue[None]: ...


class IExports:
    """The interface `i` of `case:includes`."""

    __slots__ = ("_f",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.I, "f")

    async def f(self, r: R) -> None:
        await self._f(r)
