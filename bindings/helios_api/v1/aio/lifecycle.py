# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""What every plugin exports: who it is, and its start and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..lifecycle import PluginError, PluginMetadata

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Lifecycle"]


class Lifecycle:
    """What every plugin exports: who it is, and its start and end."""

    __slots__ = ("_metadata", "_on_load", "_on_unload")

    def __init__(self, instance: AsyncInstance) -> None:
        self._metadata = instance.func(ids.LIFECYCLE, "metadata")
        self._on_load = instance.func(ids.LIFECYCLE, "on-load")
        self._on_unload = instance.func(ids.LIFECYCLE, "on-unload")

    async def metadata(self) -> PluginMetadata:
        """Say who this plugin is.

        The host may call it at any time, also before `on-load`.
        """
        result: PluginMetadata = await self._metadata()
        return result

    async def on_load(self, config: str) -> Ok[None] | Err[PluginError]:
        """Take the configuration and get ready to serve.

        Called once on each instance, before any hook. `config` is a JSON object: the operator's settings with the
        manifest's defaults filled in, `{}` where there are none. An error refuses the load.
        """
        result: Ok[None] | Err[PluginError] = await self._on_load(config)
        return result

    async def on_unload(self) -> None:
        """Give up what the plugin holds.

        Called at most once on each instance, after its last hook call. An instance that is discarded after a failure is
        not told.
        """
        await self._on_unload()
