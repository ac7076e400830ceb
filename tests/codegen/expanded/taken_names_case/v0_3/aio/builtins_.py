# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""The interface `builtins` of `case:taken-names`."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from .. import ids
from ..builtins_ import Attrs

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Builtins", "BuiltinsExports"]


class Builtins(Protocol):
    """The interface `builtins` of `case:taken-names`."""

    def f(self, list: Attrs) -> AwaitableOrValue[list[int]]: ...


class BuiltinsExports:
    """The interface `builtins` of `case:taken-names`."""

    __slots__ = ("_f",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._f = instance.func(ids.BUILTINS_, "f")

    async def f(self, list: Attrs) -> list[int]:
        result: builtins.list[builtins.int] = await self._f(list)
        return result
