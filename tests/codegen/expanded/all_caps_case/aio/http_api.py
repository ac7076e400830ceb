# Generated from case:all-caps by witbind. Do not edit.
"""The interface `HTTP-api` of `case:all-caps`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from witbind import AwaitableOrValue, Err, Ok

from .. import ids
from ..http_api import URL, HTTPError

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["HTTPApi", "HTTPApiExports"]


class HTTPApi(Protocol):
    """The interface `HTTP-api` of `case:all-caps`."""

    def get(self, url: URL) -> AwaitableOrValue[Ok[str] | Err[HTTPError]]: ...


class HTTPApiExports:
    """The interface `HTTP-api` of `case:all-caps`."""

    __slots__ = ("_get",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._get = instance.func(ids.HTTP_API, "GET")

    async def get(self, url: URL) -> Ok[str] | Err[HTTPError]:
        result: Ok[str] | Err[HTTPError] = await self._get(url)
        return result
