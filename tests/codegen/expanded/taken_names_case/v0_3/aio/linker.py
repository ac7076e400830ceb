# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""The interface `linker` of `case:taken-names`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from .. import ids

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Linker", "LinkerExports"]


class Linker(Protocol):
    """The interface `linker` of `case:taken-names`."""

    def f(self) -> AwaitableOrValue[int]: ...


class LinkerExports:
    """The interface `linker` of `case:taken-names`."""

    __slots__ = ("_f",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.LINKER, "f")

    async def f(self) -> int:
        result: int = await self._f()
        return result
