# Generated from case:hidden-builtins by witbind. Do not edit.
"""The interface `classmethod` of the world `decorators` of `case:hidden-builtins`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Classmethod"]


class Classmethod:
    """The interface `classmethod` of the world `decorators` of `case:hidden-builtins`."""

    __slots__ = ("_classmethod",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._classmethod = instance.func(ids.DECORATORS_CLASSMETHOD, "classmethod")

    async def classmethod(self) -> None:
        await self._classmethod()
