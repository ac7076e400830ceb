"""The little of ASGI that the apps here need."""

from __future__ import annotations

import json
import uuid
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any, Final, TypeAlias

from helios_api.v2.types import Call, Identity, Session

from helios_host.hooks.table import deadline_of

__all__ = [
    "App",
    "Message",
    "Receive",
    "Scope",
    "Send",
    "TooLarge",
    "answer",
    "answer_json",
    "call_for",
    "headers_of",
    "read_body",
]

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

NO_STORE: Final = (b"cache-control", b"no-store")


class TooLarge(Exception):
    """A body is larger than it may be."""


def headers_of(scope: Scope) -> list[tuple[str, str]]:
    """Return a request's headers with lower-case names, in the order sent."""
    return [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"]]


def client_address(scope: Scope) -> str:
    """Return the address of who sent a request as a `session` says it."""
    client = scope.get("client")
    if not client or not client[0]:
        return "unix"
    host, port = client
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def call_for(
    chain: str,
    scope: Scope,
    *,
    client_addr: str | None = None,
    user: str = "",
    database: str = "",
    encrypted: bool | None = None,
    identity: Identity | None = None,
) -> Call:
    """Return the call of a hook about one request, which is a session of its own."""
    headers = dict(headers_of(scope))
    session = Session(
        id=uuid.uuid4().hex,
        user=user,
        database=database,
        client_addr=client_address(scope) if client_addr is None else client_addr,
        encrypted=scope.get("scheme") == "https" if encrypted is None else encrypted,
        attributes=[("user_agent", headers["user-agent"])] if "user-agent" in headers else [],
    )
    return Call(
        trace_parent=headers.get("traceparent"), deadline=deadline_of(chain), session=session, identity=identity
    )


async def read_body(receive: Receive, limit: int) -> bytes:
    """Return a request's body; raises `TooLarge` beyond `limit` bytes, `ConnectionError` when the client went away."""
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionError("the client went away")
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > limit:
            raise TooLarge
        if not message.get("more_body", False):
            return b"".join(parts)


async def answer(
    send: Send, status: int, body: bytes, content_type: str, headers: Iterable[tuple[bytes, bytes]] = ()
) -> None:
    """Send a whole response."""
    known = [(b"content-type", content_type.encode()), (b"content-length", str(len(body)).encode()), NO_STORE]
    await send({"type": "http.response.start", "status": status, "headers": [*known, *headers]})
    await send({"type": "http.response.body", "body": body})


async def answer_json(send: Send, status: int, value: object) -> None:
    """Send a whole response in JSON."""
    await answer(send, status, json.dumps(value).encode(), "application/json")
