# Generated from case:all-caps by witbind. Do not edit.
"""The interface `HTTP-api` of `case:all-caps`."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeAlias

import attrs
from witbind import Err, Ok

from . import ids

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["URL", "HTTPApi", "HTTPApiExports", "HTTPError", "HTTPErrorDNSTimeout", "HTTPErrorTLS", "HTTPMethod"]


@attrs.frozen
class HTTPErrorDNSTimeout:
    """The case `DNS-timeout` of `HTTP-error`."""

    value: str


@attrs.frozen
class HTTPErrorTLS:
    """The case `TLS` of `HTTP-error`."""


HTTPError: TypeAlias = HTTPErrorDNSTimeout | HTTPErrorTLS


class HTTPMethod(Enum):
    GET = "GET"
    POST = "POST"
    X_2D = "x-2d"


@attrs.frozen(kw_only=True)
class URL:
    host: str
    a_2b: int


class HTTPApi(Protocol):
    """The interface `HTTP-api` of `case:all-caps`."""

    def get(self, url: URL) -> Ok[str] | Err[HTTPError]: ...


class HTTPApiExports:
    """The interface `HTTP-api` of `case:all-caps`."""

    __slots__ = ("_get",)

    def __init__(self, instance: Instance) -> None:
        self._get = instance.func(ids.HTTP_API, "GET")

    def get(self, url: URL) -> Ok[str] | Err[HTTPError]:
        result: Ok[str] | Err[HTTPError] = self._get(url)
        return result
