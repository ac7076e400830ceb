# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Calls HTTP services; permission `http_fetch` and the operator's network policy."""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue, Err, Ok

from ..http import HttpError, HttpRequest, HttpResponse

__all__ = ["Http"]


class Http(Protocol):
    """Calls HTTP services; permission `http_fetch` and the operator's network policy."""

    def http_fetch(self, request: HttpRequest) -> AwaitableOrValue[Ok[HttpResponse] | Err[HttpError]]:
        """Send a request and take the whole response.

        Redirects are not followed. Any status is a response, not an error.
        """
        ...
