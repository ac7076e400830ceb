"""Hot reload: tells which plugins' files changed. Needs the extra `admin` of this package."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final, Self

from .config import HostConfig
from .errors import ConfigurationError, EngineError, HeliosError, Problem
from .plugins.loader import read_candidate
from .plugins.package import find_packages

__all__ = ["Watch", "reload_changed"]

_log = logging.getLogger("helios_host")

SETTLE_MS: Final = 400
"""How long a change waits for others that belong to it: a plugin is several files."""


class Watch:
    """Watches a directory on a thread of its own; `changed` is told each changed entry of it.

    It is a context manager. Raises `ConfigurationError` when its package is not installed.
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
        """Begin to watch; raises `EngineError` where no thread can be made."""
        try:
            self._thread.start()
        except RuntimeError as error:
            raise EngineError(f"there is no thread for watching {self._directory}: {error}") from error

    def stop(self) -> None:
        """Stop, and wait until a change that is told was looked after."""
        self._stop.set()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.stop()

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


def reload_changed(
    path: Path,
    config: HostConfig,
    known: str | None,
    reload: Callable[[str], object],
    load: Callable[[Path], object],
) -> None:
    """Reload the plugin at a path, `known` by this name, or load one that is new there and enabled.

    What does not work is logged, and the running version runs on.
    """
    try:
        if known is not None:
            reload(known)
            _log.info("plugin %s was changed, and reloaded", known)
        elif path in find_packages(path.parent) and config.settings(read_candidate(path).name).enabled:
            load(path)
            _log.info("the plugin at %s is new, and loaded", path)
    except HeliosError as error:
        _log.error("%s changed, and is not loaded: %s", path, error)
    except Exception:  # noqa: BLE001 - one plugin never stops the others
        _log.exception("%s changed, and loading it failed by a fault of the host", path)
