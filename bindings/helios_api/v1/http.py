# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Calls HTTP services; permission `http_fetch` and the operator's network policy."""

from __future__ import annotations

from typing import Protocol, TypeAlias

import attrs
from witbind import Err, Ok

from .types import Body

__all__ = [
    "Body",
    "Http",
    "HttpError",
    "HttpErrorAccessDenied",
    "HttpErrorInvalidRequest",
    "HttpErrorOther",
    "HttpErrorTimedOut",
    "HttpErrorTooLarge",
    "HttpErrorUnreachable",
    "HttpRequest",
    "HttpResponse",
]


@attrs.frozen
class HttpErrorAccessDenied:
    """The plugin does not have the permission, or the network policy does not allow the address."""


@attrs.frozen
class HttpErrorInvalidRequest:
    """The request is not valid; the string says why."""

    value: str


@attrs.frozen
class HttpErrorUnreachable:
    """The service could not be reached; the string says why."""

    value: str


@attrs.frozen
class HttpErrorTimedOut:
    """The response did not come in time."""


@attrs.frozen
class HttpErrorTooLarge:
    """The request or the response is larger than the host allows."""


@attrs.frozen
class HttpErrorOther:
    """Something else; the string is for people."""

    value: str


HttpError: TypeAlias = (
    HttpErrorAccessDenied
    | HttpErrorInvalidRequest
    | HttpErrorUnreachable
    | HttpErrorTimedOut
    | HttpErrorTooLarge
    | HttpErrorOther
)
"""Why there is no response."""


@attrs.frozen(kw_only=True)
class HttpRequest:
    """A request."""

    method: str
    """The method, such as `GET`, in upper case."""

    url: str
    """The whole URL, `http` or `https`."""

    headers: list[tuple[str, str]]
    """Headers, as pairs of name and value."""

    body: Body
    """The content."""


@attrs.frozen(kw_only=True)
class HttpResponse:
    """A response."""

    status: int
    """The status code, 200 to 599."""

    headers: list[tuple[str, str]]
    """Headers, as pairs of lower-case name and value, in the order received."""

    body: Body
    """The content: `text` where it is valid UTF-8."""


class Http(Protocol):
    """Calls HTTP services; permission `http_fetch` and the operator's network policy."""

    def http_fetch(self, request: HttpRequest) -> Ok[HttpResponse] | Err[HttpError]:
        """Send a request and take the whole response.

        Redirects are not followed. Any status is a response, not an error.
        """
        ...
