# Generated from case:in-world@1 by witbind. Do not edit.
"""The interface `out` of the world `w` of `case:in-world`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Out"]


class Out:
    """The interface `out` of the world `w` of `case:in-world`."""

    __slots__ = ("_go",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._go = instance.func(ids.W_OUT, "go")

    async def go(self) -> int:
        result: int = await self._go()
        return result
