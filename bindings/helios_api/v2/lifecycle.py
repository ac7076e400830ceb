# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""What every plugin exports: who it is, its start and end, and how it is.

A component that exports several versions is told through the highest one only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs
from witbind import Err, Ok

from . import ids
from .types import ConfigEntry, PluginError

if TYPE_CHECKING:
    from witbind.runtime import Instance

__all__ = [
    "ConfigEntry",
    "HealthStatus",
    "HealthStatusDegraded",
    "HealthStatusHealthy",
    "HealthStatusUnhealthy",
    "Lifecycle",
    "PluginError",
    "PluginMetadata",
]


@attrs.frozen
class HealthStatusHealthy:
    """It serves."""


@attrs.frozen
class HealthStatusDegraded:
    """It serves, but not as well as it should; the string says why."""

    value: str


@attrs.frozen
class HealthStatusUnhealthy:
    """It cannot serve; the string says why."""

    value: str


HealthStatus: TypeAlias = HealthStatusHealthy | HealthStatusDegraded | HealthStatusUnhealthy
"""How a plugin is."""


@attrs.frozen(kw_only=True)
class PluginMetadata:
    """What a plugin says about itself."""

    name: str
    """The plugin's name, as in its manifest."""

    version: str
    """The plugin's own version, as in its manifest."""

    description: str
    """What the plugin does, in a sentence."""

    author: str
    """Who wrote it."""

    hooks: list[str]
    """The hooks that it implements, in snake_case as in its manifest."""

    permissions: list[str]
    """The permissions that it uses, in snake_case as in its manifest."""


class Lifecycle:
    """What every plugin exports: who it is, its start and end, and how it is.

    A component that exports several versions is told through the highest one only.
    """

    __slots__ = ("_health", "_metadata", "_on_load", "_on_unload")

    def __init__(self, instance: Instance) -> None:
        self._health = instance.func(ids.LIFECYCLE, "health")
        self._metadata = instance.func(ids.LIFECYCLE, "metadata")
        self._on_load = instance.func(ids.LIFECYCLE, "on-load")
        self._on_unload = instance.func(ids.LIFECYCLE, "on-unload")

    def health(self) -> HealthStatus:
        """Say how the plugin is."""
        result: HealthStatus = self._health()
        return result

    def metadata(self) -> PluginMetadata:
        """Say who this plugin is.

        The host may call it at any time, also before `on-load`.
        """
        result: PluginMetadata = self._metadata()
        return result

    def on_load(self, config: list[ConfigEntry]) -> Ok[None] | Err[PluginError]:
        """Take the configuration and get ready to serve.

        Called once on each instance, before any hook. `config` holds every setting that has a value, checked against
        the manifest's `config_schema`, in order of key. An error refuses the load.
        """
        result: Ok[None] | Err[PluginError] = self._on_load(config)
        return result

    def on_unload(self) -> None:
        """Give up what the plugin holds.

        Called at most once on each instance, after its last hook call. An instance that is discarded after a failure is
        not told.
        """
        self._on_unload()
