# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Told of sessions that begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..connection import Call, ConnectDecision, PluginError

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Connection"]


class Connection:
    """Told of sessions that begin and end."""

    __slots__ = ("_on_connect", "_on_disconnect")

    def __init__(self, instance: AsyncInstance) -> None:
        self._on_connect = instance.func(ids.CONNECTION, "on-connect")
        self._on_disconnect = instance.func(ids.CONNECTION, "on-disconnect")

    async def on_connect(self, call: Call) -> Ok[ConnectDecision] | Err[PluginError]:
        """Say whether the call's session may begin.

        Called before anything is authenticated, so `call.identity` is `none`. All plugins must accept. A failure
        refuses.
        """
        result: Ok[ConnectDecision] | Err[PluginError] = await self._on_connect(call)
        return result

    async def on_disconnect(self, call: Call) -> Ok[None] | Err[PluginError]:
        """Take note that the call's session ended.

        It cannot slow or fail anything. A failure is logged.
        """
        result: Ok[None] | Err[PluginError] = await self._on_disconnect(call)
        return result
