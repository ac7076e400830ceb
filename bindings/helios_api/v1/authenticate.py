# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Called once a session to say who the client is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from . import ids
from .types import Identity

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = ["AuthRequest", "AuthResult", "AuthResultDenied", "AuthResultSuccess", "Authenticate", "Identity"]


@attrs.frozen(kw_only=True)
class AuthRequest:
    """What a client presents when it connects."""

    user: str
    """The user name that the client gives; empty where the protocol has none."""

    database: str
    """The database that the client asks for; empty where there is none."""

    client_addr: str
    """The client's address, as in `query-context`."""

    encrypted: bool
    """Whether the client's connection to the proxy is encrypted."""

    headers: list[tuple[str, str]]
    """HTTP headers or PostgreSQL startup parameters, as pairs of name and value, in the order sent.

    HTTP names are lower case; a name may occur more than once.
    """

    password: str | None
    """The password, where the proxy itself asks the client for one."""


@attrs.frozen
class AuthResultSuccess:
    """The client is this identity."""

    value: Identity


@attrs.frozen
class AuthResultDenied:
    """The client may not connect; the string is the message that it gets."""

    value: str


AuthResult: TypeAlias = AuthResultSuccess | AuthResultDenied
"""Whether the client may connect, and as whom."""


class Authenticate:
    """Called once a session to say who the client is."""

    __slots__ = ("_authenticate",)

    def __init__(self, instance: Instance) -> None:
        self._authenticate = instance.func(ids.AUTHENTICATE, "authenticate")

    def authenticate(self, request: AuthRequest) -> AuthResult:
        """Say who the client is.

        The first plugin decides. A failure denies.
        """
        result: AuthResult = self._authenticate(request)
        return result
