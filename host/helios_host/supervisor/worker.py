"""A worker's end: it loads plugins, waits until the supervisor found them right, serves, and is changed from there."""

from __future__ import annotations

import logging
import os
import signal
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

import attrs

from helios_host.admin.figures import figures_of
from helios_host.admin.operated import LocalHost
from helios_host.engine.cache import ArtefactCache
from helios_host.errors import HeliosError
from helios_host.manager import PluginHost
from helios_host.plugins.prepared import Prepared

from .channel import Methods, answer_all

__all__ = ["WorkerEnd"]

START_SECONDS: Final = 60.0
"""How long a worker may take to listen once it was told to."""


class WorkerEnd:
    """What a worker process is started with.

    Its number, from 1, the connection to its supervisor, and a cache that has the artefacts of what the others run.
    """

    def __init__(self, number: int, connection: Connection, cache: ArtefactCache) -> None:
        self.cache: Final = cache
        self.number: Final = number
        self._connection: Final = connection
        self._prepared: Prepared | None = None
        self._may_serve = threading.Event()
        self._serves = threading.Event()

    def name_logs(self) -> None:
        """Name this worker in every line of the host's log."""

        def named(record: logging.LogRecord) -> bool:
            record.fields = {"worker": self.number, **getattr(record, "fields", {})}
            return True

        for handler in logging.getLogger("helios_host").handlers:
            handler.addFilter(named)

    def started(self, host: PluginHost) -> None:
        """Tell the supervisor that plugins are loaded, and wait until this worker may serve."""

        def answer() -> None:
            answer_all(self._connection, {"loaded": True}, self.methods(host))
            if self._prepared is not None:  # a host that closes waits for the end of a change
                self._taken().abort()
            self._may_serve.set()
            os.kill(os.getpid(), signal.SIGTERM)  # the supervisor is gone: end in good order

        threading.Thread(target=answer, name="helios-control", daemon=True).start()
        self._may_serve.wait()

    def serving(self) -> None:
        """Tell the supervisor that clients are served."""
        self._serves.set()

    def failed(self, error: Exception) -> None:
        """Tell the supervisor why this worker cannot start."""
        answer_all(self._connection, {"failed": str(error)}, {})

    def methods(self, host: PluginHost) -> Methods:
        """Return what the supervisor may ask of a host."""
        local = LocalHost(host)
        return {
            "figures": lambda: attrs.asdict(figures_of(host)),
            "lines": lambda name, after: [attrs.asdict(written.line) for written in local.lines(name, {0: after})],
            "prepare_load": lambda path: self._prepare(host.prepare_load(Path(path))),
            "prepare_reload": lambda name, approve: self._prepare(host.prepare_reload(name, approve)),
            "commit": lambda: self._taken().commit(),
            "abort": lambda: self._taken().abort(),
            "unload": host.unload,
            "enable": host.enable,
            "disable": host.disable,
            "disable_all": host.disable_all,
            "serve": self._serve,
        }

    def _prepare(self, prepared: Prepared) -> dict[str, str]:
        self._prepared = prepared
        return {"name": prepared.name, "digest": prepared.digest}

    def _taken(self) -> Prepared:
        prepared, self._prepared = self._prepared, None
        if prepared is None:
            raise HeliosError("nothing was prepared")
        return prepared

    def _serve(self) -> bool:
        self._may_serve.set()
        return self._serves.wait(START_SECONDS)
