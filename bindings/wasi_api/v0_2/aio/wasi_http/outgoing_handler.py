# Generated from wasi:http@0.2 by witbind. Do not edit.
"""This interface defines a handler of outgoing HTTP Requests. It should be
imported by components which wish to make HTTP Requests.
"""

from __future__ import annotations

from typing import Protocol

from witbind import AwaitableOrValue, Err, Ok

from ...wasi_http.outgoing_handler import ErrorCode
from .types import FutureIncomingResponse, OutgoingRequest, RequestOptions

__all__ = ["FutureIncomingResponse", "OutgoingHandler", "OutgoingRequest", "RequestOptions"]


class OutgoingHandler(Protocol):
    """This interface defines a handler of outgoing HTTP Requests. It should be
    imported by components which wish to make HTTP Requests.
    """

    def handle(
        self,
        request: OutgoingRequest,
        options: RequestOptions | None,
    ) -> AwaitableOrValue[Ok[FutureIncomingResponse] | Err[ErrorCode]]:
        """This function is invoked with an outgoing HTTP Request, and it returns
        a resource `future-incoming-response` which represents an HTTP Response
        which may arrive in the future.

        The `options` argument accepts optional parameters for the HTTP
        protocol's transport layer.

        This function may return an error if the `outgoing-request` is invalid
        or not allowed to be made. Otherwise, protocol errors are reported
        through the `future-incoming-response`.
        """
        ...
