# Generated from case:hidden-builtins by witbind. Do not edit.
"""The interface `shapes` of `case:hidden-builtins`."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Protocol

import attrs
from witbind.resources import GuestResource

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["Every", "GuestTable", "Shapes", "ShapesExports", "Table"]


@attrs.frozen(kw_only=True)
class Every:
    list: builtins.list[builtins.str]
    tuple: builtins.tuple[builtins.int, builtins.bytes]
    bytes: builtins.bytes
    str: builtins.str
    int: builtins.int
    float: builtins.float
    bool: builtins.bool
    dict: builtins.dict[builtins.str, builtins.int]
    object: builtins.bytes | None


class Table(Protocol):
    """The resource `table`, which the host implements."""

    def bytes(self) -> builtins.bytes: ...

    def int(self, list: builtins.bytes) -> builtins.list[builtins.int]: ...

    def list(self) -> builtins.list[builtins.str]: ...

    def str(self, int: builtins.int) -> builtins.str: ...


class GuestTable(GuestResource):
    """The resource `table`, which the guest implements."""

    __slots__ = ()

    def bytes(self) -> builtins.bytes:
        result: builtins.bytes = self._functions["[method]table.bytes"](self)
        return result

    def int(self, list: builtins.bytes) -> builtins.list[builtins.int]:
        result: builtins.list[builtins.int] = self._functions["[method]table.int"](self, list)
        return result

    def list(self) -> builtins.list[builtins.str]:
        result: builtins.list[builtins.str] = self._functions["[method]table.list"](self)
        return result

    def str(self, int: builtins.int) -> builtins.str:
        result: builtins.str = self._functions["[method]table.str"](self, int)
        return result


class Shapes(Protocol):
    """The interface `shapes` of `case:hidden-builtins`."""

    def bool(self, a: Every) -> builtins.bool: ...

    def dict(self) -> builtins.dict[builtins.str, builtins.bytes]: ...

    def list(self, list: builtins.list[builtins.str]) -> builtins.list[builtins.str]: ...

    def print(self, len: builtins.int, range: builtins.int, id: builtins.int, type: builtins.str) -> builtins.str: ...

    def new_table(self, list: builtins.list[builtins.str]) -> Table: ...

    def table_tuple(self, bool: builtins.bool) -> builtins.tuple[builtins.bool, builtins.int]: ...


class ShapesExports:
    """The interface `shapes` of `case:hidden-builtins`."""

    __slots__ = ("_bool", "_dict", "_list", "_new_table", "_print", "_table_tuple")

    def __init__(self, instance: Instance) -> None:
        self._bool = instance.func(ids.SHAPES, "bool")
        self._dict = instance.func(ids.SHAPES, "dict")
        self._list = instance.func(ids.SHAPES, "list")
        self._print = instance.func(ids.SHAPES, "print")
        self._new_table = instance.func(ids.SHAPES, "[constructor]table")
        self._table_tuple = instance.func(ids.SHAPES, "[static]table.tuple")

    def bool(self, a: Every) -> builtins.bool:
        result: builtins.bool = self._bool(a)
        return result

    def dict(self) -> builtins.dict[builtins.str, builtins.bytes]:
        result: builtins.dict[builtins.str, builtins.bytes] = self._dict()
        return result

    def list(self, list: builtins.list[builtins.str]) -> builtins.list[builtins.str]:
        result: builtins.list[builtins.str] = self._list(list)
        return result

    def print(self, len: builtins.int, range: builtins.int, id: builtins.int, type: builtins.str) -> builtins.str:
        result: builtins.str = self._print(len, range, id, type)
        return result

    def new_table(self, list: builtins.list[builtins.str]) -> GuestTable:
        result: GuestTable = self._new_table(list)
        return result

    def table_tuple(self, bool: builtins.bool) -> builtins.tuple[builtins.bool, builtins.int]:
        result: builtins.tuple[builtins.bool, builtins.int] = self._table_tuple(bool)
        return result
