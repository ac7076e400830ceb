# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""What every plugin exports: who it is, its start and end, and how it is.

A component that exports several versions is told through the highest one only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witbind import Err, Ok

from .. import ids
from ..lifecycle import ConfigEntry, HealthStatus, PluginError, PluginMetadata

if TYPE_CHECKING:
    from witbind.runtime import AsyncInstance

__all__ = ["Lifecycle"]


class Lifecycle:
    """What every plugin exports: who it is, its start and end, and how it is.

    A component that exports several versions is told through the highest one only.
    """

    __slots__ = ("_health", "_metadata", "_on_load", "_on_unload")

    def __init__(self, instance: AsyncInstance) -> None:
        self._health = instance.func(ids.LIFECYCLE, "health")
        self._metadata = instance.func(ids.LIFECYCLE, "metadata")
        self._on_load = instance.func(ids.LIFECYCLE, "on-load")
        self._on_unload = instance.func(ids.LIFECYCLE, "on-unload")

    async def health(self) -> HealthStatus:
        """Say how the plugin is."""
        result: HealthStatus = await self._health()
        return result

    async def metadata(self) -> PluginMetadata:
        """Say who this plugin is.

        The host may call it at any time, also before `on-load`.
        """
        result: PluginMetadata = await self._metadata()
        return result

    async def on_load(self, config: list[ConfigEntry]) -> Ok[None] | Err[PluginError]:
        """Take the configuration and get ready to serve.

        Called once on each instance, before any hook. `config` holds every setting that has a value, checked against
        the manifest's `config_schema`, in order of key. An error refuses the load.
        """
        result: Ok[None] | Err[PluginError] = await self._on_load(config)
        return result

    async def on_unload(self) -> None:
        """Give up what the plugin holds.

        Called at most once on each instance, after its last hook call. An instance that is discarded after a failure is
        not told.
        """
        await self._on_unload()
