# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Called once a session, or once a step, to say who the client is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..authenticate import AuthRequest, AuthResult, Call, PluginError

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Authenticate"]


class Authenticate:
    """Called once a session, or once a step, to say who the client is."""

    __slots__ = ("_authenticate",)

    def __init__(self, instance: AsyncInstance) -> None:
        self._authenticate = instance.func(ids.AUTHENTICATE, "authenticate")

    async def authenticate(self, call: Call, request: AuthRequest) -> Ok[AuthResult] | Err[PluginError]:
        """Say who the client is.

        The first plugin that does not abstain decides. `call.identity` is `none`. A failure denies.
        """
        result: Ok[AuthResult] | Err[PluginError] = await self._authenticate(call, request)
        return result
