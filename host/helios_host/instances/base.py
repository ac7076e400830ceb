"""What the pools of a plugin have in common: what they know of it, their places, and the errors of who gets none."""

from __future__ import annotations

import time
from collections.abc import Callable, MutableSet
from typing import Final, Generic, TypeVar

import witbind

from helios_host.errors import PluginUnavailable, StartFailed, printable

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

    def _not_made(self, error: BaseException) -> None:
        """Leave the plugin alone for a while: a new instance could not be made. Callers are told why meanwhile."""
        if isinstance(error, Exception):
            self._problem = error
        else:  # such as a provider's `SystemExit`, which is nothing to end those callers with
            self._problem = StartFailed(f"what it calls raised {type(error).__name__}", plugin=self.plugin)
            self._problem.__cause__ = error
        self._retry_at = time.perf_counter() + RETRY_SECONDS

    def _left_badly(self, error: BaseException) -> str:
        """Return a line about an instance that failed when it was told that it is closed."""
        text = printable(str(error)) if isinstance(error, witbind.WitbindError) else type(error).__name__
        return f"plugin {self.plugin} failed when it was closed: {text}"

    def _no_other(self, hook: str, error: Exception | None) -> PluginUnavailable:
        return self._unavailable(hook, f"a new instance could not be made: {error}", error)
