# Generated from case:hidden-builtins by witbind. Do not edit.
"""The interface `shapes` of `case:hidden-builtins`."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue
from witbind.resources import GuestResource

from .. import ids
from ..shapes import Every

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["GuestTable", "Shapes", "ShapesExports", "Table"]


class Table(Protocol):
    """The resource `table`, which the host implements."""

    def bytes(self) -> AwaitableOrValue[builtins.bytes]: ...

    def int(self, list: builtins.bytes) -> AwaitableOrValue[builtins.list[builtins.int]]: ...

    def list(self) -> AwaitableOrValue[builtins.list[builtins.str]]: ...

    def str(self, int: builtins.int) -> AwaitableOrValue[builtins.str]: ...


class GuestTable(GuestResource):
    """The resource `table`, which the guest implements."""

    __slots__ = ()

    async def bytes(self) -> builtins.bytes:
        result: builtins.bytes = await self._functions["[method]table.bytes"](self)
        return result

    async def int(self, list: builtins.bytes) -> builtins.list[builtins.int]:
        result: builtins.list[builtins.int] = await self._functions["[method]table.int"](self, list)
        return result

    async def list(self) -> builtins.list[builtins.str]:
        result: builtins.list[builtins.str] = await self._functions["[method]table.list"](self)
        return result

    async def str(self, int: builtins.int) -> builtins.str:
        result: builtins.str = await self._functions["[method]table.str"](self, int)
        return result


class Shapes(Protocol):
    """The interface `shapes` of `case:hidden-builtins`."""

    def bool(self, a: Every) -> AwaitableOrValue[builtins.bool]: ...

    def dict(self) -> AwaitableOrValue[builtins.dict[builtins.str, builtins.bytes]]: ...

    def list(self, list: builtins.list[builtins.str]) -> AwaitableOrValue[builtins.list[builtins.str]]: ...

    def print(
        self,
        len: builtins.int,
        range: builtins.int,
        id: builtins.int,
        type: builtins.str,
    ) -> AwaitableOrValue[builtins.str]: ...

    def new_table(self, list: builtins.list[builtins.str]) -> AwaitableOrValue[Table]: ...

    def table_tuple(self, bool: builtins.bool) -> AwaitableOrValue[builtins.tuple[builtins.bool, builtins.int]]: ...


class ShapesExports:
    """The interface `shapes` of `case:hidden-builtins`."""

    __slots__ = ("_bool", "_dict", "_list", "_new_table", "_print", "_table_tuple")

    def __init__(self, instance: AsyncInstance) -> None:
        self._bool = instance.func(ids.SHAPES, "bool")
        self._dict = instance.func(ids.SHAPES, "dict")
        self._list = instance.func(ids.SHAPES, "list")
        self._print = instance.func(ids.SHAPES, "print")
        self._new_table = instance.func(ids.SHAPES, "[constructor]table")
        self._table_tuple = instance.func(ids.SHAPES, "[static]table.tuple")

    async def bool(self, a: Every) -> builtins.bool:
        result: builtins.bool = await self._bool(a)
        return result

    async def dict(self) -> builtins.dict[builtins.str, builtins.bytes]:
        result: builtins.dict[builtins.str, builtins.bytes] = await self._dict()
        return result

    async def list(self, list: builtins.list[builtins.str]) -> builtins.list[builtins.str]:
        result: builtins.list[builtins.str] = await self._list(list)
        return result

    async def print(self, len: builtins.int, range: builtins.int, id: builtins.int, type: builtins.str) -> builtins.str:
        result: builtins.str = await self._print(len, range, id, type)
        return result

    async def new_table(self, list: builtins.list[builtins.str]) -> GuestTable:
        result: GuestTable = await self._new_table(list)
        return result

    async def table_tuple(self, bool: builtins.bool) -> builtins.tuple[builtins.bool, builtins.int]:
        result: builtins.tuple[builtins.bool, builtins.int] = await self._table_tuple(bool)
        return result
