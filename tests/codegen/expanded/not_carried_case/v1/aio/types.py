# Generated from case:not-carried@1 by witbind. Do not edit.
"""The interface `types` of `case:not-carried`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable
from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue, Err, Ok
from witbind.resources import GuestResource

from .. import ids
from ..types import Bytes, R, V

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Conn", "GuestConn", "Types", "TypesExports"]


class Conn(Protocol):
    """The resource `conn`, which the host implements."""

    def read(self) -> AwaitableOrValue[tuple[AsyncIterator[bytes], Awaitable[Ok[None] | Err[str]]]]: ...

    def write(self, data: Bytes) -> AwaitableOrValue[Awaitable[Ok[None] | Err[None]]]: ...


class GuestConn(GuestResource):
    """The resource `conn`, which the guest implements."""

    __slots__ = ()

    async def read(self) -> tuple[AsyncIterator[bytes], Awaitable[Ok[None] | Err[str]]]:
        result: tuple[AsyncIterator[bytes], Awaitable[Ok[None] | Err[str]]]
        result = await self._functions["[method]conn.read"](self)
        return result

    async def write(self, data: Bytes) -> Awaitable[Ok[None] | Err[None]]:
        result: Awaitable[Ok[None] | Err[None]] = await self._functions["[method]conn.write"](self, data)
        return result


class Types(Protocol):
    """The interface `types` of `case:not-carried`."""

    def fetch(self, url: str, body: AsyncIterator[bytes] | None) -> AwaitableOrValue[Ok[R] | Err[V]]: ...

    def wait(self) -> AwaitableOrValue[None]: ...

    def new_conn(self) -> AwaitableOrValue[Conn]: ...

    def conn_open(self, name: str) -> AwaitableOrValue[Ok[Conn] | Err[str]]: ...


class TypesExports:
    """The interface `types` of `case:not-carried`."""

    __slots__ = ("_conn_open", "_fetch", "_new_conn", "_wait")

    def __init__(self, instance: AsyncInstance) -> None:
        self._fetch = instance.func(ids.TYPES, "fetch")
        self._wait = instance.func(ids.TYPES, "wait")
        self._new_conn = instance.func(ids.TYPES, "[constructor]conn")
        self._conn_open = instance.func(ids.TYPES, "[static]conn.open")

    async def fetch(self, url: str, body: AsyncIterator[bytes] | None) -> Ok[R] | Err[V]:
        result: Ok[R] | Err[V] = await self._fetch(url, body)
        return result

    async def wait(self) -> None:
        await self._wait()

    async def new_conn(self) -> GuestConn:
        result: GuestConn = await self._new_conn()
        return result

    async def conn_open(self, name: str) -> Ok[GuestConn] | Err[str]:
        result: Ok[GuestConn] | Err[str] = await self._conn_open(name)
        return result
