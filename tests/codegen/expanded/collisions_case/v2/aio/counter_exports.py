# Generated from case:collisions@2 by witbind. Do not edit.
"""The interface `counter-exports` of `case:collisions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids
from ..counter_exports import GuestCounter
from .counter import Counter, GuestCounter_

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Counter", "CounterExports", "GuestCounter_"]


class CounterExports:
    """The interface `counter-exports` of `case:collisions`."""

    __slots__ = ("_f",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.COUNTER_EXPORTS, "f")

    async def f(self, a: GuestCounter) -> Counter | GuestCounter_:
        result: Counter | GuestCounter_ = await self._f(a)
        return result
