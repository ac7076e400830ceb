# Generated from case:keywords@1 by witbind. Do not edit.
"""The interface `import-me` of `case:keywords`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue

from .. import ids
from ..import_me import Def, True_
from .class_ import Global as False_

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["False_", "ImportMe", "ImportMeExports"]


class ImportMe(Protocol):
    """The interface `import-me` of `case:keywords`."""

    def async_(self) -> AwaitableOrValue[None]: ...

    def if_(self, else_: Def, self_: True_, lambda_: False_, result: int) -> AwaitableOrValue[list[True_]]: ...

    def print(self) -> AwaitableOrValue[False_]: ...


class ImportMeExports:
    """The interface `import-me` of `case:keywords`."""

    __slots__ = ("_async_", "_if_", "_print")

    def __init__(self, instance: AsyncInstance) -> None:
        self._async_ = instance.func(ids.IMPORT_ME, "async")
        self._if_ = instance.func(ids.IMPORT_ME, "if")
        self._print = instance.func(ids.IMPORT_ME, "print")

    async def async_(self) -> None:
        await self._async_()

    async def if_(self, else_: Def, self_: True_, lambda_: False_, result: int) -> list[True_]:
        result_: list[True_] = await self._if_(else_, self_, lambda_, result)
        return result_

    async def print(self) -> False_:
        result: False_ = await self._print()
        return result
