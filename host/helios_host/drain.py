"""Two versions of a plugin side by side: the old one is closed when nobody can ask it any more.

A call that is under way holds its chain, and a chain its seats. So a plugin can be asked for as long as one of the
chains that it sits in exists: when the last of them is gone, or the time is over, it is closed.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
import weakref
from collections.abc import Callable, Iterable
from typing import Any, Final

from .hooks.chain import Chain

__all__ = ["Drain"]

_log = logging.getLogger("helios_host")


class Drain:
    """Knows the chains of a host that exist, and closes what nobody can reach; `pending` counts what still drains."""

    def __init__(self) -> None:
        self._chains: Final[weakref.WeakSet[Chain[Any, Any]]] = weakref.WeakSet()
        self._lock = threading.RLock()
        self._waiting: dict[threading.Thread, queue.SimpleQueue[bool]] = {}

    @property
    def pending(self) -> int:
        """How many plugins are waiting for their last calls."""
        with self._lock:
            return len(self._waiting)

    def track(self, chains: Iterable[Chain[Any, Any]]) -> None:
        """Remember chains that callers may hold."""
        with self._lock:
            self._chains.update(chains)

    def asking(self, plugin: str) -> list[weakref.ref[Chain[Any, Any]]]:
        """Return the chains that exist and ask a plugin, by its name; ask before the new version is in one."""
        with self._lock:
            return [weakref.ref(chain) for chain in self._chains if plugin in chain.plugins]

    def after_calls(
        self, name: str, chains: Iterable[weakref.ref[Chain[Any, Any]]], close: Callable[[], None], timeout: float
    ) -> None:
        """Call `close` on a thread of its own when none of these chains is left, or after `timeout` seconds."""
        gone: queue.SimpleQueue[bool] = queue.SimpleQueue()
        held = [weakref.ref(chain, lambda _: gone.put(True)) for known in chains if (chain := known()) is not None]
        thread = threading.Thread(
            target=self._wait, args=(name, held, gone, close, timeout), name=f"helios-drain-{name}", daemon=True
        )
        with self._lock:
            self._waiting[thread] = gone
        try:
            thread.start()
        except RuntimeError:
            with self._lock:
                del self._waiting[thread]
            _log.warning("plugin %s: there is no thread that could wait for its last call: it is closed now", name)
            close()

    def finish(self) -> None:
        """Close now what still waits, and wait until it is closed."""
        with self._lock:
            waiting = dict(self._waiting)
        for gone in waiting.values():
            gone.put(False)
        for thread in waiting:
            thread.join()

    def wait(self, timeout: float) -> bool:
        """Wait until everything is closed, at most `timeout` seconds; says whether it is."""
        until = time.monotonic() + timeout
        with self._lock:
            threads = list(self._waiting)
        for thread in threads:
            thread.join(max(until - time.monotonic(), 0.0))
        return not any(thread.is_alive() for thread in threads)

    def _wait(
        self,
        name: str,
        references: list[weakref.ref[Chain[Any, Any]]],
        gone: queue.SimpleQueue[bool],
        close: Callable[[], None],
        timeout: float,
    ) -> None:
        until = time.monotonic() + timeout
        try:
            while any(reference() is not None for reference in references):
                if not gone.get(timeout=max(until - time.monotonic(), 0.0)):
                    break
        except queue.Empty:
            _log.info("plugin %s: its version before is closed after drain_timeout: a session held its chains", name)
        try:
            close()
        finally:
            with self._lock:
                del self._waiting[threading.current_thread()]
