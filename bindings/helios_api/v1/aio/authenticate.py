# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Called once a session to say who the client is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import ids
from ..authenticate import AuthRequest, AuthResult

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Authenticate"]


class Authenticate:
    """Called once a session to say who the client is."""

    __slots__ = ("_authenticate",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._authenticate = instance.func(ids.AUTHENTICATE, "authenticate")

    async def authenticate(self, request: AuthRequest) -> AuthResult:
        """Say who the client is.

        The first plugin decides. A failure denies.
        """
        result: AuthResult = await self._authenticate(request)
        return result
