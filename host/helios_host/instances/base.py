"""What the pools of a plugin have in common: what they know of it, their places, and the errors of who gets none."""

from __future__ import annotations

from collections.abc import Callable, MutableSet
from typing import Final, Generic, TypeVar

from helios_host.errors import PluginUnavailable

from .memory import MemoryMap
from .place import Linked, Origin, Place
from .settings import Policy, PoolSettings
from .sticky import Keys

__all__ = ["CLOSE_SECONDS", "RETRY_SECONDS", "Pool"]

RETRY_SECONDS: Final = 1.0
"""How long a plugin is left alone after a new instance could not be made."""

CLOSE_SECONDS: Final = 2.0
"""How long closing waits for calls, beyond their time limit."""

M = TypeVar("M")


class Pool(Generic[M]):
    """Holds the places of a plugin, in whose calls a guest may run for `timeout` seconds each.

    `prepare` links the component once a place.
    """

    _places: MutableSet[Place[M]]

    def __init__(
        self, origin: Origin, prepare: Callable[[], Linked[M]], timeout: float, settings: PoolSettings
    ) -> None:
        self.plugin: Final = origin.plugin
        self.serial = 0
        self._origin: Final = origin
        self._prepare: Final = prepare
        self._timeout: Final = timeout
        self._settings: Final = settings
        self._measured: Final = settings.policy is not Policy.FRESH  # it takes longer than making one
        self._keys: Final[Keys[M]] = Keys()
        self._problem: Exception | None = None
        self._retry_at = 0.0
        self._closed: str | None = None

    @property
    def instances(self) -> int:
        """How many instances there are now."""
        return sum(place.instance is not None for place in list(self._places))

    def memory(self, found: MemoryMap) -> int:
        """Return the bytes of the instances' memories."""
        return sum(place.memory(found) for place in list(self._places))

    def _unfit(self, hook: str) -> PluginUnavailable:
        return self._origin.unfit(hook, self.serial)

    def _unavailable(self, hook: str, reason: str, cause: BaseException | None = None) -> PluginUnavailable:
        return self._origin.unavailable(reason, hook, self.serial, cause)

    def _no_other(self, hook: str, error: Exception | None) -> PluginUnavailable:
        return self._unavailable(hook, f"a new instance could not be made: {error}", error)
