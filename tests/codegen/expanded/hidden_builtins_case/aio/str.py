# Generated from case:hidden-builtins by witbind. Do not edit.
"""Modules of the names that the descriptors' own annotations use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from .. import ids
from ..str import Holder

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Str", "StrExports"]


class Str(Protocol):
    """Modules of the names that the descriptors' own annotations use."""

    def f(self, builtins_: Holder) -> AwaitableOrValue[bytes]: ...


class StrExports:
    """Modules of the names that the descriptors' own annotations use."""

    __slots__ = ("_f",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.STR, "f")

    async def f(self, builtins_: Holder) -> bytes:
        result: bytes = await self._f(builtins_)
        return result
