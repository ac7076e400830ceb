# Generated from case:not-carried@1 by witbind. Do not edit.
"""The interface `types` of `case:not-carried`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable
from typing import TYPE_CHECKING, Protocol, TypeAlias

import attrs
from witbind import Err, Ok, Some
from witbind.resources import GuestResource

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["VF", "VS", "Bytes", "Conn", "GuestConn", "R", "Types", "TypesExports", "V"]


Bytes: TypeAlias = AsyncIterator[bytes]


class Conn(Protocol):
    """The resource `conn`, which the host implements."""

    async def read(self) -> tuple[AsyncIterator[bytes], Awaitable[Ok[None] | Err[str]]]: ...

    def write(self, data: Bytes) -> Awaitable[Ok[None] | Err[None]]: ...


class GuestConn(GuestResource):
    """The resource `conn`, which the guest implements."""

    __slots__ = ()

    async def read(self) -> tuple[AsyncIterator[bytes], Awaitable[Ok[None] | Err[str]]]:
        result: tuple[AsyncIterator[bytes], Awaitable[Ok[None] | Err[str]]]
        result = await self._functions["[method]conn.read"](self)
        return result

    def write(self, data: Bytes) -> Awaitable[Ok[None] | Err[None]]:
        result: Awaitable[Ok[None] | Err[None]] = self._functions["[method]conn.write"](self, data)
        return result


@attrs.frozen(kw_only=True)
class R:
    s: AsyncIterator[bytes]
    t: AsyncIterator[str]
    f: Awaitable[Ok[int] | Err[str]]
    e: str
    n: AsyncIterator[None]
    m: Awaitable[None]


@attrs.frozen
class VS:
    """The case `s` of `v`."""

    value: AsyncIterator[Awaitable[Some[int | None] | None]]


@attrs.frozen
class VF:
    """The case `f` of `v`."""

    value: Awaitable[R]


V: TypeAlias = VS | VF


class Types(Protocol):
    """The interface `types` of `case:not-carried`."""

    async def fetch(self, url: str, body: AsyncIterator[bytes] | None) -> Ok[R] | Err[V]: ...

    async def wait(self) -> None: ...

    def new_conn(self) -> Conn: ...

    async def conn_open(self, name: str) -> Ok[Conn] | Err[str]: ...


class TypesExports:
    """The interface `types` of `case:not-carried`."""

    __slots__ = ("_conn_open", "_fetch", "_new_conn", "_wait")

    def __init__(self, instance: Instance) -> None:
        self._fetch = instance.func(ids.TYPES, "fetch")
        self._wait = instance.func(ids.TYPES, "wait")
        self._new_conn = instance.func(ids.TYPES, "[constructor]conn")
        self._conn_open = instance.func(ids.TYPES, "[static]conn.open")

    async def fetch(self, url: str, body: AsyncIterator[bytes] | None) -> Ok[R] | Err[V]:
        result: Ok[R] | Err[V] = await self._fetch(url, body)
        return result

    async def wait(self) -> None:
        await self._wait()

    def new_conn(self) -> GuestConn:
        result: GuestConn = self._new_conn()
        return result

    async def conn_open(self, name: str) -> Ok[GuestConn] | Err[str]:
        result: Ok[GuestConn] | Err[str] = await self._conn_open(name)
        return result
