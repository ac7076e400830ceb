"""Hot reload: tells which plugins' files changed. Needs the extra `admin` of this package."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from .errors import ConfigurationError, Problem

__all__ = ["Watch"]

_log = logging.getLogger("helios_host")

SETTLE_MS: Final = 400
"""How long a change waits for others that belong to it: a plugin is several files."""


class Watch:
    """Watches a directory on a thread of its own; `changed` is told each changed entry of it.

    Raises `ConfigurationError` when its package is not installed.
    """

    def __init__(self, directory: Path, changed: Callable[[Path], None]) -> None:
        try:
            import watchfiles
        except ImportError as error:
            text = "it needs watchfiles: pip install 'helios-plugin-host[admin]'"
            raise ConfigurationError("hot reload", [Problem("plugins.hot_reload", text)]) from error
        self._watch: Final = watchfiles.watch
        self._directory: Final = directory
        self._changed: Final = changed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="helios-watch", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Stop, and wait until a change that is told was looked after."""
        self._stop.set()
        if self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        root = self._directory.absolute()
        try:
            for changes in self._watch(
                root, stop_event=self._stop, debounce=SETTLE_MS, rust_timeout=250, raise_interrupt=False
            ):
                for name in sorted({Path(path).relative_to(root).parts[0] for _, path in changes if path != str(root)}):
                    self._changed(self._directory / name)
        except OSError as error:
            _log.error("hot reload: %s cannot be watched: %s", root, error)
