"""Looks at what a plugin keeps in `kv`, for operators: beside the plugin, through the same store."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Final, TypeVar

from helios_host.capabilities.faces import Io, run
from helios_host.capabilities.failures import Failure
from helios_host.capabilities.kv import KvStore, open_kv
from helios_host.config import HostConfig
from helios_host.errors import HeliosError, printable

from .bodies import KeysBody, ValueBody

__all__ = ["MAX_KEYS", "KvInspector", "StoreUnavailable"]

T = TypeVar("T")

MAX_KEYS: Final = 1000
MAX_VALUE: Final = 64 << 10
"""Most bytes of a value that are shown."""


class StoreUnavailable(HeliosError):
    """The store of `kv` does not answer, or its package is not installed."""


class KvInspector:
    """Reads and removes keys of any plugin; the store is opened at first use. Every method raises `StoreUnavailable`.

    It never waits for the event loop of a caller: it blocks.
    """

    def __init__(self, config: HostConfig) -> None:
        self._config: Final = config
        self._lock = threading.Lock()
        self._store: KvStore | None = None

    def keys(self, plugin: str, prefix: str, after: str | None, limit: int) -> KeysBody:
        """Return at most `limit` keys with a prefix, those after `after` only, in order of their bytes."""
        last = None if after is None else after.encode()
        found = self._run(lambda store: store.keys(plugin, prefix.encode(), last, limit + 1))
        shown = tuple(key.decode(errors="replace") for key in found[:limit])
        return KeysBody(keys=shown, next=shown[-1] if len(found) > limit else None)

    def value(self, plugin: str, key: str) -> ValueBody | None:
        """Return the value of a key, cut at 64 KiB, or `None`."""
        found = self._run(lambda store: store.get(plugin, key.encode()))
        if found is None:
            return None
        shown = found[:MAX_VALUE]
        try:
            text, encoding = shown.decode(errors="strict" if len(found) <= MAX_VALUE else "ignore"), "utf-8"
        except UnicodeDecodeError:
            text, encoding = base64.b64encode(shown).decode(), "base64"
        return ValueBody(key=key, value=text, encoding=encoding, bytes=len(found), is_cut=len(found) > MAX_VALUE)

    def remove(self, plugin: str, key: str) -> bool:
        """Remove a key, and say whether it had a value."""
        return self._run(lambda store: store.delete(plugin, key.encode()))

    def _run(self, work: Callable[[KvStore], Coroutine[Any, Any, T]]) -> T:
        settings = self._config.capabilities
        try:
            with self._lock:
                if self._store is None:
                    self._store = open_kv(settings.kv, Path(settings.data_dir), Io())
                return run(work(self._store))
        except ImportError as error:
            text = f"{error}: pip install 'helios-plugin-host[{settings.kv.backend}]'"
            raise StoreUnavailable(text) from error
        except (Failure, OSError, ValueError) as error:
            raise StoreUnavailable(f"the store of kv: {printable(str(error) or type(error).__name__)}") from error
